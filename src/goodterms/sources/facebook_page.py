"""Conversations in "Download your information" as web pages: the layout of today, and that of before 2018.

Pages tell the minute and no zone, so a download as JSON is read in their stead where both lie in one folder.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_tz
from hashlib import blake2b
from html import unescape
from itertools import islice
from typing import BinaryIO, Final, NamedTuple

from goodterms.sources.dates import moment
from goodterms.sources.dates_in_words import moment_in_words
from goodterms.sources.facebook_thread import FOLDER, ROOM, Thread
from goodterms.sources.facebook_words import reading
from goodterms.sources.html_blocks import Block, blocks
from goodterms.sources.opening import CannotOpen, Leaf
from goodterms.sources.protocol import Given
from goodterms.words import Interaction, Mark, Seen, Unread

OLD: Final = "message_header"
"""The class that stood before every message until 2018."""

LOOKED_AT: Final = 200
"""Blocks of a page that show whether it is a conversation."""

_LISTED: Final = re.compile(r"[^\W\d_][^\W_ ]{3,20}(?: [^\W\d_]+){0,2}: ?(?P<names>[^\n]{2,2000})")
"""``Participants: A, B``, in the language of the account."""

_WEEKDAY: Final = re.compile(r"^[^\W\d_]{3,12}, (?=[^\W\d_]{3,9}\.? \d|\d)")
_ZONE: Final = re.compile(r" (?P<name>[A-Z]{2,4}|UTC ?(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d\d))?)\Z")
_CLOCK: Final = re.compile(r"\d:\d\d")
_LONGEST_DATE: Final = 60
_TIME: Final = rb'<time datetime="(\d{4}-\d\d-\d\dT\d\d:\d\d)Z">[^<]{1,80}</time>'
_ASKED_FOR: Final = re.compile(rb"<div>[^<]{1,120}" + _TIME + rb"[^<]{1,40}" + _TIME)
"""``Contains data you requested from … to …``."""
_TITLE: Final = re.compile(rb"<title>([^<]{1,400})</title>", re.IGNORECASE)
UNKNOWN: Final = "The file does not say who else is in this conversation."
NO_DATE: Final = "Its date is not written in a way that can be read. Ask for the download again, as JSON."


class Written(NamedTuple):
    """A message of a page. ``ts``: UTC seconds, None for a date that cannot be read."""

    sender: str
    ts: int | None
    text: str


def is_page(leaf: Leaf) -> bool:
    """Whether a page is a conversation, by its dated messages and who takes part in them.

    Raises:
        CannotOpen: it cannot be opened.
    """
    if b"<" not in leaf.head(512):
        return False
    with leaf.open() as stream:
        seen = list(islice(blocks(stream), LOOKED_AT))
    if any(OLD in each.names for each in seen):
        return any("thread" in each.names for each in seen)
    texts = [each.text for each in seen if each.text]
    first = next((place for place, text in enumerate(texts) if when(text) is not None), 0)
    return first > 1 and any(_LISTED.fullmatch(text) for text in texts[:first])


def since(leaf: Leaf) -> int | None:
    """From when on a download has what it has, as each of its pages says on top: chosen when it was asked for.

    Told in whatever language by two times beside each other, in UTC. None where a page says nothing of it.

    Raises:
        CannotOpen: it cannot be opened.
    """
    found = _ASKED_FOR.search(leaf.head())
    try:
        return None if found is None else int(datetime.fromisoformat(f"{found[1].decode()}+00:00").timestamp())
    except ValueError:
        return None


def conversations(leaf: Leaf, given: Given, threads: list[Thread]) -> Iterator[Seen]:
    """Every message of a page, conversation by conversation; each conversation is put into ``threads``.

    Raises:
        CannotOpen: the page breaks off.
    """
    with _below(leaf) as stream:
        old = any(OLD in each.names for each in islice(blocks(stream), LOOKED_AT))
    with _below(leaf) as stream:
        yield from (_old if old else _new)(leaf, blocks(stream), given, threads)


def _below(leaf: Leaf) -> BinaryIO:
    """A page from below the lines on top that say what was asked for, which have dates too.

    Raises:
        CannotOpen: it cannot be opened.
    """
    found = _ASKED_FOR.search(leaf.head())
    stream = leaf.open()
    stream.read(found.end() if found else 0)
    return stream


def _new(leaf: Leaf, page: Iterator[Block], given: Given, threads: list[Thread]) -> Iterator[Seen]:
    thread = _thread(leaf)
    threads.append(thread)
    numbering: Counter[str] = Counter()
    said: list[str] = []
    met = 0
    for block in page:
        if not block.text or block.tag == "li":  # who reacted stands in a list
            continue
        if block.tag == "title":
            continue
        ts = when(block.text, given.zone)
        if ts is None and not met and not said and _LISTED.fullmatch(block.text):
            continue
        if ts is None:
            said.append(block.text)
            continue
        if said:
            met += 1
            yield _piece(thread, Written(said[0], ts, "\n".join(said[1:])), numbering, f"{leaf.where}: message {met}")
        said = []


def _old(leaf: Leaf, page: Iterator[Block], given: Given, threads: list[Thread]) -> Iterator[Seen]:
    thread = Thread("", "facebook")
    numbering: Counter[str] = Counter()
    sender, date, met = "", "", 0
    waits: list[str] | None = None

    def told() -> Iterator[Seen]:
        if waits is not None and sender:
            text = "\n".join(waits)
            yield _piece(
                thread, Written(sender, when(date, given.zone), text), numbering, f"{leaf.where}: message {met}"
            )

    for block in page:
        if "thread" in block.names and block.tag == "div":
            if block.text:  # who takes part stands first, unmarked
                thread = _old_thread(block.text)
                threads.append(thread)
            else:
                yield from told()
                waits = None
        elif OLD in block.names and not block.text:
            yield from told()
            waits, met = [], met + 1
            sender = date = ""
        elif "user" in block.names and block.text:
            sender = block.text
        elif "meta" in block.names and block.text:
            date = block.text
        elif block.text and block.tag == "p" and waits is not None:
            waits.append(block.text)
    yield from told()


def _old_thread(listed: str) -> Thread:
    names = tuple(dict.fromkeys(name for part in listed.split(",") if (name := part.strip())))[:ROOM]
    return Thread(f"page|{_digest(*sorted(names))}", "facebook", names=names, listed=True)


def _thread(leaf: Leaf) -> Thread:
    """The conversation of a page of today: who takes part is told on top, else by who writes."""
    channel = "instagram" if "instagram" in leaf.where.casefold() else "facebook"
    found = FOLDER.search(f"/{leaf.name}") or FOLDER.search(leaf.where)
    title = ""
    names: tuple[str, ...] = ()
    wrote: dict[str, None] = {}
    with suppress(CannotOpen), _below(leaf) as stream:  # told where the messages are read
        titled = _TITLE.search(leaf.head())
        title = unescape(titled[1].decode("utf-8", "replace")).strip() if titled else ""
        fresh = True
        for block in blocks(stream):
            listed = None if names or wrote else _LISTED.fullmatch(block.text)
            if block.tag == "title":
                title = title or block.text
            elif listed:
                names = tuple(dict.fromkeys(name for part in listed["names"].split(", ") if (name := part.strip())))
            elif block.text and names:
                break
            elif block.text and fresh and len(wrote) < ROOM:
                wrote[block.text] = None
            if block.text:
                fresh = when(block.text) is not None
    key = found[2] if found else title or leaf.name
    everybody = names[:ROOM] or tuple(wrote)
    return Thread(key, channel, title, everybody, folder=found[1] if found else "", listed=bool(names))


def _piece(thread: Thread, said: Written, numbering: Counter[str], where: str) -> Interaction | Unread:
    if said.ts is None:
        return Unread(where, NO_DATE)
    participants, marks = thread.part(said.sender)
    if len(participants) < 2:
        return Unread(where, UNKNOWN)
    text, read_marks, missed = reading(said.text, said.sender)
    if missed:
        read_marks, text = Mark.MISSED, ""
    elif not text and not read_marks:
        read_marks = Mark.EMPTY
    told = f"{thread.key}|{said.ts}|{_digest(said.sender, said.text)}"
    numbering[told] += 1
    return Interaction(
        thread.channel,
        f"page|{told}|{numbering[told]}",
        said.ts,
        "call" if missed else "message",
        participants,
        text=text,
        thread=thread.key,
        marks=marks | read_marks if read_marks else marks,
        folder=thread.folder,
        where=where,
    )


def when(written: str, zone: tzinfo | None = None) -> int | None:
    """UTC seconds of a date with a clock as pages write it, None for anything else."""
    if len(written) > _LONGEST_DATE or not _CLOCK.search(written):
        return None
    text = _WEEKDAY.sub("", written.replace("\u202f", " ").strip())
    named = _ZONE.search(text)
    offset = _offset(named) if named else None
    if named and (offset is not None or named["name"] not in {"AM", "PM"}):
        text = text[: named.start()]
    there = timezone(timedelta(seconds=offset)) if offset is not None else zone or UTC
    ts = moment(re.sub(r" (?:at|um|à|a las|alle|om) (?=\d)", " ", text), there)
    return moment_in_words(text, there) if ts is None else ts


def _offset(named: re.Match[str]) -> int | None:
    """Seconds east of Greenwich of a zone as it is called in mail (RFC 5322 4.3) or by its distance."""
    if named["sign"]:
        seconds = int(named["hours"]) * 3600 + int(named["minutes"] or 0) * 60
        return -seconds if named["sign"] == "-" else seconds
    parsed = parsedate_tz(f"1 Jan 2000 00:00:00 {named['name']}")
    known = named["name"] in {"UTC", "GMT", "UT"} or (parsed is not None and bool(parsed[9]))
    return (parsed[9] or 0) if known and parsed else None


def _digest(*told: str) -> str:
    return blake2b("\n".join(told).encode("utf-8", "replace"), digest_size=6).hexdigest()
