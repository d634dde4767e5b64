"""The owner's own activity: the clock that tells a tie that fell silent from an owner who was away."""

from __future__ import annotations

import sqlite3

import numpy as np
from numpy.typing import NDArray

from goodterms.words import DAY

NOT_DONE = "('draft', 'spam', 'system', 'automatic', 'missed', 'cancelled', 'block', 'absent')"
"""Why a piece of the owner's was no contact, where it does not show that the owner was there."""


def own_days(connection: sqlite3.Connection, as_of: int) -> NDArray[np.int64]:
    """The UTC days (``ts // 86400``, ascending) on which the owner did anything that we can see before ``as_of``.

    Anything sent counts, to whomever, in a list or to many too; machines that answer in the owner's name do not.
    """
    own = f"SELECT i.ts / {DAY} FROM handle h CROSS JOIN interaction i ON i.sender = h.id WHERE h.own AND i.ts < :as_of"
    rows = connection.execute(  # contacts are read from the index alone; of the few others the reason is looked up
        f"{own} AND i.contact UNION {own} AND NOT i.contact AND i.why NOT IN {NOT_DONE} ORDER BY 1", {"as_of": as_of}
    )
    return np.fromiter((day for (day,) in rows), dtype=np.int64)
