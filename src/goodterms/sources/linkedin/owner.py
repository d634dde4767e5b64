"""Whose archive it is. No file says so outright: the profile gives a name, the traffic gives the address."""

from __future__ import annotations

from collections import Counter

from goodterms.sources.linkedin.address import OWNER, People, fold, full_name, profile_key, profiles
from goodterms.sources.linkedin.archive import Archive
from goodterms.sources.linkedin.shapes import (
    ENDORSED,
    ENDORSED_BY,
    INVITATIONS,
    MESSAGES,
    OLD_MESSAGES,
    PROFILE,
    RECOMMENDATIONS,
)
from goodterms.words import Handle

Seen = Counter[tuple[str, str]]
"""How often an address and the name beside it were seen on the owner's side."""


def find_owner(archive: Archive) -> People:
    """The owner's name and handle, as far as the archive shows them; nobody else is known yet.

    Invitations tell for certain (the inviter of an outgoing one); else it is whoever takes part in the most messages,
    ahead of everybody else or of the profile's name.
    """
    name = _profile_name(archive)
    url, beside = _by_invitations(archive) or _by_messages(archive, name) or ("", "")
    name = name or beside or _by_direction(archive)
    if url:
        return People(Handle("linkedin", url, name), name)
    if name:
        return People(Handle("name", name, name), name)
    sides = (RECOMMENDATIONS, ENDORSED, ENDORSED_BY)
    return People(OWNER if any(sheet.kind in sides for sheet in archive.sheets.values()) else None)


def _profile_name(archive: Archive) -> str:
    row = next(archive.good_rows(PROFILE), None)
    return full_name(row.one("first name"), row.one("last name")) if row else ""


def _by_invitations(archive: Archive) -> tuple[str, str] | None:
    seen: Seen = Counter()
    for row in archive.good_rows(INVITATIONS):
        out = row.one("direction").casefold() == "outgoing"
        columns = ("inviterprofileurl", "from") if out else ("inviteeprofileurl", "to")
        if profile_key(row.one(columns[0])):
            seen[row.one(columns[0]), row.one(columns[1])] += 1
    return seen.most_common(1)[0][0] if seen else None


def _by_messages(archive: Archive, name: str) -> tuple[str, str] | None:
    """Everybody else is in some conversations, the owner in all: the address in the most rows, if it is one alone."""
    often: Counter[str] = Counter()
    written: dict[str, tuple[str, str]] = {}
    for row in archive.good_rows(MESSAGES):
        url = row.one("sender profile url")
        others = profiles(row.one("recipient profile urls"))
        often.update({key for each in (url, *others) if (key := profile_key(each))})
        if profile_key(url):
            written.setdefault(profile_key(url), (url, row.one("from")))
    same = [key for key, (_, beside) in written.items() if name and fold(beside) == fold(name)]
    if len(same) == 1:
        return written[same[0]]
    first, second = [*often.most_common(2), ("", 0), ("", 0)][:2]
    return written.get(first[0]) if first[1] > second[1] else None


def _by_direction(archive: Archive) -> str:
    """The owner's name in files without addresses."""
    names: Counter[str] = Counter()
    for kind in (OLD_MESSAGES, INVITATIONS):
        for row in archive.good_rows(kind):
            out = row.one("direction").casefold() == "outgoing"
            names[row.one("from") if out else row.one("to")] += 1
    names.pop("", None)
    return names.most_common(1)[0][0] if names else ""
