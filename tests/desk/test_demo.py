"""The demo makes, reads and shows an invented village, and leaves everything else alone."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from exports import Mailbox
from goodterms.desk.bring_in import bring_in
from goodterms.desk.demo import BOUNDS, NOTE, demo
from goodterms.desk.log import log
from goodterms.desk.people import people
from goodterms.desk.trouble import Trouble
from goodterms.words import DAY, iso_day

MOMENT = 1_790_000_000
SMALL: dict[str, Any] = {"people": 60, "years": 3, "seed": 2}
TINY: dict[str, Any] = {"people": 30, "years": 2}


@pytest.fixture(scope="module", autouse=True)
def _one_moment() -> Any:
    """It is the same moment in every test of this file, so that their villages never change."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("goodterms.desk.moment.time", SimpleNamespace(time=lambda: MOMENT))
        yield


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A small demo, made once."""
    return demo(tmp_path_factory.mktemp("demo"), **SMALL)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A demo of a handful, made at one go."""
    return demo(tmp_path_factory.mktemp("tiny"), **TINY)


def _files(shown: Any) -> list[Any]:
    return [file for brought in shown["imports"] for file in brought["files"]]


def test_everything_that_can_be_read_is_read(shown: Any) -> None:
    """Every channel comes in with nothing unread and nothing asked; what is left aside has no reader."""
    files = _files(shown)
    assert {"mail", "linkedin", "skype", "telegram", "whatsapp", "ics", "vcard"} <= {file["source"] for file in files}
    assert [file["path"] for file in files if file["unread"] or not file["seen"] or "error" in file] == []
    assert not any("asks" in brought for brought in shown["imports"])
    assert {Path(path).suffix for path in shown["left_aside"]} <= {".xml"}


def test_its_today_is_today(shown: Any) -> None:
    """Mail ends yesterday at the earliest, so that nobody is called quiet for want of newer exports."""
    mail = next(seen for seen in shown["imports"][-1]["coverage"] if seen["channel"] == "mail")
    assert iso_day(MOMENT - 3 * DAY) <= mail["to"] <= iso_day(MOMENT)
    assert shown["today"]
    assert "blind" not in {line["why"] for line in shown["today"]}


def test_a_request_to_all_shows_each_verdict(shown: Any) -> None:
    """The request goes to many, all three words fall, and each is shown by somebody with a sentence of their own."""
    blast = shown["drafts"][0]
    counts = blast["gate"]["counts"]
    assert (blast["to"], counts["dont"] > counts["hello_first"] > 0, counts["go"] > 0) == ("linkedin", True, True)
    assert list(dict.fromkeys(row["verdict"] for row in blast["telling"])) == ["dont", "hello_first", "go"]
    assert all(row in blast["gate"]["verdicts"] and row["findings"][0]["says"] for row in blast["telling"])


def test_a_note_to_somebody_close_goes_and_gets_warmer(shown: Any) -> None:
    """The favour goes to a living relationship, with one line that makes it warmer."""
    note = shown["drafts"][1]
    assert note["gate"]["counts"] == {"go": 1, "hello_first": 0, "dont": 0}
    (verdict,) = note["telling"]
    assert (verdict["depth"], verdict["state"]) == ("relationship", "alive")
    assert [bool(finding["instead"]) for finding in verdict["findings"]] == [True]


def test_again_it_is_the_same(shown: Any, tmp_path: Path) -> None:
    """The same numbers on the same day show the same, in a folder where another village was before."""
    demo(tmp_path, **TINY)
    again: Any = demo(tmp_path, **SMALL)
    for part in ("depths", "today", "village", "drafts"):
        assert again[part] == shown[part]
    assert [file["seen"] for file in _files(again)] == [file["seen"] for file in _files(shown)]
    there = {str(path) for path in (tmp_path / "exports").rglob("*") if path.is_file() and path.name != NOTE}
    assert there == set(again["exports"])


@pytest.mark.parametrize("step", ["Writing the village's exports", "mail", "Counting"])
def test_half_a_demo_is_made_anew(tmp_path: Path, tiny: Any, step: str) -> None:
    """Whatever it was stopped at, run again it is whole."""

    def stop(what: str, done: int, total: int | None) -> None:
        assert done >= (total or 0)
        if what == step:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        demo(tmp_path, **TINY, progress=stop)
    whole: Any = demo(tmp_path, **TINY)
    assert len(whole["imports"]) == len({run["run"] for run in whole["imports"]}) > 0
    assert whole["depths"] == tiny["depths"]


def _real(folder: Path) -> str:
    box = Mailbox()
    box.talk("Ann Example <ann@example.org>", ["2021-02-01"])
    return str(box.mbox(folder / "all.mbox"))


def test_a_record_of_real_imports_is_refused(tmp_path: Path) -> None:
    """A record that anything else was brought into stays as it is, be it before or after a demo."""
    home = tmp_path / "home"
    bring_in(home, [_real(tmp_path)])
    before = (home / "record.sqlite").read_bytes()
    with pytest.raises(Trouble, match="record of your own"):
        demo(tmp_path, **TINY)
    assert (home / "record.sqlite").read_bytes() == before
    demo(tmp_path / "other", **TINY)
    known: Any = people(tmp_path / "other" / "home")
    log(tmp_path / "other" / "home", "met", str(known[0]["id"]))
    with pytest.raises(Trouble, match="record of your own"):
        demo(tmp_path / "other", **TINY)


def test_files_of_somebody_else_stay(tmp_path: Path) -> None:
    """A folder called exports that the demo did not make is not touched."""
    own = tmp_path / "exports" / "thesis.txt"
    own.parent.mkdir()
    own.write_text("years of work")
    with pytest.raises(Trouble, match="files of your own"):
        demo(tmp_path, **TINY)
    assert [path.name for path in tmp_path.rglob("*")] == ["exports", "thesis.txt"]


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    """Where no folder can be, that is said in a sentence."""
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(Trouble, match=r"cannot be written to .*taken"):
        demo(tmp_path / "taken", **TINY)


@pytest.mark.parametrize("what", ["people", "years", "seed"])
def test_a_village_that_cannot_be_made(tmp_path: Path, what: str) -> None:
    """Numbers beyond reason are refused before anything is written, in a sentence with the bounds."""
    low, high = BOUNDS[what]
    for number in (low - 1, -5, high + 1, 10_000_000_000):
        given: dict[str, Any] = {what: number}
        with pytest.raises(Trouble, match=rf"{low:,} to {high:,}.* not {number:,}\.$") as caught:
            demo(tmp_path / "new", **given)
        assert caught.value.code == 2
    assert not (tmp_path / "new").exists()
