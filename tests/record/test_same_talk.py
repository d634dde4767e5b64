"""Two threads are one talk when most of what they say at the time is the same; each piece is matched once."""

from __future__ import annotations

import pytest

from goodterms.record.same_talk import Piece, Talk, is_one, kind_of, matched

NOON = 1_705_320_000
TEXTS = ("Did the boat come in today?", "It did, this very morning", "All nets are in the shed", "I shall come at six")


def pieces(*said: tuple[int, int, str], start: int = NOON) -> tuple[Piece, ...]:
    """Pieces of (seconds after the start, side, words)."""
    return tuple(Piece(number, start + after, (side, text)) for number, (after, side, text) in enumerate(said, 1))


def talk(*said: tuple[int, int, str], start: int = NOON, people: tuple[object, ...] = ()) -> Talk:
    """A talk of them."""
    made = pieces(*said, start=start)
    return Talk(1, "", made, frozenset(people), 0)


FOUR = tuple((1_000 * number, number % 2, text) for number, text in enumerate(TEXTS))


def test_equal_words_are_matched_one_to_one() -> None:
    """Of three equal words in two minutes each goes to the nearest that is left, and none goes twice."""
    three = pieces(*FOUR, (5_000, 0, "ok"), (5_030, 0, "ok"), (5_090, 0, "ok"))
    two = pieces(*FOUR, (4_980, 0, "ok"), (5_040, 0, "ok"))
    found = [(one.ts, other.ts) for one, other in matched(two, three) if one.words[1] == "ok"]
    assert found == [(NOON + 4_980, NOON + 5_000), (NOON + 5_040, NOON + 5_030)]
    assert len(matched(three, two)) == 6


@pytest.mark.parametrize("hours", [-11, 1, 5.75, 14])
def test_a_zone_between_them_is_found(hours: float) -> None:
    """Times that lie a zone apart are one, whichever zone it is."""
    late = pieces(*FOUR, start=NOON + int(hours * 3600))
    assert len(matched(pieces(*FOUR), late)) == 4


def test_no_zone_lies_so_far_apart() -> None:
    """What was said on another day, or ten minutes later, is another word."""
    assert matched(pieces(*FOUR), pieces(*FOUR, start=NOON + 86_400)) == []
    assert matched(pieces(*FOUR), pieces(*FOUR, start=NOON + 400)) == []


def test_sides_are_told_apart() -> None:
    """What the owner said is not what was said to them."""
    turned = tuple((after, 1 - side, text) for after, side, text in FOUR)
    assert matched(pieces(*FOUR), pieces(*turned)) == []


def test_whom_it_is_with() -> None:
    """The same person needs one long text; nobody told needs three, of either side; two names need three of each."""
    assert is_one(talk(FOUR[0], people=("kim",)), talk(FOUR[0], people=("kim",)))
    assert is_one(talk(*FOUR, people=("kim",)), talk(*FOUR, people=(7,)))
    assert not is_one(talk(*FOUR[:2], people=("kim",)), talk(*FOUR[:2], people=(7,)))
    assert not is_one(talk(*FOUR, people=("kim",)), talk(*FOUR, people=("bo",)))
    more = FOUR + tuple((10_000 + after, side, f"{text} And so on") for after, side, text in FOUR)
    assert is_one(talk(*more, people=("kim",)), talk(*more, people=("mum",)))


def test_most_of_it_must_be_the_same() -> None:
    """Some texts in common make nothing one where most of what was said meanwhile differs."""
    others = tuple((500 + 900 * n, n % 2, f"Something else entirely, number {n}") for n in range(12))
    one = talk(*sorted(FOUR + others), people=("kim",))
    far = tuple((after, side, text.upper()) for after, side, text in others)
    assert not is_one(one, talk(*sorted(FOUR + far), people=("kim",)))
    assert is_one(one, talk(*FOUR, people=("kim",)))
    assert not is_one(talk(people=("kim",)), talk(people=("kim",)))


@pytest.mark.parametrize(
    ("key", "kind"),
    [("text|kimsample", "text"), ("page|two|kim", "page"), ("44163@s.whatsapp.net", ""), ("main.db|8:kim", "main.db"),
     ("kim|bo", ""), ("text", "")],
)  # fmt: skip
def test_kinds_stand_in_keys(key: str, kind: str) -> None:
    """The key of a thread tells the kind of export, where it is one of those we know."""
    assert kind_of(key) == kind
