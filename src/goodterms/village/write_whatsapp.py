"""WhatsApp's "Export chat": one zip a chat, from an iPhone set to British English and an Android phone set to American.

No zone stands in them: times are those of the owner's phone. Reactions are not exported by WhatsApp.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

from goodterms.village.happened import OWNER, Happened, Villager, What
from goodterms.village.local import clock, local
from goodterms.village.sealed import file_name, private, put
from goodterms.village.spool import Spool
from goodterms.village.villagers import (
    ANDROID,
    APPLE,
    Villagers,
    choice,
    handle_at,
    is_many,
    last_name,
    others,
    saved_as,
    seen_by_owner,
)

KEPT = frozenset({What.MESSAGE, What.CALL, What.MISSED_CALL, What.JOINED, What.SPAM})
"""What leaves a line."""

FOLDERS = {APPLE: "whatsapp-iphone", ANDROID: "whatsapp-android"}
ORDERS = {"whatsapp-iphone": "dmy", "whatsapp-android": "mdy"}
"""The order of day and month in the chats of each folder, for ``--dates``."""

HIDDEN = "\u200e"
"""The mark that begins whatever WhatsApp wrote by itself."""

ENCRYPTED = (
    "Messages and calls are end-to-end encrypted. No one outside of this chat, not even WhatsApp, can read or listen to"
    " them."
)
NARROW = "\u202f"
LINE_END = {APPLE: "\r\n", ANDROID: "\n"}


class Chats:
    """All chats while their lines are put aside."""

    def __init__(self, folder: Path, villagers: Villagers) -> None:
        self.folder = folder
        self.villagers = villagers
        self.zone = villagers[OWNER].zone
        self.spool = Spool(folder)
        self.names: dict[str, tuple[str, str]] = {}

    def add(self, happened: Happened) -> None:
        """Puts one line aside, or several when the text has several."""
        if happened.what not in KEPT or not seen_by_owner(happened):
            return
        key, phone = self._chat(happened)
        line = self._line(happened, phone, self.names[key][1])
        self.spool.add(key, (line + LINE_END[phone]).encode("utf-8", "replace"))

    def close(self) -> list[Path]:
        """Writes the zips."""
        taken: dict[str, int] = {}
        paths = []
        for key in self.spool.keys():  # noqa: SIM118 - a spool is no dict
            phone, name = self.names[key]
            path = self._path(phone, name, taken)
            inside = "_chat.txt" if phone == APPLE else f"{path.stem}.txt"
            with private(path) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
                put(archive, inside, self.spool.pieces(key))
            paths.append(path)
        return paths

    def let_go(self) -> None:
        """Lets go of what was put aside."""
        self.spool.close()

    def _path(self, phone: str, name: str, taken: dict[str, int]) -> Path:
        folder = self.folder / FOLDERS[phone]
        folder.mkdir(mode=0o700, exist_ok=True)
        stem = f"WhatsApp Chat {'-' if phone == APPLE else 'with'} {file_name(name)}"
        number = taken[stem.casefold()] = taken.get(stem.casefold(), -1) + 1
        return folder / (f"{stem} ({number}).zip" if number else f"{stem}.zip")

    def _chat(self, happened: Happened) -> tuple[str, str]:
        """The chat and the phone it is on; a new one begins with the notice that it is encrypted."""
        people = [one for one in others(happened) if not is_many(self.villagers[one])]
        group = happened.group or (",".join(map(str, sorted(people))) if len(people) > 1 else "")
        key = f"group {group}" if group else f"chat {self._number(people[0], happened)}"
        if key not in self.names:
            phone = (APPLE, ANDROID)[choice(min(people, default=0), f"phone {group}", 2)]
            name = happened.group or ", ".join(self._saved(one, happened, phone) for one in people)
            self.names[key] = (phone, name)
            self.spool.add(key, (self._notice(happened, phone, name) + LINE_END[phone]).encode("utf-8", "replace"))
        return key, self.names[key][0]

    def _notice(self, happened: Happened, phone: str, name: str) -> str:
        who = f"{name}: {HIDDEN}" if phone == APPLE else ""
        return f"{self._moment(happened.ts, phone)}{who}{ENCRYPTED}"

    def _number(self, one: int, happened: Happened) -> str:
        used = happened.reach if one == happened.sender else ""
        return used or handle_at(self.villagers[one], happened.ts, "whatsapp", "phone")

    def _saved(self, one: int, happened: Happened, phone: str) -> str:
        """How the phone shows somebody: as saved, else by number; the owner by the name they gave WhatsApp."""
        villager: Villager = self.villagers[one]
        if one == OWNER:
            return last_name(villager)
        return saved_as(villager, phone) or _shown_number(self._number(one, happened))

    def _line(self, happened: Happened, phone: str, chat: str) -> str:
        moment, who = self._moment(happened.ts, phone), self._saved(happened.sender, happened, phone)
        match happened.what:
            case What.JOINED:
                said = f"{who} joined using this group's invite link"
                return f"{moment}{chat}: {HIDDEN}{said}" if phone == APPLE else f"{moment}{said}"
            case What.MISSED_CALL:
                missed = "Voice call. \u200eNo answer" if happened.sender == OWNER else "Missed voice call"
                return f"{moment}{who}: {HIDDEN}{missed}"
            case What.CALL:
                return f"{moment}{who}: {HIDDEN}Voice call. {HIDDEN}{_length(happened.minutes or 1)}"
        if happened.text:
            return f"{moment}{who}: {happened.text}"
        if phone == APPLE:
            return f"{HIDDEN}{moment}{who}: {HIDDEN}image omitted"
        return f"{moment}{who}: <Media omitted>"

    def _moment(self, ts: int, phone: str) -> str:
        when = local(ts, self.zone)
        if phone == APPLE:
            return f"[{when.day:02}/{when.month:02}/{when.year}, {when.hour:02}:{when.minute:02}:{when.second:02}] "
        return f"{when.month}/{when.day}/{when.year % 100:02}, {clock(when, NARROW)} - "


def _shown_number(number: str) -> str:
    """A number nobody saved, as WhatsApp writes it: wrapped in marks, with gaps that do not break."""
    grouped = (
        f"{number[:3]}\u00a0{number[3:7]}\u00a0{number[7:]}".rstrip("\u00a0") if number.startswith("+") else number
    )
    return f"\u202a{grouped}\u202c"


def _length(minutes: float) -> str:
    seconds = round(minutes * 60)
    if seconds < 60:
        return f"{seconds} sec"
    return f"{seconds // 60} min" if seconds < 3600 else f"{seconds // 3600} hr {seconds % 3600 // 60} min"
