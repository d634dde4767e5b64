"""What only the whole of an import can tell: threads that grew together, the owner, strangers who were none.

Done in steps that may each be repeated, so an import killed in the middle is settled by the next command.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator
from itertools import islice

from goodterms.record.cards import NOT_OWN
from goodterms.record.opened import transaction
from goodterms.record.place import WAITING, owner_known, place
from goodterms.words import Mark

STEP = 5_000
"""Interactions placed in one transaction."""

THREADS = """
UPDATE interaction SET thread = parent.thread
FROM thread t JOIN interaction parent ON parent.channel = t.channel AND parent.external_id = t.key
WHERE t.id = interaction.thread AND interaction.channel = 'mail' AND parent.id <> interaction.id
  AND parent.thread IS NOT NULL AND parent.thread <> interaction.thread
RETURNING interaction.id
"""
"""A mail threaded by the id of its parent moves to its parent's own thread once the parent is kept."""

DEEPEST = 50
"""Longest chain of parents that came in the wrong order; each pass mends one link or more."""

LATER = {
    "strangers": f"""
        SELECT i.id FROM interaction i JOIN handle h ON h.id = i.sender
        WHERE i.{WAITING} AND i.why IN ('stranger', 'mass')
          AND EXISTS (SELECT 1 FROM touch t WHERE t.owner = 1 AND t.person = h.person AND t.ts < i.ts AND t.out)""",
    "answers": f"""
        SELECT i.id FROM interaction i JOIN interaction a ON a.channel = i.channel AND a.external_id = i.answers
        JOIN handle o ON o.id = a.sender
        WHERE i.{WAITING} AND i.why <> 'no_owner' AND i.answers <> '' AND o.own""",
    "unplaced": f"SELECT id FROM interaction WHERE {WAITING} AND why = 'no_owner'",
}
"""Pieces whose placing can have changed by what came in after them."""

OWN_SENT = 2
"""A sender of this many mails kept as sent is the owner; while none is known, so is the only sender of one: ours."""

OWN_SENT_SHARE = 0.02
"""And of this share of them: a few mails of a friend's that were misfiled make no owner. Ours."""

OWN_SHARE = 0.6
"""Without sent mail: the address that this share of the mail was delivered to is the owner's: ours."""


def begin_unsettled(connection: sqlite3.Connection) -> None:
    """Said before the first piece is kept, so that an import that dies is settled later."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES ('unsettled', '1')")


def settle(connection: sqlite3.Connection) -> Iterator[str]:
    """Settles everything kept so far, naming each step as it begins. Repeatable; ends with nothing left to settle."""
    yield "threads"
    grow_threads(connection)
    yield "owner"
    find_owner(connection)
    if owner_known(connection):
        for name in ("unplaced", "strangers", "answers"):
            yield name
            replace_all(connection, array("q", (row for (row,) in connection.execute(LATER[name]))))
        yield "twice"
        from goodterms.record.twice import find  # only here: a look at nothing new settles nothing

        find(connection)
    with transaction(connection):
        connection.execute("DELETE FROM meta WHERE name = 'unsettled'")


def replace_all(connection: sqlite3.Connection, interactions: Iterable[int]) -> None:
    """Places these again, a step a transaction."""
    rows = iter(interactions)
    while step := list(islice(rows, STEP)):
        with transaction(connection):
            place(connection, step)


def grow_threads(connection: sqlite3.Connection) -> None:
    """Brings every mail into its parent's thread, however late the parent came."""
    for _ in range(DEEPEST):
        with transaction(connection):
            moved = [row for (row,) in connection.execute(THREADS)]
            if moved and owner_known(connection):
                place(connection, moved)
        if not moved:
            return


def find_owner(connection: sqlite3.Connection) -> list[str]:
    """Learns own addresses from mail kept as sent, or else from where mail was delivered. Returns the new ones."""
    from goodterms.record.owner import learn

    values = sent_by(connection)
    if not values and not owner_known(connection):
        values = delivered_to(connection)
    with transaction(connection):
        return [value for value in values if learn(connection, "mail", value)]


def sent_by(connection: sqlite3.Connection) -> list[str]:
    """Mail addresses that are not yet known as own and stand as sender on mail kept as sent."""
    rows = connection.execute(
        "SELECT h.value, h.own, count(*) FROM interaction i JOIN handle h ON h.id = i.sender "
        f"WHERE i.channel = 'mail' AND i.marks & ? AND NOT i.marks & ? "
        f"AND h.person NOT IN ({NOT_OWN}) GROUP BY h.id",
        (int(Mark.SENT), int(Mark.SPAM | Mark.DRAFT)),
    ).fetchall()
    sole = len(rows) == 1 and not owner_known(connection)  # else it may be somebody's mail, misfiled
    enough = max(OWN_SENT, OWN_SENT_SHARE * sum(n for *_, n in rows))
    return [value for value, own, n in rows if not own and (sole or n >= enough)]


def delivered_to(connection: sqlite3.Connection) -> list[str]:
    """The one address that most of the mail was delivered to, if there is such a one."""
    rows = connection.execute(
        "SELECT h.value, count(DISTINCT p.interaction) AS n FROM participant p JOIN handle h ON h.id = p.handle "
        f"WHERE p.role = 'delivered' AND h.person NOT IN ({NOT_OWN}) GROUP BY h.id ORDER BY n DESC"
    ).fetchall()
    total = sum(n for _, n in rows)
    return [rows[0][0]] if rows and rows[0][1] >= OWN_SHARE * total and rows[0][1] >= 5 else []


def likely_owner(connection: sqlite3.Connection, most: int = 3) -> list[tuple[str, int]]:
    """Mail addresses that the user may be: those that most mail is addressed to, with how often."""
    rows = connection.execute(
        "SELECT h.value, count(*) AS n FROM participant p JOIN handle h ON h.id = p.handle "
        "JOIN person w ON w.id = h.person WHERE h.kind = 'mail' AND p.role IN ('to', 'cc', 'delivered') "
        "AND w.kind = 'person' GROUP BY h.id ORDER BY n DESC, h.id LIMIT ?",
        (most,),
    )
    return [(value, n) for value, n in rows]
