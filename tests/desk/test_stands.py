"""How two stand, in sentences that a record bears out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from exports import ME, Mailbox
from goodterms.desk.bring_in import bring_in
from goodterms.desk.labelling import read_history
from goodterms.desk.moment import moment
from goodterms.desk.person import person
from goodterms.desk.weigh import weigh
from goodterms.desk.word import word

ANN = "Ann Lee <ann@example.org>"
BOB = "Bob Reed <bob@example.net>"
CLEO = "Cleo Hart <cleo@example.com>"
DAN = "Dan Moss <dan@example.org>"
EVE = "Eve Stone <eve@example.net>"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ann is close and lately silent, Bob wrote in vain, Cleo was introduced by Ann, Dan never answered."""
    box = Mailbox()
    box.talk(ANN, [f"{year}-{month:02}-{day:02}" for year in (2019, 2020) for month in range(1, 13) for day in (3, 17)])
    box.mail(BOB, ME, "2020-05-05", "Please look at our offer for banners.")
    box.mail(ANN, f"{ME}, {CLEO}", "2020-06-01", "I would like to introduce you two: Cleo prints on linen.")
    box.talk(CLEO, ["2020-06-03"], back="I am building a stand for the fair in May and need linen.")
    box.mail(ME, DAN, "2020-07-01", "Could you send me the price list, please?")
    box.talk(EVE, [f"2021-{month:02}-09" for month in range(1, 12)])
    folder = tmp_path_factory.mktemp("stands")
    bring_in(folder / "home", [str(box.mbox(folder / "all.mbox"))])
    read_history(folder / "home")
    return folder / "home"


def page(home: Path, who: str, day: str = "2021-11-09") -> Any:
    """The page of somebody as of a day."""
    return person(home, who, as_of=moment(day))


def said(home: Path, who: str, day: str = "2021-11-09") -> str:
    """All sentences on how the two stand."""
    return " ".join(page(home, who, day)["stands"])


def test_a_relationship_is_told_by_its_weeks(home: Path) -> None:
    """What was built, since when, how long it is silent, as far as one can see, and what may come."""
    sentences = said(home, "Ann Lee")
    assert (
        "You two went back and forth in 48 different weeks over nearly two years, from 3 January 2019 on." in sentences
    )
    assert "All of it was in writing, as far as I can see." in sentences
    assert "That is more than ten months without an exchange, as far as mail up to 9 November 2021 shows" in sentences
    assert "you used to be in touch every two weeks or so" in sentences or "every 14 days" in sentences
    assert "A word from either of you: within a month unlikely (" in sentences


def test_daily_life_is_likely_to_go_on(home: Path) -> None:
    """In the middle of it nothing is said of silence, and more contact is likely."""
    sentences = said(home, "Ann Lee", "2020-11-18")
    assert "without an exchange" not in sentences
    assert "within three months likely (" in sentences


def test_one_sided_ties_say_so(home: Path) -> None:
    """Who wrote in vain, and to whom the owner did."""
    assert "They wrote to you once, last on 5 May 2020; you never wrote back." in said(home, "Bob Reed")
    assert "You wrote to them once, last on 1 July 2020; they never answered." in said(home, "Dan Moss")
    assert "A word from either of you" not in said(home, "Dan Moss")


def test_a_word_that_stands_alone_is_told(tmp_path: Path) -> None:
    """After the last exchange: who wrote, and that nobody answered."""
    box = Mailbox()
    box.talk(ANN, ["2019-03-03", "2019-05-05"])
    box.mail(ANN, ME, "2019-11-11", "Two years went by like nothing. Are you well?")
    box.talk(BOB, ["2019-03-03", "2019-05-05"])
    box.mail(ME, BOB, "2019-12-12", "Are you well?")
    box.mail(CLEO, ME, "2020-06-01", "Hello, I print on linen.")
    bring_in(tmp_path / "home", [str(box.mbox(tmp_path / "a.mbox"))])
    assert "They wrote to you on 11 November 2019; I see no answer of yours." in said(tmp_path / "home", "Ann Lee")
    assert "You wrote to them on 12 December 2019; I see no answer of theirs." in said(tmp_path / "home", "Bob Reed")


