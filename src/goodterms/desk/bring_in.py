"""Brings in: paths to kept, placed and counted history. Repeatable, resumable, and counted to the last piece."""

from __future__ import annotations

import re
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from zoneinfo import ZoneInfo

from goodterms.desk.joining import work_out
from goodterms.desk.labelling import read_newest
from goodterms.desk.learn import learn
from goodterms.desk.leaves import Reading, count, kept_leaf, stamp_of
from goodterms.desk.limits import said
from goodterms.desk.moment import now
from goodterms.desk.naming import naming, typed
from goodterms.desk.pieces import Progress, dated, rare_collection
from goodterms.desk.ready import settle_all
from goodterms.desk.trouble import Trouble, plainly
from goodterms.record import limits, opened, renew, run
from goodterms.record.add import Adder
from goodterms.record.handles import Handles, own_shown
from goodterms.record.opened import transaction
from goodterms.record.owner import own_handle
from goodterms.record.place import owner_known
from goodterms.record.read import coverage
from goodterms.record.settle import begin_unsettled, likely_owner
from goodterms.sources import shelf
from goodterms.sources.detect import Found, TwoClaims, find
from goodterms.sources.opening import CannotOpen, Leaf, Tree, open_tree
from goodterms.sources.protocol import Given
from goodterms.words import DAY, Interaction, Listing, Seen, Unread, iso_day

HORIZON = 400 * DAY
"""Meetings further ahead than this are left for a later import: a weekly series without an end has hundreds of them."""


FEWER_PAGES = "PRAGMA cache_size=-16384"
"""Pages of the record that are held once everything is kept: from then on it is read person by person, and numpy and
DuckDB need the room."""

LOOKED_AT = 200
"""Files whose names are looked at to say what one source read."""

THINGS = 3
"""Files and folders that are named of what one source read."""


@dataclass(slots=True)
class Part:
    """What one source read of a PATH. ``things``: names of the first few of its files; ``files``: how many in all."""

    what: str
    things: list[str] = field(default_factory=list)
    files: int = 0
    pieces: int = 0

    def begin(self, thing: str) -> None:
        """Another file, by its name within the PATH."""
        self.files += 1
        if len(self.things) < THINGS and thing not in self.things:
            self.things.append(thing)


@dataclass(slots=True)
class File:
    """One PATH as given, and what became of its pieces. ``foreign``: files of other kinds, which were left alone."""

    path: str
    parts: dict[str, Part] = field(default_factory=dict)
    foreign: list[str] = field(default_factory=list)
    reading: Reading = field(default_factory=Reading)
    error: str | None = None


