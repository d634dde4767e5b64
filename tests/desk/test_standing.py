"""Two clocks: who is gone from everyone, and who is back."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import Any

import pytest

from goodterms.asks.standards import DEFAULTS
from goodterms.desk.outlook import seen
from goodterms.desk.standing import crowd, standing
from goodterms.desk.stands import stands
from goodterms.record import opened
from goodterms.words import Interaction, Mark, State
from record.built import ANN, BOB, LIST, ME, at, bring, mail, own, person

Record = sqlite3.Connection
LAST = 200
"""The day on which Ann is heard of for the last time."""

UNTIL = 420


def listed(who: str, day: int) -> Interaction:
    """A word on the list."""
    return mail(who, "", day, f"l{who}{day}", list=LIST, marks=Mark.LIST)


def chatted(who: str, to: str, day: float) -> Interaction:
    """A word in a chat of two."""
    return replace(mail(who, to, day, f"c{who}{day}", thread="chat"), channel="telegram")


def history(others_until: int) -> list[Interaction]:
    """Ann writes every ten days, to me in a chat and on a list of Bob's, up to a day; Bob writes on there."""
    return [
        *(chatted(ANN, ME, day) for day in range(0, LAST, 10)),
        *(chatted(ME, ANN, day + 0.2) for day in range(0, LAST, 10)),
        *(listed(ANN, day) for day in range(5, LAST, 10)),
        *(listed(BOB, day) for day in range(0, others_until, 4)),
        *(mail(ME, BOB, day, f"me{day}") for day in range(0, UNTIL, 7)),
    ]


def state(record: Record, day: int) -> State | None:
    """How the owner and Ann stand; the same alone and among all."""
    ann = person(record, ANN)
    everybody = crowd(record, at(day), DEFAULTS)
    found = standing(record, at(day), DEFAULTS, [ann]).ties[ann].state
    assert everybody.judged.names(everybody.ids.index(ann))[1] == found
    return found


def recorded(connection: Record, *more: Interaction, others_until: int = UNTIL) -> Record:
    """The record of that history."""
    own(connection, ME)
    bring(connection, *history(others_until), *more)
    return connection


@pytest.fixture
def connection(tmp_path: Any) -> Any:
    """An empty record."""
    with opened.writing(tmp_path / "home") as opened_:
        yield opened_


def test_who_is_silent_while_others_talk_on_is_gone(connection: Record) -> None:
    """After 90 days, and the sentences say what it rests on and how far one can see."""
    record = recorded(connection)
    ann = person(record, ANN)
    assert (state(record, LAST + 80), state(record, LAST + 100)) == (State.QUIET, State.GONE)
    found = standing(record, at(LAST + 100), DEFAULTS, [ann])
    sentences = " ".join(stands(seen(record, found, ann, at(LAST + 100))))
    assert "Nobody I can see has heard from them since 14 July 2020" in sentences
    assert "as far as" in sentences
    assert "words of theirs would have been due" in sentences


def test_where_nobody_talks_on_nobody_is_gone(connection: Record) -> None:
    """A list that fell silent with them shows nothing of them."""
    record = recorded(connection, others_until=LAST + 20)
    assert state(record, LAST + 150) is State.QUIET


def test_who_comes_back_is_back_for_a_month(connection: Record) -> None:
    """From the first word after such a silence on, for thirty days."""
    record = recorded(connection, listed(ANN, LAST + 160))
    assert state(record, LAST + 159) is State.GONE
    assert state(record, LAST + 161) is State.BACK
    assert state(record, LAST + 192) is State.QUIET


def test_a_return_into_a_silent_room_is_none(connection: Record) -> None:
    """Where nobody had talked meanwhile, nobody can tell that she was away."""
    record = recorded(connection, listed(ANN, LAST + 160), others_until=LAST + 20)
    assert state(record, LAST + 161) is not State.BACK
