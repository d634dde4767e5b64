"""Walking through the messages.json of a Skype export, one message in memory at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from goodterms.sources.jsonfile import Cursor, Damaged, text_in
from goodterms.sources.opening import CannotOpen, Leaf
from goodterms.sources.skype_edits import Version, Versions, is_blank, version
from goodterms.sources.skype_message import interaction, moment_ms
from goodterms.sources.skype_talk import GROUP, SPECIAL, People, Talk, identity, members_of
from goodterms.words import Card, Seen, Unread


@dataclass(slots=True)
class Export:
    """One messages.json while it is read. ``surveyed``: what stands behind the messages, once it was looked for."""

    leaf: Leaf
    people: People = field(default_factory=People)
    surveyed: list[Talk] | None = None
    said: bool = False

    def pieces(self) -> Iterator[Seen]:
        """Everything in it; a file that breaks off says so after what came before."""
        try:
            with self.leaf.open() as stream:
                yield from self._read(Cursor(stream))
        except Damaged as why:
            yield Unread(self.leaf.where, f"The file {why}. Export it again; what comes before that place was read.")

    def _read(self, cursor: Cursor) -> Iterator[Seen]:
        for key in cursor.fields():
            if key == "userId":
                self._owned(cursor.take())
                yield from self._owner()
            elif key == "conversations":
                if not self.people.owner:
                    self._survey()
                    yield from self._owner()
                for place in cursor.items():
                    yield from self._talk(cursor, place)

    def _owned(self, written: object) -> None:
        who = identity(written) if isinstance(written, str) else ""
        self.people.owner = self.people.owner or (who if ":" in who[:3] or not who else f"8:{who}")

    def _owner(self) -> Iterator[Card]:
        if self.people.owner and not self.said:
            self.said = True
            handle = self.people.handle(self.people.owner)
            yield Card("skype", handle.value, "", (handle,), own=True, where=self.leaf.where)

    def _talk(self, cursor: Cursor, place: int) -> Iterator[Seen]:
        talk, complete = Talk(), False
        for key in cursor.fields():
            if key == "MessageList":
                talk = self._complete(talk, place, listed=complete)
                if not talk.id.startswith(SPECIAL):
                    yield from self._messages(cursor, talk)
            else:
                complete = complete or key == "threadProperties"
                _learn(talk, key, cursor.take())

    def _complete(self, talk: Talk, place: int, *, listed: bool) -> Talk:
        """The conversation, with what comes behind its messages when it cannot be told without."""
        if not talk.id or (talk.id.startswith(GROUP) and not listed):
            found = self._survey()
            talk = found[place] if place < len(found) else talk
        if talk.is_two:
            self.people.learn(identity(talk.id), talk.name)
        return talk

    def _survey(self) -> list[Talk]:
        """Goes through the file once for everything but the messages."""
        if self.surveyed is None:
            self.surveyed = []
            with suppress(Damaged), self.leaf.open() as stream:  # told where the messages are read
                self._look_through(Cursor(stream), self.surveyed)
        return self.surveyed

    def _look_through(self, cursor: Cursor, found: list[Talk]) -> None:
        for key in cursor.fields():
            if key == "userId":
                self._owned(cursor.take())
            elif key == "conversations":
                for _ in cursor.items():
                    found.append(Talk())
                    for inner in cursor.fields():
                        if inner != "MessageList":
                            _learn(found[-1], inner, cursor.take())

    def _messages(self, cursor: Cursor, talk: Talk) -> Iterator[Seen]:
        versions, damage = Versions(), None
        try:
            for place in cursor.items():
                yield from self._message(cursor.take(), talk, place, versions)
        except (Damaged, CannotOpen) as why:
            damage = why
        yield from self._made(versions.rest(), talk)
        if damage is not None:
            raise damage

    def _message(self, message: object, talk: Talk, place: int, versions: Versions) -> Iterator[Seen]:
        where = f"{self.leaf.where}: {talk.name or talk.id or 'conversation'}, message {place + 1}"
        if not isinstance(message, dict):
            yield Unread(where, "This is no message as Skype writes them.")
            return
        talk.id = talk.id or text_in(message, "conversationid")
        new = self._version(message, talk, place, where)
        if isinstance(new, Unread):
            yield new
        elif new is not None:
            yield from self._made(versions.take(new), talk)

    def _version(self, message: dict[str, Any], talk: Talk, place: int, where: str) -> Version | Unread | None:
        sender, ms = identity(text_in(message, "from")), moment_ms(message)
        if is_blank(message):
            return None
        if ms is None:
            return Unread(where, "It has no date as Skype writes them.")
        if not sender or not talk.id:
            return Unread(where, "The file does not say who wrote it, or to whom.")
        self.people.learn(sender, text_in(message, "displayName"))
        return version(message, ms, place)

    def _made(self, versions: Iterator[Version], talk: Talk) -> Iterator[Seen]:
        for one in versions:
            if not one.deleted:
                where = f"{self.leaf.where}: {talk.name or talk.id}, message {one.number or one.place + 1}"
                yield interaction(one.message, one.ms, talk, self.people, one.number, where)


def _learn(talk: Talk, key: str, value: object) -> None:
    """Keeps what a conversation says of itself."""
    if key == "id" and isinstance(value, str):
        talk.id = value.strip()
    elif key == "displayName" and isinstance(value, str):
        talk.name = value
    elif key == "threadProperties":
        talk.members = members_of(value)
        talk.name = talk.name or text_in(value, "topic")
