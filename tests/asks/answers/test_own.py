"""What the owner's own asks brought pulls at what is usual, harder the more there are."""

from __future__ import annotations

from itertools import pairwise

from goodterms.asks.answers.own import WITHIN, Own, Past, learnt, shift
from goodterms.asks.answers.usual import Cell, Usual
from goodterms.words import Depth

LINE = Usual(-1.0, 1.0, -0.5, 0.7, 0.25)
FAVOUR, PITCH = Cell(2, Depth.CONTACT), Cell(3, Depth.NAME)


def asks(n: int, *, answered: bool, cell: Cell = FAVOUR) -> list[Past]:
    """So many asks that were usually answered half of the time."""
    return [Past(100 + number, cell, 0.0, answered) for number in range(n)]


def test_nothing_moves_nothing() -> None:
    """Without asks the usual stands, as unsure as owners and their kinds differ."""
    moved = shift(Own(), FAVOUR, LINE)
    assert (moved.by, moved.n) == (0.0, 0)
    assert abs(moved.variance - (0.7**2 + 0.25**2)) < 1e-12


def test_more_asks_move_further_and_surer() -> None:
    """Every further answer lifts a little more and narrows; there is no jump."""
    moved = [shift(learnt(asks(n, answered=True), 10**9), FAVOUR, LINE) for n in range(40)]
    assert all(before.by < after.by and before.variance > after.variance for before, after in pairwise(moved))
    assert max(after.by - before.by for before, after in pairwise(moved)) < 0.3


def test_silence_pulls_down_as_answers_lift() -> None:
    """Of evenly likely asks, as many silent ones pull exactly as far down."""
    up = shift(learnt(asks(9, answered=True), 10**9), FAVOUR, LINE).by
    down = shift(learnt(asks(9, answered=False), 10**9), FAVOUR, LINE).by
    assert abs(up + down) < 1e-12


def test_another_kind_is_moved_less() -> None:
    """What favours brought says something of pitches too, but less, and is not counted as theirs."""
    own = learnt(asks(20, answered=True), 10**9)
    assert shift(own, FAVOUR, LINE).by > shift(own, PITCH, LINE).by > 0
    assert (shift(own, FAVOUR, LINE).n, shift(own, PITCH, LINE).n) == (20, 0)


def test_nothing_counts_before_its_fortnight_is_over() -> None:
    """As of a day, an ask whose two weeks still run is not known to be silent."""
    (one,) = asks(1, answered=False)
    assert learnt([one], one.ts + WITHIN - 1) == Own()
    assert learnt([one], one.ts + WITHIN).total.n == 1
