"""Who could introduce the owner to somebody, or into a company: by whom they were seen with, weighed by both ties."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path as Home

from goodterms.desk.beginning import began
from goodterms.desk.moment import now
from goodterms.desk.ready import ready
from goodterms.desk.shown import date
from goodterms.desk.standing import Standing, standards_of, standing
from goodterms.desk.trouble import Trouble
from goodterms.desk.weigh import gate, judged, shape
from goodterms.desk.whom import Nobody, Whom
from goodterms.needs import wording
from goodterms.needs.order import KNOWN, PUT_OFF, UNNAMED
from goodterms.needs.paths import Link, Path, paths
from goodterms.record import beside, read, supply
from goodterms.record.beside import Together
from goodterms.words import Depth, Kind, Person, day

WORST = ("go", "hello_first", "dont")
"""Whoever can be asked today comes first."""

LONGEST = 400
"""Letters of a reason that are taken: two lines."""

MOST = 5
"""Who could introduce, shown; one asks one of them."""

TARGETS = 40
"""People of a company to whom a path is looked for."""

LOOKED_AT = 400
"""People seen with somebody whose tie is looked at, those seen most often."""


@dataclass(frozen=True, slots=True)
class _Sought:
    """Whom an introduction is sought to: a person, or the people of a company."""

    people: tuple[int, ...]
    company: str = ""


def intro(home: Home, whom: str, *, most: int = MOST, because: str = "", as_of: int | None = None) -> dict[str, object]:
    """Who could introduce the owner: ``whom`` as typed, ``company`` (its name, "" for a person), ``target`` (of a
    person, with ``depth``, ``state``, ``last_two_way``), ``inside`` (whom one knows in the company), ``paths``,
    ``steps``, ``note`` (the first step in words: ``to``, ``ask`` for the go-between, ``hand_on`` for them to pass on;
    None where nobody is to be asked); ``because``: why, in the owner's words; ``yourself``: a sentence where the owner
    knows them well enough.

    Each path: ``person``, ``depth``, ``state``, ``last_two_way``, ``regards``, ``to``, ``links`` (a sentence each, with
    ``first`` and ``last``), ``verdict`` and ``findings`` of the gate on asking them for an introduction.

    Raises:
        Trouble: nobody and no company of that name, or several people; no record.
    """
    moment = now() + 1 if as_of is None else as_of
    with ready(home) as connection:
        sought = _sought(connection, whom, moment)
        links = _links(connection, sought, moment)
        between = [link.between for link in links]
        ids = list(dict.fromkeys([*sought.people, *between]))[: LOOKED_AT + TARGETS]
        stood = standing(connection, moment, standards_of(connection), ids)
        flags = {id_: person.flags for id_, person in stood.people.items()}
        humans = {id_: tie for id_, tie in stood.ties.items() if stood.people[id_].kind == "person"}
        regards = supply.words_on(connection, ids)
        inside = _inside(sought, stood, regards) if sought.company else []
        found = [
            path
            for path in paths(links, humans, regards, flags, moment)
            if path.between not in inside and path.target not in inside
        ]
        found = list({path.between: path for path in reversed(found)}.values())[::-1]  # the best path of each
        verdicts = _weighed(connection, stood, found[: 2 * most], because[:LONGEST], moment)
        asked = sorted(zip(found, verdicts, strict=False), key=lambda pair: WORST.index(str(pair[1]["verdict"])))[:most]
        best = [path for path, said in asked if said["verdict"] != "dont"][:1]
        hello = any(said["verdict"] == "hello_first" for _, said in asked[:1])
        return {
            "whom": whom,
            "company": sought.company,
            "target": None if sought.company else _person(stood, sought.people[0]),
            "inside": [_person(stood, id_) for id_ in inside[:most]],
            "paths": [
                _path(stood, path) | {"verdict": said["verdict"], "findings": said["findings"]} for path, said in asked
            ],
            "yourself": _yourself(stood, sought),
            "steps": _steps(stood, best, hello=hello),
            "note": _note(stood, best, because[:LONGEST]),
        }


def _sought(connection: sqlite3.Connection, whom: str, moment: int) -> _Sought:
    """A person where the name is one's, else a company.

    Raises:
        Trouble: neither.
    """
    if not whom.strip():
        raise Trouble("Say to whom: goodterms intro NAME, or the name of a company.", 2)
    try:
        person = Whom(connection).find(whom)
    except Nobody:
        person = None
    working = beside.working_at(connection, whom, moment)
    meant = person is not None and read.persons(connection, [person])[person]
    if person is not None and not (working and meant and _is_company(meant, whom)):
        return _Sought((person,))
    if not working:
        raise Trouble(f"I know nobody called {whom!r}, and no company of that name. See: goodterms people --all")
    return _Sought(tuple(dict.fromkeys(row[0] for row in working))[:TARGETS], working[0][1])


def _is_company(found: Person, whom: str) -> bool:
    """Whether a name means a company rather than somebody: theirs has more words, or they are a shop or a mailbox."""
    return found.kind != "person" or found.name.casefold().split() != whom.casefold().split()


def _links(connection: sqlite3.Connection, sought: _Sought, moment: int) -> list[Link]:
    targets = list(sought.people)
    links = [
        *_seen("together", beside.together_with(connection, targets, moment)),
        *_seen("discussed", beside.discussing_with(connection, targets, moment)),
    ]
    if not sought.company:
        links += _colleagues(connection, targets[0], moment)
        links += _introduced(connection, targets[0], moment)
    return list({(link.between, link.target, link.how): link for link in reversed(links[:LOOKED_AT])}.values())


def _seen(how: str, rows: Iterable[Together]) -> Iterator[Link]:
    for row in rows:
        yield Link(row.person, row.of, how, row.times, row.meetings, row.first, row.last, row.channel)


def _colleagues(connection: sqlite3.Connection, target: int, moment: int) -> Iterator[Link]:
    """Whoever works where they do, by the newest that is known of each."""
    employer = beside.employers(connection, [target], moment).get(target)
    if not employer:
        return
    working = beside.working_at(connection, employer, moment)
    newest = beside.employers(connection, [row[0] for row in working], moment)
    for person, written, ts, channel in working:
        same = newest.get(person, "").casefold() == written.casefold() == employer.casefold()
        if person != target and same:
            yield Link(person, target, "colleagues", last=ts, channel=channel, words=written)


def _introduced(connection: sqlite3.Connection, target: int, moment: int) -> Iterator[Link]:
    """Whoever once introduced them to the owner."""
    stood = standing(connection, moment, standards_of(connection), [target])
    if target not in stood.ties:
        return
    how = began(connection, target, stood.ties[target], moment)
    by = how.get("by") if how is not None else None
    if isinstance(by, dict):
        yield Link(int(by["id"]), target, "introduced", words=str(how["date"]) if how else "")


def _inside(sought: _Sought, stood: Standing, regards: dict[int, frozenset[str]]) -> list[int]:
    """Whom one knows in a company, the closest first."""
    known = [
        id_
        for id_ in sought.people
        if id_ in stood.ties
        and stood.ties[id_].depth.rank >= KNOWN.rank
        and PUT_OFF not in regards.get(id_, ())
        and not UNNAMED & stood.people[id_].flags
    ]
    return sorted(known, key=lambda id_: (-stood.ties[id_].depth.rank, -_last(stood, id_), id_))


def _last(stood: Standing, id_: int) -> int:
    facts = stood.ties[id_].facts
    return 0 if facts is None else facts.last_two_way or 0


def _weighed(
    connection: sqlite3.Connection, stood: Standing, found: Sequence[Path], because: str, moment: int
) -> list[dict[str, object]]:
    """The gate's word on asking each of them for an introduction, in the words of `needs.wording`."""
    said: dict[int, dict[str, object]] = {}
    for target in dict.fromkeys(path.target for path in found):
        between = [path.between for path in found if path.target == target]
        text = wording.ask("", _called(stood, target), because)
        at = gate(connection, text, Kind.INTRODUCTION, recipients=1, as_of=moment)
        verdicts = judged(at, [str(id_) for id_ in between], between)
        said |= {id_: shape(verdict, at) for id_, verdict in zip(between, verdicts, strict=True)}
    return [said[path.between] for path in found]


