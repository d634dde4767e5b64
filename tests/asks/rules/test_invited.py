"""What was invited is no ask out of the blue."""

from __future__ import annotations

import pytest

from asks.cases import FAVOUR, PITCH, case, facts, facts_of, said
from goodterms.asks.burden import burden
from goodterms.asks.gate import weigh
from goodterms.asks.rules.invited import find
from goodterms.asks.standards import DEFAULTS
from goodterms.words import Depth, Kind, Word

ASKED_FOR = said("2023-01-26", "Good to meet you. Please send me your offer and we will look at it.")


def test_silent_when_borne_anyway() -> None:
    """Between friends nothing needs an excuse."""
    assert find(case(PITCH, facts(12), [ASKED_FOR]), DEFAULTS) is None


@pytest.mark.parametrize(
    "text",
    [
        "Nice to hear from you!",
        "Please do not send me your offer, we are not interested.",
        "Happy to help if you have a question about tides.",
        "Thanks!",
    ],
)
def test_not_everything_invites_a_pitch(text: str) -> None:
    """A kind word, a refusal and an offer of help are no invitation to pitch."""
    assert find(case(PITCH, facts(1), [said("2023-01-26", text)]), DEFAULTS) is None


def test_an_invitation_grows_old() -> None:
    """After 14 days it no longer stands."""
    old = said("2023-01-15", "Please send me your offer.")
    assert find(case(PITCH, facts(1), [old]), DEFAULTS) is None


def test_a_round_robin_invites_nobody() -> None:
    """What went to many asks nobody in particular."""
    many = said("2023-01-26", "Please send me your offer.", recipients=40)
    assert find(case(PITCH, facts(1), [many]), DEFAULTS) is None


def test_they_asked_for_it() -> None:
    """The offer they asked to see goes, to a name too, and the line says why."""
    for counted in (facts(1), facts(0, n_in=1, n_out=0)):
        verdict = weigh(case(PITCH, counted, [ASKED_FOR]))
        assert verdict.word == Word.GO
        assert [finding.says for finding in verdict.findings] == [
            "Ada Example invited this on 26 January 2023: “Please send me your offer and we will look at it”."
        ]


def test_a_live_talk_makes_light_asks_lighter() -> None:
    """Two messages from each side lately: a favour goes to a new contact, a pitch still does not."""
    talk = [
        said(f"2023-01-{day}", "About those kites again.", out=out)
        for day, out in ((28, False), (27, True), (26, False), (25, True))
    ]
    one = facts_of(Depth.CONTACT)
    assert burden(case(FAVOUR, one, talk), DEFAULTS) == 1
    assert weigh(case(FAVOUR, one, talk)).word == Word.GO
    assert burden(case(PITCH, one, talk), DEFAULTS) == 3
    assert burden(case(FAVOUR, one, talk[:2], kind=Kind.FAVOUR), DEFAULTS) == 2
