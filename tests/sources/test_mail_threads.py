"""Ids, conversations, answers."""

from __future__ import annotations

import pytest

from goodterms.sources.mail_threads import ids
from sources.mail_samples import letter, told


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("<a@b> <c@d>", ["a@b", "c@d"]),
        ("<a@b>\n\t<c@\n d>", ["a@b", "c@d"]),
        ("<a@b><c@d>", ["a@b", "c@d"]),
        ("a@b c@d", ["a@b", "c@d"]),
        ("Your message of Monday", []),
    ],
)
def test_ids(written: str, expected: list[str]) -> None:
    """Ids are what stands in angle brackets, without whitespace."""
    assert expected == ids([written])


@pytest.mark.parametrize("written", ["<1@example.org>", " 1@example.org ", "<1@example\n .org>", "< 1@example.org >"])
def test_own_id(written: str) -> None:
    """The id is the Message-ID without brackets and whitespace."""
    assert told(letter(Message_ID=written)).external_id == "1@example.org"


def test_without_id() -> None:
    """A message without an id gets one from its content: the same for a copy, another for another message."""
    raw = letter(without="Message-ID")
    own = told(raw).external_id
    assert own.startswith("sha:")
    assert len(own) == 4 + 32
    assert own == told(raw.replace(b"Subject", b"X-Note: a copy\nSubject") + b"\n\n").external_id
    assert own != told(letter("Is it off?\n", without="Message-ID")).external_id


@pytest.mark.parametrize(
    ("headers", "thread", "answers"),
    [
        ({}, "1@example.org", ""),
        ({"References": "<r@x> <p@x>", "In_Reply_To": "<p@x>"}, "r@x", "p@x"),
        ({"References": "<r@x> <p@x>"}, "r@x", "p@x"),
        ({"In_Reply_To": "<p@x>"}, "p@x", "p@x"),
        ({"In_Reply_To": "Message from Bo <bo@example.net> of Monday <p@x>"}, "p@x", "p@x"),
        ({"Subject": "Re: The kettle"}, "", ""),
        ({"Subject": "AW: AW: Kessel"}, "", ""),
        ({"Subject": "Re[2]: The kettle"}, "", ""),
        ({"Subject": "Fwd: The kettle"}, "1@example.org", ""),
        ({"Subject": "Regarding tea"}, "1@example.org", ""),
    ],
)
def test_thread(headers: dict[str, str], thread: str, answers: str) -> None:
    """The conversation is the first of References, else In-Reply-To, else the own id; a bare Re: leaves it open."""
    found = told(letter(**headers))
    assert (found.thread, found.answers) == (thread, answers)
