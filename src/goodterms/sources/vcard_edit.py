"""Adds what the owner says to a vCard, and leaves every other byte of it as it was: order, folds and unknown fields."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from goodterms.sources.vcard_about import birthday, organisations
from goodterms.sources.vcard_lines import Line, read_line

TOPICS: Final = ("name", "birthday", "nickname", "organisation", "position", "url", "mail", "phone", "note")
"""What can be written. The first of a card are one each, so a word stands in place of what was there; the others are
added to it.
"""

ONE: Final = frozenset({"name", "birthday", "organisation", "position"})

FIELDS: Final = {"name": "FN", "birthday": "BDAY", "nickname": "NICKNAME", "organisation": "ORG", "position": "TITLE",
                 "url": "URL", "mail": "EMAIL", "phone": "TEL", "note": "NOTE"}  # fmt: skip

WIDTH: Final = 75
"""Bytes of a line before it is folded (RFC 6350 3.2)."""

_ENDS: Final = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_END: Final = re.compile(rb"\s*END\s*:\s*VCARD\s*", re.IGNORECASE)
_SAYS_SOFT: Final = re.compile(rb"[^:]*QUOTED-PRINTABLE", re.IGNORECASE)


class Word(NamedTuple):
    """One thing the owner says: a ``topic`` of `TOPICS` and its words; a birthday as ``1990-04-05`` or ``--04-05``."""

    topic: str
    text: str


class Change(NamedTuple):
    """A word that the card does not say yet, and what it says in its place, "" where nothing is replaced."""

    word: Word
    before: str


class Field(NamedTuple):
    """One property as it stands: all its bytes, folds and line ends, and what they say (None for no property)."""

    raw: bytes
    line: Line | None


def edited(card: bytes, words: Iterable[Word]) -> tuple[bytes, list[Change]]:
    """The card with these words, and what that changes in it; the very same bytes when it says them all."""
    fields = _fields(card)
    changes: list[Change] = []
    for word in words:
        change = _said(fields, word)
        if change is not None:
            fields = _with(fields, word)
            changes.append(change)
    return b"".join(field.raw for field in fields), changes


def _fields(card: bytes) -> list[Field]:
    """The card's properties with their bytes: a fold belongs to its line, and so does what a soft break goes on to."""
    parts: list[list[bytes]] = []
    for raw in _ENDS.findall(card):
        if not raw:
            continue
        if parts and (raw[:1] in (b" ", b"\t") or _breaks_softly(parts[-1])):
            parts[-1].append(raw)
        else:
            parts.append([raw])
    return [Field(b"".join(lines), read_line(_unfolded(lines))) for lines in parts]


def _breaks_softly(lines: Sequence[bytes]) -> bool:
    return lines[-1].rstrip().endswith(b"=") and _SAYS_SOFT.match(lines[0][:200]) is not None


def _unfolded(lines: Sequence[bytes]) -> bytes:
    first, *others = (line.rstrip(b"\r\n") for line in lines)
    for other in others:
        first = first.rstrip()[:-1] + other if _breaks_softly([first]) else first + other[1:]
    return first


def _said(fields: Sequence[Field], word: Word) -> Change | None:
    """What the word changes; None when the card says it."""
    lines = [field.line for field in fields if field.line is not None]
    there = [_value(word.topic, line) for line in lines if line.name == FIELDS[word.topic]]
    if any(_same(word, value) for value in there):
        return None
    return Change(word, there[0] if word.topic in ONE and there else "")


def _value(topic: str, line: Line) -> str:
    if topic == "birthday":
        day = birthday(line.text)
        return f"--{day[5:]}" if day and day[:4] == line.params.get("X-APPLE-OMIT-YEAR") else day
    return next(organisations([line])) if topic == "organisation" else line.text


def _same(word: Word, value: str) -> bool:
    """Whether a value says it: a note may say more, a number may be set in another way."""
    if word.topic == "phone":
        return _digits(word.text) == _digits(value.removeprefix("tel:"))
    one, other = (" ".join(text.casefold().split()) for text in (word.text, value))
    if word.topic == "nickname":
        return one in {" ".join(name.split()) for name in other.split(",")}
    return one in other if word.topic == "note" else one == other


