"""Names taken apart."""

from __future__ import annotations

import pytest

from goodterms.people.parts import name_parts


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Ann Lee", ("ann", "lee")),
        ("Lee, Ann", ("ann", "lee")),
        ("Ann van der Lee", ("ann", "lee")),
        ("Dr. Ann Lee, PhD", ("ann", "lee")),
        ("Ann B. Lee", ("ann", "b", "lee")),
        ("Jean-Luc Keen", ("jean", "luc", "keen")),
        ("Ann O'Neill", ("ann", "oneill")),
        ("\U0001f680 Ann Lee (Example Ltd)", ("ann", "lee")),
        ("Ann Lee via Garden Club", ("ann", "lee")),
        ("AnnLee", ("ann", "lee")),
        ("ann-lee", ("ann", "lee")),
        ("ann.lee77", ("ann", "lee")),
        ("Frau Keen", ("keen",)),
        ("Иван Щука", ("ivan", "shchuka")),
        ("王伟", ("wei", "wang")),
        ("欧阳伟", ("wei", "ouyang")),
        ("김철수", ("cheolsu", "gim")),
    ],
)
def test_words(name: str, words: tuple[str, ...]) -> None:
    """Words stand in spoken order, surname last, without titles, particles and badges."""
    parts = name_parts(name)
    assert parts is not None
    assert parts.words == words


@pytest.mark.parametrize(
    "name", ["", "  ", "root", "unknown", "Your Name", "LinkedIn Member", "12345", "\U0001f680", "ann@example.com", "x"]
)
def test_no_name(name: str) -> None:
    """What programs write where nobody said a name is none."""
    assert name_parts(name) is None


@pytest.mark.parametrize(("name", "generation"), [("Ben Low Jr.", "jr"), ("Ben Low II", "ii"), ("Ben Low", "")])
def test_generation(name: str, generation: str) -> None:
    """Father and son are told by what stands behind."""
    parts = name_parts(name)
    assert parts is not None
    assert (parts.words, parts.generation) == (("ben", "low"), generation)


def test_umlauts_have_two_spellings() -> None:
    """Jörg Möwe may be written Joerg Moewe."""
    parts = name_parts("Jörg Möwe")
    assert parts is not None
    assert (parts.words, parts.other) == (("jorg", "mowe"), ("joerg", "moewe"))


@pytest.mark.parametrize(("name", "sure"), [("Ann Lee", True), ("Ann", True), ("annlee", False), ("AnnLee", False)])
def test_sure(name: str, sure: bool) -> None:  # noqa: FBT001 - a table of cases
    """Names pressed together as an account's are not surely names."""
    parts = name_parts(name)
    assert parts is not None
    assert parts.sure is sure


@pytest.mark.parametrize("name", ["A" * 5_000, "Ann " * 1_250, "," * 5_000, "(" * 5_000, "\u202e" * 5_000])
def test_long_names_are_bounded(name: str) -> None:
    """Five thousand characters give no more than a few words."""
    parts = name_parts(name)
    assert parts is None or (len(parts.words) <= 8 and len(parts.whole) <= 120)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Щербатюкина Наталья Сергеевна", "natalya sergeevna shcherbatyukina"),
        ("Наталья Сергеевна Щербатюкина", "natalya sergeevna shcherbatyukina"),
        ("Lukomodov Pyotr Ivanovich", "pyotr ivanovich lukomodov"),
        ("Änne v. d. Höhnerkamp", "anne hohnerkamp"),
        ("Ann B. Lee", "ann b lee"),
    ],
)
def test_fathers_names_and_short_particles(name: str, words: str) -> None:
    """A father's name at the end says that the surname stands first; small letters with a dot are particles."""
    found = name_parts(name)
    assert found is not None
    assert " ".join(found.words) == words
