"""Who could introduce, by both sides of the path."""

from __future__ import annotations

from goodterms.needs.paths import FADING, Link, paths
from goodterms.words import Depth, State, Tie

NOW = 1_700_000_000
CLOSE = Tie(Depth.RELATIONSHIP, State.ALIVE)


def link(between: int, how: str = "together", times: int = 4, last: int = NOW) -> Link:
    """A link to person 9."""
    return Link(between, 9, how, times, first=last, last=last)


def order(*links: Link, ties: dict[int, Tie] | None = None, **more: dict[int, frozenset[str]]) -> list[int]:
    """Those who could introduce, in order."""
    stood = ties or {each.between: CLOSE for each in links}
    return [path.between for path in paths(links, stood, more.get("regards", {}), more.get("flags", {}), NOW)]


def test_both_sides_count() -> None:
    """Who met them often goes before who met them once; and a friend before somebody met once."""
    assert order(link(1, times=1), link(2, times=9)) == [2, 1]
    assert order(link(1), link(2), ties={1: Tie(Depth.CONTACT, State.DORMANT), 2: CLOSE}) == [2, 1]


def test_links_fade_and_add_up() -> None:
    """An old link counts less, a second kind of link counts on top."""
    assert order(link(1, last=NOW - FADING - 1), link(2)) == [2, 1]
    assert order(link(1), link(2), link(2, "discussed")) == [2, 1]


def test_what_shows_more_goes_first() -> None:
    """A word from who introduced them, then mails and meetings, then discussions, then a shared employer."""
    assert order(link(4, "colleagues"), link(3, "discussed"), link(2), link(1, "introduced")) == [1, 2, 3, 4]


def test_some_are_not_asked() -> None:
    """Names, and whom the owner was put off by, introduce nobody."""
    ties = {1: Tie(Depth.NAME, None), 2: CLOSE, 3: CLOSE}
    assert order(link(1), link(2), link(3), ties=ties, regards={2: frozenset({"put_off"})}) == [3]
