"""Builds one conversation between the owner and somebody, turn by turn, as both their lives allow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random

from goodterms.village.absences import Absences
from goodterms.village.draws import HOUR, MINUTE, awake, spread
from goodterms.village.happened import OWNER, Fate, Via, Villager, What
from goodterms.village.pieces import Note, Piece
from goodterms.village.sides import Side
from goodterms.village.ties import Tie
from goodterms.words import DAY

CHATS = frozenset({Via.SKYPE, Via.WHATSAPP, Via.TELEGRAM, Via.PHONE})


@dataclass(slots=True)
class Talk:
    """One conversation in the making. ``ts``: the time reached. ``pieces``: all so far; ``first`` and ``last`` are
    the messages among them. ``cut``: one of them fell silent. ``answered``: it went both ways.
    """

    draw: Random
    tie: Tie
    them: Villager
    owner: Villager
    via: Via
    ts: int
    end: int
    absences: Absences
    topic: str
    pieces: list[Piece] = field(default_factory=list)
    first: Piece | None = None
    last: Piece | None = None
    cut: bool = False
    answered: bool = False

    @property
    def chat(self) -> bool:
        """Whether it is a chat rather than letters."""
        return self.via in CHATS

    def turn(
        self, by: Side, act: str, *notes: Note, after: float | None = None, about: Mapping[str, str] | None = None
    ) -> Piece | None:
        """Somebody says something, None when they are silent to everyone or the time has run out: then all is over.

        ``after``: seconds since the last turn, drawn when not given. ``about``: words for the gaps.
        """
        last = self.last
        ts = self._when(by, last, after)
        speaker = OWNER if by is Side.OURS else self.tie.person
        if self.cut or ts >= self.end or self.absences.away(speaker, ts):
            self.cut = True
            return None
        piece = Piece(ts, self.via, What.MESSAGE, speaker, (self.tie.person if by is Side.OURS else OWNER,), act, about)
        piece.answers, piece.talk, piece.notes, piece.topic = last, self.first, notes, self.topic
        self.first = self.first or piece
        self._said(piece, last, by)
        return piece

    def _said(self, piece: Piece, last: Piece | None, by: Side) -> None:
        tie = self.tie
        self.answered |= last is not None and last.sender != piece.sender
        if by is Side.OURS:
            tie.we_wrote += 1
        else:
            tie.they_wrote += 1
        tie.last = self.ts = piece.ts
        self.last = piece
        self.pieces.append(piece)

    def _when(self, by: Side, last: Piece | None, after: float | None) -> int:
        """Chats run by the minute, letters by the hour: half of all answers within 47 minutes, most within a day."""
        if last is None:
            wait = 0.0
        elif after is not None:
            wait = after
        elif self.chat:
            wait = min(5 * DAY, spread(self.draw, 2.2 * MINUTE, 1.5))
        else:
            wait = min(25 * DAY, spread(self.draw, 1.4 * HOUR, 2.0))
        zone = self.owner.zone if by is Side.OURS else self.them.zone
        return awake(self.ts + int(wait) + 1, zone, self.draw, chat=self.chat)

    def call(self, by: Side, via: Via, *, missed: bool) -> Piece | None:
        """One rings the other; minutes where both were there."""
        wait = 20 * MINUTE if self.pieces else 0
        ts = awake(self.ts + wait, self.owner.zone, self.draw, chat=True)
        if ts >= self.end or self.absences.away(OWNER, ts) or self.absences.away(self.tie.person, ts):
            return None
        sender, other = (OWNER, self.tie.person) if by is Side.OURS else (self.tie.person, OWNER)
        what = What.MISSED_CALL if missed else What.CALL
        minutes = None if missed else round(min(170.0, spread(self.draw, 7.0, 1.1)), 2)
        piece = Piece(ts, via, what, sender, (other,), minutes=minutes)
        self.pieces.append(piece)
        self.ts = self.tie.last = ts + int((minutes or 0) * MINUTE)
        self.answered |= not missed
        return piece

    def meet(self, by: Side, ts: int, via: Via, fate: Fate, subject: str) -> Piece | None:
        """They meet, or were to; on the calendar it stands either way. ``by``: who invited."""
        moved = self.draw.random() < 0.12
        stood, ts = (ts, ts + (1 + int(self.draw.random() * 9)) * DAY) if moved else (None, ts)
        if ts >= self.end or self.absences.away(OWNER, ts) or self.absences.away(self.tie.person, ts):
            return None
        sender, other = (OWNER, self.tie.person) if by is Side.OURS else (self.tie.person, OWNER)
        fate = Fate.MOVED if moved and fate is Fate.HELD else fate
        row: Note = {"table": "meetings", "person": self.tie.person, "fate": str(fate), "moved_from": stood}
        piece = Piece(ts, via, What.MEETING, sender, (other,), subject=subject, fate=fate, moved_from=stood)
        piece.notes = (row,)
        piece.minutes = float(30 * (1 + int(self.draw.random() * 4)))
        piece.absent = (self.tie.person,) if fate is Fate.MISSED else ()
        self.pieces.append(piece)
        if fate in {Fate.HELD, Fate.MOVED}:
            self.answered, self.tie.last = True, ts
        return piece
