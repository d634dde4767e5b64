"""Who could supply a need, from exports to the list."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from exports import ME, LinkedIn, Mailbox
from goodterms.desk.bring_in import bring_in
from goodterms.desk.find import find
from goodterms.desk.forget import forget_line
from goodterms.desk.log import note
from goodterms.desk.moment import moment
from goodterms.desk.trouble import Trouble
from goodterms.desk.whom import Whom
from goodterms.desk.word import word
from goodterms.record import opened

NOW = moment("2024-12-30")
KIM, BO, ZOE = "Kim Sample", "Bo Beispiel", "Zoe Example"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A printer one knows, one one knows little, one who is a name; a mail in which somebody says what they do."""
    linked, box = LinkedIn(), Mailbox()
    for name, company in ((KIM, "Sample Press"), (BO, "Beispiel Druck"), (ZOE, "Example Prints")):
        linked.connect(name, "16 Dec 2019", company=company, mail=f"{name.split()[0].lower()}@people.example")
    box.talk("Kim Sample <kim@people.example>", [f"2024-{month:02}-03" for month in range(1, 12)])
    box.talk("Bo Beispiel <bo@people.example>", ["2021-03-04"])
    said = "Hello Olive,\n\nwe bake bread for small hotels now. Do you know a printer?\n"
    box.mail("Ann Other <ann@people.example>", ME, "2024-05-06", said)
    bring_in(tmp_path / "home", [str(linked.zip(tmp_path / "Basic_LinkedInDataExport.zip"))])
    bring_in(tmp_path / "home", [str(box.mbox(tmp_path / "all.mbox"))])
    return tmp_path / "home"


def names(home: Path, need: str) -> list[str]:
    """Who is named, in order."""
    found: Any = find(home, need, as_of=NOW)
    return [row["person"]["name"] for row in found["people"]]


def number(home: Path, who: str) -> int:
    """The number of somebody."""
    with opened.reading(home) as connection:
        return Whom(connection).find(who) or 0


def test_whom_one_knows_comes_first_and_names_last(home: Path) -> None:
    """By tie, with the words that say so, where they come from and as of when; names are marked."""
    found: Any = find(home, "somebody who prints", as_of=NOW)
    assert [(row["person"]["name"], row["known"]) for row in found["people"]] == [(KIM, True), (BO, True), (ZOE, False)]
    best = found["people"][0]
    assert best["says"] == "Printer at Sample Press"
    assert (best["lines"][0]["words"], best["lines"][0]["source"]) == (["Printer"], "linkedin")


def test_another_word_for_the_trade(home: Path) -> None:
    """A need in another language, and in another form, finds the same people."""
    assert names(home, "Druckerei") == names(home, "printing") == [KIM, BO, ZOE]


def test_own_words_count(home: Path) -> None:
    """What somebody wrote of their own work names them, with its day; whom they look for does not."""
    found: Any = find(home, "bakery", as_of=NOW)
    assert [row["says"] for row in found["people"]] == [
        "They wrote on 6 May 2024: “we bake bread for small hotels now.”"
    ]
    assert "Ann Other" not in names(home, "printer")


def test_regard_and_notes(home: Path) -> None:
    """Whom the owner trusts goes first, whom they were put off by is not named, and a note of theirs counts."""
    word(home, number(home, BO), "trusted")
    word(home, number(home, KIM), "put_off")
    assert names(home, "printer") == [BO, ZOE]
    note(home, ZOE, "Keeps bees and sells honey")
    found: Any = find(home, "honey")
    assert found["people"][0]["says"].startswith("Your note on ")


def test_the_future_is_not_seen(home: Path) -> None:
    """As of a day, what was written later is not known."""
    found: Any = find(home, "bakery", as_of=moment("2024-05-05"))
    assert found["people"] == []


@pytest.mark.parametrize("need", ["", "   ", "the of a", '"', "*", "NEAR AND OR"])
def test_nothing_to_look_for_is_said(home: Path, need: str) -> None:
    """A need without a word of its own is a sentence."""
    with pytest.raises(Trouble, match="Say what you need"):
        find(home, need)


