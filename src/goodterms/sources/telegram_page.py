"""The pages of Telegram Desktop's export: one message after the other (layout: tdesktop, export_output_html.cpp)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone, tzinfo
from itertools import islice
from typing import Final

from goodterms.sources.html_blocks import Block, blocks
from goodterms.sources.leaf import Leaf

LOOKED_AT: Final = 60
"""Blocks of a page that show whether it is one of Telegram's."""

_ID: Final = re.compile(r"message(?P<number>\d{1,19})")
_GO_TO: Final = re.compile(r"#go_to_message(?P<number>\d{1,19})")
_WHEN: Final = re.compile(
    r"(?P<day>\d\d)\.(?P<month>\d\d)\.(?P<year>\d{4}) (?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d)"
    r"(?: UTC(?P<sign>[+-])(?P<hours>\d\d):(?P<minutes>\d\d))?"
)
_LENGTH: Final = re.compile(r"(?P<how>[A-Z][a-z]+)(?: \((?P<seconds>\d{1,7}) seconds?\))?")
_VIA: Final = re.compile(r" via @\w{3,64}\Z")


@dataclass(slots=True)
class Message:
    """One message of a page. ``sender``: a name, "" when it is that of the message before. ``written``: the date as it
    stands there. ``call``: how it went and to whom, None for no call. ``contact``: the name and number of a card.
    ``signed``: written under a channel's name. ``carried``: forwarded, or made by a program: no own words.
    """

    number: str = ""
    service: bool = False
    sender: str = ""
    written: str = ""
    text: str = ""
    answers: str = ""
    call: tuple[str, str] | None = None
    contact: tuple[str, str] | None = None
    signed: bool = False
    carried: bool = False
    lines: list[str] = field(default_factory=list)


def is_page(leaf: Leaf) -> bool:
    """Whether a file is a page of messages, by the marks that Telegram writes around each.

    Raises:
        CannotOpen: it cannot be opened.
    """
    if b"<" not in leaf.head(512):
        return False
    with leaf.open() as stream:
        seen = list(islice(blocks(stream), LOOKED_AT))
    begun = {name for block in seen for name in block.names}
    return {"page_header", "history", "message"} <= begun


def title_of(leaf: Leaf) -> str:
    """The chat's name, which stands on top of each of its pages.

    Raises:
        CannotOpen: the page breaks off.
    """
    with leaf.open() as stream:
        within = False
        for block in islice(blocks(stream), LOOKED_AT):
            within = within or "page_header" in block.names
            if "history" in block.names:
                break
            if within and block.text and "bold" in block.names:
                return block.text
    return ""


def messages(leaf: Leaf) -> Iterator[Message]:
    """Every message of a page, notices among them.

    Raises:
        CannotOpen: the page breaks off.
    """
    with leaf.open() as stream:
        message: Message | None = None
        inside = ""
        for block in blocks(stream):
            begins = not block.text
            if begins and "message" in block.names and block.tag == "div":
                if message is not None:
                    yield _whole(message)
                message, inside = _begun(block), ""
            elif message is not None:
                inside = _learn(message, block, inside)
        if message is not None:
            yield _whole(message)


def _begun(block: Block) -> Message:
    found = _ID.fullmatch(block.said.get("id", ""))
    return Message(found["number"] if found else "", "service" in block.names)


def _whole(message: Message) -> Message:
    message.text = "" if message.carried and not message.service else " ".join(message.lines).strip()
    return message


_PARTS: Final = ("from_name", "text", "question", "title", "status", "signature", "reactions", "reply_to", "details")
"""Classes of the elements that hold words, the first that fits."""

_INSIDE_TEXT: Final = frozenset({"span", "a", "pre", "blockquote", "p", "q"})


def _learn(message: Message, block: Block, inside: str) -> str:
    """Adds what a block says; returns in which part of the message the next one stands."""
    if not block.text:
        return _element(message, block, inside)
    part = next((name for name in _PARTS if name in block.names), "")
    if not part and inside == "text" and block.tag in _INSIDE_TEXT:
        part = "text"
    if part == "from_name" and not message.carried:
        message.sender = _VIA.sub("", block.text)
        message.carried = message.sender != block.text
    elif part in {"text", "question"} or (message.service and part == "details"):
        message.lines.append(block.text)
    elif part == "title":
        message.call = message.call and (block.text, "")
        message.contact = message.contact and (block.text, "")
    elif part == "status":
        message.call = message.call and (message.call[0], block.text)
        message.contact = message.contact and (message.contact[0], block.text.partition(" - ")[0])
    return inside


def _element(message: Message, block: Block, inside: str) -> str:
    names = block.names
    if "date" in names and "pull_right" in names:
        message.written = block.said.get("title", "")
    elif "forwarded" in names and "body" in names:
        message.carried = True
    elif "media_call" in names:
        message.call = ("", "")
    elif "media_contact" in names:
        message.contact = ("", "")
    elif "signature" in names:
        message.signed = True
    elif not names and (found := _GO_TO.fullmatch(block.said.get("href", ""))) and inside == "reply_to":
        message.answers = found["number"]
    if block.tag == "div" or "reactions" in names:
        return next((name for name in _PARTS if name in names), "")
    return inside


def moment(written: str, zone: tzinfo) -> int | None:
    """UTC seconds of a date as pages have it; older ones tell no zone."""
    found = _WHEN.fullmatch(written)
    if found is None:
        return None
    if found["sign"]:
        ahead = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"]))
        zone = timezone(ahead if found["sign"] == "+" else -ahead) if ahead < timedelta(hours=24) else zone
    try:
        day = datetime(int(found["year"]), int(found["month"]), int(found["day"]), tzinfo=zone)
        hour, minute, second = int(found["hour"]), int(found["minute"]), int(found["second"])
        ts = int(day.replace(hour=hour, minute=minute, second=second).timestamp())
    except (ValueError, OverflowError):
        return None
    return ts if ts > 0 else None


def seconds_of(status: str) -> int:
    """The length of a call; 0 for one that came to nothing."""
    found = _LENGTH.fullmatch(status)
    return int(found["seconds"] or 0) if found else 0


def quarter(written: str) -> str:
    """What of a date is the same in every zone: where it stands in a quarter of an hour, in seconds."""
    found = _WHEN.fullmatch(written)
    return str(int(found["minute"]) % 15 * 60 + int(found["second"])) if found else ""
