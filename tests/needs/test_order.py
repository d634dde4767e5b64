"""Who is named first of those who fit."""

from __future__ import annotations

from goodterms.needs.fit import Fit
from goodterms.needs.order import ordered
from goodterms.words import Depth, State, Tie

CLOSE = Tie(Depth.RELATIONSHIP, State.ALIVE)
ONCE = Tie(Depth.CONTACT, State.DORMANT)
NAME = Tie(Depth.NAME, None)


def order(shares: dict[int, float], ties: dict[int, Tie], **more: dict[int, frozenset[str]]) -> list[int]:
    """People by number, in order."""
    fits = [Fit(person, share) for person, share in shares.items()]
    return [one.fit.person for one in ordered(fits, ties, more.get("regards", {}), more.get("flags", {}), {})]


def test_people_go_before_names() -> None:
    """Somebody once met who fits half goes before a name that fits wholly."""
    assert order({1: 1.0, 2: 0.5}, {1: NAME, 2: ONCE}) == [2, 1]


def test_fit_and_tie_together() -> None:
    """Of people, fit and tie weigh together."""
    assert order({1: 1.0, 2: 0.9}, {1: ONCE, 2: CLOSE}) == [2, 1]


def test_regard_goes_first_where_it_fits() -> None:
    """Whom the owner trusts goes first, but not for another trade."""
    trusted = {1: frozenset({"trusted"})}
    assert order({1: 0.6, 2: 1.0}, {1: ONCE, 2: CLOSE}, regards=trusted) == [1, 2]
    assert order({1: 0.4, 2: 1.0}, {1: ONCE, 2: CLOSE}, regards=trusted) == [2, 1]


def test_some_are_not_named() -> None:
    """Put off, never to be mentioned, dead: nobody is led to them."""
    words = {1: frozenset({"put_off", "liked"})}
    flags = {2: frozenset({"never_mention"}), 3: frozenset({"deceased"})}
    assert order(dict.fromkeys((1, 2, 3, 4), 1.0), dict.fromkeys((1, 2, 3, 4), CLOSE), regards=words, flags=flags) == [
        4
    ]
