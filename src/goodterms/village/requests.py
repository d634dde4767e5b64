"""Asking and what comes of it: an answer or none, a yes with its help, promise or meeting, and thanks."""

from __future__ import annotations

from goodterms.village.draws import HOUR, MINUTE, Wheel, spread
from goodterms.village.happened import Fate, Via
from goodterms.village.odds import WEIGHT, agreed, answered, kept
from goodterms.village.pieces import Note, Piece
from goodterms.village.sides import Side, side
from goodterms.village.talk import Talk
from goodterms.words import DAY

GOOD, FAIR, POOR = 1.0, 0.5, -0.08
"""What a conversation does for closeness: went well, was all right, left a taste."""

GIVES = {"favour": "help", "advice": "advice", "introduction": "introduction", "referral": "referral", "money": "money"}

FATES = Wheel({Fate.HELD: 0.86, Fate.CANCELLED: 0.09, Fate.MISSED: 0.05})


def ask(talk: Talk, by: Side, kind: str) -> float:
    """One asks the other for something of this kind; what comes of it depends on the two."""
    row = asked(talk, by, kind)
    if talk.turn(by, f"ask_{kind}", row) is None or not _answers(talk, by, kind):
        return POOR if WEIGHT[kind] >= 3 else 0.0
    yes = talk.draw.random() < agreed(talk.tie, talk.ts, kind)
    row["outcome"] = "yes" if yes else "later" if talk.draw.random() < 0.35 else "no"
    act = {"question": "fact", "advice": "advice", "meeting": "meeting_yes"}.get(kind, "yes") if yes else row["outcome"]
    notes = [given(talk, by.other, "advice")] if yes and kind == "advice" else []
    if talk.turn(by.other, str(act), *notes) is None:
        row["outcome"] = "none"
        return POOR
    row["answered"] = True
    if not yes:
        return POOR if WEIGHT[kind] >= 3 else FAIR / 2
    granted(talk, by, kind)
    return GOOD if WEIGHT[kind] < 4 else FAIR


def asked(talk: Talk, by: Side, kind: str, to: int = 1) -> Note:
    """A row of the truth: an ask. ``outcome``: none, no, later, yes; filled in when it is known."""
    return {
        "table": "asks", "person": talk.tie.person, "ours": by is Side.OURS, "kind": kind,
        "weight": WEIGHT[kind], "to": to, "answered": False, "outcome": "none",
        "closeness": round(talk.tie.fade(talk.ts), 3),
    }  # fmt: skip


def given(talk: Talk, by: Side, kind: str) -> Note:
    """A row of the truth: something given. ``by``: whose gift it is."""
    return {"table": "gives", "person": talk.tie.person, "ours": by is Side.OURS, "kind": kind}


def _answers(talk: Talk, by: Side, kind: str) -> bool:
    """Whether they answer, perhaps only after being asked again."""
    chance = answered(talk.tie, talk.ts, asker=by, kind=kind)
    if talk.draw.random() < chance:
        return True
    if talk.draw.random() < 0.22 and talk.turn(by, "nag", after=(5 + 15 * talk.draw.random()) * DAY):
        return talk.draw.random() < chance * 0.6
    return False


def granted(talk: Talk, by: Side, kind: str) -> None:
    """What follows a yes: it is done at once, or promised, or they meet; and thanks, mostly."""
    if kind == "meeting":
        appointment(talk, by)
        return
    if kind in GIVES and kind != "advice":
        if talk.draw.random() < 0.45:
            promised(talk, by.other)
        else:
            act = {"referral": "give_referral"}.get(kind, "give_help")
            talk.turn(by.other, act, given(talk, by.other, GIVES[kind]), after=spread(talk.draw, 20 * HOUR, 1.2))
    if talk.draw.random() < 0.62:
        talk.turn(by, "thanks" if kind != "question" else "bye")


def promised(talk: Talk, by: Side) -> Piece | None:
    """Somebody promises something, and keeps it in time, late, after being reminded, or never."""
    row: Note = {
        "table": "promises",
        "person": talk.tie.person,
        "ours": by is Side.OURS,
        "kept": False,
        "kept_at": None,
    }
    piece = talk.turn(by, "promise", row)
    if piece is None:
        return None
    if talk.draw.random() >= kept(talk.tie, talk.ts):
        reminded = talk.draw.random() < 0.4 and talk.turn(by.other, "nag", after=(7 + 20 * talk.draw.random()) * DAY)
        if not reminded or talk.draw.random() >= 0.45:
            if reminded and talk.draw.random() < 0.4:
                talk.turn(by, "sorry")
            return piece
    done = talk.turn(by, "kept", given(talk, by, "help"), after=spread(talk.draw, 2.5 * DAY, 1.0))
    if done is not None:
        row["kept"], row["kept_at"] = True, done.ts
    return piece


def appointment(talk: Talk, by: Side) -> float:
    """They agreed to meet: it is held, moved, called off or missed."""
    fate = FATES.spin(talk.draw)
    has_mail = talk.them.reach_at("mail", talk.ts) is not None
    via = Via.CALENDAR if has_mail and talk.draw.random() < 0.6 else Via.NOWHERE
    day = (talk.ts // DAY + 2 + int(spread(talk.draw, 4.0, 0.7))) * DAY
    day += {5: 2, 6: 1}.get((day // DAY + 3) % 7, 0) * DAY
    ts = day + (9 + int(talk.draw.random() * 9)) * HOUR + (30 * MINUTE if talk.draw.random() < 0.3 else 0)
    if fate is Fate.CANCELLED:
        talk.turn(side(talk.draw), "meeting_cancel", after=(ts - talk.ts) * 0.6)
    met = talk.meet(by, ts, via, fate, "meeting")
    if met is not None and met.moved_from is not None:
        _moved(talk, met)
    if met is None or fate is Fate.CANCELLED:
        return FAIR
    talk.ts = met.ts + int((met.minutes or 0) * MINUTE)
    if fate is Fate.MISSED:
        if talk.turn(Side.OURS, "meeting_missed", after=HOUR) and talk.draw.random() < 0.6:
            talk.turn(Side.THEIRS, "sorry")
        return POOR
    if talk.draw.random() < 0.35:
        talk.turn(side(talk.draw), "meeting_after", after=spread(talk.draw, 9 * HOUR, 0.8))
    return GOOD * 1.4


def _moved(talk: Talk, met: Piece) -> None:
    """Says that it was moved, before it would have been."""
    now, stood = talk.ts, met.moved_from or met.ts
    mover = side(talk.draw)
    talk.turn(mover, "meeting_move", after=max(0, stood - now) * 0.5)
    talk.turn(mover.other, "meeting_yes", after=HOUR)
