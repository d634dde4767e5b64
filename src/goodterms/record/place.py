"""Direction, contact and touches of kept interactions, decided from the owner's handles; can be done again at any time.

`place` is the one definition, for a fresh batch as for everything after a new own handle. It looks back only: whether a
piece is contact depends on the piece, on whom it answers and on what the owner had written *before* it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from goodterms.words import Mark

MANY = 10
"""More recipients than this is not contact (`docs/words.md`)."""

TWIN = "EXISTS (SELECT 1 FROM twin d WHERE d.interaction = seen.id)"
"""The same piece is counted by another kind of export (`record/twice`)."""

SMALL_CC = 3
"""A Cc is a sighting unless there are at most this many recipients in all (`docs/words.md`)."""

PERSONAL = "('list', 'bot', 'owner')"
"""Kinds that nobody has a tie with."""

TIELESS = "('list', 'bot', 'owner', 'hidden')"
"""The same, and whoever was forgotten (`record/forgotten`): counted among those a message
went to, but touched by none."""

WAITING = "why IN ('cc', 'group', 'list', 'newsletter', 'stranger', 'mass', 'no_owner')"
"""Pieces whose placing can change by what comes in after them; word for word the condition of interaction_by_why."""

PREPARE = (
    "CREATE TEMP TABLE IF NOT EXISTS placing (id INTEGER PRIMARY KEY)",
    "CREATE TEMP TABLE IF NOT EXISTS reach (id INTEGER PRIMARY KEY, reached INTEGER, people INTEGER, lists INTEGER, "
    "to_me INTEGER, cc_me INTEGER, delivered INTEGER, absent_me INTEGER, there INTEGER)",
    "DELETE FROM placing",
    "DELETE FROM reach",
)

# Every statement begins with what is to be placed, never with all that is kept: SQLite has no statistics to see which
# is fewer, and CROSS JOIN is how it is told.

REACH = f"""
INSERT INTO reach
SELECT placing.id,
       count(DISTINCT CASE WHEN p.role IN ('to', 'cc', 'bcc') THEN h.person END),
       count(DISTINCT CASE WHEN p.role IN ('to', 'cc', 'bcc') AND w.kind NOT IN {PERSONAL} THEN h.person END),
       sum(p.role = 'list' OR (w.kind = 'list' AND p.role IN ('to', 'cc', 'bcc'))),
       max(h.own AND p.role IN ('to', 'bcc')),
       max(h.own AND p.role = 'cc'),
       max(h.own AND p.role = 'delivered'),
       max(h.own AND p.role = 'absent'),
       count(DISTINCT CASE WHEN p.role = 'attendee' AND w.kind NOT IN {PERSONAL} THEN h.person END)
