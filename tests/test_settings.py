"""The settings: where the home is, and what its file may say."""

from __future__ import annotations

from pathlib import Path

import pytest

from goodterms.settings import BadSettings, Settings, default_home, load, local_zone


def _home(tmp_path: Path, config: str) -> Path:
    (tmp_path / "config.toml").write_text(config, encoding="utf-8")
    return tmp_path


def test_file_sets_zone_and_region(tmp_path: Path) -> None:
    """What the file says holds, and a region may be written small."""
    home = _home(tmp_path, 'zone = "Europe/Berlin"\nregion = "gb"\n')
    assert load(home) == Settings(home, "Europe/Berlin", "GB")


def test_no_file_gives_defaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home that does not exist yet has the zone of the machine and no region."""
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert load(tmp_path / "not yet") == Settings(tmp_path / "not yet", "Asia/Tokyo", None)


def test_home_of_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """GOODTERMS_HOME is the home when none is given, and a given one goes before it."""
    monkeypatch.setenv("GOODTERMS_HOME", str(tmp_path / "mine"))
    assert load().home == tmp_path / "mine"
    assert load(tmp_path / "other").home == tmp_path / "other"


def test_home_is_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home given relative to where one stands is meant from there."""
    monkeypatch.chdir(tmp_path)
    assert load(Path("here")).home == tmp_path / "here"


def test_tilde_is_the_users_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A tilde in GOODTERMS_HOME is read as a shell would."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv("GOODTERMS_HOME", "~/terms")
    assert load().home == tmp_path / "terms"


@pytest.mark.parametrize(
    ("environ", "platform", "expected"),
    [
        ({}, "linux", "~/.local/share/goodterms"),
        ({"XDG_DATA_HOME": "/srv/ada"}, "linux", "/srv/ada/goodterms"),
        ({"XDG_DATA_HOME": "not/absolute"}, "linux", "~/.local/share/goodterms"),
        ({"XDG_DATA_HOME": "/srv/ada"}, "darwin", "~/Library/Application Support/goodterms"),
        ({"LOCALAPPDATA": "/ada/Local"}, "win32", "/ada/Local/goodterms"),
        ({}, "win32", "~/AppData/Local/goodterms"),
        ({"GOODTERMS_HOME": ""}, "freebsd14", "~/.local/share/goodterms"),
    ],
)
def test_default_home(environ: dict[str, str], platform: str, expected: str) -> None:
    """Every system has its place, and an empty or relative variable counts as not set."""
    assert default_home(environ, platform) == Path(expected)


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ("zoen = 'UTC'", "'zoen', which is no setting; the settings are region, zone, mail_server."),
        ("zone = 'Europe/Nowhere'", "there is no such time zone"),
        ("zone = 'Europe'", "there is no such time zone"),
        ("zone = '../etc/passwd'", "there is no such time zone"),
        ("zone = 3", "there is no such time zone"),
        ("region = 'GBR'", "two letters of a country"),
        ("region = 49", "two letters of a country"),
        ("zone = ", "is not in order"),
    ],
)
def test_what_cannot_be_is_said(tmp_path: Path, config: str, said: str) -> None:
    """A wrong key, value or file gives one sentence that names the file."""
    with pytest.raises(BadSettings) as error:
        load(_home(tmp_path, config))
    assert said in str(error.value)
    assert str(tmp_path / "config.toml") in str(error.value)
    assert "\n" not in str(error.value)


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    """A file that is not UTF-8 is said not to be in order."""
    (tmp_path / "config.toml").write_bytes(b"zone = '\xff\xfe'")
    with pytest.raises(BadSettings, match="not in order"):
        load(tmp_path)


def test_home_that_is_a_file(tmp_path: Path) -> None:
    """A file in place of the home is said to be one."""
    (tmp_path / "file").write_text("")
    with pytest.raises(BadSettings, match="has to be a folder"):
        load(tmp_path / "file")


def test_config_that_is_a_folder(tmp_path: Path) -> None:
    """A configuration that the system refuses to read is said, with the system's reason."""
    (tmp_path / "config.toml").mkdir()
    with pytest.raises(BadSettings, match="cannot be read: "):
        load(tmp_path)


def test_mark_of_windows_editors(tmp_path: Path) -> None:
    """The byte order mark that some editors write is no part of the file."""
    (tmp_path / "config.toml").write_bytes(b"\xef\xbb\xbfzone = 'UTC'\n")
    assert load(tmp_path).zone == "UTC"


def test_zone_of_the_machine(tmp_path: Path) -> None:
    """The variable goes first, then the link, then the written name, then UTC; nonsense is passed over."""
    assert local_zone({}, tmp_path) == "UTC"
    (tmp_path / "timezone").write_text("Europe/Lisbon\n")
    assert local_zone({}, tmp_path) == "Europe/Lisbon"
    (tmp_path / "localtime").symlink_to("/usr/share/zoneinfo/Europe/Rome")
    assert local_zone({}, tmp_path) == "Europe/Rome"
    assert local_zone({"TZ": ":America/Lima"}, tmp_path) == "America/Lima"
    assert local_zone({"TZ": "CET-1CEST,M3.5.0"}, tmp_path) == "Europe/Rome"
