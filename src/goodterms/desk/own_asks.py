"""The owner's own asks, each as of its day: to whom, how the two stood, what it asked, and what came back.

Of a long history so many are taken, evenly over time, that it stays a matter of seconds; how many of how many is said.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from goodterms.asks.answers.own import WITHIN
from goodterms.asks.outcome import Became, outcome
from goodterms.asks.reading.read import read as read_text
from goodterms.asks.reading.read import wanted
from goodterms.asks.reading.whole import version
from goodterms.asks.standards import Standards
from goodterms.desk.learn import seen_until
from goodterms.desk.standing import judge
from goodterms.record import read, received, sent_asks
from goodterms.record.handles import own_handles
from goodterms.words import Case, Coverage, Facts, Kind, Person, Said

MOST = 1_000
"""Asks (a message and one person it went to) that are looked at."""

OF_ONE = 50
"""People of one message that are looked at: a round to thousands is one act, not thousands."""

NOT_READ_YET = 3_000
"""Newest messages that nobody has read yet and that are read here, about a second's work."""

RECENT = 12
"""Newest pieces between the two that a rule may look at, as in the gate."""

LONGEST = 20_000

BACK = frozenset({Became.HELPED, Became.REFUSED, Became.ANSWERED})
"""A word came back: a refusal is an answer too."""


class Ask(NamedTuple):
    """One message of the owner's to one person."""

    id: int
    ts: int
    person: int
    reached: int
    text: str


class Then(NamedTuple):
    """One ask, what was known on its day, and what came back. ``until``: the end of the history we could see."""

    ask: Ask
    person: Person
    handle: str
    facts: Facts | None
    clock: read.Sighting | None
    listed: bool
    recent: tuple[Said, ...]
    coverage: tuple[Coverage, ...]
    until: int
    owner_names: frozenset[str]
    came: Became


class Drawn(NamedTuple):
    """Asks that are looked at, oldest first, of how many there are; ``unread``: messages that nobody has read yet."""

    asks: list[Ask]
    of: int
    unread: int


def drawn(connection: sqlite3.Connection, standards: Standards, as_of: int, most: int = MOST) -> Drawn:
    """The owner's asks before a moment: as they were read, and of what was not read yet the newest."""
    found = {one.id: one.ts for one in sent_asks.asked(connection, as_of, standards.ask_at)}
    waiting = sent_asks.unread(connection, version(), as_of, NOT_READ_YET + 1)
    found |= {one.id: one.ts for one in waiting[:NOT_READ_YET] if _asks(one.text, standards)}
    went = _some_of_each(sent_asks.recipients(connection, list(found)))
    went.sort(key=lambda to: (found[to.id], to.id, to.person))
    chosen = went if len(went) <= most else [went[place * len(went) // most] for place in range(most)]
    words = sent_asks.texts(connection, sorted({to.id for to in chosen}))
    asks = [Ask(to.id, found[to.id], to.person, to.reached, words[to.id][:LONGEST]) for to in chosen]
    return Drawn(asks, len(went), len(waiting))


def _asks(text: str, standards: Standards) -> bool:
    want = wanted(text[:LONGEST], standards)
    return want.p >= standards.ask_at and want.kind is not Kind.QUESTION


def _some_of_each(went: Sequence[sent_asks.To]) -> list[sent_asks.To]:
    """At most `OF_ONE` people of each message, evenly among them."""
    by_message: dict[int, list[sent_asks.To]] = {}
    for to in went:
        by_message.setdefault(to.id, []).append(to)
    return [to for each in by_message.values() for to in each[:: -(-len(each) // OF_ONE)]]


def as_they_stood(
    connection: sqlite3.Connection, asks: Sequence[Ask], standards: Standards, sightings: int, as_of: int
) -> Iterator[Then]:
    """Each ask with what was known just before it, and with what came back by the moment.

    ``sightings``: how often somebody must have been seen elsewhere for their second clock to tell anything.
    """
    persons = sorted({ask.person for ask in asks})
    people, handles = read.persons(connection, persons), sent_asks.handles(connection, persons)
    covered, until = read.coverage(connection, as_of), seen_until(connection, as_of)
    names = (word for handle in own_handles(connection) for word in handle.name.split() if len(word) > 1)
    owner_names = frozenset(names)
    listed = received.listed_since(connection, persons)
    asks = [ask for ask in asks if ask.person in people]
    facts = received.facts_at(connection, [(ask.person, ask.ts) for ask in asks])
    for ask, counted in zip(asks, facts, strict=True):
        yield Then(
            ask,
            people[ask.person],
            handles.get(ask.person, ""),
            counted,
            received.sighted_at(connection, ask.person, ask.ts, sightings),
            listed.get(ask.person, ask.ts) < ask.ts,
            read.recent(connection, ask.person, ask.ts, RECENT),
            tuple(replace(seen, last=min(seen.last, ask.ts)) for seen in covered if seen.first < ask.ts),
            min(until, ask.ts),
            owner_names,
            came(connection, ask, standards, as_of),
        )


def case(then: Then, standards: Standards) -> Case:
    """An ask as the gate would have had it on its day, under some standards."""
    person, ts = then.person, then.ask.ts
    ties = judge(
        [person],
        {} if then.facts is None else {person.id: then.facts},
        {} if then.clock is None else {person.id: then.clock},
        {person.id} if then.listed else set(),
        as_of=ts,
        standards=standards,
        until=then.until,
    )
    return Case(
        to=then.handle,
        person=person,
        tie=ties[person.id],
        reading=read_text(then.ask.text, None, standards),
        recent=then.recent,
        recipients=then.ask.reached,
        as_of=ts,
        coverage=then.coverage,
        owner_names=then.owner_names,
    )


def came(connection: sqlite3.Connection, ask: Ask, standards: Standards, as_of: int) -> Became:
    """What came back by a moment, within a fortnight; nothing is *silent* before that is over."""
    after = sent_asks.after(connection, ask.person, ask.ts, min(ask.ts + WITHIN, as_of - 1))
    said = Said(ask.id, ask.ts, "", "message", out=True, subject="", text=ask.text, thread="")
    became = outcome(said, after, as_of, standards).became
    if became in BACK:
        return became
    return Became.WAITING if ask.ts + WITHIN >= as_of else Became.SILENT
