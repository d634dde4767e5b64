"""Asking again and again with nothing given."""

from __future__ import annotations

from dataclasses import replace

import pytest

from asks.cases import FAVOUR, case, facts, facts_of, said
from goodterms.asks.rules.asks_without_gives import find
from goodterms.asks.sending import sending
from goodterms.asks.standards import DEFAULTS, with_overrides
from goodterms.words import Depth, Facts, Said, Word

ASKS = [
    said("2022-11-02", "Could you please bring me the banners on Monday?", out=True, at=3),
    said("2022-08-02", "Could you look over my two pages for the fair before Friday, please?", out=True, at=2),
    said("2022-05-02", "Could you please send me the plans of your stand?", out=True, at=1),
]
KNOWN = facts_of(Depth.ACQUAINTANCE, last="2023-01-20")
GIVEN = said("2022-12-02", "I thought of you: here is the price list of the glazier you looked for.", out=True)
PUBLISHED = said("2022-12-02", "We leave at nine then.", out=True)


@pytest.mark.parametrize(
    ("counted", "recent"),
    [
        (KNOWN, ASKS[:2]),
        (KNOWN, [GIVEN, *ASKS]),
        (KNOWN, [ASKS[0], replace(GIVEN, ts=ASKS[0].ts - 9), *ASKS[1:]]),
        (facts(12), ASKS),
        (None, ASKS),
    ],
)
def test_silent_where_things_go_both_ways(counted: Facts | None, recent: list[Said]) -> None:
    """Two asks, something given since or between, and friends are no reason."""
    if counted is None:
        light = case("Hi Ada, thank you for the plans. Could you look over my draft?", KNOWN, recent)
        assert find(sending(light), DEFAULTS) is None
    else:
        assert find(sending(case(FAVOUR, counted, recent)), DEFAULTS) is None


def test_three_in_a_row_are_told() -> None:
    """With since when and what first; a word that gives nothing changes nothing; it can be switched off."""
    found = find(sending(case(FAVOUR, KNOWN, [PUBLISHED, *ASKS])), DEFAULTS)
    assert found is not None
    assert found.verdict == Word.HELLO_FIRST
    assert "three things since 2 May 2022, last on 2 November 2022" in found.says
    assert found.instead.startswith("Tell them first what came of “Could you please bring me the banners on Monday?”")
    assert find(sending(case(FAVOUR, KNOWN, ASKS)), with_overrides({"asks_without_gives": "off"})) is None
