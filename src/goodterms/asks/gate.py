"""The gate: all rules on one recipient, put together into a word and its reasons."""

from __future__ import annotations

from collections.abc import Iterable

from goodterms.asks.shelf import SHELF
from goodterms.asks.standards import DEFAULTS, Standards
from goodterms.words import Case, Depth, Finding, Verdict, Word

CAUSES = {rule.name: rule.cause for rule in SHELF}


def weigh(case: Case, standards: Standards = DEFAULTS) -> Verdict:
    """The verdict on one recipient: the worst finding's word, all findings worst first, one sentence a cause.

    A relationship that gets a *go* is told one thing at most: warmer, never nagging.
    """
    found = (finding for rule in SHELF if (finding := rule.file.find(case, standards)) is not None)
    findings = sorted(one_a_cause(found), key=lambda finding: -finding.verdict.rank)
    word = findings[0].verdict if findings else Word.GO
    if word is Word.GO and case.tie.depth is Depth.RELATIONSHIP:
        findings = findings[:1]
    return Verdict(case.to, case.person, word, case.tie, tuple(findings))


def one_a_cause(findings: Iterable[Finding]) -> list[Finding]:
    """Of the findings with one cause the worst, and of equals the first, which is the most specific."""
    kept: dict[str, Finding] = {}
    for finding in findings:
        cause = CAUSES[finding.rule]
        if cause not in kept or finding.verdict.rank > kept[cause].verdict.rank:
            kept[cause] = finding
    return list(kept.values())
