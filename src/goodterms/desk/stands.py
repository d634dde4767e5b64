"""How two stand, in plain sentences with what each rests on: what was built, how it is now, what may come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import inf

from goodterms.asks.durations import lasting, number, times
from goodterms.asks.reading.mass import mass
from goodterms.asks.reading.slips import slips
from goodterms.desk.learn import Learnt
from goodterms.words import DAY, MISSED, Coverage, Depth, Facts, Person, Said, State, Tie, as_far_as, channel, day

AHEAD = {30: "a month", 90: "three months", 365: "a year"}
"""Days ahead, as they are said."""

SAYS = {"likely": "likely", "even": "as likely as not", "unlikely": "unlikely"}

AWAY = 90
"""Days of silence to everyone from which the chance of a return was measured."""

FORTNIGHT = 14
"""Days without an exchange that are worth a word."""

FEW = 3
"""Contact days up to which nobody has a rhythm. Nor without so many weeks of talk: what one sends round the year to
everybody is none."""

TELLING = 5
"""An absence of the owner's is told of when it is at least so large a part (one of five) of the silence."""

Range = tuple[str, float, float]
"""A chance: its word, and the low and high end of the band."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the sentences look at. ``until``: the end of what can be seen. ``outlook``: by days ahead and target.
    ``heard_again``: within a year, of people silent for so long. ``ended``: their channel, where it ends before the
    others. ``places``: see `ties.state.PLACES`. ``sightings``: outside the tie. ``namesake``: another of their name,
    and when they were last seen. ``elsewhere``: the owner says that the two talk elsewhere. ``met``: there was a
    meeting or a call. ``missed``: see `ties.columns`. ``half``: the owner wrote where their half cannot be seen.
    ``among``: when both last wrote with each other among many, since they last did so alone.
    ``newest``: the last piece between the two.
    """

    person: Person
    tie: Tie
    as_of: int
    until: int
    coverage: tuple[Coverage, ...]
    learnt: Learnt
    outlook: Mapping[tuple[int, str], Range]
    heard_again: Range | None
    ended: Coverage | None
    places: int
    sightings: int
    namesake: tuple[int, int] | None
    elsewhere: bool
    met: bool
    missed: float = inf
    half: bool = False
    among: int | None = None
    newest: Said | None = None


def stands(seen: Seen) -> list[str]:
    """The sentences, most telling first."""
    return [*_built(seen), *_now(seen), *_to_come(seen)]


def _built(seen: Seen) -> Iterator[str]:
    """What was built over time, and how one can see that."""
    facts = seen.tie.facts
    if seen.person.depth_word is not None:
        yield "How well you two know each other is your own word."
    if facts is None:
        if seen.tie.depth is Depth.NAME and not seen.half:
            yield "I see no word between you two."
        return
    if facts.last_two_way is None or not facts.occasions:
        yield _never(facts)
        return
    yield _exchanges(facts)
    if not seen.met:
        yield "All of it was in writing, as far as I can see."


def _exchanges(facts: Facts) -> str:
    first, last = facts.first_occasion or facts.first, facts.last_two_way or facts.last
    if facts.occasions == 1:
        return (
            f"You two went back and forth once, on {day(first)}."
            if first // DAY == last // DAY
            else (f"You two had one exchange, from {day(first)} to {day(last)}.")
        )
    span = (last - first) / DAY
    over = f" over {lasting(span)}" if span >= FORTNIGHT else ""
    return f"You two went back and forth in {number(facts.occasions)} different weeks{over}, from {day(first)} on."


def _never(facts: Facts) -> str:
    if not facts.n_out:
        return f"They wrote to you {times(facts.n_in)}, last on {day(facts.last)}; you never wrote back."
    if not facts.n_in:
        return f"You wrote to them {times(facts.n_out)}, last on {day(facts.last)}; they never answered."
    return f"Both of you wrote, last on {day(facts.last)}, but never in answer to each other."


def _now(seen: Seen) -> Iterator[str]:
    """How it is now: the two clocks, and what cannot be seen."""
    facts, tie = seen.tie.facts, seen.tie
    if tie.state is State.GONE:
        last = max(ts for ts in (tie.last_sighting, facts and facts.last_in, facts and facts.last_two_way) if ts)
        far = as_far_as(seen.coverage)
        where = "in any of the places where they used to be"
        yield f"Nobody I can see has heard from them since {day(last)}, {where}{far}."
        if MISSED <= seen.missed < inf:
            due = number(round(seen.missed))
            yield f"Others talked on there; by their share of it, {due} words of theirs would have been due since."
        if seen.heard_again is not None:
            low, high = (round(100 * end) for end in seen.heard_again[1:])
            yield f"Of people silent for so long, {low} to {high} in 100 were heard of again within a year."
    elif tie.state is State.BACK and tie.returned_at is not None:
        yield f"They were silent to everyone I can see for months, until {day(tie.returned_at)}."
    if facts is None or tie.state in {None, State.GONE, State.BACK}:
        return
    if seen.elsewhere:
        yield "You told me that you two talk where I cannot see it, so their silence here counts for nothing."
        return
    yield from _silence(seen, facts)


