"""The mirror: the owner beside the owner a year before; kind and true where there is nothing to show."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from exports import ME, Mailbox
from goodterms.desk.bring_in import bring_in
from goodterms.desk.labelling import read_history
from goodterms.desk.mirror import a_year_before, mirror
from goodterms.desk.moment import moment
from goodterms.desk.trouble import Trouble
from goodterms.words import iso_day

ASK = "Could you please lend me your big ladder for the weekend?"
GIVE = "I have attached the plans of the stand for you, as I promised. Here is the address of the printer as well."
PITCH = "Would you like to join our new programme? Book your place in the course now, only 90 euros this week."


def brought(folder: Path, box: Mailbox, *, read: bool = True) -> Path:
    """A home with these mails, read."""
    bring_in(folder / "home", [str(box.mbox(folder / "a.mbox"))], me=["olive@example.com"])
    if read:
        read_history(folder / "home")
    return folder / "home"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two years: friends asked and given to, rounds to many, an ask out of silence, somebody silent since an ask."""
    box = Mailbox()
    ann, eli = "Ann Lee <ann@example.org>", "\u202eEli <b>Quill</b> \u05d0\u05dc\u05d9 <eli@example.net>"
    box.talk(ann, [f"{year}-{month:02}-10" for year in (2022, 2023, 2024) for month in (1, 2, 3, 4, 5, 6)])
    box.talk(eli, ["2022-01-03", "2022-02-03"])
    for number in range(12):
        asked = box.mail(ME, ann, f"2024-0{1 + number % 6}-{11 + number}", f"{ASK} It is for room {number} of mine.")
        box.mail(ann, ME, f"2024-0{1 + number % 6}-{12 + number}", "Yes, gladly.", answers=asked)
    box.mail(ME, ann, "2024-06-20", GIVE)
    for at in ("2024-03-01", "2024-04-20"):
        for number in range(6):
            box.mail(ME, f"Pat {number} <p{number}@example.com>", at, f"{PITCH} This is the round of {at}, for all.")
    box.mail(ME, eli, "2024-05-01", ASK)
    return brought(tmp_path_factory.mktemp("mirror"), box)


def page(home: Path, day: str = "2024-07-31", **how: Any) -> dict[str, Any]:
    """The mirror as of a day."""
    found: Any = mirror(home, as_of=moment(day), **how)
    return dict(found)


def row(told: dict[str, Any], what: str) -> tuple[str, str]:
    """One row, now and then."""
    return next((one["now"], one["before"]) for one in told["rows"] if one["what"].startswith(what))


def test_now_beside_a_year_before(home: Path) -> None:
    """Asks of this year stand beside those of the last, which were none."""
    told = page(home)
    now, then = row(told, "You asked")
    assert now.endswith("8 people")
    assert then == "0 times, 0 people"
    assert "you asked" in told["opening"]
    assert (told["from"], told["to"]) == ("2023-08-01", "2024-07-31")


def test_rounds_and_programmes(home: Path) -> None:
    """One text to six is a round; who got two of them is counted."""
    told = page(home)
    assert row(told, "One text to five")[0] == "2 times, 6 people"
    assert row(told, "Offered one programme")[0] == "6 people got two or more"


def test_what_came_back(home: Path) -> None:
    """Of twelve asks to a friend all were answered, with the range; the cold ones stand apart with theirs."""
    told = page(home)
    assert row(told, "Asks to people close")[0].startswith("12 of 12; between 76 and 100 in 100")
    assert row(told, "Asks to all others")[0].startswith("0 of 13; between 0 and 23 in 100")
    assert row(told, "Asks to people close")[1] == "none"


def test_a_first_word_that_asks(home: Path) -> None:
    """An ask as the first word after more than half a year of silence is counted among first words."""
    assert row(page(home), "First words")[0].startswith("1 of ")


