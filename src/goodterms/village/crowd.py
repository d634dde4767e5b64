"""Talk of many: on lists and in groups, where people are seen without speaking to the owner."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from random import Random

from goodterms.village.circles import Circle
from goodterms.village.draws import HOUR, YEAR, awake, pick, spread, stream, turns, waiting
from goodterms.village.happened import OWNER, Via, What
from goodterms.village.people import reachable
from goodterms.village.pieces import Piece
from goodterms.village.run import Run
from goodterms.village.trades import TRADES
from goodterms.words import DAY

BUSIEST = 40
"""Talk a year and member falls off where a circle has more members than this: most only read."""


def begin(run: Run) -> None:
    """Every circle that has a list or group begins to talk."""
    for number, circle in enumerate(run.made.circles):
        members = run.made.members[circle.name]
        if circle.name in run.made.talks and members:
            draw = stream(run.made.seed, "crowd", number)
            _joins(run, draw, circle, members)
            run.at(run.made.start + int(draw.random() * 90) * DAY, partial(_thread, run, draw, circle, members))


def _joins(run: Run, draw: Random, circle: Circle, members: Sequence[int]) -> None:
    """In chat groups it is seen who joins."""
    if circle.via is Via.MAIL:
        return
    span = run.made.end - run.made.start
    for member in (OWNER, *members):
        ts = run.made.start + int(draw.random() ** 2 * span * 0.7)
        if reachable(run.made.villagers[member], circle.via, ts) and not run.made.absences.away(member, ts):
            there = (run.made.talks[circle.name],)
            run.plan([Piece(ts, circle.via, What.JOINED, member, there, group=circle.name)])


def _thread(run: Run, draw: Random, circle: Circle, members: Sequence[int], ts: int) -> None:
    """Somebody starts a thread, others answer, and the circle waits for the next."""
    run.plan(_said(run, draw, circle, members, ts))
    rate = circle.busy * min(len(members), BUSIEST) * run.pace / 4.5
    run.at(ts + int(waiting(draw, YEAR / rate, 0.7)) + HOUR, partial(_thread, run, draw, circle, members))


def _said(run: Run, draw: Random, circle: Circle, members: Sequence[int], ts: int) -> list[Piece]:
    made, chat = run.made, circle.via is not Via.MAIL
    there = (made.talks[circle.name],)
    headers = () if chat else _list_headers(circle)
    topic = pick(draw, TRADES[pick(draw, tuple(TRADES))].things)
    pieces: list[Piece] = []
    for position in range(turns(draw, 4.5, 30)):
        who = _speaker(draw, members)
        ts = awake(ts, made.villagers[who].zone, draw, chat=chat)
        if ts >= made.end or made.absences.away(who, ts) or not reachable(made.villagers[who], circle.via, ts):
            continue
        act = "group_line" if chat else "list_answer" if pieces else "list_question"
        what = What.REACTION if chat and pieces and draw.random() < 0.08 else What.MESSAGE
        piece = Piece(ts, circle.via, what, who, there, act, group=circle.name, headers=headers, topic=topic)
        piece.plain, piece.subject = position % 2 == 1, "list_subject"
        piece.answers, piece.talk = (pieces[-1], pieces[0]) if pieces else (None, None)
        pieces.append(piece)
        ts += int(spread(draw, (0.1 if chat else 3.0) * HOUR, 1.8)) + 1
    return pieces


def _speaker(draw: Random, members: Sequence[int]) -> int:
    """A few speak often, most seldom; the owner now and then."""
    if draw.random() < 0.06:
        return OWNER
    return members[int(len(members) * draw.random() ** 2.2)]


def _list_headers(circle: Circle) -> tuple[tuple[str, str], ...]:
    slug = "".join(letter for letter in circle.name.lower() if letter.isalnum())
    address = f"{slug}@lists.example.org"
    return (
        ("List-Id", f"{circle.name} <{slug}.lists.example.org>"),
        ("List-Post", f"<mailto:{address}>"),
        ("List-Unsubscribe", f"<mailto:{slug}-leave@lists.example.org>"),
        ("Precedence", "list"),
    )
