"""What the owner's own asks brought, beside what is usual: first of all of them, then of each kind to each kind of tie.

Both pull the usual line up or down, the harder the more asks there are: few asks move it little, and there is no
threshold at which a number jumps.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from goodterms.asks.answers.usual import Cell, Usual, share, usual
from goodterms.words import DAY

WITHIN = 14 * DAY
"""An answer counts for a fortnight, as in "two-way" (`docs/words.md`)."""


STEPS = 4
"""To what part of one the usual log odds are kept: a quarter moves a share by six hundredths at most."""

ROUNDS, LEAP, CLOSE = 8, 1.5, 1e-3
"""Newton's method: rounds at most, the longest step, and the step that is none."""


class Past(NamedTuple):
    """One ask of the owner's to one person. ``odds``: what was usual on its day. ``answered``: within a fortnight."""

    ts: int
    cell: Cell
    odds: float
    answered: bool


class Sums(NamedTuple):
    """Of some asks: how many, how many were answered, and how many there were of each usual log odds, in steps."""

    n: int = 0
    answers: int = 0
    usual: Mapping[int, int] = {}

    def with_one(self, past: Past) -> Sums:
        """With one more ask."""
        step = round(past.odds * STEPS)
        return Sums(self.n + 1, self.answers + past.answered, {**self.usual, step: self.usual.get(step, 0) + 1})


class Own(NamedTuple):
    """The owner's asks summed up: all of them, and by cell."""

    total: Sums = Sums()
    cells: Mapping[Cell, Sums] = {}


NOTHING_LEARNT = Own()
"""Of an owner whose asks were never counted."""


class Shift(NamedTuple):
    """How far to move from the usual, in log odds, how surely (a variance), and of how many own asks of this cell."""

    by: float
    variance: float
    n: int


def learnt(past: Iterable[Past], as_of: int) -> Own:
    """The asks whose fortnight was over at a moment (UTC seconds), summed up."""
    total, cells = Sums(), dict[Cell, Sums]()
    for one in past:
        if one.ts + WITHIN <= as_of:
            total = total.with_one(one)
            cells[one.cell] = cells.get(one.cell, Sums()).with_one(one)
    return Own(total, cells)


def shift(own: Own, cell: Cell, rates: Usual | None = None) -> Shift:
    """How the owner's own record moves the usual for a cell, under a normal prior: for all asks, and then, of what is
    left, for the cell. Each is the likeliest move (Newton's method), for one step would fall short where an owner is
    answered much more seldom than is usual.
    """
    line = usual() if rates is None else rates
    held = _held.get(cell)
    if held is not None and held[0] is own and held[1] == line:
        return held[2]
    moved = _shift(own, cell, line)
    _held[cell] = own, line, moved
    return moved


_held: dict[Cell, tuple[Own, Usual, Shift]] = {}
"""The newest of each cell: a list asks for the same few ten thousand times."""


def _shift(own: Own, cell: Cell, line: Usual) -> Shift:
    found = own.cells.get(cell, Sums())
    whole, sure = _move(own.total, 0.0, line.owners**-2)
    part, surer = _move(found, whole, line.cells**-2)
    return Shift(whole + part, 1 / sure + 1 / surer, found.n)


def _move(sums: Sums, by: float, stiff: float) -> tuple[float, float]:
    """The likeliest further move from ``by``, and how surely (a precision)."""
    moved = 0.0
    for _ in range(ROUNDS):
        shares = [(many, share(step / STEPS + by + moved)) for step, many in sums.usual.items()]
        sure = stiff + sum(many * p * (1 - p) for many, p in shares)
        step = (sums.answers - sum(many * p for many, p in shares) - stiff * moved) / sure
        moved += max(-LEAP, min(LEAP, step))
        if abs(step) < CLOSE:
            break
    return moved, sure
