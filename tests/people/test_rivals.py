"""Where two people of one name are known to be two, a name alone joins nobody to either."""

from __future__ import annotations

from goodterms.people.seen import Somebody
from goodterms.people.who import resolve
from goodterms.words import Handle

NAME = "Orla Wexcombe-Fenhollow"
URL = "https://www.linkedin.com/in/{}"


def somebody(key: int, address: str, profile: str = "", **more: frozenset[str]) -> Somebody:
    """Orla of one address, with a profile of hers or without."""
    handles = [Handle("mail", address, NAME)]
    if profile:
        handles.append(Handle("linkedin", URL.format(profile), NAME))
    return Somebody(key, tuple(handles), **more)  # type: ignore[arg-type] # a test that gives a wrong part fails at once


def groups(*everybody: Somebody) -> set[tuple[int, ...]]:
    """Who is one, as sorted keys."""
    return {tuple(sorted(group)) for group in resolve(everybody).groups}


def test_one_of_the_name_is_joined() -> None:
    """A rare full name joins while nobody else has it."""
    assert groups(somebody(1, "orla@north.example", "orla-1"), somebody(2, "owf@south.example")) == {(1, 2)}


def test_either_of_two_is_asked_about() -> None:
    """With two profiles of the name, a third address by name alone belongs to neither for sure, and is asked about."""
    two = (somebody(1, "orla@north.example", "orla-1"), somebody(2, "owf@south.example", "orla-2"))
    third = somebody(3, "fenhollow@west.example")
    found = resolve((*two, third))
    assert {tuple(sorted(group)) for group in found.groups} == {(1,), (2,), (3,)}
    assert {frozenset((each.one, each.other)) for each in found.open} == {frozenset({1, 3}), frozenset({2, 3})}


def test_what_tells_them_apart_still_joins() -> None:
    """A birthday that one of the two has tells which it is."""
    born = frozenset({"1971-02-03"})
    found = groups(
        somebody(1, "orla@north.example", "orla-1", birthdays=born),
        somebody(2, "owf@south.example", "orla-2"),
        somebody(3, "fenhollow@west.example", birthdays=born),
    )
    assert found == {(1, 3), (2,)}
