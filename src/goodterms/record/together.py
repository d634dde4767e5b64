"""What two were seen doing, counted over the record: in one thread, at one meeting, one in the place of the other."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

AT_ONCE = 1_000
"""Pairs looked at together: so much of the record stands in memory at a time."""

PIECES = 150_000
"""And of so many pieces, about 100 bytes each: of a few people an archive may hold millions."""

FEW = 20
"""Of a message or meeting of more than so many, nobody is anybody's company. Ours."""

Side = tuple[int, ...]
"""The persons of one side of a pair."""


class Counts(NamedTuple):
    """How often two were seen doing what; the fields are those of `people.seen.Together`. ``company``: share of the
    people both were seen with, of those that the one with fewer was seen with; None when either was seen with nobody.
    """

    wrote_each_other: int = 0
    both_spoke: int = 0
    both_received: int = 0
    both_came: int = 0
    answered_for: int = 0
    came_for: int = 0
    company: float | None = None


PREPARE = (
    "CREATE TEMP TABLE IF NOT EXISTS side (side INTEGER, handle INTEGER, PRIMARY KEY (side, handle)) WITHOUT ROWID",
    "CREATE TEMP TABLE IF NOT EXISTS pairing (n INTEGER PRIMARY KEY, one INTEGER, other INTEGER)",
    "CREATE TEMP TABLE IF NOT EXISTS took (side INTEGER, how INTEGER, interaction INTEGER, "
    "PRIMARY KEY (side, how, interaction)) WITHOUT ROWID",
    "CREATE TEMP TABLE IF NOT EXISTS spoke (side INTEGER, thread INTEGER, PRIMARY KEY (side, thread)) WITHOUT ROWID",
    "CREATE TEMP TABLE IF NOT EXISTS answered (side INTEGER, interaction INTEGER, "
    "PRIMARY KEY (side, interaction)) WITHOUT ROWID",
    "CREATE TEMP TABLE IF NOT EXISTS company (side INTEGER, person INTEGER, PRIMARY KEY (side, person)) WITHOUT ROWID",
    "DELETE FROM side",
    "DELETE FROM pairing",
    "DELETE FROM took",
    "DELETE FROM spoke",
    "DELETE FROM answered",
    "DELETE FROM company",
)

SENT, GOT, CAME, MISSED = 0, 1, 2, 3

FILL = (
    f"INSERT OR IGNORE INTO took SELECT s.side, {SENT}, i.id FROM side s "
    "CROSS JOIN interaction i ON i.sender = s.handle WHERE i.kind <> 'meeting'",
    f"INSERT OR IGNORE INTO took SELECT s.side, CASE p.role WHEN 'attendee' THEN {CAME} WHEN 'absent' THEN {MISSED} "
    f"ELSE {GOT} END, p.interaction FROM side s CROSS JOIN participant p ON p.handle = s.handle "
    "WHERE p.role IN ('to', 'cc', 'bcc', 'attendee', 'absent')",
    "INSERT OR IGNORE INTO spoke SELECT t.side, i.thread FROM took t CROSS JOIN interaction i ON i.id = t.interaction "
    f"WHERE t.how = {SENT} AND i.thread IS NOT NULL",
    "INSERT OR IGNORE INTO answered SELECT t.side, a.id FROM took t CROSS JOIN interaction i ON i.id = t.interaction "
    "CROSS JOIN interaction a ON a.channel = i.channel AND a.external_id = i.answers "
    f"WHERE t.how = {SENT} AND i.answers <> ''",
    "INSERT OR IGNORE INTO company SELECT t.side, h.person FROM took t CROSS JOIN participant p "
    "ON p.interaction = t.interaction JOIN handle h ON h.id = p.handle "
    f"WHERE NOT h.own AND (SELECT count(*) FROM participant q WHERE q.interaction = t.interaction) <= {FEW}",
    "DELETE FROM company WHERE EXISTS (SELECT 1 FROM side s JOIN handle h ON h.id = s.handle "
    "WHERE s.side = company.side AND h.person = company.person)",
)

BOTH = (
    "SELECT p.n, count(*) FROM pairing p CROSS JOIN took a ON a.side = p.one AND a.how = {0} "
    "CROSS JOIN took b ON b.side = p.other AND b.how = {1} AND b.interaction = a.interaction GROUP BY p.n"
)

