"""The days of every tie: when the two speak again while it is awake, and when it wakes after a sleep."""

from __future__ import annotations

from functools import partial
from random import Random

from goodterms.village import beginnings, occasions
from goodterms.village.conversations import KINDS, SELDOM, USUAL, Conversation, hello_again
from goodterms.village.draws import HOUR, YEAR, stream, waiting
from goodterms.village.run import Run
from goodterms.village.speaking import speak
from goodterms.village.ties import Tie

SLOWEST = 0.3
"""Conversations a year below which nothing goes while a tie is awake."""

OUT_OF_SEASON = 0.4
WRITES_TO_ABSENT = 0.07
"""Share of what would be said that is, out of the tie's season, and to somebody who is silent to everyone."""


def begin(run: Run) -> None:
    """Every tie waits for its beginning."""
    for number, tie in run.ties.items():
        draw = stream(run.made.seed, "days", number)
        run.at(tie.begins, partial(_first, run, tie, draw))
        occasions.begin(run, tie, draw)
    occasions.owner_returns(run)


def _first(run: Run, tie: Tie, draw: Random, ts: int) -> None:
    beginnings.meet(run, tie, draw, ts)
    if tie.story != "name":
        _next(run, tie, draw, ts)


def _next(run: Run, tie: Tie, draw: Random, ts: int) -> None:
    """Plans the next time the two may speak: within an awake spell by its rhythm, else at the next awakening."""
    spell = next((spell for spell in tie.spells if spell[1] > ts), None)
    if spell is None or (tie.story == "once" and len(tie.spells) < 2):
        return
    rate = max(SLOWEST, tie.rate * run.pace)
    when = ts + max(HOUR, int(waiting(draw, YEAR / rate, tie.burst)))
    if when < spell[1]:
        run.at(when, partial(_again, run, tie, draw))
        return
    later = next((other for other in tie.spells if other[0] >= spell[1]), None)
    if later is not None:
        run.at(later[0], partial(_wakes, run, tie, draw))


def _wakes(run: Run, tie: Tie, draw: Random, ts: int) -> None:
    """Somebody writes after a long time."""
    speak(run, tie, draw, ts, beginnings.unheard if tie.story == "unanswered" else hello_again)
    _next(run, tie, draw, ts)


def _again(run: Run, tie: Tie, draw: Random, ts: int) -> None:
    """The two may speak now."""
    season = tie.season < 0 or (int(ts % YEAR / YEAR * 12) - tie.season) % 12 in {0, 1, 11}
    there = not run.made.absences.away(tie.person, ts) or draw.random() < WRITES_TO_ABSENT
    if there and (season or draw.random() < OUT_OF_SEASON):
        speak(run, tie, draw, ts, _about(tie, draw))
    _next(run, tie, draw, ts)


def _about(tie: Tie, draw: Random) -> Conversation:
    if tie.story == "unanswered":
        return beginnings.unheard
    if tie.how == "purchase" and draw.random() < 0.4:
        return KINDS["purchase"]
    return KINDS[(USUAL if tie.exchanged > 2 else SELDOM).spin(draw)]
