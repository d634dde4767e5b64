"""Follows address books and calendars: what is new or changed in each, and what is there no longer."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from functools import partial
from urllib.parse import unquote, urljoin

from goodterms.desk.bring_in import HORIZON
from goodterms.desk.sync.followed import KINDS, Source
from goodterms.desk.sync.keeping import Keeping
from goodterms.live.broken import BoxClosed
from goodterms.live.dav import AT_ONCE, Changed, Collection, changed, collections, contents
from goodterms.live.http import Web
from goodterms.record import followed
from goodterms.record.batch import Kept
from goodterms.record.withdrawn import withdraw_leaves, withdraw_unseen
from goodterms.sources import shelf
from goodterms.sources.opening import Leaf, Tree
from goodterms.sources.protocol import Given
from goodterms.words import DAY, Interaction, Seen

READERS = {"carddav": "vcard", "caldav": "ics"}
"""Which reader of files reads what a server of each kind has."""

FEW = 3
"""More cards or events than this do not go all at once: then the server has lost them, or says so wrongly."""

LATER = 30
"""Days after which an entry is looked at again whose times go on beyond what is read at once."""


def follow(connect: Callable[[], Web], source: Source, keeping: Keeping, given: Given) -> list[str]:
    """Reads what is new or changed and takes back what is gone. Returns what the owner should know.

    Raises:
        CannotFollow: it could not be read to its end; what was read is kept.
    """
    web = connect()
    try:
        there = collections(web, source.url, source.kind)
        known, notes = _all(web, there, source, keeping, given)
        if source.write and (said := _write(web, there, source, keeping)):
            notes += said
            _all(web, collections(web, source.url, source.kind), source, keeping, given)  # as it is kept there now
    finally:
        keeping.end_leaf()
        keeping.flush()
        web.close()
    for ended in known.values():
        keeping.write(partial(followed.forget_box, box=ended.id))
        what = KINDS[source.kind]
        notes.append(f"The {what} at {unquote(ended.path)} is not on the server any more. What was read of it stays.")
    return notes


def _all(
    web: Web, listed: list[Collection], source: Source, keeping: Keeping, given: Given
) -> tuple[dict[str, followed.Box], list[str]]:
    """Reads each address book or calendar on; which of those that were read before are there no longer, and notes."""
    notes: list[str] = []
    known = {box.path: box for box in followed.boxes(keeping.connection, source.name)}
    for there in listed:
        old = known.pop(there.path, None)
        if there.name in source.leave:
            continue
        try:
            _collection(web, there, old, source, keeping, given)
        except BoxClosed as why:
            notes.append(str(why))
    keeping.end_leaf()
    keeping.flush()
    return known, notes


def _write(web: Web, there: list[Collection], source: Source, keeping: Keeping) -> list[str]:
    """Writes what the owner says of people to their cards; what was written, a sentence each."""
    from goodterms.desk.sync import writing

    wanted = writing.pending(keeping.connection, source, there)
    return [
        one if isinstance(one, str) else writing.sentence(keeping.connection, one)
        for one in writing.write_all(keeping.connection, web, wanted)
    ]


def _collection(
    web: Web, there: Collection, old: followed.Box | None, source: Source, keeping: Keeping, given: Given
) -> None:
    """Reads one address book or calendar on from where it stood."""
    token = "" if old is None else str(old.stand.get("token", ""))
    known = {} if old is None else followed.items(keeping.connection, old.id)
    again = {path for path, stamp in known.items() if _due(stamp, keeping.now)}
    if old is not None and token and token == there.token and not again:
        return
    if old is None:
        made: list[followed.Box] = []
        keeping.write(lambda c: made.append(followed.open_box(c, source.name, there.path, {})))
        old = made[0]
    found = changed(web, there, token, known)
    if len(found.gone) == len(known) > FEW and not found.there:
        raise BoxClosed(f"The server shows nothing in {there.name} any more. What was read of it stays.")
    _read(web, there, old.id, found, again - found.gone, known, source, keeping, given)
    if found.gone:
        places = [_place(there, path) for path in sorted(found.gone)]
        keeping.flush()
        keeping.gone += withdraw_leaves(keeping.connection, places, keeping.now, keeping.naming)
        keeping.changed = True
        keeping.write(partial(followed.forget_items, box=old.id, gone=found.gone))
    keeping.write(partial(followed.set_stand, box=old.id, stand={"token": found.token}))


def _read(  # noqa: PLR0913, PLR0917 - one thing each
    web: Web, there: Collection, box: int, found: Changed, again: set[str], known: dict[str, str], source: Source,
    keeping: Keeping, given: Given,
) -> None:  # fmt: skip
    """Reads the cards or events that are new or changed, some at a time."""
    reader = shelf.load(READERS[source.kind])
    paths = sorted(set(found.there) | again)
    for first in range(0, len(paths), AT_ONCE):
        read: list[tuple[str, str, int | None]] = []
        for path, stamp, content in contents(web, there, paths[first : first + AT_ONCE], source.kind):
            place = _place(there, path)
            keeping.flush()
            kept, open_end = _entry(reader.read(_tree(place, content), given), place, keeping, source)
            if path in known:
                seen = [(one.card, one.row) for one in kept if one.row]
                keeping.gone += withdraw_unseen(keeping.connection, place, seen, keeping.now, keeping.naming)
            later = f" {keeping.now // DAY}" if open_end else ""
            read.append((path, f"{stamp or found.there.get(path, '')}{later}", None))
        keeping.write(partial(followed.note, box=box, read=read))


def _entry(pieces: Iterable[Seen], place: str, keeping: Keeping, source: Source) -> tuple[list[Kept], bool]:
    """Keeps the pieces of one card or event: what was kept, and whether some were left for later."""
    kept: list[Kept] = []
    open_end = False
    keeping.begin_leaf(place, "", READERS[source.kind])
    for seen in pieces:
        if isinstance(seen, Interaction) and seen.ts > keeping.now + HORIZON:
            open_end = True
            continue
        kept += keeping.take(0, "", "", seen)
    keeping.end_leaf()
    return kept + keeping.flush(), open_end


def _tree(place: str, content: bytes) -> Tree:
    """One card or event as the readers of files have theirs."""
    leaf = Leaf(place, place.rpartition("/")[2], "", lambda: io.BytesIO(content), None, len(content))
    return Tree(place, lambda: iter((leaf,)), single=True)


def _place(there: Collection, path: str) -> str:
    """The whole address of a card or event."""
    return urljoin(there.path, path)


def _due(stamp: str, now: int) -> bool:
    """Whether an entry that goes on beyond what is read at once is to be looked at again."""
    day = stamp.rpartition(" ")[2] if " " in stamp else ""
    return day.isdigit() and now // DAY - int(day) >= LATER
