"""The sphere as SVG: rings, dots, tails and names, laid out by rule and never by chance."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from goodterms.faces import said

if TYPE_CHECKING:
    from goodterms.faces.shapes import SphereDot, SpherePage

BANDS = {
    1: ((46, 300),),
    2: ((46, 178), (204, 300)),
    3: ((46, 148), (168, 236), (254, 300)),
}
"""Inner and outer radius of each ring, by how many there are; the picture is 768 wide and high, its middle is you."""

HALF = 384
RIM = 345
DOT = (6.0, 5.0, 4.0)
"""Radius of a dot by ring."""

INKS = ((90, "1"), (365, "0.75"), (1095, "0.5"))
"""Days since the last exchange, up to which a dot has this much ink; beyond, the least."""

LEAST_INK = "0.3"
WRITTEN = {"wide": (1.0, 48), "small": (1.75, 12)}
"""How many times 13 px the names are, and how many are written at most: beside a letter, and on a phone,
where they may lie over dots."""

LETTER, LINE = 6.9, 15.0
"""Mean width of a letter and height of a line of 13 px sans, for keeping names apart."""

LONGEST = 22
"""Letters of a name in the picture; the table has all of it."""

GOLDEN = 0.6180339887
"""The golden section."""

GAP = 0.06
"""Radians left free between two circles, where there is room."""


class Spot(NamedTuple):
    """A point in the picture."""

    x: float
    y: float


class Box(NamedTuple):
    """What a name or a dot covers."""

    left: float
    top: float
    right: float
    bottom: float


_drawn: dict[int, tuple[SpherePage, Markup]] = {}


def kept(page: SpherePage) -> Markup:
    """As `sphere`, drawn once for what the desk keeps: the very same page gives the picture of before."""
    known = _drawn.get(page["near"])
    if known is None or known[0] is not page:
        known = _drawn[page["near"]] = page, sphere(page)
    return known[1]


def sphere(page: SpherePage) -> Markup:
    """The picture of a page of the desk."""
    sectors = _sectors([circle["size"] for circle in page["circles"]])
    angles = _angles(page["dots"], sectors)
    bands = BANDS[page["near"]]
    parts = [
        _svg_open(page),
        *_rings(page, bands),
        *_borders(sectors, bands[-1][1]),
        *(tail for dot in page["dots"] for tail in _tail(dot, angles[dot["id"]], bands)),
        *_people(page["dots"], angles, bands, _numbers(sectors, bands[-1][1])),
        *_ring_words(page, bands),
        Markup("</svg>"),
    ]
    return Markup("\n").join(parts)


def _svg_open(page: SpherePage) -> Markup:
    described = "; ".join(f"{ring['all']:,} {RINGS[ring['depth']]}" for ring in page["rings"])
    return Markup(
        '<svg class="sphere" viewBox="{a} {a} {b} {b}" role="group" aria-labelledby="sphere-title sphere-desc">'
        '<title id="sphere-title">Everybody, around you</title>'
        '<desc id="sphere-desc">You in the middle, and around you {rings}. The table below says the same.</desc>'
    ).format(a=-HALF, b=2 * HALF, rings=described)


RINGS = {"relationship": "relationships", "acquaintance": "acquaintances", "contact": "you once dealt with"}
"""Each ring as it is written in the picture."""


def _rings(page: SpherePage, bands: Sequence[tuple[int, int]]) -> Iterator[Markup]:
    """The outer edge of each ring, the dust, and you."""
    for _, outer in bands:
        yield Markup('<circle class="line" r="{}"/>').format(outer + 8)
    if page["near"] == len(BANDS) and page["dust"]:
        yield Markup('<circle class="dust" r="{}" fill="none"/>').format(RIM)
        yield Markup('<text class="soft ring" x="0" y="{}" text-anchor="middle">{}</text>').format(
            RIM + 22, f"{said.counted(page['dust'], 'name')} without a word"
        )
    yield Markup('<text class="you" x="0" y="5" text-anchor="middle">you</text>')


def _ring_words(page: SpherePage, bands: Sequence[tuple[int, int]]) -> Iterator[Markup]:
    """What each ring is, at its top; above the dots, so that it can be read."""
    for ring, (_, outer) in zip(page["rings"], bands, strict=True):
        yield Markup('<text class="soft ring" x="0" y="{}" text-anchor="middle">{}</text>').format(
            -outer - 4, RINGS[ring["depth"]]
        )


def _sectors(sizes: Sequence[int]) -> list[tuple[float, float]]:
    """From which angle to which each circle lies, clockwise from the top, as wide as it has people."""
    whole = sum(math.sqrt(size) + size / 4 for size in sizes) or 1
    sectors, at = [], -math.pi / 2
    for size in sizes:
        width = 2 * math.pi * (math.sqrt(size) + size / 4) / whole
        sectors.append((at, at + width))
        at += width
    return sectors


def _angles(dots: Sequence[SphereDot], sectors: Sequence[tuple[float, float]]) -> dict[int, float]:
    """The angle of everybody: those of one ring of a circle evenly over it, and those equally far out well apart.

    Steps of the golden section leave the same room everywhere, however many there are (Fibonacci hashing).
    """
    found: dict[int, float] = {}
    placed = sorted(dots, key=lambda dot: (dot["circle"], dot["ring"], dot["out"], dot["id"]))
    for (circle, _), group in groupby(placed, key=lambda dot: (dot["circle"], dot["ring"])):
        people = list(group)
        start, end = sectors[circle]
        free = min(GAP, (end - start) / 6)
        order = sorted(range(len(people)), key=lambda number: number * GOLDEN % 1)
        for place, number in enumerate(order):
            dot, share = people[number], (place + 0.5) / len(people)
            found[dot["id"]] = start + free + share * (end - start - 2 * free)
    return found


def _borders(sectors: Sequence[tuple[float, float]], outer: int) -> Iterator[Markup]:
    """Thin lines between the circles, and the number of each at the rim."""
    numbers = _numbers(sectors, outer)
    for number, ((start, _), spot) in enumerate(zip(sectors, numbers, strict=False), 1):
        inner, rim = _at(start, 30), _at(start, outer + 8)
        yield Markup('<line class="line" x1="{:.0f}" y1="{:.0f}" x2="{:.0f}" y2="{:.0f}"/>').format(*inner, *rim)
        yield Markup('<text class="soft" x="{:.0f}" y="{:.0f}" text-anchor="middle">{}</text>').format(
            spot.x, spot.y + 5, number
        )


def _numbers(sectors: Sequence[tuple[float, float]], outer: int) -> list[Spot]:
    """Where the number of each circle stands; nowhere when there is but one."""
    return [_at((start + end) / 2, outer + 24) for start, end in sectors] if len(sectors) > 1 else []


def _at(angle: float, radius: float) -> Spot:
    return Spot(radius * math.cos(angle), radius * math.sin(angle))


def _spot(ring: int, out: float, angle: float, bands: Sequence[tuple[int, int]]) -> Spot | None:
    if ring >= len(bands):
        return None
    inner, outer = bands[ring]
    return _at(angle, inner + out * (outer - inner))


def _tail(dot: SphereDot, angle: float, bands: Sequence[tuple[int, int]]) -> Iterator[Markup]:
    """A short line from where somebody stood a year ago; nothing for those who stayed."""
    was = dot["was"]
    if was is None or not dot["moved"]:
        return
    here, there = _spot(dot["ring"], dot["out"], angle, bands), _spot(was["ring"], was["out"], angle, bands)
    there = there or _at(angle, bands[-1][1] + 8)
    if here is not None:
        yield Markup('<line class="tail" x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}"/>').format(*there, *here)


def _people(
    dots: Sequence[SphereDot], angles: dict[int, float], bands: Sequence[tuple[int, int]], numbers: Sequence[Spot]
) -> Iterator[Markup]:
    spots = {dot["id"]: spot for dot in dots if (spot := _spot(dot["ring"], dot["out"], angles[dot["id"]], bands))}
    words = [Box(-24, -12, 24, 12), *(Box(-56, -outer - 18, 56, -outer + 2) for _, outer in bands)]
    words += [Box(x - 14, y - 11, x + 14, y + 11) for x, y in numbers]
    names = {kind: _names(dots, spots, words, *how) for kind, how in WRITTEN.items()}
    for dot in dots:
        if dot["id"] in spots:
            theirs = {kind: written[dot["id"]] for kind, written in names.items() if dot["id"] in written}
            yield _person(dot, spots[dot["id"]], theirs)


def _person(dot: SphereDot, spot: Spot, names: dict[str, tuple[str, Spot, str]]) -> Markup:
    radius = DOT[dot["ring"]]
    ink = next((much for days, much in INKS if dot["days"] is not None and dot["days"] <= days), LEAST_INK)
    mark = (
        Markup('<circle class="asked" cx="{:.1f}" cy="{:.1f}" r="{}" opacity="{}"/>')
        if dot["asked"]
        else Markup('<circle class="ink" cx="{:.1f}" cy="{:.1f}" r="{}" fill-opacity="{}"/>')
    ).format(spot.x, spot.y, radius - 1 if dot["asked"] else radius, max(ink, "0.5") if dot["asked"] else ink)
    written = Markup("").join(
        Markup('<text class="{}" x="{:.1f}" y="{:.1f}" text-anchor="{}">{}</text>').format(kind, *place, anchor, text)
        for kind, (text, place, anchor) in names.items()
    )
    return Markup('<a href="/person/{}" aria-label="{}"><title>{}</title>{}{}</a>').format(
        dot["id"], dot["name"], says(dot), mark, written
    )


def says(dot: SphereDot) -> str:
    """What the picture shows of somebody, in a sentence or three."""
    words = f"{dot['name']}: {said.standing(dot['depth'], dot['state'], dot['last_two_way'])}"
    if dot["moved"]:
        words += f" {a_year_ago(dot)}"
    return words + (" Your last word to them was an ask." if dot["asked"] else "")


def a_year_ago(dot: SphereDot) -> str:
    """Where somebody stood a year ago, as a sentence."""
    if dot["was"] is None or dot["then_depth"] is None:
        return "A year ago you did not know each other yet."
    last = f"; you had last spoken on {said.day(dot['then_last'])}" if dot["then_last"] else ""
    return f"A year ago: {said.DEPTHS[dot['then_depth']]}{last}."


def _names(
    dots: Sequence[SphereDot], spots: dict[int, Spot], covered: Sequence[Box], scale: float, most: int
) -> dict[int, tuple[str, Spot, str]]:
    """Whose name is written, where: the inner rings first and whoever moved, as long as there is room."""
    taken = [*covered]
    written: dict[int, tuple[str, Spot, str]] = {}
    order = sorted(
        (dot for dot in dots if dot["ring"] < 2 or dot["moved"]), key=lambda dot: (dot["ring"], not dot["moved"])
    )
    for dot in order:
        if len(written) == most:
            break
        if dot["id"] not in spots:
            continue
        name = dot["name"] if len(dot["name"]) <= LONGEST else dot["name"][: LONGEST - 1].rstrip() + "…"
        for place, anchor, box in _tries(spots[dot["id"]], len(name) * LETTER * scale, LINE * scale):
            if _fits(box, taken, [] if scale > 1 else [spot for id_, spot in spots.items() if id_ != dot["id"]]):
                written[dot["id"]] = name, place, anchor
                taken.append(box)
                break
    return written


def _tries(spot: Spot, width: float, high: float) -> Iterator[tuple[Spot, str, Box]]:
    """Right of the dot, left of it, below, above."""
    x, y = spot
    rise = high * 0.3  # from the middle of a line down to where letters stand
    yield Spot(x + 9, y + rise), "start", Box(x + 9, y - high / 2, x + 9 + width, y + high / 2)
    yield Spot(x - 9, y + rise), "end", Box(x - 9 - width, y - high / 2, x - 9, y + high / 2)
    for middle in (y + 7 + high / 2, y - 7 - high / 2):
        box = Box(x - width / 2, middle - high / 2, x + width / 2, middle + high / 2)
        yield Spot(x, middle + rise), "middle", box


def _fits(box: Box, taken: Sequence[Box], spots: Sequence[Spot]) -> bool:
    if max(abs(box.left), abs(box.right), abs(box.top), abs(box.bottom)) > HALF - 4:
        return False
    over = any(
        box.left < one.right and one.left < box.right and box.top < one.bottom and one.top < box.bottom for one in taken
    )
    return not over and not any(box.left - 4 < x < box.right + 4 and box.top - 4 < y < box.bottom + 4 for x, y in spots)
