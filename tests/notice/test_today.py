"""Who is worth a closer look in the morning."""

from __future__ import annotations

import numpy as np
import pytest

from goodterms.notice.today import QUIET_DAYS, STATES, Why, worth_a_look
from goodterms.words import DAY, Depth, State

NOW = 1_700_000_000


@pytest.mark.parametrize(
    ("two_way", "wrote", "expected"),
    [
        (QUIET_DAYS, 400, [0]),
        (QUIET_DAYS - 1, 400, []),
        (200, QUIET_DAYS - 1, []),
        (200, QUIET_DAYS, [0]),
        (200, None, [0]),
    ],
)
def test_nobody_is_quiet_who_got_a_word_lately(two_way: int, wrote: int | None, expected: list[int]) -> None:
    """A month must lie between now and the last word, theirs or the owner's, before a silence is spoken of."""
    ago = {"last_two_way": two_way, "last_in": two_way, "last_out": wrote, "last_sighting": None}
    columns = {name: np.array([np.nan if days is None else float(NOW - days * DAY)]) for name, days in ago.items()}
    columns |= {"occasions": np.array([9.0]), "days": np.array([20.0])}
    depth = np.array([Depth.RELATIONSHIP.rank], dtype=np.int8)
    state = np.array([STATES[State.QUIET]], dtype=np.int8)
    assert dict(worth_a_look(columns, depth, state, NOW))[Why.QUIET] == expected
