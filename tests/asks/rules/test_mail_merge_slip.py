"""Placeholders that nobody filled."""

from __future__ import annotations

from asks.cases import FAVOUR, HELLO, case, facts, stranger
from goodterms.asks.rules.mail_merge_slip import find
from goodterms.asks.standards import DEFAULTS
from goodterms.words import Word


def test_silent_on_clean_text() -> None:
    """No placeholder, no word."""
    assert find(case(FAVOUR, None), DEFAULTS) is None
    assert find(case("We gave 20% off and 100%SURE it was {well} [sic] received.", None), DEFAULTS) is None


def test_stops_everybody() -> None:
    """A friend, a stranger, an ask or none: mend this first."""
    for one in (
        case("Hi %FIRSTNAME%, how are you?", facts(12)),
        stranger("Dear {{ name }} of {{name}},"),
        case(HELLO, None),
    ):
        found = find(one, DEFAULTS)
        assert (found is None) == (one.reading.slips == ())
        assert found is None or (found.verdict, found.instead) == (Word.DONT, "Mend this first.")


def test_names_each_once() -> None:
    """The sentence shows what to look for."""
    found = find(case("Hi %FIRSTNAME%, dear %FIRSTNAME% of [Company]!", None), DEFAULTS)
    assert found is not None
    assert found.says.startswith("“%FIRSTNAME%” and “[Company]” still stand in the text")
