"""The gate's desk: recipients as typed, lists, errors, and that the past stays the past."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from exports import ME, Mailbox
from goodterms.desk.bring_in import bring_in
from goodterms.desk.moment import moment
from goodterms.desk.people import people
from goodterms.desk.standards import change, reset, standards
from goodterms.desk.trouble import Trouble
from goodterms.desk.weigh import recipients, weigh

ANN = "Ann Example <ann@example.org>"
OTHER_ANN = "Ann Example <ann.example@example.net>"
ASK = "Could you introduce me to the head of your department, please?"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Two people called Ann Example, both written to in one mail: one of them written with on two occasions, the other
    once.
    """
    box = Mailbox()
    box.mail(ME, f"{ANN}, {OTHER_ANN}", "2020-02-01", "You two have one name, so here you are together.")
    box.talk(ANN, ["2021-02-01", "2021-06-01"])
    box.talk(OTHER_ANN, ["2021-03-01"])
    bring_in(tmp_path / "home", [str(box.mbox(tmp_path / "all.mbox"))])
    return tmp_path / "home"


def test_recipients_come_back_exactly_as_typed(home: Path) -> None:
    """Keys of the command contract, and the recipient as it was typed."""
    to = [" Ann@Example.org", "Ann Example <ann.example@example.net>", "nobody@example.com"]
    answer: Any = weigh(home, ASK, to, as_of=moment("2021-07-01"))
    assert [verdict["to"] for verdict in answer["verdicts"]] == to
    assert [verdict["depth"] for verdict in answer["verdicts"]] == ["acquaintance", "contact", "unknown"]
    assert answer["verdicts"][2]["person"] is None
    assert set(answer["verdicts"][0]) == {
        "to", "person", "verdict", "depth", "state", "last_two_way", "findings", "chance",
    }  # fmt: skip
    found = [verdict["verdict"] for verdict in answer["verdicts"]]
    assert answer["counts"] == {word: found.count(word) for word in ("go", "hello_first", "dont")}


def test_name_of_two_people_is_an_error_that_lists_them(home: Path) -> None:
    """More than one match is never guessed."""
    with pytest.raises(Trouble, match=r"ann@example\.org.*or.*ann\.example@example\.net"):
        weigh(home, ASK, ["Ann Example"])


def test_name_that_nobody_has_is_an_error_but_not_on_a_list(home: Path) -> None:
    """A typed name that nobody has is a slip; on a list it is somebody unknown."""
    with pytest.raises(Trouble, match="nobody called"):
        weigh(home, ASK, ["Zoe Nowhere"])
    answer: Any = weigh(home, ASK, [], listed=["Zoe Nowhere"])
    assert answer["verdicts"][0]["depth"] == "unknown"


def test_name_of_two_people_is_set_aside_on_a_list(home: Path) -> None:
    """Somebody known is never called unknown because two people share the name; the others are weighed."""
    with pytest.raises(Trouble, match="could be Ann Example"):
        weigh(home, ASK, ["Ann Example"])
    answer: Any = weigh(home, ASK, [], listed=["ann@example.org", "Ann Example"])
    assert [row["to"] for row in answer["verdicts"]] == ["ann@example.org"]
    assert [row["to"] for row in answer["set_aside"]] == ["Ann Example"]
    assert "could be Ann Example" in answer["set_aside"][0]["why"]


@pytest.mark.parametrize(
    ("text", "to", "kind", "says"),
    [
        ("", ["ann@example.org"], None, "no text"),
        ("x", [], None, "to whom"),
        ("x", ["ann@example.org"], "begging", "no kind"),
    ],
)
def test_wrong_use_is_one_sentence(home: Path, text: str, to: list[str], kind: str | None, says: str) -> None:
    """An empty text, nobody to send to, a kind that does not exist: code 2 and a sentence."""
    with pytest.raises(Trouble, match=f"(?i){says}") as caught:
        weigh(home, text, to, kind=kind)
    assert caught.value.code == 2


