"""A name with whom it never went back and forth."""

from __future__ import annotations

import pytest

from asks.cases import FAVOUR, HELLO, PITCH, case, facts, facts_of, said, stranger
from goodterms.asks.rules.never_two_way import find
from goodterms.asks.standards import DEFAULTS
from goodterms.words import Depth, Facts, Finding, Word


def spoken(text: str, counted: Facts | None) -> Finding:
    """The finding, which must be there."""
    found = find(case(text, counted), DEFAULTS)
    assert found is not None
    return found


def test_silent_on_hellos_and_other_depths() -> None:
    """A hello is fine; strangers and contacts are other rules'."""
    assert find(case(HELLO, None), DEFAULTS) is None
    assert find(case("Did the file arrive?", None), DEFAULTS) is None
    assert find(stranger(PITCH), DEFAULTS) is None
    assert find(case(PITCH, facts_of(Depth.CONTACT)), DEFAULTS) is None


def test_light_and_heavy() -> None:
    """A favour waits for a hello, a pitch is not sent."""
    assert spoken(FAVOUR, None).verdict == Word.HELLO_FIRST
    assert spoken(PITCH, None).verdict == Word.DONT


@pytest.mark.parametrize(
    ("n_in", "n_out", "told"),
    [
        (0, 2, "You wrote to Ada Example twice, last on 20 January 2023, and no answer came"),
        (1, 0, "Ada Example wrote to you once, on 20 January 2023, and you two never went back and forth"),
        (1, 3, "You and Ada Example have each written, last on 20 January 2023, but neither ever answered the other"),
    ],
)
def test_says_what_there_was(n_in: int, n_out: int, told: str) -> None:
    """The sentence tells who wrote, how often and when, and how far we can see."""
    says = spoken(PITCH, facts(0, n_in=n_in, n_out=n_out)).says
    assert says == f"{told}, as far as mail and LinkedIn up to 25 January 2023 show: too little for a pitch."


def test_only_a_name() -> None:
    """Without a single word it says so."""
    assert spoken(PITCH, None).says.startswith(
        "You know Ada Example by name only; not a word has passed between you two"
    )


def test_their_unanswered_word_comes_first() -> None:
    """Who wrote and got no answer is answered first, by their own words."""
    one = case(
        PITCH, facts(0, n_in=1, n_out=0), [said("2023-01-20", "We met at the harbour fair, remember the kites?")]
    )
    found = find(one, DEFAULTS)
    assert found is not None
    assert "on 20 January 2023 first (“We met at the harbour fair, remember the kites?”)" in found.instead
    assert [piece.words for piece in found.evidence] == ["We met at the harbour fair, remember the kites?"]


def test_their_pitch_is_owed_nothing() -> None:
    """What sells, or went to many, is not held up as the word to answer."""
    for word in (said("2023-01-20", PITCH), said("2023-01-20", "The kites fly on Sunday again.", recipients=60)):
        found = find(case(PITCH, facts(0, n_in=1, n_out=0), [word]), DEFAULTS)
        assert found is not None
        assert found.instead == "Write who you are and why them, and ask for nothing yet."
