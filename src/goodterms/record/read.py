"""Reads the record for judging. Every reading takes ``as_of`` (UTC seconds): what happened at or after it is unseen."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import NamedTuple

from goodterms.record.renew import read_touches, sightings
from goodterms.words import About, Coverage, Depth, Facts, Handle, Person, Said

FACTS = tuple(field.name for field in fields(Facts))
"""The columns of a tie's facts that judging uses, in the order of `words.Facts`."""

NO_TIE = ("owner", "hidden")


class Sighting(NamedTuple):
    """The second clock of one person: first and last seen acting anywhere, how often outside the tie, last return,
    longest ordinary pause in seconds; when last seen outside the tie, places in use at the last act (a mail address 1,
    any other handle 2), and the channel of that act.
    """

    person: int
    first: int
    last: int
    elsewhere: int
    back: int | None
    pause: int | None
    seen: int | None = None
    places: int = 0
    channel: str = ""


class Note(NamedTuple):
    """A note of the owner's, with the moment it was written. ``private``: not for the eyes of whom it is about."""

    ts: int
    text: str
    private: bool = False


def choose(connection: sqlite3.Connection, persons: Iterable[int]) -> str:
    """Puts these persons into a temporary table and returns the SQL that narrows by it (``x.person``)."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS chosen (person INTEGER PRIMARY KEY)")
    connection.execute("DELETE FROM chosen")
    connection.executemany("INSERT OR IGNORE INTO chosen VALUES (?)", ((person,) for person in persons))
    return "(SELECT person FROM chosen)"


def facts(connection: sqlite3.Connection, as_of: int, persons: Sequence[int] | None = None) -> dict[int, Facts]:
    """The facts of these persons (of all, when None) as of a moment; who had no contact by then is not in it.

    Read from the cache, but counted anew from touches where the last one is not before ``as_of``.
    """
    narrow = "" if persons is None else f"AND f.person IN {choose(connection, persons)}"
    columns = ", ".join(f"f.{name}" for name in FACTS)
    rows = connection.execute(
        f"SELECT {columns} FROM facts f WHERE f.owner = 1 AND f.last < ? {narrow}", (as_of,)
    ).fetchall()
    known = {row[0]: Facts(*row) for row in rows}
    later = [
        person
        for (person,) in connection.execute(
            f"SELECT f.person FROM facts f WHERE f.owner = 1 AND f.last >= ? AND f.first < ? {narrow}", (as_of, as_of)
        )
    ]
    return known | _recounted(connection, later, as_of) if later else known


def _recounted(connection: sqlite3.Connection, persons: Sequence[int], as_of: int) -> dict[int, Facts]:
    from goodterms.record.facts.count import count, facts_of

    columns = read_touches(connection, choose(connection, persons), look_back=True, before=as_of)
    if not len(columns["person"]):
        return {}
    return {row.person: row for row in facts_of(count(columns, as_of))}


def sighted(connection: sqlite3.Connection, as_of: int, persons: Sequence[int] | None = None) -> dict[int, Sighting]:
    """The second clock of these persons (of all, when None) as of a moment; who was never seen by then is not in it."""
    narrow = "" if persons is None else f"AND s.person IN {choose(connection, persons)}"
    columns = ", ".join(f"s.{name}" for name in Sighting._fields)
    rows = connection.execute(f"SELECT {columns} FROM sighting s WHERE s.last < ? {narrow}", (as_of,)).fetchall()
    known = {row[0]: Sighting(*row) for row in rows}
    later = connection.execute(
        f"SELECT s.person FROM sighting s WHERE s.last >= ? AND s.first < ? {narrow}", (as_of, as_of)
    ).fetchall()
    if later:
        again = connection.execute(sightings(choose(connection, (person for (person,) in later)), as_of))
        known |= {row[0]: Sighting(*row) for row in again}
    return known


def namesakes(connection: sqlite3.Connection, as_of: int, persons_: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Of these people the one of the same name (of two words or more) who was seen last: their number, and when."""
    named: dict[str, set[int]] = {}
    if not persons_:  # mostly nobody is asked for, and looking through all names takes its time
        return {}
    for person, name in connection.execute(
        f"SELECT q.id, q.name FROM person q WHERE q.kind NOT IN {NO_TIE} AND instr(trim(q.name), ' ') AND q.name IN "
        f"(SELECT p.name FROM person p WHERE p.id IN {choose(connection, persons_)})"
    ):
        named.setdefault(name, set()).add(person)
    several = [people for people in named.values() if len(people) > 1]
    clocks = sighted(connection, as_of, sorted(set().union(*several))) if several else {}
    found = {}
    for people in several:
        for person in people.intersection(persons_):
            others = [(clocks[one].last, one) for one in people - {person} if one in clocks]
            if others:
                last, one = max(others)
                found[person] = (one, last)
    return found


