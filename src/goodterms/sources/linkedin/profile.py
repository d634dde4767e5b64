"""Profile.csv, Email Addresses.csv, PhoneNumbers.csv and Positions.csv: the owner's own card."""

from __future__ import annotations

from collections.abc import Iterator

from goodterms.sources.csvfile import Row
from goodterms.sources.dates import moment
from goodterms.sources.linkedin.address import People, fold, profile_key
from goodterms.sources.linkedin.archive import Archive
from goodterms.sources.linkedin.shapes import MAILS, PHONES, POSITIONS, PROFILE
from goodterms.words import About, Card, Handle

TOPICS = {"headline": "headline", "geo location": "location"}
"""Columns of the profile that say something of the owner, and our words for it."""


def own_card(archive: Archive, people: People) -> Card | None:
    """The owner with all handles and posts that the archive gives, or None when it gives no handle."""
    handles = tuple(dict.fromkeys(_handles(archive, people)))
    if not handles:
        return None
    owner = people.owner or handles[0]
    key = profile_key(owner.value) if owner.kind == "linkedin" else f"{owner.kind}:{fold(owner.value)}"
    return Card(
        "linkedin",
        f"owner|{key}",
        people.owner_name,
        handles,
        tuple(_about(archive)),
        own=True,
        where=archive.tree.where,
    )


def _handles(archive: Archive, people: People) -> Iterator[Handle]:
    if people.owner:
        yield people.owner
    for row in archive.good_rows(MAILS):
        if row.one("confirmed").casefold() not in {"no", "false"} and "@" in row.one("email address"):
            yield Handle("mail", row.one("email address").lower(), people.owner_name)
    for row in archive.good_rows(PHONES):
        if row.one("number"):
            yield Handle("phone", f"{row.one('extension')} {row.one('number')}".strip(), people.owner_name)


def _about(archive: Archive) -> Iterator[About]:
    for row in archive.good_rows(PROFILE):
        yield from (About(topic, row.one(column)) for column, topic in TOPICS.items() if row.one(column))
    for row in archive.good_rows(POSITIONS):
        yield from _post(row)


def _post(row: Row) -> Iterator[About]:
    since = moment(row.one("started on"))
    topics = {"company name": "organisation", "title": "position"}
    yield from (About(topic, row.one(column), since) for column, topic in topics.items() if row.one(column))
