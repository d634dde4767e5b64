"""Follows a mailbox: what is new in each folder, what went, and what was moved."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial

from goodterms.desk.sync.followed import Source
from goodterms.desk.sync.keeping import Keeping
from goodterms.desk.sync.moved import look_after
from goodterms.desk.sync.reading import Reading
from goodterms.live.broken import BoxClosed, CannotFollow
from goodterms.live.imap import Box, Changes, Session, Stands
from goodterms.record import followed
from goodterms.sources.mail_served import marks_of_labels, place_on_server
from goodterms.words import Mark

HEADS = 250
"""Headers asked for at once."""

AGAIN = 5
"""How often in one look a connection that broke is opened again."""

BY_SERVER = Mark.DRAFT | Mark.TRASH
"""Marks that a flag can set or take away later."""


@dataclass(slots=True)
class Look:
    """One look at a mailbox. ``connect`` opens it, and opens it again where a message broke the connection."""

    connect: Callable[[], Session]
    source: Source
    keeping: Keeping
    session: Session
    notes: list[str] = field(default_factory=list)
    gone: dict[int, set[int]] = field(default_factory=dict)
    stands: dict[int, dict[str, object]] = field(default_factory=dict)
    left: int = AGAIN


def follow(connect: Callable[[], Session], source: Source, keeping: Keeping) -> list[str]:
    """Reads what is new in a mailbox and looks after what went. Returns what the owner should know.

    Raises:
        CannotFollow: it could not be read to its end; what was read is kept.
    """
    look = Look(connect, source, keeping, connect())
    try:
        _folders(look)
    except BaseException:
        look.session.drop()
        raise
    finally:
        keeping.end_leaf()
        keeping.flush()
    look.session.close()
    look_after(keeping, source.name, look.gone)
    for box, stand in look.stands.items():  # only now is all done that these folders asked for
        keeping.write(partial(followed.set_stand, box=box, stand=stand))
    return look.notes


def _folders(look: Look) -> None:
    connection, name = look.keeping.connection, look.source.name
    known = {box.path: box for box in followed.boxes(connection, name) if not box.ended}
    for box in wanted(look.session.boxes(), look.source.leave, gmail=look.session.gmail):
        old = known.pop(box.path, None)
        try:
            stands = box.stands or look.session.ask_stands(box)
            if old is None or not _same(old.stand, stands):
                _folder(look, box, old)
        except BoxClosed as why:
            look.notes.append(str(why))
    for ended in known.values():
        look.keeping.write(partial(followed.end_box, box=ended.id))
        if ended.path not in look.source.leave:
            look.notes.append(f"The folder {ended.path} is not on the server any more. What was read of it stays.")


def wanted(boxes: Sequence[Box], leave: Sequence[str], *, gmail: bool) -> list[Box]:
    """The folders to be read, in their order; those that show the mail of others once more come last or not at all.

    Gmail keeps everything but spam and trash in one folder, with labels. Elsewhere such a folder is a view of the
    others, as it is for what is flagged.
    """
    mine = [box for box in boxes if box.path not in leave and "view" not in box.uses]
    if gmail and any("all" in box.uses for box in mine):
        return [box for box in mine if box.uses & {"all", "junk", "trash"}]
    return [box for box in mine if "all" not in box.uses] or mine


def _same(stand: dict[str, object], stands: Stands) -> bool:
    """Whether nothing happened in a folder since it was read whole."""
    return bool(stand.get("whole")) and [stand.get(name) for name in Stands._fields] == list(stands)


def _folder(look: Look, box: Box, old: followed.Box | None) -> None:
    """Reads one folder on from where it stood."""
    keeping = look.keeping
    stands = look.session.enter(box)
    if old is not None and old.stand.get("validity") != stands.validity:
        keeping.write(partial(followed.end_box, box=old.id))
        old = None
    if old is None:
        made: list[followed.Box] = []
        begun = {"validity": stands.validity}
        keeping.write(lambda c: made.append(followed.open_box(c, look.source.name, box.path, begun)))
        old = made[0]
    known = followed.numbers(keeping.connection, old.id)
    reading = Reading(keeping, look.source, box, old.id, stands.validity)
    there, changes = _there(look.session, stands, old.stand, known)
    short = _read(look, reading, sorted(there - known))
    _flagged(look, reading, changes)
    keeping.end_leaf()
    gone = known - there
    if gone:
        look.gone[old.id] = gone
    if short:
        look.notes.append(f"The server did not give {short} of the messages that it counts in {box.path}.")
    stand = {**stands._asdict(), "whole": not short}
    if gone:
        look.stands[old.id] = stand
    else:
        keeping.write(partial(followed.set_stand, box=old.id, stand=stand))


def _there(session: Session, stands: Stands, stand: dict[str, object], known: set[int]) -> tuple[set[int], Changes]:
    """The numbers that are in the open folder, by the shortest way, and what changed of those that are known."""
    changes = Changes(set(), {})
    since, following = stand.get("modseq"), stand.get("next")
    if not known or not following:
        return session.numbers(stands.messages), changes
    if since and stands.modseq:
        changes = session.changes(int(str(since)), known)
    left = known - changes.gone
    new = session.numbers_from(int(str(following))) if stands.next != following else set()
    if len(left | new) == stands.messages:
        return left | new, changes
    return session.numbers(stands.messages), changes


def _read(look: Look, reading: Reading, uids: list[int]) -> int:
    """Reads messages by number; how many the server did not give."""
    short = 0
    for some in _portions(uids, HEADS):
        try:
            short += len(some) - reading.read(look.session, some)
        except BoxClosed:
            raise
        except CannotFollow as why:
            if len(some) == 1 or not _opened_again(look, reading, why):
                raise
            short += _one_by_one(look, reading, [uid for uid in some if uid not in reading.done])
    return short


def _one_by_one(look: Look, reading: Reading, uids: list[int]) -> int:
    """Reads messages that broke the connection together, so that one of them does not keep the others away."""
    short = 0
    for uid in uids:
        try:
            short += 1 - reading.read(look.session, [uid])
        except CannotFollow as why:
            if not _opened_again(look, reading, why):
                raise
            short += 1
    return short


def _opened_again(look: Look, reading: Reading, why: CannotFollow) -> bool:
    """Whether the mailbox could be opened again after something broke; not for ever."""
    look.keeping.flush()
    look.session.drop()
    if not look.left:
        return False
    look.left -= 1
    try:
        look.session = look.connect()
        stands = look.session.enter(reading.box)
    except CannotFollow:
        raise why from None
    return stands.validity == reading.validity


def _flagged(look: Look, reading: Reading, changes: Changes) -> None:
    """Reads those once more whose flags or labels say something else now than when they were read."""
    known = followed.marks_at(look.keeping.connection, reading.box_id, [str(uid) for uid in changes.flags])
    again = []
    for uid, (flags, labels) in changes.flags.items():
        marks = place_on_server(reading.box.path, reading.box.uses, flags).marks
        if labels is not None:
            marks |= marks_of_labels(labels)
        care = BY_SERVER | (Mark.SENT | Mark.SPAM if labels is not None else Mark(0))
        if str(uid) in known and (known[str(uid)] ^ marks) & care:
            again.append(uid)
    for some in _portions(sorted(again), HEADS):
        with suppress(BoxClosed):
            reading.read(look.session, some)


def _portions(uids: list[int], most: int) -> Iterator[list[int]]:
    for first in range(0, len(uids), most):
        yield uids[first : first + most]