def _silence(seen: Seen, facts: Facts) -> Iterator[str]:
    spoke = facts.last_two_way or facts.last
    silent = max(seen.until - spoke, 0) / DAY
    if silent >= FORTNIGHT and seen.tie.state is not State.ALIVE:
        yield f"That is {lasting(silent)} without an exchange{as_far_as(seen.coverage)}{_used_to(facts)}."
        yield from _waiting(seen.newest, spoke)
        if seen.among is not None:
            yield f"Among many you two wrote with each other on {day(seen.among)}; that I count for no exchange."
        if silent >= AWAY:
            yield from _around(seen, facts)
    if seen.ended is not None:
        yield f"I can see {channel(seen.ended.channel)} up to {day(seen.ended.last)} only, and not what came after."
    away = [(a, b) for a, b in zip(seen.learnt.own.start, seen.learnt.own.end, strict=True) if b > spoke]
    for begin, end in away[-1:]:
        if (end - begin) / DAY >= silent / TELLING:
            when = f"from {day(int(begin))} to {day(int(end) - 1)}"
            yield f"You yourself were away {when}; I do not count that as silence."


def _waiting(newest: Said | None, spoke: int) -> Iterator[str]:
    """What stands alone since they last spoke: whose word it was or that they met, and that nothing followed."""
    if newest is None or newest.ts <= spoke:
        return
    when = day(newest.ts)
    if newest.kind == "meeting":
        yield f"You two were at the same meeting on {when}; I see no word between you since."
    elif newest.kind == "call":
        yield f"{'You called them' if newest.out else 'They called you'} on {when}; I see nothing since."
    elif not newest.out:
        yield f"They wrote to you on {when}; I see no answer of yours."
    else:
        many = ", in words that were for many" if mass(newest.text) is not None or slips(newest.text) else ""
        yield f"You wrote to them on {when}{many}; I see no answer of theirs."


def rhythm(facts: Facts | None) -> float | None:
    """Median days between contact days, where there was talk enough for a rhythm."""
    return None if facts is None or facts.days <= FEW or facts.occasions < FEW else facts.median_gap


def _used_to(facts: Facts) -> str:
    """Their rhythm, where it is one."""
    gap = rhythm(facts)
    if gap is None or gap < 2:
        return ""
    every = lasting(gap).removeprefix("more than ").removeprefix("nearly ").removeprefix("a ")
    return f"; you used to be in touch every {every} or so"


def _around(seen: Seen, facts: Facts) -> Iterator[str]:
    """Whether they are around at all, as far as anybody can tell."""
    last = seen.tie.last_sighting
    if seen.namesake is not None and seen.namesake[1] > (last or 0):
        name = seen.person.name
        yield f"But I know another {name}, last seen on {day(seen.namesake[1])}. Are they the same?"
    elif last is not None and (seen.until - last) / DAY < AWAY and last != facts.last_in:
        yield "You two lost touch; they are around."
    elif not seen.sightings:
        yield "I see them nowhere but between you two, so I cannot tell whether they are around."
    elif seen.places == 1:
        yield "Their address fell silent too. It may have been given up, so I do not say that they are gone."


def _to_come(seen: Seen) -> Iterator[str]:
    """The chances as words, with the band beside; and what they rest on."""
    if not seen.outlook or seen.tie.depth.rank < Depth.CONTACT.rank:
        return
    for target, what in (("any", "A word from either of you"), ("two_way", "Words from both of you")):
        parts = [f"within {ahead} {_said(seen.outlook[days, target])}" for days, ahead in AHEAD.items()]
        yield f"{what}: {', '.join(parts)}."
    yield _rests(seen)


def _said(chance: Range) -> str:
    word, low, high = chance
    return f"{SAYS[word]} ({round(100 * low)} to {round(100 * high)} in 100)"


def _rests(seen: Seen) -> str:
    when = "" if seen.as_of - seen.until < FORTNIGHT * DAY else f" As of {day(seen.until)}, where what I can see ends."
    if not any(seen.learnt.fitted.windows.values()):
        return f"That is what is usual elsewhere; your own history is too young to learn from.{when}"
    return f"That is what became of ties like this one, yours of the past among them.{when}"
