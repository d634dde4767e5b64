"""Forgets somebody for good, or one line on them; no later import brings either back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from goodterms.desk.about import Line, known, lines, says
from goodterms.desk.moment import now
from goodterms.desk.naming import naming
from goodterms.desk.ready import finish
from goodterms.desk.trouble import Trouble, plainly
from goodterms.record import forget as record_forget
from goodterms.record import opened, read, renew, run
from goodterms.record.opened import FILE

BIGGEST = 100 * 1024 * 1024
"""Bytes of a file beside the record that is searched for their name."""

BACKUPS = (
    "Copies of the record that you made before, and the exports you brought in, still hold them: delete those "
    "yourself. From now on, no import brings them back under the addresses that I knew."
)


def forget(home: Path, who: str, *, dry_run: bool = False) -> dict[str, object]:
    """Forgets a person: pieces, cards, addresses, notes, and every decision on them; the file is written anew.

    ``dry_run``: says what would go, and changes nothing. ``also_in``: files beside the record that name them.

    Raises:
        Trouble: there is no record, nobody of that name, or an import is running.
    """
    with plainly(), opened.writing(home) as connection:
        finish(connection, home)
        person = known(connection, who)
        name = read.persons(connection, [person])[person].name
        called = record_forget.theirs(connection, person).called
        if dry_run:
            went = record_forget.counted(connection, person)
        else:
            with run.only_one(home):
                connection.execute("PRAGMA secure_delete = ON")
                went = record_forget.forget(connection, person, naming().normal)
            finish(connection, home)
            renew.renew(connection)
            record_forget.wipe(connection)
    return {
        "name": name,
        "forgotten": not dry_run,
        **went._asdict(),
        "also_in": sorted(str(path) for path in _naming(home, called)),
        "says": BACKUPS,
    }


def forget_line(home: Path, who: str, line: str) -> dict[str, object]:
    """Forgets one line on somebody. ``line``: its number in `about`, or its words.

    Raises:
        Trouble: there is no record, nobody of that name, or no such line.
    """
    with plainly(), opened.writing(home) as connection:
        finish(connection, home)
        person = known(connection, who)
        found = lines(connection, person, now() + 1)
        one = _meant(found, line)
        with run.only_one(home):
            record_forget.forget_line(connection, person, one.text, naming().normal)
        record_forget.wipe(connection)
        name = read.persons(connection, [person])[person].name
    return {"name": name, "line": one.text, "message_stays": bool(one.interaction)}


def _meant(found: Sequence[Line], line: str) -> Line:
    text = " ".join(line.split())
    if text.isdecimal() and 0 < int(text) <= len(found):
        return found[int(text) - 1]
    for one in found:
        if text in {" ".join(one.text.split()), " ".join(says(one).split())}:
            return one
    raise Trouble(f"There is no line {line!r}. See the numbers: goodterms about WHO", 2)


def _naming(home: Path, called: Sequence[str]) -> Iterator[Path]:
    """Files beside the record in which they are named: lists that were weighed, letters that were held."""
    wanted = [one.casefold().encode() for one in called]
    for path in sorted(home.rglob("*")):
        if not path.is_file() or path.name.startswith(FILE) or path.stat().st_size > BIGGEST:
            continue
        held = path.read_bytes().lower()
        if any(one in held for one in wanted):
            yield path
