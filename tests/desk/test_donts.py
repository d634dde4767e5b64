"""DON'Ts of the owner's own: kept once, weighed, taken back, and what cannot be one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from exports import Mailbox
from goodterms.desk.bring_in import bring_in
from goodterms.desk.donts import add, donts, remove
from goodterms.desk.trouble import Trouble
from goodterms.desk.weigh import weigh

RUTH = "ruth@shop.example"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Ruth wrote twice."""
    box = Mailbox()
    box.talk(f"Ruth Near <{RUTH}>", ["2022-01-03", "2022-03-03"])
    bring_in(tmp_path / "home", [str(box.mbox(tmp_path / "all.mbox"))])
    return tmp_path / "home"


def test_kept_once_weighed_and_taken_back(home: Path) -> None:
    """It speaks for whoever it was made for, with its number to take it back by."""
    row = add(home, "circle back", to=RUTH)
    assert add(home, " circle  back ", to=RUTH)["number"] == row["number"]
    assert [one["words"] for one in donts(home)] == ["circle back"]
    text = "Hello Ruth, I just circle back on the drawings."
    answer: Any = weigh(home, text, [RUTH, "nobody@else.example"])
    assert [verdict["findings"][0]["rule"] if verdict["findings"] else "" for verdict in answer["verdicts"]] == [
        "own_dont", "",
    ]  # fmt: skip
    remove(home, int(str(row["number"])))
    assert donts(home) == []
    again: Any = weigh(home, text, [RUTH])
    assert again["verdicts"][0]["verdict"] == "go"


@pytest.mark.parametrize(
    ("words", "more", "says"),
    [
        ("", {}, "Say what"),
        ("x" * 201, {}, "a phrase"),
        ("", {"kind": "begging"}, "no kind"),
        ("", {"to": "zoe@nowhere.example"}, "no record"),
    ],
)
def test_what_cannot_be_one(home: Path, words: str, more: dict[str, str], says: str) -> None:
    """A sentence each, and nothing kept."""
    with pytest.raises(Trouble, match=says):
        add(home, words, **more)
    with pytest.raises(Trouble, match="no DON'T number 7"):
        remove(home, 7)
    assert donts(home) == []
