"""What became of the asks that went out, and what is due after each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from exports import ME, Mailbox
from goodterms.desk.bring_in import bring_in
from goodterms.desk.moment import moment
from goodterms.desk.went import went

PLANS = "Could you please send me the plans of your stand?"
NOW = moment("2023-01-20")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One who helped, one who helped and was thanked, one who said no, one silent twice, one still to answer."""
    folder, box = tmp_path_factory.mktemp("went"), Mailbox()
    replies = {"helen": "Of course. Here are the plans.", "thank": "Of course. Here are the plans.",
               "refuse": "I am afraid I can't help with that, sorry."}  # fmt: skip
    for name, reply in replies.items():
        who = f"{name.capitalize()} Example <{name}@people.example>"
        asked = box.mail(ME, who, "2022-11-01T10:00", PLANS)
        answered = box.mail(who, ME, "2022-11-02T10:00", reply, answers=asked)
        if name == "thank":
            box.mail(ME, who, "2022-11-02T12:00", "Thank you for the plans!", answers=answered)
    for day in ("2022-09-01", "2022-10-01"):
        box.mail(ME, "Silent Example <silent@people.example>", day, PLANS)
    box.mail(ME, "Waiting Example <waiting@people.example>", "2023-01-15", PLANS)
    box.mail(ME, "Waiting Example <waiting@people.example>", "2022-12-15", "How are you? All is well here.")
    bring_in(folder / "home", [str(box.mbox(folder / "all.mbox"))])
    return folder / "home"


def test_what_became_of_each(home: Path) -> None:
    """Newest first, with the answer's day and what is due; a hello is no ask."""
    answer: Any = went(home, as_of=NOW)
    found = {(row["to"]["name"].split()[0], row["date"]): (row["became"], row["do"][:13]) for row in answer["asks"]}
    assert found == {
        ("Waiting", "2023-01-15"): ("waiting", "Give them unt"),
        ("Helen", "2022-11-01"): ("helped", "Thank them fo"),
        ("Thank", "2022-11-01"): ("helped", ""),
        ("Refuse", "2022-11-01"): ("refused", ""),
        ("Silent", "2022-10-01"): ("silent", "Ask for nothi"),
        ("Silent", "2022-09-01"): ("silent", "Ask for nothi"),
    }
    assert answer["counts"] == {"helped": 2, "answered": 0, "refused": 1, "waiting": 1, "silent": 2}
    assert [row["date"] for row in answer["asks"]] == sorted((row["date"] for row in answer["asks"]), reverse=True)


def test_open_ones_alone(home: Path) -> None:
    """Where nothing is due nothing is shown."""
    answer: Any = went(home, open_only=True, as_of=NOW)
    assert {row["to"]["name"].split()[0] for row in answer["asks"]} == {"Waiting", "Helen", "Silent"}


def test_later_answers_are_unseen(home: Path) -> None:
    """As of a day before the answers nothing is known of them."""
    answer: Any = went(home, as_of=moment("2022-11-01T12:00:00"))
    assert {row["became"] for row in answer["asks"] if row["date"] == "2022-11-01"} == {"waiting"}
