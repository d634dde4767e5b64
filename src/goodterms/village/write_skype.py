"""The tar that Skype gave its users (up to May 2025): all conversations in one messages.json, newest first."""

from __future__ import annotations

import json
import tarfile
from collections import OrderedDict, defaultdict
from collections.abc import Iterator
from html import escape
from pathlib import Path
from tempfile import TemporaryFile
from typing import NamedTuple

from goodterms.village.happened import OWNER, Happened, Villager, What
from goodterms.village.local import local
from goodterms.village.sealed import file_name, private, put_in_tar
from goodterms.village.spool import Spool
from goodterms.village.villagers import (
    Villagers,
    choice,
    handle_at,
    is_many,
    last_handle,
    last_name,
    others,
    seen_by_owner,
    token,
)

KEPT = frozenset({What.MESSAGE, What.CALL, What.MISSED_CALL, What.CONNECTED, What.JOINED, What.SPAM})
"""What leaves an entry; a reaction is written into the message it is for."""

REMEMBERED = 5_000
"""Messages whose words are held for quoting."""

SMILES = {":)": '<ss type="smile">:)</ss>', ":D": '<ss type="laugh">:D</ss>', ";)": '<ss type="wink">;)</ss>'}


class _Talk(NamedTuple):
    """A conversation. ``members``: villagers of a group, empty for two people."""

    name: str
    members: tuple[int, ...]


