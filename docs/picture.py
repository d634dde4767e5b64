"""Draws ``docs/picture.svg`` for the README from what the demo really says: ``python docs/picture.py``."""

from __future__ import annotations

import tempfile
import textwrap
from html import escape
from pathlib import Path
from typing import Any

from goodterms.desk.demo import demo

SHOWN = ("Theo Tips", "Quinn Quiet", "Rosa Related")
WORDS = {"dont": ("Don't", "#8a4b3c"), "hello_first": ("Hello first", "#b5651d"), "go": ("Go", "#4d6b4f")}
SERIF = "Georgia, 'Times New Roman', serif"
SANS = "system-ui, sans-serif"
WIDTH, LINE = 880, 21


def main() -> None:
    """Runs the demo in a folder of its own and draws its second draft with three of the verdicts."""
    with tempfile.TemporaryDirectory() as folder:
        shown: Any = demo(Path(folder))
    draft = shown["drafts"][1]
    verdicts = {verdict["to"]: verdict for verdict in draft["gate"]["verdicts"]}
    lines = [*_draft(draft), *(line for name in SHOWN for line in _verdict(verdicts[name]))]
    Path(__file__).with_name("picture.svg").write_text(_svg(lines), encoding="utf-8")


def _draft(draft: Any) -> list[str]:
    counts = draft["gate"]["counts"]
    total = sum(counts.values())
    said = f"To {total} recipients: {counts['go']} go, {counts['hello_first']} hello first, {counts['dont']} don't"
    words = [_text(line, SERIF, "#5c5346", style="italic") for line in draft["text"].strip().splitlines()]
    return [*words, "", _text(said, SANS, "#2b2620", weight="600"), ""]


def _verdict(verdict: Any) -> list[str]:
    word, ink = WORDS[verdict["verdict"]]
    finding = (
        verdict["findings"][0] if verdict["findings"] else {"says": "A relationship that bears it.", "instead": ""}
    )
    head = f'<tspan fill="{ink}" font-weight="700">{escape(word)}</tspan>  {escape(verdict["to"])}'
    said = [_text(line, SERIF, "#2b2620", indent=24) for line in textwrap.wrap(finding["says"], 94)]
    instead = textwrap.wrap(f"Instead: {finding['instead']}", 94) if finding["instead"] else []
    return [_raw(head), *said, *(_text(line, SERIF, "#b5651d", indent=24) for line in instead), ""]


def _text(words: str, face: str, ink: str, *, indent: int = 0, style: str = "normal", weight: str = "400") -> str:
    look = f'font-family="{face}" fill="{ink}" font-style="{style}" font-weight="{weight}"'
    return f'<text x="{36 + indent}" y="%d" font-size="15" {look}>{escape(words)}</text>'


def _raw(inside: str) -> str:
    return f'<text x="36" y="%d" font-size="16" font-family="{SERIF}" fill="#2b2620">{inside}</text>'


def _svg(lines: list[str]) -> str:
    height = 36 + LINE * len(lines)
    body = "\n".join(line % (44 + LINE * place) for place, line in enumerate(lines) if line)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-label="A draft that asks all connections for referrals, and what Goodterms says of three of them">\n'
        f'<rect width="{WIDTH}" height="{height}" rx="8" fill="#faf6ee" stroke="#e4dccb"/>\n{body}\n</svg>\n'
    )


if __name__ == "__main__":
    main()
