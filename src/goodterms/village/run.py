"""The clockwork of one run: a heap of what comes next, numbers as it comes, and its words."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Mapping
from random import Random

from goodterms.village.draws import YEAR, mix, pick, stream
from goodterms.village.grammar import Grammar
from goodterms.village.happened import Happened, Via, What
from goodterms.village.ledger import Ledger
from goodterms.village.naming import CULTURES
from goodterms.village.pieces import Piece
from goodterms.village.texts import FILLERS, SPLIT
from goodterms.village.trades import TRADES
from goodterms.village.village import Made
from goodterms.village.voice import bare, letter, note
from goodterms.words import DAY

MONTH = YEAR // 12
LETTERS = frozenset({What.MESSAGE, What.SPAM, What.NEWSLETTER, What.RECEIPT, What.AUTO_REPLY, What.BOUNCE, What.DRAFT})
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


class Run:
    """What is under way. ``ties``: person -> tie, alive and changing. ``pace``: how many times the natural rate."""

    def __init__(self, made: Made, pace: float, ledger: Ledger | None, *, words: bool) -> None:
        self.made, self.pace, self.ledger = made, pace, ledger
        self.ties = made.ties()
        self.grammar = Grammar(SPLIT, FILLERS, made.half)
        self._words = stream(made.seed, "words") if words else None
        self._heap: list[tuple[int, int, Callable[[int], None] | None, Piece | None]] = []
        self._order = 0
        self._number = 0
        self.listeners: list[Callable[[Piece], None]] = []

    def at(self, ts: int, then: Callable[[int], None]) -> None:
        """Does something at a time, if that is within this life. It is told the time."""
        if ts < self.made.end:
            self._order += 1
            heapq.heappush(self._heap, (ts, self._order, then, None))

    def plan(self, pieces: Iterable[Piece]) -> None:
        """Pieces that will happen, each at its time."""
        for piece in pieces:
            if piece.ts < self.made.end:
                self._order += 1
                heapq.heappush(self._heap, (piece.ts, self._order, None, piece))

    def go(self) -> Iterator[Happened]:
        """Everything, one by one."""
        if self.ledger is not None:
            self.at(self.made.start + MONTH, self._month)
        while self._heap:
            ts, _, then, piece = heapq.heappop(self._heap)
            if then is not None:
                then(ts)
            elif piece is not None:
                happened = self._happened(piece)
                yield happened
                for listener in self.listeners:
                    listener(piece)
        if self.ledger is not None:
            self.ledger.month(self.made.end, self.ties)

    def _month(self, ts: int) -> None:
        if self.ledger is not None:
            self.ledger.month(ts, self.ties)
        self.at(ts + MONTH, self._month)

    def _happened(self, piece: Piece) -> Happened:
        self._number += 1
        piece.number = self._number
        text = self._text(piece) if self._words is not None else ""
        sender = self.made.villagers[piece.sender]
        answers = piece.answers.number if piece.answers else 0
        piece.answers = None  # else every piece would hold all before it
        happened = Happened(
            number=piece.number,
            ts=piece.ts,
            via=piece.via,
            what=piece.what,
            sender=piece.sender,
            to=piece.to,
            cc=piece.cc,
            subject=piece.subject,
            text=text,
            shown=shown(self.made, piece.sender, piece.ts) if piece.via is Via.MAIL else "",
            reach=self._reach(piece),
            answers=answers,
            talk=piece.talk.number if piece.talk else piece.number,
            group=piece.group,
            minutes=piece.minutes,
            fate=piece.fate,
            absent=piece.absent,
            moved_from=piece.moved_from,
            html=piece.via is Via.MAIL and mix(self.made.seed, 21, piece.sender) % 3 == 0,
            zone=sender.zone,
            headers=piece.headers,
        )
        if self.ledger is not None:
            for row in piece.notes:
                self.ledger.note(row, happened)
        return happened

    def _reach(self, piece: Piece) -> str:
        """Now and then somebody writes from the other address of the two they have; an answer from where it came."""
        if piece.via is not Via.MAIL or piece.what is not What.MESSAGE:
            return ""
        one = self.made.villagers[piece.sender]
        in_use = [r for r in one.reaches if r.kind == "mail" and r.since <= piece.ts < (r.until or piece.ts + 1)]
        if len(in_use) < 2 or mix(self.made.seed, 22, piece.sender, piece.ts // (30 * DAY)) % 5:
            return ""
        return in_use[0].value

    def _text(self, piece: Piece) -> str:
        if not piece.act:
            return ""
        if piece.via not in {Via.MAIL, Via.LINKEDIN, Via.CALENDAR}:
            piece.subject = ""
        if piece.what is What.REACTION:
            return ("👍", "❤️", "😂", "🙏")[piece.number % 4]
        draw = stream(self.made.seed, "same", piece.same) if piece.same else self._words
        if draw is None:
            return ""
        slots = self._slots(piece, draw)
        if piece.via is Via.MAIL or piece.what is What.MEETING:
            self._subject(piece, slots, draw)
        if piece.plain:
            return bare(self.grammar, piece.act, slots, draw)
        return (letter if piece.via is Via.MAIL else note)(self.grammar, piece.act, slots, draw)

    def _subject(self, piece: Piece, slots: Mapping[str, str], draw: Random) -> None:
        """Its own, or that of its conversation."""
        if piece.talk is not None and piece.talk.subject:
            piece.subject = f"Re: {piece.talk.subject.removeprefix('Re: ')}"
        elif piece.what in LETTERS:
            symbol = piece.subject or "subject"
            piece.subject = bare(self.grammar, symbol, slots, draw)

    def _slots(self, piece: Piece, draw: Random) -> dict[str, str]:
        made, ts = self.made, piece.ts
        sender = made.villagers[piece.sender]
        work = sender.work_at(ts)
        trade = TRADES[work.trade] if work else TRADES["stand builder"]
        slots = {
            "to": self._addressed(piece),
            "me": called(made, piece.sender, piece.to[0] if piece.to else 0, ts),
            "thing": piece.topic or pick(draw, trade.things),
            "offer": pick(draw, trade.offers),
            "need": pick(draw, trade.needs),
            "trade": work.trade if work else "trade",
            "firm": work.employer if work else "the office",
            "month": MONTHS[int(ts % YEAR / YEAR * 12)],
            "gap": "a long time",
            "other": made.villagers[1 + int(draw.random() * made.people)].name_at(ts).full,
            "programme": programme(draw),
            "wrong": pick(draw, CULTURES["prairie"].given).partition("/")[0],
            "address": "nobody@gone.example",
            "first_name": "{first_name}",
        }
        if piece.about:
            slots.update(piece.about)
        return slots

    def _addressed(self, piece: Piece) -> str:
        if len(piece.to) != 1 or piece.group:
            return "all"
        return called(self.made, piece.to[0], piece.sender, piece.ts)


def called(made: Made, who: int, by: int, ts: int) -> str:
    """What one calls the other: mostly the nickname among those who use it."""
    name = made.villagers[who].name_at(ts)
    return name.nick if name.nick and mix(made.seed, 23, who, by) % 3 else name.given


def shown(made: Made, who: int, ts: int) -> str:
    """How somebody's mail client shows its owner; empty: as they are called."""
    one = made.villagers[who]
    name, style = one.name_at(ts), mix(made.seed, 24, who) % 20
    if one.kind != "person" or not name.family:
        return ""
    if style == 0:
        return f"{name.family}, {name.given}"
    if style == 1:
        return name.given
    if style == 2 and name.nick:
        return f"{name.nick} {name.family}"
    return name.full.lower() if style == 3 else f"{name.given[0]}. {name.family}" if style == 4 else ""


def programme(draw: Random) -> str:
    """The name of yet another programme."""
    culture = CULTURES[pick(draw, ("isles", "lakes", "prairie"))]
    word = pick(draw, culture.first) + pick(draw, culture.last)
    return word + pick(
        draw, (" Plus", " Rewards", " 2.0", " Partner Circle", " Prime", " Direct", "Cash", " Unlimited")
    )
