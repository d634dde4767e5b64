"""The messages of a chat as pieces of history."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, tzinfo
from hashlib import blake2b
from typing import Final, NamedTuple

from goodterms.sources.protocol import Given
from goodterms.sources.whatsapp_chat import Survey
from goodterms.sources.whatsapp_dates import Stamp, day_of, seconds
from goodterms.sources.whatsapp_lines import Line, Written, messages, sender_and_text
from goodterms.sources.whatsapp_names import cleaned
from goodterms.sources.whatsapp_people import Present
from goodterms.sources.whatsapp_said import Said, call, noticed, said
from goodterms.words import NO_MARK, Card, Handle, Interaction, Mark, Seen, Unread

CHANNEL: Final = "whatsapp"

WHICH_FIRST: Final = (
    "Is the date day first or month first? Nothing in the file shows it. Say --dates dmy or --dates mdy."
)
NO_DATE: Final = "There is no such day and time in WhatsApp's years, however the date is read."
BEFORE_ALL: Final = "These words stand before the first message: the beginning of the export is cut off."

REMEMBERED: Final = 4096
"""Messages that are remembered to number those that are alike; they stand close together, in one minute."""
_PLAIN: Final = "message 0"
_NOT_SAID: Final = int(Mark.SYSTEM) | int(Mark.MISSED)


def own_card(owner: Handle, where: str) -> Card:
    """Says that a sender is the owner."""
    return Card(CHANNEL, f"owner|{owner.value}", owner.name, (owner,), own=True, where=where)


def pieces(where: str, lines: Iterable[str], seen: Survey, here: Present, given: Given) -> Iterator[Seen]:
    """Every message, call and notice of a chat, in the order of the file."""
    calendar = Calendar(seen.orders.decided(given.dates), given.zone)
    names, numbering = seen.longer, Numbering(here.chat.between)
    for written in messages(lines, seen.begins):
        at = None if written.line is None else calendar.at(written.line.stamp)
        if at is None:
            yield Unread(f"{where}, line {written.number}", _why(written.line, calendar.orders))
            continue
        yield _piece(at, f"{where}, line {written.number}", _told(written, names, here), here, numbering)


@dataclass(slots=True)
class Calendar:
    """Tells moments in a chat whose dates are written in one order. Most are on the day of the one before."""

    orders: tuple[str, ...]
    zone: tzinfo
    parts: tuple[int, int, int] | None = None
    day: date | None = None
    written: str = ""
    hours: dict[int, int] = field(default_factory=dict)

    def at(self, stamp: Stamp) -> tuple[str, int] | None:
        """Day and minute as the phone showed them (the same in every zone, and in exports with and without seconds),
        and UTC seconds; None where there is no such day.
        """
        if stamp.parts is not self.parts:
            self.parts, self.day = stamp.parts, day_of(stamp, self.orders)
            self.written, self.hours = self.day.isoformat() if self.day else "", {}
        if self.day is None:
            return None
        hour, minute, second = stamp.clock
        begins = self.hours.get(hour)
        if begins is None:
            begins = self.hours[hour] = seconds(self.day, (hour, 0, 0), self.zone)
        return f"{self.written}T{hour:02}:{minute:02}", begins + minute * 60 + second


@dataclass(slots=True)
class Numbering:
    """Gives pieces that are alike in everything a running number, so that every export of a chat counts them alike.

    ``chat``: what stands for the chat in its pieces' ids.
    """

    chat: str
    times: OrderedDict[str, int] = field(default_factory=OrderedDict)
    thread: str = field(init=False)

    def __post_init__(self) -> None:
        self.thread = f"text|{self.chat}"

    def id(self, *parts: str) -> str:
        """An id of these parts."""
        whole = "\0".join((self.chat, *parts)).encode("utf-8", "surrogatepass")
        key = blake2b(whole, digest_size=16).hexdigest()
        time = self.times.pop(key, 0) + 1
        self.times[key] = time
        if len(self.times) > REMEMBERED:
            self.times.popitem(last=False)
        return key if time == 1 else f"{key}-{time}"


class _Told(NamedTuple):
    """Who says what; ``name`` empty for a notice."""

    name: str
    what: Said


def _told(written: Written, names: tuple[str, ...], here: Present) -> _Told:
    """A missed call without a name is the other one's: phones do not write down what nobody answered to their owner."""
    line = written.line
    if line is not None and line.name and not names:
        what = said(f"{line.said}\n{written.more}" if written.more else line.said)
        return _Told("" if what.notice else cleaned(line.name), what)
    rest = written.rest
    found = sender_and_text(rest, names)
    if found is None:
        missed = call(rest, unsaid=True)
        return _Told(here.chat.other if missed else "", missed or noticed(rest))
    name, text = found
    what = said(text)
    return _Told("" if what.notice else cleaned(name), what)


def _piece(at: tuple[str, int], where: str, told: _Told, here: Present, numbering: Numbering) -> Interaction:
    name, what = told
    participants, marks = here.part(name) if name else (here.around(), NO_MARK)
    return Interaction(
        CHANNEL,
        numbering.id(at[0], _side(name, here), _sort(what), _on_one_line(what.text)),
        at[1],
        what.kind,
        participants,
        subject=what.file,
        text=what.text,
        thread=numbering.thread,
        marks=what.marks if marks is NO_MARK else what.marks | marks,
        where=where,
        minutes=what.minutes,
    )


def _on_one_line(text: str) -> str:
    """The words with single blanks; most texts are so already, and have no other blank (which is not printable)."""
    return text if text.isprintable() and "  " not in text else " ".join(text.split())


def _side(name: str, here: Present) -> str:
    """The sender as ids know them: in a chat of two by side, for the owner's own name changes with the profile."""
    if here.chat.other and name:
        return "them" if name == here.chat.other else "me"
    return name


def _sort(what: Said) -> str:
    """Tells apart what has no words."""
    if what.marks is NO_MARK and what.kind == "message":
        return _PLAIN
    return f"{what.kind} {what.marks.value & _NOT_SAID if what.marks is not NO_MARK else 0}"


def _why(line: Line | None, orders: tuple[str, ...]) -> str:
    if line is None:
        return BEFORE_ALL
    return WHICH_FIRST if any(line.stamp.day(order) for order in orders) else NO_DATE
