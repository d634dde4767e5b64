"""Every threshold is the owner's to set, and a wrong setting gets a sentence."""

from __future__ import annotations

import pytest

from goodterms.asks.shelf import COURTESIES
from goodterms.asks.standards import DEFAULTS, STANDARDS, BadStandard, with_overrides
from goodterms.words import Depth, Word


def test_nothing_changed_is_the_default() -> None:
    """No overrides give the defaults."""
    assert with_overrides({}) == DEFAULTS


def test_every_standard_takes_its_own_default_as_text() -> None:
    """What is listed can be typed back."""
    assert with_overrides({standard.name: str(standard.default) for standard in STANDARDS}) == DEFAULTS


def test_every_standard_says_what_it_does() -> None:
    """Names are unique and each has a sentence; courtesies are the rules of manners."""
    assert len({standard.name for standard in STANDARDS}) == len(STANDARDS)
    assert all(standard.says.endswith((".", "dont")) for standard in STANDARDS)
    assert {standard.name for standard in STANDARDS if standard.courtesy} == COURTESIES


def test_numbers_switches_and_cells_are_set() -> None:
    """One of each kind, as text or as a value, leaving all else alone."""
    chosen = with_overrides(
        {"silence_days": "200", "silence_gaps": 2, "no_hello": "off", "bears.contact.3": "hello_first"}
    )
    assert (chosen.silence_days, chosen.silence_gaps, chosen.no_hello) == (200, 2.0, False)
    assert chosen.bears[Depth.CONTACT][3] == Word.HELLO_FIRST
    assert DEFAULTS.bears[Depth.CONTACT][3] == Word.DONT


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("silence", 3, "silence_days"),
        ("bears.contact.9", "go", "bears.contact.3 = dont"),
        ("bears.contact.3", "no", "hello_first"),
        ("silence_days", "long", "whole number"),
        ("silence_days", -1, "from 0 to"),
        ("silence_days", 1.5, "whole number"),
        ("ask_at", "nan", "from 0 to 1"),
        ("ask_at", 1.1, "from 0 to 1"),
        ("no_hello", "perhaps", "on or off"),
        ("maybe_at", 0.9, "cannot be above ask_at"),
    ],
)
def test_bad_ones_say_what_to_type(name: str, value: object, told: str) -> None:
    """A name or value that cannot be is refused with what could be."""
    with pytest.raises(BadStandard) as refused:
        with_overrides({name: value})
    assert told in str(refused.value)
