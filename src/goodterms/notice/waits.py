"""The lines of today that rest on one thing: a word given, a meeting, help, an introduction, a birthday, a new job."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from goodterms.notice.today import Line, Why
from goodterms.words import Evidence, Person, day, iso, iso_day

NAMED = 3
"""People of a meeting who are named; the others are counted."""


@dataclass(frozen=True, slots=True)
class Thing:
    """What happened. ``interaction``: where, None for what the owner wrote down. ``words``: theirs or the owner's."""

    ts: int
    channel: str
    words: str
    interaction: int | None = None

    def shown(self) -> tuple[Evidence, ...]:
        """As what a sentence rests on."""
        return () if self.interaction is None else (Evidence(self.interaction, self.ts, self.channel, self.words),)


def promised(person: Person, thing: Thing, due: int | None, key: str, *, as_of: int) -> Line:
    """An own word that is due."""
    name = called(person)
    when = "" if due is None else f", by {day(due)}"
    late = "" if due is None or due >= as_of else " That day has passed."
    says = f"On {day(thing.ts)} you told {name}: “{thing.words}”{when}. I do not see that it is done.{late}"
    do = (
        f"Do it, or tell {name} when." if not late else f"Do it, or tell {name} that it is late, and when it will come."
    )
    return Line(person, Why.PROMISED, says, thing.shown(), do, key)


def awaited(person: Person, thing: Thing, due: int | None, key: str) -> Line:
    """A word of theirs that is due; asked about kindly, or let go."""
    name = called(person)
    when = "" if due is None else f", by {day(due)}"
    says = f"On {day(thing.ts)} {name} told you: “{thing.words}”{when}. I do not see that it came."
    return Line(
        person, Why.AWAITED, says, thing.shown(), f"If it still matters, ask {name} kindly. Else let it go.", key
    )


def birthday(person: Person, on: date, as_of: int) -> Line:
    """A birthday that is near."""
    name = called(person)
    days = (on - date.fromisoformat(iso_day(as_of))).days
    when = {0: "today", 1: "tomorrow"}.get(days, f"on {on:%A}")
    says = f"{name} has their birthday {when}, on {on.day} {on:%B}."
    return Line(
        person, Why.BIRTHDAY, says, (), f"Wish {name} well, and nothing else.", f"birthday:{person.id}:{on.year}"
    )


def ahead(people: Sequence[Person], subject: str, ts: int, interaction: int) -> Line:
    """A meeting of the next hours, with these people, the closest first."""
    names = [called(one) for one in people[:NAMED]]
    more = len(people) - len(names)
    names += [f"{more} others" if more > 1 else "one other"] if more else []
    whom = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
    about = f": “{subject}”" if subject else ""
    says = f"You meet {whom} on {day(ts)} at {iso(ts)[11:16]} UTC{about}."
    do = "Before it, one page on whom you meet: goodterms brief --next"
    return Line(None, Why.AHEAD, says, (), do, f"ahead:{interaction}")


def after_meeting(person: Person, thing: Thing) -> Line:
    """A meeting after which nothing was said."""
    name = called(person)
    about = f" (“{thing.words}”)" if thing.words else ""
    says = f"You met {name} on {day(thing.ts)}{about}. I see no word between you since."
    return Line(
        person,
        Why.MET,
        says,
        thing.shown(),
        f"A line to {name} on what you talked of.",
        f"met:{thing.interaction}:{person.id}",
    )


def thanks(person: Person, thing: Thing, asked: str) -> Line:
    """Help that worked out, and no thanks seen."""
    name = called(person)
    answer = f"on {day(thing.ts)} they wrote “{thing.words}”"
    says = f"{name} helped when you asked “{asked}”: {answer}. I see no thanks from you."
    return Line(
        person,
        Why.THANKS,
        says,
        thing.shown(),
        f"Thank {name}, and say what came of it.",
        f"thanks:{thing.interaction}",
    )


def sent_by(person: Person, other: str, thing: Thing, since: int, key: str) -> Line:
    """Somebody brought two together; they like to hear how it went."""
    name = called(person)
    talked = f"you and {other} have talked since {day(since)}"
    says = f"{name} introduced you to {other} on {day(thing.ts)}, and {talked}. I see no word to {name} about it."
    return Line(person, Why.SENT_BY, says, thing.shown(), f"Tell {name} how it went.", key)


def news(person: Person, what: str, before: str, after: str, ts: int, channel: str) -> Line:
    """A new job, as two copies of a card show it."""
    name = called(person)
    says = f"{name} is now {after}, no longer {before}; {channel} shows it as of {day(ts)}."
    if what == "organisation":
        says = f"{name} now works at {after}, no longer at {before}; {channel} shows it as of {day(ts)}."
    return Line(person, Why.NEWS, says, (), f"Congratulate {name}, if it is good news.", f"news:{person.id}:{ts}")


def own_away(start: int, end: int, asked: int) -> Line:
    """The owner was away until lately, and ``asked`` people asked after them."""
    who = "One person" if asked == 1 else f"{asked} people"
    says = f"You were away from {day(start)} to {day(end - 1)}. {who} asked after you meanwhile."
    return Line(None, Why.AWAY, says, (), "See who, and what was missed: goodterms away", f"away:{end}")


def unstopped(subject: str, ts: int, to: int, of: int, key: str) -> Line:
    """What the gate let go without a word, since it is told never to stop anything; ``to`` of ``of`` it would have."""
    whom = "them" if of == 1 else f"{to} of the {of} it went to"
    what = subject or "a mail without a subject"
    says = f"On {day(ts)} “{what}” went out. Asked before, I would have held it for {whom}."
    return Line(None, Why.UNSTOPPED, says, (), "See what came of it later: goodterms went", key)


def called(person: Person) -> str:
    """A person's name, else a handle of theirs."""
    return person.name or (person.handles[0].value if person.handles else "somebody")
