"""Hindsight as SVG: a bar for each word, as long as its asks are many, filled as far as they were answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from goodterms.faces.shapes import CameRow

WIDE, HIGH, STEP = 640, 26, 58
"""Units of the picture: its width, the height of a bar, and from one bar to the next."""

WORDS = {"go": "Go", "hello_first": "Say hello first", "dont": "Don\u2019t"}


def looking_back(rows: Mapping[str, CameRow]) -> Markup:
    """The picture of the sums by word; nothing without asks whose two weeks are over."""
    shown = {word: row for word, row in rows.items() if row["asked"] > row["waiting"]}
    if not shown:
        return Markup("")
    head = Markup(
        '<svg class="hindsight" viewBox="0 0 {} {}" role="img" aria-labelledby="hindsight-title hindsight-desc">'
        '<title id="hindsight-title">What your asks brought</title><desc id="hindsight-desc">{}</desc>'
    ).format(WIDE, STEP * len(shown), " ".join(f"{WORDS[word]}: {_says(row)}." for word, row in shown.items()))
    most = max(row["asked"] - row["waiting"] for row in shown.values())
    return Markup("").join([head, *_bars(shown, most), Markup("</svg>")])


def _bars(rows: Mapping[str, CameRow], most: int) -> Iterator[Markup]:
    for number, (word, row) in enumerate(rows.items()):
        top, over = number * STEP, row["asked"] - row["waiting"]
        whole = max(over / most * (WIDE - 2), 2)
        yield Markup('<text x="0" y="{}">{}: {}</text>').format(top + 16, WORDS[word], _says(row))
        yield Markup('<rect class="line" x="1" y="{}" width="{:.1f}" height="{}"/>').format(top + 24, whole, HIGH)
        yield Markup('<rect class="ink" x="1" y="{}" width="{:.1f}" height="{}"/>').format(
            top + 24, whole * row["answered"] / over, HIGH
        )


def _says(row: CameRow) -> str:
    return f"{row['answered']:,} of {row['asked'] - row['waiting']:,} answered"
