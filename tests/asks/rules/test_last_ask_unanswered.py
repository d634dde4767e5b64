"""Asks that lie without an answer hold the next one back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from asks.cases import ADA, FAVOUR, HELLO, case, facts, facts_of, said
from goodterms.asks.rules.last_ask_unanswered import find
from goodterms.asks.rules.long_silence import TALKS_ELSEWHERE
from goodterms.asks.sending import sending
from goodterms.asks.standards import DEFAULTS, with_overrides
from goodterms.words import Depth, Said, Word

FIRST = said("2022-09-01", "Could you look over my two pages for the fair before Friday, please?", out=True, at=3)
SECOND = said("2022-11-01", "Could you please send me the plans of your stand?", out=True, at=4)
OLD = facts_of(Depth.ACQUAINTANCE, last="2022-08-01")


@pytest.mark.parametrize(
    "recent",
    [
        [],
        [said("2022-11-20", "They are with the printer."), SECOND, FIRST],
        [said("2022-11-20", "", kind="call"), SECOND, FIRST],
        [replace(SECOND, ts=SECOND.ts + 86_400 * 85)],
        [said("2022-11-01", HELLO, out=True), said("2022-09-01", "Did it arrive?", out=True)],
    ],
)
def test_silent_where_nothing_waits(recent: list[Said]) -> None:
    """No asks, answered ones, fresh ones, hellos and plain questions are no reason."""
    assert find(sending(case(FAVOUR, OLD, recent)), DEFAULTS) is None


def test_silent_on_a_hello_and_on_what_cannot_be_seen() -> None:
    """A hello may always go; and who talks elsewhere may have answered there."""
    assert find(sending(case(HELLO, OLD, [SECOND, FIRST])), DEFAULTS) is None
    elsewhere = replace(ADA, flags=frozenset({TALKS_ELSEWHERE}))
    assert find(sending(replace(case(FAVOUR, OLD, [SECOND, FIRST]), person=elsewhere)), DEFAULTS) is None


def test_one_unanswered_is_nothing_among_those_who_know_each_other() -> None:
    """Anybody misses a mail."""
    assert find(sending(case(FAVOUR, OLD, [SECOND])), DEFAULTS) is None
    assert find(sending(case(FAVOUR, facts(12), [SECOND])), DEFAULTS) is None


def test_two_stop_the_third() -> None:
    """With how many, since when, the newest words, and how far we can see."""
    found = find(sending(case(FAVOUR, OLD, [SECOND, FIRST])), DEFAULTS)
    assert found is not None
    assert found.verdict == Word.DONT
    assert found.says == (
        "You have sent Ada Example two asks since 1 September 2022, last on 1 November 2022, nearly three months ago: "
        "“Could you please send me the plans of your stand?”; none was answered, as far as mail and LinkedIn up to "
        "25 January 2023 show."
    )
    assert [piece.interaction for piece in found.evidence] == [4, 3]


def test_friends_are_greeted_instead() -> None:
    """In a relationship two are a reason to ask how they are; and the owner may have it otherwise."""
    found = find(sending(case(FAVOUR, facts(12), [SECOND, FIRST])), DEFAULTS)
    assert found is not None
    assert found.verdict == Word.HELLO_FIRST
    assert find(sending(case(FAVOUR, OLD, [SECOND, FIRST])), with_overrides({"unanswered_asks": 3})) is None
