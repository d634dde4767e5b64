"""Makes the villagers: their names over time, work, handles, and the strangers who are only called alike."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import NamedTuple

from goodterms.village.circles import Circle
from goodterms.village.draws import YEAR, Wheel, mix, pick, spread, stream
from goodterms.village.happened import OWNER, Called, Reach, Via, Villager, Work
from goodterms.village.naming import CULTURES, Naming, family, name, plain
from goodterms.village.trades import TRADES, Firm, firm

HOMES = ("example.com", "example.net", "example.org", "mail.example", "post.example")
"""Where private mail lives."""

CULTURE = Wheel(
    {
        "isles": 0.3, "lakes": 0.14, "coast": 0.14, "plains": 0.1, "delta": 0.08,
        "valley": 0.09, "islands": 0.06, "prairie": 0.09,
    }
)  # fmt: skip

AREAS = (
    201, 202, 205, 206, 207, 208, 209, 210, 212, 213, 214, 215, 216, 217, 218, 219, 301, 302, 303, 304, 305, 307, 308,
    309, 310, 312, 313, 314, 315, 316, 317, 318, 319, 401, 402, 404, 405, 406, 407, 408, 409, 410, 412, 413, 414, 415,
)  # fmt: skip
"""American areas. Numbers kept free for stories: Ofcom's 07700 900000 to 900999, and 555-0100 to 555-0199 of an area.
There are 5,600 of them; whoever comes after has no phone."""

OPEN = {
    "linkedin": (1_051_747_200, None),
    "skype": (1_062_115_200, 1_746_403_200),
    "whatsapp": (1_262_304_000, None),
    "telegram": (1_376_438_400, None),
}
"""When a service could be used, from and until (UTC seconds): Skype ended on 5 May 2025."""

SURNAME_CHANGES = 0.045
JOB_YEARS = 4.5
NAMESAKES = 0.03


class Ground(NamedTuple):
    """What everybody is made from. ``domains``: by name of firm. ``taken``: mail addresses that somebody has."""

    seed: int
    start: int
    end: int
    firms: tuple[Firm, ...]
    circles: tuple[Circle, ...]
    domains: dict[str, str]
    taken: set[str]


def ground(seed: int, people: int, start: int, end: int, known: tuple[Circle, ...]) -> Ground:
    """The firms and circles of a village."""
    draw = stream(seed, "firms")
    firms = tuple(firm(draw, number) for number in range(max(8, people // 5)))
    return Ground(seed, start, end, firms, known, {one.name: one.domain for one in firms}, set())


def person(number: int, of: Ground, circles: Sequence[Circle], like: Villager | None = None) -> Villager:
    """One new person. ``like``: somebody of whose name this stranger is the namesake."""
    draw = stream(of.seed, "person", number)
    culture = CULTURE.spin(draw)
    named = Naming(like.names[0].given, "", like.names[0].family) if like else name(draw, culture)
    names = _names(draw, culture, named, of)
    works = _works(draw, of, circles)
    return Villager(
        number,
        "person",
        names,
        tuple(sorted(_reaches(draw, number, of, names, works), key=lambda reach: (reach.kind, reach.since))),
        works,
        tuple(circle.name for circle in circles),
        f"{1945 + int(draw.random() * 55)}-{1 + int(draw.random() * 12):02}-{1 + int(draw.random() * 28):02}",
        CULTURES[culture].zone,
    )


def owner(of: Ground) -> Villager:
    """The one whose mail and chats these are: two mail addresses, one after the other, and every other handle."""
    draw = stream(of.seed, "owner")
    work = Work("Owner Stands", "Owner", "stand builder", of.start)
    turn = of.start + int((of.end - of.start) * 0.4)
    reaches = (
        Reach("mail", "olive@example.com", of.start - YEAR),
        Reach("mail", "olive@ownerstands.example", turn),
        Reach("phone", "+441632960001", of.start - YEAR),
        _on("whatsapp", "+441632960001", of.start - YEAR),
        _on("linkedin", "https://www.linkedin.com/in/olive-owner-example", of.start - YEAR),
        _on("skype", "live:olive.owner", of.start - YEAR),
        _on("telegram", f"user{99_000_000 + int(draw.random() * 900_000)}", of.start - YEAR),
    )
    return Villager(OWNER, "person", (Called("Olive", "Owner", of.start, "Liv"),), reaches, (work,), (), "1979-03-14")


def place(number: int, kind: str, title: str, reaches: Sequence[Reach], since: int) -> Villager:
    """A shop, list or bot."""
    return Villager(number, kind, (Called(title, "", since),), tuple(reaches))


def namesake(of: Ground, number: int, before: Sequence[Villager]) -> Villager | None:
    """Whose name this person happens to bear, None for nearly everybody."""
    if len(before) < 10 or mix(of.seed, 77, number) % 1000 >= NAMESAKES * 1000:
        return None
    return before[mix(of.seed, 78, number) % len(before)]


def _names(draw: Random, culture: str, named: Naming, of: Ground) -> tuple[Called, ...]:
    first = Called(named.given, named.family, of.start - YEAR, named.nick)
    if draw.random() >= SURNAME_CHANGES:
        return (first,)
    since = of.start + int((0.2 + 0.6 * draw.random()) * (of.end - of.start))
    new = family(draw, culture, named.given)
    if draw.random() < 0.3:
        new = f"{named.family}-{new}"
    return (first, Called(named.given, new, since, named.nick))


def _works(draw: Random, of: Ground, circles: Sequence[Circle]) -> tuple[Work, ...]:
    """Jobs in turn. Whoever belongs to an employer's circle starts there, one trade in common."""
    since = of.start - YEAR
    trade = pick(draw, tuple(TRADES))
    step = int(draw.random() * 2.5)
    works: list[Work] = []
    office = any(circle.kind in {"employer", "former_employer"} for circle in circles)
    while since < of.end and len(works) < 6:
        jobs = TRADES[trade].jobs
        held = of.firms[0 if office and not works else int(draw.random() * len(of.firms))]
        works.append(Work(held.name, jobs[min(step, len(jobs) - 1)], trade, since))
        since += int(spread(draw, JOB_YEARS, 0.8) * YEAR)
        step += draw.random() < 0.5
        if draw.random() < 0.15:
            trade = pick(draw, tuple(TRADES))
    return tuple(works)


