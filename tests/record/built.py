"""Small builders for tests of the record: pieces as sources state them, imports in one line, plain views."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from goodterms.record import run
from goodterms.record.add import Adder
from goodterms.record.handles import Handles, Naming, owner_person
from goodterms.record.opened import transaction
from goodterms.record.owner import own_now
from goodterms.record.renew import renew
from goodterms.record.settle import begin_unsettled, settle
from goodterms.words import DAY, Card, Handle, Interaction, Mark, Participant, Role, Seen

START = 1_577_836_800
"""1 January 2020, UTC."""

NOW = START + 1_000 * DAY
"""When everything is brought in, unless a test says otherwise."""

ME = "me@example.com"
ANN = "ann@example.org"
BOB = "bob@example.net"
LIST = "gardeners@lists.example.org"


def _normal(handle: Handle) -> str:
    """Without what stands between ``+`` and ``@``."""
    local, at, domain = handle.value.partition("@")
    return f"{local.partition('+')[0]}{at}{domain}".casefold()


def _kind(handle: Handle) -> str:
    return "bot" if handle.value.startswith("noreply@") else "list" if "@lists." in handle.value else "person"


NONE = Mark(0)

NAMING = Naming(normal=_normal, kind=_kind, plain=str.strip)


def at(day: float) -> int:
    """A moment so many days after the start."""
    return START + int(day * DAY)


def handle(text: str) -> Handle:
    """``ann@example.org`` or ``Ann Lee <ann@example.org>`` as mail; anything with a colon as ``kind:value``."""
    if text.endswith(">"):
        name, _, value = text[:-1].partition(" <")
        return Handle("mail", value, name)
    kind, colon, value = text.partition(":")
    return Handle(kind, value) if colon else Handle("mail", text)


def mail(
    sender: str = "",
    to: str = "",
    day: float = 0,
    id: str = "",  # noqa: A002 - as the header is called
    *,
    marks: Mark = NONE,
    answers: str = "",
    thread: str | None = None,
    **parts: str,
) -> Interaction:
    """A mail. Roles take addresses parted by spaces: ``to``, ``cc``, ``bcc``, ``delivered``, ``list``.

    ``subject``, ``text``, ``folder``, ``where``, ``channel``, ``kind``: as in `words.Interaction`. Without a ``thread``
    of its own a mail stands alone.
    """
    id_ = id or f"{sender}-{day}"
    roles = {role: parts.pop(role.value, "") for role in Role} | {Role.FROM: sender, Role.TO: to}
    people = tuple(Participant(handle(one), role) for role, text in roles.items() for one in _split(text))
    return Interaction(
        channel=parts.get("channel", "mail"),
        external_id=id_,
        ts=at(day),
        kind=parts.get("kind", "message"),
        participants=people,
        subject=parts.get("subject", ""),
        text=parts.get("text", ""),
        thread=id_ if thread is None else thread,
        answers=answers,
        marks=marks,
        folder=parts.get("folder", ""),
        where=parts.get("where", f"box:{id_}"),
    )


def meeting(
    day: float,
    *,
    there: str = "",
    absent: str = "",
    id: str = "",  # noqa: A002 - as in `mail`
) -> Interaction:
    """A meeting with those who were there and those who were asked and were not."""
    return mail("", "", day, id, attendee=there, absent=absent, kind="meeting", channel="calendar", thread="")


def card(
    id: str,  # noqa: A002 - as the file calls it
    name: str = "",
    handles: str = "",
    **parts: object,
) -> Card:
    """A card with handles parted by spaces; further parts as in `words.Card`."""
    named: dict[str, object] = {"channel": "book", "where": f"book:{id}", **parts}
    return Card(external_id=id, name=name, handles=tuple(handle(one) for one in handles.split()), **named)  # type: ignore[arg-type] # a test that gives a wrong part fails at once


def _split(text: str) -> list[str]:
    """Addresses parted by spaces, or by commas where they carry names."""
    return [one.strip() for one in text.split(",")] if "," in text or "<" in text else text.split()


def bring(
    connection: sqlite3.Connection,
    *pieces: Seen,
    place: str = "box",
    settled: bool = True,
    now: int = NOW,
    owners_word: bool = False,
) -> int:
    """One import of one leaf, as the desk does it. Returns its number."""
    with transaction(connection):
        number = run.begin(connection, [place], now)
        begin_unsettled(connection)
    adder = Adder(connection, number, now, NAMING, owners_word=owners_word)
    leaf = adder.leaf(place, "stamp", "test")
    for piece in pieces:
        adder.take(leaf, piece)
    adder.leaf_read(leaf, len(pieces), 0)
    adder.flush()
    if settled:
        finish(connection)
    with transaction(connection):
        run.end(connection, number, "done", now)
    return number


def finish(connection: sqlite3.Connection) -> None:
    """Settles and counts, as every command does first."""
    for _ in settle(connection):
        pass
    renew(connection)


def own(connection: sqlite3.Connection, *values: str) -> None:
    """These addresses are the owner's, as ``--me`` says it."""
    with transaction(connection):
        begin_unsettled(connection)
        for value in values:
            row = Handles(connection, NAMING).row(handle(value))
            person, known = connection.execute("SELECT person, own FROM handle WHERE id = ?", (row,)).fetchone()
            if not known:
                own_now(connection, owner_person(connection), int(person))


