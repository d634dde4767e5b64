"""The owner's own activity."""

from __future__ import annotations

import sqlite3

from goodterms.record.facts.own import own_days
from goodterms.words import DAY, Mark
from record.built import ANN, LIST, ME, at, bring, mail


def test_every_day_on_which_the_owner_did_something(mine: sqlite3.Connection) -> None:
    """Mail to somebody and words on a list count once a day; what others sent and what a machine sent do not."""
    bring(
        mine,
        mail(ME, ANN, 0, "a"),
        mail(ME, ANN, 0.01, "b"),
        mail(ANN, ME, 3, "c"),
        mail(ME, "", 5, "d", list=LIST, marks=Mark.LIST),
        mail(ME, ANN, 8, "e", marks=Mark.AUTO),
        mail(ME, ANN, 9, "f"),
    )
    assert own_days(mine, at(100)).tolist() == [at(day) // DAY for day in (0, 5, 9)]
    assert own_days(mine, at(9)).tolist() == [at(day) // DAY for day in (0, 5)]
    assert own_days(mine, at(-1)).tolist() == []