@pytest.mark.parametrize("need", ["x" * 10_000, "نجار", '"quoted" -minus col:on ^caret {brace}', "printer" * 500])
def test_hostile_needs_find_nobody(home: Path, need: str) -> None:
    """Anything may be typed."""
    assert names(home, need) == []


def test_taken_back_and_forgotten(home: Path) -> None:
    """What an undone import brought is not found any more."""
    from goodterms.desk.imports import undo

    undo(home, 1)
    assert KIM not in names(home, "Sample Press")


def test_what_was_only_written_of_comes_after_what_is_known(home: Path) -> None:
    """Whoever has but mentioned it is named where nobody's title says it, and it is said to be no more than that."""
    import sqlite3

    with sqlite3.connect(home / "record.sqlite") as connection:
        connection.execute("DELETE FROM about")
    found: Any = find(home, "printer", as_of=NOW)
    assert {line["topic"] for row in found["people"] for line in row["lines"][:1]} == {"spoke"}
    assert found["people"][0]["says"].startswith("I do not see that it is their work, but they wrote on ")


@pytest.mark.parametrize("need", ["imprimeurs", "Druckereien", "imprentas", "brochures"])
def test_forms_and_languages(home: Path, need: str) -> None:
    """A trade in the plural of another language, or a thing it makes, finds who does it."""
    assert names(home, need)[:2] == [KIM, BO]


def test_one_need_among_many_people(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where more fit than ties are judged, the nearest are still named, and the others counted."""
    from goodterms.desk import find as desk

    monkeypatch.setattr(desk, "LOOKED_AT", 1)
    found: Any = find(home, "printer", as_of=NOW)
    assert ([row["person"]["name"] for row in found["people"]], found["more"]) == ([KIM], 2)


def test_signatures_count(tmp_path: Path) -> None:
    """Who signs as something is found by it, with the last day they did; a line that was forgotten finds nobody."""
    box = Mailbox()
    for day, post in (("2023-05-06", "Cellist, Oak Quartet"), ("2024-05-06", "Luthier, Oak Workshop")):
        box.mail("Ann Other <ann@people.example>", ME, day, f"Hello Olive, see you.\n\n-- \nAnn Other\n{post}")
    box.mail("Ann Other <ann@people.example>", ME, "2024-06-06", "We tune violas.\n\n-- \nAnn\nLuthier, Oak Workshop")
    bring_in(tmp_path / "home", [str(box.mbox(tmp_path / "all.mbox"))], me=["olive@example.com"])
    found: Any = find(tmp_path / "home", "luthier", as_of=NOW)
    assert [row["says"] for row in found["people"]] == ["They sign as “Luthier, Oak Workshop”, last on 6 June 2024."]
    before: Any = find(tmp_path / "home", "luthier", as_of=moment("2024-01-01"))
    assert before["people"] == []
    forget_line(tmp_path / "home", "ann@people.example", "Luthier, Oak Workshop")
    forget_line(tmp_path / "home", "ann@people.example", "Cellist, Oak Quartet")
    assert [names(tmp_path / "home", need) for need in ("luthier", "cellist")] == [[], []]
    bring_in(tmp_path / "home", [str(box.mbox(tmp_path / "again.mbox"))])
    assert names(tmp_path / "home", "luthier") == []


def test_own_words_that_were_forgotten_find_nobody(tmp_path: Path) -> None:
    """A line that is shown nowhere is not found either; another of the same person still is."""
    box = Mailbox()
    box.mail("Ann Other <ann@people.example>", ME, "2024-05-06", "I work as a luthier.\n\nI teach dancing, too.")
    bring_in(tmp_path / "home", [str(box.mbox(tmp_path / "all.mbox"))], me=["olive@example.com"])
    assert names(tmp_path / "home", "luthier") == ["Ann Other"]
    forget_line(tmp_path / "home", "ann@people.example", "I work as a luthier.")
    assert (names(tmp_path / "home", "luthier"), names(tmp_path / "home", "dancing")) == ([], ["Ann Other"])
