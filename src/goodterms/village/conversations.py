"""What two people talk about: from a chat about the weather to money, with what came of it for their tie."""

from __future__ import annotations

from collections.abc import Callable

from goodterms.village.draws import HOUR, MINUTE, Wheel, pick, spread, turns
from goodterms.village.happened import OWNER, Fate, Via
from goodterms.village.odds import WEIGHT, agreed, answered, kept
from goodterms.village.pieces import Note, Piece
from goodterms.village.talk import Talk
from goodterms.words import DAY

GOOD, FAIR, POOR = 1.0, 0.5, -0.08
"""What a conversation does for closeness: went well, was all right, left a taste."""

GIVES = {"favour": "help", "advice": "advice", "introduction": "introduction", "referral": "referral", "money": "money"}

FATES = Wheel({Fate.HELD: 0.86, Fate.CANCELLED: 0.09, Fate.MISSED: 0.05})


def chat(talk: Talk, ours: bool) -> float:
    """To and fro about nothing in particular."""
    length = turns(talk.draw, talk.tie.length * (2.2 if talk.chat else 0.8), 40)
    talk.turn(ours, pick(talk.draw, ("news", "hello", "chat_line") if talk.chat else ("news", "hello", "answer")))
    if talk.draw.random() >= answered(talk.tie, talk.ts, by_them=ours):
        return 0.0
    side = not ours
    for _ in range(max(1, length - 1)):
        act = "chat_line" if talk.chat and talk.draw.random() < 0.75 else "answer"
        if talk.turn(side, act) is None:
            return FAIR
        side = side if talk.chat and talk.draw.random() < 0.35 else not side
    return GOOD


def ask(talk: Talk, ours: bool, kind: str) -> float:
    """One asks the other for something of this kind; what comes of it depends on the two."""
    row = asked(talk, ours, kind)
    if talk.turn(ours, f"ask_{kind}", row) is None or not _answers(talk, ours, kind):
        return POOR if WEIGHT[kind] >= 3 else 0.0
    yes = talk.draw.random() < agreed(talk.tie, talk.ts, kind)
    row["outcome"] = "yes" if yes else "later" if talk.draw.random() < 0.35 else "no"
    act = {"question": "fact", "advice": "advice", "meeting": "meeting_yes"}.get(kind, "yes") if yes else row["outcome"]
    notes = [given(talk, not ours, "advice")] if yes and kind == "advice" else []
    if talk.turn(not ours, str(act), *notes) is None:
        row["outcome"] = "none"
        return POOR
    row["answered"] = True
    if not yes:
        return POOR if WEIGHT[kind] >= 3 else FAIR / 2
    granted(talk, ours, kind)
    return GOOD if WEIGHT[kind] < 4 else FAIR


def asked(talk: Talk, ours: bool, kind: str, to: int = 1) -> Note:
    """A row of the truth: an ask. ``outcome``: none, no, later, yes; filled in when it is known."""
    return {
        "table": "asks", "person": talk.tie.person, "ours": ours, "kind": kind, "weight": WEIGHT[kind], "to": to,
        "answered": False, "outcome": "none", "closeness": round(talk.tie.fade(talk.ts), 3),
    }  # fmt: skip


def given(talk: Talk, ours: bool, kind: str) -> Note:
    """A row of the truth: something given. ``ours``: by the owner."""
    return {"table": "gives", "person": talk.tie.person, "ours": ours, "kind": kind}


def _answers(talk: Talk, ours: bool, kind: str) -> bool:
    """Whether they answer, perhaps only after being asked again."""
    chance = answered(talk.tie, talk.ts, by_them=ours, kind=kind)
    if talk.draw.random() < chance:
        return True
    if talk.draw.random() < 0.22 and talk.turn(ours, "nag", after=(5 + 15 * talk.draw.random()) * DAY):
        return talk.draw.random() < chance * 0.6
    return False


def granted(talk: Talk, ours: bool, kind: str) -> None:
    """What follows a yes: it is done at once, or promised, or they meet; and thanks, mostly."""
    if kind == "meeting":
        appointment(talk, ours)
        return
    if kind in GIVES and kind != "advice":
        if talk.draw.random() < 0.45:
            promised(talk, not ours)
        else:
            act = {"referral": "give_referral"}.get(kind, "give_help")
            talk.turn(not ours, act, given(talk, not ours, GIVES[kind]), after=spread(talk.draw, 20 * HOUR, 1.2))
    if talk.draw.random() < 0.62:
        talk.turn(ours, "thanks" if kind != "question" else "bye")


def promised(talk: Talk, ours: bool) -> Piece | None:
    """Somebody promises something, and keeps it in time, late, after being reminded, or never."""
    row: Note = {"table": "promises", "person": talk.tie.person, "ours": ours, "kept": False, "kept_at": None}
    piece = talk.turn(ours, "promise", row)
    if piece is None:
        return None
    if talk.draw.random() >= kept(talk.tie, talk.ts):
        reminded = talk.draw.random() < 0.4 and talk.turn(not ours, "nag", after=(7 + 20 * talk.draw.random()) * DAY)
        if not reminded or talk.draw.random() >= 0.45:
            if reminded and talk.draw.random() < 0.4:
                talk.turn(ours, "sorry")
            return piece
    done = talk.turn(ours, "kept", given(talk, ours, "help"), after=spread(talk.draw, 2.5 * DAY, 1.0))
    if done is not None:
        row["kept"], row["kept_at"] = True, done.ts
    return piece


