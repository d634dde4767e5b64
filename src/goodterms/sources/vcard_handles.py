"""The ways to reach somebody that a vCard names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final
from urllib.parse import unquote

from goodterms.sources.vcard_about import labels
from goodterms.sources.vcard_lines import Line
from goodterms.words import Handle

SERVICES: Final = {
    "X-SKYPE": "skype",
    "X-SKYPE-USERNAME": "skype",
    "X-JABBER": "xmpp",
    "X-GTALK": "xmpp",
    "X-GOOGLE-TALK": "xmpp",
    "X-AIM": "aim",
    "X-ICQ": "icq",
    "X-MSN": "msn",
    "X-YAHOO": "yahoo",
    "X-QQ": "qq",
    "X-TELEGRAM": "telegram",
}
"""Properties of the time before IMPP (RFC 4770), as address books still write them."""

SCHEMES: Final = {"ymsgr": "yahoo", "msnim": "msn", "jabber": "xmpp", "gtalk": "xmpp", "googletalk": "xmpp"}
"""Schemes and service names that mean a kind of another name."""

FOREIGN_SCHEMES: Final = frozenset({"x-apple", "http", "https", ""})
"""IMPP schemes that do not say which service it is; X-SERVICE-TYPE does."""

LONGEST_MAIL: Final = 1000
"""Letters of an EMAIL that are looked at: an address has at most 254 (RFC 5321), a name may stand before it."""

_MAIL: Final = re.compile(r"[^\s@<>,;:\"]+@[^\s@<>,;:\"]+")
_PROFILE: Final = re.compile(r"(?:https?://)?(?:[\w-]+\.)*linkedin\.com/(?:in|pub|profile)/.+", re.IGNORECASE)


def handles(lines: Sequence[Line]) -> tuple[Handle, ...]:
    """Every handle of the card's person, each once.

    Numbers of an assistant and of fax machines are left out: they reach somebody else, and colleagues share them.
    """
    label = labels(lines)
    own = (line for line in lines if "assistant" not in label.get(line.group, ""))
    return tuple(dict.fromkeys(handle for handle in _each(own) if handle.value))


def _each(lines: Iterable[Line]) -> Iterator[Handle]:
    for line in lines:
        if line.name == "EMAIL":
            yield from _mail(line.text)
        elif line.name == "TEL":
            yield from _phone(line)
        elif line.name == "IMPP":
            yield _messenger(line)
        elif line.name in SERVICES:
            yield Handle(SERVICES[line.name], line.text)
        elif line.name in ("URL", "X-SOCIALPROFILE", "SOCIALPROFILE") and _PROFILE.fullmatch(line.text):
            yield Handle("linkedin", line.text)


def _mail(written: str) -> Iterator[Handle]:
    if address := _MAIL.search(re.sub(r"^mailto:", "", written[:LONGEST_MAIL], flags=re.IGNORECASE)):
        yield Handle("mail", address[0].lower())


def _phone(line: Line) -> Iterator[Handle]:
    if "fax" in line.types and not line.types & {"voice", "cell"}:
        return
    number = re.sub(r"^tel:", "", line.text, flags=re.IGNORECASE)
    if any(letter.isdigit() for letter in number):
        yield Handle("phone", number)


def _messenger(line: Line) -> Handle:
    scheme, _, name = line.text.rpartition(":")
    service = line.params.get("X-SERVICE-TYPE", line.params.get("SERVICE-TYPE", "")).lower()
    scheme = scheme.lower()
    kind = service if scheme in FOREIGN_SCHEMES and service else scheme or "im"
    return Handle(SCHEMES.get(kind, kind), unquote(name.partition("?")[0].strip("/")))
