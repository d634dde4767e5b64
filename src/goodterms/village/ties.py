"""How the owner and somebody stand: hidden closeness, how it began, its rhythm, when it sleeps, wakes and ends.

Closeness is the truth of the village. Every good exchange moves it towards what the two could become; without any it
fades. What was built (the closest they ever were) does not fade. No count of messages enters either.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from goodterms.village.circles import BY_KIND, Circle
from goodterms.village.draws import YEAR, Wheel, spread
from goodterms.village.happened import Via, Villager
from goodterms.words import Depth

ACQUAINTED = 0.12
RELATED = 0.48
"""Closeness (0 to 1) from which two are acquainted, and have a relationship: choices of the simulation. Most who
could become acquainted are after two to four good exchanges that are not too far apart."""

GAIN = 0.22
"""Share of the way to what they could become that one good exchange covers."""


@dataclass(frozen=True, slots=True)
class Story:
    """A kind of tie. ``rate``: median conversations a year while awake; ``spread``: sigma of its logarithm.

    ``most``: range of what they could become. ``awake``: median years until it first falls asleep; ``wakes``: chance to
    wake again each time.
    """

    name: str
    share: float
    rate: float
    spread: float
    most: tuple[float, float]
    awake: float
    wakes: float


STORIES = {
    story.name: story
    for story in (
        Story("name", 0.34, 0.0, 0.0, (0.0, 0.0), 1.0, 0.0),
        Story("unanswered", 0.11, 1.0, 0.6, (0.0, 0.05), 1.2, 0.1),
        Story("once", 0.17, 0.0, 0.0, (0.03, 0.11), 0.3, 0.08),
        Story("slow", 0.21, 2.2, 0.8, (0.2, 0.5), 0.9, 0.45),
        Story("steady", 0.125, 9.0, 0.9, (0.45, 0.8), 2.6, 0.55),
        Story("close", 0.045, 26.0, 0.8, (0.75, 1.0), 6.0, 0.8),
    )
}
"""Shares and rates were chosen so that contacts per tie look like those of real logs (`bench/village_shape.py`)."""

STORY = Wheel({story.name: story.share for story in STORIES.values()})


@dataclass(slots=True)
class Tie:
    """One tie over its life. ``spells``: when it is awake, as (from, until), UTC seconds. ``season``: 0 to 11, or -1.

    ``initiative``: share of conversations that the owner opens. ``burst``: Weibull shape of the waits between them.
    """

    person: int
    story: str
    how: str
    begins: int
    by: int
    most: float
    rate: float
    burst: float
    season: int
    initiative: float
    length: float
    vias: Wheel[Via]
    spells: tuple[tuple[int, int], ...]
    pitcher: bool = False
    closeness: float = 0.0
    built: float = 0.0
    moved: int = 0
    exchanged: int = 0
    they_wrote: int = 0
    we_wrote: int = 0
    put_off: bool = False
    opted_out: bool = False
    last: int = 0
    greeted: set[int] = field(default_factory=set)

    def fade(self, ts: int) -> float:
        """Lets closeness fade up to a moment and returns it. What was built keeps it longer."""
        if ts > self.moved:
            self.closeness *= 0.5 ** ((ts - self.moved) / (YEAR * (0.6 + 2.4 * self.built)))
            self.moved = ts
        return self.closeness

    def grow(self, ts: int, good: float = 1.0) -> None:
        """An exchange that went well (1), so-so, or badly (below 0)."""
        now = self.fade(ts)
        self.closeness = max(0.0, now + GAIN * good * (max(0.0, self.most - now) if good > 0 else now))
        self.built = max(self.built, self.closeness)

    def is_awake(self, ts: int) -> bool:
        """Whether the two are in touch in these months, whatever the days between."""
        return any(begin <= ts < until for begin, until in self.spells)

    def asleep_since(self, ts: int) -> int | None:
        """Since when it sleeps; None while awake and before it began."""
        if self.is_awake(ts):
            return None
        return max((until for _, until in self.spells if until <= ts), default=None)

    def depth(self, ts: int) -> Depth:
        """What was built by a time that has just been lived through."""
        if ts < self.begins:
            return Depth.UNKNOWN
        if not self.exchanged:
            return Depth.NAME
        if self.built >= RELATED:
            return Depth.RELATIONSHIP
        return Depth.ACQUAINTANCE if self.built >= ACQUAINTED else Depth.CONTACT


def tie(draw: Random, person: Villager, circle: Circle, span: tuple[int, int], known: int) -> Tie:
    """The plan of a tie between the owner and a person. ``known``: who could have introduced them, 0 for nobody."""
    story = STORIES[_story(draw, circle)]
    start, end = span
    begins = start + int((draw.random() * 1.12 - 0.15) * (end - start))
    begins = max(start + int(draw.random() * YEAR / 3), begins)
    how = _how(draw, story.name, circle, person, known)
    low, high = story.most
    return Tie(
        person.number,
        story.name,
        how,
        begins,
        known if how == "introduced" else 0,
        low + (high - low) * draw.random(),
        spread(draw, story.rate, story.spread) if story.rate else 0.0,
        0.42 + 0.4 * draw.random(),
        int(draw.random() * 12) if draw.random() < 0.35 else -1,
        0.18 + 0.64 * draw.random(),
        1.6 + 3.5 * draw.random() * (1.5 if story.name == "close" else 1.0),
        Wheel(_vias(draw, circle, person)),
        _spells(draw, story, begins, end),
        pitcher=draw.random() < (0.3 if story.name == "unanswered" else 0.05),
        moved=begins,
    )


def _story(draw: Random, circle: Circle) -> str:
    """Warm circles make fewer names without faces and more close ties."""
    drawn = STORY.spin(draw)
    if circle.kind == "family":
        return drawn if drawn in {"steady", "close", "slow"} else "slow"
    warm = BY_KIND[circle.kind].warm
    if drawn in {"name", "unanswered", "once"} and draw.random() < (warm - 0.4) * 0.7:
        return STORY.spin(draw)
    return drawn


def _how(draw: Random, story: str, circle: Circle, person: Villager, known: int) -> str:
    if story == "name":
        if person.reach_at("linkedin", person.works[0].since) and draw.random() < 0.75:
            return "linkedin"
        return "forum" if circle.kind == "forum" else "circle"
    if story == "once" and draw.random() < 0.6:
        return "purchase"
    if known and draw.random() < 0.4:
        return "introduced"
    if circle.kind == "forum":
        return "forum"
    return "met" if draw.random() < 0.65 else "wrote"


WARM_VIAS = {
    "association": {Via.MAIL: 6.0, Via.LINKEDIN: 2.0, Via.PHONE: 0.6, Via.SKYPE: 0.4},
    "former_employer": {Via.MAIL: 3.0, Via.TELEGRAM: 3.0, Via.LINKEDIN: 2.0, Via.WHATSAPP: 1.5, Via.SKYPE: 1.0},
    "employer": {Via.MAIL: 5.0, Via.SKYPE: 4.0, Via.PHONE: 0.7},
    "town": {Via.WHATSAPP: 6.0, Via.PHONE: 2.0, Via.MAIL: 1.5},
    "forum": {Via.MAIL: 4.0, Via.SKYPE: 4.0, Via.LINKEDIN: 1.5, Via.TELEGRAM: 1.0},
    "course": {Via.WHATSAPP: 4.0, Via.MAIL: 2.0, Via.PHONE: 1.0},
    "trade": {Via.MAIL: 8.0, Via.PHONE: 1.0, Via.LINKEDIN: 0.6},
    "family": {Via.WHATSAPP: 7.0, Via.PHONE: 3.0, Via.MAIL: 1.0},
}


def _vias(draw: Random, circle: Circle, person: Villager) -> dict[Via, float]:
    """Where two of a circle speak: each tie has its favourite among what both have."""
    has = {reach.kind for reach in person.reaches}
    found = {
        via: weight * (0.1 + draw.random() ** 2) for via, weight in WARM_VIAS[circle.kind].items() if str(via) in has
    }
    return found or {Via.MAIL: 1.0}


def _spells(draw: Random, story: Story, begins: int, end: int) -> tuple[tuple[int, int], ...]:
    """Awake spells, the first from the beginning on."""
    spells: list[tuple[int, int]] = []
    at = begins
    while at < end and len(spells) < 12:
        until = at + int(spread(draw, story.awake, 0.9) * YEAR)
        spells.append((at, min(until, end + YEAR)))
        if draw.random() >= story.wakes:
            break
        at = until + int(spread(draw, 1.3, 0.9) * YEAR)
    return tuple(spells)
