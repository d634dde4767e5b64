"""A list of recipients as people keep one: a table with addresses, profiles or names, written by whatever program."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from goodterms.desk.naming import typed
from goodterms.desk.trouble import Trouble
from goodterms.sources.csvfile import LONGEST_CELL, Sheet, plain, sniff

COLUMNS = (
    *("email", "e-mail", "mail", "email address", "e-mail address", "address", "e-mail-adresse"),
    *("profile url", "linkedin url", "linkedin", "url", "phone", "full name", "name", "to", "recipient"),
)
"""Headers of the column that holds the recipients, best first; of each row the first of them that is filled counts."""

ADDRESSES = COLUMNS[:7]
"""Those of them that hold mail addresses."""

MAILS = frozenset({"email", "e-mail", "mail"})
"""A header with one of these words in it ("Work email", "E-mail 1 - Value") counts after the addresses above."""

NAMES = frozenset({"full name", "name"})
"""Those of them that hold names."""

FIRST, LAST = ("first name", "first", "vorname"), ("last name", "last", "nachname")
"""Headers of names in two columns, which count where no other is filled."""

HEAD = 64 * 1024
"""Bytes looked at to see how a table is written."""

SAID = 300
"""Letters of its headers that a sentence names."""


class NoColumn(Trouble):
    """No column is known to hold recipients. ``headers``: those there are, to choose from."""

    def __init__(self, sentence: str, headers: Sequence[str]) -> None:
        super().__init__(sentence)
        self.headers = list(headers)


@dataclass(frozen=True, slots=True)
class Listed:
    """A list that can be read. ``header``: names of its columns. ``before``: rows before the first that counts.

    ``columns``: those with the recipient, best first. ``name``: two columns that are a name together, or none.
    """

    path: Path
    encoding: str
    delimiter: str
    header: tuple[str, ...]
    before: int
    columns: tuple[int, ...]
    name: tuple[int, ...] = ()

    @property
    def called(self) -> str:
        """The column of the recipients as it is headed."""
        return self.header[self.columns[0]] if self.columns else " ".join(self.header[one] for one in self.name)

    def rows(self) -> Iterator[list[str]]:
        """Every row that holds anything, as it stands there.

        Raises:
            Trouble: it cannot be read to its end.
        """
        csv.field_size_limit(LONGEST_CELL)
        line = 0
        try:
            with self.path.open(encoding=self.encoding, errors="replace", newline="") as file:
                for number, row in enumerate(csv.reader(file, delimiter=self.delimiter)):
                    line = number + 1
                    if number >= self.before and any(cell.strip() for cell in row):
                        yield row
        except (OSError, csv.Error, UnicodeError) as error:
            why = error.strerror if isinstance(error, OSError) else error
            raise Trouble(f"The list {self.path.name} cannot be read after row {line}: {why}.") from error

    def named(self, row: Sequence[str]) -> str:
        """Whom a row names: the first of the columns that holds an address or a profile; else the name beside it; else
        the first that is filled. Empty when it names nobody.
        """
        filled = [(column, cell) for column in self.columns if column < len(row) and (cell := row[column].strip())]
        found = next((cell for _, cell in filled if typed(cell) is not None), "")
        if found or not filled:
            return found or self._called(row)
        beside = (cell for column, cell in filled if plain(self.header[column]) in NAMES)
        return self._called(row) or next(beside, filled[0][1])

    def addressed(self, row: Sequence[str], to: str) -> bool:
        """Whether what a row names stands where only addresses should."""
        told = (plain(self.header[one]) for one in self.columns if one < len(row) and row[one].strip() == to)
        return next((name in ADDRESSES or _of_mail(name) for name in told), False)

    def _called(self, row: Sequence[str]) -> str:
        return " ".join(row[column].strip() for column in self.name if column < len(row)).strip()


def listed(path: Path, column: str | None = None) -> Listed:
    """How a list is written and which of its columns holds the recipients.

    ``column``: the header (or the number, from 1) of that column, when it is not one of `COLUMNS`.

    Raises:
        NoColumn: no column is known to hold recipients, or none is called like that.
        Trouble: it cannot be read, or is empty.
    """
    head = _head(path)
    first = sniff(head, plain, _any)
    headed = sniff(head, plain, _headed)
    sheet = _separated(first) if headed is None or _after_people(path, headed) else headed
    if sheet is None:
        raise Trouble(f"The list {path.name} is empty.")
    return _chosen(path, sheet, column) if column is not None else _found(path, sheet)


def _found(path: Path, sheet: Sheet) -> Listed:
    places = _places(sheet)
    name = [sheet.header.index(one) for names in (FIRST, LAST) for one in names if one in sheet.header][:2]
    if places or name:
        return _as(path, sheet, tuple(places), tuple(name))
    filled = [cell for cell in sheet.written if cell.strip()]
    if len(filled) == 1:  # one column without a header
        return Listed(path, sheet.encoding, sheet.delimiter, ("recipient",), sheet.before, (0,))
    place = next((place for place, cell in enumerate(sheet.written) if typed(cell) is not None), None)
    if place is not None:  # no header at all: the column with an address in it
        header = tuple(f"column {number + 1}" for number in range(len(sheet.written)))
        return Listed(path, sheet.encoding, sheet.delimiter, header, sheet.before, (place,))
    headers = [cell.strip() for cell in sheet.written if cell.strip()]
    says = (
        f"The list {path.name} has no column called email, url or name. Say which one holds the recipients: --column. "
        f"It has: {', '.join(headers)[:SAID]}."
    )
    raise NoColumn(says, headers)


def _places(sheet: Sheet) -> list[int]:
    """Columns that may hold recipients, best first: a header may stand there twice, and mail have several columns."""
    headers = [plain(cell) for cell in sheet.written]
    known = [place for name in COLUMNS for place, header in enumerate(headers) if header == name]
    mails = [place for place, header in enumerate(headers) if place not in known and _of_mail(header)]
    after = next((at for at, place in enumerate(known) if headers[place] not in ADDRESSES), len(known))
    return [*known[:after], *mails, *known[after:]]


def _of_mail(header: str) -> bool:
    return not MAILS.isdisjoint(header.split())


def _chosen(path: Path, sheet: Sheet, column: str) -> Listed:
    """The list with a column that somebody chose by header or number."""
    wanted = plain(column)
    if wanted in sheet.header:
        return _as(path, sheet, (sheet.header.index(wanted),))
    if column.isdecimal() and 0 < int(column) <= len(sheet.written):
        return _as(path, sheet, (int(column) - 1,))
    headers = [cell.strip() for cell in sheet.written if cell.strip()]
    raise NoColumn(f"The list {path.name} has no column {column!r}. It has: {', '.join(headers)}.", headers)


def _as(path: Path, sheet: Sheet, places: tuple[int, ...], name: tuple[int, ...] = ()) -> Listed:
    return Listed(path, sheet.encoding, sheet.delimiter, tuple(sheet.written), sheet.before + 1, places, name)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
    except OSError as error:
        raise Trouble(f"The list {path} cannot be read: {error.strerror}.") from error
    if b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Trouble(f"The list {path.name} is no table in text. Save it as CSV, and take that.")
    if len(head) < HEAD:
        return head
    if b"\n" not in head and b"\r" not in head:
        says = f"The list {path.name} begins with a line of more than {HEAD // 1024} KB, so it is no table of people."
        raise Trouble(f"{says} Save it as CSV, one person a row, and take that.")
    return head[: head.rfind(b"\n") + 1] or head


def _headed(header: tuple[str, ...]) -> str:
    names = set(header)
    return "list" if names & set(COLUMNS) or (names & set(FIRST) and names & set(LAST)) else ""


def _any(header: tuple[str, ...]) -> str:
    return "table" if any(header) else ""


def _separated(sheet: Sheet | None) -> Sheet | None:
    """A table without a known header, by the separator of its first row."""
    if sheet is None or len(sheet.written) > 1:
        return sheet
    delimiter = next((one for one in ("\t", ";") if one in sheet.written[0]), sheet.delimiter)
    written = tuple(next(csv.reader([sheet.written[0]], delimiter=delimiter)))
    return sheet._replace(delimiter=delimiter, written=written, header=tuple(map(plain, written)))


def _after_people(path: Path, sheet: Sheet) -> bool:
    """Whether addresses stand before what looks like a header: then it is a row like the others."""
    before = Listed(path, sheet.encoding, sheet.delimiter, sheet.written, 0, ()).rows()
    return any(typed(cell) is not None for row in islice(before, sheet.before) for cell in row)
