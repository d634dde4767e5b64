"""One ask to many alike."""

from __future__ import annotations

import pytest

from asks.cases import FAVOUR, HELLO, PITCH, case, facts, facts_of
from goodterms.asks.rules.blast import find
from goodterms.asks.standards import DEFAULTS, with_overrides
from goodterms.words import Depth, Kind, Word


def test_silent_in_small_rounds_and_without_an_ask() -> None:
    """Ten people are no crowd, and a hello to hundreds asks nothing."""
    assert find(case(FAVOUR, facts(3), recipients=10), DEFAULTS) is None
    assert find(case(HELLO, None, recipients=400), DEFAULTS) is None
    assert find(case(FAVOUR, facts(3), recipients=40), with_overrides({"blast_recipients": 50})) is None


@pytest.mark.parametrize(
    ("depth", "kind", "expected"),
    [
        (Depth.RELATIONSHIP, Kind.REFERRAL, Word.GO),
        (Depth.ACQUAINTANCE, Kind.REFERRAL, Word.HELLO_FIRST),
        (Depth.CONTACT, Kind.REFERRAL, Word.DONT),
        (Depth.NAME, Kind.REFERRAL, Word.DONT),
        (Depth.CONTACT, Kind.FAVOUR, Word.HELLO_FIRST),
        (Depth.NAME, Kind.ADVICE, Word.GO),
    ],
)
def test_by_depth_and_weight(depth: Depth, kind: Kind, expected: Word) -> None:
    """It stops only asks of some weight to people one does not know well."""
    found = find(case(HELLO, facts_of(depth), kind=kind, recipients=412), DEFAULTS)
    assert found is not None
    assert found.verdict == expected
    assert found.says.endswith("goes to 412 people; nothing in it is for Ada Example alone.")


def test_text_that_tells_on_itself() -> None:
    """A note to one that says it went to many is a note to many."""
    found = find(case(f"Dear friends, {PITCH}", facts(3)), DEFAULTS)
    assert found is not None
    assert found.says == "“Dear friends” tells Ada Example that many got the same pitch."
