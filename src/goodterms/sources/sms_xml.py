"""The XML of SMS Backup & Restore as a stream of records, one in memory at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO, Final
from xml.parsers import expat

from goodterms.sources.sms_mended import mended

MANY: Final = 1_000
"""Parts or addresses kept of one message; more is nothing that a person sent."""

LARGEST: Final = 1 << 26
"""Bytes of one tag without its pictures; beyond, a quotation mark is lost."""

HURTS: Final = 1_000
"""Damaged places in one file after which it is given up."""

KINDS: Final = frozenset({"sms", "mms", "call"})
CUT_OFF: Final = "The backup is cut off here. Make or copy it again; what comes before was read."
DAMAGED: Final = "Something is damaged here and was passed over."
TOO_DAMAGED: Final = "The file is damaged throughout; the rest of it was not read. Make or copy the backup again."
DECLARES: Final = "The file declares entities of its own, as no backup does; it was left alone from here on."

_BEGINS: Final = re.compile(rb"<(?:sms|mms|call)\s")


@dataclass(slots=True)
class Record:
    """One ``sms``, ``mms`` or ``call`` with its attributes. ``number``: its place in the file, from 1.

    ``why``: what is wrong with this place, "" for a whole record.
    """

    kind: str
    said: dict[str, str]
    number: int
    parts: list[dict[str, str]] = field(default_factory=list)
    addresses: list[dict[str, str]] = field(default_factory=list)
    why: str = ""


class _Stop(Exception):
    """There is no sense in reading on; the text is the reason."""


def records(stream: BinaryIO) -> Iterator[Record]:
    """Every record; a damaged place is one with ``why``, and reading goes on at the next record behind it.

    Raises:
        CannotOpen: the stream itself breaks off.
    """
    reading = _Reading()
    try:
        for chunk in mended(stream):
            reading.take(chunk)
            yield from reading.given()
        reading.end()
    except _Stop as why:
        reading.lose(str(why))
    yield from reading.given()


class _Reading:
    """One file while it is read. ``fed``: bytes that the parser got so far. ``root``: the outermost tag."""

    def __init__(self) -> None:
        self.done: list[Record] = []
        self.open: Record | None = None
        self.root = ""
        self.number = self.hurts = 0
        self.left = b""
        self.parser: Any = None
        self._begin()

    def given(self) -> Iterator[Record]:
        """What is complete by now, each once."""
        done, self.done = self.done, []
        return iter(done)

    def take(self, chunk: bytes) -> None:
        """Reads another piece of the file.

        Raises:
            _Stop: the rest cannot be read.
        """
        rest, self.left = self.left + chunk, b""
        while rest:
            if self.parser is None:
                rest = self._next_record(rest)
            if rest:
                rest = self._feed(rest)

    def end(self) -> None:
        """The file is at its end."""
        if self.parser is not None:
            try:
                self.parser.Parse(b"", True)  # noqa: FBT003 - pyexpat takes it by place alone
            except expat.ExpatError:
                self.lose(CUT_OFF)

    def lose(self, why: str) -> None:
        """Tells of a damaged place, and forgets what was begun there."""
        self.number += self.open is None
        self.done.append(Record("", {}, self.number, why=why))
        self.open = self.parser = None

    def _begin(self) -> None:
        """A new parser. Nothing outside of the file is ever fetched, and entities of its own are refused."""
        self.parser = expat.ParserCreate("utf-8")
        self.parser.StartElementHandler = self._opens
        self.parser.EndElementHandler = self._closes
        self.parser.StartDoctypeDeclHandler = _refuse
        self.parser.EntityDeclHandler = _refuse
        self.fed = 0

    def _next_record(self, rest: bytes) -> bytes:
        found = _BEGINS.search(rest)
        if found is None:
            self.left = rest[-5:]
            return b""
        self._begin()
        root = f"<{self.root or 'smses'}>".encode()
        self.parser.Parse(root)
        self.fed = len(root)
        return rest[found.start() :]

    def _feed(self, rest: bytes) -> bytes:
        """What is still to be read after a damage; nothing when all went well."""
        parser = self.parser
        try:
            parser.Parse(rest)
        except expat.ExpatError:
            behind = max(parser.ErrorByteIndex - self.fed, 1)
        else:
            self.fed += len(rest)
            if self.fed - parser.CurrentByteIndex < LARGEST:
                return b""
            behind = len(rest)
        self.hurts += 1
        if self.hurts > HURTS:
            raise _Stop(TOO_DAMAGED)
        self.lose(DAMAGED)
        return rest[behind:]

    def _opens(self, name: str, said: dict[str, str]) -> None:
        self.root = self.root or name
        if name in KINDS:
            self.number += 1
            self.open = Record(name, said, self.number)
        elif self.open is not None and name == "part" and len(self.open.parts) < MANY:
            self.open.parts.append(said)
        elif self.open is not None and name == "addr" and len(self.open.addresses) < MANY:
            self.open.addresses.append(said)

    def _closes(self, name: str) -> None:
        if self.open is not None and name == self.open.kind:
            self.done.append(self.open)
            self.open = None


def _refuse(*_declared: object) -> None:
    raise _Stop(DECLARES)
