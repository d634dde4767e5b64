"""People found by filter and word, and what is kept in memory for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from exports import ME, Mailbox
from goodterms.desk import kept as memory
from goodterms.desk.bring_in import bring_in
from goodterms.desk.found import PAGE, found
from goodterms.desk.kept import kept
from goodterms.desk.log import log
from goodterms.desk.moment import now
from goodterms.desk.people import people
from goodterms.desk.ready import ready
from goodterms.desk.standing import crowd
from goodterms.desk.trouble import Trouble
from goodterms.desk.word import word

ROSA = "Rosa Rélated <rosa@example.net>"
QUINN = "Quinn Quiet <quinn@shop.example>"
NAN = "Nan Nameless <nan@example.com>"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Rosa is close, Quinn answered once, Nan never."""
    box = Mailbox()
    box.talk(ROSA, [f"2023-0{month}-04" for month in range(1, 9)])
    box.talk(QUINN, ["2023-03-05"])
    box.mail(ME, NAN, "2023-04-04", "I saw your stand at the fair.")
    bring_in(tmp_path / "home", [str(box.mbox(tmp_path / "all.mbox"))], me=["olive@example.com"])
    return tmp_path / "home"


def names(home: Path, **asked: Any) -> list[str]:
    """Who is found, by first name."""
    page: Any = found(home, **asked)
    return [row["name"].split()[0] for row in page["people"]]


def test_agrees_with_people(home: Path) -> None:
    """The page says what the list of everybody says, in its order."""
    page: Any = found(home)
    rows = [{name: value for name, value in row.items() if name != "flags"} for row in page["people"]]
    assert rows == people(home)
    assert names(home, everyone=True) == [str(row["name"]).split()[0] for row in people(home, everyone=True)]


def test_search(home: Path) -> None:
    """By name without its accents, by address, by several words in any order; whoever is only a name as well."""
    assert names(home, q="related ROSA") == ["Rosa"]
    assert names(home, q="shop.example") == ["Quinn"]
    assert names(home, q="nan") == ["Nan"]
    assert names(home, q="nobody") == []


def test_filters_and_counts(home: Path) -> None:
    """A filter narrows; the counts beside it say what another one would show."""
    page: Any = found(home, depth="contact")
    assert [row["name"] for row in page["people"]] == ["Quinn Quiet"]
    assert page["depths"] == {"relationship": 1, "acquaintance": 0, "contact": 1, "name": 1, "unknown": 0}
    assert names(home, depth="name") == ["Nan"]
    for state, count in page["states"].items():
        assert len(names(home, depth="contact", state=state)) == count
    with pytest.raises(Trouble, match="There is no depth 'friend'"):
        found(home, depth="friend")


def test_pages(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every page is a piece of the whole, and there is none behind the last."""
    assert PAGE == 50
    monkeypatch.setattr("goodterms.desk.found.PAGE", 1)
    assert [names(home, page=page) for page in (1, 2, 9, -1)] == [["Rosa"], ["Quinn"], ["Quinn"], ["Rosa"]]


def test_hidden_people_are_found(home: Path) -> None:
    """Who is never to be mentioned is found, with the word said."""
    page: Any = found(home, q="rosa")
    word(home, page["people"][0]["id"], "never_mention")
    again: Any = found(home, q="rosa")
    assert [row["flags"] for row in again["people"]] == [["never_mention"]]


def test_kept_until_the_record_changes(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everybody is judged once, and anew after a change, with other standards, and in the next hour."""
    times: list[int] = []
    real = crowd

    def counted(*told: Any) -> Any:
        times.append(1)
        return real(*told)

    monkeypatch.setattr("goodterms.desk.kept.crowd", counted)
    memory._kept.clear()
    found(home)
    found(home, q="rosa")
    assert len(times) == 1
    log(home, "met", "quinn@shop.example", on="2023-06-01")
    assert names(home, depth="acquaintance") == ["Quinn"]
    assert len(times) == 2
    hour = now() + memory.HOUR
    monkeypatch.setattr("goodterms.desk.kept.now", lambda: hour)
    found(home)
    assert len(times) == 3


def test_few_homes_are_kept(home: Path) -> None:
    """The memory has an end."""
    with ready(home) as connection:
        older = kept(connection, home)
    for number in range(memory.HOMES + 2):
        memory._kept[home / str(number)] = (("old",), older)
    with ready(home) as connection:
        memory._kept.pop(home, None)
        kept(connection, home)
    assert len(memory._kept) == memory.HOMES
    memory._kept.clear()
