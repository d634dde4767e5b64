"""The gate: all rules on one recipient, put together into a word and its reasons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from goodterms.asks.seen import as_far_as, seen
from goodterms.asks.sending import Sending, sending
from goodterms.asks.shelf import ALONE, COURTESIES, READING, SHELF, Rule
from goodterms.asks.standards import DEFAULTS, Standards
from goodterms.asks.steps import in_order, last_once
from goodterms.words import Case, Depth, Finding, Verdict, Word

CAUSES = {rule.name: rule.cause for rule in SHELF}
PLACES = {rule.name: place for place, rule in enumerate(SHELF)}
AT_A_GLANCE = tuple(rule for rule in SHELF if rule.name not in READING)
BY_WORDS = tuple(rule for rule in SHELF if rule.name in READING and rule.name not in COURTESIES)
"""Of many recipients: the rules that are asked of everybody, and those that read what was said, asked of the rest."""


def weigh(case: Case, standards: Standards = DEFAULTS) -> Verdict:
    """The verdict on one recipient: the worst finding's word, all findings worst first, one sentence a cause.

    Where the owner's own word speaks, it alone does. A relationship that gets a *go* is told one thing at most: warmer,
    never nagging.
    """
    draft = sending(case)
    for rule in ALONE:
        own = rule.file.find(draft, standards)
        if own is not None:
            return Verdict(case.to, case.person, own.verdict, case.tie, (own,))
    findings = sorted(one_a_cause(_found(draft, standards)), key=lambda finding: -finding.verdict.rank)
    word = findings[0].verdict if findings else Word.GO
    if word is Word.GO and case.tie.depth is Depth.RELATIONSHIP:
        findings = findings[:1]
    findings = seen_once(findings, as_far_as(case), seen(case))
    if len(findings) > 1:
        findings = in_order(last_once(findings))
    return Verdict(case.to, case.person, word, case.tie, tuple(findings))


def _found(draft: Sending, standards: Standards) -> list[Finding]:
    """What the rules say, in the order of the shelf.

    Of many recipients nobody is told of what lies between the two beyond what decides: rules that read what was said
    are asked only where the others let it go, and those of manners not at all. A list of ten thousand takes seconds.
    """
    if draft.recipients <= standards.blast_recipients:
        return _by(SHELF, draft, standards)
    found = _by(AT_A_GLANCE, draft, standards)
    if all(finding.verdict is not Word.DONT for finding in found):
        found += _by(BY_WORDS, draft, standards)
        found.sort(key=lambda finding: PLACES[finding.rule])
    return found


def _by(rules: Sequence[Rule], draft: Sending, standards: Standards) -> list[Finding]:
    return [found for rule in rules if (found := rule.file.find(draft, standards)) is not None]


def seen_once(findings: Iterable[Finding], clause: str, sentence: str) -> list[Finding]:
    """How far we can see is a sentence behind the first silence; a clause within each would drown the rest."""
    kept, said = [], not clause
    for finding in findings:
        if clause and clause in finding.says:
            says = finding.says.replace(clause, "")
            kept.append(replace(finding, says=says if said else f"{says} {sentence}"))
            said = True
        else:
            kept.append(finding)
    return kept


def one_a_cause(findings: Iterable[Finding]) -> list[Finding]:
    """Of the findings with one cause the worst, and of equals the first, which is the most specific."""
    kept: dict[str, Finding] = {}
    for finding in findings:
        cause = CAUSES[finding.rule]
        if cause not in kept or finding.verdict.rank > kept[cause].verdict.rank:
            kept[cause] = finding
    return list(kept.values())
