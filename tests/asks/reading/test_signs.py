"""Cues with the words they need."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from goodterms.asks.reading import congratulation, gap, gives, mass, opt_out, personal, promises, shared, sorry, thanks
from goodterms.asks.reading.greeting import greeting
from goodterms.asks.reading.signs import Sign, either, found, sign, words

CUES = {
    f"{module.__name__.rpartition('.')[2]}.{name}": value
    for module in (congratulation, gap, gives, mass, opt_out, personal, shared, sorry, thanks)
    for name, value in vars(module).items()
    if isinstance(value, tuple) and value and isinstance(value[0], Sign)
}
READERS: dict[str, Callable[[str], object]] = {
    "thanks": thanks.thanks,
    "congratulation": congratulation.congratulation,
    "sorry": sorry.sorry_for_missing,
    "opt_out": opt_out.opt_out,
    "shared": shared.shared,
    "personal": personal.personal_hello,
    "promises": lambda text: promises.promises(text, 0),
    "gap": gap.owns_gap,
    "mass": mass.mass,
    "gives": gives.gives,
    "greeting": greeting,
}
HOSTILE = [
    " " * 20_000,
    "I'll send it " * 1_500,
    "sorry for the " * 1_500,
    "sorry" + " that I" * 3_000,
    "thanks so much " * 1_500,
    "it's been " + "really " * 3_000,
    "it's been a long time since " * 800,
    "we " * 7_000,
    "when we first last both " * 800,
    "how is your new old " * 1_000,
    "please don't send me a b c " * 800,
    "if " * 7_000,
    "I'll get you " + "a" * 20_000,
    "congratulations, " * 1_200,
    "on Monday I'll " + "\n" * 20_000 + "x",
    "so " * 6_000 + "happy for you",
    "try to " * 3_000,
    "unsubscribe\n" * 2_000,
    "hope you " * 2_500,
]


def test_needs() -> None:
    """A cue is looked for only where each group has a word, whatever the apostrophe and case."""
    cue = sign("don't do|send", r"\bdo(?:n't| not) send\b")
    assert cue.needs == (frozenset({"don't", "do"}), frozenset({"send"}))
    assert [m[0] for m in found((cue,), "Please DON\u2019T send it, do not  send it.")] == [
        "DON\u2019T send",
        "do not  send",
    ]
    assert found((cue,), "Do it.") == []


def test_wrapped_cues() -> None:
    """A break is a blank before a word and nothing before a sign."""
    wrapped = """one
        two (?:three
        |four)"""
    assert [bool(either(wrapped).fullmatch(text)) for text in ("one two three", "one two four", "onetwo four")] == [
        True,
        True,
        False,
    ]


def test_words() -> None:
    """Words are lower case with straight apostrophes."""
    assert words("I\u2019ll go, GO!") == {"i'll", "go"}


@pytest.mark.parametrize("name", CUES)
def test_no_cue_is_empty(name: str) -> None:
    """No cue finds the empty text or a text of blanks, and each needs some word."""
    for cue in CUES[name]:
        assert all(cue.needs)
        assert not cue.pattern.search("")
        assert not cue.pattern.search(" \n ")


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text(reader: str, text: str) -> None:
    """Long runs of half a cue are read within seconds; an exponential step would take for ever."""
    start = time.perf_counter()
    READERS[reader](text)
    assert time.perf_counter() - start < 3