def persons(connection: sqlite3.Connection, chosen: Sequence[int] | None = None) -> dict[int, Person]:
    """Persons with their handles, in the order of their ids; the owner and hidden cards are never among them."""
    narrow = "" if chosen is None else f"AND p.id IN {choose(connection, chosen)}"
    names: dict[int, tuple[str, str, str | None, str]] = {
        row[0]: row[1:]
        for row in connection.execute(
            f"SELECT p.id, p.name, p.kind, p.depth_word, p.flags FROM person p "
            f"WHERE p.kind NOT IN {NO_TIE} {narrow} ORDER BY p.id"
        )
    }
    narrow = "" if chosen is None else "WHERE h.person IN (SELECT person FROM chosen)"
    handles: dict[int, list[Handle]] = {}
    for person, kind, value, name in connection.execute(
        f"SELECT h.person, h.kind, h.value, h.name FROM handle h {narrow} ORDER BY h.id"
    ):
        handles.setdefault(person, []).append(Handle(kind, value, name))
    return {
        person: Person(
            person, name, kind, tuple(handles.get(person, ())), Depth(word) if word else None, frozenset(flags.split())
        )
        for person, (name, kind, word, flags) in names.items()
    }


def listed(connection: sqlite3.Connection, as_of: int, chosen: Sequence[int] | None = None) -> set[int]:
    """Persons whom any card names: an address book, a list of connections. Cards without a day always count."""
    narrow = "" if chosen is None else f"AND person IN {choose(connection, chosen)}"
    rows = connection.execute(
        f"SELECT DISTINCT person FROM card WHERE person IS NOT NULL AND coalesce(since, 0) < ? {narrow}", (as_of,)
    )
    return {person for (person,) in rows}


def coverage(connection: sqlite3.Connection, as_of: int) -> tuple[Coverage, ...]:
    """What we can see, a channel each, up to ``as_of``."""
    rows = connection.execute(
        "SELECT channel, first, CASE WHEN last < :as_of THEN last ELSE (SELECT max(i.ts) FROM interaction i "
        "WHERE i.channel = c.channel AND i.ts < :as_of) END FROM coverage c WHERE first < :as_of ORDER BY channel",
        {"as_of": as_of},
    )
    return tuple(Coverage(*row) for row in rows)


SAID = (
    "SELECT i.id, t.ts, i.channel, i.kind, t.out, i.subject, i.text, coalesce(i.thread, 0), "
    "CASE WHEN t.out THEN round(1 / t.weight) ELSE (SELECT count(*) FROM participant p WHERE p.interaction = i.id "
    "AND p.role IN ('to', 'cc', 'bcc')) END "
    "FROM touch t JOIN interaction i ON i.id = t.id WHERE t.owner = 1 AND t.person = ? AND t.ts < ? "
)
"""One row of `_said` a touch: id, ts, channel, kind, out, subject, text, thread, how many it went to."""


CROWD = (
    "id", "kind", "flags", "depth_word", *FACTS[1:], "last_sighting", "seen_elsewhere", "returned_at", "usual_pause",
    "quiet_since", "places", "channel", "listed",
)  # fmt: skip
"""The columns of `crowd`, in order."""


class Windows(NamedTuple):
    """Moments (UTC seconds) between which people may be a matter of today. ``waits``: words of theirs since then may
    wait. ``since``, ``until``: who last did anything in between may be quiet or gone.
    """

    waits: int
    since: int
    until: int


