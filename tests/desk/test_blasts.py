"""Copies of one ask count once."""

from __future__ import annotations

from goodterms.desk.blasts import WITHIN, blasts
from goodterms.record.labels import Labelled

LETTER = "Dear {}, the fair opens on Saturday at ten. Could you please look after the stall in the afternoon? Olive"


def asked(message: int, person: int, ts: int) -> Labelled:
    """The owner asked this person, in this message."""
    return Labelled(
        person=person,
        name="",
        out=True,
        act="ask:favour",
        p=0.9,
        interaction=message,
        ts=ts,
        channel="mail",
        words="",
        reached=1,
        corrected=False,
    )


def test_copies_are_one() -> None:
    """Each points to the first, whoever it went to, and nobody was asked twice."""
    once = blasts([asked(7, 1, 100), asked(8, 2, 200)], {7: LETTER.format("Ada"), 8: LETTER.format("Ben")})
    assert (once.same, once.again) == ({7: 7, 8: 7}, frozenset())


def test_one_person_twice() -> None:
    """The second copy to somebody is no second ask, unless it came long after."""
    texts = {7: LETTER.format("Ada"), 8: LETTER.format("Ada"), 9: LETTER.format("Ada")}
    once = blasts([asked(7, 1, 100), asked(8, 1, 200), asked(9, 1, 101 + WITHIN)], texts)
    assert (once.same[9], once.again) == (9, frozenset({(8, 1)}))


def test_what_has_no_text_here_is_left_alone() -> None:
    """Only messages whose words are given are compared."""
    once = blasts([asked(7, 1, 100), asked(8, 1, 200)], {})
    assert (once.same, once.again) == ({}, frozenset())
