"""Trains the reader of asks and writes its weights: ``python bench/train_asks.py --data DIR [--check]``.

Logistic regression over runs of one to three words and the cues of `goodterms.asks.reading`. It starts from the
weights that the cues have by hand and moves them as far as the sentences say; then a logistic curve over held-out folds
(Platt) makes the sums calibrated. ``--check`` builds them again and says whether the shipped file is the same, byte for
byte. Nothing of the texts goes into the file but runs of common words, see `Words`.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from random import Random

from asks_fit import FOLDS, SEED, Fitted, Row, Seen, Words, crossed, fit, held_out, platt, see
from asks_scores import measures
from asks_sets import advice, comments, parakweet, requests
from goodterms.asks.reading.cues import chance
from goodterms.asks.reading.model import MILLI, WEIGHTS_FILE

VERSION = "1"
"""Goes up whenever the file changes; stored readings name it, and are read again."""

SHARES = {
    "requests": (3_000, 0.1),
    "requests, rest": (3_000, 0.03),
    "comments": (12_000, 0.03),
    "advice": (6_000, 0.03),
}
"""How many sentences of the other sets are taken, drawn by `SEED`, and how much one counts."""


def rows(data: Path) -> list[Row]:
    """All sentences to learn from.

    Of the other sets come sentences that the cues tell clearly: requests to somebody as asks, the rest as none. A
    question of theirs that asks for a fact alone is left out: what that is was labelled both ways.
    """
    draw = Random(SEED)  # noqa: S311 - a sample, no secret
    asked = [(text, chance(text)) for text in requests(data)]
    pools = {
        "requests": [text for text, p in asked if _asks(text) and p >= 0.75],
        "requests, rest": [text for text, p in asked if not _asks(text) and p < 0.3],
        "comments": [text for text, _ in comments(data, "train") if not _asks(text) and chance(text) < 0.5],
        "advice": [text for text, _ in advice(data, "train") if not _asks(text)],
    }
    others = []
    for name, pool in pools.items():
        count, weight = SHARES[name]
        drawn = draw.sample(pool, min(count, len(pool)))
        others += [Row(text, name == "requests", weight, name.split(",")[0]) for text in drawn]
    return [Row(one.text, one.asks, 1.0, "parakweet") for one in parakweet(data)] + others


def _asks(text: str) -> bool:
    return text.rstrip().endswith("?")


SOURCES = (
    {
        "name": "Email intent data set, training file",
        "by": "Parakweet Labs",
        "from": "https://github.com/ParakweetLabs/EmailIntentDataSet",
        "licence": "Apache-2.0",
    },
    {
        "name": "Stanford politeness corpus: requests on Stack Exchange and Wikipedia",
        "by": "Danescu-Niculescu-Mizil, Sudhof, Jurafsky, Leskovec, Potts (2013); the writers of both sites",
        "from": "https://convokit.cornell.edu",
        "licence": "CC BY-SA (Stack Exchange, Wikipedia)",
    },
    {
        "name": "GoEmotions",
        "by": "Demszky, Movshovitz-Attias, Ko, Cowen, Nemade, Ravi (2020), Google Research",
        "from": "https://github.com/google-research/google-research/tree/master/goemotions",
        "licence": "CC BY 4.0",
    },
    {
        "name": "Advice-EMNLP2020",
        "by": "Govindarajan, Chen, Warholic, Erk, Li (2020)",
        "from": "https://github.com/venkatasg/Advice-EMNLP2020",
        "licence": "MIT",
    },
)
"""What the weights are made from, as the file says it."""


def train(data: Path) -> tuple[Fitted, dict[str, float | int]]:
    """The calibrated weights, and how they scored on held-out folds of the training file."""
    every, mails = seen_rows(data)
    asks = every.asks[:mails]
    odds = held_out(every, mails)
    scores = {name: round(score, 3) for name, score in measures(asks > 0, crossed(odds, asks)).items()}
    return fit(every).bent(*platt(odds, asks)), {"sentences": mails, "folds": FOLDS, **scores}


def seen_rows(data: Path) -> tuple[Seen, int]:
    """All rows, those of Parakweet first, and how many those are."""
    every = rows(data)
    return see(every, Words(every)), sum(row.source == "parakweet" for row in every)


def written(fitted: Fitted, scores: dict[str, float | int]) -> bytes:
    """The file: a header that people can read, the weights as whole thousandths, runs in order of the alphabet."""
    runs = sorted(run for run, weight in fitted.runs.items() if round(weight * MILLI))
    held = {
        "version": VERSION,
        "what": "Weights of a reader that tells whether an English sentence asks for something. Made by "
        "bench/train_asks.py; holds runs of common words and no text.",
        "made_from": SOURCES,
        "scores": {"on": "the Parakweet training file, by folds that were held out", **scores},
        "start": round(fitted.start * MILLI),
        "cues": {name: round(weight * MILLI) for name, weight in sorted(fitted.cues.items())},
        "weights": [round(fitted.runs[run] * MILLI) for run in runs],
        "runs": "\n".join(runs),
    }
    body = {name: json.dumps(value, separators=(",", ":"), ensure_ascii=True) for name, value in held.items()}
    return ("{\n" + ",\n".join(f'"{name}":{value}' for name, value in body.items()) + "\n}\n").encode()


def main() -> int:
    """Writes the weights, or checks them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds the labelled sets")
    parser.add_argument("--check", action="store_true", help="only say whether the shipped file comes out again")
    given = parser.parse_args()
    made = written(*train(given.data))
    if given.check:
        same = made == WEIGHTS_FILE.read_bytes()
        print("the shipped weights, byte for byte" if same else "other weights than those shipped")
        return 0 if same else 1
    WEIGHTS_FILE.write_bytes(made)
    print(f"{len(made):,} bytes in {WEIGHTS_FILE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
