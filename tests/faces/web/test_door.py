"""The link, the cookie and the key."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from goodterms.desk.trouble import Trouble
from goodterms.faces.web.door import Door, api_key, folder, mint


def test_link_works_once(tmp_path: Path) -> None:
    """A key opens one time, and gives a cookie that this server knows."""
    door = Door(tmp_path)
    key = mint(tmp_path)
    cookie = door.enter(key)
    assert cookie is not None
    assert door.knows(cookie)
    assert door.enter(key) is None


def test_new_link_voids_the_old(tmp_path: Path) -> None:
    """Only the key given out last opens, and a wrong one does not use it up."""
    door = Door(tmp_path)
    old, new = mint(tmp_path), mint(tmp_path)
    assert (door.enter(old), door.enter("")) == (None, None)
    assert door.enter(new) is not None


def test_cookie_of_another_server_opens_nothing(tmp_path: Path) -> None:
    """Cookies end with the server that gave them."""
    cookie = Door(tmp_path).enter(mint(tmp_path))
    assert cookie is not None
    assert not Door(tmp_path).knows(cookie)


def test_nobody_else_can_read_what_is_kept(tmp_path: Path) -> None:
    """Folder and files are the owner's alone, whatever they were before, and the link itself is not in them."""
    (tmp_path / "web").mkdir(mode=0o777)
    key, _ = mint(tmp_path), api_key(tmp_path)
    (tmp_path / "web" / "api.key").chmod(0o666)
    api_key(tmp_path)
    assert stat.S_IMODE(folder(tmp_path).stat().st_mode) == 0o700
    files = list(folder(tmp_path).iterdir())
    assert {path.name: stat.S_IMODE(path.stat().st_mode) for path in files} == {"link": 0o600, "api.key": 0o600}
    assert [path.name for path in files if key in path.read_text()] == []


def test_key_stays(tmp_path: Path) -> None:
    """The key for other programs is the same at the next start, until its file is deleted."""
    key = api_key(tmp_path)
    assert Door(tmp_path).is_key(key)
    assert not Door(tmp_path).is_key("")
    assert api_key(tmp_path) == key
    (folder(tmp_path) / "api.key").unlink()
    assert api_key(tmp_path) != key


def test_home_that_is_a_file(tmp_path: Path) -> None:
    """A home that cannot hold anything is said in a sentence."""
    (tmp_path / "home").write_text("a file")
    with pytest.raises(Trouble, match="Choose another place"):
        mint(tmp_path / "home")
