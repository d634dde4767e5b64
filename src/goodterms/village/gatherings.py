"""Where the owner is one of several: evenings of a circle, two people brought together; and days kept free."""

from __future__ import annotations

from functools import partial
from random import Random

from goodterms.village.circles import Circle
from goodterms.village.draws import HOUR, YEAR, Wheel, pick, some, stream, waiting
from goodterms.village.happened import OWNER, Fate, Via, What
from goodterms.village.odds import answered
from goodterms.village.pieces import Piece
from goodterms.village.run import Run
from goodterms.village.sides import Side
from goodterms.village.ties import Tie
from goodterms.words import DAY

EVENINGS = 1.2
INTRODUCTIONS = 2.0
BLOCKS = 5.0
"""A year: evenings of each circle, introductions that the owner makes, days blocked in the calendar. Guesses."""

FATES = Wheel({Fate.HELD: 0.9, Fate.CANCELLED: 0.1})
ALONE = ("Dentist", "Holiday", "Block: paperwork", "Car service", "Train to Leeds", "Birthday of Kim", "Focus time")
AMONG_OTHERS = 0.3
"""What an evening among others does for closeness, of what a good talk does."""

COME_ALONG = frozenset({"slow", "steady", "close"})

NEAR = 0.15
"""Closeness from which the owner would bring somebody together with somebody else."""


def begin(run: Run) -> None:
    """Every circle's evenings, the owner's introductions and blocked days wait for their first time."""
    for number, circle in enumerate(run.made.circles):
        draw = stream(run.made.seed, "evenings", number)
        run.at(_later(run.made.start, draw, EVENINGS), partial(_evening, run, draw, circle))
    draw = stream(run.made.seed, "introductions")
    run.at(_later(run.made.start, draw, INTRODUCTIONS), partial(_introduces, run, draw))
    alone = stream(run.made.seed, "alone")
    run.at(_later(run.made.start, alone, BLOCKS), partial(_alone, run, alone))


def _later(ts: int, draw: Random, rate: float) -> int:
    """The next time, at the full hour of a working day."""
    when = ts + int(waiting(draw, YEAR / rate, 1.1))
    return when // DAY * DAY + (9 + int(draw.random() * 10)) * HOUR if when // DAY > ts // DAY else ts + DAY


def _evening(run: Run, draw: Random, circle: Circle, ts: int) -> None:
    """A few of a circle meet, the owner among them; some do not come."""
    run.at(_later(ts, draw, EVENINGS), partial(_evening, run, draw, circle))
    members = [
        n
        for n in run.made.members[circle.name]
        if _comes(run.ties[n], ts) and run.made.villagers[n].reach_at("mail", ts) and not run.made.absences.away(n, ts)
    ]
    there = some(draw, members, 3 + int(draw.random() * 5))
    if len(there) < 2 or run.made.absences.away(OWNER, ts):
        return
    host, *guests = there
    piece = Piece(ts, Via.CALENDAR, What.MEETING, host, (OWNER, *guests), subject=f"{circle.name}: evening")
    piece.minutes, piece.fate = 60.0 + 30 * int(draw.random() * 4), FATES.spin(draw)
    piece.absent = tuple(guest for guest in guests if draw.random() < 0.2)
    if piece.fate is Fate.HELD:
        for one in there:
            if one not in piece.absent:
                _met(run.ties[one], ts)
    run.plan([piece])


def _comes(tie: Tie, ts: int) -> bool:
    return tie.begins < ts and tie.story in COME_ALONG


def _met(tie: Tie, ts: int) -> None:
    """An evening among others is an exchange, and brings two a little closer."""
    tie.exchanged += 1
    tie.last = ts
    tie.grow(ts, AMONG_OTHERS)


def _introduces(run: Run, draw: Random, ts: int) -> None:
    """The owner brings two people together; both may answer."""
    run.at(_later(ts, draw, INTRODUCTIONS), partial(_introduces, run, draw))
    away = run.made.absences.away
    near = [
        tie
        for tie in run.ties.values()
        if tie.fade(ts) > NEAR and run.made.villagers[tie.person].reach_at("mail", ts) and not away(tie.person, ts)
    ]
    if len(near) < 2 or away(OWNER, ts):
        return
    first, second = _two(draw, near)
    rows = tuple({"table": "gives", "person": t.person, "ours": True, "kind": "introduction"} for t in (first, second))
    piece = Piece(ts, Via.MAIL, What.MESSAGE, OWNER, (first.person, second.person), "introduce", plain=True, notes=rows)
    names = [run.made.villagers[tie.person].name_at(ts) for tie in (first, second)]
    piece.about = {"to": names[0].given, "other": names[1].full}
    run.plan([piece])
    for tie in (first, second):
        tie.we_wrote += 1
        if draw.random() < answered(tie, ts, asker=Side.OURS):
            _thanks(run, draw, tie, piece)


def _two(draw: Random, near: list[Tie]) -> tuple[Tie, Tie]:
    first = pick(draw, near)
    return first, pick(draw, [tie for tie in near if tie is not first])


def _thanks(run: Run, draw: Random, tie: Tie, piece: Piece) -> None:
    when = piece.ts + int((0.5 + 30 * draw.random()) * HOUR)
    if run.made.absences.away(tie.person, when):
        return
    reply = Piece(when, Via.MAIL, What.MESSAGE, tie.person, (OWNER,), "thanks", answers=piece, talk=piece)
    reply.cc = tuple(one for one in piece.to if one != tie.person)
    tie.they_wrote += 1
    tie.grow(when, 0.5)
    run.plan([reply])


def _alone(run: Run, draw: Random, ts: int) -> None:
    """A day or hour that the owner keeps free, nobody else in it."""
    run.at(_later(ts, draw, BLOCKS), partial(_alone, run, draw))
    if not run.made.absences.away(OWNER, ts):
        run.plan([Piece(ts, Via.CALENDAR, What.MEETING, OWNER, (), subject=pick(draw, ALONE), minutes=60.0)])
