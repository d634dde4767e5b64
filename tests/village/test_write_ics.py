"""The calendar, read back."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from goodterms.village.exports import keeps, write
from goodterms.village.happened import OWNER, Fate, Happened, Via, What
from goodterms.village.villagers import by_number, handle_at
from goodterms.words import Interaction, Mark, Role
from village import hand
from village.reading import interactions, pieces, sender

PEOPLE = by_number(hand.villagers())
MEETINGS = [one for one in hand.happenings() if one.via is Via.CALENDAR and keeps(one)]


@pytest.fixture(scope="module")
def read(exported: dict[str, Path]) -> dict[int, Interaction]:
    """Every meeting as it is read back, by its time; no two are at one time here."""
    found = interactions(pieces(exported["calendar.ics"], "ics"))
    assert len(found) == len({piece.ts for piece in found})
    return {piece.ts: piece for piece in found}


def test_every_meeting_is_read_back(read: dict[int, Interaction]) -> None:
    """Each stands once, at the time where it took place in the end, as long as it was."""
    assert sorted(read) == sorted(one.ts for one in MEETINGS)
    for one in MEETINGS:
        assert read[one.ts].minutes == one.minutes
        assert (read[one.ts].subject, read[one.ts].text) == (one.subject, one.text)


def test_who_was_there(read: dict[int, Interaction]) -> None:
    """Organizer, who came, and who stayed away come back by their addresses."""
    for one in MEETINGS:
        piece = read[one.ts]
        assert sender(piece) == handle_at(PEOPLE[one.sender], one.ts, "mail")
        roles = {part.handle.value: part.role for part in piece.participants if part.role is not Role.FROM}
        there = {handle_at(PEOPLE[who], one.ts, "mail"): who for who in (one.sender, *one.to)}
        assert roles == {address: Role.ABSENT if who in one.absent else Role.ATTENDEE for address, who in there.items()}


def test_cancelled_ones_are_marked(read: dict[int, Interaction]) -> None:
    """Cancelled meetings say so, single ones and those of a series; no others."""
    cancelled = Counter(one.fate is Fate.CANCELLED for one in MEETINGS)
    assert Counter(bool(piece.marks & Mark.CANCELLED) for piece in read.values()) == cancelled
    assert cancelled[True] == 2


def test_a_series_is_one_event(exported: dict[str, Path], read: dict[int, Interaction]) -> None:
    """Meetings at one time of the week are one repeating event; the week left out is an exception."""
    raw = exported["calendar.ics"].read_text("utf-8")
    assert raw.count("RRULE:FREQ=WEEKLY;COUNT=6") == raw.count("RRULE:FREQ=WEEKLY;") == 1
    assert raw.count("EXDATE;TZID=Europe/London:") == 1
    assert raw.count("\nRECURRENCE-ID;") == 3
    assert len({piece.thread for piece in read.values() if piece.subject == "Every week"}) == 1


def test_a_moved_meeting_has_two_versions(exported: dict[str, Path]) -> None:
    """The version before and the one after share a UID and differ in SEQUENCE."""
    events = exported["calendar.ics"].read_text("utf-8").replace("\r\n", "\n").split("BEGIN:VEVENT")
    moved = [event for event in events if "SUMMARY:Moved" in event]
    assert ["SEQUENCE:0" in moved[0], "SEQUENCE:1" in moved[1]] == [True, True]
    assert len({line for event in moved for line in event.splitlines() if line.startswith("UID:")}) == 1


def test_lines_are_folded(exported: dict[str, Path]) -> None:
    """No line has more than 75 bytes, and none is cut within a letter (RFC 5545, 3.1)."""
    lines = exported["calendar.ics"].read_bytes().split(b"\r\n")
    assert max(map(len, lines)) <= 76
    for line in lines:
        line.decode("utf-8")


def test_two_meetings_of_one_talk_are_no_series(tmp_path: Path) -> None:
    """Meetings of one conversation at odd times stay single."""
    days = (0, 3, 9, 20)
    odd = [
        Happened(number, hand.START + day * 86_400 + number * 4_000, Via.CALENDAR, What.MEETING, 1, (OWNER,),
                 subject="Odd", talk=1, minutes=30.0)
        for number, day in enumerate(days, 1)
    ]  # fmt: skip
    write(hand.villagers(), odd, tmp_path)
    read = interactions(pieces(tmp_path / "calendar.ics", "ics"))
    assert sorted(piece.ts for piece in read) == [one.ts for one in odd]
    assert "RRULE" not in (tmp_path / "calendar.ics").read_text("utf-8")
