"""What goes to many: round letters and merged mails, the owner's and others'; and one programme after another."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from random import Random

from goodterms.village.draws import HOUR, MINUTE, YEAR, Wheel, mix, some, stream
from goodterms.village.happened import OWNER, Via, What
from goodterms.village.odds import answered
from goodterms.village.people import reachable
from goodterms.village.pieces import Note, Piece
from goodterms.village.requests import asked
from goodterms.village.run import Run, programme
from goodterms.village.sides import Side
from goodterms.village.talk import Talk
from goodterms.village.ties import Tie
from goodterms.words import DAY

OWN_A_YEAR = 0.7
IN_A_YEAR = 3.0
"""Rounds of the owner's, and rounds that reach the owner from people: guesses."""

OWN = Wheel({"blast_news": 0.5, "blast_referral": 0.35, "merge_slip": 0.15})
THEIRS = Wheel({"blast_news": 0.3, "blast_referral": 0.25, "blast_pitch": 0.3, "merge_slip": 0.15})
KIND = {"blast_referral": "referral", "blast_pitch": "pitch", "merge_slip": "pitch"}
FRIENDLY = frozenset({"react", "no", "give_referral"})
"""Answers to a round that are an exchange between two; asking who this is, or for peace, is none."""

MERGER = (("X-Mailer", "MergeMaster 4.2"), ("Precedence", "bulk"))


def begin(run: Run) -> None:
    """Plans every round, and the pitchers' series."""
    draw = stream(run.made.seed, "rounds")
    years = (run.made.end - run.made.start) / YEAR
    for _ in range(max(1, round(OWN_A_YEAR * years))):
        run.at(_some_day(run, draw), partial(_ours, run, draw))
    for _ in range(max(2, round(IN_A_YEAR * years * min(run.pace, 20.0)))):
        run.at(_some_day(run, draw), partial(_theirs, run, draw))
    for tie in run.ties.values():
        if tie.pitcher:
            own = stream(run.made.seed, "pitcher", tie.person)
            run.at(tie.begins + int((60 + 300 * own.random()) * DAY), partial(_pitch, run, tie, own, 1))


def _some_day(run: Run, draw: Random) -> int:
    return run.made.start + int((0.08 + 0.9 * draw.random()) * (run.made.end - run.made.start)) // DAY * DAY + 10 * HOUR


def _ours(run: Run, draw: Random, ts: int) -> None:
    """The owner writes to many: one letter to all, or one after another with a merge; by mail or on LinkedIn."""
    if run.made.absences.away(OWNER, ts):
        return
    via = Via.LINKEDIN if draw.random() < 0.5 else Via.MAIL
    known = [tie for tie in run.ties.values() if tie.begins < ts and _has(run, tie, via, ts)]
    chosen = some(draw, known, 12 + int(draw.random() * 140))
    act = OWN.spin(draw)
    if not chosen:
        return
    if via is Via.MAIL and act != "merge_slip" and len(chosen) < 60:
        _together(run, draw, chosen, act, ts)
    else:
        _one_by_one(run, draw, chosen, act, via, ts)


def _has(run: Run, tie: Tie, via: Via, ts: int) -> bool:
    return reachable(run.made.villagers[tie.person], via, ts)


def _together(run: Run, draw: Random, chosen: Sequence[Tie], act: str, ts: int) -> None:
    """One letter, all of them in To."""
    notes = tuple(_note(tie, ts, act, len(chosen), ours=True) for tie in chosen if act in KIND)
    everyone = tuple(tie.person for tie in chosen)
    piece = Piece(ts, Via.MAIL, What.MESSAGE, OWNER, everyone, act, plain=True, notes=notes)
    run.plan([piece])
    for position, tie in enumerate(chosen):
        _answer(run, draw, tie, piece, act, notes[position] if notes else None)


def _one_by_one(run: Run, draw: Random, chosen: Sequence[Tie], act: str, via: Via, ts: int) -> None:
    """The same words to each, a minute apart."""
    same = 1 + mix(run.made.seed, 41, ts) % 1_000_000_007
    headers = MERGER if via is Via.MAIL else ()
    for tie in chosen:
        ts += int((0.3 + draw.random()) * MINUTE)
        note = _note(tie, ts, act, len(chosen), ours=True) if act in KIND else None
        piece = Piece(ts, via, What.MESSAGE, OWNER, (tie.person,), act, plain=True, same=same, headers=headers)
        piece.notes = (note,) if note else ()
        run.plan([piece])
        _answer(run, draw, tie, piece, act, note)


def _note(tie: Tie, ts: int, act: str, many: int, *, ours: bool) -> Note:
    kind = KIND[act]
    return {
        "table": "asks", "person": tie.person, "ours": ours, "kind": kind, "weight": 3, "to": many,
        "answered": False, "outcome": "none", "closeness": round(tie.fade(ts), 3),
    }  # fmt: skip


