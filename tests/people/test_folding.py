"""Words in plain small Latin letters."""

from __future__ import annotations

import pytest

from goodterms.people.folding import fold, is_han, sound, unfolded_umlauts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lee", "lee"),
        ("Čapková", "capkova"),
        ("Jörg", "jorg"),
        ("Иван", "ivan"),
        ("Γιώργος", "giorgos"),
        ("伟", "wei"),
        ("Straße", "strasse"),
        ("", ""),
    ],
)
def test_fold(text: str, expected: str) -> None:
    """Accents go, other scripts are transliterated."""
    assert fold(text) == expected


def test_umlauts_written_out() -> None:
    """A German name has a second spelling, any other has none."""
    assert (unfolded_umlauts("Möwe"), unfolded_umlauts("Lee")) == ("moewe", "")


@pytest.mark.parametrize(
    ("one", "other"),
    [("sergey", "sergei"), ("sergej", "sergei"), ("moewe", "mowe"), ("yuri", "iuri"), ("philip", "filip")],
)
def test_sound(one: str, other: str) -> None:
    """Spellings of one name in several alphabets sound alike."""
    assert sound(one) == sound(other)


def test_other_names_sound_otherwise() -> None:
    """Names that differ by more than spelling do not come out alike."""
    assert len({sound(name) for name in ("anna", "anton", "jan", "johan", "karl", "carla")}) == 6


def test_han() -> None:
    """Chinese signs are told from other scripts."""
    assert [is_han(text) for text in ("王伟", "Wang", "Иван")] == [True, False, False]
