"""Somebody of whom there is no record."""

from __future__ import annotations

from asks.cases import FAVOUR, HELLO, PITCH, case, facts_of, stranger
from goodterms.asks.rules.unknown_person import find
from goodterms.asks.standards import DEFAULTS
from goodterms.words import Depth, Word


def test_silent_on_a_hello_and_on_known_people() -> None:
    """A hello to a stranger is fine, and people on record are not this rule's."""
    assert find(stranger(HELLO), DEFAULTS) is None
    assert find(case(PITCH, None), DEFAULTS) is None
    assert find(case(PITCH, facts_of(Depth.CONTACT)), DEFAULTS) is None


def test_as_a_name_where_history_would_show_them() -> None:
    """A mail address that years of mail never saw is weighed as a name."""
    found = find(stranger(PITCH), DEFAULTS)
    assert found is not None
    assert found.verdict == Word.DONT
    assert found.says.startswith(
        "I have no record of zoe@example.org, as far as mail and LinkedIn up to 25 January 2023"
    )
    assert found.says.endswith("do you know them?")


def test_in_doubt_elsewhere() -> None:
    """A phone number proves nothing, since no phone history is seen: hello first."""
    found = find(stranger(PITCH, "+44 20 7946 0000"), DEFAULTS)
    assert found is not None
    assert found.verdict == Word.HELLO_FIRST


def test_light_asks_need_a_hello() -> None:
    """A favour asked of a stranger begins with a hello."""
    found = find(stranger(FAVOUR), DEFAULTS)
    assert found is not None
    assert found.verdict == Word.HELLO_FIRST
