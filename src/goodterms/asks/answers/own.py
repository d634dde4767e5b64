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


class Past(NamedTuple):
    """One ask of the owner's to one person. ``odds``: what was usual on its day. ``answered``: within a fortnight."""

    ts: int
    cell: Cell
    odds: float
    answered: bool


class Sums(NamedTuple):
    """Of some asks: how many, how many more answers than usual, and the variance of that number."""

    n: int = 0
    excess: float = 0.0
    variance: float = 0.0

    def with_one(self, past: Past) -> Sums:
        """With one more ask."""
        p = share(past.odds)
        return Sums(self.n + 1, self.excess + past.answered - p, self.variance + p * (1 - p))


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
    """How the owner's own record moves the usual for a cell: one step of Newton from the usual, under a normal prior,
    for all asks and then, of what is left, for the cell.
    """
    line, found = usual() if rates is None else rates, own.cells.get(cell, Sums())
    stiff, stiffer = line.owners**-2, line.cells**-2
    whole = own.total.excess / (own.total.variance + stiff)
    part = (found.excess - found.variance * whole) / (found.variance + stiffer)
    return Shift(whole + part, 1 / (own.total.variance + stiff) + 1 / (found.variance + stiffer), found.n)
