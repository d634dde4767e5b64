"""What is due from the owner before an ask: a promise, a sorry, thanks, a word on their news."""

from __future__ import annotations

from dataclasses import replace

import pytest

from asks.cases import FAVOUR, HELLO, case, facts, facts_of, said
from goodterms.asks.gate import weigh
from goodterms.asks.rules import knows_too_little, passed_over, promise_open, sorry_owed, thanks_owed
from goodterms.asks.sending import Owes, sending
from goodterms.asks.standards import DEFAULTS, with_overrides
from goodterms.words import DAY, About, Depth, Finding, Kind, Said, Word

KNOWN = facts_of(Depth.ACQUAINTANCE, last="2023-01-20")
PROMISED = said("2022-12-05", "I'll send you the price list by Friday.", out=True, at=2)
KEPT = said("2022-12-08", "The price list is attached.", out=True, at=3)
WAITED = said("2023-01-09", "We waited for you at the harbour until six.", at=4)
ASKED = said("2022-12-05", "Could you please send me the plans of your stand?", out=True, at=5)
HELPED = said("2022-12-06", "Of course. Here are the plans, with the measures of the hall.", at=6)
NEWS = said("2022-12-12", "The banners are packed. We had a baby in November.", at=7)
ANSWERED = said("2022-12-13", "Good, then I shall bring the lamps on Monday.", out=True, at=8)
WILL = said("2022-12-06", "Ada,\nSure, I'll send them on Monday.\nYours, Bo", at=6)
INVITED = said("2022-12-05", "Could we meet on Thursday at noon?", out=True, at=12)
COMING = said("2022-12-06", "Of course, I will be there.", at=13)
MET = said("2022-12-20", "", kind="meeting", at=9)
THANKED = said("2022-12-07", "Thank you, they are a great help.", out=True, at=10)
SORRY = said("2023-01-09", "I am so sorry, the train stood.", out=True, at=11)

DUE = [
    (promise_open, [PROMISED], "5 December 2022", "promise_open"),
    (sorry_owed, [WAITED], "9 January 2023", "sorry_owed"),
    (thanks_owed, [HELPED, ASKED], "6 December 2022", "thanks_owed"),
    (passed_over, [ANSWERED, NEWS], "12 December 2022", "passed_over"),
]


def found(rule: object, recent: list[Said], text: str = FAVOUR, **own: object) -> Finding | None:
    """A rule's word on a favour asked of an acquaintance after this."""
    one = replace(sending(case(text, KNOWN, recent)), text=text)
    result: Finding | None = rule.find(one, with_overrides(own))  # type: ignore[attr-defined]
    return result


@pytest.mark.parametrize(
    ("rule", "recent", "text"),
    [
        (promise_open, [], FAVOUR),
        (promise_open, [KEPT, PROMISED], FAVOUR),
        (promise_open, [said("2023-01-29", "I'll send you the price list.", out=True)], FAVOUR),
        (promise_open, [said("2022-12-05", "I'll call you on Friday.", out=True)], FAVOUR),
        (promise_open, [PROMISED], "I never sent you the price list. Could you look over my draft?"),
        (promise_open, [PROMISED], HELLO),
        (sorry_owed, [SORRY, WAITED], FAVOUR),
        (sorry_owed, [WAITED], "I am sorry about Monday. Could you look over my draft?"),
        (sorry_owed, [said("2022-01-09", "We waited for you at the harbour.")], FAVOUR),
        (sorry_owed, [said("2023-01-09", "We are waiting for you at the harbour.")], FAVOUR),
        (thanks_owed, [ASKED], FAVOUR),
        (thanks_owed, [THANKED, HELPED, ASKED], FAVOUR),
        (thanks_owed, [MET, HELPED, ASKED], FAVOUR),
        (thanks_owed, [said("2022-12-06", "I am afraid I can't, sorry."), ASKED], FAVOUR),
        (thanks_owed, [COMING, INVITED], FAVOUR),
        (thanks_owed, [HELPED, ASKED], "Thank you for the plans. Could you look over my draft?"),
        (passed_over, [NEWS], FAVOUR),
        (passed_over, [said("2022-12-13", "Congratulations! I bring the lamps.", out=True), NEWS], FAVOUR),
        (passed_over, [said("2022-12-13", "How is the baby?", out=True), NEWS], FAVOUR),
        (passed_over, [MET, ANSWERED, NEWS], FAVOUR),
        (passed_over, [ANSWERED, NEWS], "How is the baby? Could you look over my draft?"),
        (passed_over, [ANSWERED, said("2022-12-12", "My neighbour has moved the banners.")], FAVOUR),
        (passed_over, [said("2022-12-13", "It was fine.", out=True), said("2022-12-12", "How was your move?")], FAVOUR),
    ],
)
def test_silent_where_nothing_is_due(rule: object, recent: list[Said], text: str) -> None:
    """Kept, said, thanked, taken up, brought up in the message, long past, or never there."""
    assert found(rule, recent, text) is None


