"""How I treat people: what I asked, gave, owed and promised, and what came back, beside the same a year before.

The owner against the owner a year ago, never against others; nothing is said where there is too little, and nothing is
graded.
"""

from __future__ import annotations

import re
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from goodterms.asks.reading.whole import version
from goodterms.asks.standards import Standards
from goodterms.desk.mirrored import Kept, Stretch, stretch
from goodterms.desk.moment import now
from goodterms.desk.ready import ready
from goodterms.desk.shown import covered
from goodterms.desk.standing import standards_of
from goodterms.desk.trouble import Trouble
from goodterms.mirror.share import Share
from goodterms.record import labels, read, treated
from goodterms.words import DAY, day, iso_day

NAMED = 12
"""People named where one could name many; the rest are counted."""


UNREAD = 0.1
"""Share of a stretch's messages that may be unread where it is still held beside another; a choice of ours."""


class Span(NamedTuple):
    """A stretch of time, UTC seconds; ``until`` is not in it."""

    since: int
    until: int


def mirror(home: Path, *, month: str | None = None, as_of: int | None = None) -> dict[str, object]:
    """The twelve months up to now, or one month (``2024-05``), beside the same a year before.

    ``rows``: what is counted, now and then, each in words. ``months``: asks and gives of each of twelve months, and of
    the twelve before. ``people``: whom most was asked of, with what they were given. ``silent``: people whose last word
    from the owner was an ask, and who have not been heard of since.

    Raises:
        Trouble: there is no record, or no such month.
    """
    moment = now() if as_of is None else as_of
    span = _month(month, moment) if month else Span(a_year_before(moment), moment)
    then = Span(a_year_before(span.since), a_year_before(span.until))
    with ready(home) as connection:
        standards = standards_of(connection)
        seen = treated.span(connection)
        this = stretch(connection, span.since, span.until, standards, moment)
        unread_then = labels.share_waiting(connection, version(), then.since, then.until) > UNREAD
        before = None if unread_then else _before(connection, then, standards, seen)
        months = _months(connection, span.until, standards, then=not unread_then)
        silent = _silent(connection, span.until, standards)
        silent_then = None if before is None else len(_silent_rows(connection, then.until, standards))
        names = treated.names(connection, [person for person, *_ in this.people[:NAMED]])
        return {
            "from": iso_day(span.since),
            "to": iso_day(span.until - 1),
            "before_from": iso_day(then.since) if before else None,
            "before_to": iso_day(then.until - 1) if before else None,
            "before_unread": unread_then,
            "opening": opening(this, span),
            "asks": this.sent.asks,
            "gives": this.gives,
            "rows": rows(this, before, int(str(silent["n"])), silent_then),
            "people": [
                {"person": {"id": person, "name": names.get(person, "")}, "asked": asked, "gave": gave}
                for person, asked, gave in this.people[:NAMED]
            ],
            "more_people": max(0, len(this.people) - NAMED),
            "silent": silent,
            "months": months,
            "unread": labels.waiting(connection, version()),
            "coverage": covered(read.coverage(connection, moment)),
        }


def a_year_before(ts: int) -> int:
    """The same moment of the year before; of 29 February the 28th."""
    moment = datetime.fromtimestamp(ts, UTC)
    try:
        return int(moment.replace(year=moment.year - 1).timestamp())
    except ValueError:
        return int(moment.replace(year=moment.year - 1, day=28).timestamp())


