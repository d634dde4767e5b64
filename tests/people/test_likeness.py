"""Likeness of two names."""

from __future__ import annotations

import pytest

from goodterms.people.frequency import Commonness
from goodterms.people.likeness import likeness
from goodterms.people.parts import name_parts

COMMON = Commonness()


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("Ann Lee", "Ann Lee", "same"),
        ("Ann Lee", "Lee, Ann", "same"),
        ("Wei Wang", "Wang Wei", "same"),
        ("王伟", "Wei Wang", "same"),
        ("Jörg Möwe", "Joerg Moewe", "same"),
        ("Jörg Möwe", "Jorg Mowe", "same"),
        ("Ann Lee", "AnnLee", "same"),
        ("Иван Щука", "Ivan Shchuka", "same"),
        ("Ann Beth Lee", "Ann Lee", "wider"),
        ("Ann B. Lee", "Ann Lee", "wider"),
        ("Ann Lee Keen", "Ann Lee", "wider"),
        ("Sergey Keen", "Sergei Keen", "near"),
        ("Jonathan Keen", "Jonahtan Keen", "near"),
        ("Jonathan Grosser", "Jonathan Gryosler", "rough"),
        ("Kate Keen", "Katherine Keen", "nickname"),
        ("J. Keen", "Jo Keen", "initial"),
        ("Keen", "Keen", "alone"),
        ("Kelly", "Kelly Keen", "part"),
        ("Kate", "Katherine Keen", "part"),
        ("Ann B. Lee", "Ann C. Lee", "middle"),
        ("Ann Keen", "Bertram Keen", "family"),
        ("Ann Keen", "Ann Horvat", "given"),
        ("Ann Keen", "Bert Horvat", "apart"),
        ("Ann", "Bertram", "apart_word"),
        ("王伟", "Jonathan Keen", "unsaid"),
        ("AnnLee", "Bert Horvat", "unsaid"),
    ],
)
def test_level(one: str, other: str, level: str) -> None:
    """Each level has its cases, whichever of the two comes first."""
    mine, theirs = name_parts(one), name_parts(other)
    assert mine is not None
    assert theirs is not None
    assert (likeness(mine, theirs, COMMON).level, likeness(theirs, mine, COMMON).level) == (level, level)


def test_a_weaker_likeness_is_commoner() -> None:
    """What agrees more loosely agrees by chance more often."""
    names = {name: name_parts(name) for name in ("Katherine Xyvanto", "Kate Xyvanto", "K. Xyvanto")}
    whole, short, initial = names.values()
    assert whole is not None
    assert short is not None
    assert initial is not None
    shares = [likeness(whole, other, COMMON).share for other in (whole, short, initial)]
    assert shares == sorted(shares, key=lambda share: share or 0)
