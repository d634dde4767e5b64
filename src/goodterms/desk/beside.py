"""What a draft brings along beside its recipients' history: who else reads it, whom it greets, the owner's own word."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields

from goodterms.asks.greeted import called, small
from goodterms.asks.sending import Dont, Likely, Overruled, Owes, Sending
from goodterms.desk.donts import own_donts
from goodterms.desk.likely import likely
from goodterms.desk.naming import typed
from goodterms.desk.overruled import own_verdicts
from goodterms.desk.remembered import NEVER_ASK, told_since
from goodterms.people.folding import fold, unfolded_umlauts
from goodterms.people.nicknames import goes_by
from goodterms.people.slips import is_slip
from goodterms.record import morning
from goodterms.record.read import choose
from goodterms.words import DAY, About, Case, Person

FEW_TO = 10
"""Recipients up to whom the others matter, and wrong addresses are looked for: more is a list."""

SILENT = 60 * DAY
"""Silence from which talk among many is looked for: no rule speaks of a shorter one."""

WORDS = (NEVER_ASK, "deceased")
"""Words of the owner's whose day is told."""

CASE = tuple(one.name for one in fields(Case) if one.init)


@dataclass(frozen=True, slots=True)
class Beside:
    """What is the same for all recipients of one draft. ``greeted``: the name greeted, and what it may be short for.
    ``owes``, ``settled``: what the owner wrote down to have promised whom, and which messages' promises are kept.

    ``known``: whether anybody of the record has that given name; asked once at most.
    """

    connection: sqlite3.Connection
    text: str
    others: tuple[str, ...]
    greeted: tuple[str, ...]
    donts: tuple[Dont, ...]
    overruled: Mapping[str, Overruled]
    regards: Mapping[int, tuple[int, str]]
    abouts: Mapping[int, tuple[About, ...]]
    likely: Mapping[str, Likely]
    owes: Mapping[int, tuple[Owes, ...]]
    settled: Mapping[int, frozenset[int]]
    known: dict[str, bool] = field(default_factory=dict)


def beside(
    connection: sqlite3.Connection,
    text: str,
    people: Mapping[str, Person | None],
    cc: Sequence[str] = (),
    *,
    recipients: int,
    as_of: int,
    last: Callable[[int], int | None],
) -> Beside:
    """Gathers it. ``people``: who each recipient is, as typed. ``last``: when the owner and a person last went back and
    forth, None for never.
    """
    few = recipients <= FEW_TO
    name = next(iter(called(text)), "") if len(called(text)) == 1 else ""
    return Beside(
        connection,
        text,
        tuple(_name(to, person) for to, person in people.items()) + tuple(cc) if few else (),
        (name, *sorted(goes_by(name) - {name})) if name else (),
        own_donts(connection),
        own_verdicts(connection, text),
        {
            person: (ts, what)
            for person, what, ts in connection.execute("SELECT person, by_what, ts FROM regard WHERE word = 'put_off'")
        },
        _abouts(connection, people, as_of),
        dict(likely(connection, people, last)) if few else {},
        _owes(connection, as_of),
        morning.settled(connection),
    )


def added(found: Beside, case: Case, *, yourself: bool) -> Sending:
    """A case with what lies beside it."""
    person = case.person
    named = _names(case.to, person) if found.greeted else frozenset()
    known = bool(found.greeted) and (bool(set(found.greeted) & named) or _is_known(found))
    spelled = "" if known else _spelled(found, person)
    own = _name(case.to, person)
    put_off = None if person is None else found.regards.get(person.id)
    return Sending(
        **{name: getattr(case, name) for name in CASE},
        text=found.text,
        yourself=yourself,
        told=dict(_told(found.connection, person, put_off)),
        by_what="" if put_off is None else put_off[1],
        greeted=found.greeted if known or spelled else (),
        others=tuple(other for other in found.others if other != own),
        named=named,
        spelled=spelled,
        likely=found.likely.get(case.to),
        abouts=None if person is None else found.abouts.get(person.id, ()),
        donts=found.donts,
        overruled=found.overruled.get(case.to),
        owes=() if person is None else found.owes.get(person.id, ()),
        settled=frozenset() if person is None else found.settled.get(person.id, frozenset()),
        among=_among(found, case),
    )


