"""Who could supply a need: among the people one knows, likes and trusts first; names come last, and are marked."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from goodterms.desk.about import not_forgotten
from goodterms.desk.moment import now
from goodterms.desk.ready import ready
from goodterms.desk.shown import date
from goodterms.desk.standing import standards_of, standing
from goodterms.desk.trouble import Trouble
from goodterms.needs.fit import SAID, SPOKE, Fit, Line, fits, words_in
from goodterms.needs.order import Supplier, ordered, roughly
from goodterms.needs.own_work import says_own_work, told
from goodterms.needs.stems import prefix
from goodterms.needs.terms import Term, terms
from goodterms.record import look, supply
from goodterms.words import About, Depth, Person, day

MOST = 10
"""People shown; one chooses among a few."""

LOOKED_AT = 300
"""People whose tie is judged: those who fit best and roughly stand nearest; the others could not be among the first."""

LINES = 2
"""Lines shown of one person."""

KINDS = frozenset({"person", "shop"})
"""Who can supply; lists, programs and role mailboxes are nobody one knows."""


def find(home: Path, need: str, *, most: int = MOST, as_of: int | None = None) -> dict[str, object]:
    """Who could supply a need, the best first: ``need`` as typed, ``looked_for`` (its words), ``people`` and ``more``,
    how many others there are.

    Each of ``people``: ``person``, ``kind``, ``depth``, ``state``, ``last_two_way``, ``known``, ``regards``, ``lines``
    (``topic``, ``text``, ``words`` that matched, ``date``, ``source``, ``interaction``) and ``says``.

    Raises:
        Trouble: nothing to look for, or no record.
    """
    wanted = terms(need)
    if not wanted:
        raise Trouble("Say what you need in a word or two, such as: goodterms find bookkeeper", 2)
    moment = now() + 1 if as_of is None else as_of
    with ready(home) as connection:
        found = _found(connection, wanted, moment)
        best = _nearest(connection, found)
        people, suppliers = _ordered(connection, best, moment)
        does = look.does(connection, moment, [one.fit.person for one in suppliers[:most]])
        shown = [_row(people[one.fit.person], one, wanted, does) for one in suppliers[:most]]
    return {
        "need": need,
        "looked_for": [term.said for term in wanted],
        "people": shown,
        "more": max(len(suppliers) - most, 0) + len(found) - len(best),
    }


def _found(connection: sqlite3.Connection, wanted: Sequence[Term], moment: int) -> dict[int, Fit]:
    words = [word for term in wanted for word in _sought(term)]
    lines = [
        *_lines(supply.on_cards(connection, words, moment)),
        *_lines(supply.in_signatures(connection, words, moment)),
        *_lines(supply.in_notes(connection, moment)),
        *_own(supply.in_own_words(connection, words, moment), words),
    ]
    return fits(wanted, not_forgotten(connection, lines), moment)


def _nearest(connection: sqlite3.Connection, found: Mapping[int, Fit]) -> list[Fit]:
    """Whose tie is worth judging."""
    if len(found) <= LOOKED_AT:
        return list(found.values())
    near, regards = supply.near(connection, list(found)), supply.words_on(connection, list(found))

    def rank(fit: Fit) -> tuple[float, int]:
        weeks, word = near[fit.person]
        said = regards.get(fit.person, frozenset())
        return (-fit.share * roughly(weeks, None if word is None else Depth(word), said), fit.person)

    return sorted((fit for fit in found.values() if fit.person in near), key=rank)[:LOOKED_AT]


def _sought(term: Term) -> Iterator[str]:
    """The words that the record is asked for: long ones by their beginning, which their other forms share."""
    yield from dict.fromkeys(map(prefix, term.words))


def _lines(known: Iterable[supply.Known]) -> Iterator[Line]:
    return (Line(*each) for each in known)


def _own(known: Iterable[supply.Known], beginnings: Sequence[str]) -> Iterator[Line]:
    """What people wrote: sentences on their own work, and the first of any other that tells something."""
    for each in known:
        spoke = False
        for sentence in told(each.text, beginnings):
            own = says_own_work(sentence)
            if own or not spoke:
                topic = SAID if own else SPOKE
                yield Line(each.person, topic, sentence, each.ts, each.source, each.interaction)
                spoke = spoke or not own


def _ordered(
    connection: sqlite3.Connection, best: Sequence[Fit], moment: int
) -> tuple[dict[int, Person], list[Supplier]]:
    ids = [fit.person for fit in best]
    stood = standing(connection, moment, standards_of(connection), ids)
    people = {id_: person for id_, person in stood.people.items() if person.kind in KINDS}
    suppliers = ordered(
        [fit for fit in best if fit.person in people],
        stood.ties,
        supply.words_on(connection, ids),
        {id_: person.flags for id_, person in people.items()},
        {id_: person.name for id_, person in people.items()},
    )
    return dict(people), suppliers


def _row(person: Person, one: Supplier, wanted: Sequence[Term], does: Mapping[int, list[About]]) -> dict[str, object]:
    facts = one.tie.facts
    lines = [_line(line, wanted) for line in one.fit.lines[:LINES]]
    return {
        "person": {"id": person.id, "name": person.name or (person.handles[0].value if person.handles else "")},
        "kind": person.kind,
        "depth": str(one.tie.depth),
        "state": None if one.tie.state is None else str(one.tie.state),
        "last_two_way": date(None if facts is None else facts.last_two_way),
        "known": one.known,
        "regards": sorted(one.regards),
        "lines": lines,
        "says": _says(one.fit.lines[0], does.get(person.id, [])),
    }


def _line(line: Line, wanted: Sequence[Term]) -> dict[str, object]:
    return {
        "topic": line.topic,
        "text": " ".join(line.text.split()),
        "words": list(words_in(wanted, line.text)),
        "date": date(line.ts),
        "source": line.source,
        "interaction": line.interaction,
    }


def _says(line: Line, does: Sequence[About]) -> str:
    """Why somebody is named: their own sentence, the owner's note, or what they are, and where."""
    text = " ".join(line.text.split())
    when = "" if line.ts is None else f" on {day(line.ts)}"
    if line.topic == SAID:
        return f"They wrote{when}: “{text}”"
    if line.topic == SPOKE:
        return f"I do not see that it is their work, but they wrote{when}: “{text}”"
    if line.source == "you":
        return f"Your note{when}: “{text}”"
    if line.topic == "signature":
        return f"They sign as “{text}”" + ("" if line.ts is None else f", last{when}.")
    other = {"position": "organisation", "organisation": "position"}.get(line.topic, "")
    beside = next((about.value for about in does if about.topic == other), "")
    if line.topic == "position":
        return f"{text} at {beside}" if beside else text
    return f"{beside} at {text}" if beside else text
