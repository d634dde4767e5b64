"""The rhythm as SVG."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from goodterms.faces.shapes import RhythmRow
from goodterms.faces.web.rhythm import HALF, WIDE, rhythm


def rows(*counts: tuple[int, int]) -> list[RhythmRow]:
    """Years from 2001 with words in and out."""
    return [
        {"says": str(2001 + n), "label": str(2001 + n), "in": came, "out": went}
        for n, (came, went) in enumerate(counts)
    ]


def test_bars() -> None:
    """In above the line, out below, on one scale; the least is still seen."""
    svg = ET.fromstring(str(rhythm(rows((100, 50), (0, 0), (1, 0)))))  # noqa: S314 - our own
    bars = [(bar.attrib["class"], float(bar.attrib["y"]), float(bar.attrib["height"])) for bar in svg.iter("rect")]
    assert bars == [("ink", -HALF - 1, HALF), ("soft", 1, HALF / 2), ("ink", -2.5, 1.5)]


def test_says_the_same() -> None:
    """The description has the numbers of the whole, each stretch its own."""
    drawn = str(rhythm(rows((100, 50), (20, 1000))))
    assert "From 2001 to 2002: 120 from them, above the line, and 1,050 from you, below." in drawn
    assert "<title>2002: 20 from them, 1,000 from you</title>" in drawn


def test_sixty_years() -> None:
    """Many bars stay within the picture, with labels that can be read."""
    svg = ET.fromstring(str(rhythm(rows(*[(5, 5)] * 60))))  # noqa: S314 - our own
    assert max(float(bar.attrib["x"]) + float(bar.attrib["width"]) for bar in svg.iter("rect")) <= WIDE
    assert len(list(svg.iter("text"))) == 12


def test_nothing() -> None:
    """Without a history there is no picture."""
    assert rhythm([]) == ""
