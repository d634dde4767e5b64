"""A message on its way out: its words, and what makes two tries of it the same."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256
from typing import NamedTuple

from goodterms.desk.remembered import same
from goodterms.sources.mail_message import Message, parse
from goodterms.sources.mail_piece import own_words
from goodterms.text.html import html_to_text
from goodterms.text.subject import prefix

READ = 8 << 20
"""Bytes of a message that are read for its words; the text stands before what is attached."""

LONGEST_HEADER = 1 << 20
"""Bytes of a header that is looked through; more is nobody's message."""

OURS = re.compile(rb"^goodterms-[!-9;-~]*[ \t]*:", re.IGNORECASE)
SECRET = re.compile(rb"^(?:resent-)?bcc[ \t]*:", re.IGNORECASE)
NAMED = re.compile(rb"^([!-9;-~]+)[ \t]*:[ \t]*(.*)$", re.DOTALL)
BOUNDARY = re.compile(rb"""boundary\s*=\s*(?:"([^"\r\n]{1,200})"|([^\s;"]{1,200}))""", re.IGNORECASE)
SHORTEST_BOUNDARY = 6
"""Letters; taking shorter ones out of a body could make two different bodies alike."""


class Letter(NamedTuple):
    """``text``: the words that are weighed, subject and own text. ``plain``: whether it is one plain text and no more.
    ``said``: header fields of ours, small name to value. ``same``: equal for two tries of one message.
    """

    subject: str
    text: str
    body: str
    sender: str
    plain: bool
    said: dict[str, str]
    same: str


def letter(raw: bytes, rest: Iterable[bytes] = ()) -> Letter | None:
    """A message's words; None when it is no mail message. ``raw``: its first `READ` bytes, ``rest``: lines after."""
    message = parse(raw)
    if message is None:
        return None
    subject = " ".join(message.subject.split())
    body = message.plain if message.plain.strip() else html_to_text(message.html)
    text = own_words(message)
    sender = message.sender[0].address if message.sender else ""
    return Letter(
        subject, _with_subject(subject, text), body, sender, _plain(message), _said(raw), _same(raw, rest, subject)
    )


def going(raw: bytes) -> bytes:
    """The message as it goes on: without header fields of ours, and without a list of secret recipients.

    Everything else stays as it is to the byte, so that signatures made before still hold.
    """
    head, body = _split(raw)
    return b"".join(field for field in _fields(head) if not (OURS.match(field) or SECRET.match(field))) + body


def words_of(text: str) -> str:
    """What a ticket binds: the text, whatever its spaces and lines."""
    return same(text)


def _with_subject(subject: str, text: str) -> str:
    """What is asked may stand in the subject alone; that of an answer is another's."""
    return text if not subject or prefix(subject) else f"{subject}\n\n{text}"


def _plain(message: Message) -> bool:
    return not message.html.strip() and message.attached == 0


def _said(raw: bytes) -> dict[str, str]:
    found: dict[str, str] = {}
    for field in _fields(_split(raw)[0]):
        parts = NAMED.match(field) if OURS.match(field) else None
        if parts:
            value = b" ".join(parts[2].split()).decode("ascii", "replace")
            found.setdefault(parts[1].decode("ascii").lower(), value)
    return found


def _same(raw: bytes, rest: Iterable[bytes], subject: str) -> str:
    """A mail program makes a new date, number and boundaries for every try; the rest is the message."""
    head, body = _split(raw)
    bounds = {one or other for one, other in BOUNDARY.findall(head + body[: 1 << 16])}
    for bound in sorted((one for one in bounds if len(one) >= SHORTEST_BOUNDARY), key=len, reverse=True):
        body = body.replace(bound, b"")
    made = sha256(subject.encode("utf-8", "surrogatepass"))
    made.update(b"\0")
    made.update(body.rstrip())
    for line in rest:
        if not line.startswith(b"--"):
            made.update(line)
    return made.hexdigest()


def _split(raw: bytes) -> tuple[bytes, bytes]:
    """The header with its last line's end, and the rest from the empty line on."""
    if raw.startswith(b"\r\n"):
        return b"", raw
    at = raw.find(b"\r\n\r\n")
    return (raw, b"") if at < 0 else (raw[: at + 2], raw[at + 2 :])


def _fields(head: bytes) -> list[bytes]:
    """Header fields, each with the lines that go on from it, ends of lines kept."""
    return re.findall(rb"[^\r\n][^\r\n]*\r\n(?:[ \t][^\r\n]*\r\n)*|[^\r\n]+$|\r\n", head)
