"""A synthetic record for `bench/scale.py`, written straight into a home by the record's own schema.

One owner and so many people of one address each, with about 50 messages a tie in a long tail (median 12, p99 near 600),
over the 25 years before now. Interactions, participants, handles and touches agree with one another as an import would
have left them; the facts and the look-back columns are the record's own work (`record/renew`). The search index stays
empty, for nothing that is measured here searches.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from goodterms.desk.moment import now
from goodterms.desk.naming import naming
from goodterms.record import opened, renew
from goodterms.words import Handle
from invented import Prose, drawing, people

OWNER = Handle("mail", "mara@quillfeather.example", "Mara Quillfeather")
Row = tuple[int, int, int, int]
"""Person, moment, whether the owner wrote, thread."""

YEARS = 25 * 365 * 86_400
LARGEST = 20_000
TEXTS = 4_000
"""Different texts; messages take them in turn."""


def write(home: Path, touches: int, persons: int, seed: int) -> int:
    """Writes the record and renews its facts; returns how many touches it has."""
    draw = drawing(seed)
    prose = Prose(draw)
    known = [OWNER, *(Handle("mail", person.address, person.name) for person in people(draw, persons))]
    texts = [(prose.some(4).capitalize(), prose.text(draw.lognormvariate(5.2, 0.8))[:2_000]) for _ in range(TEXTS)]
    rows = _drawn(touches, persons, seed)
    with opened.writing(home) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        with opened.transaction(connection):
            for name, _ in triggers:
                connection.execute(f"DROP TRIGGER {name}")
            _people(connection, known)
            _history(connection, rows, texts)
            for _, sql in triggers:
                connection.execute(sql)
        renew.renew(connection)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (written,) = connection.execute("SELECT count(*) FROM touch").fetchone()
    return int(written)


def _drawn(touches: int, persons: int, seed: int) -> list[Row]:
    """Of every message, oldest first: person (2 is the first, 1 the owner), moment, whether the owner wrote, thread."""
    draw = np.random.default_rng(seed)
    sizes = np.clip(12 * np.exp(draw.normal(0, 1.7, persons)), 1, LARGEST)
    sizes = np.maximum(1, np.round(sizes * touches / sizes.sum())).astype(np.int64)
    first = np.cumsum(sizes) - sizes
    n = int(sizes.sum())
    ran = np.cumsum((86_400 * np.exp(draw.normal(0.5, 2.2, n))).astype(np.int64))
    ran -= np.repeat(ran[first], sizes)
    length = ran[first + sizes - 1]
    room = np.minimum(YEARS, np.maximum(length, 86_400))
    end = now() - 3_600 - (draw.random(persons) ** 2 * (YEARS - room)).astype(np.int64)
    squeeze = np.minimum(1.0, room / np.maximum(length, 1))
    ts = np.repeat(end, sizes) - np.repeat((length * squeeze).astype(np.int64), sizes)
    ts += (ran * np.repeat(squeeze, sizes)).astype(np.int64)
    out = draw.integers(0, 2, n)
    thread = np.cumsum(draw.random(n) < 0.35) + np.repeat(np.arange(persons), sizes)
    person = np.repeat(np.arange(2, persons + 2), sizes)
    order = np.argsort(ts, kind="stable")
    return list(zip(*(column[order].tolist() for column in (person, ts, out, thread)), strict=True))


def _people(connection: sqlite3.Connection, known: list[Handle]) -> None:
    """One person and one handle of the same number each; the first is the owner."""
    normal = naming().normal
    connection.executemany(
        "INSERT INTO person (id, name, kind) VALUES (?, ?, ?)",
        ((row, handle.name, "owner" if row == 1 else "person") for row, handle in enumerate(known, 1)),
    )
    connection.executemany(
        "INSERT INTO handle (id, kind, value, normal, name, person, own) VALUES (?, ?, ?, ?, ?, ?, ?)",
        ((row, h.kind, h.value, normal(h), h.name, row, row == 1) for row, h in enumerate(known, 1)),
    )


def _history(connection: sqlite3.Connection, rows: list[Row], texts: list[tuple[str, str]]) -> None:
    """Every message with whom it was from and to, and its touch."""
    connection.execute("INSERT INTO source_run VALUES (1, 0, 0, 'done', '[]', NULL)")
    connection.execute("INSERT INTO leaf (id, run, place, stamp, source, done) VALUES (1, 1, 'bench', '1', 'mail', 1)")
    threads = sorted({thread for *_, thread in rows})
    connection.executemany("INSERT INTO thread VALUES (?, 'mail', ?)", ((thread, f"t{thread}") for thread in threads))
    connection.executemany(
        "INSERT INTO interaction (id, channel, external_id, ts, kind, sender, thread, subject, text, out, contact, "
        "brought) VALUES (?, 'mail', ?, ?, 'message', ?, ?, ?, ?, ?, 1, 1)",
        (
            (row, f"<{row}@mail.example>", ts, 1 if out else person, thread, *texts[row % len(texts)], out)
            for row, (person, ts, out, thread) in enumerate(rows, 1)
        ),
    )
    connection.executemany("INSERT INTO participant VALUES (?, ?, ?)", _parts(rows))
    connection.executemany(
        "INSERT INTO touch (owner, person, ts, id, out, weight, thread, kind) VALUES (1, ?, ?, ?, ?, 1.0, ?, 0)",
        ((person, ts, row, out, thread) for row, (person, ts, out, thread) in enumerate(rows, 1)),
    )
    connection.execute("INSERT INTO coverage VALUES ('mail', ?, ?)", (rows[0][1], rows[-1][1]))
    connection.execute("INSERT INTO stale SELECT DISTINCT owner, person FROM touch")


def _parts(rows: list[Row]) -> Iterator[tuple[int, int, str]]:
    for row, (person, _, out, _) in enumerate(rows, 1):
        yield row, 1 if out else person, "from"
        yield row, person if out else 1, "to"
