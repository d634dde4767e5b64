"""How a tie began, by its first signs: met, introduced and by whom, on a list, by letter, by one transaction."""

from __future__ import annotations

import sqlite3

from goodterms.record import began as first_signs
from goodterms.record import read
from goodterms.words import Tie, iso_day

WRITTEN = frozenset({"message", "comment"})


def began(connection: sqlite3.Connection, person: int, tie: Tie, as_of: int) -> dict[str, object] | None:
    """The first sign of a tie: ``date``, ``how`` in words, where known ``channel``, ``words``, ``by`` (who introduced
    the two), and ``way``: introduced, met, called, list, listed or wrote. The owner's word is above every sign (way
    ``said``; the day is that of the first sign where the owner gave none).
    """
    signs = [
        *_cards(connection, person, as_of),
        *_seen(connection, person, as_of),
        *_spoke(connection, person, tie, as_of),
    ]
    first = min(signs, key=lambda sign: sign[0])[1] if signs else None
    word = first_signs.told(connection, person, as_of)
    if word is None:
        return first
    date = iso_day(word.on) if word.on is not None else first["date"] if first else iso_day(word.ts)
    return {"date": date, "how": f"{word.how} (your own word)", "way": "said"}


Sign = tuple[int, dict[str, object]]


def _cards(connection: sqlite3.Connection, person: int, as_of: int) -> list[Sign]:
    return [
        (since, {"date": iso_day(since), "how": f"{listed or 'card'} on {channel}", "way": "listed"})
        for channel, listed, since in read.cards(connection, person)
        if since is not None and since < as_of
    ]


def _seen(connection: sqlite3.Connection, person: int, as_of: int) -> list[Sign]:
    first = first_signs.seen_first(connection, person, as_of)
    if first is None:
        return []
    how = "you saw them on a list" if first.channel == "mail" else "you saw them in a group"
    return [(first.ts, {"date": iso_day(first.ts), "how": how, "way": "list", "channel": first.channel})]


def _spoke(connection: sqlite3.Connection, person: int, tie: Tie, as_of: int) -> list[Sign]:
    """The first words, and who brought the two together about then."""
    first = None if tie.facts is None else read.first_touch(connection, person, as_of)
    if first is None:
        return []
    by = first_signs.introduced(connection, person, first.ts, as_of)
    if by is not None:
        how = f"{by.name or 'somebody'} introduced you two"
        named = {"id": by.person, "name": by.name}
        sign: dict[str, object] = {
            "how": how,
            "way": "introduced",
            "by": named,
            "channel": by.channel,
            "words": by.subject,
        }
        return [(min(by.ts, first.ts), {"date": iso_day(by.ts), **sign})]
    wrote = first.kind in WRITTEN
    way = "wrote" if wrote else {"meeting": "met", "call": "called"}.get(first.kind, "wrote")
    how = f"{'you' if first.out else 'they'} wrote first" if first.kind == "message" else _kind(first.kind)
    if wrote and first.out and first_signs.copied(connection, first.interaction, person):
        how = "you wrote to somebody else, with them in copy"
    found: dict[str, object] = {
        "date": iso_day(first.ts),
        "how": how,
        "way": way,
        "channel": first.channel,
        "words": first.subject,
    }
    return [(first.ts, found)]


def _kind(kind: str) -> str:
    return {"meeting": "you met", "call": "you spoke on the phone"}.get(kind, kind)
