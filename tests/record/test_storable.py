"""Texts that no database takes."""

from __future__ import annotations

import sqlite3

import pytest

from goodterms.record.storable import storable, storable_piece
from goodterms.words import About, Card, Handle, Listing, Seen, Unread
from record.built import ME, bring, card, mail

BAD = "caf\udce9"


@pytest.mark.parametrize("text", ["", "plain", "café", "👋"])
def test_what_can_be_kept_stays(text: str) -> None:
    """Ordinary text is the very same object."""
    assert storable(text) is text


def test_bytes_of_no_charset_become_question_marks() -> None:
    """A lone surrogate cannot be kept."""
    assert storable(BAD) == "caf?"


@pytest.mark.parametrize("seen", [mail(ME, ME), card("c", "Ann", ME), Listing("book", "all", 1), Unread("a", "b")])
def test_pieces_that_can_be_kept_stay(seen: Seen) -> None:
    """A piece without such text is as it was."""
    assert storable_piece(seen) == seen


@pytest.mark.parametrize(
    "seen",
    [
        mail(f"{BAD} <{BAD}@example.org>", ME, subject=BAD, text=BAD, id=BAD, thread=BAD, folder=BAD, where=BAD),
        Card("book", BAD, BAD, (Handle("mail", BAD, BAD),), (About("organisation", BAD),), where=BAD),
        Unread(BAD, BAD),
    ],
    ids=["mail", "card", "unread"],
)
def test_any_piece_can_be_kept(fresh: sqlite3.Connection, seen: Seen) -> None:
    """Whatever a source says, and wherever it lies, it is kept, and twice is once."""
    for _ in range(2):
        bring(fresh, seen, place=BAD)
    kept = fresh.execute(
        "SELECT (SELECT count(*) FROM interaction) + (SELECT count(*) FROM card) + (SELECT count(*) FROM unread) / 2"
    )
    assert kept.fetchone() == (1,)
    assert fresh.execute("SELECT DISTINCT place FROM leaf").fetchall() == [("caf?",)]
