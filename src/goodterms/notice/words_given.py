"""Words that were given: when they are a matter of today."""

from __future__ import annotations

from typing import Final

from goodterms.words import DAY

EARLY: Final = 2 * DAY
"""Seconds before its day in which one's own word is said: time to keep it. Ours."""

LATE: Final = 14 * DAY
"""Seconds after its day up to which an own word that was not kept is said; later it comes up before the next ask."""

PATIENCE: Final = 3 * DAY
"""Seconds after its day before a word of theirs is asked about: a day late is no matter. Ours."""

UNDATED: Final = 14 * DAY
"""Seconds after which a word without a day, written down by hand, is said. Ours."""


def is_due(*, mine: bool, since: int, due: int | None, as_of: int) -> bool:
    """Whether a word that was given is a matter of today. ``due``: UTC seconds, None without a day."""
    if due is None:
        return since + UNDATED <= as_of < since + 2 * UNDATED
    if mine:
        return due - EARLY <= as_of < due + LATE
    return due + PATIENCE <= as_of < due + PATIENCE + LATE
