"""Every speech act can be said, in either half, and the halves never share an alternative."""

from __future__ import annotations

import pytest

from goodterms.village.draws import stream
from goodterms.village.grammar import Grammar, Half, NothingToSay, half_of
from goodterms.village.texts import FILLERS, SPLIT

SLOTS = {
    name: f"<{name}>"
    for name in (
        "to", "me", "thing", "offer", "need", "trade", "firm", "month", "gap", "other", "programme", "wrong", "address",
        "first_name",
    )
}  # fmt: skip


@pytest.mark.parametrize("symbol", sorted(SPLIT))
def test_both_halves_have_something_to_say(symbol: str) -> None:
    """No speech act falls wholly into one half, or the other half's figures would be about nothing."""
    halves = [half_of(text) for text in SPLIT[symbol]]
    assert min(halves.count(Half.SEEN), halves.count(Half.UNSEEN)) >= 2


@pytest.mark.parametrize("half", list(Half))
def test_everything_can_be_said(half: Half) -> None:
    """Every act of every half fills all its gaps."""
    grammar = Grammar(SPLIT, FILLERS, half)
    draw = stream(1, "test")
    for symbol in SPLIT:
        for _ in range(30):
            said = grammar.say(symbol, SLOTS, draw)
            assert said
            assert "{" not in said.replace("{<first_name>}", "")


def test_an_alternative_keeps_its_half() -> None:
    """The half hangs on an alternative's own words: adding others never moves it."""
    assert [half_of(text) for text in ("Did {thing} arrive?", "No, thank you.")] == [Half.SEEN, Half.UNSEEN]


def test_the_halves_share_no_words_of_an_act() -> None:
    """What one half can say as a plain text, the other cannot."""
    seen, unseen = (
        {text for text in SPLIT["no"] if half_of(text) is half and "{" not in text} for half in (Half.SEEN, Half.UNSEEN)
    )
    draw = stream(2, "test")
    said = {Grammar(SPLIT, FILLERS, Half.SEEN).say("no", SLOTS, draw) for _ in range(300)}
    assert seen <= said
    assert not unseen & said


def test_a_capital_symbol_is_the_small_one_with_a_capital() -> None:
    """`{Thing}` stands at the beginning of a line."""
    assert Grammar({"a": ("{Thing}!",)}, {}).say("a", {"thing": "the oak"}, stream(1)) == "The oak!"


def test_a_missing_symbol_is_said() -> None:
    """A gap that nothing fills is a mistake in the texts, and named."""
    with pytest.raises(NothingToSay, match="gone"):
        Grammar({"a": ("{gone}",)}, {}).say("a", {}, stream(1))
