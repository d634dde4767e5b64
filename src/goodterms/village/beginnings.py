"""How ties begin: met, introduced, from a forum, by a purchase, by a letter, or by no more than a click on LinkedIn."""

from __future__ import annotations

from random import Random

from goodterms.village.conversations import KINDS, SELDOM, chat
from goodterms.village.draws import HOUR
from goodterms.village.happened import OWNER, Via, What
from goodterms.village.odds import WEIGHT
from goodterms.village.pieces import Piece
from goodterms.village.requests import asked
from goodterms.village.run import Run
from goodterms.village.sides import Side
from goodterms.village.speaking import speak
from goodterms.village.talk import Talk
from goodterms.village.ties import Tie
from goodterms.words import DAY

ACCEPTED = 0.88
"""Share of LinkedIn invitations that are accepted in the end: a guess."""


def meet(run: Run, tie: Tie, draw: Random, ts: int) -> None:
    """How it begins, and the first words."""
    connect(run, tie, draw, ts)
    if run.ledger is not None:
        run.ledger.begun(tie, ts)
    if tie.story == "name":
        return
    if tie.how == "introduced":
        _introduced(run, tie, draw, ts)
    elif tie.story == "unanswered":
        speak(run, tie, draw, ts, unheard)
    elif tie.how == "purchase":
        speak(run, tie, draw, ts, KINDS["purchase"])
    elif tie.story != "once" and tie.how in {"met", "forum"}:
        speak(run, tie, draw, ts, chat)
    else:
        speak(run, tie, draw, ts, KINDS[SELDOM.spin(draw)])


def connect(run: Run, tie: Tie, draw: Random, ts: int) -> None:
    """They connect on LinkedIn sooner or later, where both are; sometimes with a note, sometimes only asked."""
    if run.made.villagers[tie.person].reach_at("linkedin", ts) is None:
        return
    if tie.how != "linkedin" and draw.random() < 0.35:
        return
    when = ts if tie.how == "linkedin" else ts + int(draw.random() * 200) * DAY
    if run.made.absences.away(OWNER, when) or run.made.absences.away(tie.person, when):
        return
    sender, other = (OWNER, tie.person) if draw.random() < 0.5 else (tie.person, OWNER)
    note = "linkedin_note" if draw.random() < 0.2 else ""
    pieces = [Piece(when, Via.LINKEDIN, What.INVITED, sender, (other,), note, plain=True)]
    if draw.random() < ACCEPTED:
        pieces.append(Piece(when + int(draw.random() * 9 * DAY), Via.LINKEDIN, What.CONNECTED, sender, (other,)))
        if draw.random() < 0.06:
            pieces.append(_praise(draw, when, sender, other))
    run.plan(pieces)


def _praise(draw: Random, since: int, sender: int, other: int) -> Piece:
    """One click for a skill, or a few kind lines."""
    ts = since + int((30 + 700 * draw.random()) * DAY)
    what, act = (What.ENDORSED, "skill") if draw.random() < 0.85 else (What.RECOMMENDED, "recommendation")
    who, whom = (other, sender) if draw.random() < 0.5 else (sender, other)
    return Piece(ts, Via.LINKEDIN, what, who, (whom,), act, plain=True)


def _introduced(run: Run, tie: Tie, draw: Random, ts: int) -> None:
    """Somebody the owner knows writes to both; one of the two answers, and they go on."""
    third, other = run.made.villagers[tie.by], run.made.villagers[tie.person]
    if not (third.reach_at("mail", ts) and other.reach_at("mail", ts)) or run.made.absences.away(tie.by, ts):
        speak(run, tie, draw, ts, chat)
        return
    row = {"table": "gives", "person": tie.by, "ours": False, "kind": "introduction"}
    piece = Piece(ts, Via.MAIL, What.MESSAGE, tie.by, (OWNER, tie.person), "introduce", plain=True, notes=(row,))
    piece.about = {"other": other.name_at(ts).full, "to": run.made.villagers[OWNER].name_at(ts).given}
    run.plan([piece])
    speak(run, tie, draw, ts + int((2 + 40 * draw.random()) * HOUR), _answered, via=Via.MAIL)


def _answered(talk: Talk, by: Side) -> float:
    talk.turn(by, "introduced_answer")
    talk.turn(by.other, "introduced_answer")
    return chat(talk, by)


def unheard(talk: Talk, by: Side) -> float:
    """Somebody writes and gets no answer, as good as always."""
    kind = SELDOM.spin(talk.draw)
    asks = kind in WEIGHT
    row = [asked(talk, by, kind)] if asks else []
    talk.turn(by, f"ask_{kind}" if asks else "hello", *row)
    if talk.draw.random() < 0.05 and talk.turn(by.other, "no") and row:
        row[0] |= {"answered": True, "outcome": "no"}
    return 0.0
