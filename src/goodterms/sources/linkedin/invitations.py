"""Invitations.csv: who asked whom to connect, with or without a note. Whether it was accepted, it does not say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from goodterms.sources.csvfile import Row
from goodterms.sources.dates import moment
from goodterms.sources.linkedin.address import ANYBODY, People, fold, profile_key
from goodterms.sources.protocol import Given
from goodterms.words import Handle, Interaction, Mark, Participant, Role, Unread, iso


def invitations(rows: Iterable[Row | Unread], people: People, given: Given) -> Iterator[Interaction | Unread]:
    """An invitation a row. Without a note of its own it is the service's message, not a person's."""
    for row in rows:
        yield row if isinstance(row, Unread) else _invitation(row, people, given)


def _invitation(row: Row, people: People, given: Given) -> Interaction | Unread:
    ts = moment(row.one("sent at"), given.zone, given.dates or "mdy")
    if ts is None:
        return Unread(row.where, f"'{row.one('sent at')}' is no date that LinkedIn writes.")
    inviter = _side(row, "from", "inviterprofileurl", people, ts)
    invitee = _side(row, "to", "inviteeprofileurl", people, ts)
    note = row.one("message")
    return Interaction(
        "linkedin",
        f"invitation|{_key(inviter)}|{_key(invitee)}|{iso(ts)}",
        ts,
        "invitation",
        (Participant(inviter, Role.FROM), Participant(invitee, Role.TO)),
        text=note,
        marks=Mark(0) if note else Mark.SYSTEM,
        where=row.where,
    )


def _side(row: Row, name_column: str, url_column: str, people: People, ts: int) -> Handle:
    name, url = row.one(name_column), row.one(url_column)
    if profile_key(url):
        people.learn(url, name)
        same = people.owner and profile_key(people.owner.value) == profile_key(url)
        return people.owner if people.owner and same else people.by_url(url, name)
    if name and fold(name) != ANYBODY:
        return people.by_name(name)
    return people.without_url(name, f"invitation|{iso(ts)}")


def _key(handle: Handle) -> str:
    return profile_key(handle.value) if handle.kind == "linkedin" else f"{handle.kind}:{fold(handle.value)}"
