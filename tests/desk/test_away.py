"""After the owner was away: who asked after them comes first."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from exports import ME, Mailbox
from goodterms.desk.away import away
from goodterms.desk.bring_in import bring_in
from goodterms.desk.moment import moment
from goodterms.desk.today import today
from goodterms.desk.trouble import Trouble
from goodterms.words import iso_day

KIM, BO, PIA = "Kim Sample <kim@people.example>", "Bo Beispiel <bo@people.example>", "Pia Pitch <pia@people.example>"
OFTEN = ["2024-01-03", "2024-01-17", "2024-02-03", "2024-02-17"]
SINCE, UNTIL = moment("2024-03-01"), moment("2024-06-30")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Kim asked after the owner, Bo waits for an answer, Pia pitched; Max wrote and got a word since."""
    box = Mailbox()
    for who in (KIM, BO, PIA, "Max Muster <max@people.example>"):
        box.talk(who, OFTEN)
    box.mail(KIM, ME, "2024-04-01", "Dear Olive, I have not heard from you for long. How are you? I hope you are well.")
    box.mail(BO, ME, "2024-06-20", "Hello Olive, which thickness of oak do you need for the counter?")
    box.mail(PIA, ME, "2024-05-02", "We have launched a brand new programme. Would you like to join our programme?")
    asked = box.mail("Max Muster <max@people.example>", ME, "2024-05-03", "How are you these days? We miss you.")
    box.mail(ME, "Max Muster <max@people.example>", "2024-07-01", "I was away, all is well again.", answers=asked)
    card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Kim Sample\r\nEMAIL:kim@people.example\r\nBDAY:--0520\r\nEND:VCARD\r\n"
    (tmp_path / "kim.vcf").write_text(card)
    bring_in(tmp_path / "home", [str(box.mbox(tmp_path / "all.mbox")), str(tmp_path / "kim.vcf")])
    return tmp_path / "home"


def test_who_comes_first(home: Path) -> None:
    """Who asked after the owner, then who waits; who got a word since is left out, who only pitched is counted."""
    found: Any = away(home, since=SINCE, until=UNTIL, as_of=moment("2024-07-02"))
    told = [(row["person"]["name"], row["why"], row["day"]) for row in found["first"]]
    assert told == [("Kim Sample", "asked_after", 1), ("Bo Beispiel", "waits", 1)]
    assert "1 April 2024" in found["first"][0]["says"]
    assert (found["only_asked"], found["over"]) == (1, 1)


def test_what_was_missed(home: Path) -> None:
    """A birthday of somebody well known that fell into the absence."""
    found: Any = away(home, since=SINCE, until=UNTIL, as_of=moment("2024-07-02"))
    assert [(row["person"]["name"], row["date"]) for row in found["missed"]] == [("Kim Sample", "2024-05-20")]


def test_no_absence(home: Path) -> None:
    """Where none was seen, none is claimed; one that ends before it begins is refused."""
    found: Any = away(home, as_of=moment("2024-02-20"))
    assert (found["since"], found["first"]) == (None, [])
    with pytest.raises(Trouble):
        away(home, since=UNTIL, until=SINCE)


def test_today_says_that_somebody_asked_after_the_owner(tmp_path: Path) -> None:
    """After the owner's return one line leads to it, for two weeks; before it there is none."""
    home, box, start = tmp_path / "home", Mailbox(), moment("2023-01-03")
    box.talk(KIM, [iso_day(start + week * 7 * 86_400) for week in range(52)])
    box.mail(KIM, ME, "2024-04-01", "Dear Olive, I have not heard from you for long. How are you? I hope you are well.")
    box.mail(ME, "Ned New <ned@people.example>", "2024-06-20", "I am back at the desk and found the folder.")
    bring_in(home, [str(box.mbox(tmp_path / "all.mbox"))])

    def away_lines(day: str) -> list[str]:
        return [str(row["says"]) for row in today(home, as_of=moment(day), everything=True) if row["why"] == "away"]

    (says,) = away_lines("2024-06-29")
    assert "One person asked after you" in says
    assert away_lines("2024-07-30") == []
    assert away_lines("2023-12-31") == []
