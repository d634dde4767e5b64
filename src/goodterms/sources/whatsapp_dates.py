"""The dates that WhatsApp writes, in every locale's own way, and the order of day and month in one file.

A phone writes all dates of an export alike, so the order is a property of the file and is decided on the whole of it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from functools import lru_cache
from typing import Final, NamedTuple

from goodterms.sources.whatsapp_words import SIGNS

FIRST_YEAR: Final = 2009
"""WhatsApp began in 2009; an order that puts messages before it is the wrong one."""

BUDDHIST: Final = 543
"""Years that the Thai calendar is ahead."""

ERAS: Final = {"r": 2018, "h": 1988, "令和": 2018, "平成": 1988}
"""What is added to a year of a Japanese era: Reiwa 1 is 2019, Heisei 1 is 1989."""

_BEFORE_NOON: Final = (
    "am a ص 오전 上午 午前 凌晨 清晨 早上 fm πμ de pd sa öö vorm قظ पूर्वाह्न inthemorning delamañana delamadrugada"
)
_AFTER_NOON: Final = "pm p م 오후 下午 午後 晚上 中午 em μμ du md ch ös nachm بظ अपराह्न noon intheafternoon delatarde"
_HALVES: Final = dict.fromkeys(_BEFORE_NOON.split(), 0) | dict.fromkeys(_AFTER_NOON.split(), 12)
"""Hours that the words for the halves of the day add."""

_AT_NIGHT: Final = frozenset({"atnight", "intheevening", "delanoche"})
"""Said from the evening till the small hours: nine at night is 21, two at night is 2."""

_KOREAN: Final = frozenset({"오전", "오후"})
_CJK: Final = str.maketrans({"年": "/", "月": "/", "日": " ", "،": ",", "\u202f": " ", "\u00a0": " "})
_HALF: Final = r"[^\W\d_][^\d:/,\[\]]{0,18}?"
_DATE: Final = (
    r"(?P<era>[rh]|令和|平成)?\s?(?P<a>\d{1,4})(?P<mark>[-/.]) ?(?P<b>\d{1,2})(?P=mark) ?"
    r"(?P<era_last>[rh]|令和|平成)?(?P<c>\d{1,4})"
    r"\.?(?: ?(?P<thai>b\.?e\.?|พ\.ศ\.)| ?\u0433\.?)?"
)
_TIME: Final = (
    rf"(?:(?P<before>{_HALF}) ?)?(?P<hour>\d{{1,2}}) ?[:.h] ?(?P<minute>\d\d)(?:[:.](?P<second>\d\d))?"
    rf"(?: ?\u0447\.)?(?: ?(?P<after>{_HALF}))?"
)
_STAMPS: Final = (
    re.compile(rf"{_DATE}(?P<comma>,)? ?(?:(?:klo|kl\.?|um|at|à) )?{_TIME}", re.IGNORECASE),
    re.compile(rf"{_TIME}(?P<comma>,)? {_DATE}", re.IGNORECASE),
)
_PLAIN: Final = re.compile(r"(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4},? )(\d{1,2}):(\d\d)(?::(\d\d))?", re.ASCII)
_PRINTED: Final = re.compile(r"(?<!\d)(20\d\d)-?([01]\d)-?([0-3]\d)(?!\d)")


class Stamp(NamedTuple):
    """A moment as written: three numbers whose order is not known yet, and the time of day of 24 hours.

    ``signature``: what all stamps of one file share. ``orders``: the orders that its shape leaves open.
    """

    signature: str
    orders: tuple[str, ...]
    parts: tuple[int, int, int]
    added: int
    clock: tuple[int, int, int]

    def day(self, order: str) -> date | None:
        """The day in an order of ``dmy``, ``mdy``, ``ymd``; None when there is no such day of WhatsApp's time."""
        return _day(self.parts, self.added, order)


