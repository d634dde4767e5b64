"""The owner's own word: never ask, has died, overruled, put off, DON'Ts of one's own, and one's own address."""

from __future__ import annotations

from dataclasses import replace

import pytest

from asks.cases import ADA, FAVOUR, HELLO, NOW, PITCH, case, facts, ts
from goodterms.asks.gate import weigh
from goodterms.asks.rules import deceased, never_ask, overruled, own_dont, put_off, yourself
from goodterms.asks.sending import Dont, Overruled, Sending, sending
from goodterms.asks.standards import DEFAULTS
from goodterms.words import Kind, Word


def flagged(text: str, flag: str) -> Sending:
    """A message to somebody of whom the owner said this in May."""
    person = replace(ADA, flags=frozenset({flag}))
    return replace(sending(replace(case(text, facts(12)), person=person)), told={flag: ts("2022-05-03")}, text=text)


@pytest.mark.parametrize("rule", [deceased, never_ask, overruled, own_dont, put_off, yourself])
def test_silent_without_a_word(rule: object) -> None:
    """Where the owner said nothing, nothing is said."""
    assert rule.find(sending(case(FAVOUR, facts(12))), DEFAULTS) is None  # type: ignore[attr-defined]


def test_never_ask_minds_asks_alone() -> None:
    """An ask is held back with the day of the word; a hello may go."""
    found = weigh(flagged(FAVOUR, "never_ask"))
    assert (found.word, [finding.rule for finding in found.findings]) == (Word.DONT, ["never_ask"])
    assert found.findings[0].says == "You told me on 3 May 2022 never to ask Ada Example for anything."
    assert weigh(flagged(HELLO, "never_ask")).findings == ()


@pytest.mark.parametrize("text", [HELLO, FAVOUR, PITCH])
def test_nothing_goes_to_the_dead(text: str) -> None:
    """Not even a hello, and nothing else is said beside it."""
    found = weigh(flagged(text, "deceased"))
    assert (found.word, [finding.rule for finding in found.findings]) == (Word.DONT, ["deceased"])


@pytest.mark.parametrize(("goes", "word"), [(True, Word.GO), (False, Word.DONT)])
def test_overruled_wins(*, goes: bool, word: Word) -> None:
    """The owner's verdict stands alone, either way, with its reason."""
    one = replace(sending(case(PITCH, None)), overruled=Overruled(goes, ts("2022-05-03"), "she asked on the phone"))
    found = weigh(one)
    assert (found.word, [finding.rule for finding in found.findings]) == (word, ["overruled"])
    assert "on 3 May 2022" in found.findings[0].says
    assert found.findings[0].says.endswith(": she asked on the phone.")


def test_put_off_is_one_line() -> None:
    """It is told and stops nothing."""
    one = replace(sending(case(FAVOUR, facts(12))), told={"put_off": ts("2022-05-03")}, by_what="pitched at a funeral")
    found = weigh(one)
    assert (found.word, [finding.says for finding in found.findings]) == (
        Word.GO, ["You said on 3 May 2022 that Ada Example put you off: pitched at a funeral."],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("dont", "speaks"),
    [
        (Dont(1, "circle back", None, None, NOW), True),
        (Dont(1, "Circle  Back", None, 1, NOW), True),
        (Dont(1, "circle back", None, 2, NOW), False),
        (Dont(1, "circle back", Kind.PITCH, None, NOW), False),
        (Dont(1, "", Kind.FAVOUR, 1, NOW), True),
        (Dont(1, "rcle ba", None, None, NOW), False),
        (Dont(1, "", None, 1, NOW), True),
    ],
)
def test_own_donts_need_every_part(*, dont: Dont, speaks: bool) -> None:
    """Whole words whatever their case, the kind as read, the person; all that a DON'T names must be there."""
    text = "Hi Ada, could you circle back on my draft before Friday, please?"
    one = replace(sending(case(text, facts(12), kind=Kind.FAVOUR)), text=text, donts=(dont,))
    assert (own_dont.find(one, DEFAULTS) is not None) == speaks


def test_own_address() -> None:
    """It is said to be yours, and nothing else is weighed."""
    found = weigh(replace(sending(case(PITCH, None)), yourself=True))
    assert (found.word, [finding.rule for finding in found.findings]) == (Word.GO, ["yourself"])
