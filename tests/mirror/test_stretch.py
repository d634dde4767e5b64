"""A stretch counted: a text to many is one ask, rounds are told from words to one, and nobody is counted twice."""

from __future__ import annotations

from goodterms.mirror.stretch import ROUND, Sent, To, Weighed, back, by_person, sent


def _round(text: int, kind: str = "pitch", people: int = ROUND) -> list[To]:
    return [To(text * 100 + person, text, person, kind) for person in range(people)]


def test_nothing() -> None:
    """Without an ask all is nought."""
    assert sent([]) == Sent(0, 0, 0, 0, 0)
    assert by_person([], {}) == []


def test_copies_are_one_ask() -> None:
    """Five mails of one text are one ask to five people, and one round; four are no round."""
    assert sent(_round(1)) == Sent(1, ROUND, 1, ROUND, 0)
    assert sent(_round(1, people=ROUND - 1)) == Sent(1, ROUND - 1, 0, 0, 0)


def test_one_programme_after_another() -> None:
    """Who got two rounds that sell is counted once; rounds that ask for a favour are no programmes."""
    assert sent([*_round(1), *_round(2), *_round(3)]).again == ROUND
    assert sent([*_round(1, "favour"), *_round(2, "favour")]).again == 0


def test_by_person() -> None:
    """Most asked first, and of those the least given; a copy to one person is no second ask."""
    asked = [To(1, 1, 7, "favour"), To(2, 1, 7, "favour"), To(3, 3, 7, "favour"), To(3, 3, 8, "favour")]
    assert by_person(asked, {8: 2}) == [(7, 2, 0), (8, 1, 2)]
    assert by_person([To(1, 1, 7, "favour"), To(1, 1, 8, "favour")], {7: 1}) == [(8, 1, 0), (7, 1, 1)]


def test_warm_and_cold_apart() -> None:
    """What came back of each is told apart, and only where there are enough."""
    found = back([Weighed(warm=True, back=True)] * 12 + [Weighed(warm=False, back=False)] * 3)
    assert found.warm is not None
    assert found.warm.k == 12
    assert (found.cold, found.n_warm, found.n_cold) == (None, 12, 3)
