"""A mailbox on a real server, and a home that follows it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from goodterms.desk.sync.followed import Source
from goodterms.desk.sync.look import sync
from goodterms.desk.sync.set_up import set_up
from served import DOVECOT, NO_DOVECOT, OLIVE, PASSWORD, Dovecot, dovecot

os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"  # nobody's own keyring is written to by a test

Entry = dict[str, object]
Synced = Callable[[], Entry]


@pytest.fixture
def server() -> Iterator[Dovecot]:
    """A mail server with nothing in it."""
    if DOVECOT is None:
        pytest.skip(NO_DOVECOT)
    with dovecot() as server:
        yield server


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with nothing in it."""
    return tmp_path / "home"


def mailbox(server: Dovecot, **said: object) -> Source:
    """Olive's mailbox as a source."""
    values: dict[str, object] = {"name": OLIVE, "kind": "imap", "user": OLIVE, "host": "127.0.0.1", "port": server.port}
    return Source(**values | {"tls": "none"} | said)  # type: ignore[arg-type]  # of many kinds


@pytest.fixture
def synced(home: Path, server: Dovecot) -> Synced:
    """Follows Olive's mailbox; called, it looks once and says what came of it."""
    set_up(home, mailbox(server), PASSWORD)

    def look() -> Entry:
        told = sync(home)["sources"]
        assert isinstance(told, list)
        (one,) = told
        return dict(one)

    return look
