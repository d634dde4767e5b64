"""The ledger: sums with ranges, a blast once a month, entries with what became of promises."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest

from exports import ME, Mailbox
from goodterms.desk.bring_in import bring_in
from goodterms.desk.labelling import read_history
from goodterms.desk.ledger import ledger
from goodterms.desk.moment import moment
from goodterms.desk.trouble import Trouble
from goodterms.record import labels, opened

ADA, BEN, CAT = "Ada Bell <ada@example.org>", "Ben Hart <ben@example.net>", "Cat Moss <cat@shop.example>"
ASK = "Could you please lend me your big ladder for the weekend?"
PROMISE = "I'll send you the price list by 10 May 2024."
FOUND = "The price list is attached."


def brought(folder: Path, *mails: tuple[str, str, str, str], read: bool = True) -> Path:
    """A home with these mails: from, to, day, text; after a mail either way with everybody."""
    box = Mailbox()
    for sender, to, day, text in mails:
        box.mail(sender, to, day, text)
    home = folder / "home"
    bring_in(home, [str(box.mbox(folder / "a.mbox"))], me=["olive@example.com"])
    if read:
        read_history(home)
    return home


def page(home: Path, who: str | None = None, **how: Any) -> dict[str, Any]:
    """The ledger as JSON has it."""
    return cast("dict[str, Any]", ledger(home, who, **how))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Ada asks; the owner asks her and Ben at once; a promise to Ada."""
    return brought(
        tmp_path,
        (ADA, ME, "2024-04-30", ASK),
        (ME, f"{ADA}, {BEN}", "2024-05-02", "Could you please both help me carry the table on Sunday?"),
        (ME, ADA, "2024-05-03", PROMISE),
    )


def test_by_person(home: Path) -> None:
    """Each person has a row, with most in it first; what was asked of two was asked of each."""
    rows = page(home)["rows"]
    assert [row["person"]["name"] for row in rows] == ["Ada Bell", "Ben Hart"]
    assert [row["asked_by_you"]["n"] for row in rows] == [1, 1]
    assert (rows[0]["asked_by_them"]["n"], rows[0]["promised_by_you"]["n"]) == (1, 1)


def test_a_note_to_many_counts_once_in_a_month(home: Path) -> None:
    """By month, what went to two is one ask."""
    rows = {row["month"]: row for row in page(home, months=True)["rows"]}
    assert list(rows) == ["2024-04", "2024-05"]
    assert (rows["2024-04"]["asked_by_them"]["n"], rows["2024-05"]["asked_by_you"]["n"]) == (1, 1)


def test_a_blast_counts_once_in_a_month(tmp_path: Path) -> None:
    """A blast to so many that it is no contact with anybody is still one ask of its month, and one with nobody."""
    many = ", ".join(f"p{number}@example.org" for number in range(60))
    home = brought(tmp_path, (ADA, ME, "2024-04-30", "It rained."), (ME, many, "2024-05-02", ASK))
    (row,) = page(home, months=True)["rows"]
    assert (row["month"], row["asked_by_you"]["n"]) == ("2024-05", 1)


LETTER = "I am moving to the coast in May. Could you please lend me your van for the last weekend? {} It is a long way."


def test_copies_of_one_letter_count_once(tmp_path: Path) -> None:
    """A letter that was sent to each by itself, a little changed, is one ask of its month, and was asked of each."""
    home = brought(
        tmp_path,
        (ME, ADA, "2024-05-01", f"Hi Ada,\n{LETTER.format('')}"),
        (ME, BEN, "2024-05-02", f"Hi Ben,\n{LETTER.format('I hope the shop is well.')}"),
        (ME, CAT, "2024-05-03", "Could you please send me the recipe of your bread?"),
    )
    (row,) = page(home, months=True)["rows"]
    assert row["asked_by_you"]["n"] == 2
    assert [row["asked_by_you"]["n"] for row in page(home)["rows"]] == [1, 1, 1]


def test_the_same_letter_again_to_one_person(tmp_path: Path) -> None:
    """Sent twice within days it was asked once; sent again in autumn it is asked anew."""
    home = brought(tmp_path, *((ME, ADA, day, LETTER.format("")) for day in ("2024-05-01", "2024-05-04", "2024-09-04")))
    (row,) = page(home)["rows"]
    assert row["asked_by_you"]["n"] == 2


