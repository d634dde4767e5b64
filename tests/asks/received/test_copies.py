"""Nearly the same from several people."""

from __future__ import annotations

from goodterms.asks.received.copies import LEAST, Text, copies
from goodterms.words import DAY

NOTE = (
    "I am looking for specific business referrals this quarter: owners of small firms who are unhappy with their "
    "bookkeeper. Who do you know?"
)


def test_the_earlier_one_of_somebody_else_is_a_copy() -> None:
    """Whatever the order they are given in; with another greeting; never the later one, nor one's own."""
    texts = [Text(3, 1, f"Hello Theo! {NOTE}"), Text(2, 2, NOTE), Text(1, 2, NOTE), Text(4, 3, "Something else.")]
    assert copies(texts) == [[1, 2], [], [], []]


def test_years_apart_is_a_turn_of_phrase() -> None:
    """Only within ninety days."""
    assert copies([Text(0, 1, NOTE), Text(90 * DAY, 2, NOTE), Text(300 * DAY, 3, NOTE)]) == [[], [0], []]


def test_short_notes_are_alike_by_chance() -> None:
    """Below a dozen runs of three words nothing is concluded."""
    short = " ".join(f"word{number}" for number in range(LEAST + 1))
    assert copies([Text(1, 1, short), Text(2, 2, short)]) == [[], []]
    longer = f"{short} more"
    assert copies([Text(1, 1, longer), Text(2, 2, longer)]) == [[], [0]]


def test_one_text_sent_by_hundreds_stays_quick() -> None:
    """Every one is found, naming a few of the others."""
    found = copies([Text(number, number, NOTE) for number in range(2_000)])
    assert [len(one) for one in found[:5]] == [0, 1, 2, 3, 3]
    assert found[-1] == [1998, 1997, 1996]
