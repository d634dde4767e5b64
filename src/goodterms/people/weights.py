"""The shipped weights of evidence: how often a level is seen of one person's handles (m), and of two people's (u)."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from math import log2
from typing import NamedTuple


class Level(NamedTuple):
    """``m``: share of one person's pairs of handles at this level. ``u``: of two people's. ``bits``: log2(m / u)."""

    m: float
    u: float
    bits: float


class Weights(NamedTuple):
    """``levels``: (comparison, level) -> its weight. ``others``: how many further somebodies one somebody has in a
    record, on average: the chance before anything is compared is this over their number.
    """

    version: str
    levels: dict[tuple[str, str], Level]
    others: float


@cache
def shipped() -> Weights:
    """The weights of ``weights.json``; how each was found stands in it."""
    return read((files("goodterms.people") / "weights.json").read_text("utf-8"))


def read(text: str) -> Weights:
    """Weights from JSON: ``{"version", "others", "levels": {comparison: {level: {"m", "u"}}}}``."""
    told = json.loads(text)
    levels = {
        (comparison, level): Level(odds["m"], odds["u"], log2(odds["m"] / odds["u"]))
        for comparison, rows in told["levels"].items()
        for level, odds in rows.items()
    }
    return Weights(told["version"], levels, told["others"])
