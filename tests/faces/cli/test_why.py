"""``goodterms why RULE``: the rule's own words."""

from __future__ import annotations

import json

import pytest

from goodterms.desk.why import rules, why

from .conftest import Run


@pytest.mark.parametrize("rule", [name for name, _ in rules()])
def test_rule_explains_itself(run: Run, rule: str) -> None:
    """The text is the rule's, with its lines as they were written."""
    assert run("why", rule).stdout.rstrip("\n") == why(rule).rstrip("\n")
    assert json.loads(run("why", rule, "--json").stdout) == {"rule": rule, "text": why(rule)}


def test_every_rule_is_listed(run: Run) -> None:
    """Without a name every rule is listed with its first sentence."""
    lines = run("why").stdout.splitlines()
    assert lines == [line for name, says in rules() for line in (name, f"  {says}")]
    assert json.loads(run("why", "--json").stdout) == [{"rule": name, "says": says} for name, says in rules()]


def test_no_such_rule(run: Run) -> None:
    """A rule that there is not is wrong usage, and the sentence names those that there are."""
    done = run("why", "because")
    assert done.exit_code == 2
    assert rules()[0][0] in done.stderr
