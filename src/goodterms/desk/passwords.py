"""Passwords of the owner's at providers: in the system's keyring, else in a file that only the owner can read."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from goodterms.desk.private import folder, read_json, write_json

FILE = "secrets.json"


def keep(home: Path, room: str, name: str, secret: str) -> str:
    """Keeps a secret; says where: ``keyring`` or ``file``, never both. ``room``: the folder of the home it belongs to.

    Raises:
        Trouble: it cannot be kept.
    """
    try:
        import keyring

        keyring.set_password(_service(room), name, secret)
    except Exception:  # noqa: BLE001 - a keyring may be missing, locked or broken in as many ways as there are systems
        place = folder(home, room) / FILE
        write_json(place, (read_json(place) or {}) | {name: secret})
        return "file"
    _out_of_file(home, room, name)
    return "keyring"


def secret(home: Path, room: str, name: str) -> str:
    """A secret; "" where there is none. The file is looked at first: to load the keyring takes as long as a look.

    Raises:
        Trouble: the file cannot be read.
    """
    here = (read_json(home / room / FILE) or {}).get(name)
    if here is not None:
        return str(here)
    with suppress(Exception):  # as in `keep`
        import keyring

        found = keyring.get_password(_service(room), name)
        if found is not None:
            return str(found)
    return ""


def forget(home: Path, room: str, name: str) -> None:
    """Forgets a secret, wherever it is kept."""
    with suppress(Exception):  # as in `keep`
        import keyring

        keyring.delete_password(_service(room), name)
    _out_of_file(home, room, name)


def _out_of_file(home: Path, room: str, name: str) -> None:
    place = home / room / FILE
    kept = read_json(place)
    if kept and name in kept:
        write_json(place, {other: value for other, value in kept.items() if other != name})


def _service(room: str) -> str:
    """Under which the system's keyring has them."""
    return f"goodterms {room}"
