"""What came of asking who is who: joins with evidence, open questions, who is kept apart, what many share."""

from __future__ import annotations

from dataclasses import dataclass

from goodterms.people.shared import Shared


@dataclass(frozen=True, slots=True)
class Joined:
    """Two keys that are one person. ``by``: key (at once), owner, weighed. ``p``: chance. ``evidence``: sentences."""

    one: int
    other: int
    by: str
    p: float
    bits: float
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """Two groups that may be one person: worth asking. ``one``, ``other``: a key of each; ``ones``, ``others``: all."""

    one: int
    other: int
    ones: tuple[int, ...]
    others: tuple[int, ...]
    p: float
    evidence: tuple[str, ...]
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Apart:
    """Two that look alike and are kept apart, and why."""

    one: int
    other: int
    why: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """What came of it. ``groups``: keys of one person each, for everybody who was touched. ``joins`` suffice to make
    the groups from single somebodies, in the order they were made.
    """

    groups: tuple[tuple[int, ...], ...]
    joins: tuple[Joined, ...]
    open: tuple[Open, ...]
    apart: tuple[Apart, ...]
    shared: tuple[Shared, ...]