def test_yourself_is_no_stranger(home: Path) -> None:
    """Your own address on a list is said to be yours."""
    answer: Any = weigh(home, ASK, [ME])
    assert (answer["verdicts"][0]["verdict"], answer["verdicts"][0]["findings"][0]["rule"]) == ("go", "yourself")


def test_a_later_import_never_changes_a_judgement_of_the_past(home: Path, tmp_path: Path) -> None:
    """What happened after the moment of judging is unseen, in verdicts as in the list of people."""
    then = moment("2021-07-01")
    before = weigh(home, ASK, ["ann@example.org"], as_of=then), people(home, everyone=True, as_of=then)
    later = Mailbox()
    later.talk(ANN, [f"2022-{month:02}-05" for month in range(1, 13)])
    bring_in(home, [str(later.mbox(tmp_path / "later.mbox"))])
    after = weigh(home, ASK, ["ann@example.org"], as_of=then), people(home, everyone=True, as_of=then)
    assert after == before


def test_standards_change_the_word_and_come_back(home: Path) -> None:
    """The owner's own standard is kept, used, shown as own, and taken back."""
    assert change(home, "bears.acquaintance.3", "go")["own"] is True
    answer: Any = weigh(home, f"Hi Ann, how are you? {ASK}", ["ann@example.org"], as_of=moment("2021-06-10"))
    assert answer["verdicts"][0]["verdict"] == "go"
    assert reset(home, "bears.acquaintance.3")["own"] is False
    assert not [row for row in standards(home) if row["own"]]
    with pytest.raises(Trouble, match="no standard"):
        change(home, "kindness", "more")
    with pytest.raises(Trouble):
        change(home, "silence_days", "soon")


def test_what_would_not_stand_is_not_taken_back(home: Path) -> None:
    """A default that another standard of one's own rules out is refused in a sentence, and everything still loads."""
    change(home, "maybe_at", "0.2")
    change(home, "ask_at", "0.3")
    with pytest.raises(Trouble, match="Change that first"):
        reset(home, "maybe_at")
    assert weigh(home, "Hello", ["ann@example.org"])["counts"]
    reset(home, "ask_at")
    reset(home, "maybe_at")
    assert not [row for row in standards(home) if row["own"]]


def test_recipients_of_a_table(tmp_path: Path) -> None:
    """The column of addresses is found by its name; a list of one column needs none."""
    table = tmp_path / "list.csv"
    table.write_text("Name,E-mail,City\nAnn,ann@example.org,Bath\nBob,,York\n\n", encoding="utf-8")
    assert recipients(table) == ["ann@example.org", "Bob"]
    table.write_text("ann@example.org\nbob@example.org\n", encoding="utf-8")
    assert recipients(table) == ["ann@example.org", "bob@example.org"]
    table.write_text("city,country\nBath,UK\n", encoding="utf-8")
    with pytest.raises(Trouble, match="no column"):
        recipients(table)
    with pytest.raises(Trouble, match="cannot be read"):
        recipients(tmp_path / "missing.csv")


@pytest.mark.parametrize(
    ("greeted", "stopped"),
    [
        ("J\u00f6rg", False),
        ("Jo\u0308rg", False),  # two signs for one letter, as some systems type it
        ("Joerg", False),
        ("Jorg", False),
        ("Zo\u00eb", True),
        ("Zo\u00e9", False),  # nobody is called so
    ],
)
def test_greeted_with_an_accent(tmp_path: Path, greeted: str, *, stopped: bool) -> None:
    """A name with an accent is its owner's, however it was typed; somebody else's with one is another's still."""
    box = Mailbox()
    for who in ("J\u00f6rg Examplar <joerg@example.org>", "Zo\u00eb Examplar <zoe@example.net>"):
        box.talk(who, ["2021-02-01", "2021-06-01"])
    bring_in(tmp_path / "home", [str(box.mbox(tmp_path / "all.mbox"))])
    draft = f"Hi {greeted}, how are you? Could you look over my two pages before Friday?"
    answer: Any = weigh(tmp_path / "home", draft, ["joerg@example.org"], as_of=moment("2021-06-20"))
    rules = [finding["rule"] for finding in answer["verdicts"][0]["findings"]]
    assert ("wrong_name" in rules) is stopped
