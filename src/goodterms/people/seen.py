"""What who is who looks at: somebody as the record has them, and what two were seen doing."""

from __future__ import annotations

from dataclasses import dataclass, field

from goodterms.words import Handle


@dataclass(frozen=True, slots=True)
class Somebody:
    """One handle, or several that one card lists, with all that was seen beside them.

    ``key``: the caller's own number. ``handles``: every way to reach them, display names in them. ``names``: further
    names (of a card). ``kind``: as `people/kinds` tells it; who is no person is joined by hard keys alone.
    ``signed``: phone numbers and addresses from their signatures, as normal as the caller has them. ``birthdays``: ISO
    dates. ``organisations``, ``addresses`` (postal), ``numbers`` (of a member, a customer): as written. ``first``,
    ``last``: seen acting; ``spans``: a mail address, and the first and last time they were seen writing from it.
    """

    key: int
    handles: tuple[Handle, ...]
    names: tuple[str, ...] = ()
    kind: str = "person"
    signed: frozenset[str] = frozenset()
    birthdays: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    first: int | None = None
    last: int | None = None
    spans: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Together:
    """What two were seen doing, counted over the record.

    ``wrote_each_other``: messages from the one to the other. ``both_spoke``: threads in which both wrote, without
    either taking up the other's place. ``both_received``: messages addressed to both. ``both_came``: meetings that
    list both. ``answered_for``: mails to the one that were answered from the other, who had not been written to.
    ``came_for``: meetings to which the one was asked and the other came. ``company``: share of the people that both
    were seen with, of those that the one with fewer was seen with, 0 to 1; None when either was seen with nobody.
    ``cards``: cards that list both.
    """

    wrote_each_other: int = 0
    both_spoke: int = 0
    both_received: int = 0
    both_came: int = 0
    answered_for: int = 0
    came_for: int = 0
    company: float | None = None
    cards: int = 0


def summed(one: Together, other: Together) -> Together:
    """What two groups were seen doing, from what their members were: counts add up, of company the closest counts."""
    company = max((share for share in (one.company, other.company) if share is not None), default=None)
    return Together(
        one.wrote_each_other + other.wrote_each_other,
        one.both_spoke + other.both_spoke,
        one.both_received + other.both_received,
        one.both_came + other.both_came,
        one.answered_for + other.answered_for,
        one.came_for + other.came_for,
        company,
        one.cards + other.cards,
    )


Pair = tuple[int, int]
"""Two keys, the smaller first."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the owner has said: never to be asked again, never to be overridden.

    ``talk``: with both of them the owner had one and the same talk, for it came by two kinds of export.
    """

    same: frozenset[Pair] = field(default_factory=frozenset)
    different: frozenset[Pair] = field(default_factory=frozenset)
    talk: frozenset[Pair] = field(default_factory=frozenset)


def pair(one: int, other: int) -> Pair:
    """Two keys in order."""
    return (one, other) if one < other else (other, one)
