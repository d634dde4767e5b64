"""Profile addresses and names: who a row means."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final
from urllib.parse import unquote

from goodterms.words import Handle

ANYBODY: Final = "linkedin member"
"""The name that LinkedIn gives to everybody who left: many people, never one."""

MEMBER: Final = "linkedin-member"
"""Kind of the handle of somebody without a profile address, told apart by the conversation alone."""

OWNER: Final = Handle("linkedin-owner", "me")
"""The owner of an archive that says nowhere who that is."""


@dataclass(slots=True)
class People:
    """Whom the archive has named so far. ``names``: by profile key; ``handles``: by folded name, None for namesakes."""

    owner: Handle | None = None
    owner_name: str = ""
    names: dict[str, str] = field(default_factory=dict)
    handles: dict[str, Handle | None] = field(default_factory=dict)

    def learn(self, url: str, name: str) -> None:
        """Keeps who has this profile address."""
        key, folded = profile_key(url), fold(name)
        if key and folded and folded != ANYBODY:
            self.names.setdefault(key, name)
            known = self.handles.setdefault(folded, Handle("linkedin", url, name))
            if known and profile_key(known.value) != key:
                self.handles[folded] = None

    def by_url(self, url: str, name: str = "") -> Handle:
        """Somebody with a profile address."""
        return Handle("linkedin", url, name or self.names.get(profile_key(url), ""))

    def by_name(self, name: str) -> Handle:
        """Somebody of whom a file has the name alone: the connection of that name when there is exactly one."""
        if self.owner and fold(name) == fold(self.owner_name):
            return self.owner
        return self.handles.get(fold(name)) or Handle("name", name, name)

    def without_url(self, name: str, talk: str) -> Handle:
        """Somebody without an address in a file that has addresses: one person per conversation, not one for all."""
        if self.owner and name and fold(name) == fold(self.owner_name):
            return self.owner
        return Handle(MEMBER, talk, name or "LinkedIn Member")


@lru_cache(1 << 16)
def profile_key(url: str) -> str:
    """A profile address without scheme, host, query, case and percent signs: ``in/jörg-b``; "" when there is none."""
    path = re.sub(r"^(?:https?://)?(?:[\w.-]*linkedin\.com)?/*", "", url.strip(), flags=re.IGNORECASE)
    key = unicodedata.normalize("NFC", unquote(re.split(r"[?#]", path)[0])).casefold().strip("/")
    return "" if key in {"", "in", "in/unknown"} else key


def fold(name: str) -> str:
    """A name for comparing: no case, single spaces."""
    return " ".join(name.split()).casefold()


def full_name(first: str, last: str) -> str:
    """First and last name as people say them."""
    return " ".join(part for part in (first, last) if part)


APART = re.compile(r"[\s,]+")
"""Profile addresses of a group stand apart by a comma, or by a blank (archives of 2026)."""


def profiles(text: str) -> list[str]:
    """The profile addresses of a list of them, as written."""
    return [url for url in APART.split(text) if profile_key(url)]
