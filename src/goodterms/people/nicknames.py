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

    Good: ``kate`` and ``katherine``. Bad: ``kate`` and ``kathy``, both short for one name, are two people as often;
    ``paul`` and ``paula`` nearly always are.
    """
    table = _table()
    if other in table.get(one, ()) or one in table.get(other, ()):
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= 3 and long.startswith(short) and not is_hers(short, long)


HERS = frozenset({"a", "e", "ia", "na", "ne", "la", "le", "ina", "ine", "lla", "lle", "etta", "ette"})
"""Endings that make a woman's name of a man's, as many European languages have them: Paula, Simone, Georgia, Johanna,
Yvonne, Gabriela, Danielle, Georgina, Pauline, Gabriella, Paulette."""


def is_hers(short: str, long: str) -> bool:
    """Whether the longer of two folded given names is the shorter with the ending of a woman's."""
    return len(short) >= 3 and long.startswith(short) and long[len(short) :] in HERS


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
