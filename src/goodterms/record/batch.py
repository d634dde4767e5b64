"""One batch while it is being written: pieces sorted into the rows of the record, each piece once."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import islice

from goodterms.record.cards import Bringing, body, keep_card
from goodterms.record.handles import Handles
from goodterms.record.place import leaning_on
from goodterms.words import Card, Interaction, Listing, Mark, Role, Seen, Unread

EITHER = Mark.SENT
"""Marks that hold if any copy has them; all others only if every copy has them (contact if any copy is)."""

REPLY = re.compile(r"^\s*(?:(?:re|aw|sv|vs|antw|r|ref|odp|ynt|回复|答复)\s*(?:\[\d+\])?\s*[::]\s*)+", re.IGNORECASE)
"""Reply prefixes of mail programs in several languages, for mail that carries no ids to thread by."""

QUOTED = 60
"""Letters of what a mail quotes that have to stand in the mail it answers; line ends may differ after that."""

ASKED_AT_ONCE = 500
"""Ids asked for in one question; SQLite takes 999 values and more."""

SUBJECT_DAYS = 60 * 86_400
"""Mail without ids belongs to an earlier mail of the same subject between the same two people within 60 days: ours."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing a source said, with the leaf it came from."""

    leaf: int
    seen: Seen
    taken: int | None = None
    """For a card on a complete list: the day that list was taken."""


FORGOTTEN = -1
"""In place of a row: the piece is of somebody who was forgotten, and was not kept."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Where a piece ended: ``row`` of an interaction, or of a card when ``card``; 0 for unread, `FORGOTTEN`
    for what was not kept.
    """

    leaf: int
    row: int
    card: bool = False


@dataclass(slots=True)
class Shared:
    """What the batches of one import share. ``owners_word``: as of `add.Adder`."""

    connection: sqlite3.Connection
    run: int
    now: int
    handles: Handles
    owners_word: bool = False
    threads: dict[tuple[str, str], int] = field(default_factory=dict)


