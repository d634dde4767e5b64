"""One text read, whatever it is."""

from __future__ import annotations

import json
import time
from typing import Any, cast

import pytest

from goodterms.desk.reading import reading

MAY = 1_714_521_600
"""1 May 2024, a Wednesday."""


def read(text: str) -> dict[str, Any]:
    """A reading as JSON has it."""
    told = reading(text, written=MAY)
    assert json.loads(json.dumps(told)) == told
    return cast("dict[str, Any]", told)


def test_a_whole_message() -> None:
    """What it wants and how it is put, each with its words."""
    told = read(
        "Hi Ada,\n\nthank you for the lovely dinner. I'm sorry I missed our call on Friday. I'll send you the price "
        "list on Monday.\n\nCould you please lend me your big ladder for the weekend?\n\nOlive"
    )
    assert (told["ask"]["band"], told["greeting"]) == ("ask", "Hi Ada,")
    assert "ladder" in told["ask"]["span"]
    assert [promise["by"] for promise in told["promises"]] == ["2024-05-06"]
    assert told["thanks"][0]["for"].endswith("dinner")
    assert "sorry" in told["sorry"].lower()


@pytest.mark.parametrize("text", ["", " \n\t", "\x00\x01\x02\xff" * 50, "\ud800 alone", "🙂"])
def test_nothing_to_read(text: str) -> None:
    """An empty text, and one of no words, asks for nothing and raises nothing."""
    told = read(text)
    assert told["ask"]["band"] != "ask"
    assert (told["promises"], told["thanks"], told["opts_out"]) == ([], [], None)


@pytest.mark.parametrize(
    "text", ["האם תוכל לעזור לי מחר בבקשה? אני צריך את הסולם שלך", "هل يمكنك مساعدتي غدا من فضلك؟"]
)
def test_right_to_left(text: str) -> None:
    """A language that is not read is said to be unread."""
    assert read(text)["ask"]["band"] == "unread"


@pytest.mark.parametrize(
    "piece", ["Could you please lend me your ladder? ", "a", "I'll ", "\n", "(((", "thanks for the "]
)
def test_ten_megabytes(piece: str) -> None:
    """Ten megabytes of anything take no more than a few seconds."""
    begun = time.process_time()
    read(piece * (10_000_000 // len(piece)))
    assert time.process_time() - begun < 10


def test_placeholders() -> None:
    """A placeholder of a mail merge is shown."""
    assert read("Dear %FIRSTNAME%,\nour shop opens today.")["slips"] == ["%FIRSTNAME%"]
