"""Sentences in mail and chat."""

from __future__ import annotations

import time

import pytest

from goodterms.text.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One thing. Another one! A third?", ["One thing.", "Another one!", "A third?"]),
        ("Dr. Low of Example Inc. said so. Fine.", ["Dr. Low of Example Inc. said so.", "Fine."]),
        ("Send e.g. the list, i.e. all of it. Now.", ["Send e.g. the list, i.e. all of it.", "Now."]),
        ("We meet at 5 p.m. Thanks.", ["We meet at 5 p.m.", "Thanks."]),
        ("It costs 3.50 at https://example.com/a?b=c.d today. Yes.",
         ["It costs 3.50 at https://example.com/a?b=c.d today.", "Yes."]),
        ("J. Low comes. So do I. Good.", ["J. Low comes.", "So do I.", "Good."]),
        ("hey\nhow are you\ncan u send it... or not? ok. bye",
         ["hey", "how are you", "can u send it... or not?", "ok.", "bye"]),
        ("thanks!! see you :)", ["thanks!!", "see you :)"]),
        ('He said "Go." Then he left. (Really.) Yes.', ['He said "Go."', "Then he left.", "(Really.)", "Yes."]),
        ("Bring:\n- bread\n* wine\n1. salt\n2) oil", ["Bring:", "bread", "wine", "salt", "oil"]),
        ("Hi Ann,\n\nare you there?", ["Hi Ann,", "are you there?"]),
        ("你好。明天见吗\uff1f好的\uff01", ["你好。", "明天见吗\uff1f", "好的\uff01"]),
        ("... !!! \n\n  \n", []),
        ("", []),
    ],
)  # fmt: skip
def test_cuts(text: str, expected: list[str]) -> None:
    """Texts are cut where a reader would pause, and not within abbreviations, numbers and addresses."""
    assert [span.words for span in sentences(text)] == expected


def test_wrapped_lines_are_joined() -> None:
    """A line break that a mail program made does not end a sentence."""
    text = (
        "I wanted to ask you whether you could perhaps bring the long ladder on\n"
        "Saturday, because ours was broken in the storm and nobody here owns any.\nThanks"
    )
    found = [" ".join(span.words.split()) for span in sentences(text)]
    assert found == [" ".join(text[: text.index("Thanks")].split()), "Thanks"]


def test_places_are_exact() -> None:
    """Every span's words stand at its place in the text."""
    text = "  Hi Ann,\r\n\r\n\u00a0- could you  come?  Yes. \n\n> No!\n"
    spans = sentences(text)
    assert [text[span.start : span.end] for span in spans] == [span.words for span in spans]
    assert [span.words for span in spans] == ["Hi Ann,", "could you  come?", "Yes.", "> No!"]


@pytest.mark.parametrize("piece", [".", ". ", "..x", '."', "a\n", "- ", "1. ", " ", "x. "])
def test_hostile_text(piece: str) -> None:
    """Long runs of anything are cut within seconds."""
    start = time.perf_counter()
    sentences(piece * (200_000 // len(piece)))
    assert time.perf_counter() - start < 10