def bring_in(  # noqa: PLR0913 - one keyword for each option of the command
    home: Path,
    paths: Sequence[str],
    *,
    source: str | None = None,
    me: Sequence[str] = (),
    zone: str | None = None,
    dates: str | None = None,
    columns: Sequence[str] = (),
    region: str | None = None,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> dict[str, object]:
    """Reads these paths into the record of a home and says what came of it (keys: the command contract).

    ``progress(what, pieces so far, None)`` is called now and then. ``dry_run`` reads into a copy that is thrown away.

    Raises:
        Trouble: wrong options, or the record cannot be written; what was kept before stays.
    """
    if not paths:
        raise Trouble("Say what to read: goodterms import PATH…", 2)
    given = _given(zone, dates, me, columns)
    if source is not None and source not in shelf.names():
        raise Trouble(f"There is no source {source!r}. Choose one of: {', '.join(shelf.names())}.", 2)
    with plainly():
        if dry_run:
            with _copy_of(home) as other:
                return _bring_in(other, paths, source, given, region, progress) | {"run": None, "dry_run": True}
        return _bring_in(home, paths, source, given, region, progress)


def _given(zone: str | None, dates: str | None, me: Sequence[str], columns: Sequence[str]) -> Given:
    if dates not in (None, "dmy", "mdy", "ymd"):
        raise Trouble(f"--dates takes dmy, mdy or ymd, not {dates!r}.", 2)
    for text in me:
        if typed(text) is None and (not text.strip() or "@" in text):  # else a name, as chats have it
            raise Trouble(f"{text!r} is no address, profile URL, phone number (+44 …) or name of yours.", 2)
    try:
        known = ZoneInfo(zone) if zone else ZoneInfo("UTC")
    except (KeyError, ValueError, OSError):
        raise Trouble(f"There is no time zone {zone!r}. Write it like Europe/Berlin.", 2) from None
    pairs = [tuple(pair.split("=", 1)) for pair in columns]
    if any(len(pair) != 2 for pair in pairs):
        raise Trouble("--columns takes ours=theirs, for example --columns date=When", 2)
    return Given(zone=known, dates=dates, me=tuple(me), columns=tuple((pair[0], pair[1]) for pair in pairs))


class _copy_of:  # noqa: N801 - reads as what it is in a with statement
    """A throw-away copy of a home's record in a private folder beside it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.folder: Path | None = None

    def __enter__(self) -> Path:
        parent = self.home if self.home.exists() else None
        self.folder = Path(tempfile.mkdtemp(prefix="dry-run-", dir=parent))
        if opened.record_path(self.home).exists():
            with opened.reading(self.home) as connection:
                connection.execute("VACUUM INTO ?", (str(opened.record_path(self.folder)),))
            opened.record_path(self.folder).chmod(0o600)
        return self.folder

    def __exit__(self, *_: object) -> None:
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)


def _bring_in(
    home: Path, paths: Sequence[str], source: str | None, given: Given, region: str | None, progress: Progress | None
) -> dict[str, object]:
    began = now()
    with rare_collection(), opened.writing(home) as connection, run.only_one(home):
        with transaction(connection):
            for died in run.interrupted(connection):
                run.end(connection, died, "stopped", began)
            number = run.begin(connection, paths, began)
            begin_unsettled(connection)
            _own(connection, given.me, region)
        bringing = _Bringing(connection, number, began, given, region, progress)
        try:
            files = [bringing.path(path, source) for path in paths]
            for step in settling(connection, number, began):
                bringing.tell(step)
            report = _report(connection, files, number, bringing)
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            with transaction(connection):
                run.end(connection, number, "stopped", now())
            raise
        with transaction(connection):
            run.end(connection, number, "done", now(), report["files"])
    return report


def settling(connection: sqlite3.Connection, number: int | None, began: int) -> Iterator[str]:
    """What follows when pieces were kept, step by step, each by its name."""
    yield "Working out who wrote to whom"
    settle_all(connection)
    connection.execute(FEWER_PAGES)
    connection.execute("PRAGMA shrink_memory")
    yield "Counting"
    renew.renew(connection)
    yield "Working out who is who"
    work_out(connection, began, number)
    renew.renew(connection)
    yield "Learning from your own past"
    learn(connection)
    yield "Reading what was asked of late"
    read_newest(connection)
    with transaction(connection):
        limits.keep(connection)


def _own(connection: sqlite3.Connection, me: Sequence[str], region: str | None) -> None:
    handles = Handles(connection, naming(region))
    for text in me:
        handle = typed(text)
        if handle is None:
            continue
        row = handles.row(handle)
        if not connection.execute("SELECT own FROM handle WHERE id = ?", (row,)).fetchone()[0]:
            own_handle(connection, row)


class _Bringing:
    """One run: the adder, and the leaf that is being read."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        number: int,
        began: int,
        given: Given,
        region: str | None,
        progress: Progress | None,
    ) -> None:
        self.connection = connection
        self.number = number
        self.began = began
        self.given = given
        self.adder = Adder(connection, number, began, naming(region))
        self.earlier = connection.execute("SELECT 1 FROM leaf LIMIT 1").fetchone() is not None
        self.progress = progress
        self.pieces = 0
        self.said = 0

    def tell(self, what: str, *, every: int = 0) -> None:
        """Says how far it is, at most once in ``every`` pieces."""
        if self.progress is not None and self.pieces - self.said >= every:
            self.progress(what, self.pieces, None)
            self.said = self.pieces

    def path(self, text: str, only: str | None) -> File:
        """Reads one PATH; what it cannot open is said in ``error``."""
        file = File(text)
        try:
            found = find(open_tree(Path(text).expanduser()), only)
        except (CannotOpen, TwoClaims) as error:
            file.error = str(error)
            return file
        claimed = [one for one in found if one.source is not None]
        if not claimed:
            file.error = found[0].why if found else f"There is nothing in {text} that can be read."
            if len(found) > 1:
                file.error = f"Nothing in {text} can be read. {file.error}"
            return file
        for one in found:
            self._found(file, one)
        file.reading.kept(self.adder.flush())
        return file

    def _found(self, file: File, found: Found) -> None:
        if found.source is None:
            self._unread(file, found)
            return
        file.parts.setdefault(found.source.name, Part(found.source.label))
        whole = not getattr(found.source, "independent", False)
        walk = _Walk(self, file, found.source.name, found.tree)
        if whole and not walk.begin(found.tree.where, stamp_of(found.tree)):
            return
        tree = found.tree if whole else Tree(found.tree.where, walk.leaves, found.tree.single)
        try:
            for seen in found.source.read(tree, self.given):
                walk.take(seen)
        except CannotOpen as error:
            walk.take(Unread(found.tree.where, str(error)))
        walk.end()

    def _unread(self, file: File, found: Found) -> None:
        """A file among others that nobody reads: one piece, unread."""
        if found.foreign:
            file.foreign.append(found.tree.where)
        walk = _Walk(self, file, "", found.tree)
        walk.begin(found.tree.where, "")
        walk.take(Unread(found.tree.where, found.why))
        walk.end()


