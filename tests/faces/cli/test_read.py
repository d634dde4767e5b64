"""``goodterms read``: any text from anywhere, many at once, and the whole record."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from exports import ME, Mailbox
from goodterms.desk.bring_in import bring_in
from goodterms.desk.trouble import Trouble

from .conftest import Desk, Run

ASK = "Could you please lend me your big ladder for the weekend?"


def _lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_an_ask_with_its_words(run: Run) -> None:
    """It says that it asks, for what kind, and with which words."""
    told = run("read", typed=f"Hi Ada,\n\n{ASK}\n").output
    assert "This asks for something" in told
    assert "“Hi Ada,”" in told
    assert ASK in told


def test_a_file(run: Run, tmp_path: Path) -> None:
    """A file is read as what is piped in is."""
    (tmp_path / "a.txt").write_text(ASK, encoding="utf-8")
    assert run("read", str(tmp_path / "a.txt")).output == run("read", "-", typed=ASK).output


def test_json(run: Run) -> None:
    """JSON has the reading with the version that made it."""
    told = json.loads(run("read", "--json", typed=ASK).output)
    assert (told["ask"]["band"], told["version"] != "") == ("ask", True)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (b"", "I read no ask in this."),
        (b"\x00\x01\x02\xff\xfe" * 1000, "I"),
        ("האם תוכל לעזור לי מחר בבקשה? אני צריך את הסולם שלך".encode(), "language that I do not read yet"),
        ((ASK + " ").encode() * 170_000, "This asks for something"),
    ],
    ids=["empty", "binary", "right to left", "ten megabytes"],
)
def test_whatever_comes(run: Run, typed: bytes, says: str) -> None:
    """Nothing that is piped in breaks it, and no answer is a page long."""
    told = run("read", typed=typed)
    assert (told.exit_code, says in told.output) == (0, True)
    assert len(told.output) < 3_000


def test_many_at_once(run: Run) -> None:
    """A line out for each line in, empty lines aside; a broken one says so and stops nothing."""
    sent = [
        json.dumps({"text": ASK}),
        "{broken",
        "",
        '{"words": 1}',
        '{"text": 5}',
        "[" * 100_000,
        '{"text": "\\ud800"}',
    ]
    told = _lines(run("read", "--jsonl", typed="\n".join(sent)).output)
    assert ["error" if "error" in line else line["ask"]["band"] for line in told][:5] == ["ask", *["error"] * 4]
    assert len(told) == 6
    assert "error" not in told[5]


def test_bytes_that_are_no_text_in_a_line(run: Run) -> None:
    """A line that is not UTF-8 is a broken line."""
    told = _lines(run("read", "--jsonl", typed=b'{"text": "\xff"}\n{"text": "Hm."}\n').output)
    assert ["error" in line for line in told] == [True, False]


def test_history(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The record is read once, with counts; the second time there is nothing to do."""
    monkeypatch.setattr("goodterms.desk.bring_in.read_newest", lambda _: 0)
    box = Mailbox()
    box.mail("Ada Bell <ada@example.org>", ME, "2024-05-01", ASK)
    bring_in(tmp_path, [str(box.mbox(tmp_path / "a.mbox"))], me=["olive@example.com"])
    assert "1 message read: 1 ask, 0 gives and 0 promises." in run("read", "--history").output
    assert "read before" in run("read", "--history").output
    assert json.loads(run("read", "--history", "--json").output)["read"] == 0


def test_history_takes_no_file(run: Run, tmp_path: Path) -> None:
    """Both at once are asked for wrongly."""
    (tmp_path / "a.txt").write_text(ASK, encoding="utf-8")
    assert run("read", "--history", str(tmp_path / "a.txt")).exit_code == 2
    assert run("read", "--history", "--jsonl").exit_code == 2


def test_trouble_is_one_sentence(run: Run, desk: Desk) -> None:
    """What keeps the history from being read is said in a sentence."""
    desk.answers("labelling.read_history", Trouble("There is no record yet."))
    told = run("read", "--history")
    assert (told.exit_code != 0, "There is no record yet." in told.output) == (True, True)
