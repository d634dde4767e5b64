"""The gate: one message and its recipients, each weighed by their own history; one call for one and for 10,000."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from goodterms.asks.answers.own import NOTHING_LEARNT, Own
from goodterms.asks.gate import weigh as weigh_case
from goodterms.asks.reading.read import read as read_text
from goodterms.asks.reading.whole import version
from goodterms.asks.standards import DEFAULTS, Standards
from goodterms.desk.answering import chance_of
from goodterms.desk.answering import own as own_answers
from goodterms.desk.beside import added, beside
from goodterms.desk.listed import listed as listed_in
from goodterms.desk.moment import now
from goodterms.desk.ready import ready
from goodterms.desk.remembered import no_ask
from goodterms.desk.shown import date, evidence
from goodterms.desk.standing import NOBODY, Standing, standards_of, standing
from goodterms.desk.trouble import Trouble
from goodterms.desk.whom import Nobody, Several, Whom
from goodterms.record import read
from goodterms.record.handles import own_handles, owner_id
from goodterms.record.opened import NoRecord
from goodterms.record.said import recent
from goodterms.record.said import wishes as wished
from goodterms.words import Case, Coverage, Kind, Reading, Span, Verdict, Word

RECENT = 12
"""Newest pieces between the owner and a recipient that rules may look at."""

Opened = Callable[[Path], AbstractContextManager[sqlite3.Connection]]

LONGEST = 1_000_000
"""Letters of a draft that are read; nobody's ask is longer."""


def weigh(  # noqa: PLR0913 - what the command takes, and who opens the record
    home: Path,
    text: str,
    to: Sequence[str],
    *,
    listed: Sequence[str] = (),
    cc: Sequence[str] = (),
    kind: str | None = None,
    channel: str | None = None,
    as_of: int | None = None,
    opened: Opened = ready,
) -> dict[str, object]:
    """Weighs one message for everybody it is to go to; keys by the command contract. ``set_aside``: ``[{"to", "why"}]``
    of those on a list whose name several people have; they are not weighed.

    ``to``: recipients as typed; a name that nobody has is an error. ``listed``: recipients of a list; there a name that
    nobody has is somebody unknown. ``cc``: who reads along; they are not asked, so not weighed.
    ``kind``: what the sender says it is. ``channel``: where it will be sent. ``opened``: who opens the record.

    Raises:
        Trouble: no recipient, an empty text without a declared kind, no such kind, nobody or several of a name.
    """
    everyone = [*to, *listed]
    if not everyone:
        raise Trouble("Say to whom: --to NAME or --to ADDRESS.", 2)
    declared = declared_kind(text, kind)
    moment = now() if as_of is None else as_of
    with opened(home) as connection:
        at = gate(connection, text, declared, recipients=len(everyone), as_of=moment, cc=cc)
        told, aside = _listed(connection, listed)
        persons = [*_people(connection, to), *(person for _, person in told)]
        verdicts = judged(at, [*to, *(text for text, _ in told)], persons)
    return {
        "reading": reading_shape(at.reading),
        "verdicts": [shape(verdict, at) for verdict in verdicts],
        "counts": counted(verdicts),
        "channel": channel,
        "remembered": at.remembered,
        "set_aside": aside,
    }


def reading_of(home: Path, text: str, *, kind: str | None = None) -> dict[str, object]:
    """What a text wants, by the command contract, under the owner's standards where there is a record.

    Raises:
        Trouble: no such kind, or no text.
    """
    declared = declared_kind(text, kind)
    try:
        with ready(home) as connection:
            standards = standards_of(connection)
    except Trouble as trouble:
        if not isinstance(trouble.__cause__, NoRecord):
            raise
        standards = DEFAULTS
    return reading_shape(read_text(text[:LONGEST], declared, standards))


def declared_kind(text: str, kind: str | None) -> Kind | None:
    """What the sender says the message is; None when nothing is said.

    Raises:
        Trouble: no such kind, or neither a text nor a kind.
    """
    declared = _kind(kind)
    if not text.strip() and declared is None:
        raise Trouble("There is no text to weigh. Give a file, pipe the text in, or say what it is with --kind.", 2)
    return declared


@dataclass(frozen=True, slots=True)
class Gate:
    """One message before the gate, and what is the same for all its recipients.

    ``recipients``: to how many it goes. ``remembered``: the owner once said of this very text that it is no ask.
    ``answers``: what the owner's own asks brought. ``text``: the draft. ``cc``: who reads along, as typed.
    """

    connection: sqlite3.Connection
    standards: Standards
    reading: Reading
    remembered: bool
    recipients: int
    as_of: int
    coverage: tuple[Coverage, ...]
    owner: int | None
    owner_names: frozenset[str]
    answers: Own = NOTHING_LEARNT
    text: str = ""
    cc: tuple[str, ...] = ()


def gate(
    connection: sqlite3.Connection,
    text: str,
    declared: Kind | None,
    *,
    recipients: int,
    as_of: int,
    cc: Sequence[str] = (),
) -> Gate:
    """A message before the gate. ``declared``: the sender's word; else what was once said of this text counts."""
    standards = standards_of(connection)
    remembered = declared is None and no_ask(connection, text)
    names = (word for handle in own_handles(connection) for word in handle.name.split() if len(word) > 1)
    return Gate(
        connection,
        standards,
        read_text(text[:LONGEST], Kind.NONE if remembered else declared, standards),
        remembered,
        recipients,
        as_of,
        read.coverage(connection, as_of),
        owner_id(connection),
        frozenset(names),
        own_answers(connection, as_of),
        text[:LONGEST],
        tuple(cc),
    )


