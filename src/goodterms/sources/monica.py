"""The export of Monica as JSON: the people in it, and what its user wrote down of talks with them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Final

from goodterms.sources.jsonfile import Cursor, Damaged, text_in
from goodterms.sources.monica_people import OWNER, card
from goodterms.sources.monica_said import activity, call, messages
from goodterms.sources.opening import CannotOpen, Leaf, Tree
from goodterms.sources.protocol import Given
from goodterms.words import Card, Handle, Interaction, Seen, Unread

NONE: Final = "It is no export of Monica: no account with contacts is in it."

Group = tuple[str, Cursor]


class Monica:
    """The file that Settings > Export data > Export to JSON gives."""

    name = "monica"
    label = "people and talks of Monica (JSON export)"
    whole = False

    def knows(self, tree: Tree) -> bool:
        """Every file has Monica's version, and an account."""
        leaves = list(tree.leaves())
        return bool(leaves) and all(_is_export(leaf) for leaf in leaves)

    def read(self, tree: Tree, given: Given) -> Iterator[Seen]:  # noqa: ARG002 - it tells everything itself
        """The owner, then everybody with what was said, then what was done together."""
        for leaf in tree.leaves():
            try:
                if tree.single and not _is_export(leaf):
                    yield Unread(leaf.where, NONE)
                elif _is_export(leaf):
                    yield from _pieces(leaf)
            except CannotOpen as broken:
                yield Unread(leaf.where, str(broken))
            except Damaged as why:
                yield Unread(leaf.where, f"The file {why}. Export it again; what comes before that place was read.")


def _is_export(leaf: Leaf) -> bool:
    head = leaf.head()
    if not head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{"):
        return False
    keys: set[str] = set()
    with suppress(Damaged):  # the head ends in the middle of something
        cursor = Cursor(io.BytesIO(head))
        for key in cursor.fields():
            keys.add(key)
            if key == "account":
                keys |= {f"account {inner}" for inner in cursor.fields()}
    return {"app_version", "account"} <= keys and bool(keys & {"account uuid", "account data"})


def _pieces(leaf: Leaf) -> Iterator[Seen]:
    yield Card("monica", "owner", "", (OWNER,), own=True, where=leaf.where)
    together: dict[str, list[Handle]] = {}
    with leaf.open() as stream:
        for kind, cursor in _account(Cursor(stream)):
            for place in cursor.items():
                where = f"{leaf.where}: {kind} {place + 1}"
                if kind == "contact":
                    yield from _contact(cursor.take(), where, together)
                elif kind == "activity":
                    value = cursor.take()
                    yield activity(value, together.get(text_in(value, "uuid"), []), where)


def _account(cursor: Cursor) -> Iterator[Group]:
    """Each list of the account, with its kind; the cursor stands before its values."""
    for key in cursor.fields():
        if key == "account":
            for inner in cursor.fields():
                if inner == "data":
                    yield from _groups(cursor)


def _groups(cursor: Cursor) -> Iterator[Group]:
    for _ in cursor.items():
        kind = ""
        for key in cursor.fields():
            if key == "type":
                kind = text_in({key: cursor.take()}, key)
            elif key == "values":
                yield kind, cursor


def _contact(value: object, where: str, together: dict[str, list[Handle]]) -> Iterator[Seen]:
    found = card(value, where)
    yield found
    if isinstance(found, Unread):
        return
    who = found.handles[0]
    for each in _within(value, "activity"):
        if isinstance(each, str):
            together.setdefault(each, []).append(who)
    yield from (call(each, who, where) for each in _within(value, "call"))
    for place, each in enumerate(_within(value, "conversation"), 1):
        yield from messages(each, who, f"{where}, conversation {place}")


def _within(value: Any, kind: str) -> Iterator[Interaction | Any]:  # noqa: ANN401 - whatever stands there
    """What a contact has of one kind."""
    groups = value.get("data") if isinstance(value, dict) else None
    for group in groups if isinstance(groups, list) else ():
        values = group.get("values") if text_in(group, "type") == kind else None
        yield from values if isinstance(values, list) else ()
