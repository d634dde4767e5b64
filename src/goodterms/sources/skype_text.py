"""What stands in a Skype message: the writer's own words, the lengths of a call, the people handed on."""

from __future__ import annotations

import re
from html import unescape
from typing import Final, NamedTuple

_TAG: Final = re.compile(r"<(/?)([A-Za-z_]\w*)([^<>]*)>")
_ATTRIBUTE: Final = re.compile(r"""([A-Za-z_]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_SILENT: Final = frozenset({"quote", "legacyquote", "uriobject", "e_m", "swift", "partlist", "contacts", "files"})
"""Elements whose content nobody wrote here: quotes, files, the mark of an edit, cards that a program drew."""
_EDITED: Final = "Edited previous message: "
"""What old clients put before the new words."""
_STAMP: Final = re.compile(r"<e_m\b[^<>]*\bts_ms=[\"'](\d{1,15})[\"']")
_PARTS: Final = re.compile(r"<part\b")
_DURATION: Final = re.compile(r"<duration>\s*(\d{1,9}(?:\.\d{1,9})?)\s*</duration>")
_NAME: Final = re.compile(r"<name>([^<>]*)</name>")
_STATE: Final = re.compile(r"<partlist\b[^<>]*\btype=[\"'](\w+)[\"']|<(started|ended|missed)\s*/?>")
_CARD: Final = re.compile(r"<c\b([^<>]*)>")
CARDS: Final = 50
"""People handed on by one message at most; Skype lets one choose a few."""


class Part(NamedTuple):
    """Somebody in a call: id as Skype writes it, name, seconds (None: was not in it)."""

    who: str
    name: str
    seconds: float | None


def own_words(content: str) -> str:
    """Rich text as its writer saw it: quotes, edit marks and files off, emoticons as the signs they stand for."""
    words: list[str] = []
    silent, at = 0, 0
    for tag in _TAG.finditer(content):
        if not silent:
            words.append(content[at : tag.start()])
        at = tag.end()
        name, ends, alone = tag[2].lower(), bool(tag[1]), tag[3].endswith("/")
        if name in _SILENT:
            silent = max(0, silent - 1) if ends else silent + (not alone)
        elif name == "br" and not silent:
            words.append("\n")
        elif name == "ss" and alone and not silent:
            words.append(f"({attributes(tag[3]).get('type', '')})")
    if not silent:
        words.append(content[at:])
    return unescape("".join(words)).removeprefix(_EDITED).strip()


def original_moment(content: str) -> int | None:
    """When an edited message was first written, in milliseconds; None for one that was not edited."""
    found = _STAMP.search(content) if "<e_m" in content else None
    return int(found[1]) if found else None


def is_edit(content: str) -> bool:
    """Whether these words replace earlier ones."""
    return "<e_m" in content


def call_state(content: str) -> str:
    """started, ended, missed, or "" when the file does not say."""
    found = _STATE.search(content)
    return (found[1] or found[2]).lower() if found else ""


def call_parts(content: str) -> list[Part]:
    """Everybody named in a call."""
    parts = []
    for piece in _PARTS.split(content)[1:]:
        who = attributes(piece.partition(">")[0]).get("identity", "")
        name, seconds = _NAME.search(piece), _DURATION.search(piece)
        if who:
            parts.append(Part(who, unescape(name[1]) if name else "", float(seconds[1]) if seconds else None))
    return parts


def cards(content: str) -> list[tuple[str, str]]:
    """The people handed on by a message: Skype id or ``4:`` with a number, and name."""
    found: list[tuple[str, str]] = []
    for card in _CARD.finditer(content):
        said = attributes(card[1])
        who = said.get("s") or (f"4:{said['p']}" if said.get("p") else "")
        if who and len(found) < CARDS:
            found.append((who, said.get("f", "")))
    return found


def attributes(written: str) -> dict[str, str]:
    """The attributes of an element."""
    return {one[1].lower(): unescape(one[2] or one[3] or "") for one in _ATTRIBUTE.finditer(written)}
