"""How well asks are read: ``python bench/asks.py --data DIR [--test FILE] [--mail FILE] [--json]``.

One run prints: rules alone, runs of words alone and ours by five folds of the Parakweet training file; what carries
over to spoken requests (DailyDialog, never learnt from); how often sets that ask for nothing are taken for asks at the
acting threshold; thanks and gives; speed and load time. ``--test``: sentences in the form of Parakweet that were kept
apart. ``--mail``: whole messages as JSON lines, ``{"text": ..., "ask": true}``. The folds need scipy, which comes with
scikit-learn; reading does not.

"asks" is the chance of any ask, plain questions and promises to call among them, as the labels have it. "imposes" is
what the program acts on: a plain question, an offer and a promise impose nothing.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from asks_fit import crossed, held_out
from asks_scores import Bools, Floats, measures
from asks_sets import COMMISSIVE, DIRECTIVE, INFORM, QUESTION, advice, comments, cut, mails, parakweet, small_talk, talk
from goodterms.asks.reading import cues, model
from goodterms.asks.reading.gives import gives
from goodterms.asks.reading.read import asks, wanted
from goodterms.asks.reading.thanks import thanks
from goodterms.asks.standards import DEFAULTS
from train_asks import seen_rows

Row = dict[str, float]


def five_fold(data: Path) -> dict[str, Row]:
    """The three readers on the Parakweet training file."""
    every, count = seen_rows(data)
    labels = every.asks[:count] > 0
    rules = np.array([cues.chance(one.text) for one in parakweet(data)])
    runs = held_out(every, count, others=False, cues=False)
    ours = held_out(every, count)
    return {
        "rules only": measures(labels, rules),
        "runs of words only": measures(labels, crossed(runs, every.asks[:count])),
        "ours": measures(labels, crossed(ours, every.asks[:count])),
    }


READERS: dict[str, Callable[[str], float]] = {
    "rules only": cues.chance,
    "asks": asks,
    "imposes": lambda text: wanted(text).p,
}


def on(texts: Sequence[str], labels: Bools) -> dict[str, Row]:
    """The readers as shipped on labelled texts; F1 also at the acting threshold."""
    found = {}
    for name, reader in READERS.items():
        p = chances(texts, reader)
        at = measures(labels, p, DEFAULTS.ask_at)
        acting = {f"{key} at {DEFAULTS.ask_at}": at[key] for key in ("precision", "recall")}
        found[name] = {**measures(labels, p), **acting}
    return found


def chances(texts: Sequence[str], reader: Callable[[str], float]) -> Floats:
    """What a reader says of every text."""
    return np.array([reader(text) for text in texts])


def carried_over(data: Path) -> dict[str, dict[str, Row]]:
    """Spoken requests: against what informs and promises, and against all, questions too."""
    every = list(talk(data))
    plain = [(text, act) for text, act in every if act != QUESTION]
    both = {"against informs and commissives": plain, "against all": every}
    return {name: on([t for t, _ in rows], np.array([a == DIRECTIVE for _, a in rows])) for name, rows in both.items()}


def harmless(data: Path) -> dict[str, list[str]]:
    """Eight sets of sentences that ask for nothing; none was learnt from."""
    felt = comments(data, "dev") + comments(data, "test")
    told = advice(data, "dev") + advice(data, "test")
    said = [(one, act) for text, act in talk(data) for one in cut(text)]
    return {
        "gratitude": [text for text, names in felt if "gratitude" in names],
        "admiration": [text for text, names in felt if "admiration" in names],
        "neutral": [text for text, names in felt if "neutral" in names],
        "advice": [text for text, advises in told if advises],
        "no advice": [text for text, advises in told if not advises],
        "informs": [text for text, act in said if act == INFORM],
        "commissives": [text for text, act in said if act == COMMISSIVE],
        "small talk": small_talk(data),
    }


def false_alarms(data: Path) -> dict[str, Row]:
    """Share of each set that every reader surely takes for an ask."""
    return {
        name: {"texts": len(texts)}
        | {reader: float((chances(texts, read) >= DEFAULTS.ask_at).mean()) for reader, read in READERS.items()}
        for name, texts in harmless(data).items()
    }


def given(data: Path) -> dict[str, Row]:
    """Share of sentences in which thanks for a thing, or anything given, is found."""
    felt = comments(data, "test")
    told = advice(data, "test")
    sets = {
        "gratitude": [text for text, names in felt if "gratitude" in names],
        "no gratitude": [text for text, names in felt if "gratitude" not in names],
        "advice": [text for text, advises in told if advises],
        "no advice": [text for text, advises in told if not advises],
    }
    return {
        name: {
            "texts": len(texts),
            "thanks": sum(bool(thanks(text)) for text in texts) / len(texts),
            "gives": sum(bool(gives(text)) for text in texts) / len(texts),
        }
        for name, texts in sets.items()
    }


def speed(data: Path) -> Row:
    """Per second of CPU: sentences by the model alone, and messages of one to three sentences by `wanted`."""
    texts = [one.text for one in parakweet(data)]
    messages = [" ".join(texts[place : place + 1 + place % 3]) for place in range(0, len(texts) - 3, 3)]
    model.weights.cache_clear()
    loading = _cpu(model.weights)
    return {
        "load, ms": loading * 1000,
        "sentences a second": len(texts) / _cpu(lambda: [model.chance(text) for text in texts]),
        "messages a second": len(messages) / _cpu(lambda: [wanted(text) for text in messages]),
        "weights, bytes": model.WEIGHTS_FILE.stat().st_size,
    }


def _cpu(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def messages(path: Path) -> tuple[list[str], Bools]:
    """Whole messages and whether each asks, from JSON lines."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return [str(row["text"]) for row in rows], np.array([bool(row["ask"]) for row in rows])


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="folder with the labelled sets")
    parser.add_argument("--test", type=Path, help="labelled sentences kept apart, in the form of Parakweet")
    parser.add_argument("--mail", type=Path, help="labelled messages kept apart, as JSON lines")
    parser.add_argument("--json", action="store_true")
    told = parser.parse_args()
    result: dict[str, dict[str, Any]] = {}
    if told.data:
        result["five folds of the Parakweet training file"] = five_fold(told.data)
        for name, table in carried_over(told.data).items():
            result[f"spoken requests (DailyDialog) {name}"] = table
        result["false alarms at the acting threshold"] = false_alarms(told.data)
        result["thanks and gives found"] = given(told.data)
        result["speed"] = {"ours": speed(told.data)}
    if told.test:
        kept = mails(told.test)
        result["kept apart: sentences"] = on([one.text for one in kept], np.array([one.asks for one in kept]))
    if told.mail:
        result["kept apart: messages"] = on(*messages(told.mail))
    sys.stdout.write((json.dumps(result) if told.json else "\n\n".join(map(_table, result.items()))) + "\n")


def _table(named: tuple[str, dict[str, Row]]) -> str:
    name, rows = named
    heads = list(next(iter(rows.values())))
    lines = [name, " " * 20 + "".join(f"{head:>20}" for head in heads)]
    lines += [f"{row:20}" + "".join(f"{_figure(cells[head]):>20}" for head in heads) for row, cells in rows.items()]
    return "\n".join(lines)


def _figure(value: float) -> str:
    return f"{value:.3f}" if value <= 1 else f"{value:,.1f}" if value < 100 else f"{value:,.0f}"


if __name__ == "__main__":
    main()
