"""What keeps two apart whatever else agrees, and what only lets the owner be asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from goodterms.people.compare import NOTHING, is_birthday_slip
from goodterms.people.firms import label_of
from goodterms.people.folding import is_mixed
from goodterms.people.profile import Profile
from goodterms.people.seen import Together


def vetoes(one: Profile, other: Profile, together: Together = NOTHING) -> Iterator[str]:
    """A sentence for each reason why two cannot be one person, whatever else agrees.

    Two LinkedIn profiles; father and son (Jr. and Sr., II and III); both wrote in one thread as two parties; both sat
    in one meeting.
    """
    mine, theirs = one.sites.get("linkedin"), other.sites.get("linkedin")
    if mine and theirs and not mine & theirs:
        yield f"Each has a LinkedIn profile of their own: {min(mine)} and {min(theirs)}."
    if one.generations and other.generations and not one.generations & other.generations:
        yield f"One is called {_written(one)}, the other {_written(other)}: they may be father and son."
    if together.both_spoke and not together.answered_for:
        yield f"Both spoke in the same thread as two parties ({_times(together.both_spoke)})."
    if together.both_came and not together.came_for:
        yield f"Both were at the same meeting ({_times(together.both_came)})."


def two_birthdays(one: Profile, other: Profile) -> str:
    """A sentence where two have birthdays that no slip of the pen explains, "" otherwise.

    Never joined for what is alike, for father and son may share name and house; but worth a question, and an address
    that only one person uses is stronger: then one of the dates is wrong.
    """
    if not (one.birthdays and other.birthdays) or one.numbers & other.numbers:
        return ""
    if any(a == b or is_birthday_slip(a, b) for a in one.birthdays for b in other.birthdays):
        return ""
    return f"One was born on {min(one.birthdays)}, the other on {min(other.birthdays)}."


AT_ONCE = 120 * 86_400
"""Seconds that two work addresses are in use together beyond a change of job, where the old one runs on for a while."""


CROWD = 8
"""Somebodies at one domain beyond which it may be one that anybody has an address at."""


def two_places(one: Profile, other: Profile, hosts: Mapping[str, int]) -> str:
    """A sentence where each wrote from a place of work of their own while the other did, for `AT_ONCE`; "" otherwise.

    Some people have two posts at once, or a domain of their own beside one; two people of one name mostly do. A domain
    that is called after its bearer, or like the other, or that many have, is left out. ``hosts``: how many have each.
    """
    for mine, (start, end) in one.worked.items():
        for theirs, (first, last) in other.worked.items():
            if (
                min(end, last) - max(start, first) > AT_ONCE
                and max(hosts.get(mine, 0), hosts.get(theirs, 0)) <= CROWD
                and _two_firms(one, other, mine, theirs)
            ):
                return f"In the same months they wrote from {mine} and from {theirs}."
    return ""


def _two_firms(one: Profile, other: Profile, mine: str, theirs: str) -> bool:
    if mine in other.hosts or theirs in one.hosts or label_of(mine) == label_of(theirs):
        return False
    words = {word for profile in (one, other) for name in profile.names for word in name.words if len(word) > 2}
    return not any(word in label_of(host) for word in words for host in (mine, theirs))


def doubts(one: Profile, other: Profile, together: Together = NOTHING) -> Iterator[str]:
    """A sentence for each reason not to join two without asking, though they may be one person with two addresses."""
    if birthdays := two_birthdays(one, other):
        yield birthdays
    if together.wrote_each_other > together.answered_for:
        yield f"One wrote to the other ({_times(together.wrote_each_other)})."
    if together.both_received:
        yield f"Both received the same message ({_times(together.both_received)})."
    if one.phones and other.phones and not one.phones & other.phones:
        yield f"They have different phone numbers: {min(one.phones)} and {min(other.phones)}."
    if posing := next((name.shown for side in (one, other) for name in side.names if is_mixed(name.shown)), ""):
        yield f"{posing} is written with letters of two scripts that look alike, as by one who poses as another."
    if bool(one.generations) != bool(other.generations):
        yield f"Only one is called {_written(one if one.generations else other)}: they may be father and son."
    yield from _other_accounts(one, other)


def _other_accounts(one: Profile, other: Profile) -> Iterator[str]:
    for site in sorted(one.sites.keys() & other.sites.keys() - {"linkedin"}):
        if not one.sites[site] & other.sites[site]:
            yield f"They have different accounts at {site}."


def _written(one: Profile) -> str:
    return next((name.shown for name in one.names if name.generation), ", ".join(sorted(one.generations)))


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
