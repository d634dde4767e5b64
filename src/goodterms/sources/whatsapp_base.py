"""WhatsApp's own databases, decrypted: Android's ``msgstore.db`` and ``wa.db``, an iPhone's ``ChatStorage.sqlite``."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Final

from goodterms.sources import whatsapp_android, whatsapp_iphone
from goodterms.sources.database import MAGIC, opened, tables
from goodterms.sources.opening import CannotOpen, Leaf, Tree
from goodterms.sources.protocol import Given
from goodterms.sources.whatsapp_names import OWNER
from goodterms.sources.whatsapp_rows import CHANNEL, NoWhatsApp, piece
from goodterms.words import Card, Seen, Unread

SIGNS: Final = (b"ZWACHATSESSION", b"ZWAMESSAGE", b"key_remote_jid", b"jid_row_id", b"message_row_id", b"wa_contacts")
"""Names of tables and columns, at least one of which stands in the first pages."""


class WhatsAppBase:
    """A database, or a copy of it."""

    name = "whatsapp-database"
    label = "WhatsApp's database (decrypted msgstore.db and wa.db, ChatStorage.sqlite)"
    whole = False
    independent = True

    def knows(self, tree: Tree) -> bool:
        """By the names of its tables, which stand at the beginning of a database."""
        return any(_is_base(leaf) for leaf in tree.leaves())

    def read(self, tree: Tree, given: Given) -> Iterator[Seen]:  # noqa: ARG002 - its dates are UTC
        """Every message and call, oldest first."""
        for leaf in tree.leaves():
            try:
                if tree.single or _is_base(leaf):
                    yield from _pieces(leaf)
            except (CannotOpen, NoWhatsApp) as why:
                yield Unread(leaf.where, str(why))
            except (sqlite3.Error, OverflowError) as why:
                yield Unread(leaf.where, f"The database is damaged ({why}). Take it out of the backup again.")


def _is_base(leaf: Leaf) -> bool:
    head = leaf.head()
    return head.startswith(MAGIC) and any(sign in head for sign in SIGNS)


def _pieces(leaf: Leaf) -> Iterator[Seen]:
    with opened(leaf) as connection:
        there = tables(connection)
        names: dict[str, str] = {}
        if there >= {"ZWAMESSAGE", "ZWACHATSESSION"}:
            names, rows = whatsapp_iphone.names(connection), whatsapp_iphone.messages(connection)
        elif there & {"message", "messages"} and there & {"chat", "chat_list", "jid"}:
            rows = whatsapp_android.messages(connection)
        elif "wa_contacts" in there:
            yield from whatsapp_android.contacts(connection, leaf.where)
            return
        else:
            raise NoWhatsApp("It is no database of WhatsApp: tables are missing in it.")
        yield Card(CHANNEL, "owner", "", (OWNER,), own=True, where=leaf.where)
        for number, said in enumerate(rows, 1):
            yield piece(said, names, f"{leaf.where}: message {number}")
