"""The milter protocol, version 6, as far as this filter speaks it: packets, and what is agreed on at the beginning.

Source: the protocol as Postfix (src/milter/milter8.c) and libmilter speak it. A packet is four bytes of length, a
letter, and its content; texts end with a zero byte.
"""

from __future__ import annotations

import struct
from asyncio import IncompleteReadError, StreamReader
from collections.abc import AsyncIterator
from typing import NamedTuple

VERSION = 6

LARGEST = 1 << 20
"""Bytes of a packet; servers send bodies by 64 KB."""

CHANGE_HEADERS = 0x10
"""The one thing that this filter does to a message: it takes our own header fields out."""

NO_HELO, NO_UNKNOWN, NO_DATA, CAN_SKIP = 0x2, 0x100, 0x200, 0x400
QUIET_HEADER, QUIET_CONNECT, QUIET_RCPT, QUIET_EOH = 0x80, 0x1000, 0x8000, 0x40000
LEADING_SPACE = 0x100000
QUIET = QUIET_HEADER | QUIET_CONNECT | QUIET_RCPT | QUIET_EOH
WANTED = NO_HELO | NO_UNKNOWN | NO_DATA | CAN_SKIP | QUIET | LEADING_SPACE

CONTINUE, ACCEPT, SKIP = b"c", b"a", b"s"


class Broken(Exception):
    """What came is no milter packet."""


class Packet(NamedTuple):
    """``command``: one letter."""

    command: bytes
    content: bytes


class Agreed(NamedTuple):
    """What both sides can. ``steps``: what the server leaves out, and what it waits for no answer to."""

    version: int
    actions: int
    steps: int

    def waits(self, quiet: int) -> bool:
        """Whether the server waits for an answer to such a packet."""
        return not self.steps & quiet


async def packets(reader: StreamReader) -> AsyncIterator[Packet]:
    """All packets of a connection until it is closed.

    Raises:
        Broken: something else speaks here.
    """
    while True:
        try:
            (size,) = struct.unpack("!I", await reader.readexactly(4))
            if not 1 <= size <= LARGEST:
                raise Broken(f"a packet of {size} bytes")
            content = await reader.readexactly(size)
        except IncompleteReadError:
            return
        yield Packet(content[:1], content[1:])


def packed(command: bytes, content: bytes = b"") -> bytes:
    """A packet as it is sent."""
    return struct.pack("!I", len(content) + 1) + command + content


def agreed(offer: bytes) -> Agreed:
    """What is done of what a server offers.

    Raises:
        Broken: it is no offer, or the server cannot let header fields be changed.
    """
    if len(offer) < 12:  # three numbers
        raise Broken("no offer")
    version, actions, steps = struct.unpack("!III", offer[:12])
    if not actions & CHANGE_HEADERS:
        raise Broken("header fields cannot be changed")
    return Agreed(min(version, VERSION), CHANGE_HEADERS, steps & WANTED)


def agreement(one: Agreed) -> bytes:
    """The answer to an offer."""
    return packed(b"O", struct.pack("!III", *one))


def texts(content: bytes) -> list[bytes]:
    """The texts of a packet."""
    return content.split(b"\0")[:-1] if content.endswith(b"\0") else content.split(b"\0")


def refusal(answer: str) -> bytes:
    """An answer of several lines for the mail program, as SMTP writes it; a per cent sign is a sign of the protocol."""
    return packed(b"y", answer.replace("%", "%%").encode("ascii", "replace") + b"\0")


def without(name: bytes, place: int) -> bytes:
    """Takes out a header field, the ``place``-th of its name, counted from 1."""
    return packed(b"m", struct.pack("!I", place) + name + b"\0\0")