def _note(stood: Standing, best: Sequence[Path], because: str) -> dict[str, object] | None:
    """The first step in words; a given name is the first word of a name."""
    if not best:
        return None
    between, target = _called(stood, best[0].between), _called(stood, best[0].target)
    return {
        "to": between,
        "ask": wording.ask(_given(between), target, because),
        "hand_on": wording.hand_on(_given(target), because),
    }


def _called(stood: Standing, id_: int) -> str:
    return _name(stood.people[id_]) if id_ in stood.people else "them"


def _given(name: str) -> str:
    return "" if "@" in name else next(iter(name.split()), "")


def _person(stood: Standing, id_: int) -> dict[str, object]:
    person, tie = stood.people[id_], stood.ties[id_]
    return {
        "person": {"id": id_, "name": _name(person)},
        "depth": str(tie.depth),
        "state": None if tie.state is None else str(tie.state),
        "last_two_way": date(None if tie.facts is None else tie.facts.last_two_way),
    }


def _name(person: Person) -> str:
    return person.name or (person.handles[0].value if person.handles else f"number {person.id}")


def _path(stood: Standing, path: Path) -> dict[str, object]:
    to = _name(stood.people[path.target]) if path.target in stood.people else ""
    return _person(stood, path.between) | {
        "regards": sorted(path.regards),
        "to": {"id": path.target, "name": to},
        "links": [
            {"how": link.how, "says": _says(link, to), "first": date(link.first), "last": date(link.last)}
            for link in path.links
        ],
    }


