"""Straight to the ask."""

from __future__ import annotations

import pytest

from asks.cases import FAVOUR, case, facts, stranger
from goodterms.asks.rules.no_hello import find
from goodterms.asks.standards import DEFAULTS, with_overrides
from goodterms.words import Kind, Word

BARE = "Could you look over my draft?"
LATELY = facts(40, last="2022-12-20")


@pytest.mark.parametrize(
    "text", [FAVOUR, "Ada,\ncould you look over my draft?", "It has been ages! Could you look it over?"]
)
def test_silent_when_greeted(text: str) -> None:
    """A hello, a name on its own line, or owning the gap is a greeting."""
    assert find(case(text, LATELY), DEFAULTS) is None


def test_silent_in_close_touch_and_for_light_asks() -> None:
    """Within 30 days one comes to the point, and a question may always; names are other rules'."""
    assert find(case(BARE, facts(12)), DEFAULTS) is None
    assert find(case(BARE, LATELY, kind=Kind.ADVICE), DEFAULTS) is None
    assert find(case(BARE, None), DEFAULTS) is None
    assert find(stranger(BARE), DEFAULTS) is None
    assert find(case(BARE, LATELY), with_overrides({"no_hello": "off"})) is None


def test_one_line_while_alive_and_a_stop_when_quiet() -> None:
    """An alive tie gets a line, a quiet one a hello first."""
    alive, quiet = (find(case(BARE, counted), DEFAULTS) for counted in (LATELY, facts(3, last="2022-10-20")))
    assert alive is not None
    assert quiet is not None
    assert (alive.verdict, quiet.verdict) == (Word.GO, Word.HELLO_FIRST)
    assert "on 20 December 2022, six weeks ago" in alive.says