FROM placing
CROSS JOIN participant p ON p.interaction = placing.id
JOIN handle h ON h.id = p.handle
JOIN person w ON w.id = h.person
GROUP BY placing.id
"""

MARKED = "\n".join(
    f"        WHEN marks & {int(mark)} THEN '{why}'"
    for mark, why in (
        (Mark.DRAFT, "draft"),
        (Mark.SPAM, "spam"),
        (Mark.TRASH, "trash"),
        (Mark.SPONSORED, "sponsored"),
        (Mark.SYSTEM, "system"),
        (Mark.REACTION, "reaction"),
        (Mark.CANCELLED, "cancelled"),
        (Mark.BLOCKED, "block"),
        (Mark.HALF, "half"),
        (Mark.MISSED, "missed"),
        (Mark.BOUNCE, "bounce"),
        (Mark.CALENDAR, "calendar"),
        (Mark.AUTO, "automatic"),
    )
)

ANSWERS_ME = """(answers <> '' AND EXISTS (SELECT 1 FROM interaction a JOIN handle o ON o.id = a.sender
               WHERE a.channel = seen.channel AND a.external_id = seen.answers AND o.own))"""

TO_MY_HOUSE = """EXISTS (SELECT 1 FROM participant p JOIN handle h ON h.id = p.handle
               WHERE p.interaction = seen.id AND p.role IN ('to', 'cc') AND h.kind = 'mail'
                 AND substr(h.value, instr(h.value, '@')) IN
                     (SELECT substr(value, instr(value, '@')) FROM handle WHERE own = 1 AND kind = 'mail'))"""
"""Delivered to me and addressed to my own domain: an alias such as info@ that nobody told us of. A stranger's mail that
reached me by its envelope alone, while it names only others or nobody, was not addressed to me."""

WROTE = """EXISTS (SELECT 1 FROM touch t
               WHERE t.owner = 1 AND t.person = seen.person AND t.ts < seen.ts AND t.out)"""
"""Asked last and only where it decides, so that it costs nothing on ordinary mail."""

GROUP = f"(channel NOT IN ('mail', 'log') AND kind <> 'meeting' AND reached > {SMALL_CC})"
"""What is said in a chat of more than a few is said to nobody in particular: everybody there is seen, nobody spoken to,
unless it answers a message of mine."""

JUDGE = f"""
WITH seen AS NOT MATERIALIZED (
    SELECT i.id, i.ts, i.kind, i.marks, i.sender, coalesce(s.own, 0) AS out, coalesce(w.kind, '') AS sender_kind,
           coalesce(r.reached, 0) AS reached, coalesce(r.people, 0) AS people, coalesce(r.lists, 0) AS lists,
           coalesce(r.to_me, 0) AS to_me, coalesce(r.cc_me, 0) AS cc_me, coalesce(r.delivered, 0) AS delivered,
           coalesce(r.absent_me, 0) AS absent_me, coalesce(r.there, 0) AS there,
           i.channel, i.answers, s.person
    FROM placing
    JOIN interaction i ON i.id = placing.id
    LEFT JOIN reach r ON r.id = i.id
    LEFT JOIN handle s ON s.id = i.sender
    LEFT JOIN person w ON w.id = s.person
    WHERE coalesce(s.own, 0) = :out
), judged AS MATERIALIZED (
    SELECT id, out, CASE
        WHEN {TWIN} THEN 'twin'
{MARKED}
        WHEN kind = 'meeting' THEN CASE
            WHEN absent_me THEN 'absent'
            WHEN there = 0 THEN 'nobody'
            WHEN there > {MANY} THEN 'many'
            ELSE '' END
        WHEN out THEN CASE
            WHEN people = 0 AND lists > 0 THEN 'list'
            WHEN people = 0 THEN 'nobody'
            WHEN reached > {MANY} THEN 'many'
            WHEN {GROUP} THEN 'group'
            ELSE '' END
        WHEN sender IS NULL THEN 'nobody'
        WHEN sender_kind = 'bot' THEN 'automatic'
        WHEN sender_kind = 'list' THEN 'list'
        WHEN marks & {int(Mark.NEWSLETTER)} AND NOT {ANSWERS_ME} THEN 'newsletter'
        WHEN marks & {int(Mark.LIST)} AND NOT (to_me OR cc_me OR {ANSWERS_ME}) THEN 'list'
        WHEN reached > {MANY} THEN 'many'
        WHEN {GROUP} AND NOT {ANSWERS_ME} THEN 'group'
        WHEN NOT (to_me OR cc_me OR (delivered AND {TO_MY_HOUSE}) OR {ANSWERS_ME} OR {WROTE}) THEN 'stranger'
        WHEN marks & {int(Mark.MASS)} AND NOT ({ANSWERS_ME} OR {WROTE}) THEN 'mass'
        WHEN cc_me AND NOT to_me AND reached > {SMALL_CC} AND NOT {ANSWERS_ME} THEN 'cc'
        ELSE '' END AS why
    FROM seen
)
UPDATE interaction SET out = judged.out, why = judged.why, contact = judged.why = ''
FROM judged WHERE judged.id = interaction.id
  AND (interaction.out <> judged.out OR interaction.why <> judged.why OR interaction.contact <> (judged.why = ''))
"""

KIND = "CASE i.kind WHEN 'message' THEN 0 WHEN 'call' THEN 1 WHEN 'meeting' THEN 2 ELSE 3 END"
THREAD = "coalesce(CASE WHEN i.channel = 'mail' THEN i.thread ELSE -i.thread END, 0)"
"""A mail thread is one matter. A conversation of a chat or network never ends, so it is negated: it joins nothing over
more than 14 days (`record/facts/lookback`)."""

MINE = "coalesce((SELECT s.own FROM handle s WHERE s.id = i.sender), 0)"
"""Asked of the handle: ``i.out`` of what is no longer mine still says what it was until it is judged."""

MET = f"CASE WHEN r.there > {SMALL_CC} THEN 3 ELSE 2 END"
"""A meeting of more than a few: one was there with them, and need not have had a word with each; it answers nothing."""

TOUCHES = (
    # incoming: one touch, with the sender
    f"""
INSERT OR IGNORE INTO touch (owner, person, ts, id, out, weight, thread, kind)
SELECT 1, h.person, i.ts, i.id, 0, 1.0, {THREAD}, {KIND}
FROM placing CROSS JOIN interaction i ON i.id = placing.id JOIN handle h ON h.id = i.sender
WHERE i.contact AND NOT i.out AND i.kind <> 'meeting' AND :out = 0
""",
    # outgoing: one touch with each recipient
    f"""
INSERT OR IGNORE INTO touch (owner, person, ts, id, out, weight, thread, kind)
SELECT 1, h.person, i.ts, i.id, 1, 1.0 / max(r.people, 1), {THREAD}, {KIND}
FROM placing CROSS JOIN interaction i ON i.id = placing.id JOIN reach r ON r.id = i.id
CROSS JOIN participant p ON p.interaction = i.id JOIN handle h ON h.id = p.handle JOIN person w ON w.id = h.person
WHERE i.contact AND i.out AND i.kind <> 'meeting' AND :out = 1 AND w.kind NOT IN {TIELESS} AND {MINE}
  AND (p.role IN ('to', 'bcc') OR (p.role = 'cc' AND r.reached <= {SMALL_CC}))
