"""One connection of a mail server: message after message is taken in, judged at its end, and let go or refused."""

from __future__ import annotations

import asyncio
from asyncio import StreamReader, StreamWriter
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Executor

from goodterms.desk.outgoing.letter import READ
from goodterms.faces.milter import wire
from goodterms.faces.milter.judge import Came, Judge
from goodterms.faces.milter.wire import ACCEPT, CONTINUE, SKIP, Packet

OURS = b"goodterms-"

BROKEN = "451 4.3.0 Something broke in Goodterms; nothing was sent. Try again, and tell us if it stays so."


class Session:
    """What is known of the connection and of the message that comes on it."""

    def __init__(self, judge: Judge, pool: Executor, reader: StreamReader, writer: StreamWriter) -> None:
        self.judge, self.pool, self.reader, self.writer = judge, pool, reader, writer
        self.agreed = wire.Agreed(0, 0, 0)
        self.address = "?"
        self.login = ""
        self._begin()

    async def run(self) -> None:
        """Until the server hangs up."""
        async for packet in wire.packets(self.reader):
            answer = await self._answer(packet)
            if answer is None:
                return
            self.writer.write(answer)
            await self.writer.drain()

    def _begin(self) -> None:
        self.sender = ""
        self.to: list[str] = []
        self.headers: list[tuple[bytes, bytes]] = []
        self.body = bytearray()

    async def _answer(self, packet: Packet) -> bytes | None:  # noqa: PLR0911 - one for each kind of packet
        command, content = packet
        if command == b"O":
            self.agreed = wire.agreed(content)
            return wire.agreement(self.agreed)
        if command == b"Q":
            return None
        if command == b"D":
            self._macros(content)
            return b""
        if command == b"M":
            self._begin()
            self.sender = _address(content)
            return wire.packed(CONTINUE if self._mine() else ACCEPT)
        if command == b"E":
            self._body(content)
            return await self._end()
        if command in (b"A", b"K"):
            self._begin()
            self.login = "" if command == b"K" else self.login
            return b""
        return self._taken(command, content)

    def _taken(self, command: bytes, content: bytes) -> bytes:
        """What is only kept until the end; an answer where the server waits for one."""
        quiet = {b"C": wire.QUIET_CONNECT, b"R": wire.QUIET_RCPT, b"L": wire.QUIET_HEADER, b"N": wire.QUIET_EOH}
        if command == b"C":
            self._connected(content)
        elif command == b"R":
            self.to.append(_address(content))
        elif command == b"L":
            name, _, value = content.rstrip(b"\0").partition(b"\0")
            self.headers.append((name, value))
        elif command == b"B":
            self._body(content)
            full = len(self.body) >= READ and self.agreed.steps & wire.CAN_SKIP
            return wire.packed(SKIP if full else CONTINUE)
        return wire.packed(CONTINUE) if self.agreed.waits(quiet.get(command, 0)) else b""

    def _connected(self, content: bytes) -> None:
        """Host name, family (4 and 6 with port and address, L for a socket of this machine, U for unknown)."""
        _, _, rest = content.partition(b"\0")
        family, where = rest[:1], rest[3:]  # two bytes of port
        known = {b"4": where, b"6": where, b"L": b""}
        self.address = known.get(family, b"?").rstrip(b"\0").decode("ascii", "replace")

    def _macros(self, content: bytes) -> None:
        told = wire.texts(content[1:])
        if content[:1] == b"M":
            named = dict(zip(told[::2], told[1::2], strict=False))
            self.login = named.get(b"{auth_authen}", b"").decode("utf-8", "replace")

    def _body(self, content: bytes) -> None:
        self.body += content[: max(0, READ - len(self.body))]

    def _came(self) -> Came:
        return Came(self.login, self.address, self.sender, tuple(self.to), self._raw())

    def _mine(self) -> bool:
        return self.judge.home_of(self._came()) is not None

    def _raw(self) -> bytes:
        """The message as it was, ends of folded lines too."""
        space = b"" if self.agreed.steps & wire.LEADING_SPACE else b" "
        lines = (name + b":" + space + _folded(value) for name, value in self.headers)
        return b"".join(line + b"\r\n" for line in lines) + b"\r\n" + bytes(self.body)

    async def _end(self) -> bytes:
        came = self._came()
        home = self.judge.home_of(came)
        if home is None:
            return wire.packed(ACCEPT)
        try:
            loop = asyncio.get_running_loop()
            says = await loop.run_in_executor(self.pool, self.judge.refused, home, came)
        except Exception:  # noqa: BLE001 - a mail server must always be told, or its clients wait and guess
            says = BROKEN
        return wire.refusal(says) if says else b"".join(self._cleaned()) + wire.packed(CONTINUE)

    def _cleaned(self) -> Iterator[bytes]:
        """Takes our own header fields out, the last first: the places of the others stay as they are."""
        counts: Counter[bytes] = Counter()
        places = []
        for name, _ in self.headers:
            counts[name.lower()] += 1
            if name.lower().startswith(OURS):
                places.append((name, counts[name.lower()]))
        return (wire.without(name, place) for name, place in reversed(places))


def _address(content: bytes) -> str:
    return wire.texts(content)[0].decode("utf-8", "surrogateescape").strip("<>")


def _folded(value: bytes) -> bytes:
    """A value of several lines, with the ends of lines that mail has."""
    return value.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
