"""One stretch of time counted: asks and gives, to whom, rounds, and what came back. Rows in, numbers out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from goodterms.mirror.share import Share, share

ROUND = 5
"""One text to so many people, or to more, is a round: it cannot have been written to any of them. Ours."""

SELLS = frozenset({"pitch", "recruit", "money", "referral"})
"""Kinds of ask of which a round is a programme that is offered."""


class To(NamedTuple):
    """One ask of the owner's to one person. ``text``: one number for all messages that are copies of one another."""

    message: int
    text: int
    person: int
    kind: str


class Weighed(NamedTuple):
    """One ask whose two weeks are over. ``warm``: an acquaintance or closer, not long silent on that day."""

    warm: bool
    back: bool


class Sent(NamedTuple):
    """What the owner asked. ``asks``: texts; ``people``: whom they reached; ``rounds``: texts to `ROUND` or more;
    ``again``: people who got two such rounds that sell, or more.
    """

    asks: int
    people: int
    rounds: int
    in_rounds: int
    again: int


class Back(NamedTuple):
    """What asks returned: of those to warm ties, and to all others; None where there were too few to say."""

    warm: Share | None
    cold: Share | None
    n_warm: int
    n_cold: int


def sent(asked: Sequence[To]) -> Sent:
    """The owner's asks of a stretch. A text to many is one ask, however many mails it was."""
    reached: dict[int, set[int]] = {}
    kinds: dict[int, str] = {}
    for to in asked:
        reached.setdefault(to.text, set()).add(to.person)
        kinds[to.text] = to.kind
    rounds = {text: people for text, people in reached.items() if len(people) >= ROUND}
    got = Counter(person for text, people in rounds.items() if kinds[text] in SELLS for person in people)
    return Sent(
        asks=len(reached),
        people=len({to.person for to in asked}),
        rounds=len(rounds),
        in_rounds=len(set().union(*rounds.values())) if rounds else 0,
        again=sum(1 for times in got.values() if times > 1),
    )


def back(weighed: Sequence[Weighed]) -> Back:
    """What came back of asks to warm ties and to others."""
    warm = [one.back for one in weighed if one.warm]
    cold = [one.back for one in weighed if not one.warm]
    return Back(share(warm), share(cold), len(warm), len(cold))


def by_person(asked: Sequence[To], gave: Mapping[int, int]) -> list[tuple[int, int, int]]:
    """Each person asked: how often, and how often the owner gave them something; most asked and least given first."""
    times = Counter(person for _, person in {(to.text, to.person) for to in asked})
    rows = [(person, n, gave.get(person, 0)) for person, n in times.items()]
    return sorted(rows, key=lambda row: (-row[1], row[2], row[0]))
