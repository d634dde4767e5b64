"""The files that signal-export and sigtop write, each as what was said: markdown, JSON lines, text, rows of JSON."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Iterator
from datetime import tzinfo
from email.utils import parsedate_to_datetime
from typing import BinaryIO, Final, NamedTuple

from goodterms.sources.dates import moment
from goodterms.sources.jsonfile import Cursor, number_in, text_in
from goodterms.words import NO_MARK, Mark

ME: Final = frozenset({"Me", "You"})
"""How signal-export and sigtop name the owner."""

LONGEST: Final = 1 << 20
"""Characters of one line or message that are kept."""

_MARKDOWN: Final = re.compile(
    r"\[(\d{4}-\d\d-\d\d)(?:,(?= \d\d:\d\d\]))? (\d\d:\d\d(?::\d\d)?)\] (.{1,200}?): ?(.*)", re.DOTALL
)
_REACTIONS: Final = re.compile(r"\n?\(- .{1,500} -\)\s*$")
_ATTACHED: Final = re.compile(
    r"!?\[[^\]]{0,300}\]\((?:\./media|\.\./exported_stickers)/[^)]{0,500}\)|\(\( .{1,20} \)\)"
)
_DELETED: Final = "(This message was deleted)"
_CALL: Final = re.compile(
    r"(?:(?P<missed>Missed)|Incoming|Outgoing) (?:voice |video |group )?call(?: \((?P<how>[^)]*)\))?"
)
_LENGTH: Final = re.compile(r"accepted(?:, (?:(?P<minutes>\d{1,5})m )?(?P<seconds>\d{1,2})s)?")
_FIELD: Final = re.compile(r"(From|Type|Sent|Received|Edited|Attachment|Reaction): (.*)")


class Said(NamedTuple):
    """One piece. ``ts``: UTC seconds, None when it has no date. ``who``: as the file names them, `ME` for the owner."""

    ts: int | None
    who: str
    text: str = ""
    kind: str = "message"
    marks: Mark = NO_MARK
    minutes: float | None = None


def markdown(stream: BinaryIO, zone: tzinfo) -> Iterator[Said]:
    """``chat.md``: a line for each message, and those below it that begin with no date."""
    held: list[str] = []
    for line in _lines(stream):
        if _MARKDOWN.match(line) and held:
            yield _in_markdown("\n".join(held), zone)
            held = []
        if (held or line.strip()) and len(held) < 10_000:
            held.append(line)
    if held:
        yield _in_markdown("\n".join(held), zone)


def _in_markdown(written: str, zone: tzinfo) -> Said:
    found = _MARKDOWN.match(written)
    if found is None:
        return Said(None, "", written)
    return _said(moment(f"{found[1]} {found[2]}", zone), found[3], _own_words(found[4]))


def _own_words(text: str) -> str:
    """A text without reactions, attachments, and what it quotes."""
    text = _ATTACHED.sub("", _REACTIONS.sub("", text.rstrip()))
    kept = (line.rstrip() for line in text.split("\n") if not line.startswith(">"))
    return "" if text.strip() == _DELETED else "\n".join(kept).strip()


def json_lines(stream: BinaryIO, zone: tzinfo) -> Iterator[Said]:
    """``data.json``: an object a line."""
    for line in _lines(stream):
        if line.strip():
            try:
                row = json.loads(line)
            except (ValueError, RecursionError):
                row = None
            when = moment(text_in(row, "date").partition(".")[0], zone)
            yield _said(when, text_in(row, "sender"), _own_words(text_in(row, "body")))


def text_blocks(stream: BinaryIO, zone: tzinfo) -> Iterator[Said]:  # noqa: ARG001 - its dates have a zone
    """Sigtop's text: fields, an empty line, the words; a ``From`` field begins the next."""
    fields: dict[str, str] = {}
    body: list[str] = []
    for line in _lines(stream):
        found = _FIELD.fullmatch(line)
        if found and found[1] in {"From", "Type"} and (body or found[1] in fields or not fields):
            yield from _in_block(fields, body)
            fields, body = {found[1]: found[2]}, []
        elif found and not body:
            fields.setdefault(found[1], found[2])
        elif fields and len(body) < 10_000:
            body.append(line)
    yield from _in_block(fields, body)


