"""Dates, depths and channels as people say them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, cast

from goodterms.words import channel as named

if TYPE_CHECKING:
    from goodterms.faces.shapes import Covered, FoundLine, LedgerSum, OpenPromise, PersonRow, Proof

DEPTHS = {
    "unknown": "nobody in your record",
    "name": "a name you know of",
    "contact": "somebody you once dealt with",
    "acquaintance": "an acquaintance",
    "relationship": "a relationship",
}

GIVEN = ("asked_by_you", "asked_by_them", "given_by_you", "given_by_them")

STATES = {
    "alive": "in touch",
    "quiet": "gone quiet",
    "dormant": "out of touch for long",
    "gone": "silent to everyone we can see",
    "back": "just back",
}


def day(iso: str | None) -> str:
    """An ISO day (or moment) as ``3 May 2019``; empty for never, and as it stands when it is no date."""
    try:
        read = date.fromisoformat((iso or "")[:10])
    except ValueError:
        return iso or ""
    return f"{read.day} {read:%B %Y}"


def short_day(iso: str | None) -> str:
    """As `day`, for a column: ``3 Sep 2019``."""
    number, _, rest = day(iso).partition(" ")
    month, _, year = rest.partition(" ")
    return f"{number} {month[:3]} {year}".strip()


def name_of(person: PersonRow) -> str:
    """A person's name, else a handle of theirs."""
    return person["name"] or next((handle["value"] for handle in person["handles"]), f"number {person['id']}")


def standing(depth: str, state: str | None, last_two_way: str | None) -> str:
    """How two stand, as a sentence: "An acquaintance, gone quiet; you last spoke on 3 May 2019."."""
    words = DEPTHS.get(depth, depth)
    if state:
        words += f", {STATES.get(state, state)}"
    if last_two_way:
        words += f"; you last spoke on {day(last_two_way)}"
    return f"{words[:1].upper()}{words[1:]}."


REGARDS = {"trusted": "You trust them", "liked": "You like them"}
"""The owner's own words on somebody."""


def regards(words: Iterable[str]) -> str:
    """What the owner said of somebody, as sentences with a blank behind; empty for nothing."""
    return "".join(f"{REGARDS[word]}. " for word in words if word in REGARDS)


def balance(sums: Mapping[str, object]) -> str:
    """Asks and gives each way as ranges: "you asked 2 to 4 times and gave once; they ..."; empty when none was read."""
    asked_by_you, asked_by_them, given_by_you, given_by_them = (_times(sums.get(name)) for name in GIVEN)
    if not (asked_by_you or asked_by_them or given_by_you or given_by_them):
        return ""
    you = f"you asked {asked_by_you or 'for nothing'} and gave {given_by_you or 'nothing'}"
    they = f"they asked {asked_by_them or 'for nothing'} and gave {given_by_them or 'nothing'}"
    return f"As I read it, {you}; {they}."


def _times(told: object) -> str:
    """How often, as a range of whole numbers; empty for never."""
    if told is None:
        return ""
    sum_ = cast("LedgerSum", told)
    low, high = round(sum_["low"]), round(sum_["high"])
    if not high:
        return ""
    often = {1: "once", 2: "twice"}.get(high, f"{high} times") if low == high else f"{low} to {high} times"
    return "perhaps once" if (low, high) == (0, 1) else often


def proof(evidence: Proof) -> str:
    """One piece of evidence: its day, its channel and the words."""
    words = f": “{evidence['words']}”" if evidence.get("words") else ""
    return f"{day(evidence['date'])}, {channel(evidence['channel'])}{words}"


def coverage(covered: Iterable[Covered]) -> str:
    """What can be seen, as one sentence; empty when nothing can."""
    seen = [f"{channel(one['channel'])} {span(one)}" for one in covered]
    return f"This is what I can see: {listed(seen)}." if seen else ""


def span(one: Covered) -> str:
    """From when to when a channel can be seen."""
    return f"on {day(one['from'])}" if one["from"] == one["to"] else f"from {day(one['from'])} to {day(one['to'])}"


def channel(name: str) -> str:
    """A channel as a sentence names it."""
    return named(name)


def source(line: FoundLine) -> str:
    """Where a line comes from, and as of when: ``LinkedIn on 3 May 2019``."""
    when = f" on {day(line['date'])}" if line["date"] else ", undated"
    return f"{channel(line['source'])}{when}"


def promised(word: OpenPromise) -> str:
    """An open word as a sentence, such as ``You promised on 3 May 2019: “the price list”, due 7 May 2019.``."""
    due = f", due {day(word['due'])}" if word["due"] else ""
    return f"{'You' if word['mine'] else 'They'} promised on {day(word['date'])}: “{word['what']}”{due}."


def listed(words: Sequence[str], last: str = "and") -> str:
    """``a, b and c``."""
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)


def counted(number: int, one: str, many: str = "") -> str:
    """``1 piece``, ``2,000 pieces``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
