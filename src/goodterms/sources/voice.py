"""Google Voice in a Takeout: a web page for each talk and each call (``Calls/Kim Sample - Text - 2021-….html``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from hashlib import blake2b
from itertools import islice
from typing import Final, NamedTuple

from goodterms.sources.html_blocks import Block, blocks
from goodterms.sources.opening import CannotOpen, Leaf, Tree
from goodterms.sources.protocol import Given
from goodterms.words import NO_MARK, Card, Handle, Interaction, Mark, Participant, Role, Seen, Unread

OWNER: Final = Handle("voice-owner", "me")
"""Whose number it is; pages call the owner Me."""

LOOKED_AT: Final = 60
"""Blocks of a page that show whether it is one of Voice's."""

NONE: Final = "It is no page of Google Voice."
NO_DATE: Final = "It has no date."
WITHHELD: Final = "The number was withheld."

_TEL: Final = re.compile(r"tel:(?P<number>\+?[\d().\s-]{3,25})")
_LENGTH: Final = re.compile(r"PT(?:(?P<hours>\d{1,4})H)?(?:(?P<minutes>\d{1,5})M)?(?:(?P<seconds>\d{1,6})S)?")
_OUT: Final = frozenset({"Placed", "Placed call"})
_MISSED: Final = frozenset({"Missed", "Voicemail"})


class GoogleVoice:
    """The pages in the folder ``Calls``; each stands for itself."""

    name = "voice"
    label = "Google Voice (Takeout)"
    whole = False

    def knows(self, tree: Tree) -> bool:
        """Every page has the marks of people and dates (hCard) that Voice writes."""
        leaves = list(tree.leaves())
        return bool(leaves) and all(_is_page(leaf) for leaf in leaves)

    def read(self, tree: Tree, given: Given) -> Iterator[Seen]:  # noqa: ARG002 - it tells everything itself
        """The owner, then page by page."""
        yield Card("voice", "owner", "", (OWNER,), own=True, where=tree.where)
        for leaf in tree.leaves():
            try:
                if _is_page(leaf):
                    yield from _pieces(leaf)
                elif tree.single:
                    yield Unread(leaf.where, NONE)
            except CannotOpen as broken:
                yield Unread(leaf.where, str(broken))


def _is_page(leaf: Leaf) -> bool:
    if b"<" not in leaf.head(512):
        return False
    with suppress(CannotOpen), leaf.open() as stream:
        marks = {name for block in islice(blocks(stream), LOOKED_AT) for name in block.names}
        return "hChatLog" in marks or {"haudio", "contributor"} <= marks
    return False


class _Line(NamedTuple):
    """What was said once. ``number`` empty for the owner's own."""

    ts: int | None
    number: str
    name: str
    text: str


def _pieces(leaf: Leaf) -> Iterator[Seen]:
    with leaf.open() as stream:
        page = list(islice(blocks(stream), 200_000))
    if any("hChatLog" in block.names for block in page):
        yield from _talk(leaf, page)
    else:
        yield _call(leaf, page)


def _talk(leaf: Leaf, page: list[Block]) -> Iterator[Seen]:
    lines = list(_lines(page))
    others = {line.number: line.name for line in lines if line.number}
    listed = _listed(page)
    others |= {number: name for number, name in listed.items() if number not in others}
    handles = {number: Handle("phone", number, name) for number, name in others.items()}
    key = " ".join(sorted(handles))
    for place, line in enumerate(lines, 1):
        where = f"{leaf.where}: message {place}"
        if line.ts is None or not handles:
            yield Unread(where, NO_DATE if line.ts is None else WITHHELD)
            continue
        sender = handles[line.number] if line.number else OWNER
        heard = [each for each in (OWNER, *handles.values()) if each != sender]
        people = (Participant(sender, Role.FROM), *(Participant(each, Role.TO) for each in heard))
        told = _digest(key, str(line.ts), line.number, line.text)
        marks = NO_MARK if line.text else Mark.EMPTY
        yield Interaction(
            "voice", told, line.ts, "message", people, text=line.text, thread=key, marks=marks, where=where
        )


def _lines(page: list[Block]) -> Iterator[_Line]:
    """Message by message: a date, a sender, the words."""
    ts: int | None = None
    number = name = ""
    for block in page:
        if block.tag == "abbr" and "dt" in block.names and not block.text:
            ts, number, name = _moment(block.said.get("title", "")), "", ""
        elif block.tag == "a" and "tel" in block.names and not block.text:
            number = _number(block)
        elif "fn" in block.names and block.text:  # the owner's own is short for Me
            number, name = ("", "") if block.tag == "abbr" else (number, block.text)
        elif block.tag == "q" and block.text:
            yield _Line(ts, number, "" if name == number else name, block.text)


def _listed(page: list[Block]) -> dict[str, str]:
    """Who takes part, as the head of a page says it, before the first date."""
    found: dict[str, str] = {}
    number = ""
    for block in page:
        if "dt" in block.names:
            break
        if "tel" in block.names and (known := _number(block)):
            number = known
            found.setdefault(number, "")
        elif "fn" in block.names and block.text and number:
            found[number] = block.text
    return found


def _call(leaf: Leaf, page: list[Block]) -> Interaction | Unread:
    number = next((found for block in page if "tel" in block.names and (found := _number(block))), "")
    name = _listed(page).get(number, "")
    dates = (block.said.get("title", "") for block in page if "published" in block.names)
    ts = next((there for date in dates if (there := _moment(date)) is not None), None)
    if not number or ts is None:
        return Unread(leaf.where, WITHHELD if ts is not None else NO_DATE)
    kinds = {block.text for block in page if block.tag == "a" and block.text} | _named(leaf.name)
    length = next((block.said.get("title", "") for block in page if "duration" in block.names), "")
    minutes = 0.0 if kinds & _MISSED else _minutes(length)
    other = Handle("phone", number, "" if name == number else name)
    out = bool(kinds & _OUT)
    sender, hearer = (OWNER, other) if out else (other, OWNER)
    people = (Participant(sender, Role.FROM), Participant(hearer, Role.TO))
    marks = NO_MARK if minutes else Mark.MISSED
    told = _digest("call", number, str(ts), "out" if out else "in")
    return Interaction(
        "voice", told, ts, "call", people, thread=number, marks=marks, where=leaf.where, minutes=minutes or None
    )


def _named(name: str) -> set[str]:
    """The kind of a call stands in the name of its file, too."""
    return set(name.rpartition("/")[2].split(" - "))


def _number(block: Block) -> str:
    found = _TEL.match(block.said.get("href", ""))
    return re.sub(r"[^\d+]", "", found["number"]) if found else ""


def _minutes(length: str) -> float:
    found = _LENGTH.fullmatch(length)
    if found is None:
        return 0.0
    hours, minutes, seconds = (int(found[unit] or 0) for unit in ("hours", "minutes", "seconds"))
    return hours * 60 + minutes + seconds / 60


def _moment(written: str) -> int | None:
    try:
        there = datetime.fromisoformat(written)
    except ValueError:
        return None
    ts = int(there.timestamp()) if there.tzinfo else 0
    return ts if ts > 0 else None


def _digest(*told: str) -> str:
    return blake2b("\n".join(told).encode("utf-8", "replace"), digest_size=12).hexdigest()
