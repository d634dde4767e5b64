"""Where a tie that was ever two-way stands: back, gone, dormant, alive or quiet.

Two clocks. One is the tie's own; the other is the person's: are they around at all? A tie silent for 90 days whose
two sides are active elsewhere came back 7 to 130 times as often as one where both were silent to everyone.
"""

from __future__ import annotations

import numpy as np

from goodterms.ties.columns import Bools, Codes, Columns, Floats, column
from goodterms.ties.limits import Limits
from goodterms.words import DAY, MISSED, UNUSUAL, Depth, State

PLACES = 2
"""Places in use at somebody's last act, without which nobody can be called gone: a mail address counts 1, any other
handle (a phone, a profile, a chat id) 2. One address that falls silent is mostly an address given up: of 1,024 times
that somebody of two invented villages was called gone for it, 993 were wrong, mostly for a change of job."""

STATES = tuple(State)
NO_STATE = -1
"""Code of a tie that was never two-way; other codes are positions in `STATES`."""


def state(columns: Columns, ranks: Codes, chances: Floats, *, as_of: int, limits: Limits) -> Codes:
    """Code of the state of every tie (n,) int8; `NO_STATE` for unknown people, names, and ties never seen two-way.

    ``ranks`` from `depth`, ``chances`` from `alive.chance` at 90 days. The first that holds of back, gone, dormant,
    alive. Of those whom the owner talks to elsewhere nobody is dormant or gone for what cannot be seen.
    """
    silent_for = as_of - column(columns, "last_two_way")
    unseen = column(columns, "elsewhere") > 0
    standing = np.where(chances >= limits.alive_chance, _code(State.ALIVE), _code(State.QUIET))
    standing = np.where((silent_for > limits.dormant_days * DAY) & ~unseen, _code(State.DORMANT), standing)
    standing = np.where(gone(columns, as_of=as_of, limits=limits) & ~unseen, _code(State.GONE), standing)
    standing = np.where(back(columns, as_of=as_of, limits=limits), _code(State.BACK), standing)
    never = (ranks < Depth.CONTACT.rank) | np.isnan(silent_for)
    return np.where(never, NO_STATE, standing).astype(np.int8)


def gone(columns: Columns, *, as_of: int, limits: Limits) -> Bools:
    """Whether each person (n,) is silent to everyone we can see, for 90 days or more (``gone_days``), and for longer
    than is usual with them: longer than their longest ordinary pause while others talked on where they used to write,
    so that `MISSED` words of theirs would have been due; `UNUSUAL` times that pause where nothing is known of it.

    Counted from their own last act: a sighting, a word to the owner, a two-way touch; or one of a namesake, who may be
    they at another address. What the owner sent into the silence does not end it. Only where we could see: three or
    more sightings outside the tie (``gone_sightings``), and `PLACES` that were in use to the end; otherwise nobody can
    tell, and the tie is quiet or dormant. And only up to ``seen_until``, the end of what we can see: the months after
    it are not silence.
    """
    acts = [column(columns, name) for name in ("last_sighting", "last_in", "last_two_way", "namesake")]
    last_act = np.fmax.reduce(acts)
    seen_until = np.fmin(column(columns, "seen_until"), as_of)
    missed = column(columns, "missed")
    unlike = np.where(np.isnan(missed), UNUSUAL, 1) * column(columns, "usual_pause")
    silent: Bools = seen_until - last_act >= np.fmax(limits.gone_days * DAY, unlike)
    return silent & ~(missed < MISSED) & _visible(columns, limits) & (column(columns, "places") >= PLACES)


def back(columns: Columns, *, as_of: int, limits: Limits) -> Bools:
    """Whether each person (n,) returned within the last 30 days (``back_days``), after an absence.

    Needs the same sightings as `gone`, and that others had talked on meanwhile: without them a tie that is taken up
    again is no return.
    """
    since = as_of - column(columns, "returned_at")
    lately: Bools = (since >= 0) & (since <= limits.back_days * DAY)
    return lately & ~(column(columns, "missed_away") < MISSED) & _visible(columns, limits)


def _visible(columns: Columns, limits: Limits) -> Bools:
    enough: Bools = column(columns, "seen_elsewhere") >= limits.gone_sightings
    return enough


def _code(name: State) -> int:
    return STATES.index(name)
