"""Dates, depths and channels as people say them."""

from __future__ import annotations

import pytest

from goodterms.faces import said
from goodterms.faces.shapes import Covered, PersonRow
from goodterms.words import Depth, State


@pytest.mark.parametrize(
    ("iso", "expected"),
    [
        ("2019-05-03", "3 May 2019"),
        ("2019-05-03T14:05:00+00:00", "3 May 2019"),
        (None, ""),
        ("some day", "some day"),
    ],
)
def test_day(iso: str | None, expected: str) -> None:
    """A day is written as people write it; what is no date is left alone."""
    assert said.day(iso) == expected


def test_short_day() -> None:
    """In a column the month is cut to three letters, and never is blank."""
    assert [said.short_day("2019-09-03"), said.short_day(None)] == ["3 Sep 2019", ""]


def test_every_depth_and_state_has_words() -> None:
    """No depth and no state is shown by its key in a sentence."""
    assert set(said.DEPTHS) == set(Depth)
    assert set(said.STATES) == set(State)


def test_standing() -> None:
    """How two stand is one sentence, and leaves out what never was."""
    told = said.standing("acquaintance", "quiet", "2019-05-03")
    assert told == "An acquaintance, gone quiet; you last spoke on 3 May 2019."
    assert said.standing("unknown", None, None) == "Nobody in your record."


def test_coverage() -> None:
    """What can be seen names each channel with its days, and nothing seen is nothing said."""
    covered: list[Covered] = [{"channel": "linkedin", "from": "2019-05-03", "to": "2020-01-01"}]
    assert said.coverage(covered) == "This is what I can see: LinkedIn from 3 May 2019 to 1 January 2020."
    assert said.coverage([]) == ""


def test_counted() -> None:
    """Numbers are parted by thousands and agree with their word."""
    assert [said.counted(1, "piece"), said.counted(2000, "piece")] == ["1 piece", "2,000 pieces"]
    assert said.counted(2, "person", "people") == "2 people"


def test_listed() -> None:
    """A list ends with its word."""
    assert [said.listed([]), said.listed(["a"]), said.listed(["a", "b", "c"])] == ["", "a", "a, b and c"]


def test_nameless_person_is_a_handle() -> None:
    """Somebody without a name goes by a handle, and without one by number."""
    row: PersonRow = {
        "id": 7,
        "name": "",
        "kind": "person",
        "handles": [{"kind": "mail", "value": "ada@example.com"}],
        "depth": "name",
        "state": None,
        "last_two_way": None,
        "chance_90": None,
        "first": None,
        "days_in_touch": 0,
        "in": 0,
        "out": 0,
        "coverage": [],
    }
    assert said.name_of(row) == "ada@example.com"
    assert said.name_of({**row, "handles": []}) == "number 7"
