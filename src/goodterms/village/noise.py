"""What machines send: newsletters, receipts, spam, paid messages, automatic answers, delivery reports; and drafts."""

from __future__ import annotations

from functools import partial
from random import Random

from goodterms.village.draws import HOUR, YEAR, mix, stream, waiting
from goodterms.village.happened import OWNER, Via, What
from goodterms.village.pieces import Piece
from goodterms.village.run import Run
from goodterms.words import DAY

NEWSLETTERS = 17.0
"""Newsletters a year and shop: something between weekly and quarterly."""
RECEIPTS = 1.6
SPAM = 40.0
INMAIL = 5.0
DRAFTS = 2.0
"""Each a year, guesses."""

GONE_ADDRESS = 0.35
"""Share of mails in the three months after a change of work that go to the old address and come back."""
MACHINE_ANSWERS = 0.8

BULK = (("List-Unsubscribe", "<mailto:leave@shop.example>"), ("Precedence", "bulk"))
AUTO = (("Auto-Submitted", "auto-replied"), ("X-Autoreply", "yes"))
REPORT = (("Auto-Submitted", "auto-replied"), ("Return-Path", "<>"))


def begin(run: Run) -> None:
    """Every machine starts, and answers to the owner's mail are listened for."""
    made = run.made
    for shop in made.shops:
        draw = stream(made.seed, "shop", shop)
        rate = NEWSLETTERS * (0.2 + 2.2 * draw.random() ** 2)
        since = made.start + int(draw.random() * 0.6 * (made.end - made.start))
        run.at(since, partial(_again, run, draw, shop, rate, What.NEWSLETTER))
        run.at(since, partial(_again, run, draw, shop, RECEIPTS, What.RECEIPT))
    for number, (what, rate) in enumerate(((What.SPAM, SPAM), (What.SPONSORED, INMAIL), (What.DRAFT, DRAFTS))):
        draw = stream(made.seed, "machine", number)
        sender = OWNER if what is What.DRAFT else made.machines["spam" if what is What.SPAM else "inmail"]
        run.at(made.start + DAY, partial(_again, run, draw, sender, rate * len(made.shops) / 40, what))
    run.listeners.append(partial(_listen, run))


def _again(run: Run, draw: Random, sender: int, rate: float, what: What, ts: int) -> None:
    """One more, and the wait for the next."""
    silent = what in {What.RECEIPT, What.DRAFT} and run.made.absences.away(OWNER, ts)
    piece = None if silent else _piece(run, draw, sender, what, ts)
    if piece is not None:
        run.plan([piece])
    run.at(
        ts + int(waiting(draw, YEAR / (rate * run.pace), 0.9)) + HOUR, partial(_again, run, draw, sender, rate, what)
    )


def _piece(run: Run, draw: Random, sender: int, what: What, ts: int) -> Piece | None:
    if what is What.SPONSORED:
        return Piece(ts, Via.LINKEDIN, what, sender, (OWNER,), "inmail", plain=True)
    if what is What.DRAFT:
        to = 1 + int(draw.random() * run.made.people)
        if run.made.villagers[to].reach_at("mail", ts) is None:
            return None
        return Piece(ts, Via.MAIL, what, OWNER, (to,), "ask_favour")
    piece = Piece(ts, Via.MAIL, what, sender, (OWNER,), str(what), plain=True)
    piece.subject = f"{what}_subject"
    piece.headers = BULK if what is What.NEWSLETTER else ()
    return piece


def _listen(run: Run, piece: Piece) -> None:
    """The owner's mail may meet somebody on leave, or an address that is gone."""
    if piece.sender != OWNER or piece.via is not Via.MAIL or piece.what is not What.MESSAGE or piece.group:
        return
    for person in piece.to:
        chance = mix(run.made.seed, 51, piece.number, person) % 1000
        if run.made.absences.on_leave(person, piece.ts) and chance < MACHINE_ANSWERS * 1000:
            run.plan([_answered(piece, person, "auto_reply", What.AUTO_REPLY, AUTO)])
        old = _old_address(run, person, piece.ts)
        if old and chance < GONE_ADDRESS * 1000:
            back = _answered(piece, run.made.machines["mailer"], "bounce", What.BOUNCE, REPORT)
            back.about = {"address": old}
            run.plan([back])


def _answered(piece: Piece, sender: int, act: str, what: What, headers: tuple[tuple[str, str], ...]) -> Piece:
    back = Piece(
        piece.ts + 40, Via.MAIL, what, sender, (OWNER,), act, answers=piece, talk=piece.talk or piece, plain=True
    )
    back.headers = headers
    return back


def _old_address(run: Run, person: int, ts: int) -> str:
    """An address given up in the last three months, empty when there is none."""
    for reach in run.made.villagers[person].reaches:
        if reach.kind == "mail" and reach.until is not None and 0 <= ts - reach.until < 90 * DAY:
            return reach.value
    return ""
