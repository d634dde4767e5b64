"""Pieces put aside on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from goodterms.village.spool import Spool


@pytest.mark.parametrize("aside", [1, 7, 1 << 20])
def test_pieces_come_back_by_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, aside: int) -> None:
    """Each key's pieces come back as they were, oldest or newest first, however seldom they are written out."""
    monkeypatch.setattr("goodterms.village.spool.ASIDE", aside)
    spool = Spool(tmp_path)
    for number in range(50):
        spool.add("even" if number % 2 == 0 else "odd", b"x" * number)
    assert spool.keys() == ["even", "odd"]
    assert spool.count("odd") == 25
    assert [len(piece) for piece in spool.pieces("even")] == list(range(0, 50, 2))
    assert [len(piece) for piece in spool.pieces("odd", newest_first=True)] == list(range(49, 0, -2))
    assert list(spool.pieces("neither")) == []
    spool.add("odd", b"later")
    assert list(spool.pieces("odd"))[-1] == b"later"
    spool.close()


def test_nothing_stays_on_disk(tmp_path: Path) -> None:
    """Once it is closed, nothing is left in the folder."""
    spool = Spool(tmp_path)
    spool.add("key", b"piece")
    assert list(spool.pieces("key")) == [b"piece"]
    spool.close()
    assert list(tmp_path.iterdir()) == []
