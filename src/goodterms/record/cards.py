"""Cards: people as address books, connection lists and profiles name them. Known, never contact."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from goodterms.record.handles import OWNER_KIND, Handles, interactions_of, new_person, owner_person
from goodterms.record.joins import join
from goodterms.record.layer import laid_on, take_off, told_apart
from goodterms.record.place import place_off
from goodterms.words import About, Card, Handle, Listing

HIDDEN = "hidden"
"""The kind of a card that names nobody (a member who closed the account): kept and counted, and nobody's."""

GONE = "no_longer_listed"
"""What is known of somebody who stood on an older taking of a complete list and not on the newest."""

KNOWN = """
SELECT 1 FROM about k WHERE k.card = ? AND k.topic = ? AND k.value = ? AND NOT EXISTS (
    SELECT 1 FROM about o WHERE o.card = k.card AND o.topic = k.topic AND o.value <> k.value
    AND o.since > k.since AND o.since <= ?)
"""
"""Whether a card said that already; somebody who went back to an earlier job has it anew."""

DENIED = """d.act = 'not_own' AND NOT d.undone AND h.kind = json_extract(d.evidence, '$.handle[0]')
    AND (h.value = json_extract(d.evidence, '$.handle[1]')
         OR (h.normal <> '' AND h.normal = json_extract(d.evidence, '$.normal')))"""
"""SQL that tells of ``decision d`` whether the owner said by it that ``handle h`` is not theirs."""

NOT_OWN = f"SELECT h.person FROM decision d JOIN handle h ON {DENIED}"
"""SQL for the persons with a handle that the owner said is not theirs."""


@dataclass(frozen=True, slots=True)
class Bringing:
    """By what a card comes in: the leaf and run, when, and the day its complete list was taken (None: no such list)."""

    leaf: int
    run: int
    now: int
    taken: int | None = None


def keep_card(connection: sqlite3.Connection, handles: Handles, card: Card, by: Bringing) -> int:
    """Keeps one card, joins its handles, returns its row. An older taking adds what it knew and overrides nothing.

    What is to be placed again after the batch is gathered in ``handles.again``.
    """
    found = connection.execute(
        "SELECT id, body, person, listed_at FROM card WHERE channel = ? AND external_id = ?",
        (card.channel, card.external_id),
    ).fetchone()
    if found is None:
        row, person = _new(connection, handles, card, by)
    else:
        row, person = int(found[0]), found[2]
        older = by.taken is not None and found[3] is not None and by.taken < found[3]
        if not older and found[1] != body(card):
            person = _changed(connection, handles, card, by, row, person)
        if by.taken is not None and not older:
            connection.execute("UPDATE card SET listed_at = ? WHERE id = ?", (by.taken, row))
    if person is not None:
        say(connection, row, person, card.about, by)
    return row


def _new(connection: sqlite3.Connection, handles: Handles, card: Card, by: Bringing) -> tuple[int, int | None]:
    person = _person(connection, handles, card, by, None)
    found = connection.execute(
        "INSERT INTO card (channel, external_id, person, name, since, listed, listed_at, body, brought) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (card.channel, card.external_id, person, card.name, card.since, card.listed, by.taken, body(card), by.leaf),
    ).fetchone()
    return int(found[0]), person


def _changed(
    connection: sqlite3.Connection, handles: Handles, card: Card, by: Bringing, row: int, before: int | None
) -> int | None:
    person = _person(connection, handles, card, by, before)
    connection.execute(
        "UPDATE card SET body = ?, person = ?, name = ?, since = coalesce(?, since), listed = ? WHERE id = ?",
        (body(card), person, card.name, card.since, card.listed, row),
    )
    return person


def _person(
    connection: sqlite3.Connection, handles: Handles, card: Card, by: Bringing, before: int | None
) -> int | None:
    """The one person of a card: all its handles are joined, because the source vouches for them."""
    if card.kind == HIDDEN:
        return None
    theirs = [handle for handle in card.handles if not (card.own and is_not_own(connection, handle))]
    persons = _persons(connection, handles, card, theirs, before)
    if laid := [person for person in dict.fromkeys(persons) if laid_on(connection, person)]:
        take_off(
            connection, laid, handles.again
        )  # what a card says holds whatever was weighed: that is laid on it anew
        persons = _persons(connection, handles, card, theirs, _before(connection, card))
    name = handles.naming.plain(card.name) or card.name
    keep = (
        _one(connection, handles, persons, card, by) if persons else new_person(connection, name, _kind(handles, card))
    )
    for handle in theirs:
        handles.row(handle, person=keep)
    if name:
        connection.execute("UPDATE person SET name = ? WHERE id = ?", (name, keep))
    if card.kind != "person":
        connection.execute("UPDATE person SET kind = ? WHERE id = ? AND kind = 'person'", (card.kind, keep))
    return keep


