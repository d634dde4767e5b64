"""Renews what is cached of stale ties: the look-back columns of their touches, then their facts. Safe to be killed in.

A person is marked stale in the transaction that changes the touches, and unmarked in the one that renews the facts, so
whoever reads next finds either fresh facts or the mark.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from goodterms.record.opened import transaction
from goodterms.words import DAY, UNUSUAL

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CHUNK = 50_000
"""Touches renewed in one transaction: bounds memory (about 500 bytes each while counting)."""

AWAY = 90 * DAY
"""Silent to everyone for this long, and for `UNUSUAL` ordinary pauses, is away; the next sighting is a return
(`docs/words.md`, state)."""

NOT_SEEN = "('spam', 'draft', 'sponsored', 'system', 'bounce', 'automatic', 'newsletter', 'mass', 'no_owner', 'twin')"
"""Pieces that show a machine at work or nobody, not the person; those not placed yet; and twins."""

KEYS = ("person", "ts", "id", "out", "thread", "kind", "weight")
LOOK_BACK = ("gap", "turn", "opens", "answers", "first_of_day", "day_gap", "two_way_day", "occasion")
EMPTY_AS_NULL = ("gap", "day_gap")


def any_stale(connection: sqlite3.Connection) -> bool:
    """Whether any tie waits to be renewed."""
    return bool(connection.execute("SELECT 1 FROM stale LIMIT 1").fetchone())


def renew(connection: sqlite3.Connection) -> int:
    """Renews every stale tie; returns how many. numpy and DuckDB are imported only if there are any."""
    if not any_stale(connection):
        return 0
    return sum(_renew_once(connection, persons) for persons in _chunks(connection))


def _renew_once(connection: sqlite3.Connection, persons: list[int]) -> int:
    """Those of them who are stale still: while this waited for the right to write another may have renewed them all,
    and a gate before which many stand at once would renew them as often.
    """
    with transaction(connection):
        still = {person for (person,) in connection.execute("SELECT person FROM stale WHERE owner = 1")}
        stale = [person for person in persons if person in still]
        if stale:
            _renew(connection, stale)
    return len(stale)


def _chunks(connection: sqlite3.Connection) -> Iterator[list[int]]:
    rows = connection.execute(
        "SELECT s.person, count(t.ts) FROM stale s LEFT JOIN touch t ON t.owner = s.owner AND t.person = s.person "
        "GROUP BY s.person ORDER BY s.person"
    ).fetchall()
    chunk: list[int] = []
    size = 0
    for person, touches in rows:
        if chunk and size + touches > CHUNK:
            yield chunk
            chunk, size = [], 0
        chunk.append(person)
        size += touches
    if chunk:
        yield chunk


def _renew(connection: sqlite3.Connection, persons: list[int]) -> None:
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS renewing (person INTEGER PRIMARY KEY)")
    connection.execute("DELETE FROM renewing")
    connection.executemany("INSERT INTO renewing VALUES (?)", ((person,) for person in persons))
    columns = read_touches(connection, "renewing")
    connection.execute("DELETE FROM facts WHERE owner = 1 AND person IN (SELECT person FROM renewing)")
    connection.execute("DELETE FROM sighting WHERE person IN (SELECT person FROM renewing)")
    connection.execute(f"INSERT INTO sighting {sightings('renewing')}")
    if len(columns["person"]):
        columns = _look_back(connection, columns)
        _write_facts(connection, columns)
    connection.execute("DELETE FROM stale WHERE owner = 1 AND person IN (SELECT person FROM renewing)")


IN_USE = 3
"""Acts by which a handle counts as in use: once or twice is how people try one out."""


def sightings(among: str = "", before: int | None = None) -> str:
    """SQL that counts the second clock: person, first, last, elsewhere, back, pause, seen, places, channel. ``among``:
    a table of the people who are meant, all without it; it is looked through first, or one person's would cost as much
    as everybody's.

    A silence is an absence when it is long and unusual beside the pauses before it, of which there must be two; an
    earlier absence is no ordinary pause, so the second one is seen as well as the first. ``back``: the end of the last
    silence that was long and no shorter than any ordinary one; whether it was an absence, what went on around them must
    tell (`around.missed`). ``places``: what was in use
    within `AWAY` of the last act, a mail address 1, any other handle 2, for people keep those when they change jobs.
    """
    bound = "" if before is None else f"AND i.ts < {int(before)}"
    of = f"{among} chosen_one CROSS JOIN handle h ON h.person = chosen_one.person" if among else "handle h"
    earlier = "OVER (PARTITION BY person ORDER BY ts, id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)"
    return f"""
    WITH act AS MATERIALIZED (
        SELECT h.person, h.id AS handle, h.kind, i.channel, i.ts, i.id, i.contact,
               i.ts - lag(i.ts) OVER (PARTITION BY h.person ORDER BY i.ts, i.id) AS pause
        FROM {of} CROSS JOIN interaction i ON i.sender = h.id
        WHERE NOT h.own AND i.why NOT IN {NOT_SEEN} {bound}),
    beside AS (SELECT *, max(pause) {earlier} AS longest, count(pause) {earlier} AS pauses FROM act),
    long AS (SELECT *, pause >= {AWAY} AND pauses >= 2 AND pause >= {UNUSUAL} * longest AS unusual FROM beside),
    ordinary AS (SELECT *, max(CASE WHEN NOT unusual THEN pause END) {earlier} AS usual FROM long),
    judged AS (
        SELECT *, pause >= {AWAY} AND pauses >= 2 AND pause >= {UNUSUAL} * usual AS away,
               pause >= {AWAY} AND pauses >= 2 AND pause >= usual AS back FROM ordinary),
    place AS (
        SELECT person, kind, channel, count(*) AS n, max(ts) AS last, max(CASE WHEN NOT contact THEN ts END) AS seen
        FROM act GROUP BY person, handle, channel),
    ended AS (SELECT *, max(last) OVER (PARTITION BY person) AS newest FROM place),
    eyes AS (
        SELECT person, max(seen) AS seen, max(CASE WHEN last = newest THEN channel END) AS channel,
               sum((n >= {IN_USE} AND last >= newest - {AWAY}) * (1 + (kind <> 'mail'))) AS places
        FROM ended GROUP BY person)
    SELECT j.person, min(j.ts), max(j.ts), sum(NOT j.contact), max(CASE WHEN j.back THEN j.ts END),
           max(CASE WHEN NOT j.away THEN j.pause END), e.seen, e.places, e.channel
    FROM judged j JOIN eyes e ON e.person = j.person GROUP BY j.person"""


def read_touches(
    connection: sqlite3.Connection, among: str = "", *, look_back: bool = False, before: int | None = None
) -> dict[str, NDArray[np.float64 | np.int64]]:
    """Touches as numpy columns, ordered by (person, ts, id, out); with ``look_back`` those columns too (-1 for NULL).

    ``among``: a table of the people who are meant, as in `sightings`. ``before``: only touches earlier than that.
    """
    import numpy as np

    names = KEYS + (LOOK_BACK if look_back else ())
    picked = ", ".join(f"coalesce(t.{name}, -1)" if name in EMPTY_AS_NULL else f"t.{name}" for name in names)
    bound = "" if before is None else f"AND t.ts < {int(before)}"
    of = f"{among} c CROSS JOIN touch t ON t.person = c.person" if among else "touch t"
    rows = connection.execute(
        f"SELECT {picked} FROM {of} WHERE t.owner = 1 {bound} ORDER BY t.person, t.ts, t.id, t.out"
    )
    types = [(name, np.float64 if name == "weight" else np.int64) for name in names]
    table = np.fromiter(rows, dtype=types)
    return {name: np.ascontiguousarray(table[name]) for name in names}


def _look_back(
    connection: sqlite3.Connection, columns: dict[str, NDArray[np.float64 | np.int64]]
) -> dict[str, NDArray[np.float64 | np.int64]]:
    """Computes and writes the look-back columns of these touches."""
    import numpy as np

    from goodterms.record.facts.lookback import look_back

    found = look_back(*(columns[name].astype(np.int64, copy=False) for name in KEYS[:-1]))
    back: Mapping[str, NDArray[np.int64]] = found._asdict()
    values = [
        (None if value < 0 else value for value in back[name].tolist())
        if name in EMPTY_AS_NULL
        else back[name].tolist()
        for name in LOOK_BACK
    ]
    keys = [columns[name].tolist() for name in ("person", "ts", "id", "out")]
    setting = ", ".join(f"{name} = ?" for name in LOOK_BACK)
    connection.executemany(
        f"UPDATE touch SET {setting} WHERE owner = 1 AND person = ? AND ts = ? AND id = ? AND out = ?",
        zip(*values, *keys, strict=True),
    )
    return columns | dict(back)


def _write_facts(connection: sqlite3.Connection, columns: Mapping[str, NDArray[np.float64 | np.int64]]) -> None:
    from goodterms.record.facts.count import count

    counted = count(columns, None)
    names = list(counted)
    rows = zip(*(_plain(counted[name]) for name in names), strict=True)
    marks = ", ".join("?" * len(names))
    connection.executemany(f"INSERT INTO facts (owner, {', '.join(names)}) VALUES (1, {marks})", rows)


def _plain(column: NDArray[np.float64 | np.int64]) -> list[float | int | None]:
    """A column as Python values, masked or NaN entries as None."""
    import numpy as np

    values: list[float | int | None] = column.tolist()  # a masked array gives None where it is masked
    if column.dtype.kind == "f":
        return [None if value is None or np.isnan(value) else value for value in values]
    return values
