"""What messages were read as: a row an act, by the version of the reader that said so, or by the owner."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from goodterms.record.opened import transaction

OWNER = "owner"
"""In ``by``: the owner's own word, which wins over every reader's and is kept when messages are read again."""

READ = "read"
"""The act that says only that a message was read."""

STEP = 2_000
"""Messages read and labelled in one transaction."""

NOT_MINE = (
    "('spam', 'draft', 'trash', 'system', 'bounce', 'automatic', 'newsletter', 'sponsored', 'calendar', 'half', 'twin')"
)
"""Why a piece of one's own or of another's is no message of a person's."""


class Label(NamedTuple):
    """One act read in a message. ``start``, ``end``: where its words stand in the own text, None for nowhere."""

    interaction: int
    act: str
    p: float
    start: int | None = None
    end: int | None = None


class Unlabelled(NamedTuple):
    """A message that waits to be read."""

    id: int
    ts: int
    text: str


class Labelled(NamedTuple):
    """One act between the owner and one person. ``reached``: to how many people the message went.

    ``person`` is 0, and the name empty, where the owner wrote to so many that it is no contact with anybody.
    ``corrected``: ``p`` is the owner's word, not a reader's.
    """

    person: int
    name: str
    out: bool
    act: str
    p: float
    interaction: int
    ts: int
    channel: str
    words: str
    reached: int
    corrected: bool


class Sent(NamedTuple):
    """One message or call between the owner and a person; a call has no text."""

    ts: int
    text: str
    out: bool
    called: bool


WHAT = "CASE WHEN {0}.act LIKE 'ask:%' THEN 'ask' ELSE {0}.act END"
"""An act without the kind of ask: readers of two versions may differ on the kind, and the owner's word is on either."""

SAYS = f"""
FROM interaction i WHERE i.kind IN ('message', 'comment') AND i.text <> ''
AND (i.contact OR (i.out AND i.why NOT IN {NOT_MINE}))
"""
"""Messages with words of a person's."""

WAITS = f"""{SAYS}
AND NOT EXISTS (SELECT 1 FROM label l WHERE l.interaction = i.id AND l.act = '{READ}' AND l.by = ?)
"""


def waiting(connection: sqlite3.Connection, version: str, person: int | None = None) -> int:
    """How many messages this version has not read yet: of all, or of those between the owner and one person."""
    if person is None:
        return int(connection.execute(f"SELECT count(*) {WAITS}", (version,)).fetchone()[0])
    theirs = "AND i.id IN (SELECT t.id FROM touch t WHERE t.owner = 1 AND t.person = ?)"
    return int(connection.execute(f"SELECT count(*) {WAITS} {theirs}", (version, person)).fetchone()[0])


def share_waiting(connection: sqlite3.Connection, version: str, since: int, until: int) -> float:
    """Of the messages from one moment to another, the share that this version has not read yet, 0 to 1; 0 of none."""
    between = "AND i.ts >= ? AND i.ts < ?"
    (waits,) = connection.execute(f"SELECT count(*) {WAITS} {between}", (version, since, until)).fetchone()
    (says,) = connection.execute(f"SELECT count(*) {SAYS} {between}", (since, until)).fetchone()
    return waits / says if says else 0.0


def unlabelled(connection: sqlite3.Connection, version: str) -> Iterator[list[Unlabelled]]:
    """Messages that this version has not read, newest first, `STEP` at a time."""
    ids = [row for (row,) in connection.execute(f"SELECT i.id {WAITS} ORDER BY i.ts DESC, i.id DESC", (version,))]
    for start in range(0, len(ids), STEP):
        some = ids[start : start + STEP]
        marks = ", ".join("?" * len(some))
        rows = connection.execute(f"SELECT id, ts, text FROM interaction WHERE id IN ({marks})", some)
        yield [Unlabelled(*row) for row in rows]


def recent(connection: sqlite3.Connection, version: str, since: int, most: int) -> list[Unlabelled]:
    """Messages from a moment on that this version has not read, the newest ones."""
    rows = connection.execute(
        f"SELECT i.id, i.ts, i.text {WAITS} AND i.ts >= ? ORDER BY i.ts DESC, i.id DESC LIMIT ?", (version, since, most)
    )
    return [Unlabelled(*row) for row in rows]


def unanswered(connection: sqlite3.Connection, version: str, most: int) -> list[Unlabelled]:
    """The last word of everybody whom the owner has written to and has not answered, not yet read, newest first."""
    rows = connection.execute(
        f"""
        SELECT i.id, i.ts, i.text {WAITS} AND i.id IN (
            SELECT t.id FROM facts f JOIN touch t ON t.owner = f.owner AND t.person = f.person AND t.ts = f.last_in
            WHERE f.owner = 1 AND f.n_out > 0 AND f.last_in > f.last_out AND NOT t.out)
        ORDER BY i.ts DESC, i.id DESC LIMIT ?
        """,
        (version, most),
    )
    return [Unlabelled(*row) for row in rows]


