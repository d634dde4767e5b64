"""The settings of one run. The only file that reads TOML or the environment."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

CONFIG = "config.toml"
"""The name of the file inside the home; it need not exist."""

KEYS = ("region", "zone", "mail_server")
"""Everything that the file may set."""


class Settings(NamedTuple):
    """What holds for one run.

    ``home``: the folder of the record, absolute; it need not exist yet. ``zone``: IANA name of the zone in which times
    without a zone were written. ``region``: two-letter country of phone numbers without a country, None when not set.
    ``mail_server``: by which the day's lines may be sent, as smtps://you@mail.example.org; "" for none.
    """

    home: Path
    zone: str
    region: str | None
    mail_server: str = ""


class BadSettings(Exception):
    """The configuration file or the home cannot be used; the text says what to mend, in one sentence."""


def load(home: Path | None = None) -> Settings:
    """The settings for a home: as given, else ``$GOODTERMS_HOME``, else the platform's folder for data of programs.

    Raises:
        BadSettings: the file is not readable, or says something that cannot be.
    """
    found = (home or default_home(os.environ, sys.platform)).expanduser().absolute()
    path = found / CONFIG
    said = _read(path)
    strange = sorted(set(said) - set(KEYS))
    if strange:
        known = ", ".join(KEYS)
        raise BadSettings(f"{path} sets {strange[0]!r}, which is no setting; the settings are {known}.")
    return Settings(found, _zone(said, path), _region(said, path), _server(said, path))


def default_home(environ: Mapping[str, str], platform: str) -> Path:
    """The home when none was given. ``platform``: as `sys.platform`.

    Linux and others: XDG base directory specification 0.8 (a relative ``XDG_DATA_HOME`` is ignored, as it asks). macOS:
    Apple's File System Programming Guide. Windows: the known folder LocalAppData.
    """
    if environ.get("GOODTERMS_HOME"):
        return Path(environ["GOODTERMS_HOME"])
    if platform == "darwin":
        return Path("~/Library/Application Support/goodterms")
    if platform == "win32":
        return Path(environ.get("LOCALAPPDATA") or "~/AppData/Local") / "goodterms"
    base = Path(environ.get("XDG_DATA_HOME", ""))
    return (base if base.is_absolute() else Path("~/.local/share")) / "goodterms"


def local_zone(environ: Mapping[str, str], etc: Path = Path("/etc")) -> str:
    """The IANA name of this machine's zone, ``UTC`` when it does not tell (Windows does not)."""
    named = (environ.get("TZ", "").lstrip(":"), _linked(etc / "localtime"), _written(etc / "timezone"))
    return next((name for name in named if name and _exists(name)), "UTC")


def _read(path: Path) -> dict[str, object]:
    try:
        text = path.read_text(encoding="utf-8-sig")
        import tomllib  # most homes have no such file

        return tomllib.loads(text)
    except FileNotFoundError:
        return {}
    except NotADirectoryError:
        raise BadSettings(f"{path.parent} is a file; the home has to be a folder.") from None
    except OSError as error:
        raise BadSettings(f"{path} cannot be read: {error.strerror or error}.") from error
    except ValueError as error:
        raise BadSettings(f"{path} is not in order: {error}.") from error


def _server(said: Mapping[str, object], path: Path) -> str:
    server = said.get("mail_server", "")
    if not isinstance(server, str) or not re.fullmatch(r"(?:smtps?://[^\s/]{1,300}/?)?", server):
        raise BadSettings(f'{path}: mail_server is written as mail_server = "smtps://you@mail.example.org".')
    return server.rstrip("/")


def _zone(said: Mapping[str, object], path: Path) -> str:
    if "zone" not in said:
        return local_zone(os.environ)
    zone = said["zone"]
    if not isinstance(zone, str) or not _exists(zone):
        raise BadSettings(f"{path} says zone = {zone!r}; there is no such time zone. Write it like Europe/Berlin.")
    return zone


def _region(said: Mapping[str, object], path: Path) -> str | None:
    if "region" not in said:
        return None
    region = said["region"]
    if not isinstance(region, str) or not re.fullmatch(r"[A-Za-z]{2}", region):
        raise BadSettings(f'{path} says region = {region!r}; it takes the two letters of a country, such as "GB".')
    return region.upper()


def _exists(zone: str) -> bool:
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):  # OSError: the name of a folder of zones, such as "Europe"
        return False
    return True


def _linked(path: Path) -> str:
    try:
        return path.readlink().as_posix().partition("zoneinfo/")[2]
    except OSError:
        return ""


def _written(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        return ""
