"""Words that would have been due of somebody while they were silent."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import Any

import pytest

from goodterms.record import opened
from goodterms.record.around import before, missed
from goodterms.words import Interaction, Mark
from record.built import ANN, BOB, LIST, ME, at, bring, mail, own, person

Record = sqlite3.Connection


def listed(who: str, day: float) -> Interaction:
    """A word on the list."""
    return mail(who, "", day, f"{who}{day}", list=LIST, marks=Mark.LIST)


def chatted(who: str, day: float) -> Interaction:
    """A word in a chat of two."""
    return replace(mail(who, ME if who != ME else ANN, day, f"c{who}{day}", thread="chat"), channel="telegram")


@pytest.fixture
def record(tmp_path: Any) -> Any:
    """On the list Ann wrote every second word until day 20, and Bob every day until day 40."""
    with opened.writing(tmp_path / "home") as connection:
        own(connection, ME)
        bring(connection, *(listed(ANN, day) for day in range(20)), *(listed(BOB, day + 0.5) for day in range(40)))
        yield connection


def test_a_share_of_what_others_said(record: Record) -> None:
    """Half of the list was Ann's, so half of what was said since would have been; Bob missed nothing."""
    ann, bob = person(record, ANN), person(record, BOB)
    found = missed(record, {ann: (at(19), at(1000)), bob: (at(39.5), at(1000))})
    assert found[ann] == pytest.approx(21 * 20 / 39)
    assert found[bob] == 0


def test_nothing_from_the_moment_on_counts(record: Record) -> None:
    """Only what lies between the two moments is heard."""
    ann = person(record, ANN)
    assert missed(record, {ann: (at(19), at(24))})[ann] == pytest.approx(5 * 20 / 39)
    assert missed(record, {ann: (at(19), at(19.5))})[ann] == 0


def test_a_chat_is_a_room_too(record: Record) -> None:
    """What the owner wrote into a chat without an answer is counted; mail between the two is not."""
    bring(record, *(chatted(ANN, day) for day in range(5)), *(chatted(ME, day) for day in range(20, 35)), place="b")
    bring(record, *(mail(ME, ANN, 50 + day, f"m{day}") for day in range(9)), place="c")
    ann = person(record, ANN)
    assert missed(record, {ann: (at(19), at(1000))})[ann] == pytest.approx(21 * 20 / 39 + 15)


def test_nobody_anywhere_is_due_nothing(record: Record) -> None:
    """Nobody asked for, nothing; who never wrote in a room, or not before the silence, 0."""
    bring(record, mail("eve@example.org", ME, 5, "eve"), place="b")
    eve, ann = person(record, "eve@example.org"), person(record, ANN)
    assert missed(record, {}) == {}
    assert missed(record, {eve: (at(5), at(90)), ann: (at(-1), at(0))}) == {eve: 0, ann: 0}


def test_the_last_word_before(record: Record) -> None:
    """The last act before a moment, where there was one."""
    ann, bob = person(record, ANN), person(record, BOB)
    assert before(record, {ann: at(5), bob: at(0.5)}) == {ann: at(4)}
