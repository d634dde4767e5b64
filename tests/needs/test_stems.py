"""Words brought to their stems, in whichever language they are."""

from __future__ import annotations

import pytest

from goodterms.needs.stems import fold, prefix, same, stems


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("photographer", "photographers"),
        ("bookkeeping", "bookkeeper"),
        ("Fotografin", "fotografinnen"),
        ("Häuser", "Haus"),
        ("traductrice", "traductrices"),
        ("abogados", "abogado"),
        ("idraulici", "idraulico"),
        ("переводчики", "переводчик"),
        ("baker's", "bakers"),
    ],
)
def test_forms_of_one_word(one: str, other: str) -> None:
    """Plurals, cases and genders of a word are the word, and both begin with what is searched for."""
    assert same(fold(one), fold(other))
    assert fold(other).startswith(prefix(fold(one))[:4])


@pytest.mark.parametrize(
    ("one", "other"), [("account", "accountant"), ("train", "trainer"), ("cook", "book"), ("", "a")]
)
def test_other_words_are_other_words(one: str, other: str) -> None:
    """Words that only look like a trade, or that a stemmer takes for one, are none."""
    assert not same(one, other)


@pytest.mark.parametrize("word", ["", "1234", "نجار", "木匠", "c++", "x" * 10_000])
def test_any_letters_have_a_stem(word: str) -> None:
    """A word of any script, or of none, is at least itself."""
    assert fold(word) in stems(fold(word))
    assert fold(word).startswith(prefix(fold(word)))


def test_marks_come_off_as_in_the_index() -> None:
    """Words are folded as the index of the record folds them."""
    assert [fold(word) for word in ("Élève", "ÜBERSETZER", "naïve")] == ["eleve", "ubersetzer", "naive"]
