"""A list that people signed up for: names get it, people are taken out of it, and a no stays a no."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from exports import Mailbox
from goodterms.desk.bring_in import bring_in
from goodterms.desk.moment import moment
from goodterms.desk.signed_up import PEOPLE, SignedUp, lifted
from goodterms.desk.split import split
from goodterms.words import Depth, Finding, Person, Tie, Verdict, Word

PITCH = "We have launched a brand new programme for advertisers. Sign up today and get a free trial."
ROSA = Person(7, "Rosa Related", "person", ())


def verdict(depth: Depth, *findings: Finding, person: Person | None = ROSA) -> Verdict:
    """A verdict on Rosa, unless on somebody else."""
    return Verdict("rosa@example.net", person, Word.DONT, Tie(depth, None), findings)


NEVER = Finding("never_two_way", Word.DONT, "They never wrote to you.")


@pytest.mark.parametrize(
    ("depth", "word"),
    [(Depth.NAME, "go"), (Depth.CONTACT, "go"), (Depth.ACQUAINTANCE, PEOPLE), (Depth.RELATIONSHIP, PEOPLE)],
)
def test_names_go_and_people_are_taken_out(depth: Depth, word: str) -> None:
    """From an acquaintance on somebody deserves a word of their own; everybody else signed up for it."""
    found = lifted(verdict(depth, NEVER))
    assert (found.word, [one.rule for one in found.verdict.findings]) == (word, ["signed_up"])


def test_a_shop_is_no_person() -> None:
    """A shop one deals with often gets what it signed up for."""
    shop = Person(8, "Paper Shop", "shop", ())
    assert lifted(verdict(Depth.RELATIONSHIP, person=shop)).word == "go"


@pytest.mark.parametrize("rule", ["opted_out", "mail_merge_slip", "never_ask"])
def test_a_no_stays_a_no(rule: str) -> None:
    """Who asked for no more, or would get a slip, stays out, for that reason alone."""
    held = Finding(rule, Word.DONT, "No.")
    found = lifted(verdict(Depth.RELATIONSHIP, NEVER, held))
    assert (found.word, found.verdict.findings) == ("dont", (held,))


def test_who_signed_up() -> None:
    """People by who they are, however they are written; whom the record does not know as typed."""
    signed = SignedUp()
    signed.add("Rosa", 7)
    signed.add(" Zed@Example.org", None)
    signed.add("", None)
    assert signed.has("rosa@example.net", 7)
    assert signed.has("zed@example.org ", None)
    assert not signed.has("rosa@example.net", 8)
    assert not signed.has("", None)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Rosa is close; Theo helped once."""
    box = Mailbox()
    box.talk("Rosa Related <rosa@example.net>", [f"2021-{month:02}-0{day}" for month in range(1, 7) for day in (1, 9)])
    box.talk("Theo Tips <theo@tips.example>", ["2020-03-01"])
    bring_in(tmp_path / "home", [str(box.mbox(tmp_path / "all.mbox"))])
    return tmp_path / "home"


def done(home: Path, into: Path, **more: Any) -> dict[str, Any]:
    """The list of three split as of June 2021."""
    path = into.parent / "list.csv"
    path.write_text("mail\nrosa@example.net\ntheo@tips.example\nzed@example.org\n")
    found: dict[str, Any] = split(home, PITCH, path, into, as_of=moment("2021-06-20"), **more)
    return found


def test_the_whole_list(home: Path, tmp_path: Path) -> None:
    """Rosa stands in people.csv with a word of her own to write; the others go."""
    found = done(home, tmp_path / "out", signed_up=tmp_path / "list.csv")
    assert found["counts"] == {"go": 2, "hello_first": 0, "dont": 0, "people": 1, "which_one": 0, "nobody": 0}
    with Path(found["files"]["people"]).open(encoding="utf-8-sig", newline="") as file:
        header, row = csv.reader(file)
    assert header == ["mail", "verdict", "why", "what to do instead"]
    assert row[:2] == ["rosa@example.net", "people"]
    assert row[2].startswith("You know Rosa Related; you last spoke on 9 June 2021.")
    assert row[3]


def test_only_who_signed_up(home: Path, tmp_path: Path) -> None:
    """With a list of their own only those on it are lifted; the rest are weighed as ever."""
    (tmp_path / "signed.csv").write_text("email\nZED@example.org\n")
    found = done(home, tmp_path / "out", signed_up=tmp_path / "signed.csv")
    plain = done(home, tmp_path / "plain")
    assert (found["counts"]["people"], found["counts"]["go"]) == (0, plain["counts"]["go"] + 1)
    assert "people" not in plain["counts"]
