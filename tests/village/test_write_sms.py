"""Texts and calls in XML: as they stand, and read back."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

from goodterms.village.exports import keeps, write
from goodterms.village.happened import OWNER, Happened, Reach, Via, Villager, What
from goodterms.village.villagers import by_number
from goodterms.words import Interaction, Mark
from village import hand
from village.reading import folded, interactions, pieces, recipients, sender

PEOPLE = by_number(hand.villagers())
SAID = [one for one in hand.happenings() if one.via is Via.PHONE and keeps(one)]
HALVES = re.compile(r"&#(5[5-6]\d{3});&#(5[6-7]\d{3});")


def _root(exported: dict[str, Path], start: str) -> ET.Element:
    """The file, its halves of letters put together first, as every reader has to."""
    raw = next(path for name, path in exported.items() if name.startswith(start)).read_text("utf-8")
    whole = HALVES.sub(lambda two: chr(0x10000 + ((int(two[1]) - 0xD800) << 10) + int(two[2]) - 0xDC00), raw)
    return ET.fromstring(whole)  # noqa: S314 - a file of our own


def test_every_text_is_there(exported: dict[str, Path]) -> None:
    """Words, times, numbers and directions of every text, oldest first, and their count at the head."""
    root = _root(exported, "sms")
    texts = [one for one in SAID if one.what is What.MESSAGE]
    assert root.get("count") == str(len(root)) == str(len(texts))
    for node, one in zip(root, texts, strict=True):
        other = one.to[0] if one.sender == OWNER else one.sender
        phone = PEOPLE[other].reach_at("phone", one.ts)
        assert phone is not None
        assert (node.get("address"), node.get("body")) == (phone.value, one.text)
        assert node.get("type") == ("2" if one.sender == OWNER else "1")
        assert int(node.get("date") or "0") // 1000 == one.ts


def test_every_call_is_there(exported: dict[str, Path]) -> None:
    """Calls in, out and missed, with their length in seconds; nobody answered an outgoing one of no length."""
    root = _root(exported, "calls")
    kinds = Counter((node.get("type"), node.get("duration")) for node in root)
    calls = [one for one in SAID if one.what is not What.MESSAGE]
    assert root.get("count") == str(len(calls))
    assert kinds == Counter(
        ("2", "720" if one.what is What.CALL else "0")
        if one.sender == OWNER
        else (("1", "720") if one.what is What.CALL else ("3", "0"))
        for one in calls
    )


def _read(exported: dict[str, Path], start: str) -> list[Interaction]:
    """Every interaction of a file as it is read back."""
    path = next(path for name, path in exported.items() if name.startswith(start))
    return interactions(pieces(path, "sms"))


def test_every_text_is_read_back(exported: dict[str, Path]) -> None:
    """Words, times and both sides of every text are the same."""
    texts = [one for one in SAID if one.what is What.MESSAGE]
    read = _read(exported, "sms")
    assert Counter((one.ts, folded(one.text)) for one in read) == Counter((one.ts, folded(one.text)) for one in texts)
    for piece, one in zip(read, texts, strict=True):
        other = one.to[0] if one.sender == OWNER else one.sender
        phone = PEOPLE[other].reach_at("phone", one.ts)
        assert phone is not None
        assert phone.value in ({sender(piece)} if one.sender != OWNER else recipients(piece))


def test_every_call_is_read_back(exported: dict[str, Path]) -> None:
    """Calls keep their length; those that nobody took are missed."""
    calls = [one for one in SAID if one.what is not What.MESSAGE]
    assert Counter((one.minutes, one.marks) for one in _read(exported, "calls")) == Counter(
        (12.0, Mark(0)) if one.what is What.CALL else (None, Mark.MISSED) for one in calls
    )


def test_emoji_are_written_in_two_halves(exported: dict[str, Path]) -> None:
    """Letters beyond 16 bits stand there as two numbers, line breaks as one."""
    raw = next(path for name, path in exported.items() if name.startswith("sms")).read_text("utf-8")
    assert "&#55356;&#57225;" in raw
    assert "looks fine.&#10;From Monday" in raw


def test_a_text_to_several(tmp_path: Path) -> None:
    """A text to two people is an MMS with all addresses."""
    people = [
        Villager(number, "person", hand.NAMES[number : number + 1], (Reach("phone", f"+4477009000{number}", 0),))
        for number in range(3)
    ]
    write(people, [Happened(1, hand.START, Via.PHONE, What.MESSAGE, 1, (OWNER, 2), text="To both")], tmp_path)
    root = _root({path.name: path for path in tmp_path.iterdir()}, "sms")
    assert [node.tag for node in root] == ["mms"]
    assert root[0].get("address") == "+44770090001~+44770090002"
    assert [node.get("text") for node in root.iter("part")] == ["To both"]
    assert [node.get("type") for node in root.iter("addr")] == ["151", "137", "151"]
