"""What ships: weights, usual rates and measured errors, from ``weights.json``, written by ``bench/train_ties.py``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

import numpy as np

from goodterms.ties.bgnbd import Rates
from goodterms.ties.columns import Floats
from goodterms.ties.features import Lines

Target = Literal["any", "two_way"]
"""Any contact; or a word from each of the two, whichever comes first."""

TARGETS: tuple[Target, ...] = ("any", "two_way")

HORIZONS = (7, 30, 90, 365)
"""Days ahead that weights are fitted for; between them they are interpolated."""


class Shipped(NamedTuple):
    """``rates``: usual ones of BG/NBD. ``lines``: by horizon in days and target. ``bands`` (m, 3): predicted chance,
    and the low and high end of what then came about. ``returns`` (m, 2): days of silence to everyone, chance to be
    heard of again within a year.
    """

    rates: Rates
    lines: Mapping[tuple[int, Target], Lines]
    bands: Floats
    returns: Floats


@cache
def shipped() -> Shipped:
    """What ships with this version."""
    return read(json.loads((files("goodterms.ties") / "weights.json").read_text("ascii")))


def read(written: Mapping[str, Any]) -> Shipped:
    """The parsed ``weights.json``; what is in it beside (sources, licences, scores) is for people."""
    lines = {
        (int(horizon), target): Lines(**{view: np.array(row) for view, row in by_target[target].items()})
        for horizon, by_target in written["lines"].items()
        for target in TARGETS
    }
    return Shipped(Rates(**written["rates"]), lines, np.array(written["bands"]), np.array(written["returns"]))