class Batch:
    """The rows of one batch while it is being written."""

    def __init__(self, shared: Shared) -> None:
        self.shared = shared
        self.connection = shared.connection
        self.next = int(self.connection.execute("SELECT coalesce(max(id), 0) FROM interaction").fetchone()[0])
        self.pending: dict[tuple[str, str], int] = {}
        self.stored: dict[tuple[str, str], int] = {}
        self.asked: set[tuple[str, str]] = set()
        self.new: dict[int, tuple[object, ...]] = {}
        self.participants: list[tuple[int, int, str]] = []
        self.copies: list[tuple[int, int | None, int | None, str, str, int, int | None, str]] = []
        self.unread: list[tuple[int, str, str]] = []
        self.spans: dict[str, tuple[int, int]] = {}
        self.changed: set[int] = set()
        self.sent: dict[int, list[int]] = {}
        self.talks: set[int] = set()
        self.listings: list[Listing] = []

    def keep(self, piece: Piece) -> Kept | None:
        """Sorts one piece into rows."""
        match piece.seen:
            case Interaction() as interaction:
                return Kept(piece.leaf, self._interaction(piece.leaf, interaction))
            case Card() as card:
                return Kept(piece.leaf, self._card(piece, card), card=True)
            case Unread() as unread:
                self.unread.append((piece.leaf, unread.where, unread.why))
                return Kept(piece.leaf, 0)
            case Listing() as listing:
                self.listings.append(listing)
                return None

    def look_up(self, keys: Iterable[tuple[str, str]]) -> None:
        """Asks which of these ids (channel, external id) are kept, some hundred in one question."""
        self.asked |= (wanted := set(keys) - self.asked)
        for channel in {channel for channel, _ in wanted}:
            ids = iter(sorted(external_id for of, external_id in wanted if of == channel))
            while some := list(islice(ids, ASKED_AT_ONCE)):
                marks = ", ".join("?" * len(some))
                rows = self.connection.execute(
                    f"SELECT external_id, id FROM interaction WHERE channel = ? AND external_id IN ({marks})",
                    (channel, *some),
                )
                self.stored |= {(channel, external_id): int(row) for external_id, row in rows}

    def write(self) -> None:
        """Writes the rows that were gathered."""
        self.shared.handles.write_posts()
        many = self.connection.executemany
        many(
            "INSERT INTO interaction (id, channel, external_id, ts, kind, sender, thread, answers, subject, text, "
            "marks, minutes, why, brought) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'no_owner', ?)",
            self.new.values(),
        )
        if self.new:
            self.connection.execute(
                "INSERT INTO interaction_text (rowid, subject, text) "
                "SELECT id, subject, text FROM interaction WHERE id BETWEEN ? AND ?",
                (min(self.new), max(self.new)),
            )
        many("INSERT OR IGNORE INTO participant VALUES (?, ?, ?)", self.participants)
        many(
            "INSERT INTO talk (thread, waits) VALUES (?, 1) ON CONFLICT (thread) DO UPDATE SET waits = 1",
            ((thread,) for thread in sorted(self.talks)),
        )
        many(
            "INSERT INTO copy (leaf, interaction, card, place, folder, marks, taken, said) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            self.copies,
        )
        many("INSERT INTO unread (leaf, place, why) VALUES (?, ?, ?)", self.unread)
        many(
            "INSERT INTO coverage VALUES (?, ?, ?) ON CONFLICT (channel) DO UPDATE "
            "SET first = min(first, excluded.first), last = max(last, excluded.last)",
            ((channel, *span) for channel, span in self.spans.items()),
        )

    def again(self) -> set[int]:
        """Kept interactions that may be placed differently now. Asked when everything is written."""
        changed = self.changed | self.shared.handles.moved()
        return changed | leaning_on(self.connection, changed) if changed else changed

    # interactions

    def _interaction(self, leaf: int, seen: Interaction) -> int:
        external_id = seen.external_id
        row, same = self._found(seen, external_id)
        if row and not same:  # an id used again for another message
            external_id = "sha:" + digest(seen)
            row, same = self._found(seen, external_id)
        added: list[tuple[int, str]] = []
        fresh = row is None
        if row is None:
            row = self._new(leaf, seen, external_id)
        else:
            added = self._known(row, seen)
        self._copy(leaf, row, seen, added, fresh=fresh)
        return row

    def _found(self, seen: Interaction, external_id: str) -> tuple[int | None, bool]:
        """The row of that id, and whether it really is the same piece (for mail: same sender and date)."""
        key = (seen.channel, external_id)
        row = self.pending.get(key) or self.stored.get(key)
        if row is None and key not in self.asked:
            self.look_up([key])
            row = self.stored.get(key)
        if row is None:
            return None, False
        return row, seen.channel != "mail" or self._same(row, seen)

    def _same(self, row: int, seen: Interaction) -> bool:
        sender = self._sender(seen)
        if row in self.new:
            ts, old = self.new[row][3], self.new[row][5]
        else:
            ts, old = self.connection.execute("SELECT ts, sender FROM interaction WHERE id = ?", (row,)).fetchone()
        return ts == seen.ts and (old == sender or old is None or sender is None)

    def _sender(self, seen: Interaction) -> int | None:
        sender = seen.sender
        return None if sender is None else self.shared.handles.row(sender)

    def _new(self, leaf: int, seen: Interaction, external_id: str) -> int:
        self.next += 1
        row = self.next
        sender = self._sender(seen)
        self._take_part(row, seen)
        self.pending[seen.channel, external_id] = row
        thread = self._thread(seen, external_id, sender)
        if thread is not None and seen.channel != "mail":
            self.talks.add(thread)
        self.new[row] = (
            row, seen.channel, external_id, seen.ts, seen.kind, sender, thread, seen.answers, seen.subject, seen.text,
            int(seen.marks), seen.minutes, leaf,
        )  # fmt: skip
        if sender is not None:
            self.sent.setdefault(sender, []).append(row)
            self.shared.handles.sign(sender, seen.signed)
            self.shared.handles.post(sender, seen.posts, seen.ts)
        if not self.shared.owners_word and seen.ts <= self.shared.now:  # no channel covers what is told, or to come
            first, last = self.spans.get(seen.channel, (seen.ts, seen.ts))
            self.spans[seen.channel] = (min(first, seen.ts), max(last, seen.ts))
        return row

    def _take_part(self, row: int, seen: Interaction) -> list[tuple[int, int, str]]:
        handles = self.shared.handles
        rows = [
            (row, handles.row(p.handle, kind="list" if p.role is Role.LIST else None), p.role.value)
            for p in seen.participants
        ]
        self.participants += rows
        return rows

    def _known(self, row: int, seen: Interaction) -> list[tuple[int, str]]:
        """A second copy adds participants, which are returned, and takes exclusions away that it does not share."""
        if row in self.new:
            old_marks = Mark(int(str(self.new[row][10])))
            before: set[tuple[int, str]] = set()
        else:
            (stored,) = self.connection.execute("SELECT marks FROM interaction WHERE id = ?", (row,)).fetchone()
            old_marks = Mark(stored)
            before = set(self.connection.execute("SELECT handle, role FROM participant WHERE interaction = ?", (row,)))
        rows = self._take_part(row, seen)
        marks = merged(old_marks, seen.marks)
        if marks != old_marks:
            self._mark(row, marks)
        moved = seen.kind == "meeting" and self._move(row, seen)
        added = [] if row in self.new else [(handle, role) for _, handle, role in rows if (handle, role) not in before]
        if row not in self.new and (moved or marks != old_marks or added):
            self.changed.add(row)
        return added

    def _mark(self, row: int, marks: Mark) -> None:
        if row in self.new:
            kept = list(self.new[row])
            kept[10] = int(marks)
            self.new[row] = tuple(kept)
        else:
            self.connection.execute("UPDATE interaction SET marks = ? WHERE id = ?", (int(marks), row))

    def _move(self, row: int, seen: Interaction) -> bool:
        """A meeting read again stands where the newer reading has it, cancelled or not."""
        if row in self.new:
            return False
        changed = self.connection.execute(
            "UPDATE interaction SET ts = ?, minutes = ?, marks = ? WHERE id = ? AND (ts <> ? OR marks <> ?)",
            (seen.ts, seen.minutes, int(seen.marks), row, seen.ts, int(seen.marks)),
        )
        return changed.rowcount > 0

    def _copy(self, leaf: int, row: int, seen: Interaction, added: list[tuple[int, str]], *, fresh: bool) -> None:
        if not fresh and row not in self.new and not added and self._held(row, seen):
            return
        said: dict[str, object] = {"with": added} if added else {}
        if seen.kind == "meeting":
            said |= {"at": [seen.ts, seen.minutes]}
        self.copies.append(
            (leaf, row, None, seen.where, seen.folder, int(seen.marks), None, json.dumps(said) if said else "")
        )

    def _held(self, row: int, seen: Interaction) -> bool:
        """Whether a copy from that very place is kept that says the same."""
        found = self.connection.execute(
            "SELECT said FROM copy WHERE interaction = ? AND place = ? AND marks = ? ORDER BY leaf DESC",
            (row, seen.where, int(seen.marks)),
        ).fetchone()
        if found is None or seen.kind != "meeting":
            return found is not None
        return bool(json.loads(found[0])["at"] == [seen.ts, seen.minutes])

    # threads

    def _thread(self, seen: Interaction, external_id: str, sender: int | None) -> int | None:
        if seen.thread:
            return self._thread_row(seen.channel, seen.thread)
        if seen.channel != "mail":
            return None
        earlier = self._earlier(seen, sender)
        return earlier if earlier is not None else self._thread_row(seen.channel, external_id)

    def _thread_row(self, channel: str, key: str) -> int:
        threads = self.shared.threads
        if (channel, key) not in threads:
            self.connection.execute("INSERT OR IGNORE INTO thread (channel, key) VALUES (?, ?)", (channel, key))
            found = self.connection.execute("SELECT id FROM thread WHERE channel = ? AND key = ?", (channel, key))
            threads[channel, key] = int(found.fetchone()[0])
        return threads[channel, key]

    def _earlier(self, seen: Interaction, sender: int | None) -> int | None:
        """The thread of the newest earlier mail of the same bare subject from somebody this one is addressed to."""
        bare = REPLY.sub("", seen.subject).strip()
        if not bare or bare == seen.subject.strip() or sender is None:
            return None
        others = [self.shared.handles.row(p.handle) for p in seen.participants if p.role in (Role.TO, Role.CC)]
        found = [row for other in others for row in self._same_subject(other, bare, seen)]
        head = " ".join(seen.quoted.split())[:QUOTED]
        quoted = [row for row in found if head and head in " ".join(row[2].split())]
        best = max(quoted or found, default=None)
        return best[1] if best else None

    def _same_subject(self, sender: int, bare: str, seen: Interaction) -> list[tuple[int, int, str]]:
        """Earlier mails of a sender with that bare subject: when, in which thread, and their words."""
        rows = self.connection.execute(
            "SELECT ts, thread, subject, text FROM interaction "
            "WHERE channel = 'mail' AND sender = ? AND ts <= ? AND ts > ? AND thread IS NOT NULL",
            (sender, seen.ts, seen.ts - SUBJECT_DAYS),
        ).fetchall()
        rows += [
            (new[3], new[6], new[8], new[9])
            for new in map(self.new.__getitem__, self.sent.get(sender, ()))
            if new[1] == "mail" and new[6] is not None and seen.ts - SUBJECT_DAYS < int(str(new[3])) <= seen.ts
        ]
        return [
            (int(ts), int(thread), text) for ts, thread, subject, text in rows if REPLY.sub("", subject).strip() == bare
        ]

    # cards

    def _card(self, piece: Piece, card: Card) -> int:
        bringing = Bringing(piece.leaf, self.shared.run, self.shared.now, piece.taken)
        row = keep_card(self.connection, self.shared.handles, card, bringing)
        said = body(card)
        held = self.connection.execute(
            "SELECT 1 FROM copy WHERE card = ? AND place = ? AND said = ? AND taken IS ?",
            (row, card.where, said, piece.taken),
        ).fetchone()
        if not held:
            self.copies.append((piece.leaf, None, row, card.where, "", 0, piece.taken, said))
        return row


def merged(one: Mark, other: Mark) -> Mark:
    """The marks of two copies of one piece: an exclusion stands only if both copies have it."""
    return (one & other) | ((one | other) & EITHER)


def digest(seen: Interaction) -> str:
    """Stands in for an id that is missing or was used twice: sender, date, subject and own text, 128 bits in hex."""
    sender = seen.sender
    parts = (sender.value if sender else "", str(seen.ts), seen.subject, seen.text)
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
