"""Gathers one stretch of time for the mirror: what the owner asked, gave, promised and answered, and what came back."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from goodterms.asks.answers.own import WITHIN as ANSWERED_WITHIN
from goodterms.asks.reading.promises import promises
from goodterms.asks.reading.read import wanted
from goodterms.asks.reading.whole import version
from goodterms.asks.received.weigh import ANSWERS, weigh
from goodterms.asks.standards import Standards
from goodterms.desk.arrived import arrived
from goodterms.desk.asked import came_in
from goodterms.desk.blasts import WITHIN
from goodterms.desk.ledger import became_of
from goodterms.desk.own_asks import BACK, LONGEST, NOT_READ_YET, Ask, came
from goodterms.mirror.stretch import Back, Sent, To, Weighed, back, by_person, sent
from goodterms.record import labels, read, received, sent_asks, treated
from goodterms.record.treated import Act
from goodterms.text.near import copies
from goodterms.words import DAY, Depth, Kind

MOST = 400
"""Asks of a stretch that are weighed as of their day, evenly over it; of more, so many stand for all."""

ANSWER = "answer"


class Kept(NamedTuple):
    """``n`` of a kind, ``k`` of which were seen done; ``of``: how many there were, where only some were looked at."""

    k: int
    n: int
    of: int


class Stretch(NamedTuple):
    """One stretch of time. ``silences``: first words of the owner's after a long silence, of which ``k`` asked."""

    wrote: int
    reached: int
    sent: Sent
    gives: int
    gave_to: int
    silences: Kept
    owed: Kept
    promises: Kept
    back: Back
    people: list[tuple[int, int, int]]


def stretch(connection: sqlite3.Connection, since: int, until: int, standards: Standards, as_of: int) -> Stretch:
    """Everything from one moment to another; nothing at or after ``as_of`` is seen."""
    found = [*treated.acts(connection, since, until, standards.ask_at), *_unread(connection, since, until, standards)]
    asks = {act.interaction: act for act in found if act.out and act.what == "ask" and act.kind != Kind.QUESTION}
    gives = {act.interaction: act for act in found if act.out and act.what == "give"}
    to = _to(connection, asks)
    gave = Counter(person for _, person in treated.people_of(connection, sorted(gives)))
    wrote, reached = treated.wrote(connection, since, until)
    return Stretch(
        wrote,
        reached,
        sent(to),
        len(gives),
        len(gave),
        _silences(connection, since, until, standards, asks),
        _owed(connection, [act for act in found if not act.out and act.what == "ask"], standards, as_of),
        _promises(connection, [act for act in found if act.out and act.what == "promise"], as_of),
        back(_weighed(connection, to, asks, standards, as_of)),
        by_person(to, gave),
    )


def _unread(connection: sqlite3.Connection, since: int, until: int, standards: Standards) -> list[Act]:
    """Asks among the newest messages of the owner's that nobody has read yet."""
    found = []
    for one in sent_asks.unread(connection, version(), until, NOT_READ_YET, since):
        want = wanted(one.text[:LONGEST], standards)
        if want.p >= standards.ask_at:
            found.append(Act(one.id, one.ts, out=True, what="ask", kind=str(want.kind)))
    return found


def _to(connection: sqlite3.Connection, asks: dict[int, Act]) -> list[To]:
    """To whom each ask went; copies of one text, sent within a fortnight, have one number."""
    words = sent_asks.texts(connection, sorted(asks))
    ids = sorted(words, key=lambda one: (asks[one].ts, one))
    text: dict[int, int] = {}
    newest: dict[int, int] = {}  # the place of the first copy -> the round of it that goes on
    for id_, place in zip(ids, copies([words[one][:LONGEST] for one in ids]), strict=True):
        begun = newest.get(place, id_)
        text[id_] = newest[place] = begun if asks[id_].ts - asks[begun].ts <= WITHIN else id_
    went = sent_asks.recipients(connection, ids)
    return [To(to.id, text[to.id], to.person, asks[to.id].kind) for to in went]


