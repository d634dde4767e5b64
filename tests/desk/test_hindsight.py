"""Every ask the owner sent, weighed as of its own day, beside what came back; and the chance that is told from it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from exports import ME, Mailbox
from goodterms.desk import own_asks
from goodterms.desk.answering import own
from goodterms.desk.bring_in import bring_in
from goodterms.desk.hindsight import hindsight
from goodterms.desk.labelling import correct, read_history
from goodterms.desk.moment import moment
from goodterms.desk.trouble import Trouble
from goodterms.desk.weigh import weigh
from goodterms.record import opened

WANDA = "Wanda Warm <wanda@example.net>"
NORA = "Nora New <nora@example.org>"
FAVOUR = "Hi Wanda, could you please send me the plans of the stand?"
PITCH = "We have launched a brand new programme for advertisers. Sign up today and get a free trial."
NOW = moment("2023-03-01")


def box() -> Mailbox:
    """Wanda every ten days of a year; nothing is asked yet."""
    mails = Mailbox()
    mails.talk(WANDA, [f"2022-{month:02}-{day:02}" for month in range(1, 13) for day in (3, 13, 23)])
    return mails


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Wanda was asked twice, helped once and said no once; Nora, a stranger, was pitched to in vain."""
    mails = box()
    first = mails.mail(ME, WANDA, "2022-12-28", FAVOUR)
    mails.mail(WANDA, ME, "2022-12-29", "Of course, here are the plans.", answers=first)
    second = mails.mail(ME, WANDA, "2023-01-20", "Could you please lend me your big ladder, Wanda?")
    mails.mail(WANDA, ME, "2023-01-21", "No, I would rather not, it is broken.", answers=second)
    mails.mail(ME, NORA, "2023-01-10", PITCH)
    bring_in(tmp_path / "home", [str(mails.mbox(tmp_path / "all.mbox"))])
    return tmp_path / "home"


def seen(home: Path, **how: Any) -> dict[str, Any]:
    """What hindsight says as of March, unless said otherwise."""
    found: dict[str, Any] = hindsight(home, **({"as_of": NOW} | how))
    return found


def sums(found: dict[str, Any], *names: str) -> tuple[int, ...]:
    """Sums over all rows."""
    return tuple(sum(row[name] for row in found["rows"]) for name in names)


def test_what_came_back(home: Path) -> None:
    """Help, a refusal and silence are told apart; whom one knew stands apart from who never wrote."""
    found = seen(home)
    assert (found["n"], found["of"]) == (3, 3)
    assert sums(found, "asked", "answered", "helped", "refused", "silent", "waiting") == (3, 2, 1, 1, 1, 0)
    (wanda,) = [row for row in found["rows"] if row["depth"] == "relationship"]
    assert (wanda["asked"], wanda["answered"]) == (2, 2)
    assert found["says"] == (
        "Of 2 asks to people you knew, 2 were answered within two weeks; "
        "of 1 to people with whom it had never gone both ways, 0."
    )


def test_the_same_read_before_or_now(home: Path) -> None:
    """Asks that a reader has kept and asks that are read for this give the same table."""
    before = seen(home)
    read_history(home)
    after = seen(home)
    assert (before["rows"], after["unread"]) == (after["rows"], 0)
    assert before["unread"] > 0


def test_as_of_its_own_day(home: Path) -> None:
    """What came later changes nothing: the first ask alone is there at New Year, and its answer only when it came."""
    assert seen(home, as_of=moment("2023-01-01"))["n"] == 1
    early = seen(home, as_of=moment("2022-12-28"))
    assert sums(early, "asked", "answered", "waiting") == (1, 0, 1)


def test_the_owners_word_counts(home: Path) -> None:
    """What the owner said was no ask is none here either."""
    read_history(home)
    with opened.reading(home) as connection:
        (id_,) = connection.execute("SELECT id FROM interaction WHERE text LIKE '%big ladder%'").fetchone()
    correct(home, id_, "ask:favour", none=True)
    assert seen(home)["n"] == 2


