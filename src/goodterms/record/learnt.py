"""What is learnt from: a share of the ties with all their touches; and where what was learnt is kept."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from goodterms.record.opened import transaction
from goodterms.record.renew import NOT_SEEN

if TYPE_CHECKING:  # every command asks what was learnt, and few learn: numbers are loaded where something is
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

NAME = "learnt"
"""Its row in ``meta``."""

MOST = 4_000
"""Ties that are learnt from, drawn by the hash of their number: twice as many change the third digit."""

MOST_TOUCHES = 200_000
"""And no more of their touches than about so many: an archive of a few people may hold millions, and each touch takes
some 300 bytes while it is learnt from."""

HASHED = "(f.person * 2654435761) % 4294967296"
"""Knuth's multiplicative hash: which ties are drawn does not hang together with when they came."""


class Happened(NamedTuple):
    """Touches as columns in the order of person, then time: ``person``, ``ts`` (UTC seconds), ``out``."""

    person: Ints
    ts: Ints
    out: Ints


class Seen(NamedTuple):
    """When persons were seen outside the tie, in the order of person, then time."""

    person: Ints
    ts: Ints


def sample(connection: sqlite3.Connection, before: int) -> tuple[Happened, Seen]:
    """The touches of a share of the people before a moment, and when these were seen outside the tie."""
    import numpy as np

    connection.execute("CREATE TEMP TABLE IF NOT EXISTS learning (place INTEGER PRIMARY KEY, person INTEGER UNIQUE)")
    connection.execute("DELETE FROM learning")
    connection.execute(
        f"INSERT INTO learning (person) SELECT f.person FROM facts f JOIN person p ON p.id = f.person "
        f"WHERE f.owner = 1 AND f.first < ? AND p.kind = 'person' ORDER BY {HASHED}, f.person LIMIT {MOST}",
        (before,),
    )
    touches = _columns(_touches(connection, before), 3)
    seen = connection.execute(
        "SELECT h.person, i.ts FROM learning c CROSS JOIN handle h ON h.person = c.person "
        "CROSS JOIN interaction i ON i.sender = h.id AND i.ts < ? "
        f"WHERE NOT i.contact AND i.why NOT IN {NOT_SEEN} ORDER BY h.person, i.ts",
        (before,),
    )
    order = np.argsort(touches[0], kind="stable")
    return Happened(*(column[order] for column in touches)), Seen(*_columns(seen, 2))


def _touches(connection: sqlite3.Connection, before: int) -> Iterator[tuple[int, int, int]]:
    """Tie by tie in the order they were drawn, until there are enough; ties that are left over are drawn no more."""
    rows = connection.execute(
        "SELECT t.person, t.ts, t.out, c.place FROM learning c CROSS JOIN touch t ON t.owner = 1 "
        "AND t.person = c.person AND t.ts < ? ORDER BY c.place, t.ts",
        (before,),
    )
    read, last = 0, 0
    for person, ts, out, place in rows:
        if read >= MOST_TOUCHES and place != last:
            break
        read, last = read + 1, place
        yield person, ts, out
    if read >= MOST_TOUCHES:
        connection.execute("DELETE FROM learning WHERE place > ?", (last,))


def _columns(rows: Iterable[tuple[int, ...]], width: int) -> tuple[Ints, ...]:
    """The columns of an answer, which never stands in memory as rows."""
    import numpy as np

    table = np.fromiter(rows, dtype=[(str(place), np.int64) for place in range(width)])
    return tuple(np.ascontiguousarray(table[name]) for name in table.dtype.names or ())


def own_activity(connection: sqlite3.Connection, before: int) -> Ints:
    """The UTC days on which the owner did anything before a moment."""
    from goodterms.record.facts.own import own_days

    return own_days(connection, before)


def keep(connection: sqlite3.Connection, learnt: dict[str, Any]) -> None:
    """Keeps what was learnt in place of what was learnt before."""
    with transaction(connection):
        connection.execute("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (NAME, json.dumps(learnt)))


def forget(connection: sqlite3.Connection) -> None:
    """Drops what was learnt: the history it was learnt from is another now."""
    connection.execute("DELETE FROM meta WHERE name = ?", (NAME,))


def kept(connection: sqlite3.Connection) -> str | None:
    """What was learnt last, as JSON."""
    row = connection.execute("SELECT value FROM meta WHERE name = ?", (NAME,)).fetchone()
    return None if row is None else str(row[0])
