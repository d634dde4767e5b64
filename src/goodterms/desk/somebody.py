"""People of the record in the shape that who is who compares."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence

from goodterms.people.seen import Somebody, Together
from goodterms.record import somebodies, together
from goodterms.record.somebodies import Known
from goodterms.words import Handle

NONE: frozenset[str] = frozenset()

Sides = Sequence[tuple[tuple[int, ...], tuple[int, ...]]]


def seen(connection: sqlite3.Connection, persons: Sequence[int]) -> Iterator[Somebody]:
    """These people, as who is who looks at them."""
    return map(somebody, somebodies.somebodies(connection, persons))


def somebody(known: Known) -> Somebody:
    """One person. An address of a place tells no more than who lives there, so it stands with the postal ones."""
    about = known.about
    return Somebody(
        key=known.person,
        handles=tuple(map(_as_name, known.handles)),
        names=known.names,
        kind=known.kind,
        birthdays=about.get("birthday", NONE),
        organisations=about.get("organisation", NONE),
        addresses=about.get("address", NONE),
        numbers=about.get("number", NONE),
        first=known.first,
        last=known.last,
        signed=known.signed,
        spans=known.spans,
    )


def _as_name(handle: Handle) -> Handle:
    """A chat that has only the name its owner gave somebody (``whatsapp-name``) tells a name, and no account."""
    return Handle("name", handle.value, handle.name) if handle.kind.endswith("-name") else handle


def observed(connection: sqlite3.Connection) -> Callable[[Sides], list[Together]]:
    """What pairs were seen doing, asked of the record."""

    def ask(pairs: Sides) -> list[Together]:
        return [Together(**counts._asdict()) for counts in together.together(connection, pairs)]

    return ask
