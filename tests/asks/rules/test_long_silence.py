"""A real tie that fell silent, and now an ask."""

from __future__ import annotations

from dataclasses import replace

import pytest

from asks.cases import ADA, FAVOUR, HELLO, PITCH, TIPS, case, facts, said
from goodterms.asks.rules.long_silence import TALKS_ELSEWHERE, find
from goodterms.asks.standards import DEFAULTS, with_overrides
from goodterms.words import Facts, Kind, Word

OLD = facts(12, "2017-03-03", "2020-03-04")
OWNED = "Hi Ada, it has been far too long. Could you look over my draft?"


@pytest.mark.parametrize(
    "counted", [facts(12), facts(12, last="2022-10-02"), facts(1), None, facts(0, last="2019-01-01")]
)
def test_silent_without_a_long_silence(counted: Facts | None) -> None:
    """Recent exchanges, 120 days exactly, and ties that never were, are not this rule's."""
    assert find(case(FAVOUR, counted), DEFAULTS) is None


def test_silent_on_a_hello() -> None:
    """Saying hello after years is what the rule hopes for."""
    assert find(case(HELLO, OLD), DEFAULTS) is None


def test_silent_within_own_rhythm() -> None:
    """Two who write once a year are not out of touch after ten months."""
    yearly = facts(12, "2010-03-03", "2022-03-20", median_gap=365)
    assert find(case(FAVOUR, yearly), DEFAULTS) is None
    assert find(case(FAVOUR, replace(yearly, median_gap=30.0)), DEFAULTS) is not None


def test_silent_when_switched_off_or_talking_elsewhere() -> None:
    """The courtesy can be switched off, for all or, by one's word, for one person."""
    assert find(case(PITCH, OLD), with_overrides({"long_silence": "off"})) is None
    elsewhere = replace(ADA, flags=frozenset({TALKS_ELSEWHERE}))
    assert find(replace(case(PITCH, OLD), person=elsewhere), DEFAULTS) is None


def test_owning_the_gap_lifts_light_asks_only() -> None:
    """It has been too long: enough for a favour, not for a pitch."""
    assert find(case(OWNED, OLD), DEFAULTS) is None
    found = find(case(OWNED, OLD, kind=Kind.PITCH), DEFAULTS)
    assert found is not None
    assert found.verdict == Word.HELLO_FIRST


def test_hello_sent_alone_and_answered_lifts() -> None:
    """A hello that asked nothing, and a word back: the way is open."""
    hello = [said("2023-01-25", "How good to hear from you!"), said("2023-01-04", HELLO, out=True)]
    assert find(case(PITCH, OLD, hello), DEFAULTS) is None


def test_hello_with_a_pitch_in_it_does_not_lift() -> None:
    """A hello in the same breath as a pitch is not a hello, and one without an answer opens nothing."""
    together = [said("2023-01-25", "Thanks, we are fine."), said("2023-01-04", f"{HELLO} {PITCH}", out=True)]
    alone = [said("2023-01-04", HELLO, out=True)]
    assert find(case(PITCH, OLD, together), DEFAULTS) is not None
    assert find(case(PITCH, OLD, alone), DEFAULTS) is not None


def test_says_since_when_and_what_first() -> None:
    """Date, length, coverage, own rhythm; and the last thing talked of, in its own words."""
    found = find(case(PITCH, OLD, TIPS), DEFAULTS)
    assert found is not None
    assert found.says == (
        "You and Ada Example last spoke on 4 March 2020, nearly three years ago, as far as mail and LinkedIn up to "
        "25 January 2023 show. You used to hear from each other every three weeks or so. "
        "After so long a hello is a better first word than a pitch."
    )
    assert found.instead == (
        "Say hello first, and take up what they wrote on 4 March 2020: “The tips on the moving company were just what "
        "we needed”. Ask only when they have answered."
    )


def test_their_open_question_is_the_best_hello() -> None:
    """Where they asked something that was never answered, that is what to take up."""
    open_one = [said("2022-06-04", "Hi! Did the piano arrive in one piece?")]
    found = find(case(FAVOUR, facts(12, last="2022-06-01"), open_one), DEFAULTS)
    assert found is not None
    assert found.instead == (
        "Begin by saying that it has been a while, and answer what they asked on 4 June 2022: "
        "“Did the piano arrive in one piece?”"
    )


def test_a_round_letter_and_another_are_no_hello_and_no_answer() -> None:
    """Their note to everybody, years after a note of the owner's, ends no silence."""
    pieces = [
        said("2023-01-10", "Dear friends, the exhibition opens on Wednesday at the harbour. Bring whom you like."),
        said("2021-05-10", "Dear all, we open at the park.", out=True, recipients=40),
    ]
    assert find(case(FAVOUR, OLD, pieces), DEFAULTS) is not None


def test_one_pause_is_no_rhythm() -> None:
    """Two exchanges with a year between them make no habit of a year; three may, up to what is called asleep."""
    assert find(case(FAVOUR, facts(2, "2021-01-01", "2022-08-01", median_gap=300.0)), DEFAULTS) is not None
    assert find(case(FAVOUR, facts(3, "2021-01-01", "2022-08-01", median_gap=300.0)), DEFAULTS) is None
    assert find(case(FAVOUR, facts(3, "2018-01-01", "2021-08-01", median_gap=300.0)), DEFAULTS) is not None


def test_what_came_since_is_said() -> None:
    """Who wrote meanwhile was not silent."""
    pieces = [said("2022-06-01", "The club meets on Sunday as usual, at the mill.")]
    found = find(case(PITCH, OLD, pieces), DEFAULTS)
    assert found is not None
    assert "They wrote since, last on 1 June 2022." in found.says


def test_a_larger_meeting_since_is_said() -> None:
    """Where both were since, among more than talk with each other, is told and can be taken up as what it was."""
    met = replace(said("2022-11-11", "", kind="meeting"), subject="Evening course on kites")
    found = find(case(FAVOUR, OLD, [met]), DEFAULTS)
    assert found is not None
    assert "You were both at a larger meeting on 11 November 2022." in found.says
    assert found.instead.endswith(
        "take up the meeting of 11 November 2022 that you were both at: “Evening course on kites”."
    )
    before = find(case(FAVOUR, OLD, [replace(met, ts=OLD.last_two_way or 0)]), DEFAULTS)
    assert before is not None
    assert "larger meeting" not in before.says
    assert "take up your meeting of 4 March 2020: “Evening course on kites”" in before.instead
