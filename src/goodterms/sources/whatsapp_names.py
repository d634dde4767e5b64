"""Names of people and chats as WhatsApp writes them into exports and file names."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

from goodterms.sources.whatsapp_words import SIGNS, TITLE
from goodterms.words import Handle

OWNER: Final = Handle("whatsapp-owner", "me")
"""The owner of a chat in which the owner wrote nothing, so that no name is known."""

REMEMBERED: Final = 16_384
"""Names remembered, for each message names the same few again."""

_NUMBER: Final = re.compile(r"\+\d[\d\s().\u2010\u2011-]{5,25}")
_AGAIN: Final = re.compile(r"\s?\(\d{1,2}\)\Z")
_CHAT_FILE: Final = "_chat.txt"


class Title(NamedTuple):
    """What a file's name says of its chat. ``whole`` False: the name ends with the chat's, in an unknown language."""

    text: str
    whole: bool = True


@lru_cache(maxsize=REMEMBERED)
def cleaned(name: str) -> str:
    """A name without signs of direction, its blanks made plain."""
    return " ".join(unicodedata.normalize("NFC", SIGNS.sub("", name)).split())


def fold(name: str) -> str:
    """What two spellings of a name have in common: letters and digits. File names cannot hold every sign."""
    name = cleaned(name)
    return "".join(sign for sign in unicodedata.normalize("NFKC", name).casefold() if sign.isalnum()) or name


@lru_cache(maxsize=REMEMBERED)
def handle(name: str) -> Handle:
    """A sender. A number is a phone; ``~ Name`` is what somebody unknown calls themselves, and stays told apart."""
    name = cleaned(name)
    if _NUMBER.fullmatch(name):
        return Handle("phone", name)
    return Handle("whatsapp-name", name, name.removeprefix("~").strip() or name)


def group(title: str) -> Handle:
    """A group as somebody a message goes to."""
    return Handle("whatsapp-group", cleaned(title), cleaned(title))


def title_of(where: str) -> Title:
    """The chat's name in the name of its file, or of the folder or archive around ``_chat.txt``; empty for none."""
    stem = cleaned(_file_name(where))
    stem = _AGAIN.sub("", re.sub(r"\.(?:txt|zip)\Z", "", stem, flags=re.IGNORECASE))
    if found := TITLE.search(stem):
        return Title(found["title"].replace("_", " ").strip())
    return Title(stem, whole=False) if "whatsapp" in stem.casefold() else Title("")


def _file_name(where: str) -> str:
    """The last part of a path or ``archive: path in it``, the one before it for a bare ``_chat.txt``."""
    path = where.removesuffix(_CHAT_FILE)
    if path != where:
        return path.rstrip("/: ").rpartition("/")[2].rpartition(".zip: ")[2]
    return where.rpartition("/")[2].rpartition(".zip: ")[2]