LATELY = """AND ((f.last_in > coalesce(f.last_out, 0) AND f.last_in >= :waits) OR s.back > coalesce(f.last_out, 0)
    OR (f.last_two_way >= :since AND f.last <= :until)
    OR max(coalesce(s.last, 0), coalesce(f.last_in, 0), coalesce(f.last_two_way, 0)) BETWEEN :since AND :until
    OR p.id IN (SELECT person FROM facts WHERE owner = 1 AND last >= :as_of)
    OR p.id IN (SELECT person FROM sighting WHERE last >= :as_of)) """
"""Those of whom something is to be told, or whose history goes on after the moment: of these it is not known yet."""


def crowd(connection: sqlite3.Connection, as_of: int, windows: Windows | None = None) -> list[tuple[object, ...]]:
    """Everybody who is not the owner, a row each (`CROWD`), as of a moment; NULL where nothing is known. ``windows``:
    only those who may be a matter of today by them.
    """
    facts_columns = ", ".join(f"f.{name}" for name in FACTS[1:])
    rows = connection.execute(
        f"SELECT p.id, p.kind, p.flags, p.depth_word, {facts_columns}, s.last, s.elsewhere, s.back, s.pause, "
        "s.seen, s.places, s.channel, "
        "EXISTS (SELECT 1 FROM card c WHERE c.person = p.id AND coalesce(c.since, 0) < :as_of) "
        "FROM person p LEFT JOIN facts f ON f.owner = 1 AND f.person = p.id AND f.last < :as_of "
        f"LEFT JOIN sighting s ON s.person = p.id AND s.last < :as_of WHERE p.kind NOT IN {NO_TIE} "
        f"{'' if windows is None else LATELY}ORDER BY p.id",
        {"as_of": as_of} | ({} if windows is None else windows._asdict()),
    ).fetchall()
    return _as_it_was(connection, rows, as_of)


def _as_it_was(connection: sqlite3.Connection, rows: list[tuple[object, ...]], as_of: int) -> list[tuple[object, ...]]:
    """The same rows with the counts of those whose history goes on after the moment taken anew."""
    later = {
        person
        for (person,) in connection.execute(
            "SELECT person FROM facts WHERE owner = 1 AND last >= ? UNION SELECT person FROM sighting WHERE last >= ?",
            (as_of, as_of),
        )
    }
    if not later:
        return rows
    counted, clocks = facts(connection, as_of, sorted(later)), sighted(connection, as_of, sorted(later))
    return [_patched(row, counted, clocks) if row[0] in later else row for row in rows]


def _patched(
    row: tuple[object, ...], counted: Mapping[int, Facts], clocks: Mapping[int, Sighting]
) -> tuple[object, ...]:
    person = int(str(row[0]))
    known, clock = counted.get(person), clocks.get(person)
    tie = tuple(None if known is None else getattr(known, name) for name in FACTS[1:])
    seen = (None,) * 7 if clock is None else (clock.last, clock.elsewhere, *clock[4:])
    return (*row[:4], *tie, *seen, row[-1])


def recent(connection: sqlite3.Connection, person: int, as_of: int, most: int = 12) -> tuple[Said, ...]:
    """What was said between the owner and a person, newest first, at most so many."""
    rows = connection.execute(f"{SAID} ORDER BY t.ts DESC, t.id DESC LIMIT ?", (person, as_of, most))
    return tuple(_said(row) for row in rows)


def first_touch(connection: sqlite3.Connection, person: int, as_of: int) -> Said | None:
    """The first thing said between the owner and a person."""
    row = connection.execute(f"{SAID} ORDER BY t.ts, t.id LIMIT 1", (person, as_of)).fetchone()
    return None if row is None else _said(row)


def _said(row: tuple[int, int, str, str, int, str, str, int, int]) -> Said:
    id_, ts, channel, kind, out, subject, text, thread, reached = row
    return Said(id_, ts, channel, kind, bool(out), subject, text, str(thread) if thread else "", max(int(reached), 1))


