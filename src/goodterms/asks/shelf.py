"""Every rule, in the order in which sentences of equal weight are shown."""

from __future__ import annotations

import inspect
from typing import NamedTuple, Protocol

from goodterms.asks.rules import (
    ask_heavier_than_tie,
    blast,
    came_back,
    gone_from_everyone,
    invited,
    long_silence,
    mail_merge_slip,
    maybe_an_ask,
    never_two_way,
    no_hello,
    one_transaction,
    unknown_person,
    you_owe_a_reply,
)
from goodterms.asks.standards import Standards
from goodterms.words import Case, Finding


class RuleFile(Protocol):
    """What every file in ``rules/`` holds."""

    def find(self, case: Case, standards: Standards, /) -> Finding | None:
        """The rule's word on one recipient, or None."""


class Rule(NamedTuple):
    """One rule on the shelf. ``cause``: of the rules with one cause only one speaks."""

    name: str
    cause: str
    file: RuleFile


class NoSuchRule(KeyError):
    """A rule that does not exist. The message names those that do."""

    def __str__(self) -> str:
        """The sentence as it is, without the quotation marks of a KeyError."""
        return str(self.args[0])


SHELF = (
    Rule("mail_merge_slip", "slip", mail_merge_slip),
    Rule("unknown_person", "depth", unknown_person),
    Rule("never_two_way", "depth", never_two_way),
    Rule("one_transaction", "depth", one_transaction),
    Rule("ask_heavier_than_tie", "depth", ask_heavier_than_tie),
    Rule("gone_from_everyone", "silence", gone_from_everyone),
    Rule("came_back", "silence", came_back),
    Rule("long_silence", "silence", long_silence),
    Rule("you_owe_a_reply", "owed", you_owe_a_reply),
    Rule("no_hello", "silence", no_hello),
    Rule("blast", "many", blast),
    Rule("invited", "invited", invited),
    Rule("maybe_an_ask", "maybe", maybe_an_ask),
)
"""Within one cause the most specific stands first."""

COURTESIES = frozenset({"long_silence", "no_hello", "you_owe_a_reply"})
"""Rules of manners; a standard of the same name switches each off."""


def explain(name: str) -> str:
    """What a rule is, with a bad and a good example and its source. Raises NoSuchRule."""
    rule = next((rule for rule in SHELF if rule.name == name), None)
    if rule is None:
        raise NoSuchRule(f"There is no rule called {name}; the rules are {', '.join(rule.name for rule in SHELF)}.")
    return inspect.cleandoc(rule.file.__doc__ or "")
