"""Everybody in one picture, as numbers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from exports import ME, Mailbox
from goodterms.desk.bring_in import bring_in
from goodterms.desk.moment import now
from goodterms.desk.people import people
from goodterms.desk.sphere import DRAWN, Place, moved, place, shares, sphere
from goodterms.desk.word import word
from goodterms.words import DAY, Depth


def ago(days: int) -> str:
    """The day so many days before today."""
    return (datetime.fromtimestamp(now(), UTC) - timedelta(days=days)).date().isoformat()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Rosa drifted away, Kit came this year and was asked for something, Nan is a name."""
    box = Mailbox()
    box.talk("Rosa Related <rosa@example.net>", [ago(370 + 30 * back) for back in reversed(range(10))])
    box.talk("Kit Keen <kit@example.org>", [ago(20)], back="Could you introduce me to your boss, please?")
    box.mail(ME, "Nan Nameless <nan@example.com>", ago(90), "I saw your stand.")
    bring_in(tmp_path / "home", [str(box.mbox(tmp_path / "all.mbox"))], me=["olive@example.com"])
    return tmp_path / "home"


def dots(home: Path, **asked: Any) -> dict[str, Any]:
    """Everybody drawn, by first name."""
    page: Any = sphere(home, **asked)
    return {dot["name"].split()[0]: dot for dot in page["dots"]}


def test_drifting_out_is_seen(home: Path) -> None:
    """Rosa stands further out than a year ago, in the same ring; Kit was not there."""
    drawn = dots(home)
    assert drawn["Rosa"]["ring"] == drawn["Rosa"]["was"]["ring"] == 0
    assert drawn["Rosa"]["out"] > drawn["Rosa"]["was"]["out"]
    assert (drawn["Rosa"]["moved"], drawn["Rosa"]["then_last"]) == (True, ago(370))
    assert (drawn["Kit"]["was"], drawn["Kit"]["moved"]) == (None, True)


def test_last_word_was_an_ask(home: Path) -> None:
    """Whoever was asked for something last is marked."""
    assert {name: dot["asked"] for name, dot in dots(home).items()} == {"Rosa": False, "Kit": True}


def test_names_are_dust(home: Path) -> None:
    """Names are counted and not drawn."""
    page: Any = sphere(home)
    assert (page["dust"], len(page["dots"])) == (1, 2)


def test_nearer(home: Path) -> None:
    """The innermost ring alone; a number that is none of ours is the nearest that is."""
    assert list(dots(home, near=1)) == ["Rosa"]
    assert list(dots(home, near=-4)) == ["Rosa"]
    assert len(dots(home, near=9)) == 2


def test_never_mentioned(home: Path) -> None:
    """Who is not to be mentioned is not drawn."""
    word(home, next(int(str(row["id"])) for row in people(home) if row["name"] == "Kit Keen"), "never_mention")
    assert list(dots(home)) == ["Rosa"]


def test_place() -> None:
    """The middle of today, the edge after ten years, and nobody outside the rings."""
    now_ = 4000 * DAY
    assert place(Depth.RELATIONSHIP, now_, now_) == Place(0, 0.0)
    assert place(Depth.CONTACT, now_ - 3999 * DAY, now_) == Place(2, 1.0)
    assert place(Depth.ACQUAINTANCE, None, now_) == Place(1, 1.0)
    assert place(Depth.NAME, now_, now_) is None


def test_moved() -> None:
    """A little further out is not moved; another ring is."""
    here = Place(1, 0.5)
    assert [moved(here, before) for before in (Place(1, 0.45), Place(1, 0.1), Place(2, 0.5), None)] == [
        False, True, True, True,
    ]  # fmt: skip


@pytest.mark.parametrize("sizes", [[3, 2, 1], [9000, 9000, 9000], [9000, 2, 9000], [0, 0, 9000], [9000]])
def test_shares(sizes: list[int]) -> None:
    """All when there is room, never more than can be drawn, and no ring that has people is left out."""
    takes = shares(sizes)
    assert sum(takes) == min(DRAWN, sum(sizes))
    assert all(0 < take <= size or size == 0 for take, size in zip(takes, sizes, strict=True))
