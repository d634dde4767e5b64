"""Somebody just back."""

from __future__ import annotations

from asks.cases import FAVOUR, HELLO, PITCH, case, facts, ts
from goodterms.asks.rules.came_back import find
from goodterms.asks.standards import DEFAULTS
from goodterms.words import Case, Facts, Kind, Word

AWAY = facts(12, "2015-01-01", "2020-02-20")


def just_back(text: str, counted: Facts = AWAY, kind: Kind | None = None) -> Case:
    """Seen again twenty days ago after years."""
    return case(text, counted, kind=kind, last_sighting=ts("2023-01-10"), returned_at=ts("2023-01-10"))


def test_silent_on_a_hello_and_on_those_who_stayed() -> None:
    """Saying hello is welcome, and who never was away is not back."""
    assert find(just_back(HELLO), DEFAULTS) is None
    assert find(case(PITCH, AWAY), DEFAULTS) is None


def test_silent_when_noticed() -> None:
    """A light ask that notices the absence goes, and so does anything once the two have spoken again."""
    assert find(just_back("Hi Ada, welcome back! Could you look over my draft?"), DEFAULTS) is None
    assert find(just_back(PITCH, facts(12, last="2023-01-12")), DEFAULTS) is None


def test_notice_first() -> None:
    """A favour and a pitch wait for a hello, a question gets a line."""
    found = [
        find(just_back(text, kind=kind), DEFAULTS)
        for text, kind in ((FAVOUR, None), (PITCH, None), (FAVOUR, Kind.ADVICE))
    ]
    assert [one and one.verdict for one in found] == [Word.HELLO_FIRST, Word.HELLO_FIRST, Word.GO]
    assert found[1] is not None
    assert "is only just back (seen again on 10 January 2023)" in found[1].says