def judged(at: Gate, to: Sequence[str], persons: Sequence[int | None]) -> list[Verdict]:
    """The verdicts on some or all of its recipients, in their order. ``persons``: who each is, None for unknown."""
    found = standing(at.connection, at.as_of, at.standards, sorted({p for p in persons if p is not None}))
    people = {one: found.people.get(person or 0) for one, person in zip(to, persons, strict=True)}
    more = beside(
        at.connection,
        at.text,
        people,
        at.cc,
        recipients=at.recipients + len(at.cc),
        as_of=at.as_of,
        last=_last(at, found),
    )
    return [
        weigh_case(added(more, case, yourself=person is not None and person == at.owner), at.standards)
        for person, case in zip(persons, _cases(at, to, persons, found), strict=True)
    ]


def _last(at: Gate, found: Standing) -> Callable[[int], int | None]:
    """When the owner and a person last went back and forth; people who are no recipients are looked up."""

    def last(person: int) -> int | None:
        tie = found.ties.get(person)
        facts = tie.facts if tie is not None else read.facts(at.connection, at.as_of, [person]).get(person)
        return None if facts is None else facts.last_two_way

    return last


def counted(verdicts: Iterable[Verdict]) -> dict[str, int]:
    """How many verdicts of each word."""
    counts = Counter({str(word): 0 for word in Word})
    counts.update(str(verdict.word) for verdict in verdicts)
    return dict(counts)


def recipients(path: Path) -> list[str]:
    """The recipients of a table, whatever program wrote it: its column of addresses, profile URLs or names.

    Raises:
        Trouble: it cannot be read, or no column names anybody.
    """
    found = listed_in(path.expanduser())
    return [to for row in found.rows() if (to := found.named(row))]


def _kind(text: str | None) -> Kind | None:
    if text is None:
        return None
    if text not in set(Kind):
        raise Trouble(f"There is no kind {text!r}. It is one of: {', '.join(Kind)}.", 2)
    return Kind(text)


def _people(connection: sqlite3.Connection, to: Sequence[str]) -> list[int | None]:
    whom = Whom(connection)
    return [whom.find(text) for text in to]


def _listed(
    connection: sqlite3.Connection, listed: Sequence[str]
) -> tuple[list[tuple[str, int | None]], list[dict[str, str]]]:
    """Who each on a list is, None for somebody unknown; and whose name several people have, so that nobody can tell."""
    whom = Whom(connection)
    found: list[tuple[str, int | None]] = []
    aside = []
    for text in listed:
        try:
            found.append((text, whom.on_a_list(text)))
        except Nobody:
            found.append((text, None))
        except Several as several:
            aside.append({"to": text, "why": several.sentence})
    return found, aside


def _cases(at: Gate, to: Sequence[str], persons: Sequence[int | None], found: Standing) -> Iterator[Case]:
    everyone = list(found.people)
    said = recent(at.connection, everyone, at.as_of, RECENT, version())
    wishes = wished(at.connection, everyone, at.as_of)
    for text, person in zip(to, persons, strict=True):
        known = None if person is None else found.people.get(person)
        yield Case(
            to=text,
            person=known,
            tie=NOBODY if known is None else found.ties[known.id],
            reading=at.reading,
            recent=() if known is None else said[known.id],
            recipients=at.recipients,
            as_of=at.as_of,
            coverage=at.coverage,
            owner_names=at.owner_names,
            wishes=() if known is None else wishes.get(known.id, ()),
        )


def reading_shape(reading: Reading) -> dict[str, object]:
    """A reading by the command contract."""
    return {
        "kind": str(reading.kind),
        "ask": {"p": round(reading.p, 4), "band": reading.band, "span": _words(reading.span)},
        "greeting": _words(reading.greeting),
        "owns_gap": _words(reading.owns_gap),
        "gives": [span.words for span in reading.gives],
        "mass": _words(reading.mass),
    }


def _words(span: Span | None) -> str | None:
    return None if span is None else span.words


def shape(verdict: Verdict, at: Gate) -> dict[str, object]:
    """A verdict by the command contract. ``at``: the message it is of."""
    person, facts = verdict.person, verdict.tie.facts
    return {
        "to": verdict.to,
        "person": None if person is None else {"id": person.id, "name": person.name},
        "verdict": str(verdict.word),
        "depth": str(verdict.tie.depth),
        "state": None if verdict.tie.state is None else str(verdict.tie.state),
        "last_two_way": date(None if facts is None else facts.last_two_way),
        "findings": [
            {
                "rule": finding.rule,
                "verdict": str(finding.verdict),
                "says": finding.says,
                "evidence": evidence(finding.evidence),
                "instead": finding.instead,
            }
            for finding in verdict.findings
        ],
        "chance": chance_of(at.answers, at.reading, verdict, reached=at.recipients, as_of=at.as_of),
    }
