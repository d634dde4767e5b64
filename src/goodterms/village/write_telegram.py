"""Telegram Desktop's export of a whole account: result.json, chat by chat, oldest first, in local time."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from goodterms.village.happened import OWNER, Happened, Villager, What
from goodterms.village.local import local
from goodterms.village.sealed import private
from goodterms.village.spool import Spool
from goodterms.village.villagers import (
    APPLE,
    Villagers,
    handle_at,
    has_left,
    is_many,
    last_handle,
    last_name,
    others,
    saved_as,
    seen_by_owner,
    token,
)

KEPT = frozenset({What.MESSAGE, What.CALL, What.MISSED_CALL, What.JOINED, What.CONNECTED, What.SPAM})
"""What leaves an entry; a reaction is written into the message it is for."""

ABOUT = "Here is the data you requested. Remember: Telegram is ad free, it doesn't use your data for ad targeting."
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
STAND_IN = 0xF700
"""A private letter stands for each control character until the JSON is written."""
STOOD_IN = re.compile("[\uf700-\uf71f]")
LINK = re.compile(r"https?://[^\s]+")


class Account:
    """The export while its messages are put aside by chat."""

    def __init__(self, folder: Path, villagers: Villagers) -> None:
        self.path = folder / "telegram" / "result.json"
        self.villagers = villagers
        self.zone = villagers[OWNER].zone
        self.spool = Spool(folder)
        self.chats: dict[str, dict[str, object]] = {}
        self.often: Counter[str] = Counter()
        self.reactions: dict[int, list[dict[str, object]]] = defaultdict(list)
        self.met: dict[int, int] = {}

    def add(self, happened: Happened) -> None:
        """Puts one message aside."""
        if happened.what not in KEPT | {What.REACTION} or not seen_by_owner(happened):
            return
        for one in others(happened):
            self.met.setdefault(one, happened.ts)
        if happened.what is What.REACTION:
            self.reactions[happened.answers].append(self._reaction(happened))
            return
        key = self._chat(happened)
        self.often[key] += 1
        self.spool.add(key, _json(self._message(happened)))

    def close(self) -> list[Path]:
        """Writes the file."""
        self.path.parent.mkdir(mode=0o700, exist_ok=True)
        with private(self.path) as file:
            for piece in self._document():
                file.write(piece)
        return [self.path]

    def let_go(self) -> None:
        """Lets go of what was put aside."""
        self.spool.close()

    def _document(self) -> Iterator[bytes]:
        yield b'{\n "about": ' + _json(ABOUT) + b',\n "personal_information": ' + _json(self._owner())
        contacts = {"about": "Your contacts.", "list": list(self._contacts())}
        yield b',\n "contacts": ' + _json(contacts) + b',\n "frequent_contacts": ' + _json(self._frequent())
        yield b',\n "chats": {\n  "about": "This page lists all chats.",\n  "list": ['
        for number, (key, head) in enumerate(self.chats.items()):
            yield (b",\n" if number else b"\n") + _json(head).removesuffix(b"}") + b', "messages": ['
            for place, piece in enumerate(self.spool.pieces(key)):
                yield (b",\n" if place else b"\n") + self._with_reactions(piece)
            yield b"]}"
        yield b'\n]},\n "left_chats": {"about": "Supergroups and channels you left.", "list": []}\n}\n'

    def _owner(self) -> dict[str, object]:
        owner = self.villagers[OWNER]
        name = owner.names[-1]
        return {
            "user_id": _bare(last_handle(owner, "telegram") or "user1"),
            "first_name": name.given,
            "last_name": name.family,
            "phone_number": last_handle(owner, "phone"),
            "bio": "",
        }

    def _contacts(self) -> Iterator[dict[str, object]]:
        """Who is met here and saved on the phone."""
        for number, ts in self.met.items():
            villager = self.villagers[number]
            phone = last_handle(villager, "phone")
            if saved_as(villager, APPLE) and phone:
                name = villager.names[-1]
                yield {
                    "user_id": _bare(last_handle(villager, "telegram")),
                    "first_name": name.given,
                    "last_name": name.family,
                    "phone_number": phone,
                    **self._dates(ts),
                }

    def _frequent(self) -> dict[str, object]:
        best = [key for key, _ in self.often.most_common(5) if self.chats[key]["type"] == "personal_chat"]
        rated = [
            {"id": self.chats[key]["id"], "category": "people", "type": "user", "name": self.chats[key].get("name"),
             "rating": round(self.often[key] / sum(self.often.values()), 6)}
            for key in best
        ]  # fmt: skip
        return {"about": "People you message most.", "list": rated}

    def _chat(self, happened: Happened) -> str:
        people = [one for one in others(happened) if not is_many(self.villagers[one])]
        group = happened.group or (",".join(map(str, sorted(people))) if len(people) > 1 else "")
        if group:
            key = f"group {group}"
            name = happened.group or ", ".join(self._shown(self.villagers[one]) or "" for one in people)
            number = int(token(f"telegram {group}", 10), 16)
            self.chats.setdefault(key, {"name": name, "type": "private_supergroup", "id": number})
        elif people:
            villager, handle = self.villagers[people[0]], self._handle(people[0], happened)
            key = handle
            kind = "bot_chat" if villager.kind == "bot" else "personal_chat"
            self.chats.setdefault(key, {"name": self._shown(villager), "type": kind, "id": _bare(handle)})
        else:
            key = "saved"
            self.chats.setdefault(key, {"type": "saved_messages", "id": _bare(self._handle(OWNER, happened))})
        return key

    def _handle(self, number: int, happened: Happened) -> str:
        """Somebody's id as of then, ``user123``."""
        used = happened.reach if number == happened.sender else ""
        handle = used or handle_at(self.villagers[number], happened.ts, "telegram")
        return handle if handle.startswith(("user", "channel", "chat")) else f"user{handle}"

    def _shown(self, villager: Villager) -> str | None:
        """The name now; none for who deleted their account."""
        return None if has_left(villager, "telegram") and villager.number != OWNER else last_name(villager)

    def _message(self, happened: Happened) -> dict[str, object]:
        sender = self.villagers[happened.sender]
        head: dict[str, object] = {"id": happened.number}
        who = {"actor": self._shown(sender), "actor_id": self._handle(happened.sender, happened)}
        dates = self._dates(happened.ts)
        match happened.what:
            case What.CALL:
                length = {"duration_seconds": round((happened.minutes or 1) * 60), "discard_reason": "hangup"}
                return {**head, "type": "service", **dates, **who, "action": "phone_call", **length, **_NO_TEXT}
            case What.MISSED_CALL:
                reason = {"discard_reason": "missed"}
                return {**head, "type": "service", **dates, **who, "action": "phone_call", **reason, **_NO_TEXT}
            case What.JOINED | What.CONNECTED:
                action = "join_group_by_link" if happened.group else "joined_telegram"
                return {**head, "type": "service", **dates, **who, "action": action, **_NO_TEXT}
        answers = {"reply_to_message_id": happened.answers} if happened.answers else {}
        who = {"from": who["actor"], "from_id": who["actor_id"]}
        parts = _parts(happened.text)
        text = happened.text if all(part["type"] == "plain" for part in parts) else [
            part["text"] if part["type"] == "plain" else part for part in parts
        ]  # fmt: skip
        media = {} if happened.text else {
            "photo": "(File not included. Change data exporting settings to download.)", "width": 1280, "height": 960,
        }  # fmt: skip
        return {**head, "type": "message", **dates, **who, **answers, **media, "text": text, "text_entities": parts}

    def _dates(self, ts: int) -> dict[str, object]:
        return {"date": f"{local(ts, self.zone):%Y-%m-%dT%H:%M:%S}", "date_unixtime": str(ts)}

    def _reaction(self, happened: Happened) -> dict[str, object]:
        sender = self.villagers[happened.sender]
        date = self._dates(happened.ts)["date"]
        recent = {"from": self._shown(sender), "from_id": self._handle(happened.sender, happened), "date": date}
        return {"type": "emoji", "count": 1, "emoji": happened.text or "👍", "recent": [recent]}

    def _with_reactions(self, piece: bytes) -> bytes:
        if not self.reactions:
            return piece
        number = int(piece[len(b'{"id": ') : piece.index(b",")])
        if number not in self.reactions:
            return piece
        return piece.removesuffix(b"}") + b', "reactions": ' + _json(self.reactions[number]) + b"}"


