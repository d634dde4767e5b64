"""What is wanted, as words to look for."""

from __future__ import annotations

import pytest

from goodterms.needs.terms import LONGEST, MOST, terms


@pytest.mark.parametrize(
    ("need", "expected"),
    [
        ("I need somebody who can do bookkeeping", ["bookkeeping"]),
        ("Web Shop", ["web", "shop"]),
        ("ich suche einen Steuerberater in Berlin", ["steuerberater", "berlin"]),
        ("C++ and C#", ["c++", "c#"]),
        ("a the of for me", []),
        ("", []),
        ('"OR" NEST( *:^', ["nest"]),
    ],
)
def test_words_that_matter(need: str, expected: list[str]) -> None:
    """Words of every sentence are left out, others stand as typed, and signs of a search language mean nothing."""
    assert [term.said for term in terms(need)] == expected


def test_words_of_one_trade_stand_for_each_other() -> None:
    """Whoever wants a bookkeeper is shown accountants, in both languages; another trade is not meant."""
    (term,) = terms("bookkeepers")
    assert {"accountant", "steuerberater"} <= term.alike
    assert "plumber" not in term.alike


def test_a_need_without_end_is_cut() -> None:
    """Of a text of any length so many words are looked for."""
    assert len(terms(" ".join(f"word{number}" for number in range(LONGEST)))) == MOST


def test_a_thing_stands_for_its_trade_and_for_no_other_thing() -> None:
    """Whoever needs a brochure is shown printers, but nobody for labels alone; whoever needs a printer both."""
    (thing,), (name,) = terms("brochure"), terms("printer")
    assert ("printer" in thing.alike, "labels" in thing.words) == (True, False)
    assert ("labels" in name.things, "labels" in name.words) == (True, True)


@pytest.mark.parametrize("word", ["comptable", "Fotógrafo", "traducteurs", "avvocato", "Übersetzerin"])
def test_trades_are_known_in_other_languages(word: str) -> None:
    """A trade named in French, Spanish, Italian or German, in any form and case, has its other names."""
    (term,) = terms(word)
    assert not term.alike.isdisjoint({"accountant", "photographer", "translator", "lawyer"})
