"""A fresh record for every test."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from goodterms.record import opened
from record.built import ME, own, whole


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home that is not there yet."""
    return tmp_path / "home"


@pytest.fixture
def fresh(home: Path) -> Iterator[sqlite3.Connection]:
    """An empty record; it has to be intact when the test ends."""
    with opened.writing(home) as connection:
        yield connection
        assert whole(connection) == "ok"


@pytest.fixture
def mine(fresh: sqlite3.Connection) -> sqlite3.Connection:
    """A record that knows nothing but the owner's address."""
    own(fresh, ME)
    return fresh
