"""Everything kept about one person, as JSON that is written while it is read."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from goodterms.desk.about import known, lines, shown
from goodterms.desk.moment import now
from goodterms.desk.person import person as page_of
from goodterms.desk.ready import ready
from goodterms.desk.trouble import Trouble
from goodterms.record import held
from goodterms.words import iso


def export(home: Path, who: str) -> Iterator[str]:
    """The JSON of everything kept, in parts: what the page of somebody shows, then every table that is about them,
    then every piece they take part in, oldest first, with the words in full.

    Raises:
        Trouble: there is no record, or nobody of that name.
    """
    moment = now() + 1
    with ready(home) as connection:
        person = known(connection, who)
        told = page_of(home, str(person), as_of=moment)
        told = {name: value for name, value in told.items() if name != "timeline"}
        head = {
            "made": iso(moment - 1),
            "person": told,
            "lines": [shown(one, number) for number, one in enumerate(lines(connection, person, moment), 1)],
            "kept": held.rows(connection, person),
        }
        yield json.dumps(head, ensure_ascii=False, indent=1)[:-2] + ',\n "pieces": ['
        yield from _pieces(connection, person)
        yield "\n ]\n}\n"


def _pieces(connection: sqlite3.Connection, person: int) -> Iterator[str]:
    comma = ""
    for piece in held.pieces(connection, person):
        yield f"{comma}\n  {json.dumps({**piece, 'at': iso(int(str(piece['at'])))}, ensure_ascii=False)}"
        comma = ","


def write(home: Path, who: str, output: Path) -> None:
    """Writes it into a file of the owner's alone; a file of that name is replaced only when all is written.

    Raises:
        Trouble: as `export`, or the file cannot be written.
    """
    parts = export(home, who)
    first = next(parts)  # whoever is not in the record is said before any file is made
    try:
        with _beside(output) as file:
            file.write(first)
            file.writelines(parts)
    except OSError as error:
        raise Trouble(f"Cannot write {output}: {error.strerror}. Choose another place with -o.") from error


@contextmanager
def _beside(output: Path) -> Iterator[IO[str]]:
    """A private file beside the one meant, which takes its place at the end."""
    part = output.with_name(f"{output.name}.part")
    part.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
            yield file
        part.replace(output)
    finally:
        part.unlink(missing_ok=True)
