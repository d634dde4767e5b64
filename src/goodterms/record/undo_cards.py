"""Takes back the cards of an import, and what rested on them: joins, names, what is known of somebody, list days."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from goodterms.record.cards import GONE, Bringing, mark_gone, say
from goodterms.record.handles import OWNER_KIND, Naming, interactions_of, new_person
from goodterms.record.joins import LATER_JOINS, holder_of, part
from goodterms.record.place import leaning_on, place_again, place_off
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
    touched = {(channel, external_id) for *_, channel, external_id in rows}
    again: set[int] = set()
    for person in sorted(persons):
        persons |= set(_part_joins(connection, person, touched, again))
    _forget_handles(connection)
    for person in sorted(persons):
        persons |= set(_split(connection, person, naming, again))
    place_again(connection, again)
    _named_again(connection, sorted(persons), naming)
    _lists_again(connection, run, now)
    return len(lost)


def _forget_handles(connection: sqlite3.Connection) -> None:
    """Removes handles that nothing names any more; of whom the owner has a word on, all stay."""
    connection.execute(
        "DELETE FROM handle WHERE NOT own AND id NOT IN (SELECT handle FROM participant) "
        "AND id NOT IN (SELECT sender FROM interaction WHERE sender IS NOT NULL) "
        "AND person NOT IN (SELECT person FROM note) "
        "AND person NOT IN (SELECT id FROM person WHERE depth_word IS NOT NULL OR flags <> '') "
        f"AND NOT EXISTS ({VOUCHED})"
    )


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


class _Group(NamedTuple):
    """What belongs together: rows of handles, rows of cards, and the keys that hold them together."""

    handles: frozenset[int]
    cards: frozenset[int]
    keys: frozenset[tuple[str, ...]]


def _part_joins(
    connection: sqlite3.Connection, person: int, touched: set[tuple[str, str]], again: set[int]
) -> Iterator[int]:
    """Undoes, newest first, the joins of a person that no kept card holds together any more; who comes back.

    ``again`` gathers what is to be placed when all is done.
    """
    for decision, keep, gone in reversed(connection.execute(LATER_JOINS, (person, 0)).fetchall()):
        by, evidence = connection.execute("SELECT by, evidence FROM decision WHERE id = ?", (decision,)).fetchone()
        if by != "card" or holder_of(connection, keep) != person:
            continue
        told = json.loads(evidence)
        side = set(told["moved"]["handle"]), set(told["moved"]["card"])
        groups = _groups(connection, person)
        theirs = [group for group in groups if group.handles & side[0] or group.cards & side[1]]
        loose = len(theirs) < len(groups)
        if _is_owner(connection, person):  # whose handles nothing but the owner's word may hold together
            loose = tuple(told["card"]) in touched and not any(group.cards for group in theirs)
        if loose and theirs:
            _unplace(connection, person, again)
            _apart(connection, decision, theirs, gone)
            yield gone


def _unplace(connection: sqlite3.Connection, person: int, again: set[int]) -> None:
    """Takes a person's touches off and notes what has to be placed again: theirs, and what leans on it."""
    touched = set(interactions_of(connection, [person]))
    again |= touched | leaning_on(connection, touched)
    place_off(connection, person)


def _apart(connection: sqlite3.Connection, decision: int, theirs: list[_Group], gone: int) -> None:
    """Undoes a join, and gives what has come since to the side that it belongs to."""
    part(connection, decision)
    for group in theirs:
        _give(connection, group, gone)
    connection.execute(
        "UPDATE handle SET own = (SELECT kind = ? FROM person WHERE id = ?) WHERE person = ?", (OWNER_KIND, gone, gone)
    )


def _give(connection: sqlite3.Connection, group: _Group, person: int) -> None:
    connection.executemany("UPDATE handle SET person = ? WHERE id = ?", ((person, row) for row in group.handles))
    for table, column in (("card", "id"), ("about", "card")):
        connection.executemany(
            f"UPDATE {table} SET person = ? WHERE {column} = ?", ((person, row) for row in group.cards)
        )


def _is_owner(connection: sqlite3.Connection, person: int) -> bool:
    return bool(connection.execute("SELECT 1 FROM person WHERE id = ? AND kind = ?", (person, OWNER_KIND)).fetchone())


def _split(connection: sqlite3.Connection, person: int, naming: Naming, again: set[int]) -> Iterator[int]:
    """Handles of one person that nothing holds together any more become persons of their own, who are returned."""
    others = _groups(connection, person)[1:]
    if not others or _whole(connection, person):
        return
    _unplace(connection, person, again)
    for group in others:
        yield _person_of(connection, group, naming)


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
    return sorted(_connected(groups), key=lambda group: min(group.handles, default=2**63))


def _connected(groups: Iterable[_Group]) -> list[_Group]:
    """Groups that share a key, made one."""
    apart: list[_Group] = []
    for group in groups:
        same = [group, *(other for other in apart if other.keys & group.keys)]
        apart = [other for other in apart if not other.keys & group.keys]
        apart.append(_Group(*(frozenset().union(*parts) for parts in zip(*same, strict=True))))
    return apart


def _person_of(connection: sqlite3.Connection, group: _Group, naming: Naming) -> int:
    """A new person for a group; `_named_again` gives the name."""
    kind = "person"
    if group.handles:
        first = connection.execute("SELECT kind, value, name FROM handle WHERE id = ?", (min(group.handles),))
        kind = naming.kind(Handle(*first.fetchone()))
    person = new_person(connection, "", kind)
    _give(connection, group, person)
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
