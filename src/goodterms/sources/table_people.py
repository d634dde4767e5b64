"""A row of a table of people, as a card."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import blake2b
from typing import Final

from goodterms.sources.csvfile import Row
from goodterms.sources.linkedin.address import full_name, profile_key
from goodterms.sources.table_columns import is_ours
from goodterms.words import About, Card, Handle, Unread

_SEVERAL: Final = re.compile(r"\s*(?::::|[;,\n])\s*")
"""Several addresses in one cell: Google's ``:::``, or as people write them."""

_LABEL: Final = re.compile(r" - (?:label|type)(?:#\d+)?$")
"""Google's columns that say what sort the next one is."""

_NO_BIRTHDAY: Final = frozenset({"0/0/00", "0/0/0000"})
"""What Outlook writes when it knows none."""

PHONE: Final = re.compile(r"\+?[\d\s()./-]{5,}")
"""A phone number as people write it; `goodterms` normalises it where handles are compared."""


def card(row: Row) -> Card | Unread:
    """Everything that a row says of somebody; columns nobody knows are kept under their own names."""
    name = row.one("name") or full_name(row.one("first"), row.one("last")) or row.one("organisation")
    handles = tuple(dict.fromkeys(_handles(row, name)))
    if not name and not handles:
        return Unread(row.where, "This row names nobody.")
    return Card("csv", _id(row, handles), name, handles, tuple(_about(row)), where=row.where)


def hard_key(handle: Handle) -> str:
    """Kind and value of a handle in the one form that does not depend on how it was typed."""
    match handle.kind:
        case "linkedin":
            return f"linkedin:{profile_key(handle.value)}"
        case "phone":
            return f"phone:{re.sub(r'[^+0-9]', '', handle.value)}"
        case kind:
            return f"{kind}:{' '.join(handle.value.split()).casefold()}"


def digest(*parts: str) -> str:
    """A short name for these words."""
    return blake2b("\n".join(parts).encode("utf-8", "replace"), digest_size=8).hexdigest()


def _handles(row: Row, name: str) -> Iterator[Handle]:
    for cell in row.all("mail"):
        yield from (Handle("mail", each.lower(), name) for each in _SEVERAL.split(cell) if "@" in each)
    for cell in row.all("phone"):
        yield from (Handle("phone", each, name) for each in _SEVERAL.split(cell) if PHONE.fullmatch(each))
    for cell in (*row.all("linkedin"), *row.all("url")):
        if "linkedin.com/" in cell.lower() and profile_key(cell):
            yield Handle("linkedin", cell, name)


def _about(row: Row) -> Iterator[About]:
    post = row.one("position") or row.one("title")
    if post:
        yield About("position", post)
    for column in ("organisation", "location", "birthday", "note"):
        yield from (About(column, cell) for cell in row.all(column) if cell not in _NO_BIRTHDAY)
    yield from (About("url", cell) for cell in row.all("url") if "linkedin.com/" not in cell.lower())
    for column, cell in row.cells.items():
        if cell and not is_ours(column) and not _LABEL.search(column):
            yield About(column, cell)


def _id(row: Row, handles: tuple[Handle, ...]) -> str:
    return hard_key(handles[0]) if handles else f"row:{digest(*row.cells.values())}"
