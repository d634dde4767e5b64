"""Who could introduce, from exports to the steps."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from exports import ME, LinkedIn, Mailbox
from goodterms.desk.bring_in import bring_in
from goodterms.desk.intro import intro
from goodterms.desk.moment import moment
from goodterms.desk.trouble import Trouble

NOW = moment("2024-12-30")
KIM, BO, ZOE = "Kim Sample <kim@people.example>", "Bo Beispiel <bo@people.example>", "Zoe Example <zoe@target.example>"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Kim, a friend, and Bo, met once, were in mails with Zoe; Max works where Zoe does, and is known a little."""
    folder, box, linked = tmp_path_factory.mktemp("intro"), Mailbox(), LinkedIn()
    box.talk(KIM, [f"2024-{month:02}-03" for month in range(1, 12)])
    box.talk(BO, ["2021-03-04"])
    for day in ("2024-02-01", "2024-03-01", "2024-04-01"):
        box.mail(KIM, f"{ME}, {ZOE}", day, "The plans for the stand, for both of you.")
    box.mail(BO, f"{ME}, {ZOE}", "2021-05-05", "Hello both, here is the list.")
    box.talk("Max Muster <max@target.example>", ["2023-01-01", "2023-02-01", "2023-06-01"])
    linked.connect("Zoe Example", "16 Dec 2019", company="Target Works", mail="zoe@target.example")
    linked.connect("Max Muster", "16 Dec 2019", company="Target Works", mail="max@target.example")
    bring_in(
        folder / "home", [str(box.mbox(folder / "all.mbox")), str(linked.zip(folder / "Basic_LinkedInDataExport.zip"))]
    )
    return folder / "home"


def asked(home: Path, whom: str) -> Any:
    """The desk's answer."""
    return intro(home, whom, as_of=NOW)


def test_both_ties_decide(home: Path) -> None:
    """The friend who was with them in several mails comes first, each with what shows it and the gate's word."""
    found = asked(home, "Zoe Example")
    by_name = {path["person"]["name"]: path for path in found["paths"]}
    assert next(iter(by_name)) == "Kim Sample"
    says = by_name["Kim Sample"]["links"][0]["says"]
    assert says == "They were in one message or meeting with Zoe Example 3 times, from 1 February 2024 to 1 April 2024."
    assert by_name["Kim Sample"]["verdict"] == "go"
    assert by_name["Bo Beispiel"]["verdict"] == "dont"


def test_colleagues_are_said_to_be_no_more(home: Path) -> None:
    """One employer is no proof that two know each other, and is not said to be."""
    links = [
        link for path in asked(home, "Zoe Example")["paths"] for link in path["links"] if link["how"] == "colleagues"
    ]
    assert ["whether they know each other I cannot see" in link["says"] for link in links] == [True]


def test_the_other_side_is_asked_first(home: Path) -> None:
    """The steps let both sides say no before a name is given."""
    steps = asked(home, "Zoe Example")["steps"]
    assert steps[0].startswith("Ask Kim Sample how well they know Zoe Example")
    assert "Only when Zoe Example says yes" in steps[2]


def test_the_note_lets_both_say_no(home: Path) -> None:
    """The note asks the go-between to ask first, carries the owner's reason, and what they hand on names no owner."""
    found: Any = intro(home, "Zoe Example", because="  we need a stand\nin May ", as_of=NOW)
    note = found["note"]
    assert note["to"] == "Kim Sample"
    assert note["ask"].startswith("Hello Kim,\n\nI think you know Zoe Example. We need a stand in May.\n\n")
    assert "asking Zoe Example first" in note["ask"]
    assert note["hand_on"].startswith("Hello Zoe, somebody I know would like to be introduced to you. We need a stand")


def test_a_hello_comes_first_where_the_gate_says_so(tmp_path: Path) -> None:
    """To somebody long out of touch the first step is a hello, and the note comes after it."""
    box = Mailbox()
    box.talk(KIM, [f"2017-{month:02}-03" for month in range(1, 12)])
    box.mail(KIM, f"{ME}, {ZOE}", "2017-12-01", "The plans for the stand, for both of you.")
    bring_in(tmp_path / "home", [str(box.mbox(tmp_path / "all.mbox"))])
    found = asked(tmp_path / "home", "zoe@target.example")
    assert found["paths"][0]["verdict"] in {"hello_first", "dont"}
    steps = found["steps"]
    assert not steps or steps[0].startswith("Say hello to Kim Sample first")
    assert (found["note"] is None) == (not steps)


def test_nobody_to_ask_has_no_note(tmp_path: Path) -> None:
    """A record with one person shows no way, and offers no words for one."""
    box = Mailbox()
    box.talk(KIM, ["2024-05-01"])
    bring_in(tmp_path / "home", [str(box.mbox(tmp_path / "all.mbox"))])
    found = asked(tmp_path / "home", "kim@people.example")
    assert (found["paths"], found["note"], found["steps"]) == ([], None, [])


def test_a_company(home: Path) -> None:
    """Whom one knows inside, and who could lead to the others."""
    found = asked(home, "Target Works")
    assert [row["person"]["name"] for row in found["inside"]] == ["Max Muster"]
    best = found["paths"][0]
    assert (best["person"]["name"], best["to"]["name"]) == ("Kim Sample", "Zoe Example")


def test_whom_one_knows_needs_no_introduction(home: Path) -> None:
    """It is said when a word of one's own will do."""
    assert asked(home, "Kim Sample")["yourself"].startswith("You know Kim Sample yourself")
    assert asked(home, "Zoe Example")["yourself"] == ""


def test_links_of_the_future_are_not_seen(home: Path) -> None:
    """As of a day only what was before it shows."""
    found: Any = intro(home, "Zoe Example", as_of=moment("2021-05-04"))
    assert [link for path in found["paths"] for link in path["links"] if link["how"] == "together"] == []


@pytest.mark.parametrize("whom", ["Nobody Such", "", '"', "*" * 1000])
def test_nobody_is_said(home: Path, whom: str) -> None:
    """Neither a person nor a company of the record."""
    with pytest.raises(Trouble):
        asked(home, whom)