def _in_block(fields: dict[str, str], body: list[str]) -> Iterator[Said]:
    if not fields:
        return
    kind = fields.get("Type", "")
    try:
        ts = int(parsedate_to_datetime(fields.get("Sent") or fields.get("Received", "")).timestamp())
    except (ValueError, OverflowError, IndexError, TypeError):
        ts = None
    kept = [line.removeprefix("| ") for line in body if not line.startswith((">", "| Version", "| Sent", "| Attach"))]
    who = fields.get("From", "You" if kind == "outgoing" else "")
    yield _of_type(kind, Said(ts, who, "\n".join(kept).strip()))


def rows(stream: BinaryIO, zone: tzinfo) -> Iterator[Said]:  # noqa: ARG001 - its dates are UTC
    """Sigtop's JSON: an array of Signal's own rows.

    Raises:
        Damaged: cut off, or no JSON.
    """
    cursor = Cursor(stream)
    for _ in cursor.items():
        row = cursor.take()
        ms = number_in(row, "sent_at") or number_in(row, "timestamp")
        kind = text_in(row, "type")
        who = "Me" if kind == "outgoing" else text_in(row, "source") or text_in(row, "sourceServiceId")
        who = who or text_in(row, "sourceUuid")
        yield _of_type(kind, Said(None if ms is None else ms // 1000, who, text_in(row, "body").strip()))


def _of_type(kind: str, said: Said) -> Said:
    """What Signal calls ``incoming`` or ``outgoing`` is between people; everything else it wrote itself."""
    if kind in {"incoming", "outgoing"}:
        return said._replace(marks=NO_MARK if said.text else Mark.EMPTY)
    return said._replace(text="", marks=Mark.SYSTEM)


def _said(ts: int | None, who: str, text: str) -> Said:
    """A piece, a call among them by the words that signal-export has for it."""
    called = _CALL.fullmatch(text)
    if called is None:
        program = Mark.SYSTEM if who == "No-Sender" else NO_MARK
        return Said(ts, who, text, marks=program | (NO_MARK if text or program else Mark.EMPTY))
    how = _LENGTH.fullmatch(called["how"] or "")
    if called["missed"] or (called["how"] and not how):
        return Said(ts, who, kind="call", marks=Mark.MISSED)
    seconds = int(how["minutes"] or 0) * 60 + int(how["seconds"]) if how and how["seconds"] else None
    return Said(ts, who, kind="call", minutes=None if seconds is None else seconds / 60)


def _lines(stream: BinaryIO) -> Iterator[str]:
    """The lines of a text; the rest of one that is far too long is a line of its own."""
    decoded = io.TextIOWrapper(stream, "utf-8-sig", errors="replace", newline="\n")
    try:
        while line := decoded.readline(LONGEST):
            yield line.rstrip("\r\n")
    finally:
        decoded.detach()  # whoever opened the stream closes it


def layout(head: bytes) -> str:
    """Which of the four layouts a file begins in, "" for none."""
    text = head.decode("utf-8", "replace").lstrip("\ufeff \r\n\t")
    if _MARKDOWN.match(text.partition("\n")[0]):
        return "markdown"
    if text.startswith("{"):
        return "lines" if _has(text.partition("\n")[0], ("date", "sender", "body", "reactions")) else ""
    if text.startswith("["):
        is_rows = all(f'"{key}":' in text for key in ("conversationId", "sent_at", "type"))
        return "rows" if is_rows else ""
    lines = [line for line in text.split("\n", 12)[:12] if line]
    is_text = lines and lines[0].startswith(("Conversation: ", "From: "))
    return "text" if is_text and _typed(lines) else ""


def _typed(lines: Iterable[str]) -> bool:
    """Whether a field says Type as Signal knows them; mail has none such."""
    return any(re.fullmatch(r"Type: (?:incoming|outgoing|[a-z]+(?:-[a-z]+)+|unknown)", line.strip()) for line in lines)


def _has(line: str, keys: Iterable[str]) -> bool:
    return all(f'"{key}":' in line for key in keys)
