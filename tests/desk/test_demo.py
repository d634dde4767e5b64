"""The demo plays the same way on any day, and leaves real records alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from exports import Mailbox
from goodterms.desk.bring_in import bring_in
from goodterms.desk.demo import demo
from goodterms.desk.trouble import Trouble


def test_demo_shows_each_kind_of_line_and_verdict(tmp_path: Path) -> None:
    """Three lines of today, a pitch that is held back, and a blast that goes to the one relationship."""
    shown: Any = demo(tmp_path)
    assert [line["why"] for line in shown["today"]] == ["owed", "back", "quiet"]
    pitch, blast = (draft["gate"] for draft in shown["drafts"])
    assert pitch["verdicts"][0]["verdict"] == "hello_first"
    assert (blast["counts"]["go"], blast["counts"]["dont"]) == (1, 41)
    assert not any(file["unread"] for file in shown["import"]["files"])


def test_demo_twice_is_once(tmp_path: Path) -> None:
    """Run again in the same folder it shows the same people."""
    first: Any = demo(tmp_path)
    again: Any = demo(tmp_path)
    assert [row["name"] for row in again["people"]] == [row["name"] for row in first["people"]]


def test_demo_refuses_a_record_of_real_imports(tmp_path: Path) -> None:
    """A record that anything else was brought into stays as it is."""
    box = Mailbox()
    box.talk("Ann Example <ann@example.org>", ["2021-02-01"])
    bring_in(tmp_path / "home", [str(box.mbox(tmp_path / "all.mbox"))])
    with pytest.raises(Trouble, match="record of your own"):
        demo(tmp_path)
