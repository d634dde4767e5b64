"""The labelled sets that the reader of asks is trained on and measured with, read from a folder that holds them.

``parakweet/Ask0729-fixed.txt`` (ParakweetLabs/EmailIntentDataSet, Apache-2.0), ``politeness`` (the Stanford politeness
corpus: Stack Exchange and Wikipedia requests, CC BY-SA), ``goemotions`` (CC BY 4.0), ``advice`` (MIT), ``clinc`` and
``dailydialog`` (CC BY-NC-SA: measured with only).
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from goodterms.text.sentences import sentences

INFORM, QUESTION, DIRECTIVE, COMMISSIVE = 1, 2, 3, 4
"""The acts of DailyDialog."""

SMALL_TALK = ("greeting", "goodbye", "thank_you", "yes", "no", "maybe")
"""Intents of CLINC that ask for nothing."""


class Labelled(NamedTuple):
    """A text, and whether it asks for something."""

    text: str
    asks: bool


def cut(text: str) -> list[str]:
    """The sentences of a text; the text itself when it has none."""
    return [one.words for one in sentences(text.strip('"'))] or [text]


def mails(path: Path) -> list[Labelled]:
    """Sentences of mails in the form of Parakweet: ``Yes<tab>sentence``."""
    lines = (line.split("\t", 1) for line in path.read_text("utf-8").splitlines() if "\t" in line)
    return [Labelled(text, label.strip().lower() in {"yes", "1", "true"}) for label, text in lines]


def parakweet(data: Path) -> list[Labelled]:
    """Its training file."""
    return mails(data / "parakweet" / "Ask0729-fixed.txt")


def requests(data: Path) -> list[str]:
    """Sentences of what people asked each other on Stack Exchange and Wikipedia."""
    rows = (row for name in ("stack-exchange", "wikipedia") for row in _table(data, name))
    return [one for row in rows for one in cut(row["Request"])]


def comments(data: Path, split: str) -> list[tuple[str, frozenset[str]]]:
    """Sentences of comments with the names of their emotions; ``split``: train, dev or test."""
    names = [*(data / "goemotions" / "labels.txt").read_text("utf-8").split(), "neutral"]
    found: list[tuple[str, frozenset[str]]] = []
    for line in (data / "goemotions" / f"{split}.tsv").read_text("utf-8").split("\n"):
        if line.count("\t") == 2:
            text, numbers, _ = line.split("\t")
            felt = frozenset(names[int(number)] for number in numbers.split(","))
            found += [(one, felt) for one in cut(text)]
    return found


def advice(data: Path, split: str) -> list[tuple[str, bool]]:
    """Sentences of two forums, and whether they advise; ``split``: train, dev or test."""
    found = []
    for forum in ("askparents", "needadvice"):
        lines = (data / "advice" / f"{forum}_{split}.tsv").read_text("utf-8").split("\n")[1:]
        found += [(row[3], row[1] == "1") for row in (line.split("\t") for line in lines) if len(row) > 3]
    return found


def talk(data: Path) -> Iterator[tuple[str, int]]:
    """Utterances of DailyDialog, development and test, with their acts."""
    for name in ("en_dev", "en_test"):
        for line in (data / "dailydialog" / f"{name}.txt").read_text("utf-8").splitlines():
            said, _, acts, _ = line.split("\t")
            spoken = [one.strip() for one in said.split("__eou__") if one.strip()]
            if len(spoken) == len(acts.split()):
                yield from zip(spoken, map(int, acts.split()), strict=True)


def small_talk(data: Path) -> list[str]:
    """Greetings, good-byes and thanks as people type them to a machine."""
    rows = json.loads((data / "clinc" / "data_full.json").read_text("utf-8"))
    return [text for part in ("train", "val", "test") for text, intent in rows[part] if intent in SMALL_TALK]


def _table(data: Path, name: str) -> Iterator[dict[str, str]]:
    with (data / "politeness" / f"{name}.annotated.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
