"""Works out who is who after an import: what is new is compared with what is known, joined, or asked about."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from goodterms.desk import answers
from goodterms.desk.somebody import observed, seen
from goodterms.people import neighbours
from goodterms.people.neighbours import Neighbours
from goodterms.people.parts import name_parts
from goodterms.people.seen import Pair, Somebody
from goodterms.people.shared import MANY, Shared, different_people
from goodterms.people.who import Apart, Index, Joined, Open, Resolved
from goodterms.record import compared, somebodies, together, twice
from goodterms.record.compared import Question
from goodterms.record.joins import holder_of
from goodterms.record.layer import Lay, lay, take_off
from goodterms.record.opened import transaction
from goodterms.record.place import place_again

BATCH = 200
"""Joins made in one transaction."""

PIECES = 50_000
"""And of people in no more pieces than about so many, some hundred bytes each while they are placed anew."""

ANEW = 0.5
"""From this share of all people being new, everybody is compared: that is quicker, and counts the shares anew."""

WAYS = frozenset({"mail", "phone", "whatsapp", "signal", "telegram", "skype", "linkedin"})
"""Kinds of handles that one person is reached by."""


def work_out(connection: sqlite3.Connection, now: int, run: int | None = None) -> int:
    """Compares whoever is new, joins those who are one, and keeps what to ask. Returns how many joins were made.

    ``run``: the import by which it came. May be repeated at any time; an import killed in between is gone on with.
    """
    with transaction(connection):
        if run is not None:
            somebodies.wait_for(connection, run)
        _spoke_apart(connection, run)
        answers.hold(connection)
    new = somebodies.waiting(connection)
    if not new:
        with transaction(connection):
            somebodies.done(connection, ())  # the owner and whoever is gone
        return 0
    index, found, everybody = _resolved(connection, new)
    made = _joined(connection, found.joins, now, run)
    with transaction(connection):
        _kept(connection, index, found, everybody, now)
    return made


def _resolved(connection: sqlite3.Connection, new: list[int]) -> tuple[Index, Resolved, list[Somebody]]:
    told = replace(answers.told(connection), talk=frozenset(twice.same_people(connection)))
    hints = [(min(two), max(two)) for two in together.answered_for(connection)]
    shares = compared.shares(connection)
    (people,) = connection.execute("SELECT count(*) FROM person").fetchone()
    if shares is None or len(new) > ANEW * people:
        new = [person for (person,) in connection.execute("SELECT id FROM person WHERE kind <> 'owner' ORDER BY id")]
        index: Index = Index()
    else:
        index = _beside(connection, new, [*hints, *told.same, *told.different, *told.talk], neighbours.shares(shares))
        fresh = set(new)
        apart = {two for two in compared.apart(connection) if fresh.isdisjoint(two)}
        told = replace(told, different=told.different | apart)
    everybody = list(seen(connection, new))
    found = index.add(everybody, told=told, observe=observed(connection), hints=hints)
    return index, found, everybody


def _beside(
    connection: sqlite3.Connection, new: Sequence[int], pairs: Iterable[Pair], shares: neighbours.Shares
) -> Neighbours:
    """An index of those whom the new may be."""
    index = Neighbours(shares)
    index.counted_already.update(compared.remembered(connection, new))
    fresh = set(new)
    where = {mark for each in seen(connection, new) for mark in neighbours.looked_for(each)}
    known = compared.beside(connection, where)
    known |= {person for two in pairs if not fresh.isdisjoint(two) for person in two}
    index.know(seen(connection, sorted(known - fresh)))
    return index


def _joined(connection: sqlite3.Connection, joins: Sequence[Joined], now: int, run: int | None) -> int:
    """Makes the joins, some hundred in a transaction."""
    made = 0
    for some in _batches(connection, joins):
        with transaction(connection):
            made += len(lay(connection, [_lay(connection, each) for each in some], run, now))
    return made


def _batches(connection: sqlite3.Connection, joins: Sequence[Joined]) -> Iterator[list[Joined]]:
    """Some joins at a time: all pieces of those who are joined are placed anew together."""
    some: list[Joined] = []
    known: dict[int, int] = {}
    pieces = 0
    for each in joins:
        adds = max(together.pieces_of(connection, person, known) for person in (each.one, each.other))
        if some and (len(some) >= BATCH or pieces + adds > PIECES):
            yield some
            some, pieces = [], 0
        some.append(each)
        pieces += adds
    if some:
        yield some


def _lay(connection: sqlite3.Connection, joined: Joined) -> Lay:
    told: dict[str, object] = {"said": joined.evidence, "p": round(joined.p, 4)}
    if joined.by == "owner":
        told["answer"] = answers.answer_of(connection, joined.one, joined.other)
    return Lay(joined.one, joined.other, joined.by, told)


def _kept(connection: sqlite3.Connection, index: Index, found: Resolved, new: Sequence[Somebody], now: int) -> None:
    """Remembers what was compared, so that the next import compares only what is new then."""
    keys = {key for group in found.groups for key in group} | {each.key for each in new}
    holders = _holders(connection, keys)
    rows = ((holders.get(key, key), mark) for key, mark in neighbours.marks(index, keys))
    compared.remember(connection, set(holders.values()), rows)
    compared.keep_shares(connection, neighbours.of(index).told())
    asked = [_question(connection, each) for each in found.open]
    asked += [_apart(connection, each) for each in found.apart]
    compared.ask(connection, set(holders.values()), (each for each in asked if each.one != each.other))
    for each in new:
        _shared_by_cards(connection, each, index, now)
    for shared in found.shared:
        _shared(connection, holder_of(connection, shared.keys[0]), shared, now)
    somebodies.done(connection, keys | set(holders.values()))


def _holders(connection: sqlite3.Connection, keys: set[int]) -> dict[int, int]:
    """Who has now what each of these had; few of many were joined, so only these are looked up."""
    there = {person for (person,) in connection.execute("SELECT id FROM person")}
    return {key: key if key in there else holder_of(connection, key) for key in keys}


def _question(connection: sqlite3.Connection, found: Open) -> Question:
    return Question(
        holder_of(connection, found.one), holder_of(connection, found.other), found.p, found.evidence, found.doubt
    )


def _apart(connection: sqlite3.Connection, found: Apart) -> Question:
    return Question(holder_of(connection, found.one), holder_of(connection, found.other), 0.0, (), found.why)


def _shared_by_cards(connection: sqlite3.Connection, each: Somebody, index: Index, now: int) -> None:
    """One handle under the names of several people, as an address book or the mail itself has them."""
    ways = [handle for handle in each.handles if handle.kind in WAYS]
    if each.kind != "person" or len(ways) != 1 or len(each.names) < MANY:
        return
    names = [parts for name in each.names if (parts := name_parts(name)) is not None]
    different = different_people(names, MANY, index.common)
    if len(different) >= MANY:
        count = len({name.whole for name in names if len(name.words) > 1})
        shown = tuple(name.shown for name in different)
        _shared(connection, each.key, Shared(ways[0].kind, ways[0].value, shown, (each.key,), count), now)


def _shared(connection: sqlite3.Connection, person: int, shared: Shared, now: int) -> None:
    """What several people use is no one person's: it is kept as a mailbox, and joined with nobody by weight."""
    compared.share(connection, person, shared.value, shared.says)
    if len(shared.keys) > 1:  # people with handles of their own beside it stay people
        return
    changed = connection.execute(
        "UPDATE person SET kind = ? WHERE id = ? AND kind = 'person' AND NOT EXISTS (SELECT 1 FROM decision d "
        "WHERE d.act = 'kind' AND d.person = person.id AND d.by = 'weighed' AND d.undone)",
        (answers.NOBODY, person),
    )
    if changed.rowcount:
        evidence = {"said": [shared.says], "one": answers.anchors(connection, person), "was": "person"}
        connection.execute(
            "INSERT INTO decision (act, person, evidence, by, ts) VALUES ('kind', ?, ?, 'weighed', ?)",
            (person, json.dumps(evidence, ensure_ascii=False), now),
        )


def _spoke_apart(connection: sqlite3.Connection, run: int | None) -> None:
    """Takes apart whom weight had joined and whom an import shows acting as two; they are weighed again."""
    if run is None:
        return
    again: set[int] = set()
    take_off(connection, together.spoke_apart(connection, run), again)
    place_again(connection, again)
