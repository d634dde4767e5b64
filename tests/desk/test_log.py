"""What no channel shows, told by the owner; and notes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from exports import ME, LinkedIn, Mailbox
from goodterms.desk import log as desk
from goodterms.desk.bring_in import bring_in
from goodterms.desk.imports import imports, undo
from goodterms.desk.log import log, note
from goodterms.desk.moment import moment
from goodterms.desk.person import person
from goodterms.desk.trouble import Trouble
from goodterms.record import opened, read, renew
from goodterms.record.run import only_one
from goodterms.words import DAY, Depth, Facts

ANN = "Ann Lee <ann@example.org>"
NOW = moment("2021-06-15T11:00:00")
"""A morning: noon of the day is still to come."""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three exchanges with Ann, and a connection without any handle but the profile."""
    box = Mailbox()
    box.talk(ANN, ["2021-01-05", "2021-02-05", "2021-03-05"])
    linkedin = LinkedIn()
    linkedin.connect("Cora Clay", "02 Feb 2021")
    bring_in(tmp_path / "home", [str(box.mbox(tmp_path / "all.mbox")), str(linkedin.zip(tmp_path / "linkedin.zip"))])
    monkeypatch.setattr(desk, "now", lambda: NOW)
    return tmp_path / "home"


def facts_of(home: Path, person: int, as_of: int = NOW) -> Facts | None:
    """The facts of somebody, which have to be fresh."""
    with opened.reading(home) as record:
        assert not renew.any_stale(record)
        return read.facts(record, as_of, [person]).get(person)


def known(home: Path, who: str, what: str = "met", **more: Any) -> Facts:
    """The facts of somebody after this was logged."""
    said = log(home, what, who, **more)
    facts = facts_of(home, int(str(said["person"])))
    assert facts is not None
    return facts


def told(home: Path) -> int:
    """How many logged pieces are kept."""
    with opened.reading(home) as record:
        (count,) = record.execute("SELECT count(*) FROM interaction WHERE channel = 'log'").fetchone()
    return int(count)


def test_what_can_be_logged(home: Path) -> None:
    """Anything else is asked for wrongly."""
    with pytest.raises(Trouble, match="I can log met, called, wrote, missed or known, not 'dreamt'") as trouble:
        log(home, "dreamt", "Ann Lee")
    assert (trouble.value.code, told(home)) == (2, 0)


@pytest.mark.parametrize("who", ["Nobody Known", "999"])
def test_nobody_of_that_name(home: Path, who: str) -> None:
    """A name alone makes nobody."""
    with pytest.raises(Trouble, match="There is nobody"):
        log(home, "met", who)
    assert told(home) == 0


@pytest.mark.parametrize("who", ["olive@example.com", ME])
def test_not_with_myself(home: Path, who: str) -> None:
    """One sentence."""
    with pytest.raises(Trouble, match="is you"):
        log(home, "met", who)
    with pytest.raises(Trouble, match="is you"):
        note(home, who, "I am nice.")
    assert told(home) == 0


@pytest.mark.parametrize(("on", "said"), [("2021-06-20", "still to come"), ("soon", "is no date")])
def test_a_day_that_cannot_be(home: Path, on: str, said: str) -> None:
    """Still to come, or no day."""
    with pytest.raises(Trouble, match=said):
        log(home, "met", "Ann Lee", on=on)
    assert told(home) == 0


@pytest.mark.parametrize(("what", "ways"), [("met", (4, 3)), ("called", (3, 4)), ("wrote", (4, 4))])
def test_what_happened_is_contact(home: Path, what: str, ways: tuple[int, int]) -> None:
    """It is two-way on its day."""
    said = log(home, what, "Ann Lee", on="2021-05-05", text="At the fair")
    assert {"name": "Ann Lee", "logged": what, "on": "2021-05-05"}.items() <= said.items()
    facts = facts_of(home, int(str(said["person"])))
    assert facts is not None
    assert (facts.n_in, facts.n_out) == ways
    assert (facts.last_two_way or 0) // DAY == moment("2021-05-05T12:00") // DAY
    assert facts.occasions == 4
    with opened.reading(home) as record:
        assert "At the fair" in [each.text for each in read.recent(record, facts.person, NOW)]


@pytest.mark.parametrize("what", ["met", "called", "wrote"])
@pytest.mark.parametrize("on", [None, "2021-06-15", "2021-06-16"])
def test_what_happened_today_is_seen_at_once(home: Path, what: str, on: str | None) -> None:
    """In the morning, too, and where the day has begun already east of here."""
    assert NOW - 5 <= known(home, "Ann Lee", what, on=on).last < NOW


def test_what_was_missed_is_no_contact(home: Path) -> None:
    """It is kept with the reason."""
    assert known(home, "Ann Lee", "missed", on="2021-05-05").days == 3
    with opened.reading(home) as record:
        assert record.execute("SELECT why FROM interaction WHERE channel = 'log'").fetchall() == [("missed",)]