def tell(connection: sqlite3.Connection, them: str, day: float, id: str) -> int:  # noqa: A002 - as in `mail`
    """The owner says that they met somebody; the import's number."""
    with transaction(connection):
        owner = owner_person(connection)
        connection.execute(
            "INSERT OR IGNORE INTO handle (kind, value, normal, person, own) VALUES ('log', 'you', '', ?, 1)", (owner,)
        )
    told = meeting(day, there=f"log:you {them}", id=id)
    return bring(connection, _as_log(told), place="log", owners_word=True)


def _as_log(told: Interaction) -> Interaction:
    return Interaction("log", told.external_id, told.ts, told.kind, told.participants, where=f"log:{told.external_id}")


# plain views


class Placed(NamedTuple):
    """How one piece was placed."""

    out: int
    contact: int
    why: str


def placed(connection: sqlite3.Connection, id: str) -> Placed:  # noqa: A002 - as in `mail`
    """How the piece of that id was placed."""
    row = connection.execute("SELECT out, contact, why FROM interaction WHERE external_id = ?", (id,)).fetchone()
    return Placed(*row)


def why(connection: sqlite3.Connection, id: str) -> str:  # noqa: A002 - as in `mail`
    """Why the piece of that id is not contact; empty when it is."""
    return placed(connection, id).why


def touches(connection: sqlite3.Connection) -> list[tuple[str, str, int, float]]:
    """Every touch: the piece, the person by their first handle, out, weight."""
    return connection.execute(
        "SELECT i.external_id, (SELECT h.value FROM handle h WHERE h.person = t.person ORDER BY h.id), t.out, t.weight "
        "FROM touch t JOIN interaction i ON i.id = t.id ORDER BY 1, 2"
    ).fetchall()


def touched(connection: sqlite3.Connection) -> list[str]:
    """The pieces that are touches, each as often as it is one."""
    return [piece for piece, *_ in touches(connection)]


def person(connection: sqlite3.Connection, value: str) -> int:
    """The person of a handle's value."""
    return int(connection.execute("SELECT person FROM handle WHERE value = ?", (value,)).fetchone()[0])


def together(connection: sqlite3.Connection) -> list[list[str]]:
    """Every person as the values of their handles."""
    rows = connection.execute("SELECT person, value FROM handle ORDER BY person, value")
    groups: dict[int, list[str]] = {}
    for person_, value in rows:
        groups.setdefault(person_, []).append(value)
    return sorted(groups.values())


TABLES = (
    "person",
    "handle",
    "interaction",
    "participant",
    "card",
    "about",
    "touch",
    "facts",
    "sighting",
    "coverage",
    "copy",
    "unread",
    "listing",
    "leaf",
    "stale",
)


def sizes(connection: sqlite3.Connection, tables: Sequence[str] = TABLES) -> dict[str, int]:
    """How many rows each table has."""
    return {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}


def whole(connection: sqlite3.Connection) -> str:
    """What SQLite says of the file: "ok" when it is intact and no foreign key points to nothing."""
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    (said,) = connection.execute("PRAGMA integrity_check").fetchone()
    return str(said) if not broken else f"{said}, but {broken}"
