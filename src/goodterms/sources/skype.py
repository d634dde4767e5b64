"""Skype's own export (a tar with messages.json, or that file alone), and the main.db of Skype until version 7."""

from __future__ import annotations

import io
import re
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from goodterms.sources import skype_base
from goodterms.sources.database import MAGIC, opened
from goodterms.sources.jsonfile import Cursor, Damaged
from goodterms.sources.opening import CannotOpen, Leaf, Tree
from goodterms.sources.protocol import Given
from goodterms.sources.skype_export import Export
from goodterms.sources.skype_message import interaction
from goodterms.sources.skype_talk import People, identity
from goodterms.words import Seen, Unread

CONVERSATIONS, DEVICES, DATABASE = "conversations", "endpoints", "database"
"""What a file holds; the list of devices tells nothing of people."""

COLUMNS: Final = (b"body_xml", b"dialog_partner", b"from_dispname", b"given_displayname")
"""Names of columns that only Skype's database has, at least one of them in its first pages."""

_NUMBERED: Final = re.compile(r"\d{1,2}:\S")
"""An id as Skype writes it."""


class Skype:
    """Tar, folder or single file; files and pictures beside it are left alone."""

    name = "skype"
    label = "Skype export (tar, or its messages.json), or main.db of Skype 7 and before"
    whole = False
    independent = True

    def knows(self, tree: Tree) -> bool:
        """By the keys at the beginning of messages.json or endpoints.json, or the columns of the database."""
        return any(_holds(leaf) for leaf in tree.leaves())

    def read(self, tree: Tree, given: Given) -> Iterator[Seen]:  # noqa: ARG002 - Skype writes UTC and who the owner is
        """The owner's card, then conversation by conversation, newest first as the file has them."""
        known, looked = False, False
        for leaf in tree.leaves():
            looked = True
            try:
                holds = _holds(leaf)
                known = known or bool(holds)
                if holds == CONVERSATIONS:
                    yield from Export(leaf).pieces()
                elif holds == DATABASE:
                    yield from _database(leaf)
            except CannotOpen as broken:
                known = True
                yield Unread(leaf.where, str(broken))
        if looked and not known:  # nothing to look at: all of it was read before
            yield Unread(tree.where, "No messages.json of a Skype export was found. Give the tar as Skype made it.")


def _database(leaf: Leaf) -> Iterator[Seen]:
    """The owner, the contacts, and every message of a main.db, oldest first."""
    people = People()
    try:
        with opened(leaf) as connection:
            skype_base.check(connection)
            own = skype_base.owner(connection, leaf.where)
            if own is not None:
                people.owner = identity(f"8:{own.external_id}")
                yield own
            yield from skype_base.contacts(connection, people, leaf.where)
            known = skype_base.talks(connection)
            for number, row in enumerate(skype_base.messages(connection, known), 1):
                where = f"{leaf.where}: message {number}"
                if isinstance(row, str):
                    yield Unread(where, row)
                else:
                    people.learn(row.message["from"], row.message["displayName"])
                    yield interaction(row.message, row.ms, row.talk, people, row.number, where)
    except skype_base.NoSkype as why:
        yield Unread(leaf.where, str(why))
    except (sqlite3.Error, OverflowError) as why:
        yield Unread(leaf.where, f"The database is damaged ({why}). Copy it again while Skype is closed.")


def _holds(leaf: Leaf) -> str:
    """What the file holds, as far as its beginning tells; "" when it is not Skype's."""
    head = leaf.head()
    if head.startswith(MAGIC):
        return DATABASE if any(column in head for column in COLUMNS) else ""
    if not head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{"):
        return ""
    found: set[str] = set()
    cursor = Cursor(io.BytesIO(head))
    with suppress(Damaged):  # the head ends in the middle of something
        for key in cursor.fields():
            if key == "userId":
                found.update({key} if _NUMBERED.match(str(cursor.take())) else ())
            elif key == CONVERSATIONS:
                found.add(key)
                found.update(inner for _ in cursor.items() for inner in cursor.fields())
            elif key == DEVICES:
                found.update(DEVICES for _ in cursor.items())
    if CONVERSATIONS in found:
        return CONVERSATIONS if found & {"userId", "MessageList"} else ""
    return DEVICES if found >= {"userId", DEVICES} else ""
