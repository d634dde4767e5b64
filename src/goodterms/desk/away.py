"""I was away: who asked after me comes first, what waits, what was missed, and who only pitched meanwhile."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from goodterms.asks.history import open_question
from goodterms.asks.reading.personal import personal_hello
from goodterms.asks.reading.read import read as read_text
from goodterms.asks.standards import Standards
from goodterms.desk.learn import learnt
from goodterms.desk.moment import now
from goodterms.desk.ready import ready
from goodterms.desk.standing import Standing, standards_of, standing
from goodterms.desk.trouble import Trouble
from goodterms.notice.dates import AHEAD, next_birthday
from goodterms.notice.return_ import Came, Meanwhile, in_order
from goodterms.record import morning, read, received
from goodterms.words import DAY, Case, Depth, Kind, Person, day, iso_day

LATELY = 120 * DAY
"""An absence that ended longer ago is no matter of today."""

SELLS = frozenset({Kind.PITCH, Kind.RECRUIT, Kind.MONEY})
LONGEST = 20_000
QUOTED = 140
MOST = 2_000
"""Messages of an absence that are read, the newest."""


def away(
    home: Path, *, since: int | None = None, until: int | None = None, as_of: int | None = None
) -> dict[str, object]:
    """The last absence of the owner's (or from ``since`` to ``until``, UTC seconds): ``since``, ``until``, ``days``;
    ``first``: who comes first and on which day, with why and the words; ``missed``: birthdays and words that were due
    meanwhile; ``only_asked``: how many wrote nothing but pitches and notes to many; ``over``: days it takes.

    Without an absence ``since`` is None and everything empty.

    Raises:
        Trouble: an absence that ends before it begins, or no record.
    """
    moment = now() if as_of is None else as_of
    with ready(home) as connection:
        span = _span(connection, since, until, moment)
        if span is None:
            return {"since": None, "until": None, "days": 0, "first": [], "missed": [], "only_asked": 0, "over": 0}
        begun, ended = span
        standards = standards_of(connection)
        came = list(islice(received.incoming(connection, min(ended + DAY, moment), begun), MOST))
        stood = standing(connection, moment, standards, sorted({one.person for one in came}))
        found = list(_meanwhile(connection, came, stood, standards, moment))
        order = in_order(found)
        missed = _missed(connection, standards, begun, ended, moment)
    return {
        "since": iso_day(begun),
        "until": iso_day(ended),
        "days": (ended - begun) // DAY,
        "first": [_row(on, one, stood.people[one.person]) for on, one in order],
        "missed": missed,
        "only_asked": sum(one.came is Came.ASKED_ONLY for one in found),
        "over": order[-1][0] if order else 0,
    }


def asked_after(
    connection: sqlite3.Connection, standards: Standards, as_of: int, *, lately: int
) -> tuple[int, int, int] | None:
    """The owner's last absence (UTC seconds) and how many people asked after the owner meanwhile and wait for a word;
    None when none ended within the last ``lately`` seconds.
    """
    span = _span(connection, None, None, as_of)
    if span is None or as_of - span[1] >= lately:
        return None
    begun, ended = span
    came = list(islice(received.incoming(connection, min(ended + DAY, as_of), begun), MOST))
    stood = standing(connection, as_of, standards, sorted({one.person for one in came}))
    found = _meanwhile(connection, came, stood, standards, as_of)
    return begun, ended, sum(one.came is Came.ASKED_AFTER for one in found)


def _span(connection: sqlite3.Connection, since: int | None, until: int | None, moment: int) -> tuple[int, int] | None:
    """The absence: as given, else the last that was seen.

    Raises:
        Trouble: it ends before it begins.
    """
    if since is not None:
        ended = min(moment if until is None else until, moment)
        if ended <= since:
            raise Trouble("An absence ends after it begins: --since 2024-03-01 --until 2024-06-30", 2)
        return since, ended
    own = learnt(connection, moment).own
    seen = [(int(start), int(end)) for start, end in zip(own.start, own.end, strict=True) if start < moment]
    if not seen or moment - seen[-1][1] > LATELY:
        return None
    return seen[-1]


def _meanwhile(
    connection: sqlite3.Connection,
    came: Iterable[received.Came],
    stood: Standing,
    standards: Standards,
    moment: int,
) -> Iterable[Meanwhile]:
    """Each who wrote, by the best of what they wrote; nobody whom the owner has had a word with since."""
    of: dict[int, list[received.Came]] = {}
    for one in came:
        of.setdefault(one.person, []).append(one)
    pieces = received.pieces(connection, [one.id for one in came])
    for person, said in of.items():
        known, tie = stood.people.get(person), stood.ties.get(person)
        if known is None or tie is None or known.kind != "person" or {"never_mention", "deceased"} & known.flags:
            continue
        if morning.wrote_since(connection, person, said[0].ts, moment):
            continue
        recent = read.recent(connection, person, moment, 6)
        case = Case(known.name, known, tie, read_text("", None, standards), recent, 1, moment, ())
        yield _best(case, said, pieces, standards)


def _best(case: Case, said: list[received.Came], pieces: dict[int, received.Piece], standards: Standards) -> Meanwhile:
    alone = [one for one in said if pieces[one.id].reached <= 1]
    for one in alone:
        hello = personal_hello(one.text[:LONGEST])
        if hello is not None and not _sells(one.text, standards):
            return _made(case, Came.ASKED_AFTER, one, hello.span.words, pieces)
    waits = open_question(case, standards)
    if waits is not None:
        asked = next((one for one in said if one.id == waits[0].interaction), said[0])
        return _made(case, Came.WAITS, asked, waits[1], pieces)
    plain = next((one for one in alone if not _sells(one.text, standards)), None)
    if plain is not None:
        return _made(case, Came.WROTE, plain, plain.text, pieces)
    return _made(case, Came.ASKED_ONLY, said[0], "", pieces)


def _sells(text: str, standards: Standards) -> bool:
    reading = read_text(text[:LONGEST], None, standards)
    return reading.kind in SELLS and reading.p >= standards.ask_at


def _made(case: Case, came: Came, one: received.Came, words: str, pieces: dict[int, received.Piece]) -> Meanwhile:
    said = " ".join(words.split())
    quoted = said if len(said) <= QUOTED else f"{said[:QUOTED].rstrip()}…"
    return Meanwhile(one.person, came, case.tie, one.ts, quoted, one.id, pieces[one.id].channel)


def _row(on: int, one: Meanwhile, person: Person) -> dict[str, object]:
    name = person.name or (person.handles[0].value if person.handles else "somebody")
    says = {
        Came.ASKED_AFTER: f"{name} asked after you on {day(one.ts)}: “{one.words}”.",
        Came.WAITS: f"{name} asked you on {day(one.ts)}: “{one.words}”. It waits for a word of yours.",
        Came.WROTE: f"{name} wrote on {day(one.ts)}: “{one.words}”.",
    }[one.came]
    return {
        "person": {"id": person.id, "name": name},
        "day": on,
        "why": one.came.name.lower(),
        "says": says,
        "evidence": [
            {"interaction": one.interaction, "date": iso_day(one.ts), "channel": one.channel, "words": one.words}
        ],
    }


def _missed(
    connection: sqlite3.Connection, standards: Standards, begun: int, ended: int, moment: int
) -> list[dict[str, object]]:
    """Birthdays of people one knows well, and own words whose day fell into the absence."""
    born = [(one.person, on) for one in morning.birthdays(connection) if (on := _within(one.value, begun, ended))]
    words = [one for one in morning.by_hand(connection, moment) if one.mine and one.due and begun <= one.due < ended]
    stood = standing(
        connection, moment, standards, sorted({*(person for person, _ in born), *(w.person for w in words)})
    )
    rows: list[dict[str, object]] = []
    for person, on in sorted(born, key=lambda pair: pair[1]):
        tie, known = stood.ties.get(person), stood.people.get(person)
        if tie is not None and known is not None and tie.depth.rank >= Depth.ACQUAINTANCE.rank:
            rows.append({"person": {"id": person, "name": known.name}, "date": on, "what": "birthday", "words": ""})
    for word in words:
        if known := stood.people.get(word.person):
            due = iso_day(word.due or 0)
            rows.append(
                {"person": {"id": word.person, "name": known.name}, "date": due, "what": "promise", "words": word.words}
            )
    return rows


def _within(value: str, begun: int, ended: int) -> str:
    """The day of a birthday in a span, ISO; "" for none."""
    at = datetime.fromtimestamp(begun, UTC)
    while at.timestamp() < ended:
        on = next_birthday(value, int(at.timestamp()))
        if on is not None and iso_day(begun) <= on.isoformat() <= iso_day(ended):
            return on.isoformat()
        at += timedelta(days=AHEAD + 1)
    return ""
