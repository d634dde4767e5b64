"""Renewing what is cached of stale ties."""

from __future__ import annotations

import re
import sqlite3

import pytest

from goodterms.record import renew as room
from goodterms.record.opened import transaction
from goodterms.record.place import place
from goodterms.record.read import choose
from goodterms.record.renew import AWAY, any_stale, read_touches, renew, sightings
from goodterms.words import DAY, Mark
from record.built import ANN, BOB, LIST, ME, at, bring, finish, mail, own, person
from record.test_anything import kept, recounted, same

Record = sqlite3.Connection


def exchange(count: int = 40) -> list[object]:
    """Mail to and fro with two people."""
    return [
        mail(*((who, ME) if number % 3 else (ME, who)), number * 7.3, f"{who}{number}", thread=f"t{number % 5}")
        for number in range(count)
        for who in (ANN, BOB)
    ]


def assert_facts_are_those_of_the_touches(record: Record) -> None:
    """To 1e-9, for everybody, and for nobody else."""
    cached, true = kept(record), recounted(record)
    assert cached.keys() == true.keys()
    assert [person for person in true if not same(cached[person], true[person])] == []


def test_nothing_stale_is_nothing_to_do(mine: Record) -> None:
    """No tie is renewed that nobody changed."""
    bring(mine, *exchange())  # type: ignore[arg-type] # a list of mails
    before = mine.execute("SELECT * FROM facts").fetchall()
    assert (any_stale(mine), renew(mine), mine.execute("SELECT * FROM facts").fetchall()) == (False, 0, before)


def test_facts_are_those_of_the_touches(mine: Record) -> None:
    """Counted fast they equal what is counted slowly."""
    bring(mine, *exchange())  # type: ignore[arg-type] # a list of mails
    assert_facts_are_those_of_the_touches(mine)
    assert not any_stale(mine)


def test_facts_follow_what_comes_in(mine: Record) -> None:
    """A second import in between and after, and an own address learned, are all in the facts."""
    pieces = exchange()
    bring(mine, *pieces[::2])  # type: ignore[arg-type] # a list of mails
    bring(mine, *pieces[1::2])  # type: ignore[arg-type] # a list of mails
    assert_facts_are_those_of_the_touches(mine)
    own(mine, BOB)
    finish(mine)
    assert_facts_are_those_of_the_touches(mine)
    assert kept(mine).keys() == {person(mine, ANN)}


