"""What may come of one tie as bands in words, and all that the sentences of how it stands look at."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from goodterms.desk.remembered import TALKS_ELSEWHERE
from goodterms.desk.standing import Standing, sight_of
from goodterms.desk.stands import AWAY, Range, Seen
from goodterms.record import began, limits, read
from goodterms.record.morning import among_many
from goodterms.words import DAY, Coverage, Said, Tie

if TYPE_CHECKING:
    import numpy as np

LATELY = 6
"""Newest pieces among which the last word for the other is looked for."""

LEAST_BEHIND = 60 * DAY
"""A channel that ends so much before the others is told of."""

SPREAD = 0.15
"""Half the width of the band about the chance of a return: by so much did the logs it was measured on differ, and of
busy people's partners on one of them 44 in 100 came back where the middle of all logs says 27."""


def outlook(found: Standing, person: int, as_of: int) -> dict[tuple[int, str], Range]:
    """By days ahead and target (any, two_way): the word, and the low and high end; empty without any contact."""
    import numpy as np

    from goodterms.ties import band
    from goodterms.ties.outlook import outlook as chances

    place = list(found.people).index(person)
    row = {name: np.asarray(values, dtype=np.float64)[place : place + 1] for name, values in found.columns.items()}
    told = chances(row, as_of, fitted=found.learnt.fitted, own=found.learnt.own)
    if np.isnan(told[90, "any"][0]):
        return {}
    return {key: (band.word(float(p[0])), *_ends(band.band(p))) for key, p in told.items()}


def _ends(ends: tuple[np.ndarray[tuple[int], np.dtype[np.float64]], ...]) -> tuple[float, float]:
    low, high = (float(end[0]) for end in ends)
    return low, high


def seen(connection: sqlite3.Connection, found: Standing, person: int, as_of: int) -> Seen:
    """What the sentences about one person look at."""
    import numpy as np

    sight = sight_of(connection, as_of)
    coverage = read.coverage(connection, as_of)
    clock = read.sighted(connection, as_of, [person]).get(person)
    ended = None if clock is None else _ended(clock.channel, coverage, sight.behind)
    facts = found.ties[person].facts
    return Seen(
        found.people[person],
        found.ties[person],
        as_of,
        sight.until,
        coverage,
        found.learnt,
        outlook(found, person, as_of),
        _again(found.ties[person], sight.until),
        ended,
        0 if clock is None else clock.places,
        0 if clock is None else clock.elsewhere,
        read.namesakes(connection, as_of, [person]).get(person),
        TALKS_ELSEWHERE in found.people[person].flags,
        began.face_to_face(connection, person, as_of) is not None,
        float(np.asarray(found.columns["missed"], dtype=np.float64)[list(found.people).index(person)]),
        bool(limits.half_with(connection, person, as_of)),
        None if facts is None else among_many(connection, person, facts.last_two_way or facts.last, as_of),
        _newest(connection, person, as_of),
    )


def _newest(connection: sqlite3.Connection, person: int, as_of: int) -> Said | None:
    """The last piece that one of the two meant for the other: what they had in copy was for somebody else."""
    lately = read.recent(connection, person, as_of, LATELY)
    return next((one for one in lately if not (one.out and began.copied(connection, one.interaction, person))), None)


def _ended(channel: str, coverage: tuple[Coverage, ...], behind: dict[str, int]) -> Coverage | None:
    if behind.get(channel, 0) < LEAST_BEHIND:
        return None
    return next((one for one in coverage if one.channel == channel), None)


def _again(tie: Tie, until: int) -> Range | None:
    """Whether somebody silent to everyone for long will be heard of again within a year."""
    if tie.last_sighting is None or until - tie.last_sighting < AWAY * DAY:
        return None
    import numpy as np

    from goodterms.ties.returns import returns

    likely = float(returns(np.array([(until - tie.last_sighting) / DAY]))[0])
    return "", max(likely - SPREAD, 0.0), min(likely + SPREAD, 1.0)
