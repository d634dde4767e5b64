"""The owner's own thresholds and courtesies, every one with its default, what it does and what follows from a
change.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from types import MappingProxyType
from typing import Any, NamedTuple

from goodterms.asks.bears import BEARS, Table
from goodterms.asks.weights import HEAVIEST
from goodterms.words import Depth, Word


class Standard(NamedTuple):
    """One threshold or courtesy as the owner sees it. ``courtesy``: a matter of manners that can be switched off."""

    name: str
    default: int | float | bool | str
    says: str
    courtesy: bool = False


class BadStandard(ValueError):
    """A standard that does not exist, or a value that it cannot take. The message says what can be typed instead."""


ASKING = (
    "A hello",
    "A question or a wish for advice",
    "A favour or a meeting",
    "An introduction, a referral or a pitch",
    "Recruiting, or a request for money",
)
"""What weighs 0, 1, 2, 3 and 4."""

TO = {
    Depth.UNKNOWN: "to somebody whom the record does not know",
    Depth.NAME: "to somebody you know by name only",
    Depth.CONTACT: "to somebody you once dealt with",
    Depth.ACQUAINTANCE: "to an acquaintance",
    Depth.RELATIONSHIP: "to somebody with whom you have a relationship",
}


def _set(default: float, says: str, *, most: float = 36_500) -> Any:  # noqa: ANN401 - dataclass fields are typed Any
    return field(default=default, metadata={"says": says, "most": most, "courtesy": False})


def _courtesy(says: str) -> Any:  # noqa: ANN401 - dataclass fields are typed Any
    return field(default=True, metadata={"says": says, "courtesy": True})


@dataclass(frozen=True, slots=True)
class Standards:
    """Everything that can be set. Days and counts are whole numbers, chances lie between 0 and 1."""

    acquaintance_occasions: int = _set(
        2, "Weeks with an answered exchange that make an acquaintance; more of them lets fewer favours through."
    )
    relationship_occasions: int = _set(
        6, "Weeks with an answered exchange that make a relationship; more of them sends you to say hello more often."
    )
    relationship_days: int = _set(
        60, "Days that a relationship must span; fewer lets a busy month count as one, more asks for patience."
    )
    dense_occasions: int = _set(
        3, "Weeks that make a relationship when they were busy ones; fewer trusts a short, close time sooner."
    )
    dense_two_way_days: int = _set(
        12, "Days with words from both sides that make those weeks busy; fewer trusts a short, close time sooner."
    )
    dormant_days: int = _set(
        365, "Days without an exchange after which a tie sleeps; fewer shows more people as out of touch."
    )
    gone_days: int = _set(
        90, "Days of silence to everyone after which somebody is gone; fewer finds them sooner and errs more often."
    )
    gone_sightings: int = _set(
        3, "How often somebody must have been seen elsewhere before we can call them gone; more makes us say so less."
    )
    back_days: int = _set(
        30, "Days for which somebody who returned counts as just back; more keeps reminding you to ask how they are."
    )
    alive_chance: float = _set(
        0.5, "Chance of contact within 90 days from which a tie is alive; higher shows more people as quiet.", most=1
    )
    ask_at: float = _set(
        0.8,
        "How sure the reader must be before a text counts as an ask; lower stops more, and more of it wrongly.",
        most=1,
    )
    maybe_at: float = _set(
        0.4, "How sure the reader must be to say that a text may be an ask; lower gives more quiet lines.", most=1
    )
    silence_days: int = _set(
        120, "Days without an exchange that always count as short; fewer asks you for a hello sooner."
    )
    friend_silence_days: int = _set(
        180, "The same in a relationship; fewer asks you for a hello sooner, and never below silence_days."
    )
    silence_gaps: float = _set(
        3.0, "How many times your usual gap with somebody is still no long silence; lower asks you for a hello sooner."
    )
    rhythm_occasions: int = _set(
        3, "Weeks with an exchange from which two have a usual gap at all; more asks you for a hello sooner."
    )
    hello_days: int = _set(
        30, "Days of silence after which an ask should begin with a hello; more lets you come to the point longer."
    )
    blast_recipients: int = _set(
        10, "Recipients up to which a message is still no note to many; fewer speaks up at smaller rounds."
    )
    invited_days: int = _set(14, "Days for which an invitation to ask stands; more lets you take up older ones.")
    owed_days: int = _set(365, "Days for which a question put to you stays open; fewer forgets it sooner.")
    answer_days: int = _set(
        14, "Days after which an ask of yours without an answer counts as unanswered; more gives people longer."
    )
    unanswered_asks: int = _set(
        2, "Asks without an answer after which one more is held back; more lets you press on, fewer stops you sooner."
    )
    ask_days: int = _set(
        1095, "Days for which an ask of yours is remembered when the next one is weighed; fewer forgets sooner."
    )
    asks_in_a_row: int = _set(
        3, "Asks in a row, with nothing given, after which you are reminded; more lets you ask longer."
    )
    promise_days: int = _set(
        14, "Days after which a promise without a day counts as open; more gives you longer to keep it."
    )
    sorry_days: int = _set(90, "Days for which it matters that they waited for you in vain; fewer lets it rest sooner.")
    thanks_days: int = _set(
        180, "Days for which help that you did not thank for is brought up; fewer lets it rest sooner."
    )
    need_days: int = _set(
        180, "Days for which what they told that they look for is a reason to write; fewer forgets it sooner."
    )
    birthday_days: int = _set(
        10, "Days ahead from which a birthday is a reason to say hello; fewer keeps it for the day itself.", most=180
    )
    coverage_days: int = _set(
        365, "Days of history a channel must show before a stranger on it counts as never met; more gives more doubt."
    )
    long_silence: bool = _courtesy("Ask for a hello after a long silence; off, old ties are asked straight away.")
    no_hello: bool = _courtesy("Mind an ask without a greeting; off, only the history speaks.")
    you_owe_a_reply: bool = _courtesy("Mind their open question before you ask; off, it stays open unmentioned.")
    promise_open: bool = _courtesy("Mind what you promised to send before you ask; off, promises stay your own affair.")
    sorry_owed: bool = _courtesy("Mind that they waited for you in vain; off, it stays unmentioned.")
    thanks_owed: bool = _courtesy("Mind help that was not thanked for; off, thanks stay your own affair.")
    passed_over: bool = _courtesy("Mind their news or question that you passed over; off, only open mail counts.")
    you_said_no: bool = _courtesy("Mind that your last word to them was a no; off, a no is a no and no more.")
    asks_without_gives: bool = _courtesy("Mind asking again and again with nothing given; off, nobody counts.")
    overheard: bool = _courtesy("Mind a heavy ask that others read along; off, they may.")
    bears: Table = field(default_factory=lambda: BEARS)


DEFAULTS = Standards()


def with_overrides(overrides: Mapping[str, object], standards: Standards = DEFAULTS) -> Standards:
    """The standards with some of them changed. Values may be text, as typed or read from a file.

    Keys are the names in `STANDARDS`. Raises BadStandard for a name or value that cannot be.
    """
    known = {standard.name: standard for standard in STANDARDS}
    for name, value in overrides.items():
        if name not in known:
            raise BadStandard(_unknown(name))
        standards = _changed(standards, known[name], value)
    if standards.maybe_at > standards.ask_at:
        raise BadStandard("maybe_at cannot be above ask_at: a text that may be an ask is less sure than one that is.")
    return standards


def _unknown(name: str) -> str:
    if name.startswith("bears."):
        return f"There is no standard {name}; write bears.DEPTH.WEIGHT, for example bears.contact.3 = dont."
    return f"There is no standard called {name}; the names are {', '.join(f.name for f in fields(Standards)[:-1])}."


def _changed(standards: Standards, standard: Standard, value: object) -> Standards:
    if standard.name.startswith("bears."):
        return _borne(standards, standard.name, value)
    chosen: Any = _switch(standard.name, value) if isinstance(standard.default, bool) else _number(standard, value)
    return replace(standards, **{standard.name: chosen})


def _borne(standards: Standards, name: str, value: object) -> Standards:
    _, depth, weight = name.split(".")
    try:
        word = Word(str(value))
    except ValueError:
        raise BadStandard(f"{name} cannot be {value!r}; it is one of {', '.join(Word)}.") from None
    row = list(standards.bears[Depth(depth)])
    row[int(weight)] = word
    return replace(standards, bears=MappingProxyType({**standards.bears, Depth(depth): tuple(row)}))


def _switch(name: str, value: object) -> bool:
    switches = {"on": True, "true": True, "yes": True, "off": False, "false": False, "no": False}
    chosen = switches.get(str(value).lower())
    if chosen is None:
        raise BadStandard(f"{name} cannot be {value!r}; it is on or off.")
    return chosen


def _number(standard: Standard, value: object) -> int | float:
    most = next(f.metadata["most"] for f in fields(Standards) if f.name == standard.name)
    whole = isinstance(standard.default, int)
    try:
        number = int(str(value)) if whole else float(str(value))
    except ValueError:
        number = -1
    if not 0 <= number <= most:
        kind = "a whole number" if whole else "a number"
        raise BadStandard(f"{standard.name} cannot be {value!r}; it is {kind} from 0 to {most}.")
    return number


def _listed() -> tuple[Standard, ...]:
    plain = (
        Standard(f.name, getattr(DEFAULTS, f.name), f.metadata["says"], f.metadata["courtesy"])
        for f in fields(Standards)
        if f.metadata
    )
    cells = (
        Standard(f"bears.{depth}.{weight}", str(BEARS[depth][weight]), _cell(depth, weight))
        for depth in Depth
        for weight in range(HEAVIEST + 1)
    )
    return (*plain, *cells)


def _cell(depth: Depth, weight: int) -> str:
    return f"{ASKING[weight]} {TO[depth]}: go lets it pass, hello_first asks for a hello before it, dont holds it back."


STANDARDS = _listed()
"""Every standard: thresholds, courtesies, and the cells of what a tie bears."""
