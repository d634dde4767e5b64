"""What to do instead, as an order of steps: said once each, and nothing beside a stop that would lead past it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from goodterms.words import Finding, Word

MENDED = frozenset({"mail_merge_slip", "wrong_name", "wrong_person", "overheard", "own_dont"})
"""Stops that one mends and goes on from; any other stop says what to do in place of asking."""

DUE = frozenset({"sorry_owed", "you_owe_a_reply", "promise_open", "thanks_owed", "passed_over"})
"""What is kind or due whether one asks or not."""

THEN_ASK = "; then ask"

HELLOS = frozenset({"Say hello first.", "Begin with a hello."})

_APART = re.compile(r"(?<=[.!?”]) (?=[A-Z])")
_QUOTED = re.compile(r"“[^”]*”")
_LAST = re.compile(r"^You and .{1,200}? last spoke on (\d{1,2} \w+ \d{4}, [^.]+? ago)\. (?=.)")
"""The sentence with which a silence begins."""

_TOPIC = re.compile(r", and (?:take up|answer|ask after|offer help|wish|send late)\b[^“”]*(?:“[^”]*”)?\.?$")
"""What a hello takes up, at the end of its sentence."""


def last_once(findings: Iterable[Finding]) -> list[Finding]:
    """When the two last spoke is said once, by the first finding that says it."""
    kept: list[Finding] = []
    for finding in findings:
        begins = _LAST.match(finding.says)
        again = begins is not None and any(f"last on {begins[1]}" in before.says for before in kept)
        kept.append(replace(finding, says=_LAST.sub("", finding.says)) if again else finding)
    return kept


def in_order(findings: Sequence[Finding]) -> list[Finding]:
    """The same findings, worst first as they came; a step, or what it takes up, that was said before is not said again.

    After a stop that says what to do in place of asking, the rest say only what is due anyway.
    """
    stopped = bool(findings) and findings[0].verdict is Word.DONT and findings[0].rule not in MENDED
    told: set[str] = set()
    kept = []
    for place, finding in enumerate(findings):
        steps = _after_a_stop(finding) if place and stopped else finding.instead
        left = " ".join(_unsaid(_APART.split(steps), told)) if steps else ""
        kept.append(finding if left == finding.instead else replace(finding, instead=left))
    return kept


def _after_a_stop(finding: Finding) -> str:
    return finding.instead.replace(THEN_ASK, "") if finding.rule in DUE else ""


def _unsaid(steps: Iterable[str], told: set[str]) -> Iterator[str]:
    """The steps without what was told; ``told`` grows by them."""
    for step in steps:
        quotes = _QUOTED.findall(step)
        short = step
        if quotes and told.issuperset(quotes):
            short = _TOPIC.sub(".", step)
            if short == step:  # it speaks of nothing else
                continue
        if short in told or (short in HELLOS and "hello" in told):
            continue
        told.update((step, short, *quotes))
        if "hello" in step.casefold():
            told.add("hello")
        yield short
