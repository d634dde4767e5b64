"""The day's lines that rest on one thing, the owner's words on them, and that no line comes twice without news."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest

from exports import ME, LinkedIn, Mailbox
from goodterms.desk import line_word as words
from goodterms.desk import today as desk
from goodterms.desk.bring_in import bring_in
from goodterms.desk.line_word import line_word, numbered
from goodterms.desk.log import log
from goodterms.desk.moment import moment
from goodterms.desk.person import person
from goodterms.desk.promise import kept, open_promises, promise
from goodterms.desk.today import today
from goodterms.desk.trouble import Trouble

KIM = "Kim Sample <kim@people.example>"
BO = "Bo Beispiel <bo@people.example>"
OFTEN = ["2024-01-03", "2024-02-03", "2024-03-03", "2024-04-03", "2024-05-03"]


def home_of(tmp_path: Path, box: Mailbox, *more: Path) -> Path:
    """A home with a mailbox."""
    bring_in(tmp_path / "home", [str(box.mbox(tmp_path / "all.mbox")), *map(str, more)])
    return tmp_path / "home"


def whys(home: Path, day: str) -> list[tuple[str, str]]:
    """Reason and name of the day's lines."""
    rows: Any = today(home, as_of=moment(day))
    return [(row["why"], row["person"]["name"]) for row in rows if row["person"]]


