"""Recommendations_Given.csv and Recommendations_Received.csv: what one person wrote for another to show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b

from goodterms.sources.csvfile import Row
from goodterms.sources.dates import moment
from goodterms.sources.linkedin.address import OWNER, People, full_name
from goodterms.sources.protocol import Given
from goodterms.words import Interaction, Participant, Role, Unread, iso


def recommendations(
    rows: Iterable[Row | Unread], people: People, given: Given, *, written: bool
) -> Iterator[Interaction | Unread]:
    """A recommendation a row; ``written``: by the owner. The header is the same for both, only the file name tells."""
    for row in rows:
        yield row if isinstance(row, Unread) else _recommendation(row, people, given, written=written)


def _recommendation(row: Row, people: People, given: Given, *, written: bool) -> Interaction | Unread:
    ts = moment(row.one("creation date"), given.zone, given.dates or "mdy")
    name = full_name(row.one("first name"), row.one("last name"))
    if ts is None or not name:
        return Unread(row.where, "A recommendation without a name or with a date that LinkedIn does not write.")
    owner, other = people.owner or OWNER, people.by_name(name)
    author, subject = (owner, other) if written else (other, owner)
    words = blake2b(row.one("text").encode("utf-8", "replace"), digest_size=8).hexdigest()
    return Interaction(
        "linkedin",
        f"recommendation|{'given' if written else 'received'}|{name}|{iso(ts)}|{words}",
        ts,
        "recommendation",
        (Participant(author, Role.FROM), Participant(subject, Role.TO)),
        text=row.one("text"),
        where=row.where,
    )
