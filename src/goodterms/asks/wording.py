"""Pieces of sentences that several rules share: who, what, how long ago, and when an ask would be fitting."""

from __future__ import annotations

from goodterms.asks.bears import bears
from goodterms.asks.durations import lasting, number
from goodterms.asks.history import evidence, is_personal, last_topic, met_since, only_sells, recalled, spoken, standing
from goodterms.asks.once import once
from goodterms.asks.reading.kind import selling
from goodterms.asks.reasons import birthday, need
from goodterms.asks.sending import sending
from goodterms.asks.standards import Standards
from goodterms.asks.theirs import asked_of_you, passed_over
from goodterms.asks.weights import CALLED, FORMS
from goodterms.words import DAY, Case, Depth, Evidence, Facts, Said, Word, day


def name(case: Case) -> str:
    """How a sentence calls the recipient: by name, else as typed."""
    return (case.person.name if case.person else "") or case.to


def ask(case: Case) -> str:
    """How a sentence calls what is asked: ``a pitch``."""
    return CALLED[case.reading.kind]


def bare(noun: str) -> str:
    """A noun without its article: ``pitch``."""
    return noun.removeprefix("a ").removeprefix("an ")


def ago(case: Case, ts: int) -> str:
    """``4 March 2020, nearly three years ago``."""
    return f"{day(ts)}, {lasting((case.as_of - ts) / DAY)} ago"


@once
def take_up(case: Case, standards: Standards) -> tuple[str, tuple[Evidence, ...]]:
    """What a hello could truly take up: ``take up what they wrote on 3 May 2019: “…”``, with its evidence.

    Their open question comes first, then their question or news that was passed over, a birthday of these days, a need
    that they told of, and the newest thing said that can be quoted; empty when there is none.
    """
    found = asked_of_you(case, standards)
    if found is not None:
        return f"answer what they asked on {day(found[0].ts)}: “{found[1]}”", (evidence(*found),)
    many = case.recipients > standards.blast_recipients  # reading everything of thousands would take minutes
    passed = None if many else passed_over(case, standards)
    if passed is not None:
        said = "answer what they asked" if passed.question else "ask after what they told you"
        return f"{said} on {day(passed.said.ts)}: “{passed.words}”", (evidence(passed.said, passed.words),)
    near = birthday(sending(case).abouts or (), case.as_of, standards.birthday_days)
    if near:
        return near, ()
    needed = None if many else need(case, standards)
    if needed is not None:
        said = f"offer help, if you can, with what they wrote on {day(needed[0].ts)}: “{needed[1]}”"
        return said, (evidence(*needed),)
    topic = (None if many else _their_words(case, standards)) or last_topic(case)
    return ("", ()) if topic is None else (f"take up {_recalled(case, *topic)}", (evidence(*topic),))


def _recalled(case: Case, said: Said, words: str) -> str:
    """A piece recalled; a meeting of more than talk with each other as that."""
    if said is met_since(case):
        return f"the meeting of {day(said.ts)} that you were both at: “{words}”"
    return recalled(said, words)


def _their_words(case: Case, standards: Standards) -> tuple[Said, str] | None:
    """The newest words of theirs that are worth taking up; a hello goes by what they said before what the owner did."""
    heard = (said for said in spoken(case) if not said.out and said.kind == "message" and not only_sells(case, said))
    worded = ((said, standing(case, said)) for said in heard if is_personal(said, standards))
    return next(((said, words) for said, words in worded if words and selling(words) is None), None)


def step(begin: str, topic: str) -> str:
    """A first step as a sentence, with what it can take up when there is something."""
    if not topic:
        return f"{begin}."
    return f"{begin}, and {topic}{'' if topic.endswith(('?”', '!”', '…”')) else '.'}"


def fitting(case: Case, weight: int, standards: Standards) -> str:
    """When the ask would be fitting, as a sentence with numbers; empty where no depth bears it by letter."""
    deeper = (Depth.CONTACT, Depth.ACQUAINTANCE, Depth.RELATIONSHIP)
    wanted = next((depth for depth in deeper if bears(standards.bears, depth, weight) is Word.GO), None)
    had = case.tie.facts.occasions if case.tie.facts else 0
    needed = {
        Depth.CONTACT: 1,
        Depth.ACQUAINTANCE: standards.acquaintance_occasions,
        Depth.RELATIONSHIP: standards.relationship_occasions,
    }
    if wanted is None or had >= needed[wanted]:
        return ""
    so_far = "so far there was none" if not had else f"so far it is {number(had)}"
    weeks = "week" if needed[wanted] == 1 else "different weeks"
    return f"{FORMS[case.reading.kind]} fits once you two have talked in {number(needed[wanted])} {weeks}; {so_far}."


def exchange(facts: Facts, on: str) -> str:
    """``one exchange, on 3 May 2019``; of several days, when it ended."""
    return f"one exchange, {'which ended on' if facts.two_way_days > 1 else 'on'} {on}"


def counted(count: int, noun: str) -> str:
    """``one ask``, ``three asks``."""
    return f"{number(count)} {noun}{'' if count == 1 else 's'}"