def stamp(written: str) -> Stamp | None:
    """What stands before a message (brackets and dash off), None when that is no date with a time.

    Most phones write a plain clock behind the day: then the day is understood once, for all that was written on it.
    """
    found = _PLAIN.fullmatch(written)
    return clocked(*found.groups()) if found else _understood(written)


def clocked(day: str, hour: str, minute: str, second: str | None) -> Stamp | None:
    """The stamp of a day as written and a plain clock behind it, None when there is no such time."""
    understood = _understood(f"{day}01:02:03" if second else f"{day}01:02")
    clock = int(hour), int(minute), int(second or 0)
    if understood is None or clock[0] > 24 or clock[1] > 59 or clock[2] > 59:
        return None
    signature, orders, parts, added, _ = understood
    return Stamp(signature, orders, parts, added, clock if clock[0] < 24 else (0, clock[1], clock[2]))


@lru_cache(maxsize=4096)
def _understood(written: str) -> Stamp | None:
    text = " ".join((written if written.isascii() else _in_ascii(written)).split()).replace(" ,", ",")
    for turned, shape in enumerate(_STAMPS):
        found = shape.fullmatch(text)
        clock = found and _clock(found)
        if found and clock:
            return _stamp(found, clock, "turned" if turned else "")
    return None


@dataclass(slots=True)
class Orders:
    """What the dates of a file, seen one after the other, say of the order they are written in."""

    open: dict[str, Tally] = field(default_factory=dict)
    before: tuple[object, object] = ((), ())

    def see(self, seen: Stamp, text: str) -> None:
        """Counts one message in. ``text``: its words, for names of attachments hold the date in one known order."""
        found = _PRINTED.finditer(text[:200]) if "20" in text else ()
        printed = {day for each in found if (day := _printed(each))}
        now = (seen.parts, seen.orders)
        if now == self.before and not printed:
            for order in seen.orders:
                self.open[order].again()
            return
        self.before = now
        for order in seen.orders:
            if order not in self.open:
                self.open[order] = Tally()
            self.open[order].see(seen.day(order), printed)

    def decided(self, given: str | None) -> tuple[str, ...]:
        """The orders that are left: one, when the file or else the user's word decides it.

        Impossible days speak first, then days that go backwards (half as often at most), then dates in file names.
        """
        tallies = self._likely()
        for lesser in (Tally.by_impossible, Tally.by_backwards, Tally.by_printed):
            tallies = {
                name: one for name, one in tallies.items() if not any(lesser(two, one) for two in tallies.values())
            }
        return (given,) if given in tallies else tuple(tallies)

    def _likely(self) -> dict[str, Tally]:
        """A year of two digits in front is only thought of when a tenth of the days is impossible otherwise."""
        usual = {name: one for name, one in self.open.items() if name != "ymd"}
        if any(10 * one.impossible <= one.seen for one in usual.values()):
            return usual
        return self.open


@dataclass(slots=True)
class Tally:
    """What speaks for or against one order."""

    seen: int = 0
    impossible: int = 0
    backwards: int = 0
    printed: int = 0
    last: date | None = None
    now: date | None = None

    def see(self, day: date | None, printed: set[date]) -> None:
        """Counts one day in, None for an impossible one."""
        self.seen += 1
        self.now = day
        if day is None:
            self.impossible += 1
            return
        self.backwards += self.last is not None and day < self.last
        self.printed += day in printed
        self.last = day

    def again(self) -> None:
        """Counts in another message of the day that was seen last."""
        self.seen += 1
        self.impossible += self.now is None

    def by_impossible(self, other: Tally) -> bool:
        """Whether this one beats the other by having fewer impossible days."""
        return self.impossible < other.impossible

    def by_backwards(self, other: Tally) -> bool:
        """Whether this one runs so much more forwards that it is no chance."""
        return 2 * self.backwards <= other.backwards and other.backwards > 0

    def by_printed(self, other: Tally) -> bool:
        """Whether more names of attachments agree with this one."""
        return self.printed > other.printed


