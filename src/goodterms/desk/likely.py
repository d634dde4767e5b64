"""Who may have been meant by an address that nobody has: one a letter or two from it, or somebody of the same name."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping

from goodterms.asks.sending import Likely
from goodterms.desk.naming import typed
from goodterms.record import read
from goodterms.words import Handle, Person

SHORTEST = 4
"""Letters of a name before the @ below which one letter more or less is another person."""

DOMAIN_SLIPS = 2
"""Letters by which a domain may be off."""

TOGETHER = 3
"""Pieces in which two must have been seen together to belong together."""

Last = Callable[[int], int | None]


def likely(
    connection: sqlite3.Connection, people: Mapping[str, Person | None], last: Last
) -> Iterator[tuple[str, Likely]]:
    """Recipients as typed, and who may have been meant by them instead."""
    for to, person in people.items():
        if person is None:
            handle = typed(to)
            meant = _meant(connection, handle, last) if handle is not None and handle.kind == "mail" else None
        else:
            others = [one.id for name, one in people.items() if one is not None and name != to]
            meant = _other_one(connection, person, others, last) if others else None
        if meant is not None:
            yield to, meant


def _meant(connection: sqlite3.Connection, handle: Handle, last: Last) -> Likely | None:
    slip = next(_slips(connection, handle.value, last), None)
    return slip if slip is not None else next(_namesakes(connection, handle, last), None)


def _slips(connection: sqlite3.Connection, address: str, last: Last) -> Iterator[Likely]:
    """Known addresses that a finger slips from: the same name at a domain that nobody has, or the other way round."""
    local, _, domain = address.rpartition("@")
    same_name = connection.execute(
        "SELECT value, person FROM handle WHERE kind = 'mail' AND value >= ? AND value < ? AND NOT own",
        (f"{local}@", f"{local}A"),
    ).fetchall()
    if any(distance(domain, value.rpartition("@")[2]) <= DOMAIN_SLIPS for value, _ in same_name):
        at_home = connection.execute(
            "SELECT 1 FROM handle WHERE kind = 'mail' AND value LIKE ? LIMIT 1", (f"%@{domain}",)
        ).fetchone()
        if at_home is None:
            near = (one for one in same_name if distance(domain, one[0].rpartition("@")[2]) <= DOMAIN_SLIPS)
            yield from _spoken_with(connection, near, last, slip=True)
    if len(local) >= SHORTEST:
        begin = local[:2]
        rows = connection.execute(
            "SELECT value, person FROM handle WHERE kind = 'mail' AND value >= ? AND value < ? AND value LIKE ? "
            "AND NOT own",
            (begin, begin + "\U0010ffff", f"%@{domain}"),
        ).fetchall()
        near = (one for one in rows if _one_letter(local, one[0].rpartition("@")[0]))
        yield from _spoken_with(connection, near, last, slip=True)


def _one_letter(typed_name: str, known: str) -> bool:
    """Whether two names are one letter apart, and neither is told from the other by a digit: ann1 is not ann2."""
    digits = [c for c in typed_name if c.isdigit()] == [c for c in known if c.isdigit()]
    return digits and len(known) >= SHORTEST and distance(typed_name, known) == 1


def _namesakes(connection: sqlite3.Connection, handle: Handle, last: Last) -> Iterator[Likely]:
    """Somebody of the name that stands before the address, with whom the owner spoke."""
    name = " ".join(handle.name.split())
    if " " not in name:
        return
    rows = connection.execute(
        "SELECT (SELECT value FROM handle h WHERE h.person = p.id ORDER BY h.id LIMIT 1), p.id FROM person p "
        "WHERE p.name = ? COLLATE NOCASE",
        (name,),
    ).fetchall()
    yield from _spoken_with(connection, iter(rows), last)


def _spoken_with(
    connection: sqlite3.Connection, rows: Iterator[tuple[str, int]], last: Last, *, slip: bool = False
) -> Iterator[Likely]:
    for value, person in rows:
        ts = last(person)
        if ts is not None and value:
            name = next((one.name for one in read.persons(connection, [person]).values()), "")
            yield Likely(name, value, ts, slip)


def _other_one(connection: sqlite3.Connection, person: Person, others: list[int], last: Last) -> Likely | None:
    """A namesake by given name who is often seen with the others, where this one never is."""
    given, _, rest = person.name.partition(" ")
    if len(given) < 3 or not rest or last(person.id) is not None:
        return None
    rows = connection.execute(
        f"SELECT id FROM person WHERE name LIKE ? AND id <> ? AND kind NOT IN {read.NO_TIE} LIMIT 20",
        (f"{given} %", person.id),
    ).fetchall()
    alike = [one for (one,) in rows if one not in others]
    if not alike:
        return None
    seen = _seen_with(connection, [person.id, *alike], others)
    best = max(alike, key=lambda one: seen.get(one, 0))
    if seen.get(person.id, 0) or seen.get(best, 0) < TOGETHER:
        return None
    found = read.persons(connection, [best])[best]
    return Likely(found.name, found.handles[0].value if found.handles else "", last(best), together=True)


def _seen_with(connection: sqlite3.Connection, these: list[int], others: list[int]) -> dict[int, int]:
    marks, theirs = ",".join("?" * len(these)), ",".join("?" * len(others))
    rows = connection.execute(
        "SELECT hn.person, count(DISTINCT pn.interaction) FROM participant po JOIN handle ho ON ho.id = po.handle "
        "JOIN participant pn ON pn.interaction = po.interaction JOIN handle hn ON hn.id = pn.handle "
        f"WHERE ho.person IN ({theirs}) AND hn.person IN ({marks}) GROUP BY hn.person",
        (*others, *these),
    )
    return dict(rows.fetchall())


def distance(one: str, other: str) -> int:
    """Letters put in, left out, changed, or two that changed places (Damerau's distance, neighbours only)."""
    if abs(len(one) - len(other)) > DOMAIN_SLIPS:
        return DOMAIN_SLIPS + 1
    before: list[int] = []
    line = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        now = [i]
        for j, b in enumerate(other, 1):
            least = min(line[j] + 1, now[j - 1] + 1, line[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                least = min(least, before[j - 2] + 1)
            now.append(least)
        before, line = line, now
    return line[-1]
