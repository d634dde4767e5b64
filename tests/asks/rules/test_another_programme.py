"""Another pitch where the earlier ones brought nothing."""

from __future__ import annotations

import pytest

from asks.cases import FAVOUR, PITCH, case, facts, facts_of, said
from goodterms.asks.rules.another_programme import find
from goodterms.asks.sending import sending
from goodterms.asks.standards import DEFAULTS
from goodterms.words import Depth, Facts, Kind, Said, Word

OLD = said("2021-03-01", "We have launched a brand new programme for advertisers. Sign up today!", out=True, at=3)
KNOWN = facts_of(Depth.ACQUAINTANCE, last="2020-08-01")


@pytest.mark.parametrize(
    ("text", "counted", "recent"),
    [
        (PITCH, KNOWN, []),
        (FAVOUR, KNOWN, [OLD]),
        (PITCH, facts(12), [OLD]),
        (PITCH, KNOWN, [said("2021-03-03", "Yes, gladly, I have signed up."), OLD]),
        (PITCH, KNOWN, [said("2021-03-03", "Could you look over my draft?", out=True)]),
    ],
)
def test_silent_where_it_is_the_first_or_was_welcome(text: str, counted: Facts, recent: list[Said]) -> None:
    """A first pitch, no pitch, a friend, one that was taken, and other asks are no programme."""
    kind = Kind.PITCH if text is PITCH else None
    assert find(sending(case(text, counted, recent, kind=kind)), DEFAULTS) is None


def test_unanswered_and_refused_ones_stop_the_next() -> None:
    """It says which one this is, and what came of the last."""
    found = find(sending(case(PITCH, KNOWN, [OLD], kind=Kind.PITCH)), DEFAULTS)
    assert found is not None
    assert (found.verdict, found.says.split(",")[0]) == (
        Word.DONT, "This is your second pitch to Ada Example since 1 March 2021. The one of 1 March 2021",
    )  # fmt: skip
    no = said("2021-03-04", "No thank you, I am not interested.", at=5)
    refused = find(sending(case(PITCH, KNOWN, [no, OLD], kind=Kind.PITCH)), DEFAULTS)
    assert refused is not None
    assert refused.says.endswith("got a no on 4 March 2021.")
