"""The rhythm of a tie as SVG: words over the years, those that came in above the line, those that went out below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from goodterms.faces.shapes import RhythmRow

WIDE, HALF = 640, 76
"""Units of the picture: its width, and the height of the longest bar on either side of the line."""

WORDS = 12
"""Labels under the picture at most."""


def rhythm(rows: Sequence[RhythmRow]) -> Markup:
    """The picture; a bar a stretch of time, both ways on one scale. Nothing without rows."""
    if not rows:
        return Markup("")
    most = max(max(row["in"], row["out"]) for row in rows) or 1
    incoming, outgoing = sum(row["in"] for row in rows), sum(row["out"] for row in rows)
    head = Markup(
        '<svg class="rhythm" viewBox="0 -{h} {w} {all}" role="img" aria-labelledby="rhythm-title rhythm-desc">'
        '<title id="rhythm-title">The rhythm of the two of you</title><desc id="rhythm-desc">{says}</desc>'
    ).format(
        h=HALF + 8,
        w=WIDE,
        all=2 * HALF + 34,
        says=f"From {rows[0]['says']} to {rows[-1]['says']}: {incoming:,} from them, above the line, "
        f"and {outgoing:,} from you, below. At most {most:,} one way in one stretch.",
    )
    line = Markup('<line class="line" x1="0" y1="0" x2="{}" y2="0"/>').format(WIDE)
    return Markup("").join([head, *_bars(rows, most), line, *_labels(rows), Markup("</svg>")])


def _bars(rows: Sequence[RhythmRow], most: int) -> Iterator[Markup]:
    step = WIDE / len(rows)
    width = min(step * 0.72, 26)
    for number, row in enumerate(rows):
        left = number * step + (step - width) / 2
        title = f"{row['says']}: {row['in']:,} from them, {row['out']:,} from you"
        yield Markup("<g><title>{}</title>").format(title)
        for way, kind in (("in", "ink"), ("out", "soft")):
            count = row["in"] if way == "in" else row["out"]
            if count:
                high = max(count / most * HALF, 1.5)
                yield Markup('<rect class="{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>').format(
                    kind, left, -high - 1 if way == "in" else 1, width, high
                )
        yield Markup("</g>")


def _labels(rows: Sequence[RhythmRow]) -> Iterator[Markup]:
    """Years below the bars, so many as can be read."""
    step = WIDE / len(rows)
    marked = [number for number, row in enumerate(rows) if row["label"]]
    every = -(-len(marked) // WORDS)
    for number in marked[::every]:
        yield Markup('<text class="soft" x="{:.1f}" y="{}" text-anchor="middle">{}</text>').format(
            min(max((number + 0.5) * step, 16), WIDE - 16), HALF + 20, rows[number]["label"]
        )
