"""A chance of an answer in a sentence: a band in words with what it rests on, never a bare number."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goodterms.faces.shapes import ChanceRow

FEW = 5
"""Own asks below which the sentence rests on what is usual."""


def answers(chance: ChanceRow) -> str:
    """A sentence such as "Of asks like this to people as close, 20 to 45 in 100 are answered within two weeks."; empty
    where nothing can be said.
    """
    low, high, n = chance["low"], chance["high"], chance["n"]
    if low is None or high is None:
        return ""
    band = _band(round(low * 100), round(high * 100))
    if n >= FEW:
        return f"Of asks like this to people as close, {band} are answered within two weeks, going by {n:,} of yours."
    own = {0: "none of yours is among them", 1: "one of yours is among them"}.get(n, f"{n} of yours are among them")
    return f"Of messages to people who had written as often, {band} are answered within two weeks; {own}."


def _band(low: int, high: int) -> str:
    if low == 0:
        return f"at most {high} in 100"
    return f"{low} or more in 100" if high == 100 else f"{low} to {high} in 100"
