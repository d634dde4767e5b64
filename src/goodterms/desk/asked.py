"""What was asked of you, each ask weighed from history as of the moment it arrived; or one text that is pasted."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from goodterms.asks.history import quote
from goodterms.asks.reading.read import wanted
from goodterms.asks.received.many import sign
from goodterms.asks.received.received import Received
from goodterms.asks.received.replies import replies
from goodterms.asks.received.weigh import ANSWERS, weigh
from goodterms.asks.standards import Standards
from goodterms.desk.arrived import BEFORE, LONGEST, Ask, arrived
from goodterms.desk.moment import now
from goodterms.desk.ready import ready
from goodterms.desk.shown import date, evidence
from goodterms.desk.standing import standards_of
from goodterms.desk.trouble import Trouble
from goodterms.desk.whom import Whom
from goodterms.record import read, received
from goodterms.words import DAY, Finding, Said, iso_day

SHOWN = 50
"""Asks shown unless all are wanted."""

LOOKED_THROUGH = 5_000
"""Newest messages read for them unless all are wanted: reading takes half a millisecond each."""

NEW_DAYS = 30
"""Days for which an ask that was not answered is new: ours. Older ones are no matter of this month."""


def asked(
    home: Path, *, new: bool = False, everything: bool = False, as_of: int | None = None
) -> list[dict[str, object]]:
    """What was asked of you, newest first; keys by the command contract.

    ``new``: only what came in the last `NEW_DAYS` and had no word of yours after it. ``everything``: all there is, not
    only the newest `SHOWN` among the newest `LOOKED_THROUGH` messages.
    """
    moment = now() if as_of is None else as_of
    with ready(home) as connection:
        standards = standards_of(connection)
        found = _found(connection, standards, moment, new=new, everything=everything)
        return _rows(connection, found, standards, moment)


def asked_in(home: Path, text: str, who: str, *, as_of: int | None = None) -> list[dict[str, object]]:
    """One text that somebody sent, weighed now; or as of the day it came, when the record has that very message.

    ``who``: id, handle or name, as typed.

    Raises:
        Trouble: nothing to weigh, or nobody or several of that name.
    """
    if not text.strip():
        raise Trouble("There is no text to weigh. Give a file, or pipe the text in.", 2)
    moment = now() if as_of is None else as_of
    with ready(home) as connection:
        person = Whom(connection).find(who)
        kept = [] if person is None else _kept(connection, person, text, moment)
        asks = kept or [Ask(None, moment, person, text[:LONGEST], who)]
        return _rows(connection, asks, standards_of(connection), moment)


def _kept(connection: sqlite3.Connection, person: int, text: str, as_of: int) -> list[Ask]:
    """That message as the record has it, lest it count as an earlier one of theirs."""
    words = text.split()
    before = (said for said in read.recent(connection, person, as_of, BEFORE) if _same(said, words))
    return came_in(connection, [received.Came(said.interaction, said.ts, person, said.text) for said in before][:1])


def _same(said: Said, words: list[str]) -> bool:
    return not said.out and said.text.split() == words


def _found(
    connection: sqlite3.Connection, standards: Standards, as_of: int, *, new: bool, everything: bool
) -> list[Ask]:
    """The messages that surely ask for something, newest first."""
    came = received.incoming(connection, as_of, as_of - NEW_DAYS * DAY if new else 0)
    looked = came if everything or new else islice(came, LOOKED_THROUGH)
    asking = (one for one in looked if wanted(one.text[:LONGEST], standards).p >= standards.ask_at)
    if new:
        asking = (one for one in asking if received.answered(connection, one.person, one.ts, as_of) is None)
    return came_in(connection, list(asking if everything else islice(asking, SHOWN)))


def came_in(connection: sqlite3.Connection, found: Sequence[received.Came]) -> list[Ask]:
    """Messages that came in, with how each came, ready to be weighed."""
    pieces = received.pieces(connection, [one.id for one in found])
    both = ((one, pieces[one.id]) for one in found)
    return [
        Ask(one.id, one.ts, one.person, one.text[:LONGEST], piece.sender, piece.channel, piece.marks, piece.reached)
        for one, piece in both
    ]


def _rows(
    connection: sqlite3.Connection, asks: Sequence[Ask], standards: Standards, as_of: int
) -> list[dict[str, object]]:
    rows = []
    for ask, came in arrived(connection, asks, standards, as_of):
        after = None if ask.person is None else received.answered(connection, ask.person, ask.ts, as_of)
        rows.append(_row(ask, came, standards) | {"answered": date(after)})
    return rows


def _row(ask: Ask, came: Received, standards: Standards) -> dict[str, object]:
    """One ask by the command contract, and beside it its interaction and channel."""
    verdict, reading = weigh(came, standards), came.case.reading
    tie, who = verdict.tie, verdict.person
    return {
        "from": ask.sender,
        "person": None if who is None else {"id": who.id, "name": who.name},
        "date": iso_day(ask.ts),
        "kind": str(reading.kind),
        "words": reading.span.words if reading.span else quote(ask.text),
        "verdict": ANSWERS[verdict.word],
        "depth": str(tie.depth),
        "state": None if tie.state is None else str(tie.state),
        "last_two_way": date(None if tie.facts is None else tie.facts.last_two_way),
        "findings": [_finding(finding) for finding in verdict.findings],
        "mass": sign(came, standards),
        "replies": [reply._asdict() for reply in replies(came, verdict, standards)],
        "interaction": ask.id,
        "channel": ask.channel or None,
    }


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "verdict": ANSWERS[finding.verdict],
        "says": finding.says,
        "evidence": evidence(finding.evidence),
        "instead": finding.instead,
    }