def test_talk_among_many_is_told_beside_the_silence(tmp_path: Path) -> None:
    """Who wrote with the owner among many since is not said to be simply silent: on the page, and at the gate."""
    box = Mailbox()
    box.talk(ANN, [f"2019-{month:02}-03" for month in range(1, 9)])
    box.talk(BOB, [f"2019-{month:02}-03" for month in range(1, 9)])
    many = ", ".join(f"n{number}@people.example" for number in range(30))
    box.mail(ANN, f"{ME}, {many}", "2020-05-03", "The plan for the fair is done, tell me what you think.")
    box.mail(CLEO, ME, "2020-06-01", "Hello, I print on linen.")
    home = tmp_path / "home"
    bring_in(home, [str(box.mbox(tmp_path / "a.mbox"))])
    told = "Among many you two wrote with each other on 3 May 2020"
    assert told in said(home, "Ann Lee", "2020-06-02")
    assert told not in said(home, "Ann Lee", "2020-05-02")
    assert told not in said(home, "Bob Reed", "2020-06-02")
    weighed: Any = weigh(home, "Could you lend me your ladder?", ["Ann Lee", "Bob Reed"], as_of=moment("2020-06-02"))
    ann, bob = (
        next(one["says"] for one in row["findings"] if one["rule"] == "long_silence") for row in weighed["verdicts"]
    )
    assert "last spoke on " in ann
    assert ", among many on 3 May 2020" in ann
    assert "among many" not in bob


