"""In what order those who could supply a need are named: the people one knows and trusts first, names last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from goodterms.needs.fit import Fit
from goodterms.words import Depth, State, Tie

KNOWN: Final = Depth.CONTACT
"""From here on one has had a word with somebody; below are names, which come last and are marked."""

TIE: Final = {
    Depth.RELATIONSHIP: 1.0,
    Depth.ACQUAINTANCE: 0.8,
    Depth.CONTACT: 0.5,
    Depth.NAME: 0.15,
    Depth.UNKNOWN: 0.1,
}
"""What a tie adds to a fit, by what was built: a friend who fits half stands beside a contact who fits wholly."""

FADED: Final = {State.QUIET: 0.9, State.DORMANT: 0.75, State.GONE: 0.3}
"""Whoever is not in touch comes a little later, and whoever is gone from everyone much later. Our choices."""

MANY: Final = 12
"""Weeks with an exchange that make a tie of one depth clearly closer than another. Our choice."""

SAME: Final = 0.4
"""How much closer the many weeks make it at most: less than a step of depth."""

CLEARLY: Final = 0.5
"""Regard goes first among those who fit at least so much as the best: a trusted baker is no plumber."""

OFTEN: Final = 6
"""Weeks with an exchange from which two mostly have a relationship (`docs/words.md`)."""

REGARD: Final = {"trusted": 2, "liked": 1}
PUT_OFF: Final = "put_off"
UNNAMED: Final = frozenset({"never_mention", "deceased"})
"""The owner's words that keep somebody out."""


@dataclass(frozen=True, slots=True)
class Supplier:
    """Somebody who may supply. ``known``: more than a name. ``regards``: the owner's words on them."""

    fit: Fit
    tie: Tie
    regards: frozenset[str]
    known: bool
    name: str


def ordered(
    fits: Iterable[Fit],
    ties: Mapping[int, Tie],
    regards: Mapping[int, frozenset[str]],
    flags: Mapping[int, frozenset[str]],
    names: Mapping[int, str],
) -> list[Supplier]:
    """Who could supply, the best first; nobody whom the owner was put off by, or does not want named."""
    made = [
        Supplier(fit, ties[fit.person], regards.get(fit.person, frozenset()), known, names.get(fit.person, ""))
        for fit in fits
        if fit.person in ties
        and PUT_OFF not in regards.get(fit.person, ())
        and not UNNAMED & flags.get(fit.person, frozenset())
        for known in [ties[fit.person].depth.rank >= KNOWN.rank]
    ]
    best = max((one.fit.share for one in made if one.known), default=0.0)
    return sorted(made, key=lambda one: _key(one, best))


def _key(one: Supplier, best: float) -> tuple[bool, bool, int, float, int, str]:
    regard = sum(REGARD.get(word, 0) for word in one.regards) if one.fit.share >= CLEARLY * best else 0
    facts = one.tie.facts
    last = 0 if facts is None else facts.last_two_way or 0
    return (not one.known, not one.fit.clear, -regard, -one.fit.share * worth(one.tie), -last, one.name.casefold())


def roughly(occasions: int, word: Depth | None, regards: frozenset[str]) -> float:
    """About what `worth` will say, from what is cheap to know; regard is always worth a look. For choosing whose tie to
    judge, never for an order that is shown.
    """
    depth = word or (
        Depth.RELATIONSHIP if occasions >= OFTEN else Depth.ACQUAINTANCE if occasions > 1 else Depth.CONTACT
    )
    return (1.0 if regards else 0.0) + (TIE[depth] if word or occasions else TIE[Depth.NAME])


def worth(tie: Tie) -> float:
    """What a tie adds to a fit, 0 to 1."""
    weeks = 0 if tie.facts is None else tie.facts.occasions
    closer = 1.0 - SAME / (1.0 + weeks / MANY)
    return TIE.get(tie.depth, 0.1) * closer * (FADED.get(tie.state, 1.0) if tie.state is not None else 1.0)
