"""Mail and chat are brought to one spelling, and sentences to runs of words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms.asks.reading.grams import LONGEST, grams, room, tokens


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Could you call me?", "could you call me ?"),
        ("pls call me, u know when", "please call me , you know when"),
        ("I can't, I won\u2019t, I don't", "i can n't , i will n't , i do n't"),
        ("I ' m here , don \u2019 t wait", "i 'm here , do n't wait"),
        ("See you Tuesday 3 May at 10:30", "see you <day> <num> may at <num>"),
        ("Write to kim@example.com or see https://example.com/a?b", "write to <mail> or see <link>"),
        ("Really?!?!", "really ?"),
        ("", ""),
    ],
)
def test_tokens(sentence: str, expected: str) -> None:
    """One spelling, one class for numbers, days, addresses and links."""
    assert " ".join(tokens(sentence)) == expected


def test_long_sentences_are_cut() -> None:
    """Neither the words of a sentence nor the letters of a word are without end."""
    assert len(tokens("please " * 10_000)) == LONGEST
    assert len(tokens("x" * 100_000)[0]) < 100


def test_grams_are_runs_of_up_to_three_words() -> None:
    """Ends of the sentence and beginnings of clauses are among them."""
    found = grams(tokens("Hi, call me"))
    assert {"<s>", "call", "call me", ", call me", "call me </s>", "^call"} <= found
    assert all(len(run.split()) <= 3 for run in found)


@given(st.text(max_size=200))
def test_any_text_has_tokens(text: str) -> None:
    """Nothing raises, no token is empty or has a blank, and the room is never nought."""
    words = tokens(text)
    assert all(word and not word.isspace() and " " not in word for word in words)
    assert room(words) > 0
