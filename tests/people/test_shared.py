"""Keys that several people share."""

from __future__ import annotations

from goodterms.people.frequency import Commonness
from goodterms.people.keys import Key
from goodterms.people.parts import NameParts, name_parts
from goodterms.people.shared import MANY, Shared, different_people, limit


def named(*names: str) -> list[NameParts]:
    """Names that are some."""
    return [parts for name in names if (parts := name_parts(name)) is not None]


def test_spellings_of_one_name_are_one() -> None:
    """A first name, an initial and a married name do not make another person; other people do."""
    names = named("Kelly Keen", "Kelly", "K. Keen", "Kelly Horvat", "Bert Low", "Cleo Marsh")
    assert [name.shown for name in different_people(names, 9, Commonness())] == ["Kelly Keen", "Bert Low", "Cleo Marsh"]


def test_no_more_are_looked_for_than_asked() -> None:
    """It ends as soon as it is clear."""
    assert len(different_people(named("Ann Keen", "Bert Low", "Cleo Marsh"), 2, Commonness())) == 2


def test_limits() -> None:
    """A phone or a desk is shared by two, a person's address by more."""
    assert [limit(Key("mail", "a"), persons=True), limit(Key("phone", "1"), persons=True)] == [MANY, 2]
    assert limit(Key("mail", "a"), persons=False) == 2


def test_says() -> None:
    """A plain sentence with some of the names."""
    shared = Shared("mail", "desk@example.com", ("Ann Keen", "Bert Low", "Cleo Marsh"), (1, 2, 3), 40)
    assert shared.says == (
        "desk@example.com is used under 40 names (Ann Keen, Bert Low, Cleo Marsh and others), so it is no one person's."
    )
