"""The manual of rules: complete, and as the rules are today."""

from __future__ import annotations

from pathlib import Path

from goodterms.desk.why import rules
from goodterms.faces.cli.why_pages import pages, write

WRITTEN = Path(__file__).parents[3] / "docs" / "why"


def test_manual_is_as_the_rules_are() -> None:
    """The files are what the rules say of themselves now, no fewer and no more."""
    found = {path.name: path.read_text(encoding="utf-8") for path in WRITTEN.glob("*.md")}
    assert found == pages()


def test_every_rule_has_a_page() -> None:
    """With its examples and its source."""
    made = pages()
    for name, _ in rules():
        assert all(f"**{label}:**" in made[f"{name}.md"] for label in ("Bad", "Good", "Source"))


def test_page_of_a_rule_that_is_no_more_goes(tmp_path: Path) -> None:
    """Writing leaves only what is there today."""
    (tmp_path / "old.md").write_text("# old", encoding="utf-8")
    write(tmp_path)
    assert {path.name for path in tmp_path.glob("*")} == set(pages())