""",
    # meetings: one touch with everybody who was there
    f"""
INSERT OR IGNORE INTO touch (owner, person, ts, id, out, weight, thread, kind)
SELECT 1, h.person, i.ts, i.id, i.out, 1.0 / max(r.there, 1), {THREAD}, {MET}
FROM placing CROSS JOIN interaction i ON i.id = placing.id JOIN reach r ON r.id = i.id
CROSS JOIN participant p ON p.interaction = i.id JOIN handle h ON h.id = p.handle JOIN person w ON w.id = h.person
WHERE i.contact AND i.out = :out AND i.kind = 'meeting' AND p.role = 'attendee' AND w.kind NOT IN {TIELESS}
  AND {MINE} = :out
""",
)


SEEN = """
INSERT OR IGNORE INTO stale (owner, person)
SELECT DISTINCT 1, h.person FROM placing CROSS JOIN interaction i ON i.id = placing.id JOIN handle h ON h.id = i.sender
WHERE NOT h.own
"""
"""Whoever sent any of these was seen: the second clock is renewed with the tie."""


def place(connection: sqlite3.Connection, interactions: Iterable[int]) -> None:
    """Places these interactions within the open transaction and marks every person stale whose touches may differ.

    What the owner sent is placed first: it decides who is a stranger among the senders.
    """
    _choose(connection, interactions)
    _stale(connection)
    connection.execute("DELETE FROM touch WHERE id IN (SELECT id FROM placing)")
    connection.execute(REACH)
    for out in (1, 0):
        connection.execute(JUDGE, {"out": out})
        for statement in TOUCHES:
            connection.execute(statement, {"out": out})
    _stale(connection)
    connection.execute(SEEN)


LEANING = """
SELECT i.id FROM placing CROSS JOIN interaction a ON a.id = placing.id
CROSS JOIN interaction i ON i.answers = a.external_id AND i.channel = a.channel
WHERE i.answers <> '' AND NOT i.out
UNION
SELECT i.id
FROM (SELECT t.person, min(t.ts) AS since FROM placing CROSS JOIN touch t ON t.id = placing.id
      WHERE t.out GROUP BY t.person) w
JOIN handle h ON h.person = w.person JOIN interaction i ON i.sender = h.id AND i.ts > w.since
"""


def place_off(connection: sqlite3.Connection, person: int) -> None:
    """Takes a person's touches and counts off before its handles move; `place` puts them where they belong then."""
    for table in ("touch", "facts", "stale"):
        connection.execute(f"DELETE FROM {table} WHERE owner = 1 AND person = ?", (person,))
    connection.execute("DELETE FROM sighting WHERE person = ?", (person,))


def leaning_on(connection: sqlite3.Connection, interactions: Iterable[int]) -> set[int]:
    """Whatever may be contact only because of these: what answers them, and what people sent to whom they went.

    Asked before the touches of these are taken away or may go; nobody but `place` uses the same table after.
    """
    _choose(connection, interactions)
    return {row for (row,) in connection.execute(LEANING)}


def place_again(connection: sqlite3.Connection, interactions: Iterable[int]) -> None:
    """Places these after something was taken away, the owner's handles perhaps among it. Within a transaction."""
    if owner_known(connection):
        place(connection, interactions)
        return
    for table in ("touch", "facts", "sighting", "stale"):
        connection.execute(f"DELETE FROM {table}")
    connection.execute("UPDATE interaction SET contact = 0, out = 0, why = 'no_owner'")
    place(connection, told(connection))


def told(connection: sqlite3.Connection) -> set[int]:
    """What the owner told us, which needs no address to be placed."""
    return {row for (row,) in connection.execute("SELECT id FROM interaction WHERE channel = 'log'")}


def owner_known(connection: sqlite3.Connection) -> bool:
    """Whether any handle of a channel is the owner's; without one there is no direction, and nothing can be placed."""
    return bool(connection.execute("SELECT 1 FROM handle WHERE own = 1 AND kind <> 'log' LIMIT 1").fetchone())


def _choose(connection: sqlite3.Connection, interactions: Iterable[int]) -> None:
    for statement in PREPARE:
        connection.execute(statement)
    connection.executemany("INSERT OR IGNORE INTO placing VALUES (?)", ((row,) for row in interactions))


def _stale(connection: sqlite3.Connection) -> None:
    connection.execute(
        "INSERT OR IGNORE INTO stale (owner, person) "
        "SELECT DISTINCT t.owner, t.person FROM placing CROSS JOIN touch t ON t.id = placing.id"
    )
