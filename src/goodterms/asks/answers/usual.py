"""What is usual: how often first words were answered in public logs, by what had passed between the two before.

``rates.json`` holds the lines, their sources and licences; ``bench/train_replies.py`` makes it. Two counts are enough:
how often they had written, and how often you had. Days of silence added nothing that carried over to other logs.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from goodterms.words import Depth


class Usual(NamedTuple):
    """``start``, ``n_in``, ``n_out``: the line, in log odds, over ln(1 + how often they, and you, had written).

    ``owners``, ``cells``: how far owners, and kinds of ties and asks of one owner, differ from it (a standard deviation
    in log odds).
    """

    start: float
    n_in: float
    n_out: float
    owners: float
    cells: float


@cache
def usual() -> Usual:
    """What ships with this version."""
    return read(json.loads((files("goodterms.asks.answers") / "rates.json").read_text("ascii")))


def read(written: Mapping[str, Any]) -> Usual:
    """The parsed ``rates.json``; what is in it beside (sources, scores) is for people."""
    return Usual(*(float(written[name]) for name in Usual._fields))


def odds(n_in: float, n_out: float, rates: Usual | None = None) -> float:
    """Log odds of an answer within 14 days, by how often they and the owner had written before."""
    line = usual() if rates is None else rates
    return line.start + line.n_in * math.log1p(n_in) + line.n_out * math.log1p(n_out)


def share(odds: float) -> float:
    """Log odds as a share from 0 to 1."""
    return 1 / (1 + math.exp(-odds)) if odds >= 0 else 1 - 1 / (1 + math.exp(odds))


class Cell(NamedTuple):
    """A kind of ask to a kind of tie. ``ask``: what it weighs, 3 for all that is heavier, `TO_MANY` for a round."""

    ask: int
    depth: Depth


TO_MANY = 9
"""In `Cell.ask`: a note to more than `MANY`, whatever it asks for."""

MANY = 10
"""Recipients up to which a message is contact (`docs/words.md`)."""

HEAVY = 3


def cell(weight: int, depth: Depth, reached: int) -> Cell:
    """Where an ask of this weight, to so many, to a tie of this depth belongs."""
    return Cell(TO_MANY if reached > MANY else min(weight, HEAVY), depth)
