"""Our judgement beside the owner's word."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from exports import ME, Mailbox
from goodterms.desk.bring_in import bring_in
from goodterms.desk.person import person
from goodterms.desk.trouble import Trouble
from goodterms.desk.validate import answer, report, to_ask
from goodterms.desk.word import word

ANN = "Ann Lee <ann@example.org>"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A close one, some met once or twice, and many who wrote in vain."""
    box = Mailbox()
    box.talk(ANN, [f"2021-{month:02}-03" for month in range(1, 12)])
    for number in range(5):
        box.talk(f"Known {number} <known{number}@example.net>", [f"2021-0{number + 1}-10", f"2021-0{number + 3}-20"])
    for number in range(60):
        box.mail(f"Vain {number} <vain{number}@example.org>", ME, "2021-03-03", "I hope this finds you well.")
    bring_in(tmp_path / "home", [str(box.mbox(tmp_path / "all.mbox"))])
    return tmp_path / "home"


def asked(home: Path) -> list[Any]:
    """Whom it would ask now."""
    found: Any = to_ask(home)["people"]
    return list(found)


def number(home: Path, name: str) -> int:
    """The number of somebody."""
    return int(str(person(home, name)["id"]))


def test_forty_people_and_nothing_of_what_is_judged(home: Path) -> None:
    """Forty at most, each depth among them, and nothing that gives away how they are judged."""
    people = asked(home)
    assert len(people) == 40
    assert {"Ann Lee", *(f"Known {n}" for n in range(5))} <= {one["name"] for one in people}
    assert {key for one in people for key in one} == {"id", "name", "reach"}


def test_it_can_be_gone_on_with(home: Path) -> None:
    """The same people in the same order the next time, without those who were answered; others when wanted."""
    first = asked(home)
    answer(home, first[0]["id"], "slight")
    answer(home, first[1]["id"], "none", elsewhere=False)
    assert asked(home) == first[2:]
    assert {key: to_ask(home)[key] for key in ("answered", "in_all")} == {"answered": 2, "in_all": 40}
    assert {one["id"] for one in asked(home)} != {one["id"] for one in to_ask(home, again=True)["people"]}  # type: ignore[attr-defined] # a list of rows


def test_answers_are_the_owners_words(home: Path) -> None:
    """What differs becomes the owner's word on the depth, and talk elsewhere a word on the person."""
    known = number(home, "Known 1")
    answer(home, known, "close", elsewhere=True)
    page: Any = person(home, "Known 1")
    assert page["depth"] == "relationship"
    assert "How well you two know each other is your own word." in page["stands"]
    assert any("talk where I cannot see it" in sentence for sentence in page["stands"])
    answer(home, known, "friendly", elsewhere=False)
    page = person(home, "Known 1")
    assert page["depth"] == "acquaintance"
    assert not any("talk where I cannot see it" in sentence for sentence in page["stands"])


def test_a_word_that_says_the_same_leaves_the_count(home: Path) -> None:
    """Where the owner agrees, the depth goes on being counted."""
    answer(home, number(home, "Known 2"), "friendly")
    assert "How well you two know each other is your own word." not in person(home, "Known 2")["stands"]  # type: ignore[operator] # a list of sentences


def test_report(home: Path) -> None:
    """Agreement, which way it errs, and of whom; judged as before the owner's word, also when said twice."""
    known, ann, vain = (number(home, name) for name in ("Known 1", "Ann Lee", "Vain 3"))
    answer(home, known, "slight", elsewhere=True)
    answer(home, known, "close", elsewhere=True)
    answer(home, ann, "close")
    answer(home, vain, "slight")
    found: Any = report(home)
    assert {key: found[key] for key in ("answers", "agree", "closer", "looser", "elsewhere")} == {
        "answers": 3, "agree": 1, "closer": 2, "looser": 0, "elsewhere": 1,
    }  # fmt: skip
    assert {(one["name"], one["said"], one["judged"]) for one in found["wrong"]} == {
        ("Known 1", "close", "acquaintance"),
        ("Vain 3", "slight", "name"),
    }
    assert found["table"]["close"] == {"relationship": 1, "acquaintance": 1, "contact": 0, "name": 0}


def test_calibration_is_of_the_past(home: Path) -> None:
    """As of 90 days before the end, of ties with two days or more, each in one row."""
    told: Any = report(home)["calibration"]
    assert told["ties"] == sum(row["ties"] for row in told["rows"]) == 6
    assert [row["word"] for row in told["rows"]] == ["likely", "even", "unlikely"]


def test_what_cannot_be_answered(home: Path) -> None:
    """Another word, or a number that nobody has, is said and keeps nothing."""
    with pytest.raises(Trouble, match="close, friendly, slight, none"):
        answer(home, 3, "dear")
    with pytest.raises(Trouble, match="99999"):
        answer(home, 99_999, "close")
    assert report(home)["answers"] == 0


def test_who_is_not_to_be_mentioned_is_not_asked_about(home: Path) -> None:
    """Nobody is asked about the dead."""
    word(home, number(home, "Ann Lee"), "deceased")
    assert "Ann Lee" not in {one["name"] for one in asked(home)}