class _Walk:
    """The leaves of one tree as a source pulls them, each begun, filled and ended in the record."""

    def __init__(self, bringing: _Bringing, file: File, source: str, tree: Tree) -> None:
        self.bringing = bringing
        self.file = file
        self.source = source
        self.tree = tree
        self.leaf: int | None = None
        self.pieces = 0
        self.unread = 0
        self.open_end = False

    def leaves(self) -> Iterator[Leaf]:
        """Every leaf that was not read to its end before."""
        for leaf in self.tree.leaves():
            self.end()
            if self.begin(leaf.where, leaf.stamp):
                yield leaf
        self.end()

    def begin(self, place: str, stamp: str) -> bool:
        """Begins a leaf; False when an earlier import read this very content: its pieces are counted as kept."""
        connection = self.bringing.connection
        part = self.file.parts.get(self.source)
        if part is not None:
            for thing in self._things(place):
                part.begin(thing)
        known = kept_leaf(connection, place, stamp, self.source) if stamp and self.bringing.earlier else None
        if known is not None:
            self.file.reading.skipped(known)
            if part is not None:
                part.pieces += known.pieces
            self.bringing.pieces += known.pieces
            self.bringing.tell(self.source, every=500)
            return False
        self.leaf, self.pieces, self.unread = self.bringing.adder.leaf(place, stamp, self.source), 0, 0
        self.file.reading.leaves.append(self.leaf)
        return True

    def _things(self, place: str) -> list[str]:
        """What a leaf is called within the PATH; for a source that reads many files as one, the first of them."""
        thing = _thing(self.file.path, place)
        if thing or self.tree.single:
            return [thing or Path(self.file.path).name]
        first = (_thing(self.file.path, leaf.where) for leaf in islice(self.tree.leaves(), LOOKED_AT))
        return list(dict.fromkeys(first))

    def take(self, seen: Seen) -> None:
        """One piece of the leaf that is being read."""
        if isinstance(seen, Interaction) and seen.kind == "meeting" and seen.ts > self.bringing.began + HORIZON:
            self.open_end = True
            return
        if self.leaf is None:
            self.begin(self.tree.where, "")
        assert self.leaf is not None  # noqa: S101 - `begin` with no stamp always begins
        seen = dated(seen, self.bringing.began)
        if isinstance(seen, Unread):
            self.unread += 1
            self.file.reading.unread.append((seen.where, seen.why))
        self.file.reading.kept(self.bringing.adder.take(self.leaf, seen))
        if isinstance(seen, Listing):  # says something of the cards before it, and is no piece
            return
        self.pieces += 1
        self.bringing.pieces += 1
        self.bringing.tell(self.source, every=500)

    def end(self) -> None:
        """The leaf was read to its end; one with meetings left for later is read again when it is given again."""
        if self.leaf is not None and self.source in self.file.parts:
            self.file.parts[self.source].pieces += self.pieces
        if self.leaf is not None and self.open_end:
            self.bringing.adder.leaf_open()
        elif self.leaf is not None:
            self.bringing.adder.leaf_read(self.leaf, self.pieces, self.unread)
        self.leaf, self.open_end = None, False


def _thing(path: str, place: str) -> str:
    """A file's name within a PATH: its own, or that of the folder in the PATH that it lies in; "" for the PATH."""
    inside = place.removeprefix(str(Path(path).expanduser())).lstrip("/: ")
    return re.split(r"/|: ", inside, maxsplit=1)[0]


def _report(connection: sqlite3.Connection, files: list[File], number: int, bringing: _Bringing) -> dict[str, object]:
    report: dict[str, object] = {
        "files": [_file(connection, file) for file in files],
        "me": own_shown(connection),
        "coverage": [
            {"channel": seen.channel, "from": iso_day(seen.first), "to": iso_day(seen.last)}
            for seen in coverage(connection, bringing.began + 1)
        ],
        "limits": said(connection),
        "run": number,
        "stopped": False,
    }
    if not owner_known(connection) and connection.execute("SELECT 1 FROM interaction LIMIT 1").fetchone():
        likely = likely_owner(connection)
        report["asks"] = {"who_are_you": [{"handle": value, "times": times} for value, times in likely]}
    return report


def _file(connection: sqlite3.Connection, file: File) -> dict[str, object]:
    """The entry of one PATH. A path that could not be opened at all is its own single unread piece."""
    if file.error is not None:
        file.reading.unread.append((file.path, file.error))
    entry: dict[str, object] = {"path": file.path, "source": ", ".join(name for name in file.parts if name)}
    entry["parts"] = [
        {"source": name, "what": part.what, "things": part.things, "files": part.files, "pieces": part.pieces}
        for name, part in file.parts.items()
    ]
    entry["foreign"] = file.foreign
    entry |= count(connection, file.reading)
    return entry if file.error is None else entry | {"error": file.error}
