"""What kind of ask: told only where the words tell it."""

from __future__ import annotations

import pytest

from goodterms.asks.reading.kind import SELLING, asking, is_question, only_asks_to_know, selling
from goodterms.asks.reading.matching import plain
from goodterms.village.texts import SPLIT
from goodterms.words import Kind


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Can you transfer $300 by tonight?", Kind.MONEY),
        ("Could you lend me your tent?", Kind.FAVOUR),
        ("Please forward this to the team.", Kind.FAVOUR),
        ("I need a hand with the roof.", Kind.FAVOUR),
        ("Could you put me in touch with the mayor?", Kind.INTRODUCTION),
        ("Do you know anyone who needs a plumber?", Kind.REFERRAL),
        ("Could we have a quick call on Monday?", Kind.MEETING),
        ("I would value your opinion.", Kind.ADVICE),
        ("I would like that very much.", Kind.UNSURE),
        ("Can you make it?", Kind.UNSURE),
    ],
)
def test_asking(sentence: str, kind: Kind) -> None:
    """Smoke-tested; unsure rather than wrong."""
    assert asking(sentence) is kind


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("We help companies cut costs.", Kind.PITCH),
        ("This is your chance to be among the first.", Kind.PITCH),
        ("Earn thirty percent on every sale.", Kind.PITCH),
        ("Join my team and work from home.", Kind.RECRUIT),
        ("I helped my sister move.", None),
        ("I got 30 percent on the exam.", None),
    ],
)
def test_selling(sentence: str, kind: Kind | None) -> None:
    """Words of a pitch or of recruiting make the ask by themselves."""
    assert selling(sentence) is kind


def test_the_short_cut_loses_no_pitch() -> None:
    """What has none of the words that sell is looked at no further, and nothing is missed for it."""
    for text in (text for texts in SPLIT.values() for text in texts):
        found = [kind for kind, patterns in SELLING if any(pattern.search(plain(text)) for pattern in patterns)]
        assert selling(text) is (found[0] if found else None)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Where did you buy the kite?", True),
        ("Do you know the address?", True),
        ("How are you?", False),
        ("Nice, isn't it?", False),
        ("I asked why.", False),
    ],
)
def test_plain_questions(sentence: str, *, expected: bool) -> None:
    """A pleasantry is no question."""
    assert is_question(sentence) is expected


def test_asking_only_to_know() -> None:
    """Being asked to say something is a question; being asked to send something is not."""
    assert only_asks_to_know("Could you tell me how you keep the invoices?")
    assert not only_asks_to_know("Could you send me the invoices?")
