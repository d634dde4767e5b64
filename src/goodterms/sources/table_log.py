"""A row of a table of what happened, as an interaction."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from email.utils import getaddresses
from typing import Final, NamedTuple

from goodterms.sources.csvfile import Row
from goodterms.sources.dates import moment, orders
from goodterms.sources.linkedin.address import full_name, profile_key
from goodterms.sources.protocol import Given
from goodterms.sources.table_people import PHONE, digest, hard_key
from goodterms.words import Card, Handle, Interaction, Mark, Participant, Role, Unread, iso

ME: Final = Handle("csv-owner", "me")
"""The owner of a table, when nobody said who that is."""

_MYSELF: Final = frozenset({"me", "i", "myself", "self", "ich", "mich", "mir"})
_OUT: Final = frozenset({"out", "outgoing", "sent", "outbound", "to", "aus", "ausgehend", "gesendet"})
_IN: Final = frozenset({"in", "incoming", "received", "inbound", "from", "ein", "eingehend", "empfangen"})
_KINDS: Final = {
    **dict.fromkeys(("call", "phone", "phone call", "video call", "anruf", "telefonat"), "call"),
    **dict.fromkeys(("meeting", "met", "lunch", "coffee", "dinner", "visit", "treffen", "besuch"), "meeting"),
    **dict.fromkeys(("message", "mail", "email", "e-mail", "letter", "sms", "chat", "nachricht", "brief"), "message"),
}


class Reading(NamedTuple):
    """What holds for all rows of one table. ``order``: of day and month, "" when the column does not show it."""

    given: Given
    order: str

    @property
    def owner(self) -> Handle:
        """The owner as the user named himself, else `ME`."""
        return next((_handle(typed) for typed in self.given.me), ME)


def order_of(rows: Iterable[Row | Unread], given: Given) -> str:
    """The order of day and month that all dates of the column agree on, "" when several would do."""
    if given.dates:
        return given.dates
    possible = {"dmy", "mdy"}
    for row in rows:
        shown = orders(row.one("date")) if isinstance(row, Row) else frozenset()
        possible &= shown or possible
    return possible.pop() if len(possible) == 1 else ""


def own_card(reading: Reading, where: str) -> Iterator[Card]:
    """Says that `ME` is the owner, when no handle of the owner's was given."""
    if reading.owner == ME:
        yield Card("csv", "owner|me", "", (ME,), own=True, where=where)


def interaction(row: Row, reading: Reading) -> Interaction | Unread:
    """What a row says happened."""
    written = " ".join(filter(None, (row.one("date"), row.one("time"))))
    if not reading.order and orders(row.one("date")):
        return Unread(row.where, f"Is '{written}' day first or month first? Say --dates dmy or --dates mdy.")
    ts = moment(written, reading.given.zone, reading.order or "mdy")
    if ts is None:
        return Unread(row.where, f"'{written}' is no date that can be read." if written else "This row has no date.")
    kind = _kind(row)
    participants = _participants(row, kind, reading.owner)
    return participants if isinstance(participants, Unread) else _interaction(row, ts, kind, participants)


def _interaction(row: Row, ts: int, kind: str, participants: tuple[Participant, ...]) -> Interaction:
    text = row.one("text") or row.one("note")
    took_part = sorted(f"{each.role} {hard_key(each.handle)}" for each in participants)
    return Interaction(
        "csv",
        digest(iso(ts), kind, *took_part, row.one("subject"), text),
        ts,
        kind,
        participants,
        row.one("subject"),
        text,
        marks=Mark(0) if text or kind != "message" else Mark.EMPTY,
        where=row.where,
        minutes=_minutes(row.one("minutes")),
    )


def _kind(row: Row) -> str:
    return _KINDS.get(row.one("kind").casefold(), "message")


def _participants(row: Row, kind: str, owner: Handle) -> tuple[Participant, ...] | Unread:
    senders, others = (_people(row.one(column), owner) for column in ("from", "to"))
    if not senders and not others:
        person = _person(row)
        if person is None:
            return Unread(row.where, "This row names nobody.")
        direction = row.one("direction").casefold()
        senders, others = ([person], [owner]) if direction in _IN else ([owner], [person])
        if kind == "message" and direction not in _IN | _OUT:
            return Unread(
                row.where, "Who wrote to whom? Give the table a column 'direction' (in, out) or 'kind' (met, call)."
            )
    if not senders or not others:
        return Unread(row.where, "This row says only one side of 'from' and 'to'.")
    if kind == "meeting" or (kind == "call" and not row.one("direction") and not row.one("from")):
        return tuple(Participant(each, Role.ATTENDEE) for each in (*senders, *others))
    return (
        *(Participant(each, Role.FROM) for each in senders),
        *(Participant(each, Role.TO) for each in others),
    )


def _person(row: Row) -> Handle | None:
    """The other one, of a table that names the owner nowhere."""
    name = row.one("name") or full_name(row.one("first"), row.one("last"))
    for column in ("mail", "phone", "linkedin"):
        if row.one(column):
            return _handle(row.one(column), name)
    return _handle(name, name) if name else None


def _people(cell: str, owner: Handle) -> list[Handle]:
    """Everybody in a cell: addresses as in a mail header, else names between semicolons."""
    if "@" in cell:
        pairs = getaddresses([cell.replace(";", ",")])
        return [_handle(mail, name) for name, mail in pairs if mail]
    names = (name.strip() for name in re.split(r"[;\n]", cell))
    return [owner if name.casefold() in _MYSELF else _handle(name, name) for name in names if name]


def _handle(typed: str, name: str = "") -> Handle:
    beside = "" if name == typed else name
    if "linkedin.com/" in typed.lower() and profile_key(typed):
        return Handle("linkedin", typed, beside)
    if "@" in typed:
        return Handle("mail", typed.lower(), beside)
    if PHONE.fullmatch(typed):
        return Handle("phone", typed, beside)
    return Handle("name", typed, name or typed)


def _minutes(written: str) -> float | None:
    try:
        return float(written.replace(",", "."))
    except ValueError:
        return None