class SkypeTar:
    """The export while its messages are put aside by conversation."""

    def __init__(self, folder: Path, villagers: Villagers) -> None:
        owner = (last_handle(villagers[OWNER], "skype") or "live:owner").replace(":", "_")
        self.path = folder / f"8_{file_name(owner)}_export.tar"
        self.folder = folder
        self.villagers = villagers
        self.spool = Spool(folder)
        self.talks: dict[str, _Talk] = {}
        self.words: OrderedDict[int, tuple[Happened, str]] = OrderedDict()
        self.reactions: dict[int, list[dict[str, object]]] = defaultdict(list)
        self.last = 0

    def add(self, happened: Happened) -> None:
        """Puts what happened aside as one or two entries."""
        if not seen_by_owner(happened) or happened.what not in KEPT | {What.REACTION}:
            return
        self.last = happened.ts
        if happened.what is What.REACTION:
            who = {"mri": self._id(happened.sender, happened), "time": happened.ts * 1000, "value": ""}
            self.reactions[happened.answers].append({"key": _emotion(happened.text), "users": [who]})
            return
        talk = self._talk(happened)
        for entry in self._entries(happened, talk):
            self.spool.add(talk, json.dumps([happened.number, entry], ensure_ascii=False).encode("utf-8", "replace"))
        self.words[happened.number] = (happened, talk)
        if len(self.words) > REMEMBERED:
            self.words.popitem(last=False)

    def close(self) -> list[Path]:
        """Writes the tar."""
        with TemporaryFile(dir=self.folder) as aside:
            for piece in self._document():
                aside.write(piece)
            size = aside.tell()
            aside.seek(0)
            with private(self.path) as file, tarfile.open(fileobj=file, mode="w", format=tarfile.USTAR_FORMAT) as tar:
                put_in_tar(tar, "messages.json", aside, size)
                _put(tar, "endpoints.json", self._devices(), self.folder)
        return [self.path]

    def let_go(self) -> None:
        """Lets go of what was put aside."""
        self.spool.close()

    def _devices(self) -> bytes:
        """The list of the owner's devices: one."""
        owner = last_handle(self.villagers[OWNER], "skype") or "live:owner"
        device = {"endpointId": token("skype device", 32), "capabilities": ""}
        return json.dumps({"userId": f"8:{owner}", "endpoints": [device]}).encode()

    def _document(self) -> Iterator[bytes]:
        owner = last_handle(self.villagers[OWNER], "skype") or "live:owner"
        when = local(self.last, "UTC")
        head = {"userId": f"8:{owner}", "exportDate": f"{when:%Y-%m-%dT%H:%M}"}
        yield json.dumps(head).removesuffix("}").encode() + b', "conversations": ['
        for number, key in enumerate(self.talks):
            yield (b",\n" if number else b"\n") + self._head(key)
            for place, piece in enumerate(self.spool.pieces(key, newest_first=True)):
                yield (b",\n" if place else b"\n") + self._with_reactions(piece)
            yield b"]}"
        yield b"]}\n"

    def _head(self, key: str) -> bytes:
        talk = self.talks[key]
        members = [self._mri(one) for one in talk.members]
        thread = {"membercount": len(members), "members": json.dumps(members), "topic": talk.name} if members else None
        head = {
            "id": key,
            "displayName": talk.name,
            "version": float(self.last * 1000),
            "properties": {"conversationblocked": False, "lastimreceivedtime": None, "consumptionhorizon": None,
                           "conversationstatus": None},
            "threadProperties": thread,
        }  # fmt: skip
        return json.dumps(head, ensure_ascii=False).removesuffix("}").encode("utf-8", "replace") + b', "MessageList": ['

    def _with_reactions(self, piece: bytes) -> bytes:
        number, entry = json.loads(piece)
        if emotions := self.reactions.get(number):
            entry["properties"] = {**(entry["properties"] or {}), "emotions": json.dumps(emotions)}
        return json.dumps(entry, ensure_ascii=False).encode("utf-8", "replace")

    def _talk(self, happened: Happened) -> str:
        """The key of the conversation; it is made when first seen, and its members grow."""
        people = others(happened)
        singles = [one for one in people if not is_many(self.villagers[one])]
        if happened.group or len(singles) > 1:
            name = happened.group or ", ".join(last_name(self.villagers[one]) for one in people)
            marked = happened.group or ",".join(map(str, sorted(people)))
            key = f"19:{token(f'skype {marked}')}@thread.skype"
            known = self.talks.get(key, _Talk(name, (OWNER,)))
            self.talks[key] = _Talk(name, tuple(dict.fromkeys((*known.members, *singles))))
            return key
        key = self._id(people[0], happened)
        self.talks.setdefault(key, _Talk(last_name(self.villagers[people[0]]), ()))
        return key

    def _id(self, number: int, happened: Happened) -> str:
        """Somebody's Skype id as of then, with Skype's number before it: 8 for people, 28 for bots."""
        used = happened.reach if number == happened.sender else ""
        return _with_mri(self.villagers[number], used or handle_at(self.villagers[number], happened.ts, "skype"))

    def _mri(self, number: int) -> str:
        return _with_mri(self.villagers[number], last_handle(self.villagers[number], "skype"))

    def _entries(self, happened: Happened, talk: str) -> Iterator[dict[str, object]]:
        match happened.what:
            case What.CALL:
                length = int((happened.minutes or 1) * 60)
                yield self._entry(happened, talk, "Event/Call", self._parts(happened, "started", None))
                ended = self._entry(happened, talk, "Event/Call", self._parts(happened, "ended", length), later=length)
                yield ended
            case What.MISSED_CALL:
                yield self._entry(happened, talk, "Event/Call", self._parts(happened, "missed", None))
            case What.CONNECTED:
                yield self._entry(happened, talk, "InviteFreeRelationshipChanged/Initialized", "")
            case What.JOINED:
                yield self._entry(happened, talk, "ThreadActivity/AddMember", self._joined(happened))
            case _:
                yield self._entry(happened, talk, "RichText", self._content(happened))

    def _entry(self, happened: Happened, talk: str, kind: str, content: str, *, later: int = 0) -> dict[str, object]:
        when = local(happened.ts + later, "UTC")
        fraction = happened.number % 1000
        moment = f"{when:%Y-%m-%dT%H:%M:%S}.{fraction:03}".rstrip("0").rstrip(".") + "Z"
        edited = kind == "RichText" and choice(happened.number, "edited", 50) == 0
        return {
            "id": f"{(happened.ts + later) * 1000 + fraction}",
            "displayName": None if happened.sender == OWNER else last_name(self.villagers[happened.sender]),
            "originalarrivaltime": moment,
            "messagetype": kind,
            "version": float((happened.ts + later) * 1000 + fraction),
            "content": content,
            "conversationid": talk,
            "from": talk if kind.startswith("ThreadActivity") else self._id(happened.sender, happened),
            "properties": {"edittime": f"{happened.ts * 1000 + 30_000}"} if edited else None,
            "amsreferences": None,
        }

    def _content(self, happened: Happened) -> str:
        """Words as Skype's HTML: entities, smiles, the quote of what is answered, the mark of an edit."""
        text = escape(happened.text, quote=False).replace("'", "&apos;")
        for typed, shown in SMILES.items():
            text = text.replace(typed, shown)
        if happened.answers in self.words and choice(happened.number, "quotes", 8) == 0:
            text = self._quote(*self.words[happened.answers]) + text
        if choice(happened.number, "edited", 50) == 0:
            ms = happened.ts * 1000
            text += f'<e_m a="{self._id(happened.sender, happened)[2:]}" ts_ms="{ms}" ts="{happened.ts}" t="61"></e_m>'
        return text

    def _quote(self, older: Happened, talk: str) -> str:
        name, author = last_name(self.villagers[older.sender]), self._id(older.sender, older)[2:]
        return (
            f'<quote author="{escape(author)}" authorname="{escape(name)}" timestamp="{older.ts}"'
            f' conversation="{escape(talk)}" messageid="{older.ts * 1000 + older.number % 1000}">'
            f"<legacyquote>[{older.ts}] {escape(name)}: </legacyquote>{escape(older.text, quote=False)}"
            "<legacyquote>\n\n&lt;&lt;&lt; </legacyquote></quote>"
        )

    def _parts(self, happened: Happened, kind: str, length: int | None) -> str:
        there = [one for one in (happened.sender, *happened.to) if not is_many(self.villagers[one])]
        parts = "".join(self._part(one, happened, length) for one in there)
        return f'<partlist type="{kind}" alt="" callId="{token(f"call {happened.number}", 32)}">{parts}</partlist>'

    def _part(self, number: int, happened: Happened, length: int | None) -> str:
        name = escape(last_name(self.villagers[number]))
        there = length is not None and number not in happened.absent
        duration = f"<duration>{length}</duration>" if there else ""
        return f'<part identity="{escape(self._id(number, happened))}"><name>{name}</name>{duration}</part>'

    def _joined(self, happened: Happened) -> str:
        target = self._id(happened.sender, happened)
        return (
            f"<addmember><eventtime>{happened.ts * 1000}</eventtime><initiator>{escape(target)}</initiator>"
            f"<target>{escape(target)}</target></addmember>"
        )


def _with_mri(villager: Villager, value: str) -> str:
    if value.startswith(("8:", "4:", "28:")):
        return value
    if value.startswith("+"):
        return f"4:{value}"
    return f"28:{value}" if villager.kind == "bot" else f"8:{value}"


def _emotion(text: str) -> str:
    return {"👍": "yes", "❤️": "heart", "😂": "laugh"}.get(text, "like")


def _put(tar: tarfile.TarFile, name: str, content: bytes, folder: Path) -> None:
    with TemporaryFile(dir=folder) as aside:
        aside.write(content)
        aside.seek(0)
        put_in_tar(tar, name, aside, len(content))