def test_an_address_that_nobody_has_becomes_somebody(home: Path) -> None:
    """With the name, if it is given."""
    facts = known(home, "Eve Ivy <eve@example.org>")
    assert (facts.n_in, facts.two_way) == (1, 1)
    assert known(home, "Eve Ivy").person == facts.person


def test_somebody_without_an_address_can_be_met(home: Path) -> None:
    """A connection known by the profile alone, or by no handle at all."""
    assert known(home, "Cora Clay").n_in == 1
    with opened.writing(home) as record:
        bare = record.execute("INSERT INTO person (name) VALUES ('Bare Card') RETURNING id").fetchone()[0]
    assert known(home, "Bare Card", on="2021-05-05").person == bare
    assert known(home, "Bare Card", on="2021-05-06").n_in == 2


def test_logging_before_any_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The owner's word needs no address of theirs."""
    monkeypatch.setattr(desk, "now", lambda: NOW)
    assert known(tmp_path / "new", "eve@example.org", "called").two_way == 1


def test_the_owners_word_on_the_depth(home: Path) -> None:
    """Known is a word on the person, kept with its day, and no import."""
    before = len(imports(home))
    said: Any = log(home, "known", "Ann Lee", depth="relationship")
    with opened.reading(home) as record:
        assert read.persons(record)[said["person"]].depth_word == Depth.RELATIONSHIP
        assert record.execute("SELECT act, evidence, by FROM decision WHERE act = 'depth'").fetchall() == [
            ("depth", '"relationship"', "owner")
        ]
    assert (told(home), len(imports(home))) == (0, before)
    log(home, "known", "Ann Lee")
    with opened.reading(home) as record:
        assert read.persons(record)[said["person"]].depth_word == Depth.ACQUAINTANCE


def test_what_was_logged_can_be_taken_back(home: Path) -> None:
    """It is an import of its own."""
    facts = known(home, "Ann Lee", on="2021-05-05")
    listed: Any = imports(home)[0]
    assert listed["paths"] == ["log: meeting on 2021-05-05"]
    undo(home, listed["run"])
    after = facts_of(home, facts.person)
    assert after is not None
    assert (facts.days, after.days, told(home)) == (4, 3, 0)


def test_what_was_logged_covers_no_channel(home: Path) -> None:
    """What can be seen is what was brought in."""
    log(home, "met", "Ann Lee", on="2015-05-05")
    with opened.reading(home) as record:
        assert {seen.channel for seen in read.coverage(record, NOW)} == {"mail"}


def test_not_while_an_import_runs(home: Path) -> None:
    """Two that number their rows at once would get into each other's way; one sentence instead."""
    with only_one(home), pytest.raises(Trouble, match="Another import"):
        log(home, "met", "Ann Lee")
    assert told(home) == 0


@pytest.mark.parametrize("text", ["", "  \n"])
def test_an_empty_note_is_refused(home: Path, text: str) -> None:
    """It would say nothing."""
    with pytest.raises(Trouble, match="The note is empty"):
        note(home, "Ann Lee", text)


def test_a_note_is_kept(home: Path) -> None:
    """With its day, newest first."""
    for text in ("Likes tea.", " Has a new press. "):
        said: Any = note(home, "Ann Lee", text)
    assert said == {
        "person": said["person"],
        "name": "Ann Lee",
        "note": "Has a new press.",
        "on": "2021-06-15",
        "private": False,
    }
    with opened.reading(home) as record:
        kept = read.notes(record, said["person"], NOW + 1)
    assert [each.text for each in kept] == ["Has a new press.", "Likes tea."]


def test_a_note_on_nobody_makes_nobody(home: Path) -> None:
    """A name that nobody has is refused, and an address that nobody has becomes somebody."""
    with pytest.raises(Trouble, match="There is nobody"):
        note(home, "Nobody Known", "Who?")
    assert note(home, "eve@example.org", "Met at the fair.")["name"] == ""


def test_how_it_began_is_the_owners_to_say(home: Path) -> None:
    """Said once it stands above every sign, by its day where one was given; the day is kept; blank takes it back."""

    def page(as_of: int = NOW + 9) -> Any:
        return person(home, "Ann Lee", as_of=as_of)

    first = page()["began"]
    log(home, "known", "Ann Lee", text="We  met on a train to York", on="2012-05-04")
    told = page()
    assert told["began"] == {"date": "2012-05-04", "how": "We met on a train to York (your own word)", "way": "said"}
    assert told["depth"] == page(NOW)["depth"]  # nothing was said of that
    assert page(NOW)["began"] == first  # nobody had said it then
    log(home, "known", "Ann Lee", text="In York")
    assert page()["began"]["date"] == "2021-01-05"
    log(home, "known", "Ann Lee", text=" ")
    assert page()["began"] == first
