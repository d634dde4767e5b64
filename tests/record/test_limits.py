"""What the files of a channel leave out, as the pieces show it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from goodterms.record import limits
from goodterms.record.limits import SEVERAL, Limit


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    """An empty record in memory."""
    made = sqlite3.connect(":memory:", isolation_level=None)
    made.executescript(Path(limits.__file__).with_name("schema.sql").read_text("utf-8"))
    made.execute("PRAGMA foreign_keys = OFF")
    yield made
    made.close()


def fill(
    connection: sqlite3.Connection, channel: str, many: int, *, out: int = 0, why: str = "", thread: int = 1
) -> None:
    """So many pieces of a channel."""
    connection.execute("INSERT OR IGNORE INTO coverage VALUES (?, 0, 1)", (channel,))
    connection.execute("INSERT OR IGNORE INTO thread VALUES (?, ?, ?)", (thread, channel, f"t{thread}"))
    connection.executemany(
        "INSERT INTO interaction (channel, external_id, ts, kind, thread, out, contact, why, brought) "
        "VALUES (?, ?, ?, 'message', ?, ?, ?, ?, 1)",
        [(channel, f"{thread} {out} {why} {n}", 1_000_000 + n, thread, out, why == "", why) for n in range(many)],
    )


def found(connection: sqlite3.Connection) -> list[Limit]:
    """What is worked out and kept."""
    limits.keep(connection)
    return limits.kept(connection)


@pytest.mark.parametrize(("out", "what"), [(0, "only_in"), (1, "only_out")])
def test_one_side(connection: sqlite3.Connection, out: int, what: str) -> None:
    """Many pieces of one side and none of the other are a sign; a few are none, and one of the other side ends it."""
    fill(connection, "mail", SEVERAL - 1, out=out)
    assert found(connection) == []
    fill(connection, "mail", 1, out=out, thread=2)
    assert found(connection) == [Limit("mail", what)]
    fill(connection, "mail", 1, out=1 - out)
    assert found(connection) == []


def test_half(connection: sqlite3.Connection) -> None:
    """A channel that gives one's own half alone is told of, be it ever so little."""
    fill(connection, "discord", 1, out=1, why="half")
    assert found(connection) == [Limit("discord", "half")]


def test_cut(connection: sqlite3.Connection) -> None:
    """A chat of as many messages as an export has at most begins where it was cut; others do not."""
    fill(connection, "whatsapp", 10_000, thread=1)
    fill(connection, "whatsapp", 9_000, out=1, thread=2)
    (limit,) = found(connection)
    assert (limit.what, limit.many, limit.ts) == ("cut", 1, 1_000_000)


def test_small_archive(connection: sqlite3.Connection) -> None:
    """Connections without a message are LinkedIn's small archive."""
    connection.execute("INSERT INTO card (channel, external_id, listed, brought) VALUES ('linkedin', 'a', 'all', 1)")
    assert found(connection) == [Limit("linkedin", "no_messages")]
    fill(connection, "linkedin", 1)
    assert found(connection) == []


def test_channels_alone(connection: sqlite3.Connection) -> None:
    """A workspace without a talk of two is told of."""
    fill(connection, "slack", 2, out=1)
    fill(connection, "slack", 2)
    assert found(connection) == [Limit("slack", "no_pairs")]
    connection.executemany(
        "INSERT INTO participant (interaction, handle, role) VALUES (1, ?, ?)", [(1, "from"), (2, "to")]
    )
    assert found(connection) == []


def test_older_record(connection: sqlite3.Connection) -> None:
    """Nothing is said of a record that was written before this was looked at."""
    assert limits.kept(connection) == []


def test_since(connection: sqlite3.Connection) -> None:
    """What an export says of its own beginning holds while no other one reaches back further."""
    fill(connection, "facebook", 5)
    fill(connection, "facebook", 5, out=1, thread=2)
    connection.execute("UPDATE coverage SET first = 1000000")
    connection.execute("INSERT INTO listing (channel, name, ts, run) VALUES ('facebook', 'since', 1000000, 1)")
    assert found(connection) == [Limit("facebook", "since", ts=1_000_000)]
    connection.execute("INSERT INTO listing (channel, name, ts, run) VALUES ('facebook', 'since', 900000, 2)")
    assert found(connection) == [Limit("facebook", "since", ts=900_000)]
    connection.execute("UPDATE coverage SET first = 10")
    assert found(connection) == []
