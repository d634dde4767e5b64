"""The village as it was made: everybody, their circles, and the plan of every tie; nothing has happened yet."""

from __future__ import annotations

from dataclasses import dataclass

from goodterms.village.absences import Absences
from goodterms.village.circles import Circle, circles, joined
from goodterms.village.draws import YEAR, mix, stream
from goodterms.village.grammar import Half
from goodterms.village.happened import Reach, Villager
from goodterms.village.naming import plain
from goodterms.village.people import Ground, ground, namesake, owner, person, place
from goodterms.village.ties import Tie, tie

NOT_PEOPLE = {
    "mailer": ("Mail Delivery System", "mailer-daemon@bounce.example"),
    "spam": ("Lucky Offer", "offer@lucky.example"),
    "inmail": ("LinkedIn Member", ""),
}


@dataclass(frozen=True, slots=True)
class Made:
    """Everything fixed beforehand. ``circle_of``: each person's first circle. ``talks``: circle -> its list or group.

    ``shops``: numbers of senders of newsletters. ``machines``: name in `NOT_PEOPLE` -> number.
    """

    seed: int
    start: int
    end: int
    half: Half
    villagers: tuple[Villager, ...]
    people: int
    circles: tuple[Circle, ...]
    circle_of: tuple[Circle, ...]
    talks: dict[str, int]
    members: dict[str, tuple[int, ...]]
    shops: tuple[int, ...]
    machines: dict[str, int]
    absences: Absences
    alike: dict[int, int]

    def ties(self) -> dict[int, Tie]:
        """The ties as they begin, made anew for every run. Person -> tie."""
        found: dict[int, Tie] = {}
        for number in range(1, self.people + 1):
            draw = stream(self.seed, "tie", number)
            known = 1 + mix(self.seed, 9, number) % (number - 1) if number > 12 else 0
            made = tie(draw, self.villagers[number], self.circle_of[number - 1], (self.start, self.end), known)
            if made.by and (found[made.by].begins >= made.begins or found[made.by].story in {"name", "unanswered"}):
                made.by, made.how = 0, "met"
            found[number] = made
        return found


def make(seed: int, people: int, years: int, end: int, half: Half) -> Made:
    """Makes a village of this many people besides the owner."""
    start = end - years * YEAR
    draw = stream(seed, "circles")
    known = circles(draw, people)
    of = ground(seed, people, start, end, known)
    everybody = [owner(of)]
    homes: list[Circle] = []
    alike: dict[int, int] = {}
    for number in range(1, people + 1):
        mine = joined(draw, known)
        homes.append(mine[0])
        like = namesake(of, number, everybody[1:])
        if like is not None:
            alike[number] = like.number
        everybody.append(person(number, of, mine, like))
    talks, shops, machines = _others(of, everybody)
    inside = {c.name: tuple(v.number for v in everybody[1 : people + 1] if c.name in v.circles) for c in known}
    return Made(
        seed, start, end, half, tuple(everybody), people, known, tuple(homes), talks, inside, shops, machines,
        Absences(seed, people, start, end), alike,
    )  # fmt: skip


def _others(of: Ground, everybody: list[Villager]) -> tuple[dict[str, int], tuple[int, ...], dict[str, int]]:
    """Adds lists and groups, shops and machines."""
    since = of.start - YEAR
    talks: dict[str, int] = {}
    for circle in of.circles:
        if circle.busy:
            talks[circle.name] = len(everybody)
            slug = plain(circle.name)
            reach = Reach("mail", f"{slug}@lists.example.org", since)
            if circle.via != "mail":
                reach = Reach(str(circle.via), f"group{slug}", since)
            everybody.append(place(len(everybody), "list", circle.name, [reach], since))
    shops = []
    for firm in of.firms[: max(5, len(of.firms) // 2)]:
        shops.append(len(everybody))
        reaches = [
            Reach("mail", f"{('news', 'offers', 'no-reply', 'hello')[len(shops) % 4]}@shop-{firm.domain}", since)
        ]
        everybody.append(place(len(everybody), "shop", f"{firm.name} Shop", reaches, since))
    machines: dict[str, int] = {}
    for name, (title, address) in NOT_PEOPLE.items():
        machines[name] = len(everybody)
        reaches = [Reach("mail", address, since)] if address else [Reach("linkedin", "", since)]
        everybody.append(place(len(everybody), "bot", title, reaches, since))
    return talks, tuple(shops), machines
