"""Who takes part in a calendar event, and who was really there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from icalendar import Component

from goodterms.words import Handle, Participant, Role

THINGS: Final = frozenset({"RESOURCE", "ROOM", "GROUP"})
"""CUTYPE of what is invited but is nobody (RFC 5545 3.2.3)."""

CALENDARS: Final = "calendar.google.com"
"""Addresses that end so are calendars, rooms and "unknown organizer", never people."""

LONGEST: Final = 1000
"""Letters that are looked at for an address, which has at most 254 (RFC 5321)."""

_ADDRESS: Final = re.compile(r"[^\s@<>,;:\"'/=]+@[^\s@<>,;:\"'/]+")


def people(event: Component) -> tuple[Participant, ...]:
    """The organizer as sender, and everybody asked as attendee or absent.

    Accepted, or organizer and not declined: attendee. Declined, tentative, delegated or never answered: absent.
    """
    organizer = next((handle for each in _listed(event.get("ORGANIZER")) if (handle := _organizer(each))), None)
    asked = dict(_asked(event))
    if organizer is None:
        return tuple(Participant(handle, role) for handle, role in _once(asked))
    there = asked.pop(organizer, "")
    for same in [handle for handle in asked if handle.value == organizer.value]:
        there = asked.pop(same)
    role = Role.ABSENT if there == "DECLINED" else Role.ATTENDEE
    others = (Participant(handle, role) for handle, role in _once(asked))
    return (Participant(organizer, Role.FROM), Participant(organizer, role), *others)


def nobody_else(participants: tuple[Participant, ...]) -> bool:
    """Whether an event is a block in somebody's calendar: nobody but its organizer has a part in it."""
    sender = {each.handle.value for each in participants if each.role is Role.FROM}
    return {each.handle.value for each in participants} == sender


def _asked(event: Component) -> Iterator[tuple[Handle, str]]:
    for attendee in _listed(event.get("ATTENDEE")):
        handle = _handle(attendee)
        if handle and str(attendee.params.get("CUTYPE", "")).upper() not in THINGS:
            yield handle, str(attendee.params.get("PARTSTAT", "")).upper()


def _once(asked: dict[Handle, str]) -> Iterator[tuple[Handle, Role]]:
    """Each address once; whoever accepted under one name was there."""
    seen: dict[str, tuple[Handle, Role]] = {}
    for handle, answer in asked.items():
        role = Role.ATTENDEE if answer == "ACCEPTED" else Role.ABSENT
        if handle.value not in seen or role is Role.ATTENDEE:
            seen[handle.value] = (handle, role)
    yield from seen.values()


def _organizer(prop: Any) -> Handle | None:  # noqa: ANN401 - vCalAddress, or text where it was broken
    """The organizer; where that is no person's address, who sent it for them (SENT-BY)."""
    address = _address(str(prop.params.get("SENT-BY", "")))
    return _handle(prop) or (Handle("mail", address) if address else None)


def _handle(prop: Any) -> Handle | None:  # noqa: ANN401 - as above
    address = _address(str(prop)) or _address(str(prop.params.get("EMAIL", "")))
    name = " ".join(str(prop.params.get("CN", "")).strip("\"' ").split())
    return Handle("mail", address, "" if "@" in name else name) if address else None


def _address(written: str) -> str:
    """A mail address in lower case, empty for what is none: X.500 paths, urn:uuid, invalid:nomail, calendars."""
    path = re.sub(r"^mailto:", "", written.strip()[:LONGEST], flags=re.IGNORECASE)
    match = None if path.startswith("/") else _ADDRESS.search(path.replace("%40", "@"))
    address = match[0].lower() if match else ""
    return "" if address.endswith(CALENDARS) else address


def _listed(value: Any) -> list[Any]:  # noqa: ANN401 - icalendar gives one property or a list of them
    return [] if value is None else value if isinstance(value, list) else [value]
