"""Lists that are split beside the page: each in a private folder of the home, weighed by a thread, with its progress.

A draft is kept only until its list is weighed, the list as it was sent as well. What came of it is deleted when the
owner says so, after a day, or when `KEPT` newer ones are there.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field, replace
from itertools import islice
from pathlib import Path
from secrets import token_urlsafe
from shutil import rmtree
from threading import Lock, Thread
from typing import Any

from goodterms.desk.listed import NoColumn
from goodterms.desk.moment import now
from goodterms.desk.split import split
from goodterms.desk.tables import ROWS
from goodterms.desk.trouble import Trouble
from goodterms.desk.weigh import declared_kind
from goodterms.words import DAY, iso_day

FOLDER = "web/lists"
STATE, SOURCE = "list.json", "source"
KEPT = 5
"""Lists kept at a time."""

PAGE = 50
"""Rows of one page."""

OURS = "Something in Goodterms itself went wrong. Nothing of yours was changed; the terminal says more."
ENDED = "It was ended before it was through. Send the list again."

_lock = Lock()
_running: set[Path] = set()
"""Folders that a thread of this very process works on."""


@dataclass(frozen=True, slots=True)
class Split:
    """One list. ``state``: running, done, asking (which column holds the recipients: ``headers``) or failed (``says``).

    ``done`` of ``total`` rows are weighed. ``report``: what `split` answered. ``text``: the draft, while it is needed.
    """

    id: str
    name: str
    began: int
    state: str = "running"
    says: str = ""
    kind: str | None = None
    text: str = ""
    done: int = 0
    total: int = 0
    headers: list[str] = field(default_factory=list)
    report: dict[str, Any] | None = None

    @property
    def day(self) -> str:
        """The day it began, ISO."""
        return iso_day(self.began)


def start(home: Path, table: Path, text: str, *, kind: str | None = None) -> str:
    """Takes a list that was sent and begins to weigh it; the number of the list. The file is moved away.

    Raises:
        Trouble: no text and no kind, no such kind, or nothing can be written.
    """
    declared_kind(text, kind)
    sweep(home)
    made = Split(token_urlsafe(9), table.name[:200], now(), kind=kind, text=text)
    place = home / FOLDER / made.id
    try:
        for folder in (home / "web", home / FOLDER, place):
            folder.mkdir(mode=0o700, exist_ok=True)
        table.replace(place / SOURCE)
        (place / SOURCE).chmod(0o600)
    except OSError as error:
        raise Trouble(f"The list could not be kept here: {error.strerror}. Make room and send it again.") from error
    _begin(home, made, None)
    return made.id


def choose(home: Path, id_: str, column: int) -> None:
    """Goes on with a list whose column of recipients had to be asked for. ``column``: which of its columns, from 1.

    Raises:
        Trouble: there is no such list, or it does not ask.
    """
    found = look(home, id_)
    if found is None or found.state != "asking":
        raise Trouble("This list does not wait for a column. Send it again.")
    _begin(home, replace(found, state="running", headers=[]), str(column))


def look(home: Path, id_: str) -> Split | None:
    """How far a list is; None when it is not there (any more)."""
    place = _place(home, id_)
    with _lock:
        alive = place in _running  # asked first: what ends in between has written its end
        found = None if place is None else _kept(place)
    if found is not None and found.state == "running" and not alive:
        return replace(found, state="failed", says=ENDED)
    return found


def lists(home: Path) -> list[Split]:
    """Every list that is kept, newest first."""
    sweep(home)
    there = [look(home, path.name) for path in (home / FOLDER).iterdir()] if (home / FOLDER).exists() else []
    return sorted((one for one in there if one is not None), key=lambda one: -one.began)


def rows(home: Path, id_: str, word: str | None = None, page: int = 1) -> list[dict[str, Any]]:
    """One page of the rows of a list in its own order, of one word or all."""
    place = _place(home, id_)
    if place is None:
        return []
    mark = None if word is None else f'"verdict": {json.dumps(word)}'
    with (place / ROWS).open(encoding="utf-8") as file:
        # only lines that may be of this word are understood; a sentence that quotes the mark is sorted out after it
        all_of_it = (json.loads(line) for line in file if mark is None or mark in line)
        fitting = (row for row in all_of_it if word is None or row["verdict"] == word)
        return list(islice(fitting, (page - 1) * PAGE, page * PAGE))


def table(home: Path, id_: str, word: str) -> Path | None:
    """Where a table of a list lies: a word's, or all; None when there is none."""
    found, place = look(home, id_), _place(home, id_)
    if found is None or place is None or found.report is None or word not in found.report["files"]:
        return None
    path = place / f"{word}.csv"
    return path if path.exists() else None


def forget(home: Path, id_: str) -> None:
    """Deletes a list with all that came of it."""
    place = _place(home, id_)
    if place is not None:
        rmtree(place, ignore_errors=True)


def sweep(home: Path) -> None:
    """Deletes lists that are older than a day, or of which there are newer ones enough."""
    folder = home / FOLDER
    known = [(_kept(path), path) for path in folder.iterdir()] if folder.exists() else []
    newest = sorted(known, key=lambda one: -(one[0].began if one[0] else 0))
    for place, (found, path) in enumerate(newest):
        with _lock:
            busy = path in _running
        if not busy and (found is None or place >= KEPT or now() - found.began > DAY):
            rmtree(path, ignore_errors=True)


def _begin(home: Path, made: Split, column: str | None) -> None:
    place = home / FOLDER / made.id
    with _lock:
        _running.add(place)
    _keep(place, made)
    Thread(target=_run, args=(home, place, made, column), daemon=True).start()


def _run(home: Path, place: Path, made: Split, column: str | None) -> None:
    """The thread: weighs, and leaves how it ended."""

    def tell(done: int, total: int) -> None:
        _keep(place, replace(made, done=done, total=total))

    try:
        ended = _ended(home, place, made, column, tell)
        if ended.state != "asking":
            (place / SOURCE).unlink(missing_ok=True)
            ended = replace(ended, text="")
        _keep(place, ended)
    except OSError:  # deleted in the middle, or the disk is full: it will be said that it was ended
        return
    finally:
        with _lock:
            _running.discard(place)


def _ended(home: Path, place: Path, made: Split, column: str | None, tell: Any) -> Split:  # noqa: ANN401 - as `split`
    try:
        report = split(
            home, made.text, place / SOURCE, place, kind=made.kind, column=column, page=True, force=True, tell=tell
        )
    except NoColumn as asked:
        return replace(made, state="asking", headers=asked.headers)
    except Trouble as trouble:
        return replace(made, state="failed", says=trouble.sentence.replace(f"list {SOURCE}", f"list {made.name}"))
    except Exception:
        _keep(place, replace(made, state="failed", says=OURS, text=""))
        raise
    return replace(made, state="done", report=report, done=made.total)


def _place(home: Path, id_: str) -> Path | None:
    """The folder of a list; a number that is none of ours leads nowhere."""
    plain = id_.replace("-", "").replace("_", "")
    return home / FOLDER / id_ if plain.isalnum() and plain.isascii() and len(id_) < 40 else None


def _keep(place: Path, made: Split) -> None:
    path = place / f".{STATE}.{token_urlsafe(6)}"
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
        json.dump(asdict(made), file)
    path.replace(place / STATE)


def _kept(place: Path) -> Split | None:
    try:
        return Split(**json.loads((place / STATE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):  # being made, or written by another version
        return None
