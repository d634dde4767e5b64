"""Messages that came in, each with what could be known when it arrived: how the two stood, and what had been said."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from goodterms.asks.history import SELLING, evidence, quote
from goodterms.asks.reading.read import read as read_text
from goodterms.asks.reading.read import wanted
from goodterms.asks.received.away import away
from goodterms.asks.received.balance import given
from goodterms.asks.received.copies import Text, copies
from goodterms.asks.received.received import Earlier, From, Received
from goodterms.asks.received.vouched import introduces, told_by
from goodterms.asks.standards import Standards
from goodterms.desk.learn import seen_until
from goodterms.desk.standing import NOBODY, judge
from goodterms.record import read, received
from goodterms.words import DAY, Case, Coverage, Depth, Evidence, Kind, Mark, Person, Reading, Said, Tie

BEFORE = 100
"""Newest pieces before a message in which earlier asks and gifts are looked for."""

RECENT = 12
"""Newest pieces between the two that a finding may look at, as in the gate."""

LONGEST = 20_000
"""Letters of a message that are read."""


class Ask(NamedTuple):
    """One message to weigh. ``id``: its interaction, None for a pasted one. ``sender``: as seen, or as typed."""

    id: int | None
    ts: int
    person: int | None
    text: str
    sender: str
    channel: str = ""
    marks: Mark = Mark(0)
    reached: int = 1


class Heard(NamedTuple):
    """What one message of theirs asked and gave, None where it did not."""

    asked: Earlier | None
    gave: Evidence | None


class Known(NamedTuple):
    """What every message is weighed with. ``acts``: the moments of what the owner did, ascending. ``heard``: what each
    earlier message of theirs had asked and given, read once however many later ones look back at it.
    """

    standards: Standards
    people: Mapping[int, Person]
    coverage: tuple[Coverage, ...]
    acts: Sequence[int]
    until: int
    as_of: int
    heard: dict[int, Heard]


def arrived(
    connection: sqlite3.Connection, asks: Sequence[Ask], standards: Standards, as_of: int
) -> Iterator[tuple[Ask, Received]]:
    """Each message with what was known just before it came."""
    people = read.persons(connection, sorted({ask.person for ask in asks if ask.person is not None}))
    asks = [ask if ask.person in people else ask._replace(person=None) for ask in asks]
    until, acts = seen_until(connection, as_of), _acts(connection, standards, as_of)
    known = Known(standards, people, read.coverage(connection, as_of), acts, until, as_of, {})
    ties = _ties(connection, asks, known)
    alike = copies([Text(ask.ts, ask.person or 0, ask.text) for ask in asks])
    for ask, tie, others in zip(asks, ties, alike, strict=True):
        yield ask, _received(connection, ask, tie, [_from(known, asks[other]) for other in others], known)


def _acts(connection: sqlite3.Connection, standards: Standards, as_of: int) -> list[int]:
    """The owner's own acts; what was no contact (a word on a list) is looked up only where there seems to be none."""
    acts = received.own_contacts(connection, as_of)
    ends = [*acts[1:], as_of]
    gaps = [(since, end) for since, end in zip(acts, ends, strict=False) if end - since >= standards.gone_days * DAY]
    return sorted([*acts, *(act for since, end in gaps for act in received.own_others(connection, since, end))])


def _ties(connection: sqlite3.Connection, asks: Sequence[Ask], known: Known) -> list[Tie]:
    """How each sender and the owner stood just before."""
    facts = received.facts_at(connection, [(ask.person or 0, ask.ts) for ask in asks])
    listed = received.listed_since(connection, list(known.people))
    ties = []
    for ask, counted in zip(asks, facts, strict=True):
        if ask.person is None:
            ties.append(NOBODY)
            continue
        clock = received.sighted_at(connection, ask.person, ask.ts, known.standards.gone_sightings)
        stood = judge(
            [known.people[ask.person]],
            {} if counted is None else {ask.person: counted},
            {} if clock is None else {ask.person: clock},
            {ask.person} if listed.get(ask.person, ask.ts) < ask.ts else set(),
            as_of=ask.ts,
            standards=known.standards,
            until=min(known.until, ask.ts),
        )
        ties.append(stood[ask.person])
    return ties


