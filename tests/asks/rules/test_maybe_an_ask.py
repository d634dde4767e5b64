"""A text that may ask."""

from __future__ import annotations

from dataclasses import replace

from asks.cases import FAVOUR, HELLO, case, facts_of
from goodterms.asks.rules.maybe_an_ask import find
from goodterms.asks.standards import DEFAULTS
from goodterms.words import Depth, Kind, Reading, Word

GERMAN = "Hallo Ada, k\u00f6nntest du mir bitte am Samstag beim Umzug helfen? Das w\u00e4re sehr nett von dir."
MAYBE = Reading(Kind.PITCH, 0.6, "maybe")


def test_silent_when_the_reading_is_clear() -> None:
    """A sure ask and a sure hello are not this rule's."""
    assert find(case(FAVOUR, None), DEFAULTS) is None
    assert find(case(HELLO, None), DEFAULTS) is None


def test_silent_when_the_tie_would_bear_it() -> None:
    """Between friends a maybe needs no word."""
    assert find(replace(case(HELLO, facts_of(Depth.RELATIONSHIP)), reading=MAYBE), DEFAULTS) is None
    assert find(case(GERMAN, facts_of(Depth.ACQUAINTANCE)), DEFAULTS) is None


def test_one_quiet_line() -> None:
    """A maybe and an unread text never stop; they say what would follow."""
    unsure, unread = (find(one, DEFAULTS) for one in (replace(case(HELLO, None), reading=MAYBE), case(GERMAN, None)))
    assert unsure is not None
    assert unread is not None
    assert (unsure.verdict, unread.verdict) == (Word.GO, Word.GO)
    assert unsure.says == "This may ask for something; if it does, it is better left with Ada Example."
    assert unread.says.startswith("I cannot read this language")
