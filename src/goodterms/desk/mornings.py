"""What today may be about beside silences: words given, birthdays, meetings, help, introductions, new jobs."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from goodterms.asks.outcome import calls_for_thanks
from goodterms.asks.reading.kept import things
from goodterms.asks.reading.promises import Promise, promises
from goodterms.asks.standards import Standards
from goodterms.asks.theirs import stems
from goodterms.desk.ledger import kept_by
from goodterms.desk.went import asks_since, thanked
from goodterms.notice import waits
from goodterms.notice.dates import next_birthday
from goodterms.notice.today import Line, Why
from goodterms.notice.waits import Thing
from goodterms.notice.words_given import is_due
from goodterms.record import began as first_signs
from goodterms.record import labels, morning, read
from goodterms.record.morning import wrote_since as spoke_since
from goodterms.words import DAY, Depth, Kind, Person, channel

SURE = 0.8
"""How sure a reading of a promise must be to remind of it: a wrong reminder costs more than a missed one. Ours."""

MET_BEFORE, MET_AFTER = 6 * DAY, 1 * DAY
"""A meeting is followed up from a day after it, for five days. Ours."""

LATELY = 45 * DAY
"""Help and introductions as old as this are still a matter of a word. Ours."""

FRESH = 30 * DAY
"""A new job is news for a month. Ours."""

NO = re.compile(
    r"\b(?:no|nope|not|never|cannot|nobody|unfortunately|afraid|sorry|later|maybe|perhaps)\b|n['\u2019]t\b",
    re.IGNORECASE,
)
"""Words with which a reply that sounds like help may be none. Better no line than thanks for a refusal."""

QUOTED = 140
"""Letters that are quoted."""


Gather = Callable[[sqlite3.Connection, Standards, int], Iterator["Waits"]]


@dataclass(frozen=True, slots=True)
class Waits:
    """A line before it is known who somebody is. ``least``: what must be built for it to be said."""

    person: int
    least: Depth
    line: Callable[[Person], Line | None]


def _promises(connection: sqlite3.Connection, as_of: int, *, mine: bool) -> Iterator[Waits]:
    """Words that are due, the owner's or theirs; none that was kept as far as the words show."""
    for given in [*morning.by_hand(connection, as_of), *morning.given(connection, as_of - 60 * DAY, as_of, SURE)]:
        due = given.due
        if given.mine is not mine:
            continue
        if given.interaction is not None:
            promise = next(iter(promises(given.words, given.ts)), None)
            due = None if promise is None else promise.by
            if promise is None or due is None or not is_due(mine=given.mine, since=given.ts, due=due, as_of=as_of):
                continue
            said = labels.between(connection, given.person, as_of)
            if kept_by(promise, given.ts, said, out=given.mine)[0] != "open" or _brought_up(promise, given, said):
                continue
        elif not is_due(mine=given.mine, since=given.ts, due=due, as_of=as_of):
            continue
        yield _promise(given, due, as_of)


def _brought_up(promise: Promise, given: morning.Given, said: Sequence[labels.Sent]) -> bool:
    """Whether who promised has spoken of the thing since: then it may have come, in words that no cue knows."""
    thing = stems(" ".join(things(promise)))
    return any(one.out == given.mine and one.ts > given.ts and stems(one.text) & thing for one in said)


def _promise(given: morning.Given, due: int | None, as_of: int) -> Waits:
    thing = Thing(given.ts, given.channel, _quoted(given.words), given.interaction)
    key = f"promise:{given.interaction}" if given.hand is None else f"promise-by-hand:{given.hand}"
    if given.mine:
        return Waits(given.person, Depth.NAME, lambda one: waits.promised(one, thing, due, key, as_of=as_of))
    return Waits(given.person, Depth.ACQUAINTANCE, lambda one: waits.awaited(one, thing, due, key))


def _birthdays(connection: sqlite3.Connection, as_of: int) -> Iterator[Waits]:
    last = as_of - 1  # what happened at the moment itself is not seen: the end of a day still is that day
    for known in morning.birthdays(connection):
        on = next_birthday(known.value, last)
        if on is not None:
            yield Waits(known.person, Depth.ACQUAINTANCE, lambda one, on=on: waits.birthday(one, on, last))  # type: ignore[misc]


def _met(connection: sqlite3.Connection, as_of: int) -> Iterator[Waits]:
    for one in morning.met(connection, as_of - MET_BEFORE, as_of - MET_AFTER, as_of):
        thing = Thing(one.ts, one.channel, _quoted(one.subject), one.interaction)
        yield Waits(one.person, Depth.CONTACT, lambda who, thing=thing: waits.after_meeting(who, thing))  # type: ignore[misc]


def _thanks(connection: sqlite3.Connection, standards: Standards, as_of: int) -> Iterator[Waits]:
    for ask in asks_since(connection, standards, as_of - LATELY, as_of):
        said = ask.came.said
        if said is None or not calls_for_thanks(Kind(ask.kind), ask.came) or thanked(ask, said.ts):
            continue
        if promises(said.text, said.ts) or NO.search(said.text) or spoke_since(connection, ask.person, said.ts, as_of):
            continue  # they said that they will, or it may be a no in kind words; or the thanks may be in what followed
        thing = Thing(said.ts, said.channel, _quoted(said.text), said.interaction)
        words = _quoted(ask.words)
        yield Waits(
            ask.person,
            Depth.CONTACT,
            lambda who, thing=thing, words=words: waits.thanks(who, thing, words),  # type: ignore[misc]
        )


def _sent_by(connection: sqlite3.Connection, as_of: int) -> Iterator[Waits]:
    """Who introduced somebody to the owner, and heard nothing since the two talked."""
    for began in morning.began(connection, as_of - LATELY, as_of - 7 * DAY):
        by = first_signs.introduced(connection, began.person, began.first, as_of)
        if by is None or morning.wrote_since(connection, by.person, max(began.first, by.ts), as_of):
            continue
        other = read.persons(connection, [began.person]).get(began.person)
        if other is not None:
            thing, key = Thing(by.ts, by.channel, ""), f"sent:{by.person}:{began.person}"
            named, since = waits.called(other), began.first
            yield Waits(
                by.person,
                Depth.CONTACT,
                lambda who, thing=thing, named=named, since=since, key=key: waits.sent_by(  # type: ignore[misc]
                    who, named, thing, since, key
                ),
            )


def _news(connection: sqlite3.Connection, as_of: int) -> Iterator[Waits]:
    for one in morning.changed(connection, as_of - FRESH, as_of):
        yield Waits(
            one.person,
            Depth.ACQUAINTANCE,
            lambda who, one=one: waits.news(who, one.topic, one.before, one.after, one.ts, channel(one.channel)),  # type: ignore[misc]
        )


def _quoted(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= QUOTED else f"{words[:QUOTED].rstrip()}…"


GATHERERS: Sequence[tuple[Why, Gather]] = (
    (Why.PROMISED, lambda connection, _, as_of: _promises(connection, as_of, mine=True)),
    (Why.BIRTHDAY, lambda connection, _, as_of: _birthdays(connection, as_of)),
    (Why.MET, lambda connection, _, as_of: _met(connection, as_of)),
    (Why.THANKS, _thanks),
    (Why.SENT_BY, lambda connection, _, as_of: _sent_by(connection, as_of)),
    (Why.NEWS, lambda connection, _, as_of: _news(connection, as_of)),
    (Why.AWAITED, lambda connection, _, as_of: _promises(connection, as_of, mine=False)),
)
"""For each reason that rests on one thing, what there is of it, the most pressing first."""