def test_silent_since_an_ask(home: Path) -> None:
    """They are named, the closest first, with the day; nothing is called a cause."""
    told = page(home)
    assert told["silent"]["n"] == 7
    assert told["silent"]["rows"][0]["date"] == "2024-05-01"
    assert "because" not in str(told)
    assert page(home, "2024-05-10")["silent"]["n"] == 6  # of the last ask two weeks are not over


def test_of_one_month(home: Path) -> None:
    """A month stands beside the same month a year before."""
    told = page(home, month="2024-03")
    assert (told["from"], told["to"], told["before_from"]) == ("2024-03-01", "2024-03-31", "2023-03-01")
    assert row(told, "One text to five")[0] == "1 time, 6 people"
    assert [month["month"] for month in told["months"]][-1] == "2024-03"


@pytest.mark.parametrize("month", ["2024-13", "March", "2024-3", "2031-01", "\u0662\u0660\u0662\u0664-01"])
def test_no_such_month(home: Path, month: str) -> None:
    """What is no month, or still to come, is one sentence."""
    with pytest.raises(Trouble):
        page(home, month=month)


def test_most_asked(home: Path) -> None:
    """Whom most was asked of, with what they were given; the same words within a fortnight ask once."""
    first = page(home)["people"][0]
    assert (first["person"]["name"], first["gave"]) == ("Ann Lee", 1)
    assert 1 < first["asked"] < 12


def test_without_an_ask(tmp_path: Path) -> None:
    """Something kind and true is said; there is nothing to compare with before the record begins."""
    box = Mailbox()
    box.talk("Ann Lee <ann@example.org>", ["2024-06-01", "2024-06-09"])
    told = page(brought(tmp_path, box))
    assert told["opening"].endswith("and I read no ask in any of them.")
    assert told["before_from"] is None
    assert row(told, "Silent since")[0] == "0 people"


def test_one_person_long_ago(tmp_path: Path) -> None:
    """A record where nothing happened in the last years says so, and holds nothing up."""
    box = Mailbox()
    box.talk("Ann Lee <ann@example.org>", ["2014-06-01"])
    assert "I see no message of yours" in page(brought(tmp_path, box))["opening"]


def test_nothing_is_held_beside_what_was_not_read(tmp_path: Path) -> None:
    """A year that nobody has read yet is no year without a gift: nothing stands there until it is read."""
    box = Mailbox()
    ann = "Ann Lee <ann@example.org>"
    for year in (2021, 2022, 2023, 2024):
        for month in range(1, 7):
            box.talk(ann, [f"{year}-{month:02}-10"], back=GIVE)
    place = brought(tmp_path, box, read=False)
    told = page(place)
    assert (told["before_unread"], row(told, "You gave")[1], told["before_to"]) == (True, "", None)
    read_history(place)
    told = page(place)
    assert told["before_unread"] is False
    assert row(told, "You gave")[1].startswith("in ")


def test_no_record(tmp_path: Path) -> None:
    """Without a record it says what to bring in."""
    with pytest.raises(Trouble):
        mirror(tmp_path / "none")


def test_a_leap_day() -> None:
    """A year before 29 February is the 28th."""
    assert iso_day(a_year_before(moment("2024-02-28") + 10)) == "2023-02-28"


def test_answers_are_counted_when_all_had_time(tmp_path: Path) -> None:
    """An ask of last week counts neither as answered nor as unanswered yet, or quick ones alone would."""
    box = Mailbox()
    ann = "Ann Lee <ann@example.org>"
    box.talk(ann, [f"2024-{month:02}-10" for month in (1, 2, 3, 4, 5, 6)])
    for number in range(12):
        asked = box.mail(ME, ann, f"2024-06-{11 + number}", f"{ASK} It is for room {number} of mine.")
        box.mail(ann, ME, f"2024-06-{12 + number}", "Yes, gladly.", answers=asked)
    home = brought(tmp_path, box)
    close = "Asks to people close lately, answered"
    assert row(page(home, "2024-07-31"), close)[0].startswith("12 of 12")
    assert not row(page(home, "2024-06-28"), close)[0].startswith("12 of")
