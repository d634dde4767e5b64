"""Who was silent to everyone, and until when: illness, a child, a boat around the world; nobody says which."""

from __future__ import annotations

from bisect import bisect
from random import Random
from typing import NamedTuple

from goodterms.village.draws import YEAR, mix, spread, stream
from goodterms.village.happened import OWNER
from goodterms.words import DAY, WEEK

LONG = 0.09
SHORTER = 0.05
COME_BACK = 0.6
"""Shares of people who fall silent for years, for months, and who of the former come back. The simulation's guesses;
measured on lists (`judgement`): of people silent for a year, 22 to 33 in 100 are heard again within another."""

LEAVE = 0.045
"""Share of weeks in which somebody is on leave with an automatic answer switched on."""


class Absence(NamedTuple):
    """Silent to everyone from a time until another; ``until`` None: never heard of again."""

    since: int
    until: int | None


class Absences:
    """All absences of a village. ``of`` lists each villager's in order of time, without overlaps."""

    __slots__ = ("_edges", "_seed", "of")

    def __init__(self, seed: int, people: int, start: int, end: int) -> None:
        self._seed = seed
        self.of = {n: found for n in range(1, people + 1) if (found := _drawn(stream(seed, "absent", n), start, end))}
        self.of[OWNER] = _owners(stream(seed, "absent", OWNER), start, end)
        self._edges = {n: [edge for a in found for edge in _edges(a, end)] for n, found in self.of.items()}

    def away(self, person: int, ts: int) -> bool:
        """Whether somebody is silent to everyone."""
        edges = self._edges.get(person)
        return edges is not None and bisect(edges, ts) % 2 == 1

    def back_since(self, person: int, ts: int) -> int | None:
        """When somebody last came back before ``ts``; None when they never were away or are now."""
        if self.away(person, ts):
            return None
        return max((a.until for a in self.of.get(person, ()) if a.until is not None and a.until <= ts), default=None)

    def on_leave(self, person: int, ts: int) -> bool:
        """Whether somebody is on a week's leave and a machine answers."""
        return mix(self._seed, 5, person, ts // WEEK) % 10_000 < LEAVE * 10_000 and mix(self._seed, 6, person) % 3 == 0


def _edges(absence: Absence, end: int) -> tuple[int, int]:
    return absence.since, absence.until or end + 100 * YEAR


def _drawn(draw: Random, start: int, end: int) -> tuple[Absence, ...]:
    chance = draw.random()
    if chance >= LONG + SHORTER:
        return ()
    since = start + int((0.08 + 0.88 * draw.random()) * (end - start))
    if chance >= LONG:
        return (Absence(since, since + int((110 + 160 * draw.random()) * DAY)),)
    if draw.random() >= COME_BACK:
        return (Absence(since, None),)
    return (Absence(since, since + int(max(0.8, spread(draw, 1.8, 0.5)) * YEAR)),)


def _owners(draw: Random, start: int, end: int) -> tuple[Absence, ...]:
    """The owner's own: one of four to nine months; in a long life a second, shorter one."""
    span = end - start
    first = start + int((0.3 + 0.15 * draw.random()) * span)
    found = [Absence(first, first + int((120 + 150 * draw.random()) * DAY))] if span > 2 * YEAR else []
    if span > 9 * YEAR:
        second = start + int((0.68 + 0.12 * draw.random()) * span)
        found.append(Absence(second, second + int((100 + 60 * draw.random()) * DAY)))
    return tuple(found)
