"""Somebody in an export of Monica, as a card."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from goodterms.sources.dates import moment
from goodterms.sources.jsonfile import text_in
from goodterms.words import About, Card, Handle, Unread

OWNER: Final = Handle("monica-owner", "me")
"""Whose account it is; the export does not say who that is."""

NAMELESS: Final = "It has neither a name nor an address."

_PHONE: Final = re.compile(r"\+?[\d\s().\u00a0\u2010\u2011/-]{5,30}")
_LINKEDIN: Final = re.compile(r"(?:https?://)?(?:[\w-]+\.)*linkedin\.com/(?:in|pub)/\S+", re.IGNORECASE)
_MAIL: Final = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+")

_TOPICS: Final = {"nickname": "nickname", "company": "organisation", "job": "position", "description": "note"}
"""Monica's properties, and what they are in our words."""


def card(value: object, where: str) -> Card | Unread:
    """The card of a contact; its first handle is Monica's own."""
    said = properties(value)
    ways = tuple(_ways(value))
    name = " ".join(part for key in ("first_name", "middle_name", "last_name") if (part := text_in(said, key).strip()))
    number = text_in(value, "uuid")
    if not number or not (name or ways):
        return Unread(where, NAMELESS)
    since = moment(text_in(value, "created_at"))
    handles = (Handle("monica", number, name), *dict.fromkeys(ways))
    return Card("monica", number, name, handles, tuple(_about(value, said)), since=since, where=where)


def properties(value: object) -> dict[str, Any]:
    """What Monica keeps of a thing; empty when that is missing."""
    said = value.get("properties") if isinstance(value, dict) else None
    return said if isinstance(said, dict) else {}


def _ways(value: object) -> Iterator[Handle]:
    """Addresses, numbers and profiles; their kind is told by how they look, for its name is free."""
    for field in _values(value, "contact_field"):
        written = text_in(properties(field), "data").strip()
        if _MAIL.fullmatch(written):
            yield Handle("mail", written.lower())
        elif _LINKEDIN.fullmatch(written):
            yield Handle("linkedin", written)
        elif _PHONE.fullmatch(written) and sum(map(str.isdigit, written)) > 4:
            yield Handle("phone", written)


def _about(value: object, said: dict[str, Any]) -> Iterator[About]:
    for key, topic in _TOPICS.items():
        if written := text_in(said, key).strip():
            yield About(topic, written)
    if born := _day(said.get("birthdate")):
        yield About("birthday", born)
    for note in _values(value, "note"):
        if written := text_in(properties(note), "body").strip():
            yield About("note", written, moment(text_in(note, "created_at")))


def _day(special: object) -> str:
    """A birthday as vCards write it, without its year where that is unknown; none that was guessed from an age."""
    if not isinstance(special, dict) or special.get("is_age_based"):
        return ""
    day = re.match(r"(\d{4})(-\d\d-\d\d)", text_in(special, "date"))
    if day is None:
        return ""
    return f"-{day[2]}" if special.get("is_year_unknown") else day[0]


def _values(value: object, kind: str) -> Iterator[object]:
    groups = value.get("data") if isinstance(value, dict) else None
    for group in groups if isinstance(groups, list) else ():
        if text_in(group, "type") == kind and isinstance(group.get("values"), list):
            yield from group["values"]
