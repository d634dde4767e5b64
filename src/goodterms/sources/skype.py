"""Skype's own export: a tar with messages.json, or that file alone."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from goodterms.sources.jsonfile import Cursor, Damaged
from goodterms.sources.opening import CannotOpen, Leaf, Tree
from goodterms.sources.protocol import Given
from goodterms.sources.skype_export import Export
from goodterms.words import Seen, Unread

CONVERSATIONS, DEVICES = "conversations", "endpoints"
"""What a file of the export holds; the list of devices tells nothing of people."""

_NUMBERED: Final = re.compile(r"\d{1,2}:\S")
"""An id as Skype writes it."""


class Skype:
    """Tar, folder or single file; files and pictures beside it are left alone."""

    name = "skype"
    label = "Skype export (tar, or its messages.json)"
    whole = False
    independent = True

    def knows(self, tree: Tree) -> bool:
        """By the keys at the beginning of messages.json or endpoints.json."""
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
            except CannotOpen as broken:
                known = True
                yield Unread(leaf.where, str(broken))
        if looked and not known:  # nothing to look at: all of it was read before
            yield Unread(tree.where, "No messages.json of a Skype export was found. Give the tar as Skype made it.")


def _holds(leaf: Leaf) -> str:
    """What the file holds, as far as its beginning tells; "" when it is not Skype's."""
    head = leaf.head()
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
