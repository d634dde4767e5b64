"""Two persons who are one, and back: every join is a decision with all that `part` needs to give back what was."""

from __future__ import annotations

import json
import sqlite3

from goodterms.record.handles import OWNER_KIND

MOVED = ("handle", "card", "about", "note", "membership", "promise")
"""Tables whose rows belong to a person and follow when two persons are one."""

LATER_JOINS = """
WITH RECURSIVE one (person) AS (
    VALUES (?)
    UNION SELECT d.other FROM one JOIN decision d ON d.person = one.person WHERE d.act = 'join' AND NOT d.undone
)
SELECT id, person, other FROM decision
WHERE person IN (SELECT person FROM one) AND act = 'join' AND NOT undone AND id > ? ORDER BY id
"""
"""The joins after a decision in which everybody who is one person now became one."""


def join(
    connection: sqlite3.Connection,
    keep: int,
    gone: int,
    *,
    by: str,
    evidence: dict[str, object],
    run: int | None,
    now: int,
) -> int:
    """Moves every handle, card, note and word from ``gone`` to ``keep``; history follows by `record/place`.

    Returns the number of the decision, by which `part` gives back exactly what was.
    """
    row = connection.execute(
        "INSERT INTO decision (act, person, other, evidence, by, run, ts) VALUES ('join', ?, ?, ?, ?, ?, ?) "
        "RETURNING id",
        (keep, gone, json.dumps(evidence, ensure_ascii=False), by, run, now),
    ).fetchone()
    _join(connection, int(row[0]), keep, gone)
    return int(row[0])


def part(connection: sqlite3.Connection, decision: int) -> tuple[int, int]:
    """Undoes one join: the person that was comes back under the same id with what it had. Returns (kept, came back).

    What was added to the joined person since (a name, the owner's word) stays with the one that is kept. Later joins of
    the same person are taken apart before and made again after, so that the order of undoing does not matter.
    """
    keep, gone = connection.execute(
        "SELECT person, other FROM decision WHERE id = ? AND act = 'join'", (decision,)
    ).fetchone()
    holder = holder_of(connection, keep)
    later = connection.execute(LATER_JOINS, (holder, decision)).fetchall()
    for id_, *_ in reversed(later):
        _part(connection, id_)
    _part(connection, decision)
    for each in later:
        _join(connection, *each)
    return holder, int(gone)


def _join(connection: sqlite3.Connection, decision: int, keep: int, gone: int) -> None:
    """Joins two and writes into the decision what `_part` needs."""
    was, kept_was = _said_of(connection, gone), _said_of(connection, keep)
    told = {
        "moved": {table: _ids(connection, table, gone) for table in MOVED},
        "regard": [_regard(connection, gone), _regard(connection, keep)],
        "was": was,
        "kept_was": kept_was,
        "become": _both(kept_was, was),
    }
    move(connection, keep, gone)
    connection.execute(
        "UPDATE handle SET own = (SELECT kind = ? FROM person WHERE id = ?) WHERE person = ?", (OWNER_KIND, keep, keep)
    )
    connection.execute(
        "UPDATE person SET name = ?, depth_word = ?, flags = ? WHERE id = ?", (*_both(kept_was, was), keep)
    )
    connection.execute("DELETE FROM person WHERE id = ?", (gone,))
    connection.execute(
        "UPDATE decision SET evidence = json_patch(evidence, ?), undone = 0 WHERE id = ?",
        (json.dumps(told, ensure_ascii=False), decision),
    )


