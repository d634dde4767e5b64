"""Everybody as who is who looks at them: handles, names, and what cards say, a person a row."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from goodterms.record.handles import OWNER_KIND
from goodterms.words import Handle

AT_ONCE = 2_000
"""People asked for in one question."""

TOPICS = ("birthday", "organisation", "location", "address", "number")
"""What a card may say that tells two people of one name apart, or holds one together."""

CHOSEN = "SELECT value FROM json_each(?)"


class Known(NamedTuple):
    """One person as the record has them. ``handles``: each with the name it was first seen with. ``names``: all that
    they were seen or listed under. ``first``, ``last``: seen acting, UTC seconds. ``about``: topic -> values.
    ``signed``: what stands in their signatures. ``spans``: a mail address, and when it was first and last written from.
    """

    person: int
    kind: str
    handles: tuple[Handle, ...]
    names: tuple[str, ...]
    about: dict[str, frozenset[str]]
    first: int | None
    last: int | None
    signed: frozenset[str] = frozenset()
    spans: tuple[tuple[str, int, int], ...] = ()


def waiting(connection: sqlite3.Connection) -> list[int]:
    """Whoever is to be compared with others, for something of theirs is new; never the owner."""
    rows = connection.execute(
        "SELECT u.person FROM unweighed u JOIN person p ON p.id = u.person WHERE p.kind <> ? ORDER BY u.person",
        (OWNER_KIND,),
    )
    return [row for (row,) in rows]


def anybody_waiting(connection: sqlite3.Connection) -> bool:
    """Whether anybody is to be compared."""
    return connection.execute("SELECT 1 FROM unweighed LIMIT 1").fetchone() is not None


def wait_for(connection: sqlite3.Connection, run: int) -> None:
    """Marks whoever did something that an import brought: what two were seen doing may join or part them."""
    connection.execute(
        "INSERT OR IGNORE INTO unweighed SELECT DISTINCT h.person FROM leaf l JOIN copy c ON c.leaf = l.id "
        "JOIN interaction i ON i.id = c.interaction JOIN handle h ON h.id = i.sender WHERE l.run = ? AND NOT h.own",
        (run,),
    )


def done(connection: sqlite3.Connection, persons: Iterable[int]) -> None:
    """These were compared. Whoever is no longer there is forgotten too."""
    connection.executemany("DELETE FROM unweighed WHERE person = ?", ((person,) for person in persons))
    connection.execute(
        "DELETE FROM unweighed WHERE person NOT IN (SELECT id FROM person WHERE kind <> ?)", (OWNER_KIND,)
    )


def somebodies(connection: sqlite3.Connection, persons: Sequence[int]) -> Iterator[Known]:
    """These people, in their order, some thousand at a time; who is not there is left out."""
    rest = iter(persons)
    while some := list(islice(rest, AT_ONCE)):
        yield from _some(connection, some)


def _some(connection: sqlite3.Connection, persons: list[int]) -> Iterator[Known]:
    chosen = (json.dumps(persons),)
    handles: dict[int, list[Handle]] = defaultdict(list)
    for person, *handle in connection.execute(
        "SELECT person, kind, CASE WHEN kind IN ('phone', 'whatsapp', 'signal') AND normal LIKE '+%' "
        f"THEN normal ELSE value END, name FROM handle WHERE person IN ({CHOSEN}) AND kind <> 'log' AND NOT own "
        "ORDER BY person, id",
        chosen,
    ):
        handles[person].append(Handle(*handle))
    names: dict[int, dict[str, None]] = defaultdict(dict)
    for query in (
        f"SELECT h.person, n.name FROM handle h JOIN named n ON n.handle = h.id WHERE h.person IN ({CHOSEN}) "
        "AND NOT h.own ORDER BY h.person, h.id, n.name",
        f"SELECT person, name FROM card WHERE person IN ({CHOSEN}) AND name <> '' ORDER BY person, id",
    ):
        for person, name in connection.execute(query, chosen):
            names[person][name] = None
    about: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    marks = ", ".join("?" * len(TOPICS))
    for person, topic, value in connection.execute(
        f"SELECT person, topic, value FROM about WHERE person IN ({CHOSEN}) AND topic IN ({marks})", (*chosen, *TOPICS)
    ):
        about[person][topic].add(value)
    spans: dict[int, list[tuple[str, int, int]]] = defaultdict(list)
    clocks: dict[int, tuple[int, int]] = {}
    for person, kind, value, first, last in connection.execute(
        # first and last stand at the ends of an index; grouping would sort every piece there is, in memory
        "SELECT person, kind, value, (SELECT min(ts) FROM interaction WHERE sender = h.id) AS first, "
        "(SELECT max(ts) FROM interaction WHERE sender = h.id) FROM handle h "
        f"WHERE person IN ({CHOSEN}) AND NOT own AND first IS NOT NULL ORDER BY h.id",
        chosen,
    ):
        before = clocks.get(person, (first, last))
        clocks[person] = min(first, before[0]), max(last, before[1])
        if kind == "mail":
            spans[person].append((value, first, last))
    signed: dict[int, set[str]] = defaultdict(set)
    for person, value in connection.execute(
        "SELECT h.person, s.value FROM handle h CROSS JOIN signed s ON s.handle = h.id "
        f"WHERE h.person IN ({CHOSEN}) AND NOT h.own",
        chosen,
    ):
        signed[person].add(value)
    kinds = dict(
        connection.execute(f"SELECT id, kind FROM person WHERE id IN ({CHOSEN}) AND kind <> '{OWNER_KIND}'", chosen)
    )
    for person in persons:
        if person in kinds:
            said = {topic: frozenset(values) for topic, values in about[person].items()}
            reached = tuple(handles[person]), tuple(names[person])
            first, last = clocks.get(person, (None, None))
            beside = frozenset(signed.get(person, ())), tuple(spans.get(person, ()))
            yield Known(person, kinds[person], *reached, said, first, last, *beside)
