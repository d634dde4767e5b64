"""Villagers are invented, reachable in reserved places only, and each somebody of their own."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from goodterms.village.happened import Reach, Villager
from goodterms.village.life import simulate
from goodterms.village.village import Made

DOMAINS = re.compile(r"@(?:[\w-]+\.)*(?:example|example\.(?:com|net|org))$")
PHONES = re.compile(r"^(?:\+447700900\d{3}|\+441632960\d{3}|\+1\d{3}55501\d{2})$")


@cache
def made() -> Made:
    """A village of six hundred, nothing lived."""
    return simulate(5, people=600, years=8).made


def people() -> tuple[Villager, ...]:
    """Its people, the owner too."""
    return made().villagers[: made().people + 1]


def reaches(kind: str) -> list[Reach]:
    """All handles of a kind."""
    return [reach for one in made().villagers for reach in one.reaches if reach.kind == kind]


def test_addresses_and_numbers_are_reserved() -> None:
    """No mail address and no number could be anybody's."""
    assert [reach.value for reach in reaches("mail") if not DOMAINS.search(reach.value)] == []
    assert [reach.value for reach in reaches("phone") if not PHONES.match(reach.value)] == []
    assert reaches("whatsapp")


def test_no_handle_is_shared() -> None:
    """Every handle is one villager's alone; else the truth of who is who would be wrong."""
    shared = Counter(
        (kind, value)
        for one in made().villagers
        for kind, value in {(reach.kind, reach.value) for reach in one.reaches if reach.value}
    )
    assert [handle for handle, count in shared.items() if count > 1] == []


def test_people_are_hard_to_tell_apart_where_they_should_be() -> None:
    """There are namesakes, changed surnames, nicknames, several mail addresses, and channels that not all have."""
    everybody = people()[1:]
    assert 5 < len(made().alike) < 60
    for number, like in made().alike.items():
        first, second = made().villagers[number].names[0], made().villagers[like].names[0]
        assert (first.given, first.family) == (second.given, second.family)
    assert sum(len(one.names) > 1 for one in everybody) > 10
    assert sum(bool(one.names[0].nick) for one in everybody) > 150
    assert sum(sum(r.kind == "mail" for r in one.reaches) > 1 for one in everybody) > 150
    assert 100 < sum(any(r.kind == "skype" for r in one.reaches) for one in everybody) < 400


def test_handles_are_in_use_from_a_time_on() -> None:
    """A work address ends when the work ends, and there is always a mail address in use or none at all."""
    start, end = made().start, made().end
    ended = [reach for reach in reaches("mail") if reach.until is not None]
    assert len(ended) > 100
    assert all(reach.since < reach.until for reach in ended if reach.until)
    for one in people():
        for ts in (start, (start + end) // 2, end - 1):
            has = any(reach.kind == "mail" for reach in one.reaches)
            assert (one.reach_at("mail", ts) is not None) == has


def test_everybody_belongs_somewhere() -> None:
    """Everybody but the owner has a circle and work, and a birthday that exists."""
    for one in people()[1:]:
        assert one.circles
        assert one.work_at(made().start) is not None
        assert re.match(r"^(19|20)\d\d-\d\d-\d\d$", one.birthday)
