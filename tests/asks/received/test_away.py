"""The owner's own absence: only where it shows."""

from __future__ import annotations

from asks.cases import ts
from goodterms.asks.received.away import away
from goodterms.asks.received.received import Away
from goodterms.asks.standards import DEFAULTS
from goodterms.words import DAY

OFTEN = [ts("2020-01-01") + step * 7 * DAY for step in range(10)]
LAST = OFTEN[-1]


def test_silence_that_lasts() -> None:
    """From ninety days on, when one used to write every week."""
    assert away(OFTEN, LAST + 89 * DAY, DEFAULTS) is None
    assert away(OFTEN, LAST + 90 * DAY, DEFAULTS) == Away(LAST, None)


def test_silence_that_has_just_ended() -> None:
    """For a month after the return; what came before the return does not know of it."""
    back = LAST + 200 * DAY
    acts = [*OFTEN, back, back + DAY]
    assert away(acts, back + 20 * DAY, DEFAULTS) == Away(LAST, back)
    assert away(acts, back + 31 * DAY, DEFAULTS) is None
    assert away(acts, back, DEFAULTS) == Away(LAST, None)


def test_silence_that_is_usual_is_none() -> None:
    """Who writes four times a year is not away after four months; nor is anything known of who wrote twice."""
    seldom = [ts("2018-01-01") + step * 80 * DAY for step in range(8)]
    assert away(seldom, seldom[-1] + 120 * DAY, DEFAULTS) is None
    assert away(seldom, seldom[-1] + 160 * DAY, DEFAULTS) == Away(seldom[-1], None)
    assert away(OFTEN[:2], LAST + 900 * DAY, DEFAULTS) is None
    assert away([], LAST, DEFAULTS) is None
