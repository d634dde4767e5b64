"""What may come: any contact, and a word from each of the two, within a month, a quarter and a year."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from goodterms.ties.alive import chance
from goodterms.ties.columns import Columns, Floats
from goodterms.ties.own_time import UNBROKEN, OwnTime, in_own_time
from goodterms.ties.update import Fitted
from goodterms.ties.weights import Target

AHEAD = (30, 90, 365)
"""Days ahead that are told."""


def outlook(
    columns: Columns, as_of: int, *, fitted: Fitted | None = None, own: OwnTime = UNBROKEN
) -> Mapping[tuple[int, Target], Floats]:
    """Chances (n,) by days ahead and target, in the owner's time; NaN without any contact.

    A longer time is never less likely than a shorter one, nor a word from each of the two likelier than any contact.
    """
    clocked, moment = in_own_time(columns, as_of, own)
    found: dict[tuple[int, Target], Floats] = {}
    for target in ("any", "two_way"):
        before = np.zeros(1)
        for days in AHEAD:
            before = np.maximum(before, chance(clocked, moment, days, target, fitted))
            found[days, target] = before if target == "any" else np.minimum(before, found[days, "any"])
    return found
