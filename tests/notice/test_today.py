"""Who is worth a closer look in the morning."""

from __future__ import annotations

import numpy as np
import pytest

from goodterms.notice.today import (
    QUIET_DAYS,
    SILENCE_DAYS,
    STATES,
    USUAL_GAPS,
    Candidate,
    Why,
    ended_silence,
    line,
    worth_a_look,
)
from goodterms.words import DAY, Coverage, Depth, Person, Said, State, Tie, day

NOW = 1_700_000_000


@pytest.mark.parametrize(
    ("two_way", "wrote", "usual", "expected"),
    [
        (QUIET_DAYS, 400, 2, [0]),
        (QUIET_DAYS - 1, 400, 2, []),
        (200, QUIET_DAYS - 1, 2, []),
        (200, QUIET_DAYS, 2, [0]),
        (200, None, 2, [0]),
        (200, None, None, [0]),
        (200, None, 200 / USUAL_GAPS, [0]),
        (200, None, 201 / USUAL_GAPS, []),
    ],
)
def test_nobody_is_quiet_who_got_a_word_lately(
    two_way: int, wrote: int | None, usual: float | None, expected: list[int]
) -> None:
    """Two months, and three of their usual gaps, must lie behind the last word before a silence is spoken of."""
    ago = {"last_two_way": two_way, "last_in": two_way, "last_out": wrote, "last_sighting": None, "returned_at": None}
    columns = {name: np.array([np.nan if days is None else float(NOW - days * DAY)]) for name, days in ago.items()}
    columns |= {"occasions": np.array([9.0]), "days": np.array([20.0]), "last": columns["last_two_way"]}
    columns |= {"median_gap": np.array([np.nan if usual is None else usual])}
    depth = np.array([Depth.RELATIONSHIP.rank], dtype=np.int8)
    state = np.array([STATES[State.QUIET]], dtype=np.int8)
    assert dict(worth_a_look(columns, depth, state, NOW))[Why.QUIET] == expected


@pytest.mark.parametrize(("wrote", "expected"), [(None, [0]), (300, [0]), (11, [0]), (10, []), (2, [])])
def test_who_was_greeted_since_is_not_back_any_more(wrote: int | None, expected: list[int]) -> None:
    """A word of the owner's since somebody was seen again is the hello that the line asks for."""
    ago = {"last_two_way": 300, "last_in": 10, "last_out": wrote, "last_sighting": 1, "returned_at": 10, "last": 10}
    columns = {name: np.array([np.nan if days is None else float(NOW - days * DAY)]) for name, days in ago.items()}
    columns |= {name: np.array([9.0]) for name in ("occasions", "days", "median_gap")}
    depth, state = (np.array([rank], dtype=np.int8) for rank in (Depth.ACQUAINTANCE.rank, STATES[State.BACK]))
    assert dict(worth_a_look(columns, depth, state, NOW))[Why.BACK] == expected


def _said(days_ago: int, *, out: bool = False, kind: str = "message") -> Said:
    return Said(days_ago, NOW - days_ago * DAY, "mail", kind, out, "", "Are you well", "t")


@pytest.mark.parametrize(
    ("recent", "expected"),
    [
        ([_said(1), _said(1 + SILENCE_DAYS)], (1, 1 + SILENCE_DAYS)),
        ([_said(1), _said(2), _said(2 + SILENCE_DAYS, out=True)], (2, 2 + SILENCE_DAYS)),
        ([_said(1), _said(SILENCE_DAYS)], None),
        ([_said(1, out=True), _said(2), _said(2 + SILENCE_DAYS)], None),
        ([_said(1, kind="call"), _said(2 + SILENCE_DAYS)], None),
        ([_said(1)], None),
        ([], None),
    ],
)
def test_the_word_that_ended_a_silence(recent: list[Said], expected: tuple[int, int] | None) -> None:
    """Their message after a season without a word, as long as it has no answer; a call is itself one."""
    found = ended_silence(recent)
    assert (found and (found[0].interaction, (NOW - found[1]) // DAY)) == expected


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


def test_a_return_rests_on_what_reaches_it() -> None:
    """How far one sees is said of the channels that reach the return: one that ended before shows nothing of it."""
    returned = NOW - 20 * DAY
    rosa = Person(7, "Rosa Example", "person", ())
    tie = Tie(Depth.RELATIONSHIP, State.BACK, returned_at=returned)
    ends = Coverage("mail", 0, NOW - DAY), Coverage("linkedin", 0, returned - DAY)
    told = line(Candidate(rosa, tie), ends, Why.BACK)
    assert told is not None
    assert f"seen again on {day(returned)} after months of silence to everyone, as far as mail up to" in told.says
    assert "LinkedIn" not in told.says