def _reaches(draw: Random, number: int, of: Ground, names: tuple[Called, ...], works: tuple[Work, ...]) -> list[Reach]:
    since = of.start - YEAR
    found = _mails(draw, number, of, names, works)
    one = names[0]
    if draw.random() < 0.72:
        phone = _phone(number)
        if phone:
            found.append(Reach("phone", phone, since))
        if phone and draw.random() < 0.7:
            found.append(_on("whatsapp", phone, since))
    if draw.random() < 0.78:
        slug = f"{plain(one.given)}-{plain(one.family)}-{mix(of.seed, number) % 0xFFFFFF:06x}"
        found.append(_on("linkedin", f"https://www.linkedin.com/in/{slug}-example", since))
    if draw.random() < 0.34:
        value = plain(one.given) + pick(draw, (".", "_", "-")) + plain(one.family) + (str(number) if number % 3 else "")
        value += str(number) if value in of.taken else ""
        of.taken.add(value)
        found.append(_on("skype", f"live:{value}" if draw.random() < 0.6 else value, since))
    if draw.random() < 0.25:
        found.append(_on("telegram", f"user{100_000_000 + number * 7 + 90_000_000 * int(draw.random() * 9)}", since))
    return found


def _on(kind: str, value: str, since: int) -> Reach:
    """A handle on a service, for as long as there is such a service."""
    opened, closed = OPEN[kind]
    return Reach(kind, value, max(since, opened), closed)


def _mails(draw: Random, number: int, of: Ground, names: tuple[Called, ...], works: tuple[Work, ...]) -> list[Reach]:
    """A private address for most, older than the work addresses, and one at each job for half of the people."""
    found: list[Reach] = []
    if draw.random() < 0.8:
        home = f"{_local(draw, names[0], number)}@{pick(draw, HOMES)}"
        found.append(Reach("mail", home, of.start - 2 * YEAR))
    if draw.random() < 0.55 or not found:
        for position, work in enumerate(works):
            until = works[position + 1].since if position + 1 < len(works) else None
            bearer = next((c for c in reversed(names) if c.since <= work.since), names[0])
            local, at = f"{plain(bearer.given)}.{plain(bearer.family)}", of.domains[work.employer]
            local += str(number) if f"{local}@{at}" in of.taken else ""
            found.append(Reach("mail", f"{local}@{at}", work.since, until))
    of.taken.update(reach.value for reach in found)
    return found


def _local(draw: Random, one: Called, number: int) -> str:
    given, surname, nick = plain(one.given), plain(one.family), plain(one.nick or one.given)
    shapes = (
        f"{given}.{surname}{number}", f"{given[0]}{surname}{number}", f"{nick}{number}",
        f"{surname}.{given}{number}", f"{nick}_{surname}{number}", f"{nick}.{number}",
    )  # fmt: skip
    return pick(draw, shapes)


def _phone(number: int) -> str:
    """A free number of one's own, empty when they have run out."""
    if number % 2 and number < 2_000:
        return f"+447700900{(number // 2 * 617 + 2) % 1000:03}"
    own = number // 2
    return f"+1{AREAS[own % len(AREAS)]}55501{own // len(AREAS):02}" if own < 100 * len(AREAS) else ""


def reachable(one: Villager, via: Via, ts: int) -> bool:
    """Whether somebody has what a channel needs at a time."""
    kind = {Via.CALENDAR: "mail"}.get(via, str(via))
    return via is Via.NOWHERE or one.reach_at(kind, ts) is not None