def _among(found: Beside, case: Case) -> int | None:
    """When the two last wrote with each other among many; looked for of few, and where they are long silent alone."""
    facts, person = case.tie.facts, case.person
    if not found.others or person is None or facts is None or facts.last_two_way is None:
        return None
    if case.as_of - facts.last_two_way < SILENT:
        return None
    return morning.among_many(found.connection, person.id, facts.last_two_way, case.as_of)


def _owes(connection: sqlite3.Connection, as_of: int) -> dict[int, tuple[Owes, ...]]:
    """What the owner wrote down to have promised, by whom; all of it at once, for by hand nobody writes down many."""
    found: dict[int, list[Owes]] = {}
    for one in morning.by_hand(connection, as_of):
        if one.mine:
            found.setdefault(one.person, []).append(Owes(one.words, one.ts, one.due))
    return {person: tuple(owes) for person, owes in found.items()}


def _told(
    connection: sqlite3.Connection, person: Person | None, put_off: tuple[int, str] | None
) -> Iterator[tuple[str, int]]:
    if person is None:
        return
    for word in WORDS:
        if word in person.flags:
            yield word, told_since(connection, person.id, word) or 0
    if put_off is not None:
        yield "put_off", put_off[0]


def _name(to: str, person: Person | None) -> str:
    return (person.name if person else "") or to


def _names(to: str, person: Person | None) -> frozenset[str]:
    """Every word that somebody's names are made of, in small letters; empty when only an address is known.

    With their accents as a greeting has them, without, and with umlauts written out: ``jörg``, ``jorg``, ``joerg``.
    """
    handle = typed(to)
    said = {handle.name if handle else to}
    if person is not None:
        said |= {person.name} | {one.name for one in person.handles}
        said |= {one.value for one in person.handles if one.kind in {"name", "skype", "telegram"}}
    written = {form(name) for name in said for form in (fold, unfolded_umlauts, small)}
    words = {word.strip(".,()\"'") for name in written for word in name.replace("-", " ").replace("@", " ").split()}
    return frozenset(word for word in words if len(word) > 1) if any(said) else frozenset()


def _is_known(found: Beside) -> bool:
    """Whether somebody of the record has the given name that is greeted."""
    name = found.greeted[0] if found.greeted else ""
    if name and name not in found.known:
        row = found.connection.execute(
            "SELECT 1 FROM person WHERE name LIKE ? OR name LIKE ? LIMIT 1", (name, f"{name} %")
        ).fetchone()
        found.known[name] = row is not None
    return found.known.get(name, False)


def _spelled(found: Beside, person: Person | None) -> str:
    """Their given name, where the greeting has it mistyped; "" where it has not."""
    if person is None or not found.greeted or person.kind != "person" or len(person.name.split()) < 2:
        return ""
    given = person.name.split()[0].strip(".,()\"'")
    wrong, right = fold(found.greeted[0]), fold(given)
    slip = is_slip(wrong, right) or sorted(wrong) == sorted(right)
    return given if slip and right not in map(fold, found.greeted) else ""


def _abouts(
    connection: sqlite3.Connection, people: Mapping[str, Person | None], as_of: int
) -> dict[int, tuple[About, ...]]:
    """What is known of them, and the owner's notes as one more thing known."""
    chosen = choose(connection, (person.id for person in people.values() if person is not None))
    rows = connection.execute(
        f"SELECT person, topic, value, since FROM about WHERE value <> '' AND person IN {chosen} "
        "AND coalesce(since, 0) < :as_of "
        f"UNION ALL SELECT person, 'note', text, ts FROM note WHERE person IN {chosen} AND ts < :as_of",
        {"as_of": as_of},
    )
    found: dict[int, list[About]] = {}
    for person, topic, value, since in rows:
        found.setdefault(person, []).append(About(topic, value, since))
    return {person: tuple(abouts) for person, abouts in found.items()}