def _digits(number: str) -> str:
    return "".join(sign for sign in number if sign.isdigit() or sign == "+")


def _with(fields: list[Field], word: Word) -> list[Field]:
    """The properties with the word: in the place of what says otherwise, else before the end."""
    version = next((field.line.text for field in fields if field.line and field.line.name == "VERSION"), "3.0")
    made = {FIELDS[word.topic]: _written(word, version)}
    if word.topic == "name":
        before = next((field.line for field in fields if field.line and field.line.name == "N"), None)
        made["N"] = _spelled(word.text, before, version)
    for name, written in made.items():
        fields = _placed(fields, name, written, version, replacing=word.topic in ONE)
    return fields


def _placed(fields: list[Field], name: str, written: tuple[str, str], version: str, *, replacing: bool) -> list[Field]:
    """The properties with one more, or with it in place of the first of its name, in the same group (``item1.``)."""
    found = next((at for at, each in enumerate(fields) if each.line is not None and each.line.name == name), None)
    if not replacing or found is None:
        end = next((at for at, field in enumerate(fields) if _END.fullmatch(field.raw)), len(fields))
        return [*fields[:end], _field(name, written, version, fields), *fields[end:]]
    group = re.match(rb"[\w-]+(?=\.)", fields[found].raw)
    head = f"{group[0].decode('ascii', 'ignore')}.{name}" if group else name
    return [*fields[:found], _field(head, written, version, fields), *fields[found + 1 :]]


def _field(name: str, written: tuple[str, str], version: str, beside: Sequence[Field]) -> Field:
    raw = _folded(name, *written, version, _line_end(beside))
    return Field(raw, read_line(_unfolded(raw.splitlines(keepends=True))))


def _line_end(fields: Sequence[Field]) -> bytes:
    return b"\n" if fields and not fields[0].raw.endswith(b"\r\n") else b"\r\n"


def _written(word: Word, version: str) -> tuple[str, str]:
    """Parameters and value as the version of the card writes them."""
    if word.topic != "birthday":
        return "", word.text if word.topic in {"url", "mail", "phone"} else _escaped(word.text, version)
    if version.startswith("4"):
        year, month, day = word.text.rsplit("-", 2)
        return "", f"{year}{'-' * (year == '-')}{month}{day}"
    if word.text.startswith("--"):  # as Apple writes it: no version before 4 has days without a year
        return ";X-APPLE-OMIT-YEAR=1604", f"1604-{word.text[2:]}"
    return "", word.text


def _spelled(name: str, before: Line | None, version: str) -> tuple[str, str]:
    """N: the last word is taken for the family's name, as most are written; titles before and behind stay."""
    first, _, family = name.rpartition(" ")
    old = before.value.split(";") if before is not None else []
    titles = [*old[3:5], "", ""][:2]
    return "", ";".join([_escaped(family, version), _escaped(first, version), "", *titles])


def _escaped(text: str, version: str) -> str:
    """A text as a value; vCard 2.1 knows the semicolon alone."""
    for sign in (";",) if version.startswith("2") else ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\r\n", "\n").replace("\n", "\\n")


def _folded(name: str, params: str, value: str, version: str, end: bytes) -> bytes:
    """A property in bytes, folded between letters; vCard 2.1 has other letters and new lines in a coding of its own."""
    if version.startswith("2") and (not value.isascii() or "\\n" in value):
        coded = "".join(f"={byte:02X}" for byte in value.replace("\\n", "\r\n").encode())
        return f"{name}{params};CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{coded}".encode() + end
    whole = f"{name}{params}:{value}"
    lines, line = [], b""
    for letter in whole:
        if len(line) + len(letter.encode()) > WIDTH:
            lines.append(line)
            line = b" "
        line += letter.encode()
    return end.join([*lines, line]) + end
