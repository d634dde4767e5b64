"""Writes what the owner says of people to their cards on a server, where the owner has turned that on.

A word is written once, so what is taken off a card there stays off. Nothing is ever deleted, nobody's card is made, and
a card that somebody else changed meanwhile is read again before anything is written to it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from goodterms.desk.about import birthday
from goodterms.desk.sync.followed import Source, find
from goodterms.desk.trouble import Trouble, plainly
from goodterms.live.broken import BoxClosed, CannotFollow
from goodterms.live.dav import Collection, collections, contents
from goodterms.live.dav_write import WasChanged, safe, write
from goodterms.live.http import Web
from goodterms.record import followed, opened, owner_words, read
from goodterms.record.opened import transaction
from goodterms.record.owner_words import Owned
from goodterms.sources.vcard_edit import TOPICS, Change, Word, edited

TRIES = 3
"""How often a card is read again that was changed meanwhile."""

UNSAFE = "it gives no stamp by which a change of somebody else's would be seen, so nothing is written to it"


class Wanted(NamedTuple):
    """A card on the server and the words that it is to say. ``path``: as the server names it; ``place``: as kept."""

    box: Collection
    path: str
    place: str
    person: int
    words: list[Owned]


class Written(NamedTuple):
    """What became of one card. ``again``: it was changed meanwhile, and read again."""

    person: int
    changes: list[Change]
    again: bool = False


def pending(connection: sqlite3.Connection, source: Source, there: Iterable[Collection]) -> list[Wanted]:
    """Cards that do not say yet what the owner says, one for each person: the first of theirs."""
    words: dict[int, list[Owned]] = {}
    for word in owner_words.said(connection):
        if word.topic in TOPICS:
            words.setdefault(word.person, []).append(word)
    items = _items(connection, source, there) if words else {}
    found: dict[int, Wanted] = {}
    for person, place in owner_words.cards(connection, words):
        if place in items and person not in found:
            box, path = items[place]
            found[person] = Wanted(box, path, place, person, owner_words.unwritten(connection, place, words[person]))
    return [one for one in found.values() if one.words]


def _items(
    connection: sqlite3.Connection, source: Source, there: Iterable[Collection]
) -> dict[str, tuple[Collection, str]]:
    """Every card that was read of a source and is there still, by the place under which it is kept."""
    boxes = {box.path: box.id for box in followed.boxes(connection, source.name) if not box.ended}
    return {
        urljoin(each.path, path): (each, path)
        for each in there
        if each.path in boxes and each.name not in source.leave
        for path in followed.items(connection, boxes[each.path])
    }


def write_all(connection: sqlite3.Connection, web: Web, wanted: Iterable[Wanted]) -> Iterator[Written | str]:
    """Writes them; what changed in each card, or why one could not be written.

    Raises:
        CannotFollow: the server is not to be had; what was written before is remembered.
    """
    closed: set[str] = set()
    for one in wanted:
        if one.box.path in closed:
            continue
        try:
            found = _write(web, one)
        except BoxClosed as why:
            closed.add(one.box.path)
            yield str(why)
            continue
        if isinstance(found, str):
            yield f"{unquote(urlsplit(one.place).path)}: {found}."
            continue
        with transaction(connection):
            owner_words.written(connection, one.place, one.words)
        if found.changes:
            yield found


def _write(web: Web, one: Wanted) -> Written | str:
    for turn in range(TRIES):
        seen = _read(web, one)
        if seen is None:
            return "it is not there any more"
        stamp, card, changes = seen
        if not changes:
            return Written(one.person, [])
        if not safe(stamp):
            return UNSAFE
        try:
            write(web, one.box, one.path, stamp, card)
        except WasChanged:
            continue
        return Written(one.person, changes, again=turn > 0)
    return "it is changed again and again just now; the next look tries anew"


def _read(web: Web, one: Wanted) -> tuple[str, bytes, list[Change]] | None:
    """The card as it is now: its stamp, how it would stand, and what that changes; None when it is gone."""
    found = next(iter(contents(web, one.box, [one.path], "carddav")), None)
    if found is None:
        return None
    card, changes = edited(found[2], (Word(word.topic, word.text) for word in one.words))
    return found[1], card, changes


def would_write(home: Path, name: str) -> dict[str, object]:
    """What the next look would write, or would if writing was on; nothing is written.

    Returns ``name``, ``writes`` (whether writing is on) and ``cards`` (each with ``person``, ``name``, ``changes`` of
    ``topic``, ``text``, ``before``).

    Raises:
        Trouble: there is no such address book, or its server cannot be asked.
    """
    from goodterms.desk.sync.look import key_of

    source = address_book(home, name)
    with plainly(), opened.reading(home) as connection:
        try:
            web = Web(source.url, key_of(home, source))
            try:
                there = collections(web, source.url, source.kind)
                wanted = pending(connection, source, there)
                found = [Written(one.person, seen[2]) for one in wanted if (seen := _read(web, one)) is not None]
            finally:
                web.close()
        except CannotFollow as error:
            raise Trouble(str(error)) from None
        cards = [shown(connection, one) for one in found if one.changes]
    return {"name": name, "writes": source.write, "cards": cards}


def address_book(home: Path, name: str) -> Source:
    """The address book of that name.

    Raises:
        Trouble: there is none, or it is something else.
    """
    (source,) = find(home, [name])
    if source.kind != "carddav":
        raise Trouble(f"{name} is no address book. Only to address books anything is written.", 2)
    return source


def shown(connection: sqlite3.Connection, one: Written) -> dict[str, object]:
    """What a card says anew, as faces show it."""
    person = read.persons(connection, [one.person]).get(one.person)
    return {
        "person": one.person,
        "name": person.name if person else "",
        "changes": [_change(each) for each in one.changes],
    }


def _change(change: Change) -> dict[str, str]:
    told = birthday if change.word.topic == "birthday" else str
    return {"topic": change.word.topic, "text": told(change.word.text), "before": told(change.before)}


def sentence(connection: sqlite3.Connection, one: Written) -> str:
    """What was written to one card, in a sentence."""
    person = read.persons(connection, [one.person]).get(one.person)
    told = ", ".join(
        f"{each['topic']} {each['text']}" + (f" (was {each['before']})" if each["before"] else "")
        for each in map(_change, one.changes)
    )
    again = " It had been changed meanwhile, and was read again first." if one.again else ""
    return f"Written to the card of {person.name if person else 'somebody'}: {told}.{again}"