def test_a_word_for_many_and_a_meeting_are_told_as_what_they_are(tmp_path: Path) -> None:
    """What went round to everybody was not written to them alone, and who met did not write."""
    box = Mailbox()
    box.talk(ANN, ["2019-03-03", "2019-05-05"])
    box.mail(ME, ANN, "2019-12-12", "Dear friends, the shop has new hours from Wednesday on.")
    box.talk(BOB, ["2019-03-03", "2019-05-05"])
    calendar = tmp_path / "c.ics"
    others = "".join(f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:guest{n}@example.org\r\n" for n in range(9))
    calendar.write_text(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\nBEGIN:VEVENT\r\nUID:1@x.example\r\n"
        "DTSTAMP:20190101T000000Z\r\nDTSTART:20190909T090000Z\r\nDTEND:20190909T100000Z\r\nSUMMARY:Evening\r\n"
        f"ORGANIZER:mailto:{ME}\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:bob@example.net\r\n{others}"
        "END:VEVENT\r\nEND:VCALENDAR\r\n",
        newline="",
    )
    box.mail(CLEO, ME, "2020-06-01", "Hello, I print on linen.")
    bring_in(tmp_path / "home", [str(box.mbox(tmp_path / "a.mbox")), str(calendar)])
    many = "You wrote to them on 12 December 2019, in words that were for many; I see no answer of theirs."
    assert many in said(tmp_path / "home", "Ann Lee")
    found = said(tmp_path / "home", "Bob Reed")
    assert "You two were at the same meeting on 9 September 2019; I see no word between you since." in found
    assert "wrote to" not in found


def test_what_somebody_had_in_copy_was_not_written_to_them(tmp_path: Path) -> None:
    """It began with a copy, which is said; a later copy is neither a word that waits nor what they were told."""
    box = Mailbox()
    box.mail(ME, BOB, "2018-02-02", "We moved the shop to the harbour.", Cc=ANN)
    box.talk(ANN, ["2019-03-03", "2019-05-05"], back="I am grateful for your help with the plans.")
    box.mail(ME, BOB, "2019-12-12", "Our cat has run away and come back.", Cc=ANN)
    box.mail(CLEO, ME, "2020-06-01", "Hello, I print on linen.")
    bring_in(tmp_path / "home", [str(box.mbox(tmp_path / "a.mbox"))])
    found = page(tmp_path / "home", "Ann Lee")
    assert (found["began"]["date"], found["began"]["how"]) == (
        "2018-02-02", "you wrote to somebody else, with them in copy",
    )  # fmt: skip
    assert found["told_them"] is None
    assert "I see no answer of theirs" not in " ".join(found["stands"])


def test_what_goes_round_to_everybody_is_no_rhythm(tmp_path: Path) -> None:
    """One exchange and a greeting to all every Christmas: nobody says that the two used to be in touch every year."""
    box = Mailbox()
    box.talk(ANN, ["2012-03-03"])
    for year in range(2013, 2020):
        box.mail(ME, ANN, f"{year}-12-20", "Dear friends, the shop is closed until Epiphany.")
    bring_in(tmp_path / "home", [str(box.mbox(tmp_path / "a.mbox"))])
    assert "used to be in touch" not in said(tmp_path / "home", "Ann Lee")
    found = page(tmp_path / "home", "Ann Lee")
    assert (found["days_in_touch"], found["usual_gap_days"]) == (8, None)


def test_an_introduction_is_how_it_began(home: Path) -> None:
    """By whom, when, and one exchange since."""
    found = page(home, "Cleo Hart")
    assert (found["began"]["way"], found["began"]["how"], found["began"]["date"]) == (
        "introduced", "Ann Lee introduced you two", "2020-06-01",
    )  # fmt: skip
    assert "You two went back and forth once, on 3 June 2020." in found["stands"]


def test_what_they_know_of_you(home: Path) -> None:
    """The last thing they were told of the owner."""
    told = page(home, "Cleo Hart")["told_them"]
    assert told["date"] == "2020-06-03"
    assert told["words"].startswith("I am building a stand for the fair in May")
    assert page(home, "Bob Reed")["told_them"] is None


@pytest.mark.parametrize(
    ("back", "told"),
    [
        ("I don't do such things any more.", None),
        ("I cannot come on Monday, I am sorry to say.", None),
        ("I opened a second shop at the harbour.", "I opened a second shop at the harbour"),
        ("We do not open on Mondays any more.", "We do not open on Mondays any more"),
    ],
)
def test_a_no_tells_nothing_of_oneself(tmp_path: Path, back: str, told: str | None) -> None:
    """What was declined is not what they know of the owner."""
    box = Mailbox()
    box.talk(ANN, ["2019-03-03", "2019-05-05"], back=back)
    bring_in(tmp_path / "home", [str(box.mbox(tmp_path / "a.mbox"))])
    found = page(tmp_path / "home", "Ann Lee")["told_them"]
    assert (found and found["words"]) == told


def test_asks_each_way_are_sums(home: Path) -> None:
    """An ask of the owner's is a sum with its range beside the words each way."""
    balance = page(home, "Dan Moss")["balance"]
    assert (balance["in"], balance["out"]) == (0, 1)
    assert balance["asked_by_you"]["low"] <= balance["asked_by_you"]["sum"] <= balance["asked_by_you"]["high"] <= 1
    assert balance["asked_by_you"]["n"] == 1
    assert balance["asked_by_them"]["n"] == 0


def test_talk_elsewhere_moves_the_estimate(home: Path) -> None:
    """The word that two talk elsewhere lifts the chance and stands in place of the silence, until it is taken back."""
    ann = page(home, "Ann Lee")["id"]
    before = page(home, "Ann Lee")
    word(home, ann, "talks_elsewhere")
    after = page(home, "Ann Lee")
    word(home, ann, "talks_elsewhere", back=True)
    assert after["chance_90"][1] > before["chance_90"][1]
    assert (
        "You told me that you two talk where I cannot see it, so their silence here counts for nothing."
        in after["stands"]
    )
    assert not any("without an exchange" in sentence for sentence in after["stands"])
    assert page(home, "Ann Lee")["stands"] == before["stands"]


def test_what_ends_where_sight_ends(home: Path) -> None:
    """Years after the last export, chances are told as of its end."""
    assert "As of 9 November 2021, where what I can see ends." in said(home, "Ann Lee", "2024-05-01")
