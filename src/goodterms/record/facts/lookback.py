"""What the order of touches gives, written beside each touch, so that counting never sorts.

Every column looks back only: a later touch never changes an earlier row, so `as_of` stays a plain filter.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from goodterms.record.facts.kinds import CALL, MEETING
from goodterms.words import DAY, WEEK

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

ANSWER_WITHIN = 14 * DAY
"""Seconds in which a touch answers the other side without a shared thread, and after which silence makes an opening.

The fortnight of "two-way" in `docs/words.md`; inclusive: exactly 14 days still answers."""

FIRST_MONTH = 30 * DAY
"""Seconds from a tie's first touch in which the weeks of one thread count once (`docs/words.md`); inclusive."""

NONE = -1
"""Stands for NULL in `gap` and `day_gap`, which are never negative."""


class LookBack(NamedTuple):
    """The look-back columns of `touch`, int64, one row a touch, in the order given.

    ``gap``: seconds since the tie's previous touch, -1 for the first. ``turn``: 1 when the direction changed.
    ``opens``: 1 for the tie's first touch, and for one that comes more than 14 days after the previous and answers
    nothing. ``answers``: 1 when the other side touched earlier in the same thread, at any age, or within 14 days; a
    call or meeting answers itself. ``first_of_day``: 1 for the first touch of its UTC day. ``day_gap``: there, days
    since the previous contact day, else -1 (and -1 on the first day). ``two_way_day``: 1 for the first answering touch
    of its UTC day. ``occasion``: 1 for the first answering touch of its UTC week, unless it falls into the tie's first
    month and an answering touch of the same thread lies within 14 days before it.
    """

    gap: Ints
    turn: Ints
    opens: Ints
    answers: Ints
    first_of_day: Ints
    day_gap: Ints
    two_way_day: Ints
    occasion: Ints


class Order(NamedTuple):
    """An order of rows in groups. ``rows``: positions in the log. ``start``: where in here the group of each starts."""

    rows: Ints
    start: Ints


def look_back(person: Ints, ts: Ints, id: Ints, out: Ints, thread: Ints, kind: Ints) -> LookBack:  # noqa: A002 - the column's own name
    """The look-back columns of whole ties.

    Args:
        person: the tie of each touch, shape (n,).
        ts: UTC seconds.
        id: the interaction.
        out: 1 when the owner touched, 0 when the person did.
        thread: the matter, 0 for none; negative for a conversation that never ends (a chat), which answers nothing by
            itself but still makes the weeks of a tie's first month one exchange.
        kind: 0 message, 1 call, 2 meeting, 3 other.

    Raises:
        ValueError: rows are not in the order (person, ts, id, out), or the columns differ in length.
    """
    _refuse_disorder(person, ts, id, out)
    tie = Order(np.arange(len(person)), starts(person))
    talk = _talks(person, thread)
    first = tie.start == tie.rows
    gap = np.where(first, NONE, _since_previous(ts))
    answers = _answers(ts, out, kind, thread, tie, talk)
    new_day = first | (_since_previous(ts // DAY) != 0)
    counted_day = new_day & ~first
    return LookBack(
        gap=gap,
        turn=_ints(~first & (_since_previous(out) != 0)),
        opens=_ints(first | ((gap > ANSWER_WITHIN) & ~answers)),
        answers=_ints(answers),
        first_of_day=_ints(new_day),
        day_gap=np.where(counted_day, _since_previous(ts // DAY), NONE),
        two_way_day=_ints(_first_of_its(ts // DAY, answers, tie)),
        occasion=_ints(_first_of_its(ts // WEEK, answers & ~_goes_on(ts, answers, tie, talk), tie)),
    )


def _refuse_disorder(person: Ints, *rest: Ints) -> None:
    """Raise ValueError unless the rows ascend by the columns in turn; rows that are equal in all of them are fine."""
    tied = np.ones(max(len(person) - 1, 0), np.bool_)
    for column in (person, *rest):
        step = np.diff(column)
        if (step[tied] < 0).any():
            raise ValueError("touches must come in the order (person, ts, id, out)")
        tied &= step == 0


def starts(group: Ints) -> Ints:
    """For each row (n,) the position where its run of equal values starts."""
    new = np.ones(len(group), np.bool_)
    new[1:] = group[1:] != group[:-1]
    return np.maximum.accumulate(np.where(new, np.arange(len(group)), 0))


def _talks(person: Ints, thread: Ints) -> Order:
    """The touches that have a thread, by (person, thread), each thread in the order of its tie."""
    threaded = np.flatnonzero(thread)
    rows = threaded[np.lexsort((thread[threaded], person[threaded]))]
    same = np.zeros(len(rows), np.bool_)
    same[1:] = (person[rows][1:] == person[rows][:-1]) & (thread[rows][1:] == thread[rows][:-1])
    return Order(rows, starts(np.cumsum(~same)))


def _since_previous(column: Ints) -> Ints:
    """Each value less the one before it; 0 on the first row."""
    return np.diff(column, prepend=column[:1])


def _ints(flags: Flags) -> Ints:
    return flags.astype(np.int64)


def _last_before(flags: Flags, order: Order) -> Ints:
    """For each row of the order the position, in the order, of the last flagged row before it in its group, else -1."""
    here = np.arange(len(order.rows))
    reached = np.maximum.accumulate(np.where(flags[order.rows], here, -1))
    before = np.concatenate(([-1], reached[:-1]))[: len(here)]
    return np.where(before >= order.start, before, -1)


def _other_side(out: Ints, order: Order) -> Ints:
    """For each row of the order the position of the last row of the other direction before it in its group, or -1."""
    by_owner = _last_before(out == 1, order)
    by_person = _last_before(out == 0, order)
    return np.where(out[order.rows] == 1, by_person, by_owner)


def _answers(ts: Ints, out: Ints, kind: Ints, thread: Ints, tie: Order, talk: Order) -> Flags:
    other = _other_side(out, tie)
    answers: Flags = (other >= 0) & (ts - ts[other] <= ANSWER_WITHIN)
    answers[talk.rows] |= (_other_side(out, talk) >= 0) & (thread[talk.rows] > 0)
    answers |= (kind == CALL) | (kind == MEETING)
    return answers


def _first_of_its(period: Ints, flags: Flags, tie: Order) -> Flags:
    """The flagged rows that are their tie's first flagged one in their period; periods never descend within a tie."""
    before = _last_before(flags, tie)
    first: Flags = flags & ((before < 0) | (period[before] != period))
    return first


def _goes_on(ts: Ints, answers: Flags, tie: Order, talk: Order) -> Flags:
    """Rows in a tie's first month with an answering touch of their thread within 14 days before: it goes on."""
    before = _last_before(answers, talk)
    earlier = talk.rows[before]
    goes_on = np.zeros(len(ts), np.bool_)
    goes_on[talk.rows] = (before >= 0) & (ts[talk.rows] - ts[earlier] <= ANSWER_WITHIN)
    return goes_on & (ts - ts[tie.start] <= FIRST_MONTH)
