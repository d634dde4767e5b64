"""Likeness of texts."""

from __future__ import annotations

import time

import pytest

from goodterms.text.near import NEAR, PERHAPS_NEAR, copies, likeness, shingles

LETTER = (
    "Dear Ann, we are a small team that builds garden sheds from old oak. I saw that you like gardens, and I wondered "
    "whether you would have ten minutes next week to hear about what we do. Kind regards, Ben"
)


def test_same_text_is_one() -> None:
    """Case, punctuation and line breaks do not make a text another one."""
    assert likeness(shingles(LETTER), shingles(LETTER.upper().replace(",", "").replace(" ", "\n"))) == 1.0


def test_lightly_edited_copy_is_near() -> None:
    """A copy with another name and a changed line is at or above the threshold."""
    copy = LETTER.replace("Ann", "Carl").replace("ten minutes", "half an hour")
    assert likeness(shingles(LETTER), shingles(copy)) >= NEAR


def test_other_text_is_far() -> None:
    """Two letters on different matters are below both thresholds."""
    other = "Dear Ann, thank you for the soup on Sunday. The children still speak of it. Shall we come again? Ben"
    assert likeness(shingles(LETTER), shingles(other)) < PERHAPS_NEAR


@pytest.mark.parametrize(("text", "expected"), [("", 0), ("?!", 0), ("thanks", 1), ("thanks a lot", 1), ("a b c d", 2)])
def test_short_texts(text: str, expected: int) -> None:
    """A short text is one shingle, and one without words has none."""
    assert len(shingles(text)) == expected


def test_nothing_is_like_nothing() -> None:
    """Texts without words are not alike."""
    assert likeness(shingles(""), shingles("")) == 0.0


def test_numbers_are_the_same_everywhere() -> None:
    """Shingles may be kept: they do not change from run to run (CRC-32 of the three words)."""
    assert shingles("Thanks a lot") == frozenset({0xBB074C46})


FAIR = "Dear {}, the fair opens on Saturday at ten and we still need somebody to look after the stall in the afternoon."


def test_copies() -> None:
    """Lightly edited copies go to the first; other texts, and short notes that only resemble each other, to none."""
    texts = ["It rained.", FAIR.format("Ada"), "It rained!", FAIR.format("Ben"), "It snowed.", "Nothing of the kind."]
    assert copies(texts) == [0, 1, 0, 1, 4, 5]


def test_many_copies_take_a_moment() -> None:
    """A thousand copies and a thousand other letters are sorted in seconds."""
    texts = [FAIR.format(f"p{n}") for n in range(1_000)] + [f"{n} " * 40 for n in range(1_000)]
    start = time.process_time()
    assert copies(texts)[:1_000] == [0] * 1_000
    assert time.process_time() - start < 3
