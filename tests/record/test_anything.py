"""Whatever is done to a record, in whatever order: its facts are those of the same history brought in afresh."""

from __future__ import annotations

import math
import sqlite3
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from goodterms.record import opened
from goodterms.record.opened import transaction
from goodterms.record.owner import disown
from goodterms.record.renew import sightings
from goodterms.record.settle import begin_unsettled
from goodterms.record.undo import undo
from goodterms.words import Interaction, Listing, Mark, Seen
from record.built import NAMING, NOW, bring, card, finish, mail, meeting, own, tell, whole
from record.facts import oracle

Record = sqlite3.Connection

MINE = ("m1@example.com", "m2@example.com", "m3@example.com")
THEIRS = ("f1@example.org", "f1+x@example.org", "f2@example.org", "f3@example.org", "f4@example.org")
EVERYBODY = (*MINE, *THEIRS, "choir@lists.example.org", "noreply@example.org")
FACTS = "n_in, n_out, days, first, last, two_way, occasions, turns, opens_in, opens_out, median_gap, sum_weight_out"


@dataclass(frozen=True)
class Op:
    """One thing that is done: its name, and what it is done with."""

    name: str
    pieces: tuple[Seen, ...] = ()
    value: str = ""
    number: int = 0
    settled: bool = True
    told: tuple[float, str] = (0, "")


def _piece(number: int, marks: Mark, twist: int) -> Interaction:
    """The piece of a number is always from and to the same; only what a copy says of it may differ."""
    a, b, c = (EVERYBODY[(number * step + shift) % len(EVERYBODY)] for step, shift in ((1, 0), (3, 1), (7, 4)))
    day = (number * 29) % 97 + number / 1_000
    if number % 11 == 10:
        return replace(meeting(day, there=f"{a} {b} {c}", id=f"p{number}"), marks=marks & Mark.CANCELLED)
    answers = f"p{(number * 5) % 60}" if number % 3 == 0 else ""
    thread = f"t{number % 4}" if number % 2 else None
    to, cc = (b, c) if twist else (f"{b} {c}", "")
    return mail(a, to, day, f"p{number}", cc=cc if number % 2 else "", marks=marks, answers=answers, thread=thread)


MARKS = st.sampled_from(
    [Mark(0), Mark(0), Mark(0), Mark.SPAM, Mark.TRASH, Mark.LIST, Mark.NEWSLETTER, Mark.MASS, Mark.CANCELLED]
)
MAILS = st.builds(lambda number, marks: _piece(number, marks, number % 3), st.integers(0, 59), MARKS)
CARDS = st.builds(
    lambda number, handles: card(f"c{number}", f"Card {number}", " ".join(sorted(handles))),
    st.integers(0, 2),
    st.sets(st.sampled_from(THEIRS), max_size=3),
)
OPS = st.one_of(
    st.builds(
        Op,
        st.just("bring"),
        st.lists(st.one_of(MAILS, MAILS, MAILS, CARDS), max_size=25).map(tuple),
        settled=st.booleans(),
    ),
    st.builds(Op, st.just("learn"), value=st.sampled_from(MINE)),
    st.builds(Op, st.just("disown"), value=st.sampled_from(MINE)),
    st.builds(Op, st.just("undo"), number=st.integers(0, 8)),
    st.builds(Op, st.just("tell"), value=st.sampled_from(THEIRS), number=st.integers(0, 50)),
)


@dataclass
class Done:
    """What was done, so that it can be done again in a fresh record: the imports that stand, and the own addresses."""

    imports: dict[int, Op] = field(default_factory=dict)
    mine: set[str] = field(default_factory=set)
    count: int = 0


def do(record: Record, op: Op, done: Done) -> None:
    """Does one thing, as the desk does it."""
    done.count += 1
    match op.name:
        case "bring":
            pieces = [_lying(piece, f"{done.count}:{n}") for n, piece in enumerate(op.pieces)]
            done.imports[bring(record, *pieces, settled=op.settled)] = replace(op, pieces=tuple(pieces))
        case "tell":
            done.imports[tell(record, op.value, *_when(op, done))] = replace(op, told=_when(op, done))
        case "learn":
            own(record, op.value)
            done.mine.add(op.value)
        case "disown":
            with transaction(record):
                begin_unsettled(record)
                disown(record, "mail", op.value, NOW)
            done.mine.discard(op.value)
        case "undo" if done.imports:
            number = sorted(done.imports)[op.number % len(done.imports)]
            undo(record, number, NOW, NAMING)
            del done.imports[number]
        case _:
            pass


