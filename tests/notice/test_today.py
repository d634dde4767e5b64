"""Who is worth a closer look in the morning."""

from __future__ import annotations

import numpy as np
import pytest

from goodterms.notice.today import QUIET_DAYS, STATES, Candidate, Why, line, worth_a_look
from goodterms.words import DAY, Depth, Person, Said, State, Tie

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


@pytest.mark.parametrize(
    ("kind", "out", "says"),
    [
        ("message", False, "On 14 November 2023 they wrote: “Fair: evening”."),
        ("message", True, "On 14 November 2023 you wrote: “Fair: evening”."),
        ("meeting", False, "Your meeting on 14 November 2023: “Fair: evening”."),
    ],
)
def test_what_a_calendar_says_was_written_by_nobody(kind: str, says: str, *, out: bool) -> None:
    """The last words are given to whoever wrote them, and a calendar's to neither."""
    last = Said(1, NOW - DAY // 24, "calendar", kind, out, "Fair: evening", "", "t")
    rosa = Person(1, "Rosa Ready", "person", ())
    back = Candidate(rosa, Tie(Depth.RELATIONSHIP, State.BACK), last=(last, last.subject))
    told = line(back, (), Why.BACK)
    assert told is not None
    assert told.says.endswith(says)