def _month(text: str, moment: int) -> Span:
    found = re.fullmatch(r"([0-9]{4})-([0-9]{2})", text.strip())
    if not found or not 1 <= int(found[2]) <= 12 or not 1970 < int(found[1]) < 9999:
        raise Trouble(f"{text!r} is no month. Write it as 2024-05.", 2)
    year, month = int(found[1]), int(found[2])
    since = int(datetime(year, month, 1, tzinfo=UTC).timestamp())
    until = int(datetime(year + month // 12, month % 12 + 1, 1, tzinfo=UTC).timestamp())
    if since >= moment:
        raise Trouble(f"{text} is still to come.", 2)
    return Span(since, min(until, moment))


def _before(
    connection: sqlite3.Connection, then: Span, standards: Standards, seen: tuple[int, int] | None
) -> Stretch | None:
    """The stretch of a year before, as of its own end; None where the record does not reach back over all of it."""
    if seen is None or seen[0] > then.since + 31 * DAY:
        return None
    return stretch(connection, then.since, then.until, standards, then.until)


def opening(this: Stretch, span: Span) -> str:
    """The first sentence: what there was at all."""
    when = f"From {day(span.since)} to {day(span.until - 1)}"
    if not this.wrote and not this.sent.asks:
        return f"{when} I see no message of yours. There is nothing to hold up to you."
    wrote = f"{when} you wrote {_n(this.wrote, 'message')} to {_n(this.reached, 'person', 'people')}"
    if not this.sent.asks:
        return f"{wrote}, and I read no ask in any of them."
    gave = f"gave something in {_n(this.gives, 'message')}" if this.gives else "I read no gift in your words"
    asked = f"asked {_n(this.sent.asks, 'time')} of {_n(this.sent.people, 'person', 'people')}"
    return f"{wrote}; you {asked}, and {gave}."


def rows(this: Stretch, before: Stretch | None, silent: int, silent_then: int | None) -> list[dict[str, object]]:
    """What is counted, a line each, now and a year before; ``before`` is empty where there is nothing to compare."""
    told = [
        (label, says(this), "" if before is None else says(before))
        for label, says in (
            ("You asked", lambda one: f"{_n(one.sent.asks, 'time')}, {_n(one.sent.people, 'person', 'people')}"),
            ("You gave", lambda one: f"in {_n(one.gives, 'message')}, {_n(one.gave_to, 'person', 'people')}"),
            ("First words after half a year of silence", lambda one: _kept(one.silences, "asked for something")),
            ("One text to five people or more", _rounds),
            ("Offered one programme after another", _programmes),
            ("Answers owed to others", lambda one: _kept(one.owed, "had a word within two weeks")),
            ("Promises one can see kept", lambda one: _kept(one.promises, "kept")),
            ("Asks to people close lately, answered", lambda one: _share(one.back.warm, one.back.n_warm)),
            ("Asks to all others, answered", lambda one: _share(one.back.cold, one.back.n_cold)),
        )
    ]
    told.append(
        (
            "Silent since your ask",
            _n(silent, "person", "people"),
            "" if silent_then is None else _n(silent_then, "person", "people"),
        )
    )
    return [{"what": what, "now": this_, "before": then} for what, this_, then in told]


def _rounds(one: Stretch) -> str:
    return f"{_n(one.sent.rounds, 'time')}, {_n(one.sent.in_rounds, 'person', 'people')}" if one.sent.rounds else "none"


def _programmes(one: Stretch) -> str:
    return f"{_n(one.sent.again, 'person', 'people')} got two or more" if one.sent.again else "to nobody"


def _kept(one: Kept, did: str) -> str:
    if not one.n:
        return "none that I can see"
    drawn = f" (drawn evenly from {one.of:,})" if one.of > one.n and did.startswith("had") else ""
    return f"{one.k:,} of {one.n:,} {did}{drawn}"


def _share(one: Share | None, n: int) -> str:
    """``7 of 12; as many as 32 to 81 in 100``; nothing of what is too few."""
    if one is None:
        return f"{n}: too few to say" if n else "none"
    return f"{one.k:,} of {one.n:,}; between {round(one.low * 100)} and {round(one.high * 100)} in 100"


def _silent_rows(connection: sqlite3.Connection, as_of: int, standards: Standards) -> list[treated.Last]:
    """People whose last word from the owner was an ask that has had its days, and who were silent since."""
    last = treated.last_mine(connection, as_of, as_of - standards.answer_days * DAY)
    if not last:
        return []
    begin = min(one.ts for one in last)
    asked = {
        act.interaction
        for act in treated.acts(connection, begin, as_of, standards.ask_at)
        if act.out and act.what == "ask" and act.kind != "question"
    }
    return sorted((one for one in last if one.interaction in asked), key=lambda one: (-one.touches, one.person))


def _silent(connection: sqlite3.Connection, as_of: int, standards: Standards) -> dict[str, object]:
    found = _silent_rows(connection, as_of, standards)
    names = treated.names(connection, [one.person for one in found[:NAMED]])
    return {
        "n": len(found),
        "rows": [
            {"person": {"id": one.person, "name": names.get(one.person, "")}, "date": iso_day(one.ts)}
            for one in found[:NAMED]
        ],
    }


def _months(connection: sqlite3.Connection, until: int, standards: Standards, *, then: bool) -> list[dict[str, object]]:
    """Twelve months up to a moment: messages that asked and that gave, and a year before where ``then`` is wanted."""
    found = _counted(connection, until, standards)
    last = datetime.fromtimestamp(until - 1, UTC)
    told = []
    for back in reversed(range(12)):
        index = last.year * 12 + last.month - 1 - back
        month, before = (f"{at // 12:04}-{at % 12 + 1:02}" for at in (index, index - 12))
        asked, gave = found.get(month, (0, 0))
        asked_then, gave_then = found.get(before, (0, 0)) if then else (0, 0)
        told.append({"month": month, "asked": asked, "gave": gave, "asked_then": asked_then, "gave_then": gave_then})
    return told


def _counted(connection: sqlite3.Connection, until: int, standards: Standards) -> dict[str, tuple[int, int]]:
    since = until - 760 * DAY
    found: dict[str, list[int]] = {}
    for act in treated.acts(connection, since, until, standards.ask_at):
        if act.out and act.kind != "question" and act.what in ("ask", "give"):
            found.setdefault(iso_day(act.ts)[:7], [0, 0])[act.what == "give"] += 1
    return {month: (asked, gave) for month, (asked, gave) in found.items()}


def _n(count: int, one: str, many: str = "") -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"
