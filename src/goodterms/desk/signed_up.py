"""A list that people signed up for: names may get what they signed up for, and the *people* are taken out of it.

The sender declares it. Somebody you know deserves a word of their own instead of a round; and whoever opted out, or
would get a letter with a slip in it, stays out all the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from goodterms.words import Depth, Finding, Verdict, Word, day

PEOPLE = "people"
"""What is said of somebody you know on such a list."""

STAYS = frozenset({"mail_merge_slip", "wrong_person", "overheard", "opted_out", "sensitive", "never_ask", "own_dont"})
"""Rules that a signature does not lift: slips to mend first, and people who asked for no more."""

KNOWN = Depth.ACQUAINTANCE
"""From this depth on somebody is taken out for a personal word."""

GOES = Finding("signed_up", Word.GO, "They are on the list of those who signed up for this.")


@dataclass(slots=True)
class SignedUp:
    """Who signed up: people of the record, and whoever it does not know, as typed and folded."""

    people: set[int] = field(default_factory=set)
    others: set[str] = field(default_factory=set)

    def add(self, to: str, who: object) -> None:
        """Takes one in. ``who``: the person, or anything else where it cannot be told."""
        if isinstance(who, int):
            self.people.add(who)
        elif to:
            self.others.add(_folded(to))

    def has(self, to: str, person: int | None) -> bool:
        """Whether they signed up."""
        return person in self.people if person is not None else _folded(to) in self.others


class Lifted(NamedTuple):
    """What a signature makes of a verdict: ``go``, `PEOPLE`, or the ``dont`` that stays; and what says so."""

    word: str
    verdict: Verdict


def lifted(verdict: Verdict) -> Lifted:
    """A verdict on somebody who signed up."""
    held = [one for one in verdict.findings if one.rule in STAYS and one.verdict is Word.DONT]
    if held:
        return Lifted(str(Word.DONT), replace(verdict, word=Word.DONT, findings=tuple(held)))
    if verdict.person is None or verdict.person.kind != "person" or verdict.tie.depth.rank < KNOWN.rank:
        kept = () if verdict.person is None else _yours(verdict.findings)
        return Lifted(str(Word.GO), replace(verdict, word=Word.GO, findings=kept or (GOES,)))
    return Lifted(PEOPLE, replace(verdict, word=Word.HELLO_FIRST, findings=(_known(verdict),)))


def _yours(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(one for one in findings if one.rule == "yourself")


def _known(verdict: Verdict) -> Finding:
    """That this is somebody you know, with the word of their own that lies nearest."""
    name = (verdict.person.name if verdict.person else "") or verdict.to
    facts = verdict.tie.facts
    last = None if facts is None else facts.last_two_way
    spoke = "" if last is None else f"; you last spoke on {day(last)}"
    own = next((one for one in verdict.findings if one.evidence and one.instead), None)
    instead = "Write to them yourself, about what only the two of you share." if own is None else own.instead
    shown = () if own is None else own.evidence
    says = f"You know {name}{spoke}. A round is no word to them."
    return Finding("signed_up", Word.HELLO_FIRST, says, shown, instead)


def _folded(to: str) -> str:
    return " ".join(to.casefold().split())
