"""What is read for looking at people."""

from __future__ import annotations

from pathlib import Path

import pytest

from exports import ME, Mailbox
from goodterms.desk.bring_in import bring_in
from goodterms.desk.moment import moment
from goodterms.desk.ready import ready
from goodterms.record import look, read

ROSA = "Rosa Related <rosa@example.net>"
QUINN = "Quinn Quiet <quinn@example.org>"
NOW = moment("2024-01-01")
THEN = moment("2022-06-10")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Rosa wrote now and then for years, Quinn once; both were written to together."""
    box = Mailbox()
    box.talk(ROSA, ["2021-01-04", "2021-03-01", "2022-05-02", "2022-06-09", "2023-02-02"])
    box.talk(QUINN, ["2022-06-11"])
    box.mail(ME, f"{ROSA}, {QUINN}", "2023-03-03", "Could you both come to the fair?", subject="The fair")
    bring_in(tmp_path / "home", [str(box.mbox(tmp_path / "all.mbox"))], me=["olive@example.com"])
    return tmp_path / "home"


def test_stood_agrees_with_facts(home: Path) -> None:
    """What is summed up for an earlier moment is what the facts counted anew say."""
    with ready(home) as connection:
        people = list(read.persons(connection))
        facts = read.facts(connection, THEN, people)
        rows = {row[0]: row[1:] for row in look.stood(connection, THEN, people)}
    expected = {person: tuple(getattr(counted, name) for name in look.STOOD[1:]) for person, counted in facts.items()}
    assert len(rows) == 1
    assert rows == expected


def test_together(home: Path) -> None:
    """Two written to at once were seen together; alone with the owner is not together."""
    with ready(home) as connection:
        people = list(read.persons(connection))
        seen = look.together(connection, NOW, people)
        assert look.together(connection, moment("2023-01-01"), people) == []
    assert [person for _, person in seen] == people
    assert len({interaction for interaction, _ in seen}) == 1


def test_timeline_in_pages(home: Path) -> None:
    """A page of the timeline is a piece of the whole, newest first, with how much there is in all."""
    with ready(home) as connection:
        rosa = min(read.persons(connection))
        whole, in_all = look.timeline(connection, rosa, NOW, 100)
        part, _ = look.timeline(connection, rosa, NOW, 3, 2)
        assert whole == read.recent(connection, rosa, NOW, 100)
    assert in_all == len(whole) == 11
    assert part == whole[2:5]


def test_words_by_stretches(home: Path) -> None:
    """Every touch is in one stretch of time, in or out."""
    with ready(home) as connection:
        rosa = min(read.persons(connection))
        rows = look.words(connection, rosa, [moment("2020-12-31"), moment("2021-12-31"), NOW])
    assert [(row.n_in, row.n_out) for row in rows] == [(2, 2), (3, 4)]


def test_last_words(home: Path) -> None:
    """The owner's newest message to each, as of a moment."""
    with ready(home) as connection:
        rosa, quinn = sorted(read.persons(connection))
        last = look.last_words(connection, NOW, [rosa, quinn])
        before = look.last_words(connection, THEN, [rosa, quinn])
    assert {text for _, text in last.values()} == {"Could you both come to the fair?"}
    assert list(before) == [rosa]
