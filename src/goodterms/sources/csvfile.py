"""Delimited text as people really have it: encoding, separator and header row are found by looking."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final, NamedTuple

from goodterms.sources.opening import CannotOpen, Leaf
from goodterms.words import Unread

LONGEST_CELL: Final = 1 << 22
"""Characters; a longer cell is a lost quotation mark that swallows the file."""

PREAMBLE: Final = 30
"""Rows searched for the header; the longest preamble seen is 3 lines (LinkedIn's ``Notes:``)."""

DELIMITERS: Final = (",", "\t", ";")

FindKind = Callable[[tuple[str, ...]], str]
"""Which kind of sheet has this header; "" for none."""


class Sheet(NamedTuple):
    """How one delimited file is written. ``header``: our names of its columns; a repeated one gets ``#2``, ``#3``, ...

    ``written``: the columns' names as the file has them. ``before``: rows before the header.
    """

    kind: str
    encoding: str
    delimiter: str
    header: tuple[str, ...]
    written: tuple[str, ...]
    before: int


class Row(NamedTuple):
    """One row: where it stands, and its cells by our column names, stripped."""

    where: str
    cells: dict[str, str]

    def all(self, column: str) -> list[str]:
        """The filled cells of a column that may be there several times."""
        return [text for name, text in self.cells.items() if text and name.partition("#")[0] == column]

    def one(self, column: str) -> str:
        """The first filled cell of a column, "" when there is none."""
        first = self.cells.get(column, "")
        return next(iter(self.all(column)), "") if not first and f"{column}#2" in self.cells else first


def plain(cell: str) -> str:
    """A header cell without case, byte order mark, underscores and doubled spaces."""
    return " ".join(cell.replace("\ufeff", "").replace("_", " ").split()).casefold()


def sniff(head: bytes, name: Callable[[str], str], find: FindKind) -> Sheet | None:
    """How the file beginning with ``head`` is written, or None when ``find`` knows no row of it as a header.

    ``name`` gives our name of a column as it is written.
    """
    encoding = _encoding(head)
    text = head.decode(encoding, "replace")
    for delimiter in DELIMITERS:
        for before, written in enumerate(_first_rows(text, delimiter)):
            header = _unique(tuple(name(cell) for cell in written))
            if any(header) and (kind := find(header)):
                return Sheet(kind, encoding, delimiter, header, tuple(written), before)
    return None


def rows(leaf: Leaf, sheet: Sheet) -> Iterator[Row | Unread]:
    """Every row after the header; rows of another width than the header, and a break in the file, are `Unread`."""
    csv.field_size_limit(LONGEST_CELL)
    try:
        with leaf.open() as raw, io.TextIOWrapper(raw, sheet.encoding, errors="replace", newline="") as text:
            yield from _rows(text, sheet, leaf.where)
    except CannotOpen as broken:
        yield Unread(leaf.where, str(broken))
    except (OSError, EOFError, UnicodeError) as broken:
        yield Unread(leaf.where, f"The file breaks off: {broken}.")


def _rows(text: io.TextIOWrapper, sheet: Sheet, where: str) -> Iterator[Row | Unread]:
    reader = csv.reader(text, delimiter=sheet.delimiter)
    number = 0
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error:
            yield Unread(f"{where}, line {line}", "This row cannot be told apart: a quotation mark is missing.")
            continue
        if cells is None:
            return
        if cells and number > sheet.before:
            yield _row(cells, sheet.header, f"{where}, line {line}")
        number += 1


def _row(cells: list[str], header: tuple[str, ...], where: str) -> Row | Unread:
    width = len(header)
    if len(cells) < width or any(cell.strip() for cell in cells[width:]):
        return Unread(where, f"This row has {len(cells)} columns, the header has {width}.")
    return Row(where, {name: cell.strip() for name, cell in zip(header, cells, strict=False) if name})


def _first_rows(text: str, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        yield from islice(reader, PREAMBLE)
    except csv.Error:
        return


def _unique(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names, the second and later of each with a number; empty ones at the end are dropped."""
    seen: dict[str, int] = {}
    numbered = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        numbered.append(f"{name}#{seen[name]}" if name and seen[name] > 1 else name)
    while numbered and not numbered[-1]:
        numbered.pop()
    return tuple(numbered)


def _encoding(head: bytes) -> str:
    """UTF-16 by its mark; else UTF-8, unless more of the non-ASCII letters are broken than whole (then cp1252)."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    text = codecs.getincrementaldecoder("utf-8")("replace").decode(head)
    broken = text.count("\ufffd")
    if not broken:
        return "utf-8-sig"
    whole = sum(character > "\x7f" for character in text) - broken
    return "cp1252" if broken > whole else "utf-8-sig"
