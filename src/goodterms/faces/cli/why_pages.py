"""Writes the manual of all rules from the rules themselves: ``python -m goodterms.faces.cli.why_pages docs/why``."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from goodterms.desk.why import rules, why

HEAD = """# Why

Made from the rules themselves by `python -m goodterms.faces.cli.why_pages docs/why`; change their words, not these
files. `goodterms why RULE` prints the same, and so does the page Why. From *away* on: what was asked of you.

| rule | what it is |
|---|---|
"""

LABELLED = re.compile(r"^(Bad|Good|Source):\s*", re.MULTILINE)


def pages() -> dict[str, str]:
    """File name -> what stands in it: a page for each rule, and the list of them."""
    listed = rules()
    first = next((name for name, _ in listed[::-1] if name == "trade"), listed[-1][0])
    head = HEAD.replace("*away*", f"*{first}*")
    rows = "".join(f"| [{name}]({name}.md) | {says} |\n" for name, says in listed)
    return {"README.md": head + rows} | {f"{name}.md": page(name) for name, _ in listed}


def page(name: str) -> str:
    """One rule in Markdown."""
    says, *examples = LABELLED.split(why(name))
    paragraphs = [_line(paragraph) for paragraph in says.split("\n\n") if paragraph.strip()]
    labelled = [f"**{label}:** {_line(words)}" for label, words in zip(examples[::2], examples[1::2], strict=True)]
    return "\n\n".join([f"# {name}", *paragraphs, *labelled]) + "\n"


def _line(text: str) -> str:
    return " ".join(text.split())


def write(folder: Path) -> None:
    """Writes every page anew; a page of a rule that is no more goes."""
    folder.mkdir(parents=True, exist_ok=True)
    made = pages()
    for path in folder.glob("*.md"):
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
