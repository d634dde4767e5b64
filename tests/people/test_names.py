"""Names as people say them."""

from __future__ import annotations

import pytest

from goodterms.people.names import given_name, plain_name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ann Lee", "Ann Lee"),
        ('"Ann Lee"', "Ann Lee"),
        ("'Ann Lee'", "Ann Lee"),
        ("Lee, Ann", "Ann Lee"),
        ('"LEE, Ann (Example Ltd)"', "Ann Lee"),
        ("van der Lee, Ann", "Ann van der Lee"),
        ("Lee, Ann, PhD", "Ann Lee"),
        ("Low Jr., Ben", "Ben Low Jr."),
        ("M\u00fcller, Dr. Anna", "Anna M\u00fcller"),
        ("Ann Lee, Example Ltd", "Ann Lee"),
        ("Ann Lee via Garden Club", "Ann Lee"),
        ("Ann Lee [Example]", "Ann Lee"),
        ("Ann Lee | Coach", "Ann Lee"),
        ("Ann Lee - Example", "Ann Lee"),
        ("Ann Lee <ann@example.com>", "Ann Lee"),
        ("Ann Lee ann@example.com", "Ann Lee"),
        ("Dr. Ann Lee, PhD, PMP\u00ae", "Ann Lee"),
        ("Prof. Dr. Ben Low", "Ben Low"),
        ("Frau Ann Lee", "Ann Lee"),
        ("Ann Lee-Low MBA", "Ann Lee-Low"),
        ("Ann Ma", "Ann Ma"),
        ("Lee Ann Ma", "Lee Ann Ma"),
        ("\U0001f680 Ann Lee \u2714\ufe0f", "Ann Lee"),
        ("ANN LEE", "Ann Lee"),
        ("ann lee", "Ann Lee"),
        ("Ann LEE", "Ann Lee"),
        ("O'NEILL, Kate", "Kate O'Neill"),
        ("Ann McLee", "Ann McLee"),
        ("J. Peter Low", "J. Peter Low"),
        ("\u5c71\u7530\u592a\u90ce", "\u5c71\u7530\u592a\u90ce"),
        ("ann@example.com", ""),
        ("ann at example.com", ""),
        ("", ""),
        (" , ", ""),
    ],
)
def test_plain_name(name: str, expected: str) -> None:
    """Everything that is not the name goes, and nothing of the name does."""
    assert plain_name(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ann Lee", "Ann"),
        ("Lee, Ann", "Ann"),
        ("Dr. Ann Lee", "Ann"),
        ("Jean-Luc Martin", "Jean-Luc"),
        ("J. Peter Low", "Peter"),
        ("Ann", "Ann"),
        ("J. Low", ""),
        ("Mr Low", ""),
        ("EXAMPLE", ""),
        ("\u5c71\u7530\u592a\u90ce", ""),
        ("\u0418\u0440\u0430 \u041f\u0440\u0438\u043c\u0435\u0440", "\u0418\u0440\u0430"),
        ("\u0939\u093f\u0928\u094d\u0926\u0940 \u0928\u093e\u092e", "\u0939\u093f\u0928\u094d\u0926\u0940"),
        ("ann@example.com", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_given_name(name: str, expected: str) -> None:
    """The name to greet with, and none rather than a wrong one."""
    assert given_name(name) == expected


def test_plain_name_is_its_own_plain_name() -> None:
    """Cleaning a clean name changes nothing."""
    for name in ["Lee, Ann", "Dr. Ben Low, PhD", "ANN LEE", "van der Lee, Ann"]:
        assert plain_name(plain_name(name)) == plain_name(name)


@pytest.mark.parametrize("piece", [" ", ",", "(", "[", "a ", '"', "<", " via "])
def test_hostile_names(piece: str) -> None:
    """Very long names are cut and cleaned all the same."""
    assert len(plain_name(piece * 100_000)) <= 300