def at(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    """Makes it another day."""
    for where in (desk, words):
        monkeypatch.setattr(where, "now", lambda: moment(day))


def a_card(tmp_path: Path, *lines: str) -> Path:
    """Kim's card."""
    card = ["BEGIN:VCARD", "VERSION:3.0", "FN:Kim Sample", "EMAIL:kim@people.example", *lines, "END:VCARD", ""]
    path = tmp_path / "kim.vcf"
    path.write_text("\r\n".join(card))
    return path


def a_meeting(tmp_path: Path, day: str) -> Path:
    """A meeting with Kim."""
    event = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\nBEGIN:VEVENT\r\nUID:1@x.example\r\nDTSTAMP:20240101T000000Z\r\n"
        f"DTSTART:{day}T100000Z\r\nDTEND:{day}T110000Z\r\nSUMMARY:The stand\r\nORGANIZER:mailto:olive@example.com\r\n"
        "ATTENDEE;CN=Kim Sample;PARTSTAT=ACCEPTED:mailto:kim@people.example\r\n"
        "ATTENDEE;PARTSTAT=ACCEPTED:mailto:olive@example.com\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    path = tmp_path / "work.ics"
    path.write_text(event)
    return path


def talked(*more: tuple[str, str, str, str]) -> Mailbox:
    """Kim and the owner talked often; then these mails: from, to, day, text."""
    box = Mailbox()
    box.talk(KIM, OFTEN)
    for sender, to, day, text in more:
        box.mail(sender, to, day, text)
    return box


def test_an_own_word_is_said_before_and_after_its_day(tmp_path: Path) -> None:
    """A promise with a day is said until it is seen kept; sending the thing keeps it."""
    box = talked((ME, KIM, "2024-05-06T09:00", "Hello Kim, I'll send you the price list on Friday."))
    home = home_of(tmp_path, box)
    assert ("promised", "Kim Sample") in whys(home, "2024-05-10")
    assert ("promised", "Kim Sample") in whys(home, "2024-05-14")
    assert whys(home, "2024-06-30") == []
    box.mail(ME, KIM, "2024-05-12T09:00", "Hello Kim, the price list is attached. Have a good week!")
    bring_in(home, [str(box.mbox(tmp_path / "more.mbox"))])
    assert ("promised", "Kim Sample") not in whys(home, "2024-05-14")


def test_a_birthday_is_said_when_it_is_near(tmp_path: Path) -> None:
    """Three days before and on the day, with or without a year."""
    home = home_of(tmp_path, talked(), a_card(tmp_path, "BDAY:--0520"))
    assert [bool(whys(home, f"2024-05-{day}")) for day in (15, 17, 20, 21)] == [False, True, True, False]


def test_a_meeting_ahead(tmp_path: Path) -> None:
    """It is said from the evening before until it begins, and not of people one meets all the time."""
    home = home_of(tmp_path, talked(), a_meeting(tmp_path, "20240610"))
    rows: Any = today(home, as_of=moment("2024-06-09T19:00"))
    (row,) = [row for row in rows if row["why"] == "ahead"]
    assert row["says"] == "You meet Kim Sample on 10 June 2024 at 10:00 UTC: “The stand”."
    assert row["do"] == "Before it, one page on whom you meet: goodterms brief --next"
    for when in ("2024-06-09T07:00", "2024-06-10T10:01"):
        assert "ahead" not in [row["why"] for row in cast("Any", today(home, as_of=moment(when)))]
    log(home, "met", "Kim Sample", on="2024-06-01")
    assert "ahead" not in [row["why"] for row in cast("Any", today(home, as_of=moment("2024-06-09T19:00")))]


def test_a_word_after_a_meeting(tmp_path: Path) -> None:
    """A meeting without a word since makes a line for a few days; a word, on any channel, takes it away."""
    box = talked()
    home = home_of(tmp_path, box, a_meeting(tmp_path, "20240610"))
    assert whys(home, "2024-06-10") == []
    assert ("met", "Kim Sample") in whys(home, "2024-06-12")
    assert ("met", "Kim Sample") not in whys(home, "2024-06-30")
    log(home, "called", "Kim Sample", on="2024-06-11")
    assert ("met", "Kim Sample") not in whys(home, "2024-06-12")


def test_thanks_for_help(tmp_path: Path) -> None:
    """Help that came makes a line; thanks, or only a promise of help, make none."""
    plans = "Could you please send me the plans of your stand?"
    box = talked((ME, KIM, "2024-06-01", plans), (KIM, ME, "2024-06-02", "Of course. Here are the plans."))
    home = home_of(tmp_path, box)
    assert ("thanks", "Kim Sample") in whys(home, "2024-06-05")
    box.mail(ME, KIM, "2024-06-04", "Thank you for the plans!")
    bring_in(home, [str(box.mbox(tmp_path / "more.mbox"))])
    assert ("thanks", "Kim Sample") not in whys(home, "2024-06-05")


def test_a_new_job(tmp_path: Path) -> None:
    """Two copies of one list show that somebody changed; one copy shows nothing."""
    home = home_of(tmp_path, talked())
    for name, day, position in (("one", "1 Feb 2024", "Printer"), ("two", "2 Jun 2024", "Head of Print")):
        linked = LinkedIn()
        linked.connect("Kim Sample", "16 Dec 2019", position=position, mail="kim@people.example")
        linked.connect("Somebody Else", day)
        folder = tmp_path / name
        folder.mkdir()
        assert ("news", "Kim Sample") not in whys(home, "2024-06-05")
        bring_in(home, [str(linked.zip(folder / "Basic_LinkedInDataExport.zip"))])
    assert ("news", "Kim Sample") in whys(home, "2024-06-05")
    assert ("news", "Kim Sample") not in whys(home, "2024-08-05")


def test_who_introduced_somebody_hears_how_it_went(tmp_path: Path) -> None:
    """After an introduction that led to words, the one who made it is told; a word to them takes it away."""
    box = talked((KIM, f"{ME}, {BO}", "2024-06-01T09:00", "Olive, meet Bo. I would like to introduce you two."))
    asked = box.mail(BO, ME, "2024-06-02T09:00", "Hello Olive, nice to meet you. Shall we talk?")
    box.mail(ME, BO, "2024-06-03T09:00", "Hello Bo, yes, gladly.", answers=asked)
    home = home_of(tmp_path, box)
    assert ("sent_by", "Kim Sample") in whys(home, "2024-06-15")
    box.mail(ME, KIM, "2024-06-10T09:00", "Kim, Bo and I had a good talk.")
    bring_in(home, [str(box.mbox(tmp_path / "more.mbox"))])
    assert ("sent_by", "Kim Sample") not in whys(home, "2024-06-15")


def test_no_line_comes_twice_without_news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was shown stays for its day, and does not come the next morning; all of it can be asked for."""
    home = home_of(tmp_path, talked(), a_card(tmp_path, "BDAY:--0520"))
    at(monkeypatch, "2024-05-18")
    assert [len(today(home, note=True)) for _ in range(2)] == [1, 1]
    at(monkeypatch, "2024-05-19")
    assert today(home, note=True) == []
    assert len(today(home, everything=True)) == 1


def test_put_off_and_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A snoozed line comes again on its day; one that is done does not."""
    home = home_of(tmp_path, talked(), a_card(tmp_path, "BDAY:--0520"))
    at(monkeypatch, "2024-05-17")
    key = str(numbered(home, 1)["key"])
    line_word(home, key, "snooze", days=2)
    assert today(home, note=True) == []
    at(monkeypatch, "2024-05-19")
    assert len(today(home, note=True)) == 1
    line_word(home, key, "done")
    assert today(home) == []


@pytest.mark.parametrize(
    ("key", "word", "days"), [("x", "away", 7), ("x", "snooze", 0), ("", "done", 7), ("x" * 999, "done", 7)]
)
def test_words_that_mean_nothing_are_refused(tmp_path: Path, key: str, word: str, days: int) -> None:
    """Bad words are a sentence and keep nothing."""
    home = home_of(tmp_path, talked())
    with pytest.raises(Trouble):
        line_word(home, key, word, days=days)
    with pytest.raises(Trouble, match="Today has"):
        numbered(home, 99)


def test_promises_by_hand(tmp_path: Path) -> None:
    """A word that is written down is listed, said when due, and done when it is kept."""
    home = home_of(tmp_path, talked())
    made = promise(home, "Kim Sample", "the price list", by=moment("2024-06-10") - 1)
    (row,) = open_promises(home)
    assert person(home, "Kim Sample")["promises"] == [row]
    assert (row["mine"], row["what"], row["due"], row["late"]) == (True, "the price list", "2024-06-10", True)
    kept(home, str(made["number"]))
    assert open_promises(home) == []
    with pytest.raises(Trouble):
        kept(home, str(made["number"]))
    with pytest.raises(Trouble):
        promise(home, "Nobody Such", "x")


def _folder(tmp_path: Path, name: str) -> Path:
    (tmp_path / name).mkdir()
    return tmp_path / name


def test_who_writes_again_after_a_season(tmp_path: Path) -> None:
    """Their word after long silence is said until it has an answer; a pitch after long silence is none."""
    calm = (KIM, ME, "2024-09-20", "I was thinking of you at the lake this morning. All is well here.")
    home = home_of(tmp_path, talked(calm))
    rows: Any = today(home, as_of=moment("2024-09-21"))
    (row,) = [row for row in rows if row["why"] == "again"]
    assert row["says"].startswith(
        "Kim Sample wrote again on 20 September 2024: “I was thinking of you at the lake this morning”. "
        "The last word between you was on 3 May 2024, 4 months before"
    )
    assert row["do"] == "Answer Kim Sample, and ask how they have been."
    home = home_of(_folder(tmp_path, "answered"), talked(calm, (ME, KIM, "2024-09-20", "How good to hear from you.")))
    assert whys(home, "2024-09-22") == []
    pitch = "Sign up for our new hosting plan today and get the first month free. Click here to order."
    home = home_of(_folder(tmp_path, "pitched"), talked((KIM, ME, "2024-09-20", pitch)))
    assert ("again", "Kim Sample") not in whys(home, "2024-09-21")
    many = "Good morning all, we had the same with the lamps and solved it with the old driver."
    home = home_of(_folder(tmp_path, "many"), talked((KIM, ME, "2024-09-20", many)))
    assert ("again", "Kim Sample") not in whys(home, "2024-09-21")


def test_talk_among_many_is_no_silence(tmp_path: Path) -> None:
    """Who wrote to the owner and twenty others since is not said to be silent."""
    box = Mailbox()
    box.talk(KIM, [f"2023-{month:02}-03" for month in range(1, 12)])
    box.talk(BO, [f"2024-{month:02}-05" for month in range(1, 7)])  # so that one can see until June
    home = home_of(tmp_path, box)
    assert ("quiet", "Kim Sample") in whys(home, "2024-06-20")
    many = ", ".join(f"n{number}@people.example" for number in range(30))
    box.mail(KIM, f"{ME}, {many}", "2024-05-03", "The plan for the fair is done, tell me what you think.")
    assert ("quiet", "Kim Sample") not in whys(home_of(_folder(tmp_path, "more"), box), "2024-06-20")


def test_the_future_changes_no_morning(tmp_path: Path) -> None:
    """What comes later is not in the lines of an earlier day."""
    box = talked((ME, KIM, "2024-05-06T09:00", "Hello Kim, I'll send you the price list on Friday."))
    home = home_of(tmp_path, box)
    before = today(home, as_of=moment("2024-05-10"))
    box.mail(ME, KIM, "2024-05-12T09:00", "Hello Kim, the price list is attached.")
    bring_in(home, [str(box.mbox(tmp_path / "more.mbox"))])
    assert today(home, as_of=moment("2024-05-10")) == before
