"""An ask that weighs more than what was built."""

from __future__ import annotations

from asks.cases import FAVOUR, HELLO, PITCH, case, facts, facts_of, stranger
from goodterms.asks.rules.ask_heavier_than_tie import find
from goodterms.asks.standards import DEFAULTS
from goodterms.words import Depth, Kind, Word


def test_silent_where_it_is_borne() -> None:
    """A favour of an acquaintance, a pitch to a friend, a hello to anybody."""
    assert find(case(FAVOUR, facts_of(Depth.ACQUAINTANCE)), DEFAULTS) is None
    assert find(case(PITCH, facts_of(Depth.RELATIONSHIP)), DEFAULTS) is None
    assert find(case(HELLO, facts_of(Depth.CONTACT)), DEFAULTS) is None
    assert find(stranger(PITCH), DEFAULTS) is None
    assert find(case(PITCH, None), DEFAULTS) is None


def test_acquaintance() -> None:
    """A pitch waits for a hello, money is not asked; the sentence counts the weeks."""
    pitch, money = (find(case(HELLO, facts(3), kind=kind), DEFAULTS) for kind in (Kind.PITCH, Kind.MONEY))
    assert pitch is not None
    assert money is not None
    assert (pitch.verdict, money.verdict) == (Word.HELLO_FIRST, Word.DONT)
    assert pitch.says == (
        "You and Ada Example have been in touch in three different weeks since 3 March 2018, last on 20 January 2023, "
        "ten days ago. That is a good beginning, but a pitch is more than it bears yet."
    )


def test_friends_talk_before_money() -> None:
    """Even a relationship hears hello first for money."""
    found = find(case(HELLO, facts(12), kind=Kind.MONEY), DEFAULTS)
    assert found is not None
    assert (found.verdict, found.instead) == (Word.HELLO_FIRST, "Say hello and ask for a talk; raise it there.")


def test_by_the_owners_word_alone() -> None:
    """Where the depth is the owner's word and nothing was seen, the sentence says so."""
    found = find(case(PITCH, None, depth_word=Depth.ACQUAINTANCE), DEFAULTS)
    assert found is not None
    assert found.says.startswith("By your own word you know Ada Example; I can see no exchange")
