"""Finding handles and names, and steady choices."""

from __future__ import annotations

import pytest

from goodterms.village.happened import OWNER
from goodterms.village.local import clock, local, mail_date, offset
from goodterms.village.sealed import file_name
from goodterms.village.villagers import (
    ANDROID,
    APPLE,
    NoHandle,
    by_number,
    choice,
    handle_at,
    has_left,
    last_handle,
    saved_as,
)
from goodterms.words import DAY
from village import hand

PEOPLE = by_number(hand.villagers())


def test_a_handle_is_the_one_of_the_time() -> None:
    """Who changed their address has the old one before and the new one after; later kinds stand in for missing ones."""
    assert handle_at(PEOPLE[2], hand.START, "mail") == "person2@example.org"
    assert handle_at(PEOPLE[2], hand.START + 401 * DAY, "mail") == "ada.new@work.example"
    assert handle_at(PEOPLE[2], hand.START, "whatsapp", "phone") == "+447700900002"
    assert last_handle(PEOPLE[2], "fax") == ""
    with pytest.raises(NoHandle, match=r"Villager 2 .* fax"):
        handle_at(PEOPLE[2], hand.START, "fax")


def test_who_left_is_known() -> None:
    """Somebody whose last handle ended has left; who never had one too."""
    assert has_left(PEOPLE[9], "linkedin")
    assert has_left(PEOPLE[10], "linkedin")
    assert not has_left(PEOPLE[1], "linkedin")


def test_choices_are_steady_and_spread() -> None:
    """A choice is the same each time and on each machine, and every option is met."""
    assert [choice(number, "test", 5) for number in range(8)] == [3, 2, 0, 1, 4, 2, 3, 2]
    assert {choice(number, "test", 5) for number in range(100)} == set(range(5))


def test_only_people_are_saved() -> None:
    """Neither the owner nor shops, lists and bots stand in the address books."""
    saved = {number for number in PEOPLE for book in (APPLE, ANDROID) if saved_as(PEOPLE[number], book)}
    assert saved
    assert saved <= set(range(1, 10)) - {OWNER}


def test_clocks() -> None:
    """Moments stand as the zone's clocks show them, summer time and western zones too."""
    assert mail_date(1_560_000_000, "Europe/London") == "Sat, 8 Jun 2019 14:20:00 +0100"
    assert offset(local(1_560_000_000, "America/New_York")) == "-0400"
    assert offset(local(1_560_000_000, "Asia/Kolkata")) == "+0530"
    assert [clock(local(ts, "UTC")) for ts in (0, 12 * 3600, 13 * 3600 + 60)] == ["12:00 AM", "12:00 PM", "1:01 PM"]


def test_file_names_are_safe() -> None:
    """A name with slashes, quotation marks or nothing else in it makes a file name still."""
    assert file_name('a/b: "c" 🎉') == "ab c 🎉"
    assert file_name("..") == "Chat"
    assert len(file_name("x" * 300)) == 80