def _persons(
    connection: sqlite3.Connection, handles: Handles, card: Card, theirs: Sequence[Handle], before: int | None
) -> list[int]:
    """Whoever has the card or one of its handles by now, the one of the card first."""
    persons = [owner_person(connection)] if card.own else [] if before is None else [before]
    return persons + [person for handle in theirs if (person := handles.somebody(handle)) is not None]


def _before(connection: sqlite3.Connection, card: Card) -> int | None:
    """Whose the kept copy of a card is."""
    found = connection.execute(
        "SELECT person FROM card WHERE channel = ? AND external_id = ?", (card.channel, card.external_id)
    ).fetchone()
    return None if found is None else found[0]


def _kind(handles: Handles, card: Card) -> str:
    """What the card says it is; of what it takes for a person, the first handle may tell better."""
    return handles.naming.kind(card.handles[0]) if card.kind == "person" and card.handles else card.kind


def _one(connection: sqlite3.Connection, handles: Handles, persons: Sequence[int], card: Card, by: Bringing) -> int:
    """Joins these persons into one and returns it; the owner stays the owner, else the one known longest is kept."""
    distinct = list(dict.fromkeys(persons))
    owner = connection.execute(f"SELECT id FROM person WHERE kind = '{OWNER_KIND}'").fetchone()
    keep = int(owner[0]) if owner and owner[0] in distinct else min(distinct)
    for gone in distinct:
        if gone == keep or told_apart(connection, keep, gone):
            continue
        handles.again.update(interactions_of(connection, [gone]))
        place_off(connection, gone)
        evidence: dict[str, object] = {"card": [card.channel, card.external_id]}
        join(connection, keep, gone, by="card", evidence=evidence, run=by.run, now=by.now)
    return keep


def is_not_own(connection: sqlite3.Connection, handle: Handle) -> bool:
    """Whether the owner said that this handle is not theirs."""
    found = connection.execute(
        f"SELECT 1 FROM handle WHERE kind = ? AND value = ? AND person IN ({NOT_OWN})", (handle.kind, handle.value)
    ).fetchone()
    return found is not None


def say(connection: sqlite3.Connection, row: int, person: int, abouts: Sequence[About], by: Bringing) -> None:
    """What a card says of somebody, with the day it was said; what it said before stays beside it."""
    for about in abouts:
        known = connection.execute(KNOWN, (row, about.topic, about.value, by.taken)).fetchone()
        if not known:
            connection.execute(
                "INSERT INTO about (person, topic, value, since, card, seen) VALUES (?, ?, ?, ?, ?, ?)",
                (person, about.topic, about.value, by.taken if about.since is None else about.since, row, by.now),
            )


def list_taken(connection: sqlite3.Connection, listing: Listing, run: int, now: int) -> None:
    """A complete list ended: who stood on an older taking of it and not on the newest is gone from it, with the day."""
    connection.execute(
        "INSERT OR IGNORE INTO listing (channel, name, ts, run) VALUES (?, ?, ?, ?)",
        (listing.channel, listing.name, listing.ts, run),
    )
    mark_gone(connection, listing.channel, listing.name, now)


def mark_gone(connection: sqlite3.Connection, channel: str, name: str, now: int) -> None:
    """Compares every card of a list with the newest taking of it that is kept."""
    (newest,) = connection.execute(
        "SELECT max(ts) FROM listing WHERE channel = ? AND name = ?", (channel, name)
    ).fetchone()
    cards = "SELECT id FROM card WHERE channel = ? AND listed = ?"
    connection.execute(f"DELETE FROM about WHERE topic = ? AND card IN ({cards})", (GONE, channel, name))
    connection.execute(
        "INSERT INTO about (person, topic, value, since, card, seen) "
        "SELECT person, ?, c.listed, (SELECT min(l.ts) FROM listing l WHERE l.channel = c.channel "
        "AND l.name = c.listed AND l.ts > coalesce(c.listed_at, 0)), c.id, ? FROM card c "
        "WHERE c.channel = ? AND c.listed = ? AND c.person IS NOT NULL AND coalesce(c.listed_at, 0) < ?",
        (GONE, now, channel, name, newest or 0),
    )


def body(card: Card) -> str:
    """A card as JSON, for comparing it with a later copy."""
    kept = asdict(card)
    kept.pop("where")
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)
