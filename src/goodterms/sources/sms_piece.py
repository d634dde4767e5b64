"""One SMS, MMS or call of a backup as an interaction."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b
from typing import Final

from goodterms.sources.jsonfile import number_in, text_in
from goodterms.sources.sms_people import LISTED, OWNER, REMEMBERED, SELF, handle_of, is_person, key_of
from goodterms.sources.sms_xml import Record
from goodterms.words import NO_MARK, Handle, Interaction, Mark, Participant, Role, Unread

IN, OUT = 1, 2
UNSENT: Final = frozenset({3, 4, 5, 6})
"""Draft, outbox, failed, queued (android.provider.Telephony.TextBasedSmsColumns)."""

TAKEN: Final = frozenset({IN, OUT, 7})
"""Calls that somebody took: incoming, outgoing, answered on another device (android.provider.CallLog.Calls)."""

FROM, BCC, CC, TO = 137, 129, 130, 151
"""Whom an address of an MMS stands for (the PDU's header fields, as Android numbers them)."""
_ROLES: Final = {TO: Role.TO, CC: Role.CC, BCC: Role.BCC}

LAST: Final = 4_102_444_800
"""A date beyond (2100, UTC seconds) is damage."""

_MACHINE: Final = Mark.NEWSLETTER
"""What a short code or a sender's word writes comes from a machine."""


def interaction(record: Record, where: str) -> Interaction | Unread:
    """The piece, or why it is none."""
    ms = number_in(record.said, "date")
    if ms is None or not 0 < ms // 1000 < LAST:
        return Unread(where, "It has no date.")
    if record.kind == "call":
        return _call(record, ms, where)
    return _sms(record, ms, where) if record.kind == "sms" else _mms(record, ms, where)


def _sms(record: Record, ms: int, where: str) -> Interaction | Unread:
    said, way = record.said, number_in(record.said, "type")
    address, text = text_in(said, "address"), _written(text_in(said, "body"))
    other = handle_of(address, text_in(said, "contact_name"))
    if other is None:
        return Unread(where, "It does not say with whom.")
    if way not in {IN, OUT, *UNSENT}:
        return Unread(where, "It does not say whether it came or went.")
    told = f"{key_of(address)}\n{ms}\n{way}\n{text}"
    return Interaction(
        "sms",
        _digest(told),
        ms // 1000,
        "message",
        _between(other, out=way != IN),
        text=text,
        thread=key_of(address),
        marks=_marks(text, other, unsent=way in UNSENT),
        where=where,
    )


def _mms(record: Record, ms: int, where: str) -> Interaction | Unread:
    way, people = number_in(record.said, "msg_box"), addressed(record)
    if way not in {IN, OUT, *UNSENT}:
        return Unread(where, "It does not say whether it came or went.")
    took_part = _part(people, out=way != IN)
    if not took_part:
        return Unread(where, "It does not say with whom.")
    text = "\n".join(_texts(record))
    others = sorted({key_of(p.handle.value) for p in people if p.handle != OWNER})
    told = f"{text_in(record.said, 'm_id')}\n{' '.join(others)}\n{ms}\n{way}\n{text}"
    heard = [p for p in took_part if p.role is not Role.FROM]
    if len(heard) > LISTED:
        group = Participant(Handle("sms-group", _digest(" ".join(others)), "a group"), Role.LIST)
        took_part = (*(p for p in took_part if p.role is Role.FROM), group)
    marks = _marks(text, next(p.handle for p in took_part), unsent=way in UNSENT)
    return Interaction(
        "sms",
        f"mms|{_digest(told)}",
        ms // 1000,
        "message",
        took_part,
        subject=_written(text_in(record.said, "sub")),
        text=text,
        thread=others[0] if len(others) == 1 else f"group|{_digest(' '.join(others))}",
        marks=marks | (Mark.LIST if len(heard) > LISTED else NO_MARK),
        where=where,
    )


def addressed(record: Record) -> tuple[Participant, ...]:
    """Who an MMS is from and to, by its addresses, else by the one line of them that its head has.

    The owner is the token, and whoever is not in that line: it lists the others.
    """
    line = [each for each in text_in(record.said, "address").split("~") if each]
    listed = {key_of(each)[-8:] for each in line}
    names = _names(record, line)
    found = []
    for each in record.addresses:
        address, kind = text_in(each, "address"), number_in(each, "type")
        role = Role.FROM if kind == FROM else _ROLES.get(kind or 0, Role.TO)
        sent = kind == FROM and number_in(record.said, "msg_box") != IN
        missing = bool(listed) and key_of(address)[-8:] not in listed and _lone(record, listed)
        handle = OWNER if sent or missing or address == SELF else handle_of(address, names.get(key_of(address), ""))
        if handle:
            found.append(Participant(handle, role))
    known = {key_of(p.handle.value)[-8:] for p in found}
    rest = (each for each in line if key_of(each)[-8:] not in known)
    way = Role.FROM if number_in(record.said, "msg_box") == IN and not _sent_by(found) else Role.TO
    found += [Participant(handle, way) for each in rest if (handle := handle_of(each, names.get(key_of(each), "")))]
    return tuple(dict.fromkeys(found))


def _lone(record: Record, listed: set[str]) -> bool:
    """Whether just one address is missing from the line, and so is the owner's."""
    others = {key_of(text_in(each, "address"))[-8:] for each in record.addresses} - listed
    return len(others) == 1 and SELF not in {text_in(each, "address") for each in record.addresses}


def _names(record: Record, line: list[str]) -> dict[str, str]:
    """Names by number; several stand in one text, separated by commas, and only if there are as many as numbers."""
    written = text_in(record.said, "contact_name")
    names = [written] if len(line) == 1 else written.split(", ")
    return {key_of(each): name for each, name in zip(line, names, strict=True)} if len(names) == len(line) else {}


def _part(people: tuple[Participant, ...], *, out: bool) -> tuple[Participant, ...]:
    """Sender and hearers, each once; the owner among them. Empty when nobody else is there."""
    others = [p for p in people if p.handle != OWNER]
    if out:
        heard = tuple(p if p.role in _ROLES.values() else Participant(p.handle, Role.TO) for p in others)
        return (Participant(OWNER, Role.FROM), *heard) if heard else ()
    sender = _sent_by(others) or (others[0].handle if len(others) == 1 else None)
    if sender is None:
        return ()
    rest = (p for p in others if p.handle != sender)
    return (Participant(sender, Role.FROM), Participant(OWNER, Role.TO), *rest)


def _sent_by(people: list[Participant]) -> Handle | None:
    return next((p.handle for p in people if p.role is Role.FROM and p.handle != OWNER), None)


def _texts(record: Record) -> Iterator[str]:
    for part in record.parts:
        if text_in(part, "ct") == "text/plain" and (text := _written(text_in(part, "text"))):
            yield text


def _call(record: Record, ms: int, where: str) -> Interaction | Unread:
    said, way = record.said, number_in(record.said, "type")
    address, seconds = text_in(said, "number"), number_in(record.said, "duration") or 0
    other = handle_of(address, text_in(said, "contact_name"))
    if other is None:
        return Unread(where, "The number was withheld.")
    taken = way in TAKEN and seconds > 0
    marks = (NO_MARK if taken else Mark.MISSED) | (NO_MARK if is_person(other.value) else _MACHINE)
    return Interaction(
        "phone",
        _digest(f"{key_of(address)}\n{ms}\n{way}"),
        ms // 1000,
        "call",
        _between(other, out=way == OUT),
        thread=key_of(address),
        marks=marks,
        where=where,
        minutes=seconds / 60 if taken else None,
    )


@lru_cache(maxsize=REMEMBERED)
def _between(other: Handle, *, out: bool) -> tuple[Participant, ...]:
    sender, hearer = (OWNER, other) if out else (other, OWNER)
    return Participant(sender, Role.FROM), Participant(hearer, Role.TO)


def _marks(text: str, other: Handle, *, unsent: bool) -> Mark:
    marks = NO_MARK if text else Mark.EMPTY
    if unsent:
        marks |= Mark.DRAFT
    return marks | _MACHINE if other.kind == "sms" else marks


def _written(text: str) -> str:
    return "" if text == "null" else text.strip()


def _digest(told: str) -> str:
    return blake2b(told.encode("utf-8", "replace"), digest_size=12).hexdigest()