def test_sums_have_ranges(home: Path) -> None:
    """A sum lies within its range, and that within nothing and all there is."""
    for row in page(home)["rows"]:
        for name in ("asked_by_you", "asked_by_them"):
            told = row[name]
            assert 0 <= told["low"] <= told["sum"] + 0.05
            assert told["sum"] - 0.05 <= told["high"] <= told["n"]


def test_as_of(home: Path) -> None:
    """Before a day, only what came until then."""
    (row,) = page(home, as_of=moment("2024-05-01"))["rows"]
    assert (row["asked_by_them"]["n"], row["asked_by_you"]["n"]) == (1, 0)


def test_entries_of_one_person(home: Path) -> None:
    """Newest first, with the words, the day, and whether it went to several."""
    entries = page(home, "ada")["entries"]
    assert [(entry["date"], entry["who"], entry["act"].partition(":")[0], entry["many"]) for entry in entries] == [
        ("2024-05-03", "you", "promise", False),
        ("2024-05-02", "you", "ask", True),
        ("2024-04-30", "they", "ask", False),
    ]
    assert entries[2]["words"] == ASK
    assert page(home)["entries"] == []


def test_owners_word(home: Path) -> None:
    """What the owner said was no ask is in no sum, is still shown, and is counted."""
    asked = page(home, "ada")["entries"][2]["interaction"]
    with opened.writing(home) as connection:
        labels.say(connection, asked, "ask", 0)
    said = page(home, "ada")
    assert said["rows"][0]["asked_by_them"]["n"] == 0
    assert [(entry["p"], entry["corrected"]) for entry in said["entries"]][2] == (0.0, True)
    assert said["corrections"] == {"no ask": 1}


def test_an_open_promise(home: Path) -> None:
    """A thing that was promised and not seen to go out is open, with its day."""
    (promise, *_) = page(home, "ada")["entries"]
    assert (promise["state"], promise["kept"], promise["due"]) == ("open", None, "2024-05-10")


@pytest.mark.parametrize(
    ("to", "day", "text", "state", "kept"),
    [
        (ADA, "2024-05-08", FOUND, "kept", "2024-05-08"),
        (BEN, "2024-05-08", FOUND, "open", None),
        (ADA, "2024-08-08", FOUND, "open", None),
        (ADA, "2024-05-08", "The photos are attached.", "open", None),
    ],
)
def test_a_promise_that_was_kept(tmp_path: Path, to: str, day: str, text: str, state: str, kept: str | None) -> None:
    """It is kept when the thing itself goes to the same person within sixty days."""
    home = brought(tmp_path, (ADA, ME, "2024-05-01", "Hm."), (ME, ADA, "2024-05-03", PROMISE), (ME, to, day, text))
    (promise,) = [entry for entry in page(home, "ada")["entries"] if entry["act"] == "promise"]
    assert (promise["state"], promise["kept"]) == (state, kept)


def test_a_promise_that_leaves_no_trace(tmp_path: Path) -> None:
    """Whether a call was made cannot be seen, so nothing is said of it."""
    home = brought(tmp_path, (ADA, ME, "2024-05-01", "Hm."), (ME, ADA, "2024-05-03", "I'll call you tomorrow."))
    (promise,) = page(home, "ada")["entries"]
    assert (promise["act"], promise["state"]) == ("promise", None)


def test_nothing_read_yet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Unread messages are counted, and no sums are made of them."""
    monkeypatch.setattr("goodterms.desk.bring_in.read_newest", lambda _: 0)
    told = page(brought(tmp_path, (ADA, ME, "2024-05-01", ASK), read=False))
    assert (told["rows"], told["unread"]) == ([], 1)


def test_their_promise_is_kept_by_them(tmp_path: Path) -> None:
    """What somebody promised to send is kept when it comes from them, not when the owner sends such a thing."""
    mails = (ADA, ME, "2024-05-03", PROMISE), (ME, ADA, "2024-05-05", FOUND), (ADA, ME, "2024-05-08", FOUND)
    entries = page(brought(tmp_path, *mails), "ada")["entries"]
    assert [(one["state"], one["kept"]) for one in entries if one["act"] == "promise"] == [("kept", "2024-05-08")]


def test_nobody(home: Path) -> None:
    """A name that nobody has is said so."""
    with pytest.raises(Trouble, match="nobody"):
        ledger(home, "Zacharias")
