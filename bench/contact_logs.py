"""Logs of who wrote to whom, as three columns of integers: person, person, UTC seconds. No names, no words.

Text logs (plain or .gz, split at blanks or commas) by the names of their columns; mailing lists from an mbox (plain or
.xz) or a Parquet of the R lists, where a reply is a contact of its author with whom it replies to.
"""

from __future__ import annotations

import gzip
import lzma
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from email.parser import BytesHeaderParser
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import Path
from typing import NamedTuple

import numpy as np

from goodterms.ties.edges import Whole


class ContactLog(NamedTuple):
    """Contacts (m, 3): source, target, time; and everything that was sent (k, 2): who, time."""

    contacts: Whole
    sent: Whole


class _Post(NamedTuple):
    id: str
    who: str
    ts: int
    answers: tuple[str, ...]


def text_log(path: Path, names: str) -> ContactLog:
    """A log by the names of its columns, such as ``src dst _ time``; a row that cannot be read is left out."""
    places = {name: place for place, name in enumerate(names.split())}
    rows = []
    for line in lines(path):
        cells = line.replace(",", " ").split() if "," not in names else line.split(",")
        try:
            rows.append((cells[places["src"]], cells[places["dst"]], time(cells[places["time"]])))
        except (IndexError, ValueError):
            continue
    return _numbered(rows, [(source, ts) for source, _, ts in rows])


def list_log(path: Path) -> ContactLog:
    """A mailing list: replies whose parent is there."""
    posts = list(_parquet(path) if path.suffix == ".parquet" else _mbox(path))
    author = {post.id: post.who for post in posts}
    replies = [
        (post.who, author[parent], post.ts)
        for post in posts
        if (parent := next((one for one in post.answers if one in author), None)) is not None
    ]
    return _numbered(replies, [(post.who, post.ts) for post in posts])


def _numbered(replies: Iterable[tuple[str, str, int]], posts: Iterable[tuple[str, int]]) -> ContactLog:
    numbers: dict[str, int] = {}
    sent = [(numbers.setdefault(who, len(numbers)), ts) for who, ts in posts]
    contacts = [(numbers.setdefault(a, len(numbers)), numbers.setdefault(b, len(numbers)), ts) for a, b, ts in replies]
    return ContactLog(np.array(contacts, np.int64).reshape(-1, 3), np.array(sent, np.int64).reshape(-1, 2))


def lines(path: Path) -> Iterator[str]:
    """The lines of a text, plain or .gz."""
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as opened:
        yield from opened


def time(cell: str) -> int:
    """Seconds of a cell that holds seconds, or a date or moment in ISO form (UTC unless it says)."""
    try:
        return int(float(cell))
    except ValueError:
        moment = datetime.fromisoformat(cell)
        return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())


def _parquet(path: Path) -> Iterator[_Post]:
    from pyarrow.parquet import read_table

    rows = read_table(path, columns=["from_email_hash", "message_id", "in_reply_to", "date"]).to_pylist()
    for row in rows:
        answers = (row["in_reply_to"] or "").strip("<> ")
        yield _Post(row["message_id"].strip("<> "), row["from_email_hash"], int(row["date"].timestamp()), (answers,))


def _mbox(path: Path) -> Iterator[_Post]:
    raw = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
    heads = BytesHeaderParser()
    for piece in re.split(rb"(?m)^From [^\n]*\n", raw)[1:]:
        head = heads.parsebytes(piece.split(b"\n\n", 1)[0] + b"\n\n")
        ids = [re.findall(r"<([^>]+)>", str(head[name] or "")) for name in ("message-id", "in-reply-to", "references")]
        try:
            ts = int(parsedate_to_datetime(str(head["date"])).timestamp())
        except (ValueError, TypeError, OverflowError):
            continue
        if ids[0]:
            who = parseaddr(str(head["from"]))[1].lower()
            yield _Post(ids[0][0], who, ts, (*ids[1][:1], *reversed(ids[2])))
