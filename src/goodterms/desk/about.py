"""What people do and want: from cards, their own words and asks, and your notes; each line with its source and age."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

from goodterms.desk.moment import now
from goodterms.desk.naming import naming
from goodterms.desk.ready import ready
from goodterms.desk.shown import date
from goodterms.desk.trouble import Trouble
from goodterms.desk.whom import Whom
from goodterms.people.about.kept_off import kept_off
from goodterms.people.about.own_words import DOES, PHRASES, SEEKING, WANTS, own_words
from goodterms.record import does, read
from goodterms.record.forgotten import Forgotten
from goodterms.record.look import DOES as POSTS
from goodterms.words import channel

LEAST = 0.7
"""How surely a message must ask for something to make a line of what somebody wants."""

ASKS = 6
"""Newest asks of one person that make lines."""

BESIDE = ("birthday", "location", "address", "number", "url", "nickname", "name", "mail", "phone", "no_longer_listed")
"""What cards say of somebody that is neither what they do nor what they want."""

BIRTHDAY = re.compile(r"(?:(?P<year>\d{4})|-)-?(?P<month>\d\d)-?(?P<day>\d\d)")
"""A birthday as cards write it: 1990-04-05, 19900405 or --04-05 (vCard 4, RFC 6350 6.2.5)."""

LEAP = 2000
"""A year that has every day a birthday can be on."""


class Line(NamedTuple):
    """One line on somebody. ``topic``: does, wants, note, private, or what a card calls it. ``source``: where it is
    from, as a sentence names it. ``ts``: when it was true or written, None where nobody said. ``interaction``: the
    message it quotes, 0 for none.
    """

    person: int
    topic: str
    text: str
    source: str
    ts: int | None
    interaction: int = 0


class _OnSomebody(Protocol):
    @property
    def person(self) -> int: ...

    @property
    def text(self) -> str: ...


Told = TypeVar("Told", bound=_OnSomebody)


def what_people_do(connection: sqlite3.Connection, as_of: int) -> Iterator[Line]:
    """Every line on what anybody does or wants, of all people, newest first within each source.

    Cards (organisation, position, headline, title), signatures, the owner's notes, and messages in which people say it
    of themselves. What was forgotten is not among them, nor lines that speak of health, faith, politics or money.
    """
    wanted = {*POSTS, "note", WANTS}
    cards = (one for one in does.told(connection, as_of) if one.topic in wanted)
    found = chain(
        map(_told, cards),
        map(_signed, does.signed(connection, as_of)),
        map(_noted, does.noted(connection, as_of)),
        _own(does.wrote_with(connection, as_of, (*PHRASES, *SEEKING))),
    )
    yield from not_forgotten(connection, found)


def lines(connection: sqlite3.Connection, person: int, as_of: int) -> list[Line]:
    """Every line on one person: what they do, what they want, notes, and what else cards say, each newest first."""
    asks = [one for one in does.asked(connection, as_of, LEAST, [person]) if not kept_off(one.text)][:ASKS]
    found = [
        *map(_told, does.told(connection, as_of, [person])),
        *map(_signed, does.signed(connection, as_of, [person])),
        *_own(does.wrote(connection, as_of, person)),
        *map(_asked, asks),
        *map(_noted, does.noted(connection, as_of, [person])),
    ]
    return sorted(_once(not_forgotten(connection, found)), key=_order)


def about(home: Path, who: str, *, as_of: int | None = None) -> dict[str, object]:
    """What somebody does and wants, with the number of each line by which it can be forgotten.

    Raises:
        Trouble: there is no record, or nobody of that name.
    """
    moment = now() + 1 if as_of is None else as_of
    with ready(home) as connection:
        person = known(connection, who)
        them = read.persons(connection, [person])[person]
        found = lines(connection, person, moment)
    return {
        "person": {"id": person, "name": them.name},
        "lines": [shown(one, number) for number, one in enumerate(found, 1)],
    }


def known(connection: sqlite3.Connection, who: str) -> int:
    """The person of the record who is meant.

    Raises:
        Trouble: there is nobody.
    """
    person = Whom(connection).find(who)
    if person is None or not read.persons(connection, [person]):
        raise Trouble(f"There is no record of {who}.")
    return person


def shown(line: Line, number: int) -> dict[str, object]:
    """A line as faces show it."""
    return {
        "number": number,
        "topic": line.topic,
        "text": says(line),
        "source": line.source,
        "date": date(line.ts),
        "interaction": line.interaction,
    }


def says(line: Line) -> str:
    """The words of a line as one writes them."""
    return birthday(line.text) if line.topic == "birthday" else line.text


def birthday(text: str) -> str:
    """A birthday of a card as one writes it, ``19 February`` or ``5 April 1990``; what is no date as it stands."""
    found = BIRTHDAY.fullmatch(text)
    if found is None:
        return text
    try:
        when = datetime(LEAP, int(found["month"]), int(found["day"]), tzinfo=UTC)
    except ValueError:
        return text
    return f"{when.day} {when:%B}" + (f" {found['year']}" if found["year"] else "")


def _told(one: does.Said) -> Line:
    return Line(one.person, one.topic, one.text, _source(one.channel), one.ts)


def _signed(one: does.Said) -> Line:
    return Line(one.person, one.topic, one.text, f"their signature by {channel(one.channel)}", one.ts)


def _noted(one: does.Said) -> Line:
    return Line(one.person, one.topic, one.text, "your note", one.ts)


def _asked(one: does.Said) -> Line:
    return Line(one.person, WANTS, " ".join(one.text.split()), f"asked you by {channel(one.channel)}", one.ts, one.row)


def _own(messages: Iterable[does.Said]) -> Iterator[Line]:
    for one in messages:
        for line in own_words(one.text):
            yield Line(
                one.person, line.topic, line.words, f"in their own words by {channel(one.channel)}", one.ts, one.row
            )


def _source(name: str) -> str:
    return {"vcard": "your address book", "csv": "a table of yours", "log": "your own word"}.get(name, channel(name))


def not_forgotten(connection: sqlite3.Connection, found: Iterable[Told]) -> Iterator[Told]:
    """The lines on people (anything with ``person`` and ``text``) but for those that were forgotten."""
    forgotten = Forgotten(connection, naming().normal)
    if not forgotten:
        yield from found
        return
    kept = list(found)
    people = read.persons(connection, sorted({one.person for one in kept}))
    for one in kept:
        person = people.get(one.person)
        if person is None or not forgotten.line(person.handles, does.keys(connection, one.person), one.text):
            yield one


def _once(found: Iterable[Line]) -> Iterator[Line]:
    """The newest of lines that say the same."""
    seen: set[tuple[str, str]] = set()
    for one in sorted(found, key=lambda one: -(one.ts or 0)):
        key = one.topic, " ".join(one.text.casefold().split())
        if key not in seen:
            seen.add(key)
            yield one


_RANKS = {
    topic: rank
    for rank, topic in enumerate(("position", "title", "headline", "organisation", does.SIGNATURE, DOES, WANTS, "note"))
}


def _order(line: Line) -> tuple[int, int]:
    rank = 90 if line.topic == "private" else 50 if line.topic in BESIDE else _RANKS.get(line.topic, 20)
    return rank, -(line.ts or 0)


def those(found: Sequence[Line], *topics: str) -> list[Line]:
    """The lines of these topics."""
    return [one for one in found if one.topic in topics]
