"""What is wanted, as words to look for."""

from __future__ import annotations

import pytest

from goodterms.needs.terms import LONGEST, MOST, stem, terms


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


@pytest.mark.parametrize(
    ("word", "expected"), [("bakery", "baker"), ("printing", "print"), ("tax", "tax"), ("ping", "ping")]
)
def test_forms_share_a_beginning(word: str, expected: str) -> None:
    """Endings of long words come off; short words stay whole."""
    assert stem(word) == expected
