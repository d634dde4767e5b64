"""Whether two threads are one talk, and which of their pieces are the same: by side, words and time."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

KINDS: Final = frozenset({"text", "page", "sigtop", "main.db"})
"""Kinds of export that begin the keys of their threads with their name and ``|``; the others have no such word."""

NEAR: Final = 60
"""Seconds that the times of one piece may lie apart: texts are exact to a minute."""

STEP_OF_ZONES: Final = 900
"""Zones lie whole quarters of an hour apart; the zone that a text was written in is often not known."""

HOUR: Final = 3_600

FARTHEST: Final = 14 * HOUR
"""The zone that is farthest from UTC."""

LONG: Final = 12
"""Letters from which on a text is not said by chance at the same time in two chats. Ours."""

SURE: Final = 3
"""So many different long texts, each at its time and some of either side, make two talks one though one of them does
not say whom it is with; so many of either side, where both do and say two names. Ours."""

MOST_OF_IT: Final = 0.5
"""And this share of what the shorter one says while both go on. Ours: people delete, and exports leave out."""

Words = tuple[int, str]
"""Side and words, by which pieces are compared; a call has the name of its kind."""


class Piece(NamedTuple):
    """One piece of a talk. ``ts``: UTC seconds as its export has it."""

    id: int
    ts: int
    words: Words


class Talk(NamedTuple):
    """One thread of one kind of export, its pieces in the order of time. ``people``: numbers and folded names of the
    others; ``seconds``: how many of its pieces have seconds.
    """

    thread: int
    kind: str
    pieces: tuple[Piece, ...]
    people: frozenset[object]
    seconds: int

    @property
    def exact(self) -> tuple[bool, bool, int, int]:
        """Sorts the most exact first: by seconds, then by kind, then by how much it has."""
        return 2 * self.seconds <= len(self.pieces), bool(self.kind), -len(self.pieces), self.thread


def kind_of(key: str) -> str:
    """The kind of export that a thread's key names, "" for the one that names none."""
    kind, told, _ = key.partition("|")
    return kind if told and kind in KINDS else ""


def plain(text: str) -> str:
    """Words as they are compared: exports break lines and set blanks in their own ways."""
    return " ".join(text.split())


def zone_between(apart: int) -> int | None:
    """How far two zones lie apart by which two times would be one, None when none would."""
    zone = round(apart / STEP_OF_ZONES) * STEP_OF_ZONES
    return zone if abs(apart - zone) <= NEAR and abs(zone) <= FARTHEST else None


def is_one(one: Talk, other: Talk) -> bool:
    """Whether two talks are one: most of what the shorter says while both go on stands in the other at its time, long
    texts among it, and nobody else's name speaks against it.
    """
    two = matched(one.pieces, other.pieces)
    if not two:
        return False
    words = {piece.words for piece, _ in two if len(piece.words[1]) >= LONG}
    sides = [sum(out == side for out, _ in words) for side in (0, 1)]
    if one.people & other.people:
        enough = bool(words)
    elif _named(one) and _named(other):  # one may be called so here and so there, but mass mail goes to many
        enough = min(sides) >= SURE
    else:
        enough = sum(sides) >= SURE and min(sides) >= 1
    return enough and len(two) >= MOST_OF_IT * min(_while(one, other), _while(other, one))


def _named(talk: Talk) -> bool:
    return any(isinstance(each, str) for each in talk.people)


def _while(one: Talk, other: Talk) -> int:
    """How many pieces of the one were said while the other went on."""
    first, last = other.pieces[0].ts - FARTHEST, other.pieces[-1].ts + FARTHEST
    return sum(first <= piece.ts <= last for piece in one.pieces)


def matched(some: Sequence[Piece], others: Sequence[Piece]) -> list[tuple[Piece, Piece]]:
    """Pieces of the one talk with those of the other that they are, each matched once, the nearest in time first."""
    there: dict[Words, list[Piece]] = defaultdict(list)
    for piece in others:
        there[piece.words].append(piece)
    zones = _zones(some, there)
    found = []
    for piece in some:
        left = there.get(piece.words)
        place = None if left is None else _nearest(left, [piece.ts + zone for zone in zones])
        if left is not None and place is not None:
            found.append((piece, left.pop(place)))
    return found


def _nearest(left: Sequence[Piece], times: Iterable[int]) -> int | None:
    """Which of these, in the order of time, is nearest to one of some times, and near enough."""
    near = [
        (abs(left[place].ts - ts), place)
        for ts in times
        for after in (bisect_left(left, ts, key=lambda piece: piece.ts),)
        for place in (after - 1, after)
        if 0 <= place < len(left) and abs(left[place].ts - ts) <= NEAR
    ]
    return min(near)[1] if near else None


def _zones(some: Iterable[Piece], there: dict[Words, list[Piece]]) -> list[int]:
    """How far the times of the two lie apart: in most cases by nothing, or by a zone and by its summer time."""
    votes = Counter(
        zone
        for piece in some
        if len(piece.words[1]) >= LONG or piece.words[1].startswith("\0")
        for other in there.get(piece.words, ())
        if abs(other.ts - piece.ts) <= FARTHEST + NEAR and (zone := zone_between(other.ts - piece.ts)) is not None
    )
    if not votes:
        return []
    (best, most), *_ = sorted(votes.items(), key=lambda each: (-each[1], abs(each[0])))
    summer = max((best - HOUR, best + HOUR), key=lambda zone: votes[zone])
    return [best, summer] if votes[summer] >= min(2, most) else [best]
