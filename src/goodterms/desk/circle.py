"""Which circle each of a few hundred people belongs to: who is seen together, else who works in one place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby
from operator import itemgetter

ROUNDS = 20
"""Passes over everybody at most; labels settle in fewer than ten on graphs of a few hundred people."""

FEWEST = 3
"""People that make a circle; two are a pair."""

PROVIDER, MANY = 0.04, 8
"""A domain that more than this share of everybody has, and more than so many, is where one has a mailbox, not where one
works: ours."""

MOST = 12
"""Circles told apart; smaller ones are put with those of none."""


@dataclass(frozen=True, slots=True)
class Circle:
    """Some people who belong together. ``by``: together, organisation or domain; ``alone`` for those of none, and
    ``rest`` where there are smaller circles among them. ``called``: the organisation or domain that
    most have, empty for none.
    """

    people: tuple[int, ...]
    by: str
    called: str


def circles(
    people: Sequence[int],
    seen: Sequence[tuple[int, int]],
    works_at: Mapping[int, str],
    domain: Mapping[int, str],
) -> list[Circle]:
    """Everybody in exactly one circle, the largest first and those of none last; the same for the same people.

    ``people``: in the order in which ties of a circle are broken and its people listed. ``seen``: (interaction,
    person), ordered by interaction.
    """
    label = spread(people, ties(seen))
    together = _grouped(people, label)
    found = [_circle(group, "together", works_at, domain) for group in together if len(group) >= FEWEST]
    left = [person for person in people if not any(person in circle.people for circle in found)]
    for by, word in (("organisation", works_at), ("domain", _working(domain, len(people)))):
        groups = _grouped(left, {person: word[person] for person in left if word.get(person)})
        found += [_circle(group, by, works_at, domain) for group in groups if len(group) >= FEWEST]
        placed = {person for circle in found for person in circle.people}
        left = [person for person in left if person not in placed]
    found = sorted(_merged(found), key=lambda circle: -len(circle.people))
    small = [person for circle in found[MOST:] for person in circle.people]
    if not small and not left:
        return found
    return [*found[:MOST], Circle((*small, *left), "rest" if small else "alone", "")]


def _merged(found: Sequence[Circle]) -> list[Circle]:
    """Circles of one organisation or domain as one."""
    by_name: dict[object, Circle] = {}
    for number, circle in enumerate(found):
        key: object = circle.called or number
        known = by_name.get(key)
        by_name[key] = circle if known is None else Circle(known.people + circle.people, known.by, known.called)
    return list(by_name.values())


def ties(seen: Sequence[tuple[int, int]]) -> dict[int, Counter[int]]:
    """How much two were seen together: an interaction of n people counts 1/(n - 1) for each two of them."""
    weights: dict[int, Counter[int]] = defaultdict(Counter)
    for _, rows in groupby(seen, key=itemgetter(0)):
        there = sorted({person for _, person in rows})
        for one, other in combinations(there, 2):
            weights[one][other] += 1 / (len(there) - 1)  # type: ignore[assignment] # Counter adds floats as well
            weights[other][one] += 1 / (len(there) - 1)  # type: ignore[assignment] # as above
    return weights


def spread(people: Sequence[int], weights: Mapping[int, Mapping[int, float]]) -> dict[int, int]:
    """The label of everybody who was seen with anybody, by label propagation (Raghavan, Albert and Kumara, 2007).

    One at a time in a fixed order, ties to one's own label and then to the smallest, so that nothing is drawn by lot.
    """
    label = {person: person for person in people if weights.get(person)}
    for _ in range(ROUNDS):
        changed = False
        for person, own in label.items():
            near: Counter[int] = Counter()
            for other, weight in weights[person].items():
                near[label[other]] += weight  # type: ignore[assignment] # Counter adds floats as well
            best = max(near.values())
            most = [one for one, weight in near.items() if weight >= best - 1e-9]
            if own not in most:
                label[person] = min(most)
                changed = True
        if not changed:
            break
    return label


def _grouped(people: Sequence[int], label: Mapping[int, object]) -> list[list[int]]:
    groups: dict[object, list[int]] = {}
    for person in people:
        if person in label:
            groups.setdefault(label[person], []).append(person)
    return list(groups.values())


def _working(domain: Mapping[int, str], everybody: int) -> dict[int, str]:
    """Domains without those of mail providers, told by how many have them."""
    times = Counter(domain.values())
    most = max(MANY, PROVIDER * everybody)
    return {person: one for person, one in domain.items() if times[one] <= most}


def _circle(people: Sequence[int], by: str, works_at: Mapping[int, str], domain: Mapping[int, str]) -> Circle:
    """A circle with the word that more than half of it share."""
    for word in (works_at, domain):
        shared = Counter(word[person] for person in people if word.get(person)).most_common(1)
        if shared and shared[0][1] * 2 > len(people):
            return Circle(tuple(people), by, shared[0][0])
    return Circle(tuple(people), by, "")
