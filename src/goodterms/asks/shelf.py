"""Every rule, in the order in which sentences of equal weight are shown."""

from __future__ import annotations

import inspect
from typing import NamedTuple, Protocol

from goodterms.asks.rules import (
    another_programme,
    ask_heavier_than_tie,
    asks_without_gives,
    blast,
    came_back,
    deceased,
    gone_from_everyone,
    invited,
    knows_too_little,
    last_ask_unanswered,
    long_silence,
    mail_merge_slip,
    maybe_an_ask,
    never_ask,
    never_two_way,
    no_hello,
    one_transaction,
    opted_out,
    overheard,
    overruled,
    own_dont,
    passed_over,
    promise_open,
    put_off,
    sorry_owed,
    thanks_owed,
    unknown_person,
    wrong_name,
    wrong_person,
    you_owe_a_reply,
    you_said_no,
    yourself,
)
from goodterms.asks.sending import Sending
from goodterms.asks.standards import Standards
from goodterms.words import Finding


class RuleFile(Protocol):
    """What every file in ``rules/`` holds."""

    def find(self, case: Sending, standards: Standards, /) -> Finding | None:
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


ALONE = (
    Rule("yourself", "alone", yourself),
    Rule("overruled", "alone", overruled),
    Rule("deceased", "alone", deceased),
    Rule("never_ask", "alone", never_ask),
)
"""The owner's own word: the first of these that speaks is all that is said."""

SHELF = (
    Rule("mail_merge_slip", "slip", mail_merge_slip),
    Rule("wrong_name", "whom", wrong_name),
    Rule("wrong_person", "whom", wrong_person),
    Rule("own_dont", "own", own_dont),
    Rule("opted_out", "wish", opted_out),
    Rule("overheard", "heard", overheard),
    Rule("another_programme", "asked", another_programme),
    Rule("last_ask_unanswered", "asked", last_ask_unanswered),
    Rule("unknown_person", "depth", unknown_person),
    Rule("never_two_way", "depth", never_two_way),
    Rule("one_transaction", "depth", one_transaction),
    Rule("ask_heavier_than_tie", "depth", ask_heavier_than_tie),
    Rule("gone_from_everyone", "silence", gone_from_everyone),
    Rule("came_back", "silence", came_back),
    Rule("long_silence", "silence", long_silence),
    Rule("sorry_owed", "owed", sorry_owed),
    Rule("you_owe_a_reply", "owed", you_owe_a_reply),
    Rule("promise_open", "owed", promise_open),
    Rule("you_said_no", "no", you_said_no),
    Rule("thanks_owed", "kind", thanks_owed),
    Rule("passed_over", "kind", passed_over),
    Rule("asks_without_gives", "kind", asks_without_gives),
    Rule("knows_too_little", "work", knows_too_little),
    Rule("no_hello", "silence", no_hello),
    Rule("blast", "many", blast),
    Rule("invited", "invited", invited),
    Rule("put_off", "regard", put_off),
    Rule("maybe_an_ask", "maybe", maybe_an_ask),
)
"""Within one cause the most specific stands first."""

COURTESIES = frozenset(
    {
        "long_silence", "no_hello", "you_owe_a_reply", "promise_open", "sorry_owed", "thanks_owed", "passed_over",
        "asks_without_gives", "overheard", "you_said_no",
    }
)  # fmt: skip
"""Rules of manners; a standard of the same name switches each off."""


READING = frozenset(
    {
        "opted_out", "another_programme", "last_ask_unanswered", "sorry_owed", "promise_open", "thanks_owed",
        "passed_over", "asks_without_gives", "you_said_no",
    }
)  # fmt: skip
"""Rules that read through what was said between the two, which takes the most time."""


def explain(name: str) -> str:
    """What a rule is, with a bad and a good example and its source. Raises NoSuchRule."""
    rule = next((rule for rule in (*ALONE, *SHELF) if rule.name == name), None)
    if rule is None:
        known = ", ".join(rule.name for rule in (*ALONE, *SHELF))
        raise NoSuchRule(f"There is no rule called {name}; the rules are {known}.")
    return inspect.cleandoc(rule.file.__doc__ or "")
