"""Lets the two of a tie hold a conversation at a time, on a channel that both have."""

from __future__ import annotations

from random import Random

from goodterms.village.conversations import Conversation
from goodterms.village.draws import pick
from goodterms.village.happened import OWNER, Via
from goodterms.village.run import Run
from goodterms.village.sides import Side, side
from goodterms.village.talk import Talk
from goodterms.village.ties import Tie
from goodterms.village.trades import TRADES
from goodterms.words import DAY

COPIED = 0.05
"""Share of mail conversations in which somebody else is copied: a guess."""

SPEAKS_UP = (Via.MAIL, Via.LINKEDIN, Via.SKYPE, Via.WHATSAPP, Via.TELEGRAM, Via.PHONE)

NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")


def speak(
    run: Run, tie: Tie, draw: Random, ts: int, what: Conversation, by: Side | None = None, *, via: Via | None = None,
    gap: str = "",
) -> None:  # fmt: skip
    """Holds one conversation, if the one who would begin is there, and lets it do to the tie what it does.

    ``by``: who begins, drawn when not given. ``via``: the channel, their usual one when not given. ``gap``: the silence
    before it, in words.
    """
    made = run.made
    them, owner = made.villagers[tie.person], made.villagers[OWNER]
    channel = via or _channel(run, tie, draw, ts)
    if channel is None:
        return
    begins = by or side(draw, tie.initiative)
    work = (them if draw.random() < 0.5 else owner).work_at(ts)
    topic = pick(draw, TRADES[work.trade].things) if work else ""
    gap = gap or span_words(ts - tie.last if tie.last else 0)
    talk = Talk(draw, tie, them, owner, channel, ts, made.end, made.absences, topic)
    good = what(talk, begins)
    tie.exchanged += talk.answered
    if good < 0 or (talk.answered and good > 0):
        tie.grow(ts, good)
    if channel is Via.MAIL and draw.random() < COPIED:
        _copy(run, talk, draw)
    if talk.pieces:
        talk.pieces[0].about = {"gap": gap, **(talk.pieces[0].about or {})}
    run.plan(talk.pieces)


def _channel(run: Run, tie: Tie, draw: Random, ts: int) -> Via | None:
    """Their favourite channel, else whatever both have."""
    them = run.made.villagers[tie.person]
    usual = (tie.vias.spin(draw), *SPEAKS_UP)
    return next((via for via in usual if them.reach_at(str(via), ts) is not None), None)


def _copy(run: Run, talk: Talk, draw: Random) -> None:
    """Somebody of the same circle reads along."""
    circles = talk.them.circles
    known = [n for name in circles for n in run.made.members[name] if n != talk.tie.person]
    if known:
        other = pick(draw, known)
        for piece in talk.pieces:
            if piece.via is Via.MAIL and run.made.villagers[other].reach_at("mail", piece.ts):
                piece.cc = (other,)


def span_words(seconds: int) -> str:
    """A silence as people say it."""
    days = seconds // DAY
    if days < 60:
        return "a few weeks"
    if days < 330:
        return f"{NUMBERS[days // 30 - 2]} months"
    years = max(1, round(days / 365))
    return "a year" if years == 1 else f"{NUMBERS[min(years, 11) - 2]} years"
