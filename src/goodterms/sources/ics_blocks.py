"""A calendar file cut into its events, each by itself, so that one broken event costs no other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from goodterms.sources.vcard_lines import plain, read_line

LARGEST: Final = 1 << 22
"""Bytes of one event or time zone; no real one comes near, attachments being left out."""

DEEPEST: Final = 20
"""Components in each other; real files have three (calendar, event, alarm)."""

KEPT: Final = frozenset(
    {"UID", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "SEQUENCE", "STATUS"}
    | {"SUMMARY", "DESCRIPTION", "ORGANIZER", "ATTENDEE"}
)
"""What is read of an event; whatever else is broken in it does no harm."""

CUT_OFF: Final = "The event is cut off: it has a beginning, but no END:VEVENT."
TOO_LARGE: Final = "The event is too large to be one (over 4 MB without attachments)."

_EDGE: Final = re.compile(r"\s*(BEGIN|END)\s*:\s*([\w-]+)\s*", re.IGNORECASE)
_NAME: Final = re.compile(r"[\w-]+")


@dataclass(slots=True)
class Block:
    """One event or time zone as written: its unfolded lines with ``BEGIN`` and ``END``.

    ``number``: its place among the file's events. ``uid``: empty when it has none. ``why``: what is wrong with it.
    """

    number: int
    lines: list[str]
    uid: str = ""
    why: str = ""
    size: int = 0

    @property
    def text(self) -> str:
        """The block as icalendar reads it."""
        return "\r\n".join((*self.lines, ""))


@dataclass(slots=True)
class Written:
    """One VCALENDAR: its own properties by upper-case name, its zones and its events, in the file's order."""

    head: dict[str, str] = field(default_factory=dict)
    zones: list[Block] = field(default_factory=list)
    events: list[Block] = field(default_factory=list)


def written_calendars(lines: Iterable[bytes]) -> Iterator[Written]:
    """Every calendar of a file, from its unfolded lines; a file of bare events is one calendar."""
    calendar, still_open, number = Written(), list[str](), 0
    for raw in lines:
        line = _text(raw)
        edge = _EDGE.fullmatch(line)
        if edge is None:
            _put(calendar, still_open, line)
            continue
        begins, name = edge[1].upper() == "BEGIN", edge[2].upper()
        if name == "VCALENDAR":
            yield _closed(calendar, still_open)
            calendar, still_open = Written(), []
        elif begins:
            number += name == "VEVENT"
            _begin(calendar, still_open, name, number)
        elif name in still_open:
            _end(calendar, still_open, name)
    yield _closed(calendar, still_open)


def _begin(calendar: Written, still_open: list[str], name: str, number: int) -> None:
    if name == "VEVENT":
        # Events do not stand in each other: whatever is still open was never ended.
        _closed(calendar, still_open)
        still_open.clear()
        calendar.events.append(Block(number, ["BEGIN:VEVENT"]))
    elif name == "VTIMEZONE" and not still_open:
        calendar.zones.append(Block(0, []))
    if len(still_open) < DEEPEST:
        still_open.append(name)
    if still_open[0] == "VTIMEZONE":
        _keep(calendar.zones[-1], f"BEGIN:{name}")


def _end(calendar: Written, still_open: list[str], name: str) -> None:
    if still_open[0] == "VTIMEZONE":
        _keep(calendar.zones[-1], f"END:{name}")
    elif name == "VEVENT":
        calendar.events[-1].lines.append("END:VEVENT")
    del still_open[still_open.index(name) :]


def _put(calendar: Written, still_open: list[str], line: str) -> None:
    name = match[0].upper() if (match := _NAME.match(line)) else ""
    value = line.partition(":")[2].strip()
    if not still_open:
        calendar.head.setdefault(name, value)
    elif still_open[0] == "VTIMEZONE":
        _keep(calendar.zones[-1], line)
    elif still_open[-1] == "VEVENT" and name in KEPT and value:
        event = calendar.events[-1]
        event.uid = event.uid or (plain(value) if name == "UID" else "")
        _keep(event, line)


def _keep(block: Block, line: str) -> None:
    block.size += len(line)
    if block.size <= LARGEST:
        block.lines.append(line)
    else:
        block.why = TOO_LARGE


def _closed(calendar: Written, still_open: Iterable[str]) -> Written:
    if "VEVENT" in still_open:
        calendar.events[-1].why = CUT_OFF
    return calendar


def _text(raw: bytes) -> str:
    """A line as text: UTF-8, else cp1252; quoted-printable ones (vCalendar 1.0) as they would be written today."""
    if b"QUOTED-PRINTABLE" in raw[:200].upper() and (line := read_line(raw)):
        value = line.value.replace("\\", "\\\\").replace("\r\n", "\n").replace("\n", "\\n")
        return f"{line.name}:{value}"
    try:
        return raw.decode("utf-8")
    except ValueError:
        return raw.decode("cp1252", "replace")
