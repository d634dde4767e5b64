"""What the order of touches gives."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodterms.record.facts.lookback import LookBack, look_back
from goodterms.words import DAY
from record.facts import oracle
from record.facts.logs import START, columns, logs, looked_back, random_log
from record.facts.oracle import Touch


def _slow(log: list[Touch]) -> dict[str, list[int]]:
    seen = oracle.look_back(log)
    return {
        name: [-1 if (value := getattr(row, name)) is None else int(value) for row in seen] for name in LookBack._fields
    }


def _fast(log: list[Touch]) -> dict[str, list[int]]:
    named = columns(log)
    return {name: named[name].tolist() for name in LookBack._fields}


def _tie(*touches: tuple[float, int, int], kind: int = 0) -> list[Touch]:
    """One tie from (days after the start, out, thread)."""
    return [
        Touch(1, START + int(days * DAY), place, out, 1.0, thread, kind)
        for place, (days, out, thread) in enumerate(touches)
    ]


@pytest.mark.parametrize("seed", range(5))
def test_long_logs_agree_with_the_plain_form(seed: int) -> None:
    """Every look-back column of a long random log equals the slow form's."""
    log = random_log(seed)
    assert _fast(log) == _slow(log)


@given(logs())
@settings(max_examples=200, deadline=None)
def test_edges_agree_with_the_plain_form(log: list[Touch]) -> None:
    """Every look-back column equals the slow form's where touches meet to the second."""
    assert _fast(log) == _slow(log)


@given(logs(), st.integers(0, 24))
@settings(max_examples=100, deadline=None)
def test_a_later_touch_changes_no_earlier_row(log: list[Touch], cut: int) -> None:
    """The columns of the first touches are the same whether or not later ones follow."""
    full = columns(log)
    moment = sorted(full["ts"].tolist())[min(cut, len(log) - 1)]
    early = full["ts"] <= moment
    cut_off = looked_back({name: column[early] for name, column in full.items()})
    assert {name: full[name][early].tolist() for name in LookBack._fields} == {
        name: column.tolist() for name, column in cut_off._asdict().items()
    }


def test_no_touches_give_no_rows() -> None:
    """An empty log is an answer, not an error."""
    none = np.zeros(0, np.int64)
    assert [len(column) for column in look_back(none, none, none, none, none, none)] == [0] * 8


@pytest.mark.parametrize("place", [0, 1, 2, 3])
def test_disorder_is_refused(place: int) -> None:
    """Rows that descend in person, ts, id or out raise instead of counting wrong."""
    rows = np.zeros((6, 2), np.int64)
    rows[place] = [1, 0]
    with pytest.raises(ValueError, match="order"):
        look_back(*rows)


@pytest.mark.parametrize(("days", "answers"), [(14, 1), (14 + 1 / DAY, 0)])
def test_a_fortnight_answers_to_the_second(days: float, answers: int) -> None:
    """Without a thread the other side is answered within 14 days and not a second later."""
    assert _fast(_tie((0, 0, 0), (days, 1, 0)))["answers"] == [0, answers]


def test_a_thread_answers_at_any_age() -> None:
    """In the same thread an answer counts after two years, and a message of one's own does not."""
    assert _fast(_tie((0, 0, 7), (700, 0, 7), (1400, 1, 7)))["answers"] == [0, 0, 1]


def test_no_thread_is_no_thread() -> None:
    """Thread 0 joins nothing: an old message without a thread stays unanswered by another."""
    assert _fast(_tie((0, 0, 0), (15, 1, 0)))["answers"] == [0, 0]


@pytest.mark.parametrize(("kind", "answers"), [(0, 0), (1, 1), (2, 1), (3, 0)])
def test_calls_and_meetings_answer_themselves(kind: int, answers: int) -> None:
    """A lone call or meeting is two-way; a lone message is not."""
    assert _fast(_tie((0, 1, 0), kind=kind))["answers"] == [answers]


def test_an_answer_after_a_silence_opens_nothing() -> None:
    """After more than 14 days a touch opens, unless it answers an old one in its thread."""
    assert _fast(_tie((0, 0, 7), (20, 1, 7), (40, 1, 0)))["opens"] == [1, 0, 1]


def test_weeks_of_one_thread_count_once_in_the_first_month() -> None:
    """Three weeks of one thread are one occasion; a new thread in the month is another."""
    tie = _tie((0, 0, 7), (1, 1, 7), (8, 0, 7), (15, 1, 7), (22, 0, 8), (22.5, 1, 8))
    assert _fast(tie)["occasion"] == [0, 1, 0, 0, 1, 0]


def test_weeks_of_one_thread_count_each_after_the_first_month() -> None:
    """Later than 30 days after the first touch every answered week is an occasion."""
    assert _fast(_tie((0, 0, 7), (1, 1, 7), (35, 0, 7), (42, 1, 7)))["occasion"] == [0, 1, 1, 1]
