"""Draws ``docs/picture.svg`` for the README from what the demo really says: ``python docs/picture.py``."""

from __future__ import annotations

import tempfile
import textwrap
from html import escape
from pathlib import Path
from typing import Any

from goodterms.desk.demo import demo

WORDS = {"dont": ("Don't", "#8a4b3c"), "hello_first": ("Hello first", "#b5651d"), "go": ("Go", "#4d6b4f")}
SERIF = "Georgia, 'Times New Roman', serif"
SANS = "system-ui, sans-serif"
WIDTH, LINE = 880, 21
WIDE = 94
"""Letters of a line that fit even where the widest of the serif faces is shown."""


def main() -> None:
    """Runs the demo in a folder of its own and draws its message to many, with one recipient for each verdict."""
    with tempfile.TemporaryDirectory() as folder:
        shown: Any = demo(Path(folder))
    draft = shown["drafts"][0]
    one_each = {verdict["verdict"]: verdict for verdict in reversed(draft["telling"])}
    lines = [*_draft(draft), *(line for word in WORDS if word in one_each for line in _verdict(one_each[word]))]
    Path(__file__).with_name("picture.svg").write_text(_svg([*lines, _INVENTED]), encoding="utf-8")


def _draft(draft: Any) -> list[str]:
    counts = draft["gate"]["counts"]
    said = (
        f"To all {sum(counts.values()):,} on LinkedIn: {counts['go']:,} go, "
        f"{counts['hello_first']:,} hello first, {counts['dont']:,} don't"
    )
    words = [_text(line, SERIF, "#5c5346", style="italic") for line in draft["text"].strip().splitlines()]
    return [*words, "", _text(said, SANS, "#2b2620", weight="600"), ""]


def _verdict(verdict: Any) -> list[str]:
    word, ink = WORDS[verdict["verdict"]]
    finding = (
        verdict["findings"][0] if verdict["findings"] else {"says": "A relationship that bears it.", "instead": ""}
    )
    name = f'<tspan dx="8">{escape(verdict["person"]["name"])}</tspan>'
    head = f'<tspan fill="{ink}" font-weight="700">{escape(word)}</tspan>{name}'
    said = [_text(line, SERIF, "#2b2620", indent=24) for line in textwrap.wrap(finding["says"], WIDE)]
    better = "Warmer" if verdict["verdict"] == "go" else "Instead"
    instead = textwrap.wrap(f"{better}: {finding['instead']}", WIDE) if finding["instead"] else []
    return [_raw(head), *said, *(_text(line, SERIF, "#4d6b4f", indent=24) for line in instead), ""]


def _text(words: str, face: str, ink: str, *, indent: int = 0, style: str = "normal", weight: str = "400") -> str:
    look = f'font-family="{face}" fill="{ink}" font-style="{style}" font-weight="{weight}"'
    return f'<text x="{36 + indent}" y="%d" font-size="15" {look}>{escape(words)}</text>'


def _raw(inside: str) -> str:
    return f'<text x="36" y="%d" font-size="16" font-family="{SERIF}" fill="#2b2620">{inside}</text>'


_INVENTED = _text("All of these people are invented.", SANS, "#8a8172")


def _svg(lines: list[str]) -> str:
    height = 50 + LINE * len(lines)
    body = "\n".join(line % (44 + LINE * place) for place, line in enumerate(lines) if line)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-label="A draft that asks all connections for referrals, and what Goodterms says of three of them">\n'
        f'<rect width="{WIDTH}" height="{height}" rx="8" fill="#faf6ee" stroke="#e4dccb"/>\n{body}\n</svg>\n'
    )


if __name__ == "__main__":
    main()
