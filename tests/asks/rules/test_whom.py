"""Slips of whom it goes to: another's name, another's address, others who read along."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from asks.cases import FAVOUR, REFERRAL, case, facts, said, stranger
from goodterms.asks.greeted import called
from goodterms.asks.rules import overheard, wrong_name, wrong_person
from goodterms.asks.sending import Likely, Sending, sending
from goodterms.asks.standards import DEFAULTS, with_overrides
from goodterms.words import Kind, Word

KELLY = ("kelly", "kel")


def draft(**more: Any) -> Sending:
    """A draft to Ada that greets Kelly."""
    fields = {"greeted": KELLY, "named": frozenset({"ada", "example"})} | more
    return replace(sending(case(FAVOUR, facts(12))), **fields)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Hi Kelly, how are you?", ("kelly",)),
        ("Dear Ann and Bo,\nwe are back.", ("ann", "bo")),
        ("Good morning Jean-Luc!", ("jean-luc",)),
        ("Hi all, how are you?", ()),
        ("Hello there, it is me.", ()),
        ("Dear Dr Moss, thank you.", ()),
        ("Kelly is well.", ()),
        ("", ()),
    ],
)
def test_who_is_greeted(text: str, names: tuple[str, ...]) -> None:
    """A name behind a greeting and before a mark; nothing else."""
    assert called(text) == names


@pytest.mark.parametrize(
    "more",
    [
        {"greeted": ()},
        {"named": frozenset()},
        {"named": frozenset({"kelly", "keen"})},
        {"named": frozenset({"kellyanne"})},
        {"others": ("Kelly Keen",)},
    ],
)
def test_wrong_name_is_silent(more: dict[str, Any]) -> None:
    """No name, a recipient of whom none is known, their own or a longer form of it, and one who reads along."""
    assert wrong_name.find(draft(**more), DEFAULTS) is None


def test_wrong_name_is_silent_where_it_was_used_before() -> None:
    """How two call each other is their own affair."""
    before = (said("2022-12-01", "Hi Kelly, your parcel is here.", out=True),)
    assert wrong_name.find(draft(recent=before), DEFAULTS) is None


def test_wrong_name_stops() -> None:
    """It says who is greeted and to whom it goes."""
    found = wrong_name.find(draft(), DEFAULTS)
    assert found is not None
    assert (found.verdict, found.says) == (Word.DONT, "The greeting is for Kelly, and this goes to Ada Example.")


def test_wrong_person() -> None:
    """A slip and a namesake among strangers stop; an address that may be new is asked about; else nothing."""
    one = sending(stranger(FAVOUR))
    assert wrong_person.find(one, DEFAULTS) is None
    last = one.as_of - 86_400 * 30
    cases = {
        Likely("Zoe Example", "zoe@example.net", last, slip=True): Word.DONT,
        Likely("Zoe Example", "zoe@example.net", last, together=True): Word.DONT,
        Likely("Zoe Example", "zoe@example.net", last): Word.GO,
    }
    for meant, word in cases.items():
        found = wrong_person.find(replace(one, likely=meant, others=("Ann Other",)), DEFAULTS)
        assert found is not None
        assert found.verdict == word
        assert "zoe@example.net, last on 31 December 2022" in found.says


@pytest.mark.parametrize(
    "more", [{"others": ()}, {"named": frozenset({"ada"})}, {"reading": case(FAVOUR, None).reading}]
)
def test_overheard_is_silent(more: dict[str, Any]) -> None:
    """Nobody else, not asked by name, or a light ask: nothing is overheard."""
    one = replace(sending(case(REFERRAL, facts(12), kind=Kind.REFERRAL)), greeted=KELLY, named=frozenset(KELLY))
    assert (
        overheard.find(replace(one, others=("Wanda Warm",), **more) if "others" not in more else one, DEFAULTS) is None
    )


def test_overheard_stops_a_heavy_ask_by_name() -> None:
    """With who reads along; it can be switched off."""
    one = replace(
        sending(case(REFERRAL, facts(12), kind=Kind.REFERRAL)),
        greeted=KELLY,
        named=frozenset(KELLY),
        others=("Wanda Warm",),
    )
    found = overheard.find(one, DEFAULTS)
    assert found is not None
    assert found.says == "This asks Ada Example by name for referrals, and Wanda Warm would read it."
    assert overheard.find(one, with_overrides({"overheard": "off"})) is None
