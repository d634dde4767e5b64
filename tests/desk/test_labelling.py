"""Reading the messages of a record: once each, and going on after a stop."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from exports import ME, Mailbox
from goodterms.desk import labelling
from goodterms.desk.bring_in import bring_in
from goodterms.desk.imports import undo
from goodterms.desk.labelling import labelled, read_history
from goodterms.desk.trouble import Trouble
from goodterms.record import labels, opened
from goodterms.record.labels import Unlabelled

ADA, BEN = "Ada Bell <ada@example.org>", "Ben Hart <ben@example.net>"
DAY = 1_577_836_800
ASK = "Could you please lend me your big ladder for the weekend?"


def rows(home: Path) -> list[tuple[str, str]]:
    """Act and reader of everything stored."""
    with sqlite3.connect(opened.record_path(home)) as connection:
        return connection.execute("SELECT act, by FROM label ORDER BY interaction, act").fetchall()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Ada asked, was answered, was asked and was promised something; nothing is read yet."""
    monkeypatch.setattr("goodterms.desk.bring_in.read_newest", lambda _: 0)
    box = Mailbox()
    box.mail(ADA, ME, "2024-05-01", ASK)
    box.mail(ME, ADA, "2024-05-02", "I'll send you the price list on Monday.")
    box.mail(ME, ADA, "2024-05-03", "Congratulations on the new shop!")
    bring_in(tmp_path / "home", [str(box.mbox(tmp_path / "a.mbox"))], me=["olive@example.com"])
    return tmp_path / "home"


def acts(text: str) -> list[str]:
    """The acts read in a text."""
    return [label.act for label in labelled(Unlabelled(1, DAY, text))]


def test_everything_is_read_once(home: Path) -> None:
    """The counts are those of this run, and a second run has nothing to do."""
    told = read_history(home)
    assert (told["read"], told["asks"], told["promises"], told["unread"]) == (3, 1, 1, 0)
    assert read_history(home)["read"] == 0
    assert [act for act, _ in rows(home)].count("read") == 3


def test_an_import_reads_what_is_needed_at_once(tmp_path: Path) -> None:
    """The last three months are read at once, and the last word of whom the owner has not answered; the rest waits."""
    box = Mailbox()
    box.mail(ME, ADA, "2023-01-01", "The tent is dry again.")
    box.mail(ADA, ME, "2023-01-02", ASK)
    box.mail(ME, BEN, "2023-02-01", "I'll send you the price list on Monday.")
    box.mail(ME, BEN, "2024-05-02", "It rained all day here.")
    home = tmp_path / "home"
    bring_in(home, [str(box.mbox(tmp_path / "a.mbox"))], me=["olive@example.com"])
    assert [act.partition(":")[0] for act, _ in rows(home)] == ["ask", "read", "read"]
    assert read_history(home)["read"] == 2


def test_an_import_reads_no_more_than_it_may(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However much came of late, an import reads only so many."""
    monkeypatch.setattr(labelling, "AT_ONCE", 2)
    box = Mailbox()
    for day in range(1, 6):
        box.mail(ME, ADA, f"2024-05-0{day}", ASK)
    home = tmp_path / "home"
    bring_in(home, [str(box.mbox(tmp_path / "a.mbox"))], me=["olive@example.com"])
    assert [act for act, _ in rows(home)].count("read") == 2


def test_a_newer_version_reads_again(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With another version everything is read again, and nothing of the older one is left."""
    read_history(home)
    monkeypatch.setattr(labelling, "version", lambda: "next")
    assert read_history(home)["read"] == 3
    assert {by for _, by in rows(home)} == {"next"}


def test_a_stopped_run_goes_on(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read before the stop stays, and only the rest is read then."""
    monkeypatch.setattr(labels, "STEP", 1)

    def stop(what: str, done: int, total: int | None) -> None:  # noqa: ARG001 - the signature of progress
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_history(home, progress=stop)
    assert read_history(home)["read"] == 1


def test_some_now_and_the_rest_later(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a most, it ends after that many and says how many wait."""
    monkeypatch.setattr(labels, "STEP", 1)
    told = read_history(home, most=2)
    assert (told["read"], told["unread"]) == (2, 1)


def test_owners_word_stays(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading again leaves what the owner said."""
    read_history(home)
    with opened.writing(home) as connection:
        labels.say(connection, 1, "ask", 0)
    monkeypatch.setattr(labelling, "version", lambda: "next")
    read_history(home)
    assert ("ask", "owner") in rows(home)


def test_an_import_taken_back(home: Path) -> None:
    """With the import go all its labels, and there is nothing to read."""
    read_history(home)
    undo(home, 1)
    assert rows(home) == []
    assert read_history(home)["read"] == 0


def test_no_record(tmp_path: Path) -> None:
    """Where nothing was brought in there is nothing to read, and no record is made of it in silence."""
    try:
        told = read_history(tmp_path / "none")
    except Trouble:
        return
    assert told["read"] == 0


@pytest.mark.parametrize(
    ("text", "act"),
    [
        (ASK, "ask:"),
        ("I'll send you the price list on Monday.", "promise"),
        ("Congratulations on your new job, what wonderful news!", "give"),
        ("Please take me off your list and do not write to me again.", "opt_out"),
        ("What time does the shop open on Sunday?", "question"),
    ],
)
def test_what_a_text_is_kept_as(text: str, act: str) -> None:
    """Each kind of act comes under its own word."""
    assert any(one.startswith(act) for one in acts(text))


def test_nothing_in_small_talk_or_in_what_is_not_read() -> None:
    """Small talk is no act; a language that is not read brings none."""
    assert acts("It rained all day here.") == []
    assert acts("Könntest du mir bitte am Wochenende deine große Leiter leihen? Das wäre sehr nett von dir.") == []


def test_words_stand_where_they_are_said_to() -> None:
    """Start and end of a label cut its words out of the text."""
    text = f"Hi Olive,\n\nI hope the sea was warm. {ASK}\n\nAda"
    (label,) = [one for one in labelled(Unlabelled(1, DAY, text)) if one.act.startswith("ask:")]
    assert "lend me your big ladder" in text[label.start : label.end]