def keep(connection: sqlite3.Connection, version: str, read: Sequence[int], labels: Iterable[Label]) -> None:
    """Keeps what a version read in these messages, in place of what any reader said before. The owner's word stays."""
    with transaction(connection):
        ids = [(row,) for row in read]
        connection.executemany("DELETE FROM label WHERE interaction = ? AND by <> 'owner'", ids)
        connection.executemany(
            f"INSERT INTO label (interaction, act, p, by) VALUES (?, '{READ}', 1, ?)", ((row, version) for row in read)
        )
        connection.executemany(
            "INSERT OR IGNORE INTO label (interaction, act, p, start, end, by) VALUES (?, ?, ?, ?, ?, ?)",
            ((*label, version) for label in labels),
        )


def say(connection: sqlite3.Connection, interaction: int, act: str, p: float) -> None:
    """The owner's word on a message: this act, with 1 for it is and 0 for it is not. Said again, the newer counts.

    A word on any kind of ask is a word on whatever ask is read in the message, now or by a later reader.

    Raises:
        LookupError: there is no such message.
    """
    with transaction(connection):
        if connection.execute("SELECT 1 FROM interaction WHERE id = ?", (interaction,)).fetchone() is None:
            raise LookupError(interaction)
        _unsay(connection, interaction, act)
        connection.execute(
            "INSERT INTO label (interaction, act, p, by) VALUES (?, ?, ?, 'owner')", (interaction, act, p)
        )


def unsay(connection: sqlite3.Connection, interaction: int, act: str) -> None:
    """Takes the owner's word back: what was read counts again."""
    with transaction(connection):
        _unsay(connection, interaction, act)


def _unsay(connection: sqlite3.Connection, interaction: int, act: str) -> None:
    connection.execute(
        f"DELETE FROM label AS l WHERE interaction = ? AND by = 'owner' AND {WHAT.format('l')} = ?",
        (interaction, act.partition(":")[0]),
    )


def corrections(connection: sqlite3.Connection) -> dict[str, int]:
    """How often the owner said of an act that it was none (``no …``) or one (the act itself)."""
    rows = connection.execute(
        "SELECT CASE WHEN p > 0 THEN act ELSE 'no ' || act END AS said, count(*) FROM label WHERE by = 'owner' "
        "GROUP BY said"
    )
    return dict(rows.fetchall())


def acts(connection: sqlite3.Connection, as_of: int, person: int | None = None) -> list[Labelled]:
    """Every act between the owner and people (one, when given) before a moment, oldest first.

    What the owner said of an act of a message stands in place of what was read.
    """
    narrow = "" if person is None else "AND t.person = :person"
    rows = connection.execute(
        f"""
        SELECT coalesce(t.person, 0), coalesce(p.name, ''), i.out,
               CASE WHEN o.p > 0 AND o.act <> 'ask' THEN o.act ELSE l.act END,
               coalesce(o.p, l.p), i.id, i.ts, i.channel,
               CASE WHEN l.start IS NULL THEN '' ELSE substr(i.text, l.start + 1, l.end - l.start) END,
               CASE WHEN t.person IS NULL THEN 0 WHEN t.out THEN round(1 / t.weight) ELSE 1 END, o.p IS NOT NULL
        FROM label l JOIN interaction i ON i.id = l.interaction
        LEFT JOIN touch t ON t.owner = 1 AND t.id = i.id LEFT JOIN person p ON p.id = t.person
        LEFT JOIN label o ON o.interaction = l.interaction AND {WHAT.format("o")} = {WHAT.format("l")}
                         AND o.by = '{OWNER}'
        WHERE l.act <> '{READ}' AND (l.by <> '{OWNER}' OR NOT EXISTS (
            SELECT 1 FROM label m
            WHERE m.interaction = l.interaction AND {WHAT.format("m")} = {WHAT.format("l")} AND m.by <> '{OWNER}'))
          AND i.ts < :as_of AND (p.kind = 'person' OR (t.person IS NULL AND i.out)) {narrow}
        ORDER BY i.ts, i.id, t.person, l.act
        """,
        {"as_of": as_of, "person": person},
    )
    return [Labelled(*row)._replace(out=bool(row[2]), reached=int(row[9]), corrected=bool(row[10])) for row in rows]


def between(connection: sqlite3.Connection, person: int, as_of: int) -> list[Sent]:
    """What the owner and one person wrote each other before a moment, and their calls, oldest first."""
    rows = connection.execute(
        "SELECT i.ts, i.text, t.out, i.kind = 'call' FROM touch t JOIN interaction i ON i.id = t.id "
        "WHERE t.owner = 1 AND t.person = ? AND i.ts < ? AND i.kind IN ('message', 'comment', 'call') ORDER BY i.ts",
        (person, as_of),
    )
    return [Sent(ts, text, bool(out), bool(called)) for ts, text, out, called in rows]


def texts(connection: sqlite3.Connection, ids: Iterable[int]) -> dict[int, str]:
    """The own words of these messages."""
    found: dict[int, str] = {}
    wanted = sorted(set(ids))
    for start in range(0, len(wanted), STEP):
        some = wanted[start : start + STEP]
        marks = ", ".join("?" * len(some))
        found.update(connection.execute(f"SELECT id, text FROM interaction WHERE id IN ({marks})", some).fetchall())
    return found
