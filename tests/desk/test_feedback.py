"""What the owner says of a verdict: kept as a row, counted at once, taken back; and that drafts are not kept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from exports import ME, Mailbox
from goodterms.desk.asking import MOST, asking
from goodterms.desk.bring_in import bring_in
from goodterms.desk.feedback import feedback
from goodterms.desk.ready import ready
from goodterms.desk.trouble import Trouble
from goodterms.desk.weigh import weigh

QUINN = "quinn@shop.example"
ASK = "Hi Quinn, could you introduce me to the head of your department, please?"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Quinn was close and fell silent; two people are called Kim Twin."""
    box = Mailbox()
    box.talk(f"Quinn Quiet <{QUINN}>", [f"2019-{month:02}-{day:02}" for month in range(1, 13) for day in (3, 17)])
    for number in (1, 2):
        box.talk(f"Kim Twin <kim{number}@example.org>", ["2021-02-01"])
    twins = "Kim Twin <kim1@example.org>, Kim Twin <kim2@example.org>"
    box.mail(ME, twins, "2020-02-01", "You two have one name, so here you are together.")
    bring_in(tmp_path / "home", [str(box.mbox(tmp_path / "all.mbox"))])
    return tmp_path / "home"


def verdict(home: Path, to: str = QUINN) -> dict[str, Any]:
    """The verdict on one recipient of the ask."""
    answer: Any = weigh(home, ASK, [to])
    found: dict[str, Any] = answer["verdicts"][0]
    return found


def kept(home: Path) -> list[tuple[Any, ...]]:
    """Every draft that the record keeps, with what was said of it."""
    with ready(home) as connection:
        return connection.execute("SELECT reading, verdicts FROM sent_check ORDER BY id").fetchall()


def test_weighing_keeps_nothing(home: Path) -> None:
    """A draft that is weighed leaves no trace in the record's files."""
    before = {path.name: path.read_bytes() for path in home.glob("record*")}
    assert verdict(home)["verdict"] == "hello_first"
    asking(home, ASK, [QUINN])
    assert kept(home) == []
    assert not any(b"head of your department" in path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert set(before) <= {path.name for path in home.glob("record*")}


def test_not_an_ask(home: Path) -> None:
    """These very words are no ask any more, for anybody and however broken into lines, until it is taken back."""
    for _ in range(2):
        feedback(home, "not_an_ask", ASK, QUINN)
    assert len(kept(home)) == 1
    again: Any = weigh(home, ASK.replace(" could", "\n\ncould"), [QUINN])
    assert (again["verdicts"][0]["verdict"], again["reading"]["kind"], again["remembered"]) == ("go", "none", True)
    declared: Any = weigh(home, ASK, [QUINN], kind="pitch")
    assert (declared["reading"]["kind"], declared["remembered"]) == ("pitch", False)
    feedback(home, "not_an_ask", ASK, "whoever", back=True)
    assert (verdict(home)["verdict"], kept(home)) == ("hello_first", [])


def test_sent_anyway(home: Path) -> None:
    """The draft, its verdict and the rules are kept, and seen again; taken back, nothing is left."""
    feedback(home, "sent_anyway", ASK, QUINN, channel="mail")
    ((reading, said),) = kept(home)
    assert json.loads(reading)["text"] == ASK
    assert json.loads(said)["verdict"] == "hello_first"
    assert json.loads(said)["rules"][0] == "long_silence"
    found: Any = asking(home, ASK, [QUINN])
    assert found["verdicts"][0]["said"] == ["sent_anyway"]
    feedback(home, "sent_anyway", ASK, QUINN, back=True)
    assert kept(home) == []


def test_we_talk_elsewhere(home: Path) -> None:
    """Their silence is no matter any more; the draft is not kept for it."""
    feedback(home, "talks_elsewhere", ASK, QUINN)
    assert "long_silence" not in {finding["rule"] for finding in verdict(home)["findings"]}
    assert kept(home) == []
    feedback(home, "talks_elsewhere", ASK, QUINN, back=True)
    assert verdict(home)["findings"][0]["rule"] == "long_silence"


def test_never_ask(home: Path) -> None:
    """They are not asked, with the day it was said; a message that asks for nothing may go."""
    feedback(home, "never_ask", ASK, QUINN)
    found = verdict(home)
    assert (found["verdict"], [finding["rule"] for finding in found["findings"]]) == ("dont", ["never_ask"])
    assert "never to ask Quinn Quiet" in found["findings"][0]["says"]
    hello: Any = weigh(home, "Hi Quinn, it was good to see your stand. All the best!", [QUINN])
    assert hello["verdicts"][0]["verdict"] == "go"
    feedback(home, "never_ask", ASK, QUINN, back=True)
    assert verdict(home)["verdict"] == "hello_first"


@pytest.mark.parametrize(
    ("said", "to", "says"),
    [
        ("lovely", QUINN, "no answer"),
        ("never_ask", "x@example.com", "no record"),
        ("never_ask", "Kim Twin", "could be"),
    ],
)
def test_what_cannot_be_kept(home: Path, said: str, to: str, says: str) -> None:
    """An unknown word, somebody unknown, a name of two: a sentence, and nothing kept."""
    with pytest.raises(Trouble, match=says):
        feedback(home, said, ASK, to)
    assert kept(home) == []


def test_which_one(home: Path) -> None:
    """A name of two is asked about; who was picked is weighed, and a pick that does not fit is asked about again."""
    found: Any = asking(home, ASK, ["Kim Twin", "Zoe Nowhere", QUINN])
    (which,) = found["which"]
    assert [(one["reach"], one["depth"]) for one in which["people"]] == [
        ("kim1@example.org", "contact"),
        ("kim2@example.org", "contact"),
    ]
    assert (found["nobody"], len(found["verdicts"])) == (["Zoe Nowhere"], 1)
    second = which["people"][1]["id"]
    picked: Any = asking(home, ASK, ["Kim Twin"], picked={"Kim Twin": second})
    assert picked["verdicts"][0]["person"]["id"] == second
    wrong: Any = asking(home, ASK, ["Kim Twin"], picked={"Kim Twin": 999})
    assert len(wrong["which"]) == 1


def test_too_many_for_one_draft(home: Path) -> None:
    """More recipients than a draft has are a list."""
    with pytest.raises(Trouble, match="Lists"):
        asking(home, ASK, [f"x{number}@example.com" for number in range(MOST + 1)])
