"""Somebody nobody has heard from."""

from __future__ import annotations

from asks.cases import FAVOUR, HELLO, case, facts, ts
from goodterms.asks.rules.gone_from_everyone import find
from goodterms.asks.standards import DEFAULTS
from goodterms.words import State, Word

OLD = facts(12, last="2022-06-20")


def test_silent_while_they_are_around() -> None:
    """Out of touch with us, but seen elsewhere, is not gone; nor is anybody where we cannot see."""
    assert find(case(FAVOUR, OLD, last_sighting=ts("2023-01-02")), DEFAULTS) is None
    assert find(case(FAVOUR, OLD), DEFAULTS) is None


def test_silent_on_a_hello() -> None:
    """Asking after them is just right."""
    assert find(case(HELLO, OLD, last_sighting=ts("2022-07-01")), DEFAULTS) is None


def test_ask_after_them() -> None:
    """Since when nobody has heard of them, as far as we see; and to want nothing."""
    one = case(FAVOUR, OLD, last_sighting=ts("2022-07-01"))
    found = find(one, DEFAULTS)
    assert one.tie.state == State.GONE
    assert found is not None
    assert found.verdict == Word.HELLO_FIRST
    assert found.says.startswith(
        "Nobody I can see has heard from Ada Example since 1 July 2022, for nearly seven months"
    )
    assert found.instead == "Ask how they are and for nothing else."