def test_a_changed_standard_before_it_is_kept(home: Path) -> None:
    """Another cell of the table moves the asks that it is about, and nothing is kept."""
    found = seen(home, standard=["bears.relationship.2=dont"])
    assert [(row["from"], row["to"], row["asked"], row["answered"]) for row in found["changed"]] == [
        ("go", "dont", 2, 2)
    ]
    assert found["before"] == seen(home)["rows"] != found["rows"]
    assert found["standards"] == {"bears.relationship.2": "dont"}
    with opened.reading(home) as connection:
        assert connection.execute("SELECT count(*) FROM standard").fetchone() == (0,)


@pytest.mark.parametrize("typed", ["silence_days", "=60", "silence_days=", "nosuch=1", "silence_days=soon"])
def test_no_such_standard(home: Path, typed: str) -> None:
    """A standard that cannot be is a sentence, and wrong usage."""
    with pytest.raises(Trouble) as told:
        seen(home, standard=[typed])
    assert told.value.code == 2


def test_nobody_asked(tmp_path: Path) -> None:
    """Without an ask there is an empty table and no sentence."""
    bring_in(tmp_path / "home", [str(box().mbox(tmp_path / "all.mbox"))])
    assert [seen(tmp_path / "home")[name] for name in ("rows", "says", "n", "of")] == [[], "", 0, 0]


def test_many_asks_are_drawn_evenly(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of more asks than can be looked at, some are, the first among them, and of how many is said."""
    monkeypatch.setattr(own_asks.drawn, "__defaults__", (2,))
    found = seen(home)
    assert (found["n"], found["of"]) == (2, 3)


def test_a_round_is_one_act(tmp_path: Path) -> None:
    """A note to hundreds is looked at by some of its recipients only, each of whom it went to."""
    mails = box()
    many = ", ".join(f"Somebody {n} <s{n}@example.org>" for n in range(120))
    mails.mail(ME, many, "2022-12-28", PITCH)
    bring_in(tmp_path / "home", [str(mails.mbox(tmp_path / "all.mbox"))])
    found = seen(tmp_path / "home")
    assert 0 < found["n"] == found["of"] <= own_asks.OF_ONE
    assert sums(found, "answered") == (0,)


def test_the_chance_is_told_from_them(tmp_path: Path) -> None:
    """Fifteen favours that were granted lift the band of the next, which says how many it rests on."""
    mails = box()
    for month in range(1, 6):
        for day in (5, 15, 25):
            sent = mails.mail(ME, WANDA, f"2022-{month:02}-{day:02}", FAVOUR)
            mails.mail(WANDA, ME, f"2022-{month:02}-{day + 1:02}", "Sure, here it is.", answers=sent)
    home = tmp_path / "home"
    bring_in(home, [str(mails.mbox(tmp_path / "all.mbox"))])
    before = chance(home)
    hindsight(home)
    after = chance(home)
    assert (before["n"], after["n"] >= 10) == (0, True)
    assert after["low"] >= 0.7
    assert chance(home, as_of="2022-01-20")["n"] <= 1  # what was not over by then does not count


def chance(home: Path, as_of: str = "2023-01-02") -> dict[str, Any]:
    """The band of a favour asked of Wanda."""
    told: Any = weigh(home, FAVOUR, ["wanda@example.net"], as_of=moment(as_of))
    found: dict[str, Any] = told["verdicts"][0]["chance"]
    return found


def test_no_chance_where_nothing_is_asked(home: Path) -> None:
    """A hello, and a recipient nobody knows, have no chance of an answer."""
    told: Any = weigh(home, "Hello Wanda, I hope you are well.", ["wanda@example.net", "zed@example.org"], as_of=NOW)
    assert [row["chance"] for row in told["verdicts"]] == [{"low": None, "high": None, "n": 0}] * 2


def test_what_is_kept_names_nobody(home: Path) -> None:
    """The record keeps moments, weights, depths and outcomes only; another version's are not read."""
    hindsight(home)
    with opened.reading(home) as connection:
        (kept,) = connection.execute("SELECT value FROM meta WHERE name = 'own_asks'").fetchone()
        assert len(json.loads(kept)["rows"]) == 3
        assert not any(word in kept for word in ("Wanda", "wanda", "ladder"))
        connection.execute("UPDATE meta SET value = '{\"version\": 0}' WHERE name = 'own_asks'")
        assert own(connection, NOW).total.n == 0
