"""Where people come from: circles that meet without the owner, and where each of them talks to all at once."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from goodterms.village.draws import pick
from goodterms.village.happened import Via


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle of a kind (`SORTS`). ``via``: where all are spoken to. ``busy``: talk a year and member, 0 for none."""

    name: str
    kind: str
    via: Via
    busy: float


@dataclass(frozen=True, slots=True)
class Sort:
    """What circles of a kind are like. ``share``: of all people. ``warm``: how readily ties there deepen, 0 to 1."""

    kind: str
    names: tuple[str, ...]
    via: Via
    busy: float
    share: float
    warm: float
    talks: bool = True


SORTS = (
    Sort("association", ("Trade Fair Builders", "Small Firms Forum", "Chamber of Makers"), Via.MAIL, 3.0, 0.17, 0.45),
    Sort("former_employer", ("Old Colleagues", "Class of the Old Office"), Via.TELEGRAM, 5.0, 0.12, 0.6),
    Sort("employer", ("The Office", "The Team"), Via.SKYPE, 6.0, 0.10, 0.65),
    Sort("town", ("Harbour Street", "Choir of the Old Town", "Parents of Mill Lane"), Via.WHATSAPP, 9.0, 0.13, 0.6),
    Sort("forum", ("Publishers Corner", "Web Masters Round", "Affiliate Table"), Via.MAIL, 4.0, 0.2, 0.3),
    Sort("course", ("Evening Course", "Spanish on Tuesdays"), Via.WHATSAPP, 5.0, 0.06, 0.5),
    Sort("trade", ("Customers and Suppliers",), Via.MAIL, 0.0, 0.18, 0.35, talks=False),
    Sort("family", ("Cousins",), Via.WHATSAPP, 10.0, 0.04, 0.95),
)
"""Share and busyness are guesses of the simulation, not measurements."""

BY_KIND = {sort.kind: sort for sort in SORTS}


def circles(draw: Random, people: int) -> tuple[Circle, ...]:
    """The circles of a village of this size: one or more of each kind, more as the village grows."""
    found: list[Circle] = []
    for sort in SORTS:
        count = max(1, min(len(sort.names), round(people * sort.share / 60)), round(people * sort.share / 250))
        for number in range(count):
            name = sort.names[number % len(sort.names)]
            if number >= len(sort.names):
                name = f"{name} {number // len(sort.names) + 1}"
            busy = sort.busy * (0.6 + 0.8 * draw.random())
            found.append(Circle(name, sort.kind, sort.via, busy))
    return tuple(found)


def joined(draw: Random, known: tuple[Circle, ...]) -> tuple[Circle, ...]:
    """The circles somebody belongs to: one, sometimes two."""
    weights = [BY_KIND[circle.kind].share / sum(c.kind == circle.kind for c in known) for circle in known]
    first = _weighted(draw, known, weights)
    if draw.random() < 0.82:
        return (first,)
    second = pick(draw, known)
    return (first,) if second is first or second.kind == "family" else (first, second)


def _weighted(draw: Random, known: tuple[Circle, ...], weights: list[float]) -> Circle:
    left = draw.random() * sum(weights)
    for circle, weight in zip(known, weights, strict=True):
        left -= weight
        if left <= 0:
            return circle
    return known[-1]
