"""Asks and gives of twelve months as SVG: gives above the line, asks below, and a mark where each was a year before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from goodterms.faces.shapes import MonthRow

WIDE, HALF = 640, 80
"""Units of the picture: its width, and the height of the longest bar on either side of the line."""


def mirrored(rows: Sequence[MonthRow]) -> Markup:
    """The picture; nothing where there was neither ask nor gift in two years."""
    most = max((max(row["asked"], row["gave"], row["asked_then"], row["gave_then"]) for row in rows), default=0)
    if not most:
        return Markup("")
    head = Markup(
        '<svg class="mirror" viewBox="0 -{h} {w} {all}" role="img" aria-labelledby="mirror-title mirror-desc">'
        '<title id="mirror-title">What you asked and gave, month by month</title>'
        '<desc id="mirror-desc">{says}</desc>'
    ).format(h=HALF + 22, w=WIDE, all=2 * HALF + 70, says=_says(rows))
    line = Markup('<line class="line" x1="0" y1="0" x2="{}" y2="0"/>').format(WIDE)
    words = Markup('<text x="0" y="-{}">You gave</text><text x="0" y="{}">You asked</text>').format(HALF + 8, HALF + 42)
    return Markup("").join([head, *_bars(rows, most), line, words, Markup("</svg>")])


def _says(rows: Sequence[MonthRow]) -> str:
    gave, asked = sum(row["gave"] for row in rows), sum(row["asked"] for row in rows)
    gave_then, asked_then = sum(row["gave_then"] for row in rows), sum(row["asked_then"] for row in rows)
    return (
        f"From {month_of(rows[0]['month'])} to {month_of(rows[-1]['month'])} you gave in {gave:,} messages, above the "
        f"line, and asked in {asked:,}, below. A short line stands where the same month was a year before: "
        f"{gave_then:,} and {asked_then:,} in all."
    )


def month_of(month: str) -> str:
    """A month as people say it: ``May 2024``."""
    return f"{date.fromisoformat(f'{month}-01'):%B %Y}"


def _bars(rows: Sequence[MonthRow], most: int) -> Iterator[Markup]:
    step = WIDE / len(rows)
    width = step * 0.62
    for number, row in enumerate(rows):
        left = number * step + (step - width) / 2
        yield Markup("<g><title>{}</title>").format(
            f"{month_of(row['month'])}: gave {row['gave']:,}, asked {row['asked']:,}; "
            f"a year before {row['gave_then']:,} and {row['asked_then']:,}"
        )
        ways = ((-1, "ink", row["gave"], row["gave_then"]), (1, "soft", row["asked"], row["asked_then"]))
        for sign, kind, count, then in ways:
            high = count / most * HALF
            if count:
                yield Markup('<rect class="{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>').format(
                    kind, left, -high - 1 if sign < 0 else 1, width, max(high, 1.5)
                )
            if then:
                at = sign * (then / most * HALF + 1)
                yield Markup('<line class="then" x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}"/>').format(
                    left - 5, at, left + width + 5, at
                )
        yield Markup("</g>")
        if number % 4 == 1:
            yield Markup('<text class="soft" x="{:.1f}" y="{}" text-anchor="middle">{}</text>').format(
                min(max((number + 0.5) * step, 30), WIDE - 30),
                HALF + 16,
                f"{date.fromisoformat(row['month'] + '-01'):%b %Y}",
            )