def _silences(
    connection: sqlite3.Connection, since: int, until: int, standards: Standards, asks: dict[int, Act]
) -> Kept:
    first = treated.after_silence(connection, since, until, standards.friend_silence_days * DAY)
    return Kept(sum(1 for message, _ in first if message in asks), len(first), len(first))


def _some(rows: Sequence[To] | Sequence[Act]) -> list[int]:
    """Places of at most `MOST` of these, evenly among them."""
    return [place * len(rows) // min(len(rows), MOST) for place in range(min(len(rows), MOST))]


def _weighed(
    connection: sqlite3.Connection, to: Sequence[To], asks: dict[int, Act], standards: Standards, as_of: int
) -> list[Weighed]:
    """What came back of asks whose two weeks are over, by how warm the tie was on the day."""
    from goodterms.ties.tie import tie

    chosen = sorted((to[place] for place in _some(to)), key=lambda one: (asks[one.message].ts, one.message, one.person))
    words = sent_asks.texts(connection, sorted({one.message for one in chosen}))
    of = Counter(one.message for one in to)
    rows = [
        Ask(one.message, asks[one.message].ts, one.person, of[one.message], words[one.message][:LONGEST])
        for one in chosen
    ]
    people = read.persons(connection, sorted({row.person for row in rows}))
    rows = [row for row in rows if row.person in people and row.ts + ANSWERED_WITHIN < as_of]
    found = []
    for row, facts in zip(rows, received.facts_at(connection, [(row.person, row.ts) for row in rows]), strict=True):
        lately = facts is not None and row.ts - facts.last <= standards.friend_silence_days * DAY
        built = tie(facts, as_of=row.ts, standards=standards, depth_word=people[row.person].depth_word).depth
        warm = lately and built.rank >= Depth.ACQUAINTANCE.rank
        found.append(Weighed(warm, came(connection, row, standards, as_of) in BACK))
    return found


def _owed(connection: sqlite3.Connection, asks: Sequence[Act], standards: Standards, as_of: int) -> Kept:
    """Asks that came in and to which an answer was owed, and how many had a word within the days for an answer."""
    chosen = [asks[place] for place in _some(asks)]
    who = dict(treated.people_of(connection, [act.interaction for act in chosen]))
    words = sent_asks.texts(connection, sorted(who))
    wait = standards.answer_days * DAY
    owed = [
        received.Came(act.interaction, act.ts, who[act.interaction], words[act.interaction])
        for act in chosen
        if act.interaction in who and act.ts + wait < as_of
    ]
    n = k = 0
    for ask, got in arrived(connection, came_in(connection, owed), standards, as_of):
        if ask.person is None or ANSWERS[weigh(got, standards).word] != ANSWER:
            continue
        after = received.answered(connection, ask.person, ask.ts, as_of)
        n, k = n + 1, k + (after is not None and after - ask.ts <= wait)
    return Kept(k, n, n if len(chosen) == len(asks) else len(asks))


def _promises(connection: sqlite3.Connection, acts: Sequence[Act], as_of: int) -> Kept:
    """Promises of the owner's of which it can be seen whether they were kept: of things to be sent, and calls made."""
    people = sorted({person for _, person in treated.people_of(connection, [act.interaction for act in acts])})
    wanted_ = {act.interaction for act in acts}
    n = k = 0
    for person in people[:MOST]:
        said = labels.between(connection, person, as_of)
        for act in labels.acts(connection, as_of, person):
            if act.interaction not in wanted_ or act.act != "promise" or not act.out:
                continue
            made = next(iter(promises(act.words, act.ts)), None)
            state = None if made is None else became_of(act, made, said)[0]
            n, k = n + (state is not None), k + (state == "kept")
    return Kept(k, n, len(acts))
