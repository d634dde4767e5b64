"""The morning's lines, from a mailbox."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from exports import ME, Mailbox
from goodterms.desk.bring_in import bring_in
from goodterms.desk.moment import moment
from goodterms.desk.ready import ready
from goodterms.desk.standing import crowd, standards_of
from goodterms.desk.today import day_lines, today
from goodterms.notice.today import Why

WALT = "Walt Waiting <walt@example.org>"
QUINN = "Quinn Quiet <quinn@example.net>"


def days(first: str, *, every: int, times: int) -> list[str]:
    """Days an even distance apart, as ISO dates."""
    start = moment(first) - 86_400
    from goodterms.words import iso_day

    return [iso_day(start + n * every * 86_400) for n in range(times)]


def lines(tmp_path: Path, box: Mailbox, as_of: str) -> list[dict[str, Any]]:
    """Today's lines for a mailbox."""
    bring_in(tmp_path / "home", [str(box.mbox(tmp_path / "all.mbox"))])
    found: list[dict[str, Any]] = today(tmp_path / "home", as_of=moment(as_of))
    return found


def test_nothing_waits(tmp_path: Path) -> None:
    """A tie in good order makes no line."""
    box = Mailbox()
    box.talk(QUINN, days("2022-01-03", every=10, times=30))
    assert lines(tmp_path, box, "2022-10-25") == []


def test_question_not_answered_comes_first(tmp_path: Path) -> None:
    """Somebody known who asked something lately is named with the words and the day; a quiet one comes after."""
    box = Mailbox()
    box.talk(QUINN, days("2020-01-03", every=45, times=14))
    box.talk(WALT, days("2022-03-01", every=20, times=5))
    box.mail(WALT, ME, "2022-06-20", "Hello Olive, which thickness of oak do you need for the counter?")
    found = lines(tmp_path, box, "2022-06-24")
    assert [line["why"] for line in found] == ["owed", "quiet"]
    assert "20 June 2022" in found[0]["says"]
    assert "which thickness of oak" in found[0]["says"]
    assert found[1]["person"]["name"] == "Quinn Quiet"
    assert "as far as mail up to 20 June 2022 shows" in found[1]["says"]


def test_an_answer_takes_the_line_away(tmp_path: Path) -> None:
    """Real contact resets a line by itself."""
    box = Mailbox()
    box.talk(WALT, days("2022-03-01", every=20, times=5))
    asked = box.mail(WALT, ME, "2022-06-20", "Hello Olive, which thickness of oak do you need for the counter?")
    box.mail(ME, WALT, "2022-06-21", "Forty millimetres, please.", answers=asked)
    assert lines(tmp_path, box, "2022-06-24") == []


def test_a_pitch_is_owed_nothing(tmp_path: Path) -> None:
    """A pitch from somebody known makes no line."""
    box = Mailbox()
    box.talk(WALT, days("2022-03-01", every=20, times=5))
    box.mail(WALT, ME, "2022-06-20", "We have launched a brand new programme. Would you like to join our programme?")
    assert lines(tmp_path, box, "2022-06-24") == []


def test_silence_is_not_claimed_beyond_what_we_can_see(tmp_path: Path) -> None:
    """When the history ends months ago nobody is called quiet; one line says what to bring in."""
    box = Mailbox()
    box.talk(QUINN, days("2020-01-03", every=45, times=14))
    box.talk(WALT, days("2022-03-01", every=20, times=5))
    found = lines(tmp_path, box, "2022-09-24")
    assert [(line["why"], line["person"]) for line in found] == [("blind", None)]
    assert "20 May 2022" in found[0]["says"]


def test_a_look_at_few_finds_what_a_look_at_all_finds(tmp_path: Path) -> None:
    """From cold only those are judged of whom there may be something to tell: no line is lost by it, on no day."""
    box = Mailbox()
    steady = "Sam Steadwick <sam@example.net>"
    box.talk(steady, days("2020-01-02", every=8, times=110))
    for day in days("2020-01-04", every=3, times=300):
        box.mail(steady, "fairs@example.net", day, "The hall is open.", List_Id="<fairs.example.net>")
    trees = ["Amber", "Birch", "Cedar", "Dune", "Elder", "Fern", "Gorse", "Hazel", "Ivy", "Kelp", "Laurel", "Moss"]
    for number, tree in enumerate(trees):
        them = f"Wanda {tree}wick <{tree.lower()}@example.org>"
        box.talk(them, days("2020-01-03", every=20 + number, times=10))
        ended = days("2021-03-01", every=30, times=number + 1)[-1]
        if number % 3 == 0:
            box.mail(them, ME, ended, "Hello Olive, which thickness of oak do you need for the counter?")
        for day in days("2020-01-05", every=9, times=60) + days(ended, every=9, times=5):
            box.mail(them, "fairs@example.net", day, "The hall is open.", List_Id="<fairs.example.net>")
    home = tmp_path / "home"
    bring_in(home, [str(box.mbox(tmp_path / "all.mbox"))])
    told = set()
    with ready(home) as connection:
        standards = standards_of(connection)
        for day in days("2020-06-01", every=29, times=26):
            everybody = crowd(connection, moment(day), standards)
            found = day_lines(connection, moment(day), everybody=everybody, most=1_000)
            assert day_lines(connection, moment(day), most=1_000) == found
            told |= {line.why for line in found}
    assert told >= {Why.OWED, Why.BACK, Why.QUIET}
