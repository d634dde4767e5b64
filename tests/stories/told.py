"""What happened between invented people, told once, and written out as the export that each of them would get."""

from __future__ import annotations

import csv
import io
import json
import tarfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple


class Said(NamedTuple):
    """One message. ``when``: ISO, with a time. ``group``: the name of the group it was said in, empty for none."""

    who: str
    to: tuple[str, ...]
    when: str
    words: str
    group: str = ""


@dataclass
class Story:
    """Messages in the order they are told, and who is connected with whom since when (an ISO day)."""

    said: list[Said] = field(default_factory=list)
    connected: list[tuple[str, str, str]] = field(default_factory=list)

    def say(self, who: str, to: str, when: str, words: str) -> None:
        """One message to one person; a bare day is nine in the morning."""
        self.said.append(Said(who, (to,), _moment(when), words))

    def talk(self, who: str, to: str, days: Iterable[str], words: str = "", back: str = "") -> None:
        """On each day one writes and the other answers in the afternoon, each time about something else."""
        for number, day in enumerate(days):
            about = ABOUT[number % len(ABOUT)]
            self.say(who, to, f"{day}T09:00", words or f"The {about} came out well, have a look when you are near.")
            self.say(to, who, f"{day}T15:00", back or f"I saw the {about} yesterday, good work. We leave at nine then.")

    def in_group(self, who: str, group: str, members: Sequence[str], days: Iterable[str]) -> None:
        """A word in a group on each of these days."""
        for number, day in enumerate(days):
            words = f"The {ABOUT[number % len(ABOUT)]} is up since this morning."
            to = tuple(one for one in members if one != who)
            self.said.append(Said(who, to, _moment(f"{day}T12:00"), words, group))

    def connect(self, who: str, other: str, day: str) -> None:
        """Two people are connected since a day."""
        self.connected.append((who, other, day))

    def heard_by(self, owner: str) -> list[Said]:
        """What an export of this person's holds."""
        return [said for said in self.said if owner == said.who or owner in said.to]

    def skype(self, owner: str, folder: Path) -> Path:
        """The tar that Skype gave this person."""
        talks: dict[str, list[Said]] = {}
        for said in self.heard_by(owner):
            other = said.to[0] if said.who == owner else said.who
            talks.setdefault(said.group or _skype(other), []).append(said)
        made = {
            "userId": _skype(owner),
            "exportDate": max(said.when for said in self.said)[:16],
            "conversations": [_skype_talk(key, talk, owner) for key, talk in talks.items()],
        }
        content = json.dumps(made, ensure_ascii=False).encode()
        path = folder / f"8_{owner.split(maxsplit=1)[0].lower()}_export.tar"
        with tarfile.open(path, "w", format=tarfile.USTAR_FORMAT) as tar:
            info = tarfile.TarInfo("messages.json")
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
        return path

    def linkedin(self, owner: str, folder: Path) -> Path:
        """The archive that LinkedIn gives this person."""
        path = folder / f"Complete_LinkedInDataExport_{owner.split(maxsplit=1)[0]}.zip"
        first, _, last = owner.partition(" ")
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("Profile.csv", _csv([["First Name", "Last Name"], [first, last]]))
            notes = 'Notes:\n"When exporting your connection data, some email addresses may be missing."\n\n'
            archive.writestr("Connections.csv", notes + _csv([CONNECTION, *self._connections(owner)]))
            rows = [_linkedin_row(said) for said in reversed(self.heard_by(owner))]
            archive.writestr("messages.csv", _csv([MESSAGE, *rows]))
        return path

    def _connections(self, owner: str) -> Iterator[list[str]]:
        for who, other, day in self.connected:
            if owner in (who, other):
                first, _, last = (other if who == owner else who).partition(" ")
                on = f"{date.fromisoformat(day):%d %b %Y}"
                yield [first, last, profile(f"{first} {last}"), "", "Example Ltd", "Bookkeeper", on]


ABOUT = ("stand", "banner", "price list", "timber", "new hall", "poster", "lamp", "counter")
CONNECTION = ["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"]
MESSAGE = [
    "CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS", "DATE",
    "SUBJECT", "CONTENT", "FOLDER", "IS MESSAGE DRAFT", "IS CONVERSATION DRAFT",
]  # fmt: skip


def every(first: str, last: str, days: int) -> list[str]:
    """A day every so many days, from the first to the last."""
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return [(start + timedelta(step)).isoformat() for step in range(0, (end - start).days + 1, days)]


def profile(name: str) -> str:
    """An invented profile."""
    return f"https://www.linkedin.com/in/{name.lower().replace(' ', '-')}-example"


def _moment(when: str) -> str:
    return f"{datetime.fromisoformat(when if 'T' in when else f'{when}T09:00'):%Y-%m-%dT%H:%M:%S}"


def _skype(name: str) -> str:
    return f"8:live:{name.lower().replace(' ', '.')}"


def _skype_talk(key: str, talk: Sequence[Said], owner: str) -> dict[str, object]:
    group, one = talk[0].group, talk[0]
    everybody = [_skype(name) for name in (one.who, *one.to)]
    name = group or (one.to[0] if one.who == owner else one.who)
    id_ = f"19:{group.lower().replace(' ', '')}@thread.skype" if group else key
    return {
        "id": id_,
        "displayName": name,
        "version": 1.0,
        "properties": {"conversationblocked": False},
        "threadProperties": {"membercount": len(everybody), "members": json.dumps(everybody)} if group else None,
        "MessageList": [_skype_message(number, said, id_) for number, said in reversed(list(enumerate(talk)))],
    }


def _skype_message(number: int, said: Said, talk: str) -> dict[str, object]:
    ms = int(datetime.fromisoformat(f"{said.when}+00:00").timestamp()) * 1000 + number
    return {
        "id": str(ms),
        "displayName": said.who,
        "originalarrivaltime": f"{said.when}.{number % 1000:03}Z",
        "messagetype": "Text",
        "version": float(ms),
        "content": said.words,
        "conversationid": talk,
        "from": _skype(said.who),
        "properties": None,
        "amsreferences": None,
    }


def _linkedin_row(said: Said) -> list[str]:
    key = "-".join(sorted((said.who, *said.to)))
    names, urls = ", ".join(said.to), " ".join(map(profile, said.to))
    when = f"{said.when.replace('T', ' ')} UTC"
    return [f"2-{key}==", "", said.who, profile(said.who), names, urls, when, "", said.words, "INBOX", "No", "No"]


def _csv(rows: Sequence[Sequence[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()
