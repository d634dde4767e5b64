"""A no is a no, and no more than it says."""

from __future__ import annotations

import pytest

from asks.cases import FAVOUR, HELLO, PITCH, case, facts, said
from goodterms.asks.rules.opted_out import find
from goodterms.asks.sending import sending
from goodterms.asks.standards import DEFAULTS
from goodterms.words import Kind, Said, Word

SPARED = said("2022-12-29", "Please don't send me any more of these offers. See you on Sunday, I bring the soup!", at=5)
ALONE = said("2022-12-29", "Please do not write to me again.", at=6)
NO_INTEREST = said("2022-12-29", "Not interested, thank you.", at=7)


@pytest.mark.parametrize(
    ("text", "kind", "recent"),
    [
        (PITCH, Kind.PITCH, []),
        (PITCH, Kind.PITCH, [said("2022-12-29", "Please don't send me the file yet.")]),
        (FAVOUR, None, [SPARED]),
        (HELLO, None, [SPARED]),
        (FAVOUR, None, [NO_INTEREST]),
        (FAVOUR, None, [said("2023-01-10", "How are you? We are well."), ALONE]),
        (PITCH, Kind.PITCH, [said("2023-01-10", "We could talk about your offer now."), NO_INTEREST]),
    ],
)
def test_silent_on_what_it_does_not_cover(text: str, kind: Kind | None, recent: list[Said]) -> None:
    """No wish at all, a favour or a hello beside a wish about offers, and a wish that was overtaken."""
    assert find(sending(case(text, facts(12), recent, kind=kind)), DEFAULTS) is None


@pytest.mark.parametrize(
    ("text", "kind", "wish"),
    [
        (PITCH, Kind.PITCH, SPARED),
        (PITCH, Kind.REFERRAL, SPARED),
        (PITCH, Kind.PITCH, NO_INTEREST),
        (HELLO, None, ALONE),
        (FAVOUR, None, ALONE),
    ],
)
def test_a_wish_is_heeded_at_any_depth(text: str, kind: Kind | None, wish: Said) -> None:
    """Offers to who wants none, anything to who wants to be left alone; with the day and the words."""
    found = find(sending(case(text, facts(40), [wish], kind=kind)), DEFAULTS)
    assert found is not None
    assert found.verdict == Word.DONT
    assert "29 December 2022" in found.says
    assert [piece.interaction for piece in found.evidence] == [wish.interaction]
