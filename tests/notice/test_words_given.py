"""When a word that was given is a matter of today."""

from __future__ import annotations

import pytest

from goodterms.notice.words_given import EARLY, LATE, PATIENCE, UNDATED, is_due

SINCE, DUE = 1_000_000_000, 1_001_000_000


@pytest.mark.parametrize(
    ("mine", "as_of", "expected"),
    [
        (True, DUE - EARLY - 1, False),
        (True, DUE - EARLY, True),
        (True, DUE + LATE - 1, True),
        (True, DUE + LATE, False),
        (False, DUE + PATIENCE - 1, False),
        (False, DUE + PATIENCE, True),
        (False, DUE + PATIENCE + LATE, False),
    ],
)
def test_with_a_day(*, mine: bool, as_of: int, expected: bool) -> None:
    """One's own word is said before its day; theirs only days after it; neither for ever."""
    assert is_due(mine=mine, since=SINCE, due=DUE, as_of=as_of) is expected


def test_without_a_day() -> None:
    """A word without a day is said once it has lain for a while."""
    said = [is_due(mine=True, since=SINCE, due=None, as_of=SINCE + more) for more in (0, UNDATED, 2 * UNDATED)]
    assert said == [False, True, False]
