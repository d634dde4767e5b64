"""What kind of ask: told only where the words tell it."""

from __future__ import annotations

import pytest

from goodterms.asks.reading.kind import asking, is_question, only_asks_to_know, tells
from goodterms.asks.reading.matching import plain
from goodterms.asks.reading.read import read, wanted
from goodterms.asks.reading.selling import SELLING, selling
from goodterms.asks.standards import DEFAULTS
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
        ("Can you take a look and pick this up?", Kind.FAVOUR),
        ("Would it be possible for you to translate the menu?", Kind.FAVOUR),
        ("Please consider pulling these changes.", Kind.FAVOUR),
        ("Please make sure to set up the system time.", Kind.FAVOUR),
        ("Please send me the minutes of the meeting.", Kind.FAVOUR),
        ("Can I ask you to pass the word on to your printer?", Kind.REFERRAL),
        ("Would any of your customers be interested?", Kind.REFERRAL),
        ("Who is the right person to talk to at the mill?", Kind.INTRODUCTION),
        ("Would Monday at three suit you?", Kind.MEETING),
        ("Shall we have lunch on Friday?", Kind.MEETING),
        ("Please meet each other.", Kind.UNSURE),
        ("Please let me know if this makes sense.", Kind.ADVICE),
        ("Do you think I should sell the boat?", Kind.ADVICE),
    ],
)
def test_asking(sentence: str, kind: Kind) -> None:
    """Smoke-tested; unsure rather than wrong."""
    assert asking(sentence) is kind


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("We help companies cut costs.", Kind.PITCH),
        ("Our all-in-one booking platform saves you ten hours a week.", Kind.PITCH),
        ("I am a designer and I am looking for new projects.", Kind.PITCH),
        ("We would love to supply your hotel with bread.", Kind.PITCH),
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
        found = [kind for kind, signs in SELLING if any(one.pattern.search(plain(text)) for one in signs)]
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


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Could you tell me how you keep the invoices?", True),
        ("Hi Ada, can you explain why the mill is shut?", True),
        ("could you please let me know whether it is open", True),
        ("Do you know when the fair begins?", True),
        ("Is there any particular reason for the delay?", True),
        ("Any news on the lease?", True),
        ("Could you send me the invoices?", False),
        ("Could you tell my sister to wait?", False),
        ("I told him how you keep the invoices.", False),
        ("Do you know anybody with a van?", False),
        ("Let me know if you can come.", False),
    ],
)
def test_asking_only_to_know(sentence: str, *, expected: bool) -> None:
    """Being asked to say something is a question; being asked to send or do something is not."""
    assert only_asks_to_know(sentence) is expected


def test_what_only_asks_to_know_weighs_nothing() -> None:
    """A request to be told is a question and no ask, with its question mark or without."""
    for text in ("Could you tell me how you keep the invoices?", "Could you tell me how you keep the invoices."):
        assert (read(text).kind, read(text).band) == (Kind.QUESTION, "none")


TELLING = (
    "Did I tell you that we moved to Leeds?",
    "By the way, did I tell you about the new job?",
    "Have I told you that Ann is back?",
    "Did you know we have a daughter now?",
    "Have you heard that the mill is closing?",
    "Did you hear the old bridge was sold?",
    "Guess what happened yesterday?",
    "Can you believe that it has been ten years?",
)
ASKING_TO_KNOW = (
    "Did I tell you the wrong date?",
    "Did I say anything wrong?",
    "Did you know Ann at school?",
    "Did you know whether they take cards?",
    "Have you heard from Ann?",
    "Have you heard anything about the flat?",
    "Did you hear what she said?",
    "Did you tell Ann that we moved?",
    "Did I tell you that we moved, and where do you live now?",
    "Do you believe that it will work?",
    "Could you imagine coming along?",
)


@pytest.mark.parametrize("sentence", TELLING)
def test_news_in_the_form_of_a_question(sentence: str) -> None:
    """Who tells news so waits for no answer: it is no ask and no question."""
    assert tells(sentence)
    assert wanted(sentence, DEFAULTS).kind is Kind.NONE


@pytest.mark.parametrize("sentence", ASKING_TO_KNOW)
def test_a_question_that_begins_alike(sentence: str) -> None:
    """Whoever wants to know something still asks."""
    assert not tells(sentence)
    assert wanted(sentence, DEFAULTS).kind is not Kind.NONE


def test_news_and_an_ask() -> None:
    """What is asked beside the news counts."""
    assert wanted("Did I tell you that we moved? Could you send me the keys?", DEFAULTS).kind is Kind.FAVOUR
