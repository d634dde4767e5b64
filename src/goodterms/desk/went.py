"""What became of the asks that went out: answered, helped, refused, silent; and what is due after each."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from goodterms.asks.history import quote
from goodterms.asks.outcome import Became, Outcome, calls_for_thanks, outcome
from goodterms.asks.reading.matching import plain
from goodterms.asks.reading.read import wanted
from goodterms.asks.reading.whole import version
from goodterms.asks.rules.thanks_owed import THANKS, for_what
from goodterms.asks.standards import Standards
from goodterms.asks.weights import WEIGHTS
from goodterms.desk.moment import now
from goodterms.desk.ready import ready
from goodterms.desk.shown import date
from goodterms.desk.standing import standards_of
from goodterms.record import read, sent_asks
from goodterms.words import DAY, Kind, Said, day, iso_day

SHOWN = 50
"""Newest asks shown unless all are wanted."""

MOST = 2_000
"""Asks looked at when all are wanted."""

NOT_READ_YET = 1_000
"""Newest messages that nobody has read yet and that are read here."""

FEW = 10
"""An ask to more people than this is a round: its answers are watched by no one."""

LEAST = 2
"""Weight from which an ask is watched: questions are no impositions."""

LONGEST = 20_000


class Went(NamedTuple):
    """One ask that went to one person, its words, and what came of it."""

    id: int
    ts: int
    person: int
    kind: str
    words: str
    came: Outcome
    after: Sequence[Said]


def went(
    home: Path, *, open_only: bool = False, everything: bool = False, as_of: int | None = None
) -> dict[str, object]:
    """The owner's asks of a favour and above, newest first, with what came of each; counts by outcome.

    ``open_only``: only where something is due (thanks), or no answer came. ``everything``: not only the newest `SHOWN`.
    """
    moment = now() if as_of is None else as_of
    with ready(home) as connection:
        standards = standards_of(connection)
        asks = _asks(connection, standards, moment, MOST if everything else SHOWN)
        people = read.persons(connection, sorted({ask.person for ask in asks}))
    silent = Counter(ask.person for ask in asks if ask.came.became is Became.SILENT)
    rows = [
        {
            "to": {"id": ask.person, "name": people[ask.person].name},
            "date": iso_day(ask.ts),
            "kind": ask.kind,
            "words": ask.words,
            "became": str(ask.came.became),
            "answered": date(None if ask.came.said is None else ask.came.said.ts),
            "answer": "" if ask.came.said is None else quote(ask.came.said.text),
            "do": _due(ask, silent[ask.person], standards),
            "interaction": ask.id,
        }
        for ask in asks
        if ask.person in people
    ]
    counts = Counter(str(row["became"]) for row in rows)
    shown = [row for row in rows if row["do"]] if open_only else rows
    return {"asks": shown, "counts": {str(one): counts[str(one)] for one in Became}}


def asks_since(connection: sqlite3.Connection, standards: Standards, since: int, as_of: int) -> list[Went]:
    """The owner's asks of a favour and above since a moment, newest first, with what came of each; of what was read."""
    asked = sent_asks.asked_since(connection, since, as_of, standards.ask_at)
    return _with_ends(connection, standards, as_of, SHOWN, {one.id: (one.ts, one.kind) for one in asked})


def _asks(connection: sqlite3.Connection, standards: Standards, as_of: int, most: int) -> list[Went]:
    asked = sent_asks.asked(connection, as_of, standards.ask_at)
    found = {one.id: (one.ts, one.kind) for one in asked}
    for wrote in sent_asks.unread(connection, version(), as_of, NOT_READ_YET):
        want = wanted(wrote.text[:LONGEST], standards)
        if want.p >= standards.ask_at:
            found[wrote.id] = (wrote.ts, str(want.kind))
    return _with_ends(connection, standards, as_of, most, found)


def _with_ends(
    connection: sqlite3.Connection, standards: Standards, as_of: int, most: int, found: Mapping[int, tuple[int, str]]
) -> list[Went]:
    newest = sorted(found, key=lambda id_: (-found[id_][0], -id_))[: most * 4]
    to = [one for one in sent_asks.recipients(connection, newest) if one.reached <= FEW]
    to.sort(key=lambda one: (-found[one.id][0], -one.id, one.person))
    texts = sent_asks.texts(connection, sorted({one.id for one in to}))
    asks: list[Went] = []
    for one in to:
        want = wanted(texts[one.id][:LONGEST], standards)
        if len(asks) < most and WEIGHTS[want.kind] >= LEAST:
            asks.append(_went(connection, one, found[one.id][0], texts[one.id], standards, as_of))
    return asks


def _went(
    connection: sqlite3.Connection, to: sent_asks.To, ts: int, text: str, standards: Standards, as_of: int
) -> Went:
    after = sent_asks.after(connection, to.person, ts, as_of - 1)
    said = Said(to.id, ts, "", "message", out=True, subject="", text=text, thread="")
    want = wanted(text[:LONGEST], standards)
    came = outcome(said, after, as_of, standards)
    return Went(to.id, ts, to.person, str(want.kind), quote(want.span.words), came, after)


def _due(ask: Went, silent: int, standards: Standards) -> str:
    """What is due after an ask, as a sentence; empty for nothing."""
    came = ask.came
    if came.said is not None and calls_for_thanks(Kind(ask.kind), came) and not thanked(ask, came.said.ts):
        return f"Thank them for {for_what(came.said)}."
    if came.became is Became.WAITING:
        return f"Give them until {day(ask.ts + standards.answer_days * DAY)}."
    if came.became is Became.SILENT:
        if silent >= standards.unanswered_asks:
            return "Ask for nothing more. Write when you have something for them."
        return "Ask how they are, and let the ask rest."
    return ""


def thanked(ask: Went, since: int) -> bool:
    """Whether thanks went out after a moment; a call or a meeting had room for them."""
    later = [said for said in ask.after if said.ts >= since]
    return any(said.kind in {"call", "meeting"} or (said.out and THANKS.search(plain(said.text))) for said in later)
