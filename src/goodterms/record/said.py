"""What was said between the owner and people, and what it was read to do: for many people by a few questions.

Most rules look at who wrote when, and at what was read in it before; so the words of a piece come only when somebody
asks for them.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from goodterms.record.labels import OWNER, READ
from goodterms.record.read import choose
from goodterms.words import Act, Said

KINDS = ("message", "call", "meeting")
"""By their number in ``touch``; the piece itself tells any other."""

FEW = 20
"""People up to whom their own pieces are looked through for a wish; for more, the wishes are."""

OPT_OUT = "opt_out"


class _Words(NamedTuple):
    channel: str
    kind: str
    subject: str
    text: str


class Kept(Said):
    """A piece of the record, whose words are read when they are asked for."""

    __slots__ = ("_connection", "_one_of", "_thread", "_words")

    _connection: sqlite3.Connection
    _one_of: int
    _thread: int
    _words: _Words | str | None

    contact = True
    """What has a touch is contact."""

    def __init__(
        self, connection: sqlite3.Connection, id_: int, ts: int, kind: int, thread: int, weight: float, *, out: bool
    ) -> None:
        fill = object.__setattr__
        fill(self, "interaction", id_)
        fill(self, "ts", ts)
        fill(self, "out", out)
        fill(self, "_thread", thread)
        fill(self, "acts", None)
        fill(self, "_connection", connection)
        fill(self, "_one_of", max(round(1 / weight), 1) if out else 0)
        fill(self, "_words", KINDS[kind] if kind < len(KINDS) else None)

    def _read(self) -> _Words:
        words = self._words
        if not isinstance(words, _Words):
            row = self._connection.execute(
                "SELECT channel, kind, subject, text FROM interaction WHERE id = ?", (self.interaction,)
            ).fetchone()
            words = _Words(*row)
            object.__setattr__(self, "_words", words)
        return words

    @property
    def channel(self) -> str:
        """Where it was said."""
        return self._read().channel

    @property
    def kind(self) -> str:
        """What it is."""
        words = self._words
        return words if isinstance(words, str) else self._read().kind

    @property
    def subject(self) -> str:
        """What it was about."""
        return self._read().subject

    @property
    def text(self) -> str:
        """Its own words."""
        return self._read().text

    @property
    def thread(self) -> str:
        """What it belongs to, empty for nothing."""
        return str(self._thread) if self._thread else ""

    @property
    def recipients(self) -> int:
        """To how many it went."""
        if not self._one_of:
            (many,) = self._connection.execute(
                "SELECT count(*) FROM participant WHERE interaction = ? AND role IN ('to', 'cc', 'bcc')",
                (self.interaction,),
            ).fetchone()
            object.__setattr__(self, "_one_of", max(many, 1))
        return self._one_of


def recent(
    connection: sqlite3.Connection, persons: Sequence[int], as_of: int, most: int, version: str
) -> dict[int, tuple[Said, ...]]:
    """What was last said between the owner and each of these people, newest first, at most so many pieces each.

    ``version``: of the reader whose labels count.
    """
    found: dict[int, list[Kept]] = {person: [] for person in persons}
    rows = connection.execute(
        f"""
        SELECT c.person, t.id, t.ts, t.kind, t.thread, t.weight, t.out
        FROM {choose(connection, persons)} c
        CROSS JOIN touch t ON t.owner = 1 AND t.person = c.person AND t.ts < :as_of
        AND t.ts >= coalesce((SELECT x.ts FROM touch x WHERE x.owner = 1 AND x.person = c.person AND x.ts < :as_of
                              ORDER BY x.ts DESC LIMIT 1 OFFSET :most - 1), :never)
        """,
        {"as_of": as_of, "most": most, "never": -(1 << 60)},
    )
    for person, id_, ts, kind, thread, weight, out in rows:
        found[person].append(Kept(connection, id_, ts, kind, abs(thread), weight, out=bool(out)))
    for person, pieces in found.items():  # they come oldest first, by their key, and more where moments are one
        found[person] = pieces[: -most - 1 : -1]
    _with_acts(connection, (said for pieces in found.values() for said in pieces), version)
    return {person: tuple(pieces) for person, pieces in found.items()}


def wishes(connection: sqlite3.Connection, persons: Sequence[int], as_of: int) -> dict[int, tuple[Said, ...]]:
    """Every piece of theirs, however old, that was read as a wish to be spared, newest first; who has none is not in
    it.
    """
    chosen = choose(connection, persons)
    # few people: through what they wrote; many: through the wishes, which are few
    joined = (
        f"{chosen} c CROSS JOIN touch t ON t.owner = 1 AND t.person = c.person AND NOT t.out "
        "CROSS JOIN label l ON l.interaction = t.id"
        if len(persons) <= FEW
        else f"label l INDEXED BY label_opt_out CROSS JOIN touch t ON t.id = l.interaction AND t.owner = 1 "
        f"AND NOT t.out CROSS JOIN {chosen} c ON c.person = t.person"
    )
    rows = connection.execute(
        f"SELECT DISTINCT t.person, t.id, t.ts, t.kind, t.thread, t.weight FROM {joined} "
        f"WHERE l.act = '{OPT_OUT}' AND l.p > 0 AND t.ts < ? ORDER BY t.ts DESC, t.id DESC",
        (as_of,),
    ).fetchall()
    found: dict[int, list[Said]] = {}
    for person, id_, ts, kind, thread, weight in rows:
        found.setdefault(person, []).append(Kept(connection, id_, ts, kind, abs(thread), weight, out=False))
    return {person: tuple(pieces) for person, pieces in found.items()}


def _with_acts(connection: sqlite3.Connection, pieces: Iterable[Kept], version: str) -> None:
    """Says of each piece that this version has read, what it was read to do. The owner's word goes above it."""
    by_id: dict[int, list[Kept]] = {}
    for said in pieces:
        by_id.setdefault(said.interaction, []).append(said)
    rows = connection.execute(
        'SELECT l.interaction, l.act, l."by", l.p, l.start, l."end" FROM json_each(?) j '
        'CROSS JOIN label l ON l.interaction = j.value WHERE l."by" IN (?, ?)',
        (json.dumps(list(by_id)), version, OWNER),
    )
    told: dict[int, dict[str, Act]] = {}
    read: dict[int, dict[str, Act]] = {}
    for id_, act, by, p, start, end in rows:
        (told if by == OWNER else read).setdefault(id_, {})[act] = Act(p, start, end)
    for id_, acts in read.items():
        if READ in acts:
            settled = _above(acts, told[id_]) if id_ in told else acts
            for said in by_id[id_]:
                object.__setattr__(said, "acts", settled)


def _above(acts: dict[str, Act], told: dict[str, Act]) -> dict[str, Act]:
    """The owner's word on an act (on whatever kind of ask it is) in place of what was read."""
    words = {act.partition(":")[0]: one.p for act, one in told.items()}
    return {act: one for act, one in acts.items() if words.get(act.partition(":")[0], 1.0) > 0}
