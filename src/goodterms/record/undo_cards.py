"""Takes back the cards of an import, and what rested on them: joins, names, what is known of somebody, list days."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from goodterms.record.cards import GONE, Bringing, mark_gone, place_off, say
from goodterms.record.handles import OWNER_KIND, Naming, holder_of, interactions_of, new_person, part
from goodterms.record.place import leaning_on, place_again
from goodterms.words import About, Handle

VOUCHED = """
SELECT 1 FROM card vc JOIN copy v ON v.card = vc.id JOIN json_each(v.said, '$.handles') j
WHERE vc.person = handle.person AND json_extract(j.value, '$.value') = handle.value
AND json_extract(j.value, '$.kind') = handle.kind"""
"""SQL that finds a kept copy of a card which names ``handle``."""


def cards(connection: sqlite3.Connection, run: int, now: int, naming: Naming) -> int:
    """Removes the cards that only this import brought and takes the others back to what the rest says of them.

    The copies of the import are gone already and stand in ``temp.going``. Returns how many cards went.
    """
    rows = connection.execute(
        "SELECT DISTINCT g.card, c.person, EXISTS (SELECT 1 FROM copy k WHERE k.card = g.card), "
        "c.channel, c.external_id FROM temp.going g JOIN card c ON c.id = g.card"
    ).fetchall()
    lost = [card for card, _, kept, *_ in rows if not kept]
    for card in (card for card, _, kept, *_ in rows if kept):
        _as_others_say(connection, card)
    for table, column in (("about", "card"), ("membership", "card"), ("card", "id")):
        connection.executemany(f"DELETE FROM {table} WHERE {column} = ?", ((card,) for card in lost))
    persons = {person for _, person, *_ in rows if person is not None}
    persons |= _part_joins(connection, {(channel, external_id) for *_, channel, external_id in rows})
    for person in sorted(persons):
        persons |= set(_split(connection, person, naming))
    _named_again(connection, sorted(persons), naming)
    _lists_again(connection, run, now)
    return len(lost)


def _as_others_say(connection: sqlite3.Connection, card: int) -> None:
    """A card as the copies that are left have it, told again from the oldest to the newest."""
    copies = connection.execute(
        "SELECT k.leaf, k.taken, k.said, l.run, r.started FROM copy k JOIN leaf l ON l.id = k.leaf "
        "JOIN source_run r ON r.id = l.run WHERE k.card = ? ORDER BY coalesce(k.taken, 0), k.leaf",
        (card,),
    ).fetchall()
    (person,) = connection.execute("SELECT person FROM card WHERE id = ?", (card,)).fetchone()
    connection.execute("DELETE FROM about WHERE card = ? AND topic <> ?", (card, GONE))
    for leaf, taken, said, run, started in copies:
        if person is not None:
            abouts = [About(**about) for about in json.loads(said)["about"]]
            say(connection, card, person, abouts, Bringing(leaf, run, started, taken))
    newest = json.loads(copies[-1][2])
    connection.execute(
        "UPDATE card SET body = ?, name = ?, since = ?, listed = ?, listed_at = ?, brought = ? WHERE id = ?",
        (copies[-1][2], newest["name"], newest["since"], newest["listed"], copies[-1][1], min(copies)[0], card),
    )


def _part_joins(connection: sqlite3.Connection, touched: set[tuple[str, str]]) -> set[int]:
    """Undoes, newest first, the joins that rested on these cards and that no kept copy of them vouches for."""
    parted: set[int] = set()
    joins = connection.execute(
        "SELECT id, person, evidence FROM decision WHERE act = 'join' AND by = 'card' AND NOT undone ORDER BY id DESC"
    ).fetchall()
    for decision, keep, evidence in joins:
        told = json.loads(evidence)
        if tuple(told["card"]) in touched and not _still_vouched(connection, told):
            parted.update(_apart(connection, decision, holder_of(connection, keep)))
    return parted


def _still_vouched(connection: sqlite3.Connection, told: dict[str, dict[str, list[int]]]) -> bool:
    """Whether a kept copy of the card still names a handle that the join brought along."""
    channel, external_id = told["card"]
    marks = ", ".join(map(str, told["moved"]["handle"])) or "NULL"
    return bool(
        connection.execute(
            "SELECT 1 FROM card c JOIN copy v ON v.card = c.id JOIN json_each(v.said, '$.handles') j "
            "JOIN handle h ON h.value = json_extract(j.value, '$.value') AND h.kind = json_extract(j.value, '$.kind') "
            f"WHERE c.channel = ? AND c.external_id = ? AND h.id IN ({marks}) LIMIT 1",
            (channel, external_id),
        ).fetchone()
    )


def _apart(connection: sqlite3.Connection, decision: int, holder: int) -> tuple[int, int]:
    touched = set(interactions_of(connection, [holder]))
    touched |= leaning_on(connection, touched)
    place_off(connection, holder)
    kept, back = part(connection, decision)
    place_again(connection, touched)
    return kept, back


class _Group(NamedTuple):
    """What belongs together: rows of handles, rows of cards, and the keys that hold them together."""

    handles: frozenset[int]
    cards: frozenset[int]
    keys: frozenset[tuple[str, ...]]


def _split(connection: sqlite3.Connection, person: int, naming: Naming) -> Iterator[int]:
    """Handles of one person that nothing holds together any more become persons of their own, who are returned."""
    others = _groups(connection, person)[1:]
    if not others or _whole(connection, person):
        return
    touched = set(interactions_of(connection, [person]))
    touched |= leaning_on(connection, touched)
    place_off(connection, person)
    for group in others:
        yield _person_of(connection, group, naming)
    place_again(connection, touched)


def _whole(connection: sqlite3.Connection, person: int) -> bool:
    """The owner, and somebody on whom the owner left a word or a note or whom the owner joined, is not split."""
    return bool(
        connection.execute(
            "SELECT 1 FROM person p WHERE p.id = ? AND (p.kind = ? OR p.depth_word IS NOT NULL OR p.flags <> '' "
            "OR EXISTS (SELECT 1 FROM note n WHERE n.person = p.id) OR EXISTS (SELECT 1 FROM decision d "
            "WHERE d.act = 'join' AND d.by = 'owner' AND d.person = p.id AND NOT d.undone))",
            (person, OWNER_KIND),
        ).fetchone()
    )


def _groups(connection: sqlite3.Connection, person: int) -> list[_Group]:
    """The handles of a person in groups held together by one normal form or one card, the one of the oldest first."""
    none: frozenset[int] = frozenset()
    groups = [
        _Group(frozenset({row}), none, frozenset({(kind, value), (kind, "=", normal or f"={value}")}))
        for row, kind, value, normal in connection.execute(
            "SELECT id, kind, value, normal FROM handle WHERE person = ?", (person,)
        )
    ]
    cards = connection.execute(
        "SELECT c.id, k.said FROM card c JOIN copy k ON k.card = c.id WHERE c.person = ?", (person,)
    )
    for card, said in cards:
        named = {(handle["kind"], handle["value"]) for handle in json.loads(said)["handles"]}
        groups.append(_Group(none, frozenset({card}), frozenset({("card", str(card), ""), *named})))
    return sorted((group for group in _connected(groups) if group.handles), key=lambda group: min(group.handles))


def _connected(groups: Iterable[_Group]) -> list[_Group]:
    """Groups that share a key, made one."""
    apart: list[_Group] = []
    for group in groups:
        same = [group, *(other for other in apart if other.keys & group.keys)]
        apart = [other for other in apart if not other.keys & group.keys]
        apart.append(_Group(*(frozenset().union(*parts) for parts in zip(*same, strict=True))))
    return apart


def _person_of(connection: sqlite3.Connection, group: _Group, naming: Naming) -> int:
    first = connection.execute("SELECT kind, value, name FROM handle WHERE id = ?", (min(group.handles),)).fetchone()
    person = new_person(connection, naming.plain(first[2]), naming.kind(Handle(*first)))
    connection.executemany("UPDATE handle SET person = ? WHERE id = ?", ((person, row) for row in group.handles))
    for table, column in (("card", "id"), ("about", "card")):
        connection.executemany(
            f"UPDATE {table} SET person = ? WHERE {column} = ?", ((person, row) for row in group.cards)
        )
    return person


def _named_again(connection: sqlite3.Connection, persons: Iterable[int], naming: Naming) -> None:
    """Names and kinds that came from a card that went, from what is left: the newest card, else a name seen beside."""
    for person in persons:
        row = connection.execute("SELECT kind FROM person WHERE id = ?", (person,)).fetchone()
        if row is None or row[0] == OWNER_KIND:
            continue
        card = connection.execute(
            "SELECT name, json_extract(body, '$.kind') FROM card WHERE person = ? ORDER BY id DESC", (person,)
        ).fetchone()
        handle = connection.execute(
            "SELECT kind, value, name FROM handle WHERE person = ? ORDER BY name = '', id", (person,)
        ).fetchone()
        if card is None and handle is None:
            continue
        said = card[0] if card else handle[2]
        kind = card[1] if card else row[0] if row[0] == "list" else naming.kind(Handle(*handle))
        name = naming.plain(said) or said or (handle[1] if handle and handle[0] == "name" else "")
        connection.execute("UPDATE person SET name = ?, kind = ? WHERE id = ?", (name, kind, person))


def _lists_again(connection: sqlite3.Connection, run: int, now: int) -> None:
    """Without this taking of a list, the one before is the newest again."""
    lists = connection.execute("SELECT DISTINCT channel, name FROM listing WHERE run = ?", (run,)).fetchall()
    connection.execute("DELETE FROM listing WHERE run = ?", (run,))
    for channel, name in lists:
        mark_gone(connection, channel, name, now)
