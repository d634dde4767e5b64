"""Invitations.csv: who asked whom to connect, with or without a note. Whether it was accepted, it does not say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from goodterms.sources.csvfile import Row
from goodterms.sources.dates import moment
from goodterms.sources.linkedin.address import ANYBODY, People, fold, profile_key
from goodterms.sources.protocol import Given
from goodterms.words import Handle, Interaction, Mark, Participant, Role, Unread, iso

STOCK = re.compile(
    r"\s*(?:(?:(?:hi|hello|dear)(?: [\w'\u2019-]+){0,3}[,.!]?\s*)?"
    r"i(?:'|\u2019| woul)d like to (?:add you to my professional network(?: on linkedin)?"
    r"|join your (?:linkedin )?network|connect with you on linkedin)[.!]?\s*(?:[-\u2013] ?[^.!?\n]{1,60})?)?\s*",
    re.IGNORECASE,
)
"""No note, or the one that LinkedIn itself used to put there: nobody's words, so no answer to anybody's."""


def invitations(rows: Iterable[Row | Unread], people: People, given: Given) -> Iterator[Interaction | Unread]:
    """An invitation a row. Without a note of its own, or with the service's own words, it is no person's message."""
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
        marks=Mark.SYSTEM if STOCK.fullmatch(note) else Mark(0),
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
