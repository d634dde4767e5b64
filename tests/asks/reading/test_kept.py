"""Whether a promised thing went out."""

from __future__ import annotations

import pytest

from goodterms.asks.reading.kept import calls, goes_out, things
from goodterms.asks.reading.promises import promises

DAY = 1_577_836_800


def named(text: str) -> set[str]:
    """What is to be sent by the one promise of a text."""
    (promise,) = promises(text, DAY)
    return set(things(promise))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I'll send you the price list on Monday.", {"price", "list"}),
        ("I will forward your drawings to the printer.", {"drawing"}),
        ("I'll send it over tomorrow.", set()),
        ("I'll send you the details next week.", set()),
        ("I'll call you tomorrow.", set()),
        ("I'll ask my brother about the boat.", set()),
    ],
)
def test_what_is_to_be_sent(text: str, expected: set[str]) -> None:
    """Only a named thing that is to be sent can be looked for."""
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The price list is attached.",
        "As promised, our price list for the spring.",
        "Hello Ada,\n\nhere are the price lists. Have fun!",
        "I enclose the new price list.",
    ],
)
def test_it_went_out(text: str) -> None:
    """A sentence that brings something and names the thing is it going out."""
    assert goes_out(text, frozenset({"price", "list"})) is not None


@pytest.mark.parametrize(
    "text",
    [
        "The drawings are attached.",
        "The price list will be attached to the next mail.",
        "I forgot to attach the price list.",
        "Have you seen the price list that was attached?",
        "The price list is not here yet. The photos are attached.",
        "We talked of the price list.",
        "",
    ],
)
def test_it_did_not_go_out(text: str) -> None:
    """Another thing, talk about it, or words of two sentences are nothing going out."""
    assert goes_out(text, frozenset({"price", "list"})) is None


def test_nothing_named_never_goes_out() -> None:
    """What has no name cannot be seen to go out."""
    assert goes_out("Here it is, attached.", frozenset()) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I'll call you tomorrow.", True),
        ("I will give you a ring on Monday.", True),
        ("I'll let you know tomorrow.", False),
        ("I'll send you the price list.", False),
    ],
)
def test_promised_calls(text: str, *, expected: bool) -> None:
    """A call to the reader, and not to anybody else."""
    (promise,) = promises(text, DAY)
    assert calls(promise) is expected