def day_of(seen: Stamp, orders: tuple[str, ...]) -> date | None:
    """The day, where all orders that are left agree on one."""
    return _agreed(seen.parts, seen.added, orders)


@lru_cache(maxsize=4096)
def _agreed(parts: tuple[int, int, int], added: int, orders: tuple[str, ...]) -> date | None:
    days = {day for order in orders if (day := _day(parts, added, order))}
    return days.pop() if len(days) == 1 else None


def seconds(day: date, clock: tuple[int, int, int], zone: tzinfo) -> int:
    """UTC seconds of a day and a time of day in a zone."""
    return _hour(day, clock[0], zone) + clock[1] * 60 + clock[2]


@lru_cache(maxsize=4096)
def _hour(day: date, hour: int, zone: tzinfo) -> int:
    """UTC seconds of the beginning of an hour; clocks are put forward and back on the hour."""
    return int(datetime(day.year, day.month, day.day, hour, tzinfo=zone).timestamp())


def _stamp(found: re.Match[str], clock: tuple[int, int, int], turned: str) -> Stamp:
    widths = len(found["a"]), len(found["c"])
    era = "thai" if found["thai"] else (found["era"] or found["era_last"] or "").lower()
    signature = " ".join((
        turned, found["mark"], found["comma"] or "", "s" if found["second"] else "",
        "japanese" if era in ERAS else era,
        "".join("4" if width > 2 else "2" for width in widths),
    ))  # fmt: skip
    parts = int(found["a"]), int(found["b"]), int(found["c"])
    korean = {found["before"], found["after"]} & _KOREAN
    orders = ("ymd",) if found["era"] or korean else _orders(widths, found["mark"], year_last=bool(found["era_last"]))
    return Stamp(signature, orders, parts, _added(era, parts, widths), clock)


def _orders(widths: tuple[int, int], mark: str, *, year_last: bool) -> tuple[str, ...]:
    """Behind dots the month never comes first; a year of four digits shows where it stands."""
    if widths[0] > 2:
        return ("ymd",)
    usual = ("dmy",) if mark == "." else ("dmy", "mdy")
    return usual if widths[1] > 2 or year_last else (*usual, "ymd")


def _added(era: str, parts: tuple[int, int, int], widths: tuple[int, int]) -> int:
    """What is added to the year as written to have the common one; years of two digits are of this century."""
    if era in ERAS:
        return ERAS[era]
    if max(widths) > 2:
        return -BUDDHIST if max(parts) > 2400 else 0
    return 2500 - BUDDHIST if era == "thai" else 2000


@lru_cache(maxsize=4096)
def _day(parts: tuple[int, int, int], added: int, order: str) -> date | None:
    year, month, day = (parts[order.index(each)] for each in "ymd")
    if added == 2000 and year >= 2552 % 100:  # no phone has written 2052 yet: a Thai year without its mark
        added = 2500 - BUDDHIST
    try:
        found = date(year + added, month, day)
    except (ValueError, OverflowError):
        return None
    return found if FIRST_YEAR <= found.year < 2100 else None


def _clock(found: re.Match[str]) -> tuple[int, int, int] | None:
    hour, minute, second = int(found["hour"]), int(found["minute"]), int(found["second"] or 0)
    if minute > 59 or second > 59 or hour > 24:
        return None
    half = re.sub(r"[\s.]", "", found["before"] or found["after"] or "").casefold()
    if half in _AT_NIGHT:
        half = "pm" if 6 <= hour < 12 else "am"
    if half and half not in _HALVES:
        return None
    if half and hour <= 12 and not (half == "中午" and hour == 11):
        hour = hour % 12 + _HALVES[half]
    return hour % 24, minute, second


def _in_ascii(text: str) -> str:
    """Digits of every script as ours, signs of direction off, commas and blanks made plain."""
    bare = SIGNS.sub("", text).translate(_CJK)
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in bare)


def _printed(found: re.Match[str]) -> date | None:
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None
