"""What two people talk about, from the weather to money, and how well it went: what that does to closeness.

A conversation gives back its worth (`requests.GOOD` and the like), 0.0 when it came to nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from goodterms.village.draws import Wheel, pick, turns
from goodterms.village.happened import Via
from goodterms.village.odds import WEIGHT, answered
from goodterms.village.requests import FAIR, GOOD, ask, given, promised
from goodterms.village.sides import Side
from goodterms.village.talk import Talk


def chat(talk: Talk, by: Side) -> float:
    """To and fro about nothing in particular."""
    length = turns(talk.draw, talk.tie.length * (2.2 if talk.chat else 0.8), 40)
    talk.turn(by, pick(talk.draw, ("news", "hello", "chat_line") if talk.chat else ("news", "hello", "news")))
    if talk.draw.random() >= answered(talk.tie, talk.ts, asker=by):
        return 0.0
    turn = by.other
    for _ in range(max(1, length - 1)):
        act = "chat_line" if talk.chat and talk.draw.random() < 0.75 else "answer"
        if talk.turn(turn, act) is None:
            return FAIR
        turn = turn if talk.chat and talk.draw.random() < 0.35 else turn.other
    return GOOD


def call(talk: Talk, by: Side) -> float:
    """A call, sometimes after one that nobody took."""
    via = talk.via if talk.via in {Via.SKYPE, Via.WHATSAPP, Via.TELEGRAM} else Via.PHONE
    if via is Via.PHONE and talk.them.reach_at("phone", talk.ts) is None:
        return chat(talk, by)
    if talk.draw.random() < 0.25:
        talk.call(by, via, missed=True)
        by = by.other
        if talk.draw.random() < 0.3:
            return 0.0
    return GOOD if talk.call(by, via, missed=False) else 0.0


def give(talk: Talk, by: Side) -> float:
    """One gives something unasked: a tip, somebody's name, a hand."""
    kind = "referral" if talk.draw.random() < 0.2 else "tip"
    talk.turn(by, f"give_{kind}", given(talk, by, kind))
    if talk.draw.random() < answered(talk.tie, talk.ts, asker=by):
        talk.turn(by.other, "thanks")
        return GOOD
    return FAIR / 2


def promise(talk: Talk, by: Side) -> float:
    """In passing, somebody promises something."""
    talk.turn(by.other, "news")
    if talk.draw.random() >= answered(talk.tie, talk.ts, asker=by.other):
        return 0.0
    promised(talk, by)
    return GOOD


def purchase(talk: Talk, by: Side) -> float:
    """One buys from the other."""
    talk.turn(by, "order")
    if talk.turn(by.other, "order_answer") and talk.draw.random() < 0.7:
        talk.turn(by, "order_yes")
        if talk.draw.random() < 0.5:
            talk.turn(by.other, "bye")
    return FAIR


def hello_again(talk: Talk, by: Side) -> float:
    """After a long silence somebody writes first."""
    talk.turn(by, "hello_gap")
    if talk.draw.random() >= answered(talk.tie, talk.ts, asker=by):
        return 0.0
    talk.turn(by.other, "answer")
    if talk.draw.random() < 0.6:
        talk.turn(by, "answer")
    return GOOD


def back_again(talk: Talk, by: Side) -> float:
    """Somebody who was silent to everyone is back and says so."""
    talk.turn(by, "away_back")
    if talk.draw.random() < 0.9:
        talk.turn(by.other, "answer")
    return GOOD


def birthday(talk: Talk, by: Side) -> float:
    """A birthday is remembered."""
    talk.turn(by, "birthday")
    if talk.draw.random() < 0.7:
        talk.turn(by.other, "birthday_thanks")
    return FAIR / 2


def job(talk: Talk, by: Side) -> float:
    """They tell of a new job and are congratulated."""
    talk.turn(by, "new_job")
    if talk.draw.random() < 0.6:
        talk.turn(by.other, "congratulate", given(talk, by.other, "congratulation"))
    return FAIR


Conversation = Callable[[Talk, Side], float]


def asking(kind: str) -> Conversation:
    """The conversation that asks for something of this kind."""
    return lambda talk, by: ask(talk, by, kind)


KINDS: dict[str, Conversation] = {
    "chat": chat, "call": call, "give": give, "promise": promise, "purchase": purchase,
    **{kind: asking(kind) for kind in WEIGHT},
}  # fmt: skip

USUAL = Wheel(
    {
        "chat": 5.0, "question": 2.2, "advice": 0.6, "favour": 0.8, "meeting": 0.8, "call": 0.8, "give": 0.7,
        "promise": 0.5, "introduction": 0.12, "referral": 0.1, "pitch": 0.05, "recruit": 0.03, "money": 0.04,
        "purchase": 0.25,
    }
)  # fmt: skip
"""What people talk about, by how often: the simulation's guess."""

SELDOM = Wheel(
    {"chat": 2.0, "question": 2.5, "advice": 1.4, "favour": 1.0, "purchase": 0.8, "referral": 0.35, "pitch": 0.5}
)
"""What people talk about who hardly know each other."""
