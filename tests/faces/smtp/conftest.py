"""A gate as users run it, and a provider that keeps what it is given."""

from __future__ import annotations

import asyncio
import os
import smtplib
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event, Thread

import pytest

pytest.importorskip("aiosmtpd", reason="the extra smtp is not installed: the gate where mail is sent is not tested")

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from exports import ME, Mailbox
from goodterms.desk.bring_in import bring_in
from goodterms.desk.me import add
from goodterms.desk.moment import now
from goodterms.desk.outgoing.accounts import Account, set_up
from goodterms.faces.smtp.provider import Provider
from goodterms.faces.smtp.running import run

os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"  # nobody's own keyring is written to by a test

OLIVE = "olive@example.com"
FRIEND = "rosa@example.net"
STRANGER = "sam@stranger.example"
PAGE = "http://127.0.0.1:8801/held/{}"

PITCH = "Hello,\n\nwould you have fifteen minutes next week for a call about our new programme for shop owners?\n"
ASK = "Hi Rosa,\n\nlovely to see you on Friday. Could you look over the two pages about our stand this week?\n"


@dataclass
class Kept:
    """What a provider was given, and how it shall answer. ``early``: it has a message before it answers."""

    mails: list[tuple[list[str], bytes]] = field(default_factory=list)
    refuses: str = ""
    says: str = "250 OK"
    slow: float = 0.0
    early: bool = False
    begun: Event = field(default_factory=Event)

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Takes a recipient, or not."""
        del server, session, options
        if address == self.refuses:
            return "550 No such user here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        """Keeps a message when it takes it."""
        del server, session
        taken = (list(envelope.rcpt_tos), envelope.original_content or b"")
        if self.early:
            self.mails.append(taken)
        self.begun.set()
        await asyncio.sleep(self.slow)
        if self.says.startswith("250") and not self.early:
            self.mails.append(taken)
        return self.says


@pytest.fixture
def provider() -> Iterator[tuple[Kept, int]]:
    """A provider on this machine, and its port."""
    kept = Kept()
    with _free() as port:
        pass
    controller = Controller(kept, hostname="127.0.0.1", port=port, enable_SMTPUTF8=True)
    controller.start()
    yield kept, port
    controller.stop()


@contextmanager
def _free() -> Iterator[int]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield int(taken.getsockname()[1])


@pytest.fixture(scope="session")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which Rosa is close and in touch."""
    folder = tmp_path_factory.mktemp("smtp")
    today = datetime.fromtimestamp(now(), UTC).date()
    box = Mailbox()
    days = [(today - timedelta(days=4 + 9 * back)).isoformat() for back in reversed(range(40))]
    box.talk(f"Rosa Related <{FRIEND}>", days)
    bring_in(folder / "home", [str(box.mbox(folder / "all.mbox"))], me=[OLIVE])
    return folder / "home"


@pytest.fixture
def home(history: Path, tmp_path: Path) -> Path:
    """A copy of it, with an own address."""
    from shutil import copytree

    copytree(history, tmp_path / "home")
    add(tmp_path / "home", OLIVE)
    return tmp_path / "home"


@dataclass
class Running:
    """A gate that runs: its port, the logins it knows, and what its provider was given."""

    home: Path
    port: int
    passwords: dict[str, str]
    kept: Kept
    provider_port: int

    @contextmanager
    def logged_in(self, login: str = OLIVE) -> Iterator[smtplib.SMTP]:
        """A mail program, logged in."""
        trust = ssl.create_default_context()
        trust.check_hostname, trust.verify_mode = False, ssl.CERT_NONE
        with smtplib.SMTP("127.0.0.1", self.port, timeout=20) as link:
            link.starttls(context=trust)
            link.login(login, self.passwords[login])
            yield link

    def send(self, text: str | bytes, *to: str, login: str = OLIVE, **headers: str) -> str:
        """Sends one message; what the gate answers, "" when it went."""
        raw = text if isinstance(text, bytes) else mail(text, *to, **headers)
        with self.logged_in(login) as link:
            try:
                link.sendmail(OLIVE, list(to), raw)
            except smtplib.SMTPDataError as error:
                return f"{error.smtp_code} {error.smtp_error.decode() if isinstance(error.smtp_error, bytes) else ''}"
        return ""

    def account(self, **changed: object) -> str:
        """Sets an account up, or changes it; its password."""
        account = Account(OLIVE, OLIVE, "127.0.0.1", self.provider_port, "none")
        for name, value in changed.items():
            account = replace(account, **{name: value})  # type: ignore[arg-type]
        self.passwords[account.login] = set_up(self.home, account, "")
        return self.passwords[account.login]


def mail(text: str, *to: str, subject: str = "", **headers: str) -> bytes:
    """A message as a mail program hands it over."""
    head = {"From": ME, "To": ", ".join(to), "Subject": subject, "Date": "Mon, 02 Nov 2026 10:00:00 +0000"}
    head |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"{name}: {value}" for name, value in head.items() if value]
    return ("\r\n".join([*lines, "Content-Type: text/plain; charset=utf-8", "", text.replace("\n", "\r\n")])).encode()


def until(true: Callable[[], bool]) -> None:
    """Waits for what the gate does beside taking mail."""
    for _ in range(100):
        if true():
            return
        time.sleep(0.1)
    raise AssertionError


Start = Callable[[], Running]


@pytest.fixture
def gate(home: Path, provider: tuple[Kept, int]) -> Iterator[Running]:
    """The gate of this home, running as ``goodterms smtp`` runs it."""
    kept, provider_port = provider
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen(50)
    running = Running(home, int(listening.getsockname()[1]), {}, kept, provider_port)
    running.account()
    with serving(home, listening):
        yield running


@contextmanager
def serving(home: Path, listening: socket.socket) -> Iterator[None]:
    """Runs a gate in a thread of its own, until the end of the block."""
    from goodterms.faces.smtp.certificate import trust

    ready, ends, proof = Event(), Event(), trust(home)

    async def serve() -> None:
        stopped = asyncio.Event()
        loop = asyncio.get_running_loop()
        ready.set()
        task = loop.create_task(run(home, listening, Provider(lambda _: ""), page=PAGE, trust=proof, stopped=stopped))
        await loop.run_in_executor(None, ends.wait)
        stopped.set()
        await task

    thread = Thread(target=lambda: asyncio.run(serve()), daemon=True)
    thread.start()
    ready.wait(10)
    try:
        yield
    finally:
        ends.set()
        thread.join(20)
