"""Reads back what was written, by the sources on the shelf."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from goodterms.sources import shelf
from goodterms.sources.detect import find
from goodterms.sources.opening import open_tree
from goodterms.sources.protocol import Given
from goodterms.words import Card, Interaction, Role, Seen, Unread

LONDON = ZoneInfo("Europe/London")
"""Where the owner of the hand-made village lives."""


def pieces(path: Path, source: str, dates: str | None = None) -> list[Seen]:
    """Every piece of a file, read by the source that knows it; nothing in it may be unread.

    A source that is not on the shelf yet skips the test, by name.
    """
    if source not in shelf.names():
        pytest.skip(f"NOT READ BACK: the source {source!r} is not on the shelf yet")
    found = find(open_tree(path))
    assert [one.source.name if one.source else one.why for one in found] == [source]
    read = [piece for one in found if one.source for piece in one.source.read(one.tree, Given(LONDON, dates))]
    assert [piece for piece in read if isinstance(piece, Unread)] == []
    return read


def interactions(read: list[Seen]) -> list[Interaction]:
    """Those that are interactions."""
    return [piece for piece in read if isinstance(piece, Interaction)]


def cards(read: list[Seen]) -> list[Card]:
    """Those that are cards."""
    return [piece for piece in read if isinstance(piece, Card)]


def recipients(piece: Interaction) -> set[str]:
    """The handles it went to."""
    return {one.handle.value for one in piece.participants if one.role in {Role.TO, Role.CC, Role.BCC, Role.LIST}}


def sender(piece: Interaction) -> str:
    """The sender's handle."""
    return piece.sender.value if piece.sender else ""


def folded(text: str) -> str:
    """A text without its line breaks, which programs move."""
    return " ".join(text.split())