def test_chunks_come_to_the_same(mine: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    """Renewed a few touches at a time, which bounds memory, the facts are the same."""
    monkeypatch.setattr(room, "CHUNK", 1)
    bring(mine, *exchange(), mail("eve@example.org", ME, 1))  # type: ignore[arg-type] # a list of mails
    assert_facts_are_those_of_the_touches(mine)


def test_whoever_has_no_touch_any_more_has_no_facts(mine: Record) -> None:
    """The last touch gone, the facts go."""
    bring(mine, mail(ANN, ME, 1, "a"))
    with transaction(mine):
        mine.execute("UPDATE interaction SET marks = ?", (int(Mark.SPAM),))
        place(mine, [1])
    assert (renew(mine), kept(mine)) == (1, {})


def test_a_renewal_that_fails_leaves_the_marks(mine: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed while counting, the next reader counts."""
    bring(mine, mail(ANN, ME, 1, "a"))
    with transaction(mine):
        place(mine, [1])
    with monkeypatch.context() as broken:
        broken.setattr(room, "_write_facts", lambda *_: 1 // 0)
        with pytest.raises(ZeroDivisionError):
            renew(mine)
    assert any_stale(mine)
    renew(mine)
    assert_facts_are_those_of_the_touches(mine)


def test_what_another_renewed_meanwhile_is_not_renewed_again(mine: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of several who wait for the right to write only the first has work to do."""
    bring(mine, mail(ANN, ME, 1, "a"))
    with transaction(mine):
        place(mine, [1])
    seen = list(room._chunks(mine))
    assert (len(seen), renew(mine)) == (1, 1)
    monkeypatch.setattr(room, "_chunks", lambda _: seen)  # what a second one saw before it had to wait
    with transaction(mine):
        mine.execute("INSERT INTO stale SELECT 1, person FROM handle WHERE own LIMIT 1")
    assert renew(mine) == 0


def test_look_back_columns_are_written_beside_the_touches(mine: Record) -> None:
    """An answer within the fortnight answers, and opens nothing."""
    bring(mine, mail(ME, ANN, 0, "a"), mail(ANN, ME, 2, "b"))
    rows = mine.execute("SELECT gap, turn, opens, answers, day_gap, occasion FROM touch ORDER BY ts").fetchall()
    assert rows == [(None, 0, 1, 0, None, 0), (2 * DAY, 1, 0, 1, 2, 1)]
    columns = read_touches(mine, look_back=True)
    assert columns["gap"].tolist() == [-1, 2 * DAY]


def test_who_was_seen_elsewhere_has_a_clock(mine: Record) -> None:
    """Posts in a list show somebody alive; machines and spam show nobody."""
    bring(
        mine,
        mail(ANN, ME, 0, "a"),
        mail(ANN, "", 30, "b", list=LIST, marks=Mark.LIST),
        mail(ANN, "", 35, "c", list=LIST, marks=Mark.LIST),
        mail(BOB, ME, 3, "d", marks=Mark.SPAM),
        mail(BOB, ME, 4, "e", marks=Mark.AUTO),
    )
    assert mine.execute("SELECT * FROM sighting").fetchall() == [
        (person(mine, ANN), at(0), at(35), 2, None, 30 * DAY, at(35), 1, "mail")
    ]


def clock(record: Record, *days: float) -> tuple[float | None, float | None]:
    """Day of the last return and days of the longest ordinary pause of somebody seen on these days."""
    bring(record, mail(ANN, ME, days[0], "first"))
    bring(record, *(mail(ANN, "", day, f"post-{day}", list=LIST, marks=Mark.LIST) for day in days[1:]))
    back, pause = record.execute("SELECT back, pause FROM sighting").fetchone()
    return (None if back is None else (back - at(0)) / DAY, None if pause is None else pause / DAY)


LONG = AWAY / DAY


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ((0, 30, 60, 60 + LONG), (60 + LONG, 30)),  # unlike them: back
        ((0, 30, 60, 59 + LONG), (None, LONG - 1)),  # a day short of long
        ((0, 80, 160, 160 + LONG), (160 + LONG, LONG)),  # longer than any pause, but no absence for those that follow
        ((0, 95, 190, 280), (None, 95)),  # long, but not longer than their pauses
        ((0, 80, 160, 320), (320, 80)),
        ((0, 30, 30 + LONG), (None, LONG)),  # one earlier pause tells no habit
        ((0, 30, 60, 260, 270, 470, 480), (470, 30)),  # the second absence is seen as well as the first
    ],
)
def test_a_return_follows_an_unusual_silence(
    mine: Record, days: tuple[float, ...], expected: tuple[float | None, float | None]
) -> None:
    """Long, and no shorter than any ordinary pause before it; an absence where it is twice as long."""
    assert clock(mine, *days) == expected


def test_the_owner_is_not_sighted(mine: Record) -> None:
    """Nobody watches a clock of their own."""
    bring(mine, mail(ME, ANN, 0), mail(ME, "", 1, list=LIST))
    assert mine.execute("SELECT * FROM sighting").fetchall() == []


@pytest.mark.parametrize("sql", [sightings("chosen"), sightings("(SELECT person FROM chosen)", 10)])
def test_one_person_costs_one_person(mine: Record, sql: str) -> None:
    """Whoever asks for a few people's second clock goes by these people, and never through every handle and piece."""
    choose(mine, [1])
    plan = [str(row[3]) for row in mine.execute(f"EXPLAIN QUERY PLAN {sql}")]
    assert [step for step in plan if re.match(r"SCAN [hi]\b", step)] == []
    assert any(step.startswith("SEARCH h USING INDEX handle_by_person") for step in plan)


def test_touches_of_one_person(mine: Record) -> None:
    """The touches of a few are theirs alone, in order, with and without a moment before which they must be."""
    bring(mine, *exchange())  # type: ignore[arg-type] # a list of mails
    ann = person(mine, ANN)
    everybody = read_touches(mine)
    mine_alone = read_touches(mine, choose(mine, [ann]))
    of_ann = everybody["person"] == ann
    assert 0 < of_ann.sum() < len(of_ann)
    assert all((mine_alone[name] == everybody[name][of_ann]).all() for name in everybody)
