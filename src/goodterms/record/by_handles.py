"""Whose many handles are, asked at once: a list of thousands costs two questions a chunk."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence


def by_handles(connection: sqlite3.Connection, asked: Sequence[tuple[str, str, str]]) -> dict[tuple[str, str], int]:
    """The persons of handles (kind, value, normal form), by value or else by normal form; nobody's are left out.

    As `read.by_handle` does it for one.
    """
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS wanted (kind TEXT, value TEXT, normal TEXT)")
    connection.execute("DELETE FROM wanted")
    connection.executemany("INSERT INTO wanted VALUES (?, ?, ?)", asked)
    by_normal = connection.execute(
        "SELECT w.kind, w.value, min(h.person) FROM wanted w CROSS JOIN handle h ON h.kind = w.kind "
        "AND h.normal = w.normal WHERE w.normal <> '' GROUP BY w.kind, w.value"
    ).fetchall()
    by_value = connection.execute(
        "SELECT w.kind, w.value, h.person FROM wanted w CROSS JOIN handle h ON h.kind = w.kind AND h.value = w.value"
    ).fetchall()
    return {(kind, value): person for kind, value, person in (*by_normal, *by_value)}
