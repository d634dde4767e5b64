"""What is usual: the shipped line, and where an ask belongs."""

from __future__ import annotations

import math

from goodterms.asks.answers.usual import HEAVY, TO_MANY, Cell, Usual, cell, odds, share, usual
from goodterms.words import Depth

LINE = Usual(-1.0, 1.0, -0.5, 0.7, 0.25)


def test_more_words_of_theirs_more_answers() -> None:
    """By the shipped line who wrote often answers more often, and who was written to in vain less."""
    assert share(odds(20, 20)) > share(odds(1, 1)) > share(odds(0, 0)) > share(odds(0, 20))


def test_the_line() -> None:
    """Log odds are the start and both counts by their logarithms."""
    assert math.isclose(odds(math.e - 1, 0, LINE), 0.0, abs_tol=1e-12)
    assert math.isclose(odds(0, math.e - 1, LINE), -1.5)


def test_shares_stay_between_nothing_and_all() -> None:
    """The largest numbers give no overflow, and even odds are a half."""
    assert (share(-1e6), share(0.0), share(1e6)) == (0.0, 0.5, 1.0)


def test_spreads_that_ship_are_above_nothing() -> None:
    """A spread of nothing would never let the owner's own asks count."""
    assert min(usual().owners, usual().cells) > 0


def test_cells() -> None:
    """All that is heavy is one kind, and a note to many is a kind of its own, whatever it asks for."""
    assert cell(4, Depth.NAME, 1) == Cell(HEAVY, Depth.NAME) == cell(3, Depth.NAME, 10)
    assert cell(1, Depth.NAME, 11) == Cell(TO_MANY, Depth.NAME)
