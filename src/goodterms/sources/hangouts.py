"""Google Hangouts in a Takeout (``Hangouts.json``), in the layout of 2017 and after, and the one before."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

from goodterms.sources.jsonfile import Cursor, Damaged, number_in, text_in
from goodterms.sources.opening import CannotOpen, Leaf, Tree
from goodterms.sources.protocol import Given
from goodterms.words import NO_MARK, Card, Handle, Interaction, Mark, Participant, Role, Seen, Unread

LISTED: Final = 10
"""A message to more people than this is not contact (docs/words.md): the talk stands for them all."""

LAST: Final = 4_102_444_800
"""A date beyond (2100, UTC seconds) is damage."""

_LISTS: Final = frozenset({"conversations", "conversation_state"})
_SAID: Final = "REGULAR_CHAT_MESSAGE"
_CALLED: Final = "HANGOUT_EVENT"

NONE: Final = "No talk of Hangouts is in it."
NO_DATE: Final = "It has no date."
ALONE: Final = "The file does not say who else is in this talk."


@dataclass(frozen=True, slots=True)
class Talk:
    """One talk. ``people``: everybody in it, by Google's number. ``own``: the owner's number, "" when not told."""

    key: str = ""
    title: str = ""
    people: tuple[tuple[str, Handle], ...] = ()
    own: str = ""

    def part(self, sender: str) -> tuple[tuple[Participant, ...], Mark]:
        """Who takes part in what one of them says; in a large talk the talk stands for the rest."""
        known = dict(self.people)
        wrote = Participant(known.get(sender) or Handle("hangouts", sender), Role.FROM)
        others = [handle for number, handle in self.people if number != sender]
        if len(others) > LISTED:
            room = Handle("hangouts-group", self.key, self.title)
            return (wrote, Participant(room, Role.LIST)), Mark.LIST
        return (wrote, *(Participant(each, Role.TO) for each in others)), NO_MARK


class Hangouts:
    """The one file that has all talks."""

    name = "hangouts"
    label = "Google Hangouts (Takeout)"
    whole = False

    def knows(self, tree: Tree) -> bool:
        """Every file begins with talks as Hangouts keeps them."""
        leaves = list(tree.leaves())
        return bool(leaves) and all(_is_hangouts(leaf) for leaf in leaves)

    def read(self, tree: Tree, given: Given) -> Iterator[Seen]:  # noqa: ARG002 - it tells everything itself
        """Talk by talk, the owner once."""
        told: set[str] = set()
        for leaf in tree.leaves():
            try:
                if not _is_hangouts(leaf):
                    yield from [Unread(leaf.where, NONE)] * tree.single
                    continue
                with leaf.open() as stream:
                    yield from _talks(Cursor(stream), leaf.where, told)
            except CannotOpen as broken:
                yield Unread(leaf.where, str(broken))
            except Damaged as why:
                yield Unread(leaf.where, f"The file {why}. Download it again; what comes before that place was read.")


def _is_hangouts(leaf: Leaf) -> bool:
    """By the first talk's own description."""
    head = leaf.head()
    if not head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{"):
        return False
    with suppress(Damaged):  # the head ends in the middle of something
        cursor = Cursor(io.BytesIO(head))
        for key in cursor.fields():
            if key in _LISTS:
                for _ in cursor.items():
                    return bool({"conversation", "conversation_id", "conversation_state"} & set(cursor.fields()))
    return b'"conversation_id"' in head and b'"participant_data"' in head


def _talks(cursor: Cursor, where: str, told: set[str]) -> Iterator[Seen]:
    for key in cursor.fields():
        if key in _LISTS:
            for place in cursor.items():
                yield from _talk(cursor, f"{where}: talk {place + 1}", told)


def _talk(cursor: Cursor, where: str, told: set[str]) -> Iterator[Seen]:
    """One talk: who is in it comes first, its events one at a time behind."""
    talk = Talk()
    for key in cursor.fields():
        if key == "conversation_state":  # the layout before 2017 has one box more
            yield from _talk(cursor, where, told)
        elif key in {"conversation", "response_header"}:
            talk = _described(cursor.take()) or talk
            yield from _owner(talk, where, told)
        elif key in {"events", "event"}:
            for place in cursor.items():
                made = _piece(cursor.take(), talk, f"{where}, event {place + 1}")
                yield from [made] if made else []


def _described(value: Any) -> Talk | None:  # noqa: ANN401 - whatever stands there
    inner = value.get("conversation", value) if isinstance(value, dict) else None
    if not isinstance(inner, dict) or "participant_data" not in inner:
        return None
    number = inner.get("id")
    key = text_in(number, "id") or text_in(value.get("conversation_id"), "id") or text_in(number, "conversation_id")
    own = inner.get("self_conversation_state")
    mine = own.get("self_read_state") if isinstance(own, dict) else None
    people = tuple(_people(inner.get("participant_data")))
    return Talk(
        key, text_in(inner, "name"), people, _number(mine.get("participant_id")) if isinstance(mine, dict) else ""
    )


def _people(listed: object) -> Iterator[tuple[str, Handle]]:
    for one in listed if isinstance(listed, list) else ():
        if not isinstance(one, dict) or not (number := _number(one.get("id"))):
            continue
        name, phone = text_in(one, "fallback_name").strip(), one.get("phone_number")
        written = text_in(phone, "e164")
        yield number, Handle("phone", written, name) if written else Handle("hangouts", number, name)


def _number(who: object) -> str:
    """Google's number of an account, the same in all its services."""
    return text_in(who, "gaia_id") or text_in(who, "chat_id")


def _owner(talk: Talk, where: str, told: set[str]) -> Iterator[Card]:
    if talk.own and talk.own not in told:
        told.add(talk.own)
        handle = dict(talk.people).get(talk.own) or Handle("hangouts", talk.own)
        yield Card("hangouts", f"owner|{talk.own}", handle.name, (handle,), own=True, where=where)


def _piece(event: object, talk: Talk, where: str) -> Interaction | Unread | None:
    """A message or a call; None for what Hangouts itself notes: who came, who left, a new title."""
    kind = text_in(event, "event_type")
    if not isinstance(event, dict) or kind not in {_SAID, _CALLED}:
        return None
    micros = number_in(event, "timestamp")
    if micros is None or not 0 < micros // 1_000_000 < LAST:
        return Unread(where, NO_DATE)
    participants, marks = talk.part(_number(event.get("sender_id")))
    if len(participants) < 2:
        return Unread(where, ALONE)
    if kind == _CALLED:
        return _call(event, talk, participants, micros, where)
    text = _words(event.get("chat_message"))
    key = text_in(event, "event_id") or f"{talk.key}|{micros}"
    marks = marks if text else marks | Mark.EMPTY
    return Interaction(
        "hangouts", key, micros // 1_000_000, "message", participants, text=text, thread=talk.key, marks=marks,
        where=where,
    )  # fmt: skip


def _call(
    event: dict[str, Any], talk: Talk, participants: tuple[Participant, ...], micros: int, where: str
) -> Interaction | None:
    """The end of a call tells how long it was; its beginning tells nothing more."""
    told = event.get("hangout_event")
    if text_in(told, "event_type") != "END_HANGOUT":
        return None
    seconds = number_in(told, "hangout_duration_secs") or 0
    marks = NO_MARK if seconds > 0 else Mark.MISSED
    key = text_in(event, "event_id") or f"{talk.key}|{micros}"
    return Interaction(
        "hangouts", key, micros // 1_000_000, "call", participants, thread=talk.key, marks=marks, where=where,
        minutes=seconds / 60 or None,
    )  # fmt: skip


def _words(message: object) -> str:
    content = message.get("message_content") if isinstance(message, dict) else None
    parts = content.get("segment") if isinstance(content, dict) else None
    said = ("\n" if text_in(part, "type") == "LINE_BREAK" else text_in(part, "text") for part in parts or ())
    return "".join(said).strip() if isinstance(parts, list) else ""
