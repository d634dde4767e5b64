"""One page before a meeting: what there is, with days and sources; something kind where there is nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from exports import ME, Mailbox
from goodterms.desk.brief import brief, next_brief
from goodterms.desk.bring_in import bring_in
from goodterms.desk.labelling import read_history
from goodterms.desk.log import note
from goodterms.desk.moment import moment
from goodterms.desk.promise import promise
from goodterms.desk.trouble import Trouble

ANN, BEN = "Ann Lee <ann@example.org>", "Ben Hart <ben@example.net>"
HOSTILE = '"\u202e<script>Eve</script> \u05d0\u05d9\u05d5\u05d4" <eve@example.net>'
DAY_BEFORE = "2024-06-09"


def _event(number: int, day: str, *guests: str, status: str = "CONFIRMED") -> str:
    asked = "".join(f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:{guest}\r\n" for guest in guests)
    return (
        f"BEGIN:VEVENT\r\nUID:{number}@calendar.example\r\nDTSTART:{day}T090000Z\r\nDTEND:{day}T100000Z\r\n"
        f"STATUS:{status}\r\nSUMMARY:Plans {number}\r\nORGANIZER:mailto:olive@example.com\r\n"
        f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:olive@example.com\r\n{asked}END:VEVENT\r\n"
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ann is met on the 10th of June with Ben; a meeting before that is called off; Eve has none."""
    folder = tmp_path_factory.mktemp("brief")
    box = Mailbox()
    box.talk(ANN, ["2024-01-05", "2024-02-05", "2024-03-05"], text="I work as a joiner. The benches are ready.")
    box.mail(ANN, f"{ME}, Cat Moss <cat@example.org>", "2024-04-01", "I'm looking for a second bench, as Cat knows.")
    box.talk(HOSTILE, ["2024-02-02"], text="<b>I run a</b> bakery \u05de\u05d0\u05e4\u05d9\u05d9\u05d4.")
    events = [
        _event(1, "20240608", "ann@example.org", status="CANCELLED"),
        _event(2, "20240610", "ann@example.org", "ben@example.net"),
        _event(3, "20240620", "ann@example.org"),
        _event(4, "20240101", "ann@example.org"),
    ]
    (folder / "c.ics").write_text(f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{''.join(events)}END:VCALENDAR\r\n", newline="")
    paths = [str(box.mbox(folder / "a.mbox")), str(folder / "c.ics")]
    bring_in(folder / "home", paths, me=["olive@example.com"])
    note(folder / "home", "Ann Lee", "Plays the viola.")
    promise(folder / "home", "Ann Lee", "the price list")
    read_history(folder / "home")
    return folder / "home"


def page(home: Path, who: str | None = None, day: str = DAY_BEFORE) -> dict[str, Any]:
    """The brief as of a day."""
    at = moment(day)
    found: Any = next_brief(home, as_of=at) if who is None else brief(home, who, as_of=at)
    return dict(found)


def test_the_next_meeting(home: Path) -> None:
    """The evening before, the next meeting that is not called off has a page for each of its people, closest first."""
    told = page(home)
    assert told["meeting"]["subject"] == "Plans 2"
    assert [one["name"] for one in told["people"]][:1] == ["Ann Lee"]
    assert len(told["people"]) == 2


def test_one_page(home: Path) -> None:
    """How it began, the last words each way with their days, what they do and want with source and age."""
    (ann,) = page(home, "Ann Lee")["people"]
    assert ann["began"]["date"] == "2024-01-01"
    assert [(said["who"], said["date"]) for said in ann["last"]] == [("they", "2024-04-01"), ("you", "2024-03-05")]
    assert ("I work as a joiner.", "in their own words by mail", "2024-03-05") in [
        (row["text"], row["source"], row["date"]) for row in ann["does"]
    ]
    assert any("second bench" in row["text"] for row in ann["wants"])
    assert [one["person"]["name"] for one in ann["beside"]] == ["Cat Moss"]
    assert ann["balance"]["in"] == 4


def test_a_promise_by_hand_and_a_note(home: Path) -> None:
    """What was written down by hand stands on the page from its day on."""
    (ann,) = page(home, "Ann Lee", day="2999-01-01")["people"]
    assert [row["what"] for row in ann["promises"]] == ["the price list"]
    assert [row["text"] for row in ann["notes"]] == ["Plays the viola."]


def test_somebody_without_a_meeting(home: Path) -> None:
    """There is a page all the same; hostile names and text from right to left are kept as written."""
    told = page(home, "eve@example.net")
    assert told["meeting"] is None
    assert "bakery" in told["people"][0]["last"][0]["words"] or told["people"][0]["last"][0]["who"] == "you"


def test_no_meeting_ahead(home: Path) -> None:
    """With nothing in the calendar ahead nobody is shown."""
    assert page(home, day="2025-01-01") == {"meeting": None, "people": []}


def test_nobody(home: Path, tmp_path: Path) -> None:
    """Nobody of that name, and no record, are one sentence."""
    for place, who in ((home, "nobody@example.org"), (tmp_path / "none", "Ann")):
        with pytest.raises(Trouble):
            brief(place, who)
    with pytest.raises(Trouble):
        next_brief(tmp_path / "none")
