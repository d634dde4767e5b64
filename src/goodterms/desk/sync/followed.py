"""Which servers the owner follows, as ``sync/sources.json`` in the home says it. No password stands in there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from goodterms.desk import passwords
from goodterms.desk.private import folder, read_json, write_json
from goodterms.desk.trouble import Trouble
from goodterms.live.door import Door, is_here

ROOM = "sync"
FILE = "sources.json"

KINDS = {"imap": "mailbox", "carddav": "address book", "caldav": "calendar"}
"""What is followed, in the user's words."""

TLS = {"tls": 993, "starttls": 143, "none": 143}
"""How the way to a mail server is kept private, and its usual port (RFC 8314, RFC 3501)."""

OAUTH = ("google", "microsoft")
"""Providers that give tokens for mail to a client of the owner's own."""

EVERY = 30
"""Minutes between two looks, where nothing else was said."""

NAME = re.compile(r"[\w.@+-]{1,100}")


@dataclass(frozen=True, slots=True)
class Source:
    """One source. ``kind``: of `KINDS`. ``host``, ``port``, ``tls``: of a mail server; ``url``: of the others.

    ``oauth`` and ``client``: the provider and the owner's own client, where the key is a token. ``every``: minutes
    between two looks while the page or ``sync --every`` runs, 0 for never by itself. ``leave``: folders left out.
    ``write``: what the owner says of people is written to their cards there.
    """

    name: str
    kind: str
    user: str
    host: str = ""
    port: int = 0
    tls: str = "tls"
    url: str = ""
    oauth: str = ""
    client: str = ""
    every: int = EVERY
    leave: tuple[str, ...] = ()
    write: bool = False

    @property
    def door(self) -> Door:
        """Where it is."""
        if self.kind == "imap":
            return Door(self.host, self.port, self.tls)
        parts = urlsplit(self.url)
        private = parts.scheme == "https"
        return Door(parts.hostname or "", parts.port or (443 if private else 80), "tls" if private else "none")


def sources(home: Path) -> list[Source]:
    """Everything that is followed, in the order it was added.

    Raises:
        Trouble: the file cannot be read.
    """
    kept = read_json(home / ROOM / FILE) or []
    try:
        return [Source(**{**one, "leave": tuple(one.get("leave", ()))}) for one in kept]
    except TypeError:
        raise Trouble(f"{home / ROOM / FILE} is not in order. Delete it, and add your sources again.") from None


def find(home: Path, names: Sequence[str]) -> list[Source]:
    """The sources of these names; all of them without a name.

    Raises:
        Trouble: there is none of a name.
    """
    known = sources(home)
    for name in names:
        if name not in {one.name for one in known}:
            raise Trouble(f"There is no source {name!r}. See: goodterms sync list", 2)
    return [one for one in known if not names or one.name in names]


def add(home: Path, source: Source, secret: str | None) -> None:
    """Follows a source from now on, instead of one of the same name. ``secret``: its key; None keeps the one there is.

    Raises:
        Trouble: it cannot be so, or cannot be kept.
    """
    check(source)
    if secret is not None:
        passwords.keep(home, ROOM, source.name, secret)
    others = [one for one in sources(home) if one.name != source.name]
    write_json(folder(home, ROOM) / FILE, [asdict(one) for one in (*others, source)])


def set_write(home: Path, name: str, *, on: bool) -> None:
    """Turns writing to an address book on or off.

    Raises:
        Trouble: there is none of that name, or it is something else.
    """
    (source,) = find(home, [name])
    add(home, replace(source, write=on), None)


def remove(home: Path, name: str) -> None:
    """Follows a source no longer, and forgets its key.

    Raises:
        Trouble: there is none of that name.
    """
    find(home, [name])
    write_json(folder(home, ROOM) / FILE, [asdict(one) for one in sources(home) if one.name != name])
    passwords.forget(home, ROOM, name)


def check(source: Source) -> None:
    """Raises `Trouble` for a source that cannot be so."""
    if not NAME.fullmatch(source.name):
        raise Trouble(f"{source.name!r} cannot be a name. Take letters, digits and . @ + - _", 2)
    if source.kind not in KINDS:
        raise Trouble(f"There is no {source.kind!r}. Choose one of: {', '.join(KINDS)}.", 2)
    if source.kind != "imap" and urlsplit(source.url).scheme not in {"https", "http"}:
        raise Trouble(f"{source.url!r} is no address. Write it whole: https://…", 2)
    door = source.door
    if not door.host or not re.fullmatch(r"[\w.:-]+", door.host):
        raise Trouble(f"{door.host!r} is no name of a server.", 2)
    if source.oauth and (source.oauth not in OAUTH or source.kind != "imap" or not source.client):
        raise Trouble(f"--oauth takes {' or '.join(OAUTH)}, for a mailbox, with --client-id.", 2)
    if source.write and source.kind != "carddav":
        raise Trouble("Only to an address book (carddav) anything is written.", 2)
    if source.tls not in TLS:
        raise Trouble(f"There is no --tls {source.tls!r}. It is one of: {', '.join(TLS)}.", 2)
    if door.tls == "none" and not is_here(door.host):
        instead = "Write https://…" if source.kind != "imap" else "Use tls or starttls."
        raise Trouble(f"Without TLS anybody on the way could read what comes from {door.host}. {instead}", 2)
