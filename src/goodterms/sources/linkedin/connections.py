"""Connections.csv: whom the owner is connected with. Known, never contact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from goodterms.sources.csvfile import Row
from goodterms.sources.dates import moment
from goodterms.sources.linkedin.address import People, fold, full_name, profile_key
from goodterms.sources.protocol import Given
from goodterms.words import About, Card, Handle, Unread, iso_day

LISTED = "connections"
LISTED_BY_NAME = "connections by name"
"""The list of archives without addresses (until 2023): one of its own, or later archives would miss everybody on it."""


def connections(rows: Iterable[Row | Unread], people: People, given: Given) -> Iterator[Card | Unread]:
    """A card a row, and `People` told of it. Rows of nothing but a date are somebody, but nobody can say who."""
    hidden: Counter[str] = Counter()
    for row in rows:
        if isinstance(row, Unread):
            yield row
            continue
        since = moment(row.one("connected on"), given.zone, given.dates or "mdy")
        if since is None and row.one("connected on"):
            yield Unread(row.where, f"'{row.one('connected on')}' is no date that LinkedIn writes.")
        elif row.one("first name") or row.one("last name") or row.one("url"):
            yield _card(row, people, since)
        else:
            on = "" if since is None else iso_day(since)
            hidden[on] += 1
            yield Card("linkedin", f"hidden:{on}#{hidden[on]}", "", (), since=since, kind="hidden", where=row.where)


def _card(row: Row, people: People, since: int | None) -> Card:
    name, url = full_name(row.one("first name"), row.one("last name")), row.one("url")
    people.learn(url, name)
    key = profile_key(url) or f"name:{fold(row.one('first name'))}|{fold(row.one('last name'))}|{_day(since)}"
    about = (About("organisation", row.one("company")), About("position", row.one("position")))
    return Card(
        "linkedin",
        key,
        name,
        tuple(_handles(row, url, name)),
        tuple(known for known in about if known.value),
        since,
        listed=LISTED if "url" in row.cells else LISTED_BY_NAME,
        where=row.where,
    )


def _handles(row: Row, url: str, name: str) -> Iterator[Handle]:
    mail = row.one("email address").lower()
    if url:
        yield Handle("linkedin", url, name)
    if mail:
        yield Handle("mail", mail, name)
    if not url:  # until 2023 without addresses; messages of 2018 have the name alone as well
        yield Handle("name", name, name)


def _day(since: int | None) -> str:
    return "" if since is None else iso_day(since)
