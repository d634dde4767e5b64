"""messages.csv, with conversation ids and profile addresses, and Messages.csv of 2018, with names alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import blake2b
from typing import Final

from goodterms.sources.csvfile import Row
from goodterms.sources.dates import moment
from goodterms.sources.linkedin.address import ANYBODY, People, fold, profile_key, profiles
from goodterms.sources.protocol import Given
from goodterms.text.html import html_to_text
from goodterms.words import Handle, Interaction, Mark, Participant, Role, Unread, iso

_TAG: Final = re.compile(r"</?(?:p|br|div|span|a|ul|ol|li|b|i|u|em|strong|h\d|img|table)\b[^>]*>", re.IGNORECASE)
_SPIN: Final = "spinmail-quill-editor"
"""The editor that LinkedIn's paid placements are written in."""
_SLIP: Final = re.compile(r"%(?:FIRST|LAST|FULL|COMPANY|JOB|INDUSTRY)_?[A-Z]*%")
"""Placeholders of paid placements that were never filled: %FIRSTNAME%, %JOBTITLE%, %COMPANYNAME%."""


def messages(rows: Iterable[Row | Unread], people: People, given: Given) -> Iterator[Interaction | Unread]:
    """A message a row. No ids are written, so conversation, time, sender and words make one."""
    for row in rows:
        yield row if isinstance(row, Unread) else _message(row, people, given)


def old_messages(rows: Iterable[Row | Unread], people: People, given: Given) -> Iterator[Interaction | Unread]:
    """As `messages`, for files without ids and addresses: the two names are the conversation."""
    for row in rows:
        yield row if isinstance(row, Unread) else _old_message(row, people, given)


def _message(row: Row, people: People, given: Given) -> Interaction | Unread:
    ts = moment(row.one("date"), given.zone, given.dates or "mdy")
    talk = row.one("conversation id")
    if ts is None or not talk:
        return _unread(row)
    sender = _sender(row, people, talk)
    key = profile_key(row.one("sender profile url")) or fold(row.one("from"))
    took_part = (Participant(sender, Role.FROM), *(Participant(to, Role.TO) for to in _recipients(row, people, talk)))
    piece = Interaction("linkedin", f"{talk}|{iso(ts)}|{_digest(key, row)}", ts, "message", took_part, thread=talk)
    return _with_words(piece, row, own=sender == people.owner)


def _old_message(row: Row, people: People, given: Given) -> Interaction | Unread:
    ts = moment(row.one("date"), given.zone, given.dates or "mdy")
    names = row.one("from"), row.one("to")
    if ts is None or not any(names):
        return _unread(row)
    talk = "names:" + "|".join(sorted(map(fold, names)))
    sender, to = (_named(name, people, talk) for name in names)
    took_part = (Participant(sender, Role.FROM), Participant(to, Role.TO))
    key = f"{talk}|{iso(ts)}|{_digest(fold(names[0]), row)}"
    return _with_words(
        Interaction("linkedin", key, ts, "message", took_part, thread=talk), row, own=sender == people.owner
    )


def _with_words(piece: Interaction, row: Row, *, own: bool) -> Interaction:
    content = row.one("content")
    return replace(
        piece,
        subject=row.one("subject"),
        text=html_to_text(content).strip() if _TAG.search(content) else content,
        marks=_marks(row, content, own=own),
        folder=row.one("folder"),
        where=row.where,
    )


def _marks(row: Row, content: str, *, own: bool) -> Mark:
    marks = Mark(0)
    if any(row.one(column).casefold() in {"yes", "true"} for column in ("is message draft", "is conversation draft")):
        marks |= Mark.DRAFT
    if _SPIN in content or _SLIP.search(content):
        marks |= Mark.MASS if own else Mark.SPONSORED
    if row.one("folder").casefold() == "spam":
        marks |= Mark.SPAM
    return marks if content else marks | Mark.EMPTY


def _sender(row: Row, people: People, talk: str) -> Handle:
    url, name = row.one("sender profile url"), row.one("from")
    if not profile_key(url):
        return people.without_url(name, talk)
    people.learn(url, name)
    return _same(people.by_url(url, name), people)


def _recipients(row: Row, people: People, talk: str) -> Iterator[Handle]:
    """By address, because names hold commas ("Jo Example, PhD"); names are given where they can only be meant so."""
    urls = profiles(row.one("recipient profile urls"))
    to = row.one("to")
    names = [to] if len(urls) == 1 else [name.strip() for name in to.split(",")]
    for place, url in enumerate(urls):
        name = names[place] if len(names) == len(urls) else ""
        people.learn(url, name)
        yield _same(people.by_url(url, name), people)
    if to and (not urls or any(fold(name) == ANYBODY for name in names[len(urls) :])):
        yield people.without_url("LinkedIn Member" if urls else to, talk)


def _same(handle: Handle, people: People) -> Handle:
    """The owner as one handle, whatever name or spelling of the address stands beside."""
    owner = people.owner
    own = owner is not None and owner.kind == "linkedin" and profile_key(owner.value) == profile_key(handle.value)
    return owner if own and owner else handle


def _named(name: str, people: People, talk: str) -> Handle:
    return people.by_name(name) if name and fold(name) != ANYBODY else people.without_url(name, talk)


def _digest(sender: str, row: Row) -> str:
    return blake2b(f"{sender}\n{row.one('content')}".encode("utf-8", "replace"), digest_size=8).hexdigest()


def _unread(row: Row) -> Unread:
    date = row.one("date")
    return Unread(row.where, f"'{date}' is no date that LinkedIn writes." if date else "A message without a date.")