def _lying(piece: Seen, where: str) -> Seen:
    """The piece as it lies in a file of its own import."""
    return piece if isinstance(piece, Listing) else replace(piece, where=where)


def _when(op: Op, done: Done) -> tuple[float, str]:
    """A moment and an id that no other piece has."""
    return 100 + op.number + done.count / 1_000, f"l{done.count}"


def recounted(record: Record) -> dict[int, tuple[object, ...]]:
    """The facts of every person, counted slowly from the touches."""
    log = [
        oracle.Touch(*row)
        for row in record.execute("SELECT person, ts, id, out, weight, thread, kind FROM touch ORDER BY person, ts, id")
    ]
    counted = oracle.facts(log, 2**62)
    return {person: tuple(row[name.strip()] for name in FACTS.split(",")) for person, row in counted.items()}


def kept(record: Record) -> dict[int, tuple[object, ...]]:
    """The facts of every person as the cache has them."""
    return {person: tuple(row) for person, *row in record.execute(f"SELECT person, {FACTS} FROM facts")}


def same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    """Equal to 1e-9."""
    return all(
        a == b or (isinstance(a, float) and isinstance(b, float) and math.isclose(a, b, rel_tol=1e-9))
        for a, b in zip(one, other, strict=True)
    )


def assert_never_wrong_unmarked(record: Record) -> None:
    """Every person whose cached facts or clock are not those of the touches is marked stale."""
    stale = {person for (person,) in record.execute("SELECT person FROM stale")}
    cached, true = kept(record), recounted(record)
    for person in (cached.keys() | true.keys()) - stale:
        assert person in cached
        assert person in true
        assert same(cached[person], true[person])
    clocks = [set(record.execute(sql).fetchall()) for sql in ("SELECT * FROM sighting", sightings())]
    assert {row for row in clocks[0] ^ clocks[1] if row[0] not in stale} == set()


def by_handles(record: Record) -> dict[frozenset[str], tuple[object, ...]]:
    """Facts and clock of everybody, told apart by their handles."""
    people: dict[int, set[str]] = {}
    for person, value in record.execute("SELECT person, value FROM handle WHERE kind <> 'log' AND NOT own"):
        people.setdefault(person, set()).add(value)
    facts = kept(record)
    clocks = {person: tuple(row) for person, *row in record.execute("SELECT * FROM sighting")}
    return {
        frozenset(values): facts.get(person, ()) + clocks.get(person, ())
        for person, values in people.items()
        if person in facts or person in clocks
    }


def afresh(done: Done, home: Path) -> tuple[dict[frozenset[str], tuple[object, ...]], list[tuple[object, ...]]]:
    """What stands, brought into a new record whose owner is known from the beginning."""
    with opened.writing(home) as record:
        own(record, *sorted(done.mine))
        for _, op in sorted(done.imports.items()):
            if op.name == "bring":
                bring(record, *op.pieces)
            else:
                tell(record, op.value, *op.told)
        finish(record)
        return by_handles(record), whys(record)


def whys(record: Record) -> list[tuple[object, ...]]:
    """How every piece was placed."""
    return record.execute("SELECT external_id, why, out, contact FROM interaction ORDER BY 1").fetchall()


@given(st.lists(OPS, max_size=8), st.booleans())
@settings(max_examples=40, deadline=None)
def test_any_order_of_doing_comes_to_the_same(ops: list[Op], known: bool) -> None:  # noqa: FBT001 - drawn
    """After every step each wrong fact is marked, and in the end everything is as if it had been brought in at once."""
    done = Done()
    with TemporaryDirectory() as folder, opened.writing(Path(folder) / "one") as record:
        for op in ([Op("learn", value=MINE[0])] if known else []) + ops:
            do(record, op, done)
            assert_never_wrong_unmarked(record)
            if op.settled:
                finish(record)
        finish(record)
        assert whole(record) == "ok"
        there, placed = afresh(done, Path(folder) / "two")
        assert whys(record) == placed
        here = by_handles(record)
        assert here.keys() == there.keys()
        assert {
            values: same(here[values], there[values]) for values in here if not same(here[values], there[values])
        } == {}
