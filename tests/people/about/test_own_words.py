"""What people say of themselves is read; what others say, what is no business of ours, and guesses are not."""

from __future__ import annotations

import pytest

from goodterms.people.about.kept_off import kept_off
from goodterms.people.about.own_words import LONGEST, own_words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hello. Since May I work as a joiner. See you.", [("does", "Since May I work as a joiner.")]),
        ("I\u2019m looking for a room to rent in spring.", [("wants", "I'm looking for a room to rent in spring.")]),
        ("Ich arbeite als Glaserin in Hollowmere.", [("does", "Ich arbeite als Glaserin in Hollowmere.")]),
        ("Do you know anyone who repairs clocks?", [("wants", "Do you know anyone who repairs clocks?")]),
        ("She works as a joiner.", []),
        ("If I work at it long enough, it breaks.", []),
        ("I no longer run a shop.", []),
        ("We make it for 1,200.", []),
        ("We make oak shelves.", [("does", "We make oak shelves.")]),
        ("Shall I say I work for you?", []),
        ("", []),
    ],
)  # fmt: skip
def test_own_words(text: str, found: list[tuple[str, str]]) -> None:
    """Only what is said in the first person, and not taken back in the same sentence."""
    assert [tuple(line) for line in own_words(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "I'm looking for a therapist after the surgery.",
        "I work at the church and pray daily.",
        "I joined the socialist party.",
        "I need a loan to pay my debts.",
        "Ich suche Arbeit, ich bin arbeitslos.",
    ],
)
def test_what_is_nobodys_business_is_not_kept(text: str) -> None:
    """Nothing on health, faith, politics or money is read out of a message."""
    assert list(own_words(text)) == []
    assert kept_off(text)


def test_a_long_sentence_is_cut() -> None:
    """A line is short however long the sentence."""
    (line,) = own_words(f"I work as a {'very ' * 100}careful joiner.")
    assert len(line.words) <= LONGEST + 2
