"""The fitted reader: the chance that a sentence asks for something, from weights that are shipped with the program.

The log-odds of a sentence are a start, plus the weights of its cues, plus those of its runs of common words divided by
their `grams.room`. The file names what the weights were made from, under which licences, and how they scored.
``bench/train_asks.py`` makes it, the same bytes each time.
"""

from __future__ import annotations

import json
import math
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from goodterms.asks.reading.cues import found
from goodterms.asks.reading.grams import OPENS, room, tokens

WEIGHTS_FILE = Path(__file__).with_name("asks_weights.json")
MILLI = 1000
"""Weights are kept as whole thousandths of log-odds, so that the file does not hang on a machine's last bit."""


class Weights(NamedTuple):
    """Log-odds: where a sentence begins, and what each cue adds; what each run of words adds, in thousandths.

    ``begun``: the same for all that a longer run begins with, which may add nothing itself.
    """

    version: str
    start: float
    cues: dict[str, float]
    runs: dict[str, int]
    begun: dict[str, int]


def about() -> dict[str, Any]:
    """What the file says of itself: version, sources with licences and credit, scores."""
    held = json.loads(WEIGHTS_FILE.read_text("utf-8"))
    return {key: value for key, value in held.items() if key not in {"start", "cues", "runs", "weights"}}


def version() -> str:
    """The version that stored readings name."""
    return weights().version


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The shipped weights, read once."""
    held = json.loads(WEIGHTS_FILE.read_bytes())
    runs = dict(zip(held["runs"].split("\n"), held["weights"], strict=True))
    cues = {name: _odds(weight) for name, weight in held["cues"].items()}
    begun = {run.rpartition(" ")[0] for run in runs}
    begun.update([run.rpartition(" ")[0] for run in begun])
    return Weights(held["version"], _odds(held["start"]), cues, runs, {run: runs.get(run, 0) for run in begun})


def _odds(thousandths: int) -> float:
    return thousandths / MILLI


def odds(words: list[str], cues: set[str]) -> float:
    """Log-odds that the sentence of these `grams.tokens`, with these `cues.found`, asks for something."""
    held = weights()
    told = sum([held.cues.get(name, 0.0) for name in cues])
    return held.start + told + _odds(sum(known(words, held).values())) / room(words)


def known(words: list[str], held: Weights) -> dict[str, int]:
    """The runs of a sentence that have a weight: those among all `grams.grams`, at a third of the time."""
    runs, begun = held.runs, held.begun
    framed = ["<s>", *words, "</s>", "", ""]
    found: dict[str, int] = {}
    for one, two, three in zip(framed, framed[1:], framed[2:], strict=False):
        if one in begun:
            found[one] = begun[one]
            pair = f"{one} {two}"
            if pair in begun:
                found[pair] = begun[pair]
                if (triple := f"{pair} {three}") in runs:
                    found[triple] = runs[triple]
            elif pair in runs:
                found[pair] = runs[pair]
            if one in OPENS and (clause := f"^{two}") in runs:
                found[clause] = runs[clause]
        elif one in runs:
            found[one] = runs[one]
    return found


def chance(sentence: str) -> float:
    """Calibrated chance from 0 to 1 that a sentence asks for anything, a plain question among it."""
    words = tokens(sentence)
    return sigmoid(odds(words, found(words)))


def sigmoid(log_odds: float) -> float:
    """Log-odds as a chance."""
    return 1 / (1 + math.exp(-max(-500.0, min(500.0, log_odds))))
