"""The owner's own verdicts: they count at once for that text and person, and are counted by rule."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from exports import Mailbox
from goodterms.desk.bring_in import bring_in
from goodterms.desk.feedback import feedback
from goodterms.desk.overruled import overruled
from goodterms.desk.weigh import weigh

QUINN, RUTH = "quinn@shop.example", "ruth@shop.example"
ASK = "Hi, could you introduce me to the head of your department, please?"


@pytest.fixture(scope="module")
def brought(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Quinn was close and fell silent; Ruth is close."""
    folder = tmp_path_factory.mktemp("brought")
    box = Mailbox()
    box.talk(f"Quinn Quiet <{QUINN}>", [f"2019-{month:02}-{day:02}" for month in range(1, 13) for day in (3, 17)])
    bring_in(folder / "home", [str(box.mbox(folder / "all.mbox"))])
    return folder / "home"


def verdict(home: Path, text: str = ASK) -> dict[str, Any]:
    """The verdict on Quinn."""
    answer: Any = weigh(home, text, [QUINN])
    found: dict[str, Any] = answer["verdicts"][0]
    return found


def test_overruled_counts_at_once_and_can_be_taken_back(brought: Path) -> None:
    """This very text may go to this very person, with the reason; other texts are weighed as before."""
    assert verdict(brought)["verdict"] == "hello_first"
    for _ in range(2):
        feedback(brought, "should_go", ASK, QUINN, why="she asked on the phone")
    found = verdict(brought)
    assert (found["verdict"], [finding["rule"] for finding in found["findings"]]) == ("go", ["overruled"])
    assert found["findings"][0]["says"].endswith("may go to Quinn Quiet: she asked on the phone.")
    assert verdict(brought, f"{ASK} Soon?")["verdict"] == "hello_first"
    counted: Any = overruled(brought)
    assert (counted["false_stops"], counted["false_goes"]) == (1, 0)
    assert counted["rules"] == [{"rule": "long_silence", "false_stops": 1, "standard": "long_silence"}]
    assert counted["rows"][0]["why"] == "she asked on the phone"
    feedback(brought, "should_go", ASK, QUINN, back=True)
    assert verdict(brought)["verdict"] == "hello_first"
    assert overruled(brought)["rows"] == []


def test_the_later_word_stands(brought: Path) -> None:
    """It may go, no, it should not: only the last is kept, and a go that was wrong is counted as one."""
    feedback(brought, "should_go", ASK, QUINN)
    feedback(brought, "should_not", ASK, QUINN)
    assert verdict(brought)["verdict"] == "dont"
    counted: Any = overruled(brought)
    assert [row["said"] for row in counted["rows"]] == ["should_not"]
    assert counted["false_goes"] == 1
    feedback(brought, "should_not", ASK, QUINN, back=True)


def test_put_off_is_told_and_stops_nothing(brought: Path) -> None:
    """The owner's regard is one line, with what it was by."""
    feedback(brought, "put_off", ASK, QUINN, why="pitched at a funeral")
    said = " ".join(finding["says"] for finding in verdict(brought)["findings"])
    assert "Quinn Quiet put you off: pitched at a funeral" in said
    feedback(brought, "put_off", ASK, QUINN, back=True)
    assert "put you off" not in " ".join(finding["says"] for finding in verdict(brought)["findings"])