def seen_by_others(connection: sqlite3.Connection, person: int, as_of: int, most: int = 5) -> tuple[Said, ...]:
    """What a person said where the owner was not addressed, newest first: shows that they are around."""
    rows = connection.execute(
        "SELECT i.id, i.ts, i.channel, i.kind, 0, i.subject, i.text, coalesce(i.thread, 0) "
        "FROM handle h JOIN interaction i ON i.sender = h.id "
        "WHERE h.person = ? AND i.ts < ? AND NOT i.contact AND i.why IN ('list', 'group', 'cc', 'many', 'stranger') "
        "ORDER BY i.ts DESC LIMIT ?",
        (person, as_of, most),
    )
    return tuple(
        Said(id_, ts, channel, kind, out=False, subject=subject, text=text, thread=str(thread or ""), contact=False)
        for id_, ts, channel, kind, _, subject, text, thread in rows
    )


def abouts(connection: sqlite3.Connection, person: int, as_of: int) -> tuple[About, ...]:
    """What is known of somebody, the newest of each topic first."""
    rows = connection.execute(
        "SELECT topic, value, since FROM about WHERE person = ? AND coalesce(since, 0) < ? "
        "ORDER BY topic, coalesce(since, seen) DESC, id DESC",
        (person, as_of),
    )
    return tuple(About(*row) for row in rows)


def notes(connection: sqlite3.Connection, person: int, as_of: int) -> tuple[Note, ...]:
    """The owner's notes on somebody, newest first."""
    rows = connection.execute(
        "SELECT ts, text, private FROM note WHERE person = ? AND ts < ? ORDER BY ts DESC, id DESC", (person, as_of)
    )
    return tuple(Note(ts, text, bool(private)) for ts, text, private in rows)


def cards(connection: sqlite3.Connection, person: int) -> list[tuple[str, str, int | None]]:
    """Channel, list and day of every card that names somebody."""
    return connection.execute(
        "SELECT channel, listed, since FROM card WHERE person = ? ORDER BY since IS NULL, since, id", (person,)
    ).fetchall()


def by_handle(connection: sqlite3.Connection, kind: str, value: str, normal: str) -> int | None:
    """The person of a handle as typed, by value or by normal form; None when nobody has it."""
    row = connection.execute(
        "SELECT person FROM handle WHERE kind = ? AND value = ? "
        # an OR would scan
        "UNION ALL SELECT person FROM handle WHERE kind = ? AND normal = ? AND normal <> '' LIMIT 1",
        (kind, value, kind, normal),
    ).fetchone()
    return int(row[0]) if row else None


def by_name(connection: sqlite3.Connection, word: str = "") -> Mapping[str, frozenset[int]]:
    """Everybody by casefolded name: the person's own, and every name seen beside a handle.

    ``word``: only names that may hold it, at a tenth of the time. SQLite knows small and capital letters of ASCII
    alone, so every name beyond ASCII is among them.
    """
    found: dict[str, set[int]] = {}
    narrow = (
        "(instr(lower({0}), ?) OR length({0}) < length(CAST({0} AS BLOB)))"
        if word.isascii() and word
        else "{0} <> '' AND ? = ?"
    )
    wanted = (word.lower(),) if word.isascii() and word else ("", "")
    rows = connection.execute(
        f"SELECT id, name FROM person WHERE {narrow.format('name')} AND kind NOT IN {NO_TIE} "
        f"UNION ALL SELECT h.person, h.name FROM handle h JOIN person p ON p.id = h.person "
        f"WHERE {narrow.format('h.name')} AND p.kind NOT IN {NO_TIE}",
        wanted * 2,
    )
    for person, name in rows:
        found.setdefault(" ".join(name.casefold().split()), set()).add(person)
    return {name: frozenset(people) for name, people in found.items()}


def standards(connection: sqlite3.Connection) -> dict[str, str]:
    """The owner's own standards, name -> value as typed."""
    return dict(connection.execute("SELECT name, value FROM standard ORDER BY name").fetchall())


def by_value(connection: sqlite3.Connection, value: str) -> frozenset[int]:
    """Everybody who has exactly this handle, of whatever kind (a chat id, a phone number as written)."""
    rows = connection.execute(
        f"SELECT h.person FROM handle h JOIN person p ON p.id = h.person WHERE h.value = ? AND p.kind NOT IN {NO_TIE}",
        (value,),
    )
    return frozenset(person for (person,) in rows)