def _answer(run: Run, draw: Random, tie: Tie, piece: Piece, act: str, note: Note | None) -> None:
    """Few answer a round; some ask who this is, some ask to be left alone."""
    tie.we_wrote += 1
    if act in KIND and tie.story != "close":
        tie.grow(piece.ts, -0.05)
    if draw.random() >= answered(tie, piece.ts, asker=Side.OURS, kind=KIND.get(act, ""), to_many=piece.via):
        return
    when = piece.ts + int(waited(draw))
    if run.made.absences.away(tie.person, when):
        return
    near = tie.closeness
    symbol = "react" if act not in KIND else "no" if near > 0.1 else "who_are_you"
    outcome = "no"
    chance = draw.random()
    if act in KIND and chance < near * 0.5:
        symbol, outcome = "give_referral", "yes"
    elif act in KIND and chance > 0.86 and near < 0.3:
        symbol, tie.opted_out = "put_off", True
    reply = Piece(when, piece.via, What.MESSAGE, tie.person, (OWNER,), symbol, answers=piece, talk=piece)
    if tie.opted_out:
        reply.notes = ({"table": "opted_out", "person": tie.person, "ours": False},)
    if note is not None:
        note["answered"], note["outcome"] = True, outcome
    tie.they_wrote += 1
    tie.exchanged += symbol in FRIENDLY
    run.plan([reply])


def waited(draw: Random) -> float:
    """Seconds until a round is answered, by those who do."""
    return (0.2 + 70 * draw.random() ** 3) * HOUR


def _theirs(run: Run, draw: Random, ts: int) -> None:
    """A round from somebody reaches the owner among others, or alone with a slip of the merge in it."""
    known = [tie for tie in run.ties.values() if tie.begins < ts and not run.made.absences.away(tie.person, ts)]
    if not known:
        return
    sender = known[int(draw.random() * len(known))]
    act = THEIRS.spin(draw)
    via = Via.MAIL if _has(run, sender, Via.MAIL, ts) else Via.LINKEDIN
    if not _has(run, sender, via, ts):
        return
    run.plan([_incoming(run, draw, sender, act, via, ts)])


def _incoming(run: Run, draw: Random, sender: Tie, act: str, via: Via, ts: int) -> Piece:
    others: tuple[int, ...] = ()
    if via is Via.MAIL and act != "merge_slip" and draw.random() < 0.7:
        near = [n for name in run.made.villagers[sender.person].circles for n in run.made.members[name]]
        fitting = [n for n in near if n != sender.person and reachable(run.made.villagers[n], via, ts)]
        others = tuple(some(draw, fitting, 3 + int(draw.random() * 38)))
    piece = Piece(ts, via, What.MESSAGE, sender.person, (OWNER, *others), act, plain=True)
    piece.headers = MERGER if via is Via.MAIL and act == "merge_slip" else ()
    piece.notes = (_note(sender, ts, act, 1 + len(others), ours=False),) if act in KIND else ()
    sender.they_wrote += 1
    return piece


def _pitch(run: Run, tie: Tie, draw: Random, count: int, ts: int) -> None:
    """One programme after another. The owner seldom answers, and in the end asks for it to stop; some then do."""
    made = run.made
    if count > 3 and tie.put_off and draw.random() < 0.7:
        return
    run.at(ts + int((40 + 260 * draw.random()) * DAY), partial(_pitch, run, tie, draw, count + 1))
    via = next((via for via in (Via.MAIL, Via.SKYPE, Via.LINKEDIN, Via.WHATSAPP) if _has(run, tie, via, ts)), None)
    if via is None or made.absences.away(tie.person, ts):
        return
    talk = Talk(draw, tie, made.villagers[tie.person], made.villagers[OWNER], via, ts, made.end, made.absences, "")
    act = "blast_pitch" if draw.random() < 0.25 else "ask_pitch"
    row = asked(talk, Side.THEIRS, kind="pitch", to=25 if act == "blast_pitch" else 1)
    row["programme"] = count
    if talk.turn(Side.THEIRS, act, row, about={"programme": programme(draw)}) is None:
        return
    if draw.random() < answered(tie, ts, asker=Side.THEIRS, kind="pitch") * 0.5:
        stop = count > 2 and draw.random() < 0.5
        said = talk.turn(Side.OURS, "put_off" if stop else "no")
        row["answered"], row["outcome"] = said is not None, "no" if said else "none"
        tie.put_off |= stop and said is not None
    tie.exchanged += talk.answered
    tie.grow(ts, -0.1)
    run.plan(talk.pieces)
