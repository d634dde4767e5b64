"""State is where a tie that was ever two-way stands."""

from __future__ import annotations

import numpy as np
import pytest

from goodterms.asks.standards import DEFAULTS
from goodterms.ties.columns import Columns
from goodterms.ties.state import NO_STATE, STATES, gone
from goodterms.ties.tie import ties
from goodterms.words import DAY, Depth, State

AS_OF = 19_000 * DAY


def standing(silent_days: float, *, days: int = 40, occasions: int = 6, **more: float) -> State | None:
    """State of one tie whose last contact was two-way, so many days ago."""
    last = AS_OF - silent_days * DAY
    columns: Columns = {
        "days": [days],
        "last": [last],
        "last_in": [last],
        "last_two_way": [last if occasions else None],
        "two_way": [occasions],
        "occasions": [occasions],
        "places": [2],
        **{name: [value] for name, value in more.items()},
    }
    code = int(ties(columns, as_of=AS_OF, standards=DEFAULTS).state[0])
    return None if code == NO_STATE else STATES[code]


@pytest.mark.parametrize(
    ("silent_days", "days", "expected"),
    [(3, 40, State.ALIVE), (200, 3, State.QUIET), (366, 40, State.DORMANT), (366, 9000, State.DORMANT)],
)
def test_own_clock(silent_days: float, days: int, expected: State) -> None:
    """By the tie's own clock: alive, quiet, and dormant after a year whatever the chance."""
    assert standing(silent_days, days=days) == expected


def test_never_two_way_has_no_state() -> None:
    """A name has no state, nor has somebody the owner lists but never spoke to in our sight."""
    assert standing(3, occasions=0) is None
    assert standing(3, occasions=0, depth_word=Depth.RELATIONSHIP.rank) is None
    assert standing(3, depth_word=Depth.NAME.rank) is None


def test_gone_needs_eyes_elsewhere() -> None:
    """Nobody is called gone who was not seen often enough outside the tie."""
    assert standing(120, days=3, seen_elsewhere=2, last_sighting=AS_OF - 200 * DAY) == State.QUIET
    assert standing(120, days=3, seen_elsewhere=3, last_sighting=AS_OF - 200 * DAY) == State.GONE
    assert standing(900, days=3, seen_elsewhere=3, last_sighting=AS_OF - 900 * DAY) == State.GONE


def test_one_address_that_falls_silent_is_nobody_gone() -> None:
    """People change jobs and their address with it; two addresses, or a phone, are rarely given up at once."""
    for places, expected in ((1, State.QUIET), (2, State.GONE), (np.nan, State.QUIET)):
        found = standing(120, days=3, seen_elsewhere=9, last_sighting=AS_OF - 200 * DAY, places=places)
        assert found == expected


def test_a_namesake_may_be_they() -> None:
    """Nobody is gone while somebody of their name was seen lately, perhaps at another address."""
    for seen, expected in ((89, State.QUIET), (90, State.GONE)):
        more = {"seen_elsewhere": 9, "last_sighting": AS_OF - 200 * DAY, "namesake": AS_OF - seen * DAY}
        assert standing(120, days=3, **more) == expected


def test_nobody_is_gone_who_talks_elsewhere() -> None:
    """Where the owner says that the two talk elsewhere, no silence that we see makes anybody gone or dormant."""
    more = {"seen_elsewhere": 9, "last_sighting": AS_OF - 900 * DAY, "elsewhere": 1}
    assert standing(900, days=3, seen_elsewhere=9, last_sighting=AS_OF - 900 * DAY) == State.GONE
    assert standing(900, days=3, **more) in {State.QUIET, State.ALIVE}


def test_gone_is_unlike_them() -> None:
    """Who is often not heard of for four months is not gone after seven, but after eight."""
    for silent, expected in ((239, State.QUIET), (240, State.GONE)):
        more = {"seen_elsewhere": 9, "last_sighting": AS_OF - silent * DAY, "usual_pause": 120 * DAY}
        assert standing(silent, days=3, **more) == expected


def test_a_silence_is_seen_where_others_talk_on() -> None:
    """Where five words of theirs would have been due, somebody is gone once they are silent for longer than ever; where
    nobody said anything, no silence tells.
    """
    for missed, silent, expected in ((5, 130, State.GONE), (5, 119, State.QUIET), (4.9, 300, State.QUIET)):
        more: dict[str, float] = {"last_sighting": AS_OF - silent * DAY, "usual_pause": 120 * DAY, "missed": missed}
        assert standing(silent, days=3, occasions=6, seen_elsewhere=9, **more) == expected
    assert standing(300, days=3, seen_elsewhere=9, last_sighting=AS_OF - 300 * DAY, missed=0) == State.QUIET


def test_a_return_needs_a_silence_that_was_seen() -> None:
    """Who was silent while nobody else said anything is not back."""
    for missed, expected in ((5, State.BACK), (4.9, State.DORMANT)):
        seen = {"last_sighting": AS_OF, "returned_at": AS_OF - 3 * DAY, "missed_away": missed}
        assert standing(900, occasions=6, days=40, seen_elsewhere=9, **seen) == expected


def test_seen_elsewhere_is_not_gone() -> None:
    """Who was around 89 days ago is not gone, only out of touch with us."""
    assert standing(400, seen_elsewhere=9, last_sighting=AS_OF - 89 * DAY) == State.DORMANT


def test_writing_into_the_silence_does_not_end_it() -> None:
    """What the owner sent yesterday is no sign of life of the other."""
    assert standing(120, days=3, last=AS_OF - DAY, seen_elsewhere=9, last_sighting=AS_OF - 100 * DAY) == State.GONE


def test_back_wins_for_thirty_days() -> None:
    """Who returned lately is back, whatever the tie's own clock says; later not any more."""
    assert standing(900, seen_elsewhere=9, last_sighting=AS_OF, returned_at=AS_OF - 30 * DAY) == State.BACK
    assert standing(900, seen_elsewhere=9, last_sighting=AS_OF, returned_at=AS_OF - 31 * DAY) == State.DORMANT
    assert standing(3, seen_elsewhere=0, returned_at=AS_OF - 3 * DAY) == State.ALIVE


def test_nobody_is_gone_beyond_what_we_can_see() -> None:
    """Months after the end of the history are not silence: who was heard of just before it is not gone."""
    now = 2_000 * DAY
    columns: dict[str, list[float]] = {
        "days": [9, 9],
        "last_in": [1_000 * DAY, 1_000 * DAY],
        "seen_elsewhere": [5, 5],
        "places": [2, 2],
        "seen_until": [1_020 * DAY, 1_200 * DAY],
    }
    assert gone(columns, as_of=now, limits=DEFAULTS).tolist() == [False, True]
