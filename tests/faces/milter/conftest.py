"""A home whose owner sends by a mail server, and the filter that it asks."""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from threading import Event, Thread

import pytest

from exports import Mailbox
from goodterms.desk.bring_in import bring_in
from goodterms.desk.me import add
from goodterms.desk.moment import now
from goodterms.faces.milter import wire
from goodterms.faces.milter.judge import Judge
from goodterms.faces.milter.place import listening
from goodterms.faces.milter.running import run

OLIVE, FRIEND, STRANGER = "olive@example.com", "rosa@example.net", "sam@stranger.example"
PITCH = "Hello,\r\n\r\nwould you have fifteen minutes next week for a call about our new programme for shop owners?\r\n"
ASK = "Hi Rosa,\r\n\r\nlovely to see you on Friday. Could you look over the two pages about our stand this week?\r\n"


def mail(text: str, *to: str, **headers: str) -> bytes:
    """A message as a mail program hands it over."""
    head = {"From": f"Olive <{OLIVE}>", "To": ", ".join(to), "Subject": "The stand"}
    head |= {"Date": "Mon, 02 Nov 2026 10:00:00 +0000"} | {name.replace("_", "-"): one for name, one in headers.items()}
    return "\r\n".join([*(f"{name}: {value}" for name, value in head.items()), "", text]).encode()


@pytest.fixture(scope="session")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which Rosa is close and in touch."""
    folder = tmp_path_factory.mktemp("milter")
    today = datetime.fromtimestamp(now(), UTC).date()
    box = Mailbox()
    box.talk(f"Rosa Related <{FRIEND}>", [(today - timedelta(days=4 + 9 * n)).isoformat() for n in reversed(range(40))])
    bring_in(folder / "home", [str(box.mbox(folder / "all.mbox"))], me=[OLIVE])
    add(folder / "home", OLIVE)
    return folder / "home"


@pytest.fixture
def home(history: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    copytree(history, tmp_path / "home")
    return tmp_path / "home"


def greeted(asked: Path) -> None:
    """Says hello as a server does, and waits for the answer."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as link:
        link.settimeout(20)
        link.connect(str(asked))
        link.sendall(wire.packed(b"O", struct.pack("!III", 6, 0x1FF, 0)))
        assert link.recv(100)[4:5] == b"O"
        link.sendall(wire.packed(b"Q"))
        assert link.recv(100) == b""


@contextmanager
def answered(judge: Judge, group: str = "") -> Iterator[Path]:
    """A filter that runs, and its socket."""
    ready, ends = Event(), Event()
    with TemporaryDirectory(prefix="goodterms-milter-") as folder:
        Path(folder).chmod(0o755)
        with listening(Path(folder) / "asked", group) as at:

            async def serve() -> None:
                stopped = asyncio.Event()
                task = asyncio.create_task(run(judge, at, stopped))
                ready.set()
                await asyncio.get_running_loop().run_in_executor(None, ends.wait)
                stopped.set()
                await task

            thread = Thread(target=lambda: asyncio.run(serve()), daemon=True)
            thread.start()
            ready.wait(10)
            try:
                greeted(Path(folder) / "asked")
                yield Path(folder) / "asked"
                greeted(Path(folder) / "asked")  # whoever came before has been seen
            finally:
                ends.set()
                thread.join(20)