def appointment(talk: Talk, ours: bool) -> float:
    """They agreed to meet: it is held, moved, called off or missed."""
    fate = FATES.spin(talk.draw)
    has_mail = talk.them.reach_at("mail", talk.ts) is not None
    via = Via.CALENDAR if has_mail and talk.draw.random() < 0.6 else Via.NOWHERE
    day = (talk.ts // DAY + 2 + int(spread(talk.draw, 4.0, 0.7))) * DAY
    day += {5: 2, 6: 1}.get((day // DAY + 3) % 7, 0) * DAY
    ts = day + (9 + int(talk.draw.random() * 9)) * HOUR + (30 * MINUTE if talk.draw.random() < 0.3 else 0)
    if fate is Fate.CANCELLED:
        talk.turn(talk.draw.random() < 0.5, "meeting_cancel", after=(ts - talk.ts) * 0.6)
    met = talk.meet(ours, ts, via, fate, "meeting")
    if met is not None and met.moved_from is not None:
        _moved(talk, met)
    if met is None or fate is Fate.CANCELLED:
        return FAIR
    talk.ts = met.ts + int((met.minutes or 0) * MINUTE)
    if fate is Fate.MISSED:
        if talk.turn(True, "meeting_missed", after=HOUR) and talk.draw.random() < 0.6:
            talk.turn(False, "sorry")
        return POOR
    if talk.draw.random() < 0.35:
        talk.turn(talk.draw.random() < 0.5, "meeting_after", after=spread(talk.draw, 9 * HOUR, 0.8))
    return GOOD * 1.4


def _moved(talk: Talk, met: Piece) -> None:
    """Says that it was moved, before it would have been."""
    now, stood = talk.ts, met.moved_from or met.ts
    talk.turn(talk.draw.random() < 0.5, "meeting_move", after=max(0, stood - now) * 0.5)
    talk.turn(talk.last is not None and talk.last.sender != OWNER, "meeting_yes", after=HOUR)


def meeting(talk: Talk, ours: bool) -> float:
    """One proposes to meet."""
    return ask(talk, ours, "meeting")


def call(talk: Talk, ours: bool) -> float:
    """A call, sometimes after one that nobody took."""
    via = talk.via if talk.via in {Via.SKYPE, Via.WHATSAPP, Via.TELEGRAM} else Via.PHONE
    if via is Via.PHONE and talk.them.reach_at("phone", talk.ts) is None:
        return chat(talk, ours)
    if talk.draw.random() < 0.25:
        talk.call(ours, via, missed=True)
        ours = not ours
        if talk.draw.random() < 0.3:
            return 0.0
    return GOOD if talk.call(ours, via, missed=False) else 0.0


def give(talk: Talk, ours: bool) -> float:
    """One gives something unasked: a tip, somebody's name, a hand."""
    kind = "referral" if talk.draw.random() < 0.2 else "tip"
    talk.turn(ours, f"give_{kind}", given(talk, ours, kind))
    if talk.draw.random() < answered(talk.tie, talk.ts, by_them=ours):
        talk.turn(not ours, "thanks")
        return GOOD
    return FAIR / 2


def promise(talk: Talk, ours: bool) -> float:
    """In passing, somebody promises something."""
    talk.turn(not ours, "news")
    if talk.draw.random() >= answered(talk.tie, talk.ts, by_them=not ours):
        return 0.0
    promised(talk, ours)
    return GOOD


def purchase(talk: Talk, ours: bool) -> float:
    """One buys from the other."""
    talk.turn(ours, "order")
    if talk.turn(not ours, "order_answer") and talk.draw.random() < 0.7:
        talk.turn(ours, "order_yes")
        if talk.draw.random() < 0.5:
            talk.turn(not ours, "bye")
    return FAIR


def hello_again(talk: Talk, ours: bool) -> float:
    """After a long silence somebody writes first."""
    talk.turn(ours, "hello_gap")
    if talk.draw.random() >= answered(talk.tie, talk.ts, by_them=ours):
        return 0.0
    talk.turn(not ours, "answer")
    if talk.draw.random() < 0.6:
        talk.turn(ours, "answer")
    return GOOD


def back_again(talk: Talk, ours: bool) -> float:
    """Somebody who was silent to everyone is back and says so."""
    talk.turn(ours, "away_back")
    if talk.draw.random() < 0.9:
        talk.turn(not ours, "answer")
    return GOOD


def birthday(talk: Talk, ours: bool) -> float:
    """A birthday is remembered."""
    talk.turn(ours, "birthday")
    if talk.draw.random() < 0.7:
        talk.turn(not ours, "bye")
    return FAIR / 2


def job(talk: Talk, ours: bool) -> float:
    """They tell of a new job and are congratulated."""
    talk.turn(ours, "new_job")
    if talk.draw.random() < 0.6:
        talk.turn(not ours, "congratulate", given(talk, not ours, "congratulation"))
    return FAIR


Conversation = Callable[[Talk, bool], float]


def asking(kind: str) -> Conversation:
    """The conversation that asks for something of this kind."""
    return lambda talk, ours: ask(talk, ours, kind)


KINDS: dict[str, Conversation] = {
    "chat": chat, "meeting": meeting, "call": call, "give": give, "promise": promise, "purchase": purchase,
    **{kind: asking(kind) for kind in WEIGHT if kind != "meeting"},
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
