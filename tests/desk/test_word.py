"""The owner's words on somebody, said and taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from exports import Mailbox
from goodterms.desk.bring_in import bring_in
from goodterms.desk.portrait import portrait
from goodterms.desk.ready import ready
from goodterms.desk.trouble import Trouble
from goodterms.desk.word import REGARDS, word
from goodterms.record import read


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Somebody the owner spoke with once."""
    box = Mailbox()
    box.talk("Rosa Related <rosa@example.net>", ["2023-01-04"])
    bring_in(tmp_path / "home", [str(box.mbox(tmp_path / "all.mbox"))], me=["olive@example.com"])
    return tmp_path / "home"


def rosa(home: Path) -> int:
    """Her number."""
    with ready(home) as connection:
        return min(read.persons(connection))


def flags(home: Path) -> Any:
    """The flags of her as her page has them."""
    return portrait(home, rosa(home))["flags"]


def decisions(home: Path) -> list[tuple[Any, ...]]:
    """What the ledger says."""
    with ready(home) as connection:
        return connection.execute("SELECT act, evidence, undone FROM decision ORDER BY id").fetchall()


def test_flags_are_decisions(home: Path) -> None:
    """Each flag is kept once, with what was before, and taking it back leaves the other."""
    for flag in ("never_mention", "deceased", "never_mention"):
        word(home, rosa(home), flag)
    assert flags(home) == ["deceased", "never_mention"]
    assert decisions(home) == [("never_mention", '{"was": ""}', 0), ("deceased", '{"was": "never_mention"}', 0)]
    word(home, rosa(home), "never_mention", back=True)
    assert flags(home) == ["deceased"]
    assert [undone for *_, undone in decisions(home)] == [1, 0]


def test_taking_back_what_was_never_said(home: Path) -> None:
    """Nothing changes."""
    word(home, rosa(home), "deceased", back=True)
    assert (flags(home), decisions(home)) == ([], [])


@pytest.mark.parametrize("what", REGARDS)
def test_regards(home: Path, what: str) -> None:
    """A word of regard stands with what it is by until it is taken back; the first one said stays."""
    word(home, rosa(home), what, by_what="the counter")
    word(home, rosa(home), what)
    kept: Any = portrait(home, rosa(home))["regards"]
    assert [(one["word"], one["by_what"]) for one in kept] == [(what, "the counter")]
    word(home, rosa(home), what, back=True)
    assert portrait(home, rosa(home))["regards"] == []


def test_no_such_word_or_person(home: Path) -> None:
    """What cannot be said is refused in a sentence."""
    with pytest.raises(Trouble, match="There is no word 'friend'"):
        word(home, rosa(home), "friend")
    with pytest.raises(Trouble, match="nobody with the number 99"):
        word(home, 99, "liked")
