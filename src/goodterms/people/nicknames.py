"""Given names that one person may go by: Kate and Katherine, Sasha and Aleksandr."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files


@cache
def _table() -> dict[str, frozenset[str]]:
    """Given name -> what its bearers are called, from ``nicknames.txt``; its head has source and licence."""
    found: dict[str, set[str]] = {}
    for line in (files("goodterms.people") / "nicknames.txt").read_text("ascii").splitlines():
        if not line.startswith("#"):
            name, _, called = line.partition(": ")
            found.setdefault(name, set()).update(called.split())
    return {name: frozenset(called) for name, called in found.items()}


@lru_cache(maxsize=65_536)
def same_given(one: str, other: str) -> bool:
    """Whether two folded given names may be one person's, the one being short for the other.

    Good: ``kate`` and ``katherine``. Bad: ``kate`` and ``kathy``, both short for one name, are two people as often.
    """
    table = _table()
    if other in table.get(one, ()) or one in table.get(other, ()):
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= 3 and long.startswith(short)


@lru_cache(maxsize=65_536)
def goes_by(given: str) -> frozenset[str]:
    """The name itself, and every name that is short for it or that it is short for."""
    return frozenset({given}) | _table().get(given, frozenset()) | _long().get(given, frozenset())


@cache
def _long() -> dict[str, frozenset[str]]:
    """Short name -> what it is short for."""
    found: dict[str, set[str]] = {}
    for name, called in _table().items():
        for short in called:
            found.setdefault(short, set()).add(name)
    return {short: frozenset(names) for short, names in found.items()}
