"""Who was meant instead, on a record that was really brought in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from exports import ME, Mailbox
from goodterms.desk.bring_in import bring_in
from goodterms.desk.moment import moment
from goodterms.desk.weigh import weigh

TOM = "Tom Tide <tom.tide@example.org>"
WANDA = "Wanda Warm <wanda.warm@example.org>"
OTHER_WANDA = "Wanda Stone <wanda.stone@example.net>"
OLIVE = "Olive Other <olive.other@example.net>"
TEXT = "Hello you two, here are the plans for the stand as we said on Monday."


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Three months with Tom and one Wanda in one thread; another Wanda, and an Olive, who only ever wrote alone."""
    box = Mailbox()
    first = ""
    for month in range(1, 4):
        first = box.mail(WANDA, f"{ME}, {TOM}", f"2021-{month:02}-05", "The printer says yes.", answers=first)
        first = box.mail(ME, f"{WANDA}, {TOM}", f"2021-{month:02}-06", "Good, I will tell the hall.", answers=first)
    box.mail(OTHER_WANDA, ME, "2021-02-10", "Do you still sell the blue lamps?")
    box.mail(OLIVE, ME, "2021-02-11", "Do you still sell the green lamps?")
    box.talk(TOM, ["2021-03-20"])
    bring_in(tmp_path / "home", [str(box.mbox(tmp_path / "all.mbox"))])
    return tmp_path / "home"


def rules(home: Path, *to: str) -> dict[str, list[tuple[str, str]]]:
    """Recipient -> rules that spoke, with what they said."""
    answer: Any = weigh(home, TEXT, to, as_of=moment("2021-04-01"))
    return {row["to"]: [(one["rule"], one["says"]) for one in row["findings"]] for row in answer["verdicts"]}


def test_the_other_one_of_this_thread(home: Path) -> None:
    """With Tom one always writes to the one Wanda: the other one is a slip, named with the day one last spoke."""
    found = rules(home, "tom.tide@example.org", "wanda.stone@example.net")["wanda.stone@example.net"]
    assert found[0][0] == "wrong_person"
    assert "With Tom Tide you usually write to Wanda Warm at wanda.warm@example.org" in found[0][1]


def test_silent_with_the_right_one_and_alone(home: Path) -> None:
    """Nothing is said of the Wanda of the thread, nor of the other one where she is written to alone."""
    assert all(rule != "wrong_person" for rows in rules(home, TOM, WANDA).values() for rule, _ in rows)
    assert all(rule != "wrong_person" for rows in rules(home, OTHER_WANDA).values() for rule, _ in rows)


def test_namesake_of_the_owner(home: Path) -> None:
    """The owner, who is in every thread, is never the one who was meant."""
    assert all(rule != "wrong_person" for rows in rules(home, TOM, OLIVE).values() for rule, _ in rows)