@pytest.mark.parametrize(("rule", "recent", "day", "name"), DUE)
def test_what_is_due_comes_first(rule: object, recent: list[Said], day: str, name: str) -> None:
    """A hello first for an acquaintance, with the day and the words; each is a courtesy."""
    one = found(rule, recent)
    assert one is not None
    assert (one.rule, one.verdict) == (name, Word.HELLO_FIRST)
    assert day in one.says
    assert one.instead
    assert one.evidence[0].words
    assert found(rule, recent, **{name: "off"}) is None


@pytest.mark.parametrize("recent", [[HELPED, ASKED], [ANSWERED, NEWS]])
def test_friends_hear_one_line(recent: list[Said]) -> None:
    """Thanks and news left out are a line among friends, and the message goes."""
    verdict = weigh(replace(sending(case(FAVOUR, facts(12), recent)), text=FAVOUR))
    assert (verdict.word, len(verdict.findings)) == (Word.GO, 1)


def test_a_promise_by_hand_comes_first() -> None:
    """What the owner wrote down and has not kept is said once overdue, unless the message brings it up itself."""
    one = sending(case(FAVOUR, KNOWN))
    owes = Owes("the price list for the stands", one.as_of - 40 * DAY, one.as_of - DAY)
    told = promise_open.find(replace(one, text=FAVOUR, owes=(owes,)), DEFAULTS)
    assert told is not None
    assert (told.rule, told.verdict) == ("promise_open", Word.HELLO_FIRST)
    assert "price list" in told.says
    assert promise_open.find(replace(one, text=f"Here is the price list. {FAVOUR}", owes=(owes,)), DEFAULTS) is None
    later = owes._replace(due=one.as_of + DAY)
    assert promise_open.find(replace(one, text=FAVOUR, owes=(later,)), DEFAULTS) is None


def test_the_owner_says_that_a_promise_is_kept() -> None:
    """A promise read in a message is not minded any more once the owner says that it is kept."""
    one = sending(case(FAVOUR, KNOWN, [PROMISED]))
    assert promise_open.find(replace(one, text=FAVOUR), DEFAULTS) is not None
    settled = replace(one, text=FAVOUR, settled=frozenset({PROMISED.interaction}))
    assert promise_open.find(settled, DEFAULTS) is None


def test_work_that_is_not_known() -> None:
    """An acquaintance of whose work nothing is known is asked about it first; friends, and those known, are not."""
    text = "Hi Ada, could you refer me to two people who need a bookkeeper?"
    one = replace(sending(case(text, KNOWN, kind=Kind.REFERRAL)), abouts=())
    told = knows_too_little.find(one, DEFAULTS)
    assert told is not None
    assert told.verdict == Word.HELLO_FIRST
    assert "three different weeks" in told.says
    assert knows_too_little.find(replace(one, abouts=(About("position", "Printer"),)), DEFAULTS) is None
    assert knows_too_little.find(replace(one, abouts=None), DEFAULTS) is None
    friend = replace(sending(case(text, facts(12), kind=Kind.REFERRAL)), abouts=())
    assert knows_too_little.find(friend, DEFAULTS) is None


def test_a_yes_is_thanked_for_as_a_yes() -> None:
    """Who only said that they will is not thanked for what they did; the sentence that says it is quoted alone."""
    one = found(thanks_owed, [WILL, ASKED])
    assert one is not None
    assert one.instead == "Thank them first for their yes of 6 December 2022; then ask."
    assert "“Sure, I'll send them on Monday”" in one.says
    done = found(thanks_owed, [HELPED, ASKED])
    assert done is not None
    assert done.instead == "Thank them first for what they did on 6 December 2022, and say what came of it; then ask."