_NO_TEXT: dict[str, object] = {"text": "", "text_entities": []}


def _bare(handle: str) -> int:
    """The number of an id; those that have none get one of their own."""
    digits = re.sub(r"\D", "", handle)
    return int(digits) if digits else int(token(f"telegram {handle}", 8), 16)


def _parts(text: str) -> list[dict[str, str]]:
    """The words cut at links, as Telegram names them."""
    parts, at = [], 0
    for link in LINK.finditer(text):
        if link.start() > at:
            parts.append({"type": "plain", "text": text[at : link.start()]})
        parts.append({"type": "link", "text": link[0]})
        at = link.end()
    if at < len(text):
        parts.append({"type": "plain", "text": text[at:]})
    return parts


def _json(value: object) -> bytes:
    r"""JSON as Telegram Desktop writes it: control characters become ``\x0B``, which no JSON allows."""
    written = json.dumps(value, ensure_ascii=False)
    if "\\u00" in written or "\\b" in written or "\\f" in written:
        written = json.dumps(_standing_in(value), ensure_ascii=False)
        written = STOOD_IN.sub(lambda found: f"\\x{ord(found[0]) - STAND_IN:02X}", written)
    return written.encode("utf-8", "replace")


def _standing_in(value: object) -> object:
    if isinstance(value, str):
        return CONTROL.sub(lambda found: chr(STAND_IN + ord(found[0])), value)
    if isinstance(value, list):
        return [_standing_in(one) for one in value]
    if isinstance(value, dict):
        return {key: _standing_in(one) for key, one in value.items()}
    return value
