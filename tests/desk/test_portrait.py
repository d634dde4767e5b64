"""What a person's own page shows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from exports import Mailbox
from goodterms.desk.bring_in import bring_in
from goodterms.desk.moment import moment
from goodterms.desk.portrait import PIECES, portrait
from goodterms.desk.ready import ready
from goodterms.record import read

ROSA = "Rosa Related <rosa@example.net>"


def told(tmp_path: Path, days: list[str], as_of: str, page: int = 1) -> Any:
    """The portrait of Rosa, who spoke with the owner on these days."""
    box = Mailbox()
    box.talk(ROSA, days)
    home = tmp_path / "home"
    bring_in(home, [str(box.mbox(tmp_path / "all.mbox"))], me=["olive@example.com"])
    with ready(home) as connection:
        rosa = min(read.persons(connection))
    return portrait(home, rosa, page=page, as_of=moment(as_of))


@pytest.mark.parametrize(
    ("first", "says", "bars"),
    [
        ("2023-11-02", "November 2023", 14),
        ("2021-05-02", "April to June 2021", 15),
        ("2001-05-02", "2001", 24),
    ],
)
def test_rhythm(tmp_path: Path, first: str, says: str, bars: int) -> None:
    """By months, quarters or years, whichever the length can bear; nothing is lost."""
    rows = told(tmp_path, [first, "2024-12-03"], "2024-12-30")["rhythm"]
    assert (rows[0]["says"], len(rows)) == (says, bars)
    assert [sum(row[way] for row in rows) for way in ("in", "out")] == [2, 2]


def test_timeline_in_pages(tmp_path: Path) -> None:
    """The pages together are everything, and a page behind the last is the last."""
    days = [f"2024-{month:02}-{day:02}" for month in range(1, 4) for day in range(1, 6)]
    last = told(tmp_path, days, "2024-12-30", page=99)
    assert (last["in_all"], last["page"], last["last"]) == (30, 2, 2)
    assert len(last["timeline"]) == 30 - PIECES
    assert last["timeline"][-1]["date"] == "2024-01-01"


def test_nothing_yet(tmp_path: Path) -> None:
    """Before anything was said there is no rhythm and one empty page."""
    page = told(tmp_path, ["2024-02-02"], "2023-01-01")
    assert (page["rhythm"], page["timeline"], page["page"], page["last"]) == ([], [], 1, 1)
