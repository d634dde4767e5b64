"""A plain no of one's own, and then an ask."""

from __future__ import annotations

import pytest

from asks.cases import FAVOUR, HELLO, PITCH, case, facts_of, said
from goodterms.asks.rules.you_said_no import find
from goodterms.asks.sending import sending
from goodterms.asks.standards import DEFAULTS, with_overrides
from goodterms.words import Depth, Said, Word

WISH = said("2023-01-08", "Could you lend me your trailer for the market?", at=4)
NO = said("2023-01-10", "I would rather not, I hope you understand.", out=True, at=5)
QUESTION = "Hello, which day suits you for the drawings, Tuesday or Thursday?"


@pytest.mark.parametrize(
    ("depth", "verdict"), [(Depth.CONTACT, Word.HELLO_FIRST), (Depth.ACQUAINTANCE, Word.HELLO_FIRST)]
)
def test_a_no_is_named_with_its_date(depth: Depth, verdict: Word) -> None:
    """The sentence quotes the no and its day; the piece is the evidence."""
    found = find(sending(case(FAVOUR, facts_of(depth), [NO, WISH])), DEFAULTS)
    assert found is not None
    assert found.verdict == verdict
    assert "a no, on 10 January 2023" in found.says
    assert "I would rather not" in found.says
    assert [piece.interaction for piece in found.evidence] == [NO.interaction]


def test_their_next_offer_changes_nothing() -> None:
    """Who tried to sell again after a no has not taken up the talk."""
    again = said("2023-01-20", PITCH, at=6)
    assert find(sending(case(FAVOUR, facts_of(Depth.CONTACT), [again, NO, WISH])), DEFAULTS) is not None


@pytest.mark.parametrize(
    "recent",
    [
        [],
        [NO],
        [said("2023-01-12", "Never mind! How is the boat?"), NO, WISH],
        [said("2023-01-12", "", kind="call"), NO, WISH],
        [said("2023-01-12", "The tide was high today.", out=True), NO, WISH],
        [said("2023-01-10", "I can't make Tuesday, but Wednesday is fine.", out=True), WISH],
        [said("2023-01-10", "I'm afraid I can't help. Have you asked Dan?", out=True), WISH],
        [said("2023-01-10", "Of course, fetch it when you like.", out=True), WISH],
    ],
)
def test_silent_where_it_went_on(recent: list[Said]) -> None:
    """No wish of theirs before it, words since, another day offered, a question back, or a yes."""
    assert find(sending(case(FAVOUR, facts_of(Depth.CONTACT), recent)), DEFAULTS) is None


def test_silent_between_friends_without_an_ask_and_switched_off() -> None:
    """Friends say no and ask; a hello asks for nothing; the owner may switch it off."""
    assert find(sending(case(FAVOUR, facts_of(Depth.RELATIONSHIP), [NO, WISH])), DEFAULTS) is None
    assert find(sending(case(HELLO, facts_of(Depth.CONTACT), [NO, WISH])), DEFAULTS) is None
    off = with_overrides({"you_said_no": "off"})
    assert find(sending(case(FAVOUR, facts_of(Depth.CONTACT), [NO, WISH])), off) is None
