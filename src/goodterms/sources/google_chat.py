"""Google Chat in a Takeout: a folder for each talk, with ``group_info.json`` and ``messages.json``."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Final

from goodterms.sources.dates import moment
from goodterms.sources.dates_in_words import moment_in_words
from goodterms.sources.jsonfile import Cursor, Damaged, text_in
from goodterms.sources.opening import CannotOpen, Leaf, Tree
from goodterms.sources.protocol import Given
from goodterms.words import NO_MARK, Card, Handle, Interaction, Mark, Participant, Role, Seen, Unread

LISTED: Final = 10
"""A message to more people than this is not contact (docs/words.md): the space stands for them all."""

_KINDS: Final = {"messages": "messages", "members": "members", "user": "owner"}
"""The key that each of the three files begins with, and what it is."""

_BETWEEN: Final = re.compile(r"\s+(?:at|um|à|a las|alle|om|às)\s+")
_WEEKDAY: Final = re.compile(r"^[^\W\d_]+,\s*")

NONE: Final = "No talk of Google Chat is in it."


class GoogleChat:
    """The folder ``Google Chat`` of a Takeout, or the whole of it."""

    name = "googlechat"
    label = "Google Chat (Takeout)"
    whole = False

    def knows(self, tree: Tree) -> bool:
        """Every file is a talk's messages, a talk's members, or the owner."""
        kinds = [_kind(leaf) for leaf in tree.leaves()]
        return bool(kinds) and all(kinds)

    def read(self, tree: Tree, given: Given) -> Iterator[Seen]:
        """The owner and every message; members are learnt first, from the file beside it."""
        members: dict[str, tuple[Handle, ...]] = {}
        for leaf in tree.leaves():
            with suppress(CannotOpen, Damaged):  # told where the messages are read
                if _kind(leaf) == "members":
                    members[_folder(leaf)] = tuple(_members(leaf))
        for leaf in tree.leaves():
            try:
                yield from _pieces(leaf, members.get(_folder(leaf), ()), given, alone=tree.single)
            except CannotOpen as broken:
                yield Unread(leaf.where, str(broken))
            except Damaged as why:
                yield Unread(leaf.where, f"The file {why}. Export it again; what comes before that place was read.")


def _folder(leaf: Leaf) -> str:
    return leaf.where[: -len(leaf.name.rpartition("/")[2])]


def _kind(leaf: Leaf) -> str:
    """Which of the three files this is, "" for any other."""
    head = leaf.head()
    if not head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{"):
        return ""
    found: set[str] = set()
    kind = ""
    with suppress(Damaged):  # the head ends in the middle of something
        cursor = Cursor(io.BytesIO(head))
        for key in cursor.fields():
            kind = kind or _KINDS.get(key, "")
            if key == "messages":
                found |= {inner for _ in cursor.items() for inner in _marks_in(cursor)}
            elif key == "members":
                found |= {inner for _ in cursor.items() for inner in cursor.fields()}
            elif key == "user":
                found |= set(cursor.fields())
    needed = {"creator", "created_date"} if kind == "messages" else {"user_type"}
    return kind if kind and needed <= found else ""


def _marks_in(cursor: Cursor) -> Iterator[str]:
    yield from cursor.fields()


def _members(leaf: Leaf) -> Iterator[Handle]:
    with leaf.open() as stream:
        cursor = Cursor(stream)
        for key in cursor.fields():
            if key == "members":
                for _ in cursor.items():
                    if who := _person(cursor.take()):
                        yield who


def _person(said: object) -> Handle | None:
    """Somebody by e-mail, else by name; None for an account that is gone."""
    mail, name = text_in(said, "email").strip().lower(), text_in(said, "name").strip()
    if "@" in mail:
        return Handle("mail", mail, name)
    return Handle("googlechat-name", name, name) if name else None


def _pieces(leaf: Leaf, members: tuple[Handle, ...], given: Given, *, alone: bool) -> Iterator[Seen]:
    kind = _kind(leaf)
    if not kind and alone:
        yield Unread(leaf.where, NONE)
    if kind not in {"messages", "owner"}:
        return
    with leaf.open() as stream:
        cursor = Cursor(stream)
        for key in cursor.fields():
            if key == "messages" == kind:
                for place in cursor.items():
                    yield _interaction(cursor.take(), _talk(leaf), members, given, f"{leaf.where}: message {place + 1}")
            elif key == "user" and kind == "owner" and (who := _person(cursor.take())):
                yield Card("googlechat", f"owner|{who.value}", who.name, (who,), own=True, where=leaf.where)


def _talk(leaf: Leaf) -> str:
    """The name of its folder, which is Google's id of the talk (``DM ab12``, ``Space ab12``)."""
    return leaf.where.replace(": ", "/").split("/")[-2:][0]


def _interaction(
    said: Any,  # noqa: ANN401 - whatever stands there
    talk: str,
    members: tuple[Handle, ...],
    given: Given,
    where: str,
) -> Interaction | Unread:
    creator = said.get("creator") if isinstance(said, dict) else None
    sender, ts = _person(creator), _when(text_in(said, "created_date"), given)
    if ts is None:
        return Unread(where, "Its date is written in a language that is not known here.")
    if sender is None:
        return Unread(where, "It does not say who wrote it.")
    text = text_in(said, "text").strip()
    others = [one for one in dict.fromkeys(members) if one.value != sender.value]
    few = 0 < len(others) <= LISTED
    heard = [Participant(one, Role.TO) for one in others] if few else []
    program = Mark.SYSTEM if text_in(creator, "user_type").casefold() == "bot" else NO_MARK
    return Interaction(
        "googlechat",
        text_in(said, "message_id") or f"{talk}|{ts}|{sender.value}",
        ts,
        "message",
        (
            Participant(sender, Role.FROM),
            *(heard or [Participant(Handle("googlechat-space", talk, talk), Role.LIST)]),
        ),
        text=text,
        thread=talk,
        marks=program | (NO_MARK if few else Mark.LIST) | (NO_MARK if text else Mark.EMPTY),
        where=where,
    )


def _when(written: str, given: Given) -> int | None:
    """``Thursday, November 3, 2016 at 11:59:50 AM UTC``, newer ones with a narrow blank before AM."""
    plain = " ".join(written.split())
    ts = moment(_BETWEEN.sub(" ", _WEEKDAY.sub("", plain)), given.zone)
    return moment_in_words(plain, given.zone) if ts is None else ts
