"""The tables that a list is split into, written for the owner alone and harmless to a spreadsheet."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from secrets import token_urlsafe
from typing import Any, Self, TextIO

from goodterms.desk.trouble import Trouble
from goodterms.words import Word

ADDED = ("verdict", "why", "what to do instead")
"""Columns that are added to those of the list."""

FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\t", "\r", "\n")
"""A cell that begins so is worked out by a spreadsheet, and could fetch or start something (OWASP, CSV injection)."""

ROWS = "rows.jsonl"
"""The rows as a page shows them, one a line."""


def refuse(into: Path, names: Sequence[str], *, force: bool, lists: Sequence[Path] = ()) -> None:
    """Stops before files of the owner's are overwritten; a list that is being read is not, forced or not.

    Raises:
        Trouble: one of these names is taken, and it was not forced.
    """
    read = {one.resolve() for one in lists}
    own = next((name for name in names if (into / name).resolve() in read), None)
    if own is not None:
        raise Trouble(f"{own} in {into} is the list itself, and would be overwritten. Choose another folder.", 2)
    there = [name for name in names if (into / name).exists() or (into / name).is_symlink()]
    if there and not force:
        raise Trouble(f"{into} holds {_all(there)} already. Choose another folder, or say --force.", 2)


def clear(into: Path, names: Container[str], kept: Sequence[Path]) -> None:
    """Deletes tables of an earlier list that this one has no rows for, so that nobody is taken for one of this list.

    Only what ends its header with `ADDED` is ours to delete.
    """
    made = {path.name for path in kept}
    for path in into.glob("*.csv"):
        if path.name in names and path.name not in made and _ours(path):
            path.unlink(missing_ok=True)


def _ours(path: Path) -> bool:
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        return tuple(next(csv.reader(file), ()))[-len(ADDED) :] == ADDED


def _all(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def harmless(cell: str) -> str:
    """A cell that no spreadsheet works out: what would be a formula gets an apostrophe before it."""
    return f"'{cell}" if cell.startswith(FORMULA) or cell.lstrip().startswith(FORMULA[:8]) else cell


class Tables:
    """The tables while they are written, private from the first byte; they get their names when all are complete."""

    def __init__(self, into: Path, header: Sequence[str], *, page: bool) -> None:
        self.into, self.header = into, header
        self.page = page
        self.kept: list[Path] = []
        self.open: dict[str, tuple[Path, TextIO]] = {}
        self.stack = ExitStack()

    def __enter__(self) -> Self:
        """The three tables, ready, though nobody may stand in them.

        Raises:
            Trouble: they cannot be written there.
        """
        with _sayable(self.into):
            self.into.mkdir(mode=0o700, parents=True, exist_ok=True)
            for word in (*Word, *(["all"] if self.page else [])):
                self._table(f"{word}.csv")
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        """Names the tables; when something went wrong none is left."""
        self.stack.close()
        for name, (made, _file) in self.open.items():
            if kind is None:
                self.kept.append(made.replace(self.into / name))
            else:
                made.unlink(missing_ok=True)

    def write(self, row: Sequence[str], word: str, shown: Mapping[str, Any]) -> None:
        """One row into the table of its word."""
        first = next(iter(shown.get("findings", ())), {"says": shown.get("why", ""), "instead": ""})
        cells = [harmless(cell) for cell in (*row, *[""] * (len(self.header) - len(row)))]
        line = [*cells, word, *(harmless(str(first[name])) for name in ("says", "instead"))]
        with _sayable(self.into):
            for name in (f"{word}.csv", *(["all.csv"] if self.page else [])):
                csv.writer(self._table(name)).writerow(line)
            if self.page:
                self._file(ROWS, "utf-8").write(f"{json.dumps(shown, ensure_ascii=True)}\n")

    def _table(self, name: str) -> TextIO:
        new = name not in self.open
        file = self._file(name, "utf-8-sig")
        if new:
            csv.writer(file).writerow([*map(harmless, self.header), *ADDED])
        return file

    def _file(self, name: str, encoding: str) -> TextIO:
        if name not in self.open:
            made = self.into / f".{name}.{token_urlsafe(6)}"
            descriptor = os.open(made, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            file = self.stack.enter_context(os.fdopen(descriptor, "w", encoding=encoding, errors="replace", newline=""))
            self.open[name] = made, file
        return self.open[name][1]


@contextmanager
def _sayable(into: Path) -> Iterator[None]:
    """Turns what the disk refuses into a sentence."""
    try:
        yield
    except OSError as error:
        raise Trouble(f"Cannot write to {into}: {error.strerror}. Choose another folder.") from error
