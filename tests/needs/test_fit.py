"""How well lines fit a need."""

from __future__ import annotations

from goodterms.needs.fit import OLD, SAID, SPOKE, Line, fits, words_in
from goodterms.needs.terms import terms

NOW = 1_700_000_000


def share(need: str, *lines: Line) -> dict[int, float]:
    """The share of each person, rounded."""
    return {person: round(fit.share, 3) for person, fit in fits(terms(need), lines, NOW).items()}


def test_the_word_itself_goes_before_one_like_it() -> None:
    """A bookkeeper fits better than an accountant, and both fit."""
    found = share("bookkeeper", Line(1, "position", "Accountant"), Line(2, "position", "Bookkeeper"))
    assert found[2] > found[1] > 0


def test_what_was_long_ago_counts_less() -> None:
    """A position of long ago may be another by now."""
    found = share("baker", Line(1, "position", "Baker", NOW - OLD - 1), Line(2, "position", "Baker", NOW - OLD))
    assert found[1] == found[2] / 2


def test_a_word_of_another_trade_is_no_fit() -> None:
    """Sharing letters is no match: an account manager keeps no books."""
    assert share("accountant", Line(1, "position", "Account Assistant"), Line(2, "position", "Accountant")) == {2: 1.0}


def test_who_fits_little_beside_the_best_is_left_out() -> None:
    """Somebody with the common word alone does something else."""
    lines = [Line(number, "organisation", "Shop Supplies") for number in range(10)]
    assert set(share("vintage shop", Line(20, "position", "Vintage shop owner"), *lines)) == {20}


def test_the_best_line_says_why() -> None:
    """Each person comes with the lines that fit, the best first, each once."""
    lines = [Line(1, SAID, "We bake"), Line(1, "position", "Baker"), Line(1, "position", "Baker")]
    assert [line.topic for line in fits(terms("baker"), lines, NOW)[1].lines] == ["position"]


def test_words_are_shown_as_they_stand() -> None:
    """The words that matched are those of the line."""
    assert words_in(terms("bookkeeping"), "Senior Bookkeeper and Accountant, Tea") == ("Bookkeeper", "Accountant")


def test_nothing_fits_nothing() -> None:
    """Without lines there is nobody."""
    assert share("baker") == {}


def test_what_was_written_of_does_not_move_what_is_known() -> None:
    """A word in many letters weighs no title up or down, and counts for those alone who have no title."""
    titles = [Line(1, "position", "Senior Baker"), Line(2, "position", "Senior Clerk")]
    letters = [Line(person, SPOKE, "The bread was good", NOW - person * 8 * 86_400) for person in range(3, 30)]
    assert share("senior baker", *titles, *letters) == share("senior baker", *titles)
    often = [Line(50, SPOKE, "The bread was good", NOW - week * 8 * 86_400) for week in range(9)]
    alone = share("bread", *often, Line(51, SPOKE, "The bread was good", NOW))
    assert alone[50] > alone[51] > 0