def _says(link: Link, to: str) -> str:
    """What shows that they know each other; no more than what was seen."""
    if link.how == "introduced":
        return f"They introduced you to {to}."
    if link.how == "colleagues":
        when = "" if link.last is None else f", as of {day(link.last)}"
        return f"Both work at {link.words}{when}; whether they know each other I cannot see."
    when = _when(link)
    if link.how == "discussed":
        return f"They wrote in the same discussions as {to} {_times(link.times)}{when}."
    if link.meetings == link.times:
        return f"They met or spoke with {to} {_times(link.times)}{when}."
    return f"They were in one message or meeting with {to} {_times(link.times)}{when}."


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _when(link: Link) -> str:
    if link.first is None or link.last is None:
        return ""
    first, last = day(link.first), day(link.last)
    return f", on {last}" if first == last else f", from {first} to {last}"


def _yourself(stood: Standing, sought: _Sought) -> str:
    tie = None if sought.company else stood.ties.get(sought.people[0])
    if tie is None or tie.depth.rank < Depth.ACQUAINTANCE.rank:
        return ""
    name = _name(stood.people[sought.people[0]])
    return f"You know {name} yourself: a word of your own is warmer than an introduction."


def _steps(stood: Standing, best: Sequence[Path], *, hello: bool) -> list[str]:
    """What to do, in order; asked of both sides, so that neither has to say no to a name already given."""
    if not best:
        return []
    go = _name(stood.people[best[0].between])
    to = _name(stood.people[best[0].target]) if best[0].target in stood.people else "them"
    first = [f"Say hello to {go} first, with nothing else in it, and let them answer."] if hello else []
    return [
        *first,
        f"Ask {go} how well they know {to}, and whether they would be at ease asking. Say that no is a good answer.",
        f"Give {go} two lines they can hand on as they are: who you are, what it is about, and why {to}.",
        f"{go} asks {to}. Only when {to} says yes are you put in touch; until then nobody is given a name or address.",
        f"Thank {go} when it happened, and tell them what came of it.",
    ]
