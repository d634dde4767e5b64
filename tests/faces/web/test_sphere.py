"""The sphere as SVG: hundreds of people at once."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import cast
from xml.etree import ElementTree as ET

from goodterms.faces.shapes import SphereDot, SpherePage
from goodterms.faces.web.sphere import WRITTEN, kept, says, sphere

DEPTHS = ("relationship", "acquaintance", "contact")


def dot(number: int, **changed: object) -> SphereDot:
    """Somebody in one of the rings and one of the circles."""
    ring = number % 3
    told: dict[str, object] = {
        "id": number, "name": f"Person {number}", "depth": DEPTHS[ring], "state": None, "last_two_way": "2024-03-03",
        "days": number * 9, "circle": number % 2, "ring": ring, "out": (number % 50) / 50,
        "was": {"ring": 2, "out": 1.0}, "then_depth": "contact", "then_last": "2020-03-03", "moved": False,
        "asked": False,
    }  # fmt: skip
    return cast("SphereDot", told | changed)


def page(dots: list[SphereDot], near: int = 3) -> SpherePage:
    """A page of the desk with these people."""
    return {
        "near": near,
        "rings": [{"depth": depth, "all": 1200, "drawn": len(dots)} for depth in DEPTHS[:near]],
        "dust": 5,
        "circles": [
            {"by": "alone", "called": "", "size": sum(dot["circle"] == circle for dot in dots), "first": ["Person"]}
            for circle in (0, 1)
        ],
        "dots": dots,
        "as_of": "2024-04-04",
        "coverage": [],
    }


def test_everybody_inside() -> None:
    """Hundreds are drawn inside the picture, each a link; names do not lie on each other."""
    svg = ET.fromstring(str(sphere(page([dot(number) for number in range(400)]))))  # noqa: S314 - our own
    spots = [(float(c.attrib["cx"]), float(c.attrib["cy"])) for c in svg.iter("circle") if "cx" in c.attrib]
    assert len(spots) == len(list(svg.iter("a"))) == 400
    assert max(abs(value) for spot in spots for value in spot) < 320
    assert len({(round(x), round(y)) for x, y in spots}) > 380
    for kind, (scale, most) in WRITTEN.items():
        written = [text for text in svg.iter("text") if text.attrib.get("class") == kind]
        assert 0 < len(written) <= most
        lines = sorted((float(t.attrib["y"]), float(t.attrib["x"])) for t in written)
        close = [one for one, two in pairwise(lines) if two[0] - one[0] < 1 and two[1] - one[1] < 20]
        assert (scale, close) == (scale, [])


def test_hostile_name() -> None:
    """A name is text and nothing else."""
    drawn = str(sphere(page([dot(0, name="<script>alert('x')</script>")])))
    assert "<script" not in drawn
    ET.fromstring(drawn)  # noqa: S314 - our own


def test_tail_and_open_ring() -> None:
    """Who moved has a tail; whose last word from the owner was an ask is an open ring; others have neither."""
    plain, marked = str(sphere(page([dot(0)]))), str(sphere(page([dot(0, moved=True, asked=True)])))
    assert [('class="tail"' in one, 'class="asked"' in one) for one in (plain, marked)] == [
        (False, False),
        (True, True),
    ]


def test_ink_fades() -> None:
    """The longer ago, the less ink."""
    drawn = str(sphere(page([dot(0, days=days, id=days) for days in (10, 200, 900, 4000)])))
    assert sorted(map(float, re.findall(r'fill-opacity="([\d.]+)"', drawn))) == [0.3, 0.5, 0.75, 1.0]


def test_says() -> None:
    """What the picture shows of somebody is said in words."""
    assert says(dot(0, moved=True, asked=True)) == (
        "Person 0: A relationship; you last spoke on 3 March 2024. A year ago: somebody you once dealt with; "
        "you had last spoken on 3 March 2020. Your last word to them was an ask."
    )
    assert says(dot(0, moved=True, was=None)).endswith("A year ago you did not know each other yet.")


def test_drawn_once() -> None:
    """The very same page is drawn once, another one anew."""
    one = page([dot(0)])
    assert kept(one) is kept(one)
    assert kept(page([dot(0), dot(1)])) is not kept(one)
