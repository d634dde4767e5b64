"""Whatever is brought in, joined, parted, answered and taken back: nothing is lost or doubled, the ledger is right."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from goodterms.desk import who
from goodterms.desk.imports import undo
from goodterms.desk.joining import work_out
from goodterms.desk.log import note
from goodterms.desk.trouble import Trouble
from goodterms.record import opened
from goodterms.record.joins import holder_of
from goodterms.record.opened import transaction
from goodterms.record.place import place
from goodterms.record.renew import renew
from goodterms.words import Interaction, Seen
from record.built import NOW, bring, card, mail, meeting, own, whole

ME = "olive@example.com"
PEOPLE = (
    "Rosa Bramwick <rosa@north.example>",
    "Rosa Bramwick <rosa.bramwick@south.example>",
    "R. Bramwick <rb@west.example>",
    "Quinn Ostick <quinn.ostick@north.example>",
    "Quinn Ostick <quinn.ostick@east.example>",
    "Theo Fenwold <theo@north.example>",
    "Theo Fenwold <fenwold@south.example>",
)
VALUES = tuple(one.rpartition("<")[2].rstrip(">") for one in PEOPLE)


def _piece(number: int, one: int, other: int, kind: int) -> Seen:
    """A piece of a number is always the same, whoever brings it."""
    a, b = PEOPLE[one % len(PEOPLE)], PEOPLE[other % len(PEOPLE)]
    id_, day = f"p{number}-{one}-{other}-{kind}", number * 9 + one + other / 10
    if kind == 0:
        return mail(a, ME, day, id_)
    if kind == 1:
        return mail(ME, a, day, id_)
    if kind == 2:
        return mail(a, f"{ME}, {b}", day, id_, thread=f"t{number % 3}")
    if kind == 3:
        return meeting(day, there=f"{ME}, {a}, {b}", id=id_)
    name = a.partition(" <")[0]
    return card(f"c{number % 3}", name, f"{VALUES[one % len(PEOPLE)]} {VALUES[other % len(PEOPLE)]}")


NUMBER = st.integers(0, 6)
PIECES = st.lists(st.builds(_piece, st.integers(0, 5), NUMBER, NUMBER, st.integers(0, 4)), min_size=1, max_size=8)
STEPS = st.one_of(
    st.tuples(st.just("bring"), PIECES),
    st.tuples(st.just("bring"), PIECES),
    st.tuples(st.just("answer"), NUMBER, NUMBER, st.sampled_from(["same", "different", "later", "not_a_person"])),
    st.tuples(st.just("back"), st.integers(0, 30)),
    st.tuples(st.just("note"), NUMBER),
    st.tuples(st.just("undo"), st.integers(0, 6)),
)


@dataclass
class Done:
    """What stands: imports with their pieces, notes written."""

    imports: dict[int, list[Interaction]] = field(default_factory=dict)
    notes: int = 0
    count: int = 0


@given(st.lists(STEPS, min_size=2, max_size=12))
@settings(
    max_examples=25,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)
def test_nothing_is_lost_and_the_ledger_is_right(steps: list[Any]) -> None:
    """After every step each kept piece is there once with its people, and joins are those of the ledger."""
    with TemporaryDirectory() as folder:
        home, done = Path(folder) / "home", Done()
        with opened.writing(home) as record:
            own(record, ME)
        for step in steps:
            _do(home, step, done)
            with opened.writing(home) as record:
                assert_pieces(record, done)
                assert_ledger(record)
                assert_answers(record)
                assert_placed(record)
                assert whole(record) == "ok"


def _do(home: Path, step: Any, done: Done) -> None:
    with suppress(Trouble):  # nobody of that address, nothing to take back: said, and nothing happened
        _done(home, step, done)


def _done(home: Path, step: Any, done: Done) -> None:
    match step:
        case ("bring", pieces):
            done.count += 1
            pieces = [replace(piece, where=f"{done.count}:{n}") for n, piece in enumerate(pieces)]
            with opened.writing(home) as record:
                number = bring(record, *pieces, now=NOW)
                work_out(record, NOW, number)
                renew(record)
            done.imports[number] = [piece for piece in pieces if isinstance(piece, Interaction)]
        case ("answer", one, other, said):
            with opened.reading(home) as record:
                found = [_person(record, VALUES[each]) for each in (one, other)]
            if None not in found and found[0] != found[1]:
                who.answer(home, found[0] or 0, found[1] or 0, said)
        case ("back", number):
            who.take_back(home, number)
        case ("note", one):
            with opened.reading(home) as record:
                there = _person(record, VALUES[one]) is not None
            if there:
                note(home, VALUES[one], "They grow beans.")
                done.notes += 1
        case ("undo", number) if done.imports:
            run = sorted(done.imports)[number % len(done.imports)]
            undo(home, run)
            del done.imports[run]


def _person(record: sqlite3.Connection, value: str) -> int | None:
    row = record.execute("SELECT person FROM handle WHERE value = ? AND NOT own", (value,)).fetchone()
    return None if row is None else int(row[0])


def assert_pieces(record: sqlite3.Connection, done: Done) -> None:
    """Each piece of an import that stands is kept once, with the people it names; no other is; no note is lost."""
    wanted = {piece.external_id: piece for pieces in done.imports.values() for piece in pieces}
    rows = record.execute("SELECT id, external_id FROM interaction ORDER BY external_id").fetchall()
    assert [external_id for _, external_id in rows] == sorted(wanted)
    for row, external_id in rows:
        people = record.execute(
            "SELECT h.value FROM participant p JOIN handle h ON h.id = p.handle WHERE p.interaction = ?", (row,)
        )
        named = {participant.handle.value for participant in wanted[external_id].participants}
        assert {value for (value,) in people} == named
    assert record.execute("SELECT count(*) FROM note").fetchone() == (done.notes,)


def assert_ledger(record: sqlite3.Connection) -> None:
    """Whoever a standing join took in is nobody of their own; everybody else of a join who is there is somebody."""
    people = {person for (person,) in record.execute("SELECT id FROM person")}
    gone = {other for (other,) in record.execute("SELECT other FROM decision WHERE act = 'join' AND NOT undone")}
    assert people & gone == set()
    joins = record.execute("SELECT person, other FROM decision WHERE act = 'join' AND NOT undone").fetchall()
    for person, other in joins:
        assert holder_of(record, person) == holder_of(record, other)
    assert {person for (person,) in record.execute("SELECT person FROM handle")} <= people


def assert_answers(record: sqlite3.Connection) -> None:
    """The owner's standing answers are followed, unless one address is on both sides."""
    from goodterms.desk import answers

    told = answers.told(record)
    for one, other in told.different:
        assert holder_of(record, one) != holder_of(record, other)
    assert told.same == frozenset()  # whoever is said to be one is one


def assert_placed(record: sqlite3.Connection) -> None:
    """Placing everything again changes nothing."""
    query = "SELECT person, ts, id, out, weight FROM touch ORDER BY person, ts, id, out"
    before = record.execute(query).fetchall()
    with transaction(record):
        place(record, [row for (row,) in record.execute("SELECT id FROM interaction")])
    assert record.execute(query).fetchall() == before
    renew(record)