INSTEAD = f"""
SELECT p.n, count(*) FROM pairing p CROSS JOIN answered b ON b.side = p.{{answers}}
CROSS JOIN took a ON a.side = p.{{written}} AND a.how = {GOT} AND a.interaction = b.interaction
WHERE NOT EXISTS (SELECT 1 FROM took x WHERE x.side = p.{{answers}} AND x.how IN ({SENT}, {GOT})
                  AND x.interaction = a.interaction)
  AND NOT EXISTS (SELECT 1 FROM took x WHERE x.side = p.{{written}} AND x.how = {SENT}
                  AND x.interaction = a.interaction)
GROUP BY p.n
"""

ANSWERED = f"""
SELECT p.n, count(*) FROM pairing p CROSS JOIN answered b ON b.side = p.{{answers}}
CROSS JOIN took a ON a.side = p.{{written}} AND a.how = {SENT} AND a.interaction = b.interaction
WHERE NOT EXISTS (SELECT 1 FROM took x WHERE x.side = p.{{written}} AND x.how = {GOT} AND x.interaction IN (
    SELECT t.interaction FROM took t WHERE t.side = p.{{answers}} AND t.how = {SENT}))
GROUP BY p.n
"""
"""Who answered the other on a list, where neither stands among the recipients."""

SPOKE = f"""
SELECT p.n, count(*) FROM pairing p CROSS JOIN spoke a ON a.side = p.one
CROSS JOIN spoke b ON b.side = p.other AND b.thread = a.thread
WHERE (SELECT channel FROM thread WHERE id = a.thread) <> 'mail' OR EXISTS (
    SELECT 1 FROM interaction i
    CROSS JOIN took x ON x.side = p.one AND x.how IN ({SENT}, {GOT}) AND x.interaction = i.id
    CROSS JOIN took y ON y.side = p.other AND y.how IN ({SENT}, {GOT}) AND y.interaction = i.id
    WHERE i.thread = a.thread)
GROUP BY p.n
"""
"""Threads in which two wrote as two parties: a message has both, or it is a chat, where one has but one account. On a
list one may write from the office in the morning and from home at night.
"""

COUNTED: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "wrote_each_other",
        (
            BOTH.format(SENT, GOT),
            BOTH.format(GOT, SENT),
            ANSWERED.format(answers="one", written="other"),
            ANSWERED.format(answers="other", written="one"),
        ),
    ),
    ("both_spoke", (SPOKE,)),
    ("both_received", (BOTH.format(GOT, GOT),)),
    ("both_came", (BOTH.format(CAME, CAME),)),
    (
        "answered_for",
        (INSTEAD.format(answers="one", written="other"), INSTEAD.format(answers="other", written="one")),
    ),
    ("came_for", (BOTH.format(CAME, MISSED), BOTH.format(MISSED, CAME))),
)
"""Each count of a pair, as the sum of these statements."""

COMPANY = """
SELECT p.n, 1.0 * (SELECT count(*) FROM company a CROSS JOIN company b ON b.person = a.person
                   WHERE a.side = p.one AND b.side = p.other)
       / min((SELECT count(*) FROM company WHERE side = p.one), (SELECT count(*) FROM company WHERE side = p.other))
FROM pairing p
WHERE EXISTS (SELECT 1 FROM company WHERE side = p.one) AND EXISTS (SELECT 1 FROM company WHERE side = p.other)
"""

HINTS = """
SELECT DISTINCT b.person, a.person FROM unweighed u CROSS JOIN handle b ON b.person = u.person
CROSS JOIN interaction i ON i.sender = b.id
CROSS JOIN interaction q ON q.channel = i.channel AND q.external_id = i.answers
CROSS JOIN handle o ON o.id = q.sender
CROSS JOIN participant p ON p.interaction = q.id AND p.role = 'to'
CROSS JOIN handle a ON a.id = p.handle
WHERE i.answers <> '' AND i.channel = 'mail' AND o.own AND NOT a.own AND a.person <> b.person
  AND (SELECT count(*) FROM participant x WHERE x.interaction = q.id AND x.role IN ('to', 'cc', 'bcc')) = 1
"""
"""Who answered what the owner wrote to somebody else alone."""