def _received(connection: sqlite3.Connection, ask: Ask, tie: Tie, sent: Sequence[From], known: Known) -> Received:
    """Everything that a finding may look at; what somebody does, as is known now: profiles have no history."""
    person, standards = ask.person, known.standards
    before = () if person is None else read.recent(connection, person, ask.ts, BEFORE)
    heard = list(_heard(before, known))
    slight = tie.depth.rank <= Depth.CONTACT.rank
    brought = _voucher(connection, person, ask.ts) if person is not None and slight else None
    named = _named(connection, ask) if brought is None and slight else None
    case = Case(
        to=ask.sender,
        person=None if person is None else known.people[person],
        tie=tie,
        reading=_reading(ask, standards),
        recent=before[:RECENT],
        recipients=ask.reached,
        as_of=ask.ts,
        coverage=_coverage(known, ask.ts),
    )
    return Received(
        case,
        ask.text,
        asked=tuple(one.asked for one in heard if one.asked is not None),
        gave=tuple(one.gave for one in heard if one.gave is not None),
        away=away(known.acts, ask.ts, standards),
        copies=sent,
        bulk=bool(ask.marks & (Mark.MASS | Mark.NEWSLETTER)),
        abouts=() if person is None else read.abouts(connection, person, known.as_of),
        voucher=brought or named,
        by_their_word=brought is None and named is not None,
    )


def _coverage(known: Known, at: int) -> tuple[Coverage, ...]:
    """What could be seen then: every channel that had begun, up to that day."""
    return tuple(replace(seen, last=min(seen.last, at)) for seen in known.coverage if seen.first < at)


def _reading(ask: Ask, standards: Standards) -> Reading:
    """What it wants. Who pastes a text believes that it asks, so there even a "maybe" is weighed by its kind."""
    reading = read_text(ask.text, None, standards)
    if ask.id is None and reading.band != "ask" and reading.kind not in {Kind.NONE, Kind.QUESTION}:
        return read_text(ask.text, reading.kind, standards)
    return reading


def _heard(before: Sequence[Said], known: Known) -> Iterator[Heard]:
    for said in before:
        if said.out or said.kind != "message":
            continue
        if said.interaction not in known.heard:
            known.heard[said.interaction] = _listened(said, known.standards)
        yield known.heard[said.interaction]


def _listened(said: Said, standards: Standards) -> Heard:
    text = said.text[:LONGEST]
    want = wanted(text, standards)
    asked = Earlier(said, want.kind, quote(want.span.words)) if want.p >= standards.ask_at else None
    words = "" if want.kind in SELLING else given(text)
    return Heard(asked, evidence(said, quote(words)) if words else None)


def _voucher(connection: sqlite3.Connection, person: int, as_of: int) -> From | None:
    """Who wrote to both of you to bring you together, or passed their card on."""
    for third in received.from_thirds(connection, person, as_of):
        if third.card or introduces(third.said.text):
            who = read.persons(connection, [third.person]).get(third.person)
            if who is not None and who.kind == "person":
                return From(_name(who), evidence(third.said, quote(third.said.text)))
    return None


def _named(connection: sqlite3.Connection, ask: Ask) -> From | None:
    """Whom they name for having sent them: somebody with whom the owner had been in touch by then, and only one."""
    for name, words in told_by(ask.text[:LONGEST]):
        people = read.by_name(connection, name.split()[0]).get(name.casefold(), frozenset()) - {ask.person or 0}
        if len(people) != 1:
            continue
        who = read.persons(connection, sorted(people)).get(next(iter(people)))
        counted = None if who is None else read.facts(connection, ask.ts, [who.id]).get(who.id)
        if who is not None and who.kind == "person" and counted is not None and counted.two_way:
            return From(_name(who), Evidence(ask.id or 0, ask.ts, ask.channel, quote(words)))
    return None


def _from(known: Known, ask: Ask) -> From:
    who = known.people.get(ask.person or 0)
    name = ask.sender if who is None else _name(who)
    return From(name, Evidence(ask.id or 0, ask.ts, ask.channel, quote(ask.text)))


def _name(person: Person) -> str:
    return person.name or (person.handles[0].value if person.handles else "somebody")
