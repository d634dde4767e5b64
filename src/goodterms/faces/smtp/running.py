"""Runs the gate: takes mail, sends what was let go, and lets the record know what went."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
import ssl
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic

from goodterms.desk.moment import now
from goodterms.desk.outgoing import held, sending
from goodterms.desk.outgoing.accounts import ACCOUNTS, FOLDER, Account, accounts
from goodterms.desk.trouble import Trouble
from goodterms.faces.smtp.gate import Gate
from goodterms.faces.smtp.provider import Provider
from goodterms.faces.smtp.submission import Handler, Submission

AT_ONCE = 16
"""Messages weighed and sent at the same time; more wait their turn."""

OFTEN = 0.5
"""Seconds between two looks at what the owner let go, and at what the record should take."""

QUIET = 0.7
"""Seconds without a message before the record takes what went: in the middle of many it would wait for each other."""

AT_LEAST = 60
"""Looks after which it takes them all the same."""

SWEEP = 3_600
"""Looks between two sweeps of what was held long ago."""


async def run(home: Path, listening: socket.socket, provider: Provider, *, page: str, trust: ssl.SSLContext | None,
              stopped: asyncio.Event) -> None:  # fmt: skip
    """Serves until ``stopped`` is set; what is being sent then is sent to its end."""
    logging.getLogger("mail.log").setLevel(logging.CRITICAL)  # aiosmtpd's: it would write who mails whom
    gate = Gate(home, provider, page)
    known = _Known(home)
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="gate") as pool:
        handler = Handler(gate, pool)
        server = await loop.create_server(lambda: Submission(handler, known, trust), sock=listening)
        beside = asyncio.create_task(_beside(home, gate, pool))
        try:
            await stopped.wait()
        finally:
            beside.cancel()
            server.close()
            with contextlib.suppress(asyncio.CancelledError):
                await beside
    gate.close()
    provider.close()


async def _beside(home: Path, gate: Gate, pool: ThreadPoolExecutor) -> None:
    loop = asyncio.get_running_loop()
    turn = 0
    while True:
        for work in _works(home, gate, turn):
            with contextlib.suppress(Trouble):  # said on the page; the next turn tries again
                await loop.run_in_executor(pool, work)
        turn += 1
        await asyncio.sleep(OFTEN)


def _works(home: Path, gate: Gate, turn: int) -> list[Callable[[], object]]:
    works: list[Callable[[], object]] = [gate.carry_out] if turn else [gate.warm, gate.carry_out]
    if monotonic() - gate.last >= QUIET or turn % AT_LEAST == 0:
        works.append(gate.keep)
    if turn % SWEEP == 0:
        works += [lambda: held.sweep(home, now()), lambda: sending.sweep(home, now())]
    return works


class _Known:
    """Who may send, read again when the file was changed."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.path = home / FOLDER / ACCOUNTS
        self.stamp = 0
        self.found: Sequence[Account] = ()

    def __call__(self) -> Sequence[Account]:
        try:
            stamp = self.path.stat().st_mtime_ns
        except OSError:
            return ()
        if stamp != self.stamp:
            with contextlib.suppress(Trouble):  # who was known stays known while the file is damaged
                self.found = accounts(self.home)
                self.stamp = stamp
        return self.found
