"""What was built over time: unknown, name, contact, acquaintance or relationship."""

from __future__ import annotations

import numpy as np

from goodterms.ties.columns import Bools, Codes, Columns, column
from goodterms.ties.limits import Limits
from goodterms.words import DAY


def depth(columns: Columns, limits: Limits) -> Codes:
    """Rank of the depth of every tie (n,) int8: 0 unknown, 1 name, 2 contact, 3 acquaintance, 4 relationship.

    Unknown: no touch, on no list, never seen. Name: known, never two-way. Contact: two-way on one occasion.
    Acquaintance: on two or more. Relationship: see `lasting` and `dense`. The owner's word wins over all of it.
    """
    occasions = column(columns, "occasions")
    met = (occasions >= 1) | (column(columns, "two_way") >= 1)
    known = met | (column(columns, "days") >= 1) | (column(columns, "listed") > 0) | _seen(columns)
    close = lasting(columns, limits) | dense(columns, limits)
    several = close | (occasions >= limits.acquaintance_occasions)
    counted = known.astype(np.int8) + met + several + close
    word = column(columns, "depth_word")
    return np.where(np.isnan(word), counted, word).astype(np.int8)


def lasting(columns: Columns, limits: Limits) -> Bools:
    """Whether a tie is a relationship by its length: 6 or more occasions over at least 60 days.

    Both numbers are the plan's definition of a relationship, not fitted; settable.
    """
    span = column(columns, "last_occasion") - column(columns, "first_occasion")
    long_enough: Bools = span >= limits.relationship_days * DAY
    return (column(columns, "occasions") >= limits.relationship_occasions) & long_enough


def dense(columns: Columns, limits: Limits) -> Bools:
    """Whether a tie is a relationship by a few dense weeks: 3 or more occasions with 12 or more two-way days.

    It does not always take a long time. Three and twelve are a choice of ours, not a measurement; settable.
    """
    often: Bools = column(columns, "two_way_days") >= limits.dense_two_way_days
    return often & (column(columns, "occasions") >= limits.dense_occasions)


def _seen(columns: Columns) -> Bools:
    return ~np.isnan(column(columns, "last_sighting"))
