"""Passwords lie in one place: the keyring where there is one, else the file."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from goodterms.desk import passwords


class Ring:
    """A keyring in memory; ``locked``: it takes and gives nothing."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = False

    def _open(self) -> None:
        if self.locked:
            raise RuntimeError("locked")

    def set_password(self, service: str, name: str, secret: str) -> None:
        """Keeps one."""
        self._open()
        self.kept[service, name] = secret

    def get_password(self, service: str, name: str) -> str | None:
        """Gives one."""
        self._open()
        return self.kept.get((service, name))

    def delete_password(self, service: str, name: str) -> None:
        """Forgets one."""
        self._open()
        del self.kept[service, name]


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Ring:
    """The keyring of this machine."""
    made = Ring()
    told = SimpleNamespace(
        set_password=made.set_password, get_password=made.get_password, delete_password=made.delete_password
    )
    monkeypatch.setitem(sys.modules, "keyring", told)
    return made


def test_kept_in_one_place(tmp_path: Path, ring: Ring) -> None:
    """What goes to the keyring later is no longer in the file, so the newer password is the one that is used."""
    ring.locked = True
    assert passwords.keep(tmp_path, "sync", "olive", "old") == "file"
    assert passwords.secret(tmp_path, "sync", "olive") == "old"
    ring.locked = False
    assert passwords.keep(tmp_path, "sync", "olive", "new") == "keyring"
    assert passwords.secret(tmp_path, "sync", "olive") == "new"
    assert "old" not in (tmp_path / "sync" / passwords.FILE).read_text()


def test_the_file_spares_the_keyring(tmp_path: Path, ring: Ring) -> None:
    """A password in the file is found without asking the keyring."""
    ring.locked = True
    passwords.keep(tmp_path, "sync", "olive", "in the file")
    assert passwords.secret(tmp_path, "sync", "olive") == "in the file"
    assert passwords.secret(tmp_path, "sync", "nobody") == ""


def test_forgotten_everywhere(tmp_path: Path, ring: Ring) -> None:
    """A password that is forgotten is nowhere."""
    passwords.keep(tmp_path, "sync", "olive", "a")
    ring.locked = True
    passwords.keep(tmp_path, "sync", "olive", "b")
    ring.locked = False
    passwords.forget(tmp_path, "sync", "olive")
    assert passwords.secret(tmp_path, "sync", "olive") == ""
