"""Walking through the result.json of a Telegram export, one message in memory at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

from goodterms.sources.jsonfile import Cursor, Damaged, number_in
from goodterms.sources.opening import Leaf
from goodterms.sources.protocol import Given
from goodterms.sources.telegram_chat import BOT, PERSONAL, PRIVATE, SERVICE, Chat, learn, sender_of
from goodterms.sources.telegram_message import interaction
from goodterms.sources.telegram_people import contact, own_card, owner_of, program
from goodterms.words import Card, Handle, Seen, Unread

CHATS = ("chats", "left_chats")
"""Where a whole account has its chats; the export of one chat is that chat itself."""

ALONE = ("", 0)
"""The place of a chat that is exported alone."""

Place = tuple[str, int]


@dataclass(slots=True)
class Export:
    """One result.json while it is read. ``surveyed``: what stands behind the messages, once it was looked for."""

    leaf: Leaf
    given: Given
    owner: Handle | None = None
    surveyed: dict[Place, Chat] | None = None
    said: bool = False
    alone: Chat = field(default_factory=Chat)

    def pieces(self) -> Iterator[Seen]:
        """Everything in it; a file that breaks off says so after what came before."""
        try:
            with self.leaf.open() as stream:
                yield from self._read(Cursor(stream))
        except Damaged as why:
            yield Unread(self.leaf.where, f"The file {why}. Export it again; what comes before that place was read.")

    def _read(self, cursor: Cursor) -> Iterator[Seen]:
        for key in cursor.fields():
            if key == "personal_information":
                yield from self._told(own_card(cursor.take(), self.leaf.where))
            elif key == "contacts":
                yield from self._contacts(cursor)
            elif key in CHATS:
                yield from self._chats(cursor, key)
            elif key == "messages":
                yield from self._messages(cursor, self.alone, ALONE)
            elif key in {"name", "type", "id"}:
                learn(self.alone, key, cursor.take())

    def _told(self, card: Card | None) -> Iterator[Card]:
        """The owner's card, once."""
        if card is not None and not self.said:
            self.said = True
            self.owner = card.handles[0]
            yield card

    def _contacts(self, cursor: Cursor) -> Iterator[Seen]:
        for key in cursor.fields():
            if key == "list":
                for place in cursor.items():
                    yield contact(cursor.take(), f"{self.leaf.where}: contact {place + 1}")

    def _chats(self, cursor: Cursor, which: str) -> Iterator[Seen]:
        for key in cursor.fields():
            if key == "list":
                for place in cursor.items():
                    yield from self._chat(cursor, (which, place))

    def _chat(self, cursor: Cursor, place: Place) -> Iterator[Seen]:
        chat = Chat()
        for key in cursor.fields():
            if key == "messages":
                yield from self._messages(cursor, chat, place)
            elif key in {"name", "type", "id"}:
                learn(chat, key, cursor.take())

    def _messages(self, cursor: Cursor, chat: Chat, place: Place) -> Iterator[Seen]:
        yield from self._know(chat, place)
        if chat.kind in PRIVATE:
            return
        said = False
        for number in cursor.items():
            message = cursor.take()
            told = number_in(message, "id")
            where = f"{self.leaf.where}: {chat.name or chat.key}, message {number + 1 if told is None else told}"
            made = interaction(message, chat, self.owner, self.given, where)
            if not said and (chat.kind == BOT or chat.key in SERVICE) and not isinstance(made, Unread):
                said = True
                yield program(chat, self.leaf.where)
            yield made

    def _know(self, chat: Chat, place: Place) -> Iterator[Seen]:
        """Looks for what comes behind the messages, if the chat cannot be understood without."""
        if chat.kind in PRIVATE:
            return
        if not chat.kind or chat.number is None or (chat.is_two and self.owner is None):
            found = self._survey().get(place, chat)
            chat.name, chat.kind, chat.number, chat.old = found.name, found.kind, found.number, found.old
            if self.owner and not self.said:
                yield from self._told(owner_of(self.owner, self.leaf.where))

    def _survey(self) -> dict[Place, Chat]:
        """Goes through the file once for the chats' names and types, and for the owner where nothing tells."""
        if self.surveyed is None:
            survey = _Survey()
            with suppress(Damaged), self.leaf.open() as stream:  # told where the messages are read
                survey.look_through(Cursor(stream))
            self.surveyed = survey.chats
            self.owner = self.owner or survey.owner()
        return self.surveyed


@dataclass(slots=True)
class _Survey:
    """What a first going-through finds. ``first``: the first few senders in each talk of two."""

    chats: dict[Place, Chat] = field(default_factory=dict)
    senders: dict[Place, list[Handle]] = field(default_factory=dict)
    told: Handle | None = None
    found: bool = False

    def look_through(self, cursor: Cursor) -> None:
        """Goes through the whole file."""
        for key in cursor.fields():
            if key == "personal_information":
                card = own_card(cursor.take(), "")
                self.told = card.handles[0] if card else None
            elif key in CHATS:
                for inner in cursor.fields():
                    if inner == "list":
                        for place in cursor.items():
                            for name in cursor.fields():
                                self._learn(cursor, name, (key, place))
            else:
                self._learn(cursor, key, ALONE)

    def _learn(self, cursor: Cursor, key: str, place: Place) -> None:
        if key in {"name", "type", "id"}:
            learn(self.chats.setdefault(place, Chat()), key, cursor.take())
        elif key == "messages" and not (self.told or self.found):
            self._look_for_two(cursor, place)

    def _look_for_two(self, cursor: Cursor, place: Place) -> None:
        """The first senders of a chat: of a talk of two, one of them is the owner."""
        chat = self.chats.setdefault(place, Chat())
        if chat.kind not in {"", PERSONAL, BOT}:
            return
        senders: dict[str, Handle] = {}
        for _ in cursor.items():
            message = cursor.take()
            who = sender_of(message, chat) if isinstance(message, dict) else None
            if who is not None and who.kind == "telegram":
                senders.setdefault(who.value, who)
            if len(senders) > 1:
                break
        self.senders[place] = list(senders.values())
        self.found = chat.kind in {PERSONAL, BOT} and chat.number is not None and self._other(place) is not None

    def _other(self, place: Place) -> Handle | None:
        """Whoever wrote in a talk of two and is not the one it is named for."""
        chat = self.chats[place]
        if not chat.is_two or chat.number is None:
            return None
        return next((who for who in self.senders.get(place, ()) if who.value != chat.key), None)

    def owner(self) -> Handle | None:
        """The owner, as far as anything tells."""
        return self.told or next((who for place in self.senders if (who := self._other(place))), None)