APART = """
SELECT DISTINCT h.person FROM leaf l CROSS JOIN copy c ON c.leaf = l.id CROSS JOIN interaction i ON i.id = c.interaction
CROSS JOIN handle h ON h.id = i.sender
CROSS JOIN interaction j ON j.thread = i.thread AND j.id <> i.id CROSS JOIN handle g ON g.id = j.sender
WHERE l.run = :run AND NOT h.own AND g.person = h.person AND (g.kind <> h.kind OR g.normal <> h.normal)
  AND (i.channel <> 'mail' OR EXISTS (
      SELECT 1 FROM interaction t CROSS JOIN participant x ON x.interaction = t.id AND x.handle = h.id
      CROSS JOIN participant y ON y.interaction = t.id AND y.handle = g.id WHERE t.thread = i.thread))
  AND EXISTS (SELECT 1 FROM decision d WHERE d.person = h.person AND d.act = 'join' AND d.by = 'weighed'
              AND NOT d.undone)
UNION
SELECT DISTINCT h.person FROM leaf l CROSS JOIN copy c ON c.leaf = l.id CROSS JOIN interaction i ON i.id = c.interaction
CROSS JOIN participant p ON p.interaction = i.id AND p.role = 'attendee' CROSS JOIN handle h ON h.id = p.handle
CROSS JOIN participant q ON q.interaction = i.id AND q.role = 'attendee' AND q.handle > p.handle
CROSS JOIN handle g ON g.id = q.handle
WHERE l.run = :run AND NOT h.own AND g.person = h.person AND (g.kind <> h.kind OR g.normal <> h.normal)
  AND EXISTS (SELECT 1 FROM decision d WHERE d.person = h.person AND d.act = 'join' AND d.by = 'weighed'
              AND NOT d.undone)
"""
"""Persons joined by weight of whom two handles wrote in one thread as two parties (see `SPOKE`), or sat in one meeting,
that an import brought."""


def spoke_apart(connection: sqlite3.Connection, run: int) -> list[int]:
    """Persons joined by weight whom an import shows acting as two, so that they are to be looked at again."""
    return [person for (person,) in connection.execute(APART, {"run": run})]


def together(connection: sqlite3.Connection, pairs: Iterable[tuple[Side, Side]]) -> Iterator[Counts]:
    """What each pair was seen doing, in the order of the pairs."""
    weights: dict[int, int] = {}
    some: list[tuple[Side, Side]] = []
    there: set[Side] = set()
    pieces = 0
    for pair in pairs:
        new = {*pair} - there
        adds = sum(pieces_of(connection, person, weights) for side in new for person in side)
        if some and (len(some) >= AT_ONCE or pieces + adds > PIECES):
            yield from _some(connection, some)
            some, there, pieces, new = [], set(), 0, {*pair}
            adds = sum(pieces_of(connection, person, weights) for side in new for person in side)
        some.append(pair)
        there |= new
        pieces += adds
    if some:
        yield from _some(connection, some)


def pieces_of(connection: sqlite3.Connection, person: int, known: dict[int, int]) -> int:
    """About how many pieces a person is in; ``known`` remembers it."""
    if person not in known:
        row = connection.execute(
            "SELECT coalesce((SELECT n_in + n_out FROM facts WHERE owner = 1 AND person = :p), 0) "
            "+ coalesce((SELECT elsewhere FROM sighting WHERE person = :p), 0)",
            {"p": person},
        ).fetchone()
        known[person] = int(row[0])
    return known[person]


def answered_for(connection: sqlite3.Connection) -> list[tuple[int, int]]:
    """Pairs of persons of whom the first, who is to be compared, answered what was written to the second alone."""
    return [(one, other) for one, other in connection.execute(HINTS)]


def _some(connection: sqlite3.Connection, pairs: Sequence[tuple[Side, Side]]) -> Iterator[Counts]:
    for statement in PREPARE:
        connection.execute(statement)
    numbers: dict[Side, int] = {}
    for number, sides in enumerate(pairs):
        one, other = (numbers.setdefault(side, len(numbers)) for side in sides)
        connection.execute("INSERT INTO pairing VALUES (?, ?, ?)", (number, one, other))
    connection.executemany(
        "INSERT OR IGNORE INTO side SELECT ?, id FROM handle WHERE person = ? AND NOT own",
        ((number, person) for side, number in numbers.items() for person in side),
    )
    for statement in FILL:
        connection.execute(statement)
    found: list[dict[str, int]] = [{} for _ in pairs]
    for name, statements in COUNTED:
        for statement in statements:
            for number, count in connection.execute(statement):
                found[number][name] = found[number].get(name, 0) + count
    company = dict(connection.execute(COMPANY))
    for number, counts in enumerate(found):
        yield Counts(**counts, company=company.get(number))
