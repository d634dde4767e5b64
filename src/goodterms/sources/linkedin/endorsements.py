"""Endorsement_Given_Info.csv and Endorsement_Received_Info.csv: one press of a button a skill, so never contact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from goodterms.sources.csvfile import Row
from goodterms.sources.dates import moment
from goodterms.sources.linkedin.address import OWNER, People, full_name, profile_key
from goodterms.sources.protocol import Given
from goodterms.words import Interaction, Mark, Participant, Role, Unread, iso


def endorsements(
    rows: Iterable[Row | Unread], people: People, given: Given, *, written: bool
) -> Iterator[Interaction | Unread]:
    """An endorsement a row; ``written``: by the owner."""
    for row in rows:
        yield row if isinstance(row, Unread) else _endorsement(row, people, given, written=written)


def _endorsement(row: Row, people: People, given: Given, *, written: bool) -> Interaction | Unread:
    who = "endorsee" if written else "endorser"
    ts = moment(row.one("endorsement date"), given.zone, given.dates or "mdy")
    name, url = full_name(row.one(f"{who} first name"), row.one(f"{who} last name")), row.one(f"{who} public url")
    if ts is None or not (name or profile_key(url)):
        return Unread(row.where, "An endorsement without a name or with a date that LinkedIn does not write.")
    owner = people.owner or OWNER
    other = people.by_url(url, name) if profile_key(url) else people.by_name(name)
    author, subject = (owner, other) if written else (other, owner)
    return Interaction(
        "linkedin",
        f"endorsement|{who}|{profile_key(url) or name}|{row.one('skill name')}|{iso(ts)}",
        ts,
        "endorsement",
        (Participant(author, Role.FROM), Participant(subject, Role.TO)),
        row.one("skill name"),
        marks=Mark.REACTION,
        where=row.where,
    )
