"""Runs the filter, and lets the records know what went."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from asyncio import StreamReader, StreamWriter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from goodterms.desk.outgoing import sent
from goodterms.desk.trouble import Trouble
from goodterms.faces.milter import wire
from goodterms.faces.milter.judge import Judge
from goodterms.faces.milter.session import Session

AT_ONCE = 8
"""Messages judged at the same time; more wait their turn."""

OFTEN = 1.0
"""Seconds between two looks at what the records should take."""


async def run(judge: Judge, listening: socket.socket, stopped: asyncio.Event) -> None:
    """Serves until ``stopped`` is set."""
    open_: set[StreamWriter] = set()
    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="milter") as pool:

        async def served(reader: StreamReader, writer: StreamWriter) -> None:
            open_.add(writer)
            with contextlib.suppress(wire.Broken, ConnectionError):
                await Session(judge, pool, reader, writer).run()
            await _closed(writer)
            open_.discard(writer)

        server = await asyncio.start_unix_server(served, sock=listening)
        beside = asyncio.create_task(_beside(judge, pool))
        try:
            await stopped.wait()
        finally:
            server.close()
            beside.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await beside
            await asyncio.gather(*map(_closed, list(open_)))
    judge.close()


async def _closed(writer: StreamWriter) -> None:
    writer.close()
    with contextlib.suppress(ConnectionError):
        await writer.wait_closed()


async def _beside(judge: Judge, pool: ThreadPoolExecutor) -> None:
    loop = asyncio.get_running_loop()
    while True:
        for home, ready in judge.homes.items():
            with contextlib.suppress(Trouble):  # the next turn tries again
                await loop.run_in_executor(pool, _keep, home, ready.renewing())
        await asyncio.sleep(OFTEN)


def _keep(home: Path, renewing: contextlib.AbstractContextManager[object]) -> None:
    with renewing:
        sent.keep(home)
