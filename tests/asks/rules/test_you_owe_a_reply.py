"""Their open question comes before yours."""

from __future__ import annotations

import pytest

from asks.cases import FAVOUR, HELLO, PITCH, REFERRAL, case, facts, facts_of, said
from goodterms.asks.rules.you_owe_a_reply import find
from goodterms.asks.standards import DEFAULTS, with_overrides
from goodterms.words import Depth, Said, Word

QUESTION = said("2023-01-10", "Good news from here. Did the piano arrive in one piece? Best, Ada")


@pytest.mark.parametrize(
    "recent",
    [
        [],
        [said("2023-01-10", "Thanks a lot!")],
        [said("2023-01-10", "How are you? Lovely weather here today.")],
        [said("2023-01-10", PITCH)],
        [said("2023-01-10", REFERRAL)],
        [said("2023-01-10", "Hi all, could you vote for our garden?")],
        [said("2023-01-10", "Did the piano arrive?", recipients=40)],
        [said("2023-01-12", "It did, thank you.", out=True), QUESTION],
        [said("2023-01-12", "", kind="call"), QUESTION],
        [said("2021-01-10", "Did the piano arrive in one piece?")],
    ],
)
def test_silent_where_nothing_is_owed(recent: list[Said]) -> None:
    """Thanks, pleasantries, pitches, notes to many, answered and long-past questions are owed nothing."""
    assert find(case(FAVOUR, facts(12), recent), DEFAULTS) is None


def test_silent_on_what_is_too_heavy() -> None:
    """An ask heavier than the tie is never owed an answer."""
    money = [said("2023-01-10", "Could you lend me $900 until March?")]
    assert find(case(FAVOUR, facts_of(Depth.ACQUAINTANCE), money), DEFAULTS) is None


def test_silent_when_this_answers_or_asks_nothing() -> None:
    """A message that answers them, or that only says hello, is not held up."""
    assert find(case("Yes, it arrived. Could you look over my draft?", facts(12), [QUESTION]), DEFAULTS) is None
    assert find(case(HELLO, facts(12), [QUESTION]), DEFAULTS) is None
    assert find(case(FAVOUR, facts(12), [QUESTION]), with_overrides({"you_owe_a_reply": "off"})) is None


def test_question_is_named_with_its_date() -> None:
    """The sentence and the first step quote the question, and the piece is the evidence."""
    found = find(case(FAVOUR, facts(12), [QUESTION]), DEFAULTS)
    assert found is not None
    assert found.verdict == Word.HELLO_FIRST
    assert found.says.startswith("Ada Example asked you on 10 January 2023, nearly three weeks ago") or (
        "on 10 January 2023, three weeks ago: “Did the piano arrive in one piece?”" in found.says
    )
    assert found.instead == "Answer their question of 10 January 2023 first (“Did the piano arrive in one piece?”)."
    assert [piece.interaction for piece in found.evidence] == [QUESTION.interaction]


def test_a_favour_that_the_tie_bears_is_owed() -> None:
    """A friend's request counts as a question does."""
    assert (
        find(case(FAVOUR, facts(12), [said("2023-01-10", "Could you send me the tide tables?")]), DEFAULTS) is not None
    )