def _part(connection: sqlite3.Connection, decision: int) -> None:
    """Undoes the newest join of a person."""
    keep, gone, evidence = connection.execute(
        "SELECT person, other, evidence FROM decision WHERE id = ?", (decision,)
    ).fetchone()
    told = json.loads(evidence)
    connection.execute(
        "INSERT INTO person (id, name, kind, depth_word, flags) VALUES (?, ?, ?, ?, ?)", (gone, *told["was"])
    )
    for column, before, joined in zip(
        ("name", "depth_word", "flags"), (told["kept_was"][0], *told["kept_was"][2:]), told["become"], strict=True
    ):  # what the kept person has only from the join goes again; what was said since stays
        connection.execute(f"UPDATE person SET {column} = ? WHERE id = ? AND {column} IS ?", (before, keep, joined))
    for table, ids in told["moved"].items():
        connection.executemany(
            f"UPDATE {table} SET person = ? WHERE rowid = ? AND person = ?", ((gone, row, keep) for row in ids)
        )
    # another spelling that came since goes with the first, and what a card has said since goes with the card
    connection.execute(
        "UPDATE handle SET person = ? WHERE person = ? AND normal <> '' "
        "AND (kind, normal) IN (SELECT kind, normal FROM handle WHERE person = ?)",
        (gone, keep, gone),
    )
    connection.execute("UPDATE about SET person = ? WHERE card IN (SELECT id FROM card WHERE person = ?)", (gone, gone))
    _words_apart(connection, keep, gone, *told["regard"])
    connection.execute("UPDATE handle SET own = ? WHERE person = ?", (told["was"][1] == OWNER_KIND, gone))
    connection.execute("UPDATE decision SET undone = 1 WHERE id = ?", (decision,))


def _regard(connection: sqlite3.Connection, person: int) -> list[list[str | int]]:
    """The owner's words of regard on somebody: word, by what, when."""
    return [list(row) for row in connection.execute("SELECT word, by_what, ts FROM regard WHERE person = ?", (person,))]


def _words_apart(
    connection: sqlite3.Connection, keep: int, gone: int, theirs: list[list[str | int]], kept: list[list[str | int]]
) -> None:
    """Words of regard go back to whom they were said of."""
    before = {word for word, *_ in kept}
    connection.executemany(
        "DELETE FROM regard WHERE person = ? AND word = ? AND by_what = ? AND ts = ?",
        ((keep, *row) for row in theirs if row[0] not in before),
    )
    connection.executemany("INSERT INTO regard VALUES (?, ?, ?, ?)", ((gone, *row) for row in theirs))


def holder_of(connection: sqlite3.Connection, person: int) -> int:
    """Who has what this person had, by the joins that stand: the person itself when it was never joined away."""
    while True:
        further = connection.execute(
            "SELECT person FROM decision WHERE other = ? AND act = 'join' AND NOT undone", (person,)
        ).fetchone()
        if further is None:
            return person
        person = int(further[0])


def move(connection: sqlite3.Connection, keep: int, gone: int) -> None:
    """Everything that hangs on one person to another."""
    for table in MOVED:
        connection.execute(f"UPDATE {table} SET person = ? WHERE person = ?", (keep, gone))
    connection.execute("UPDATE OR IGNORE regard SET person = ? WHERE person = ?", (keep, gone))
    connection.execute("DELETE FROM regard WHERE person = ?", (gone,))


def _said_of(connection: sqlite3.Connection, person: int) -> list[str | None]:
    """Name, kind, the owner's word and flags of a person."""
    found = connection.execute("SELECT name, kind, depth_word, flags FROM person WHERE id = ?", (person,)).fetchone()
    return list(found)


def _both(kept: list[str | None], gone: list[str | None]) -> list[str | None]:
    """Name, the owner's word and flags of two persons who are one."""
    flags = dict.fromkeys(f"{kept[3]} {gone[3]}".split())
    return [_fuller(kept[0] or "", gone[0] or ""), kept[2] or gone[2], " ".join(flags)]


def _fuller(kept: str, other: str) -> str:
    """The name to show of two: the one that was known first, unless it is but a word or an initial and the other is a
    full name, so that Mike is shown as Michael Keen.
    """
    return other if _full_words(other) > _full_words(kept) else kept or other


def _full_words(name: str) -> int:
    """Words that are no initials and no numbers, two at most: further ones make a name no better known."""
    words = [word.strip(".,") for word in name.split()]
    return 0 if "@" in name else min(2, sum(len(word) > 1 and not any(map(str.isdigit, word)) for word in words))


def _ids(connection: sqlite3.Connection, table: str, person: int) -> list[int]:
    return [row for (row,) in connection.execute(f"SELECT rowid FROM {table} WHERE person = ?", (person,))]
