"""Every rule explains itself."""

from __future__ import annotations

import pytest

from goodterms.asks.shelf import SHELF, NoSuchRule, explain


@pytest.mark.parametrize("name", [rule.name for rule in SHELF])
def test_rule_explains_itself(name: str) -> None:
    """What it is, a bad and a good example, and the source."""
    said = explain(name)
    assert all(f"\n{part}" in said for part in ("Bad:", "Good:", "Source:"))
    assert explain(name) == said.strip()


def test_names_are_the_files() -> None:
    """A rule is called as its file."""
    assert [str(getattr(rule.file, "__name__", "")).rpartition(".")[2] for rule in SHELF] == [r.name for r in SHELF]


def test_unknown_rule_names_the_others() -> None:
    """Asking for a rule that is not there lists those that are."""
    with pytest.raises(NoSuchRule) as refused:
        explain("no_goodbye")
    assert "no_hello" in str(refused.value)
