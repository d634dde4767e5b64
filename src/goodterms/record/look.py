"""Reads the record for looking at people: names to search in, years of words, who was seen with whom, how it stood."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from goodterms.record.read import NO_TIE, SAID, choose
from goodterms.words import About, Said

DOES = ("organisation", "position", "headline", "title")
"""What is known of somebody that says what they do."""

STOOD = ("person", "days", "occasions", "first_occasion", "last_occasion", "two_way", "two_way_days", "last_two_way")
"""The columns of `stood`, in order, named as in `words.Facts`."""


class Regard(NamedTuple):
    """One word of the owner's on somebody: liked, trusted, put_off; by what, and when."""

    word: str
    by_what: str
    ts: int


class Words(NamedTuple):
    """How many touches from ``start`` (UTC seconds) to the next: in and out."""

    start: int
    n_in: int
    n_out: int


def names(connection: sqlite3.Connection) -> list[tuple[int, str]]:
    """Everybody's id and name in the order of ids, as `read.crowd` has them."""
    return connection.execute(f"SELECT id, name FROM person WHERE kind NOT IN {NO_TIE} ORDER BY id").fetchall()


def sought(connection: sqlite3.Connection, as_of: int) -> list[tuple[int, str, str]]:
    """What people can be found by, beside their names: person and two words each: a handle as seen and the name beside
    it, or what they do.
    """
    rows = connection.execute(
        "SELECT person, value, name FROM handle UNION ALL "
        f"SELECT person, value, '' FROM about WHERE topic IN {DOES} AND coalesce(since, 0) < ?",
        (as_of,),
    )
    return rows.fetchall()


def timeline(
    connection: sqlite3.Connection, person: int, as_of: int, most: int, earlier: int = 0
) -> tuple[tuple[Said, ...], int]:
    """What was said between the owner and a person, newest first, from the ``earlier``-th on; and how much in all."""
    rows = connection.execute(f"{SAID} ORDER BY t.ts DESC, t.id DESC LIMIT ? OFFSET ?", (person, as_of, most, earlier))
    (in_all,) = connection.execute(
        "SELECT count(*) FROM touch WHERE owner = 1 AND person = ? AND ts < ?", (person, as_of)
    ).fetchone()
    said = tuple(
        Said(id_, ts, channel, kind, bool(out), subject, text, str(thread or ""), max(int(reached), 1))
        for id_, ts, channel, kind, out, subject, text, thread, reached in rows
    )
    return said, int(in_all)


def words(connection: sqlite3.Connection, person: int, starts: Sequence[int]) -> list[Words]:
    """How many touches in each stretch of time. ``starts``: where each begins; the last is where the last one ends."""
    pairs = list(pairwise(starts))
    sql = (
        "SELECT count(*) - coalesce(sum(out), 0), coalesce(sum(out), 0) FROM touch "
        "WHERE owner = 1 AND person = ? AND ts >= ? AND ts < ?"
    )
    return [Words(start, *connection.execute(sql, (person, start, end)).fetchone()) for start, end in pairs]


def regards(connection: sqlite3.Connection, person: int) -> list[Regard]:
    """The owner's words on somebody, newest first."""
    rows = connection.execute("SELECT word, by_what, ts FROM regard WHERE person = ? ORDER BY ts DESC, word", (person,))
    return [Regard(*row) for row in rows]


def stood(connection: sqlite3.Connection, as_of: int, persons: Iterable[int]) -> list[tuple[int | None, ...]]:
    """What a depth is judged from (`STOOD`) of these people at an earlier moment, a row each who had contact by then.

    Sums of the look-back columns, which know only what was before each touch, so they are what `read.facts` counts
    anew, at a fortieth of its time.
    """
    return connection.execute(
        "SELECT person, sum(first_of_day), sum(occasion), min(CASE WHEN occasion THEN ts END), "
        "max(CASE WHEN occasion THEN ts END), sum(answers), sum(two_way_day), max(CASE WHEN answers THEN ts END) "
        f"FROM touch WHERE owner = 1 AND ts < ? AND person IN {choose(connection, persons)} GROUP BY person",
        (as_of,),
    ).fetchall()


def together(
    connection: sqlite3.Connection, as_of: int, persons: Iterable[int], fewest: int = 2, most: int = 12
) -> list[tuple[int, int]]:
    """Which of these people took part in one interaction, as (interaction, person), where there were from ``fewest`` to
    ``most`` of them; ordered by interaction.
    """
    chosen = choose(connection, persons)
    return connection.execute(
        "WITH part AS MATERIALIZED (SELECT DISTINCT p.interaction, h.person FROM handle h "
        f"JOIN participant p ON p.handle = h.id WHERE h.person IN {chosen} AND p.role <> 'about'), "
        "several AS (SELECT interaction FROM part GROUP BY interaction HAVING count(*) BETWEEN ? AND ?) "
        "SELECT p.interaction, p.person FROM several s JOIN interaction i ON i.id = s.interaction AND i.ts < ? "
        "JOIN part p ON p.interaction = s.interaction ORDER BY p.interaction, p.person",
        (fewest, most, as_of),
    ).fetchall()


def does(connection: sqlite3.Connection, as_of: int, persons: Iterable[int]) -> dict[int, list[About]]:
    """What is known of what these people do, the newest first."""
    found: dict[int, list[About]] = {}
    rows = connection.execute(
        f"SELECT person, topic, value, since FROM about WHERE person IN {choose(connection, persons)} "
        f"AND topic IN {DOES} AND coalesce(since, 0) < ? ORDER BY coalesce(since, seen) DESC, id DESC",
        (as_of,),
    )
    for person, topic, value, since in rows:
        found.setdefault(person, []).append(About(topic, value, since))
    return found


def last_words(connection: sqlite3.Connection, as_of: int, persons: Iterable[int]) -> dict[int, tuple[int, str]]:
    """The owner's last message to each of these people: when, and its text."""
    rows = connection.execute(
        "SELECT c.person, i.ts, i.text FROM chosen c JOIN interaction i ON i.id = (SELECT t.id FROM touch t "
        "WHERE t.owner = 1 AND t.person = c.person AND t.out AND t.ts < ? ORDER BY t.ts DESC, t.id DESC LIMIT 1) "
        f"WHERE c.person IN {choose(connection, persons)} AND i.kind = 'message'",
        (as_of,),
    )
    return {person: (ts, text) for person, ts, text in rows}
