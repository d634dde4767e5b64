"""The gate where mail is sent, beside its provider alone: messages a second, and what it adds to each.

    python bench/gate.py --home HOME --to FRIEND@example.org --provider 127.0.0.1:2525

needs a record (``goodterms demo`` makes one) and a mail server on this machine that takes mail without a login, such as
Postfix. The same messages go straight to it and by the gate, over as many connections, in one run.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import shutil
import smtplib
import socket
import ssl
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, Thread
from typing import NamedTuple

from goodterms.desk.me import me
from goodterms.desk.outgoing.accounts import Account, set_up
from goodterms.faces.smtp.certificate import trust
from goodterms.faces.smtp.provider import Provider
from goodterms.faces.smtp.running import run

TEXT = "Hello,\r\n\r\ncould you look over the two pages about our stand before Friday? Number {}.\r\n"


class Way(NamedTuple):
    """Where messages go: a port, and the password of the gate ("" for the provider itself)."""

    port: int
    password: str = ""


class Sent(NamedTuple):
    """What came of it. ``each``: seconds of every message."""

    seconds: float
    each: list[float]

    @property
    def rate(self) -> float:
        """Messages a second."""
        return len(self.each) / self.seconds

    def at(self, share: float) -> float:
        """Milliseconds within which this share of messages was taken."""
        return sorted(self.each)[min(len(self.each) - 1, int(share * len(self.each)))] * 1_000


def sent(way: Way, login: str, to: str, number: int, at_once: int) -> Sent:
    """Sends so many messages over so many connections, each kept open."""
    began = time.perf_counter()
    with ThreadPoolExecutor(at_once) as pool:
        shares = [range(first, number, at_once) for first in range(at_once)]
        each = [one for share in pool.map(lambda numbers: _some(way, login, to, numbers), shares) for one in share]
    return Sent(time.perf_counter() - began, each)


def _some(way: Way, login: str, to: str, numbers: range) -> list[float]:
    took = []
    with smtplib.SMTP("127.0.0.1", way.port, timeout=60) as link:
        if way.password:
            proof = ssl.create_default_context()
            proof.check_hostname, proof.verify_mode = False, ssl.CERT_NONE
            link.starttls(context=proof)
            link.login(login, way.password)
        for number in numbers:
            raw = f"From: {login}\r\nTo: {to}\r\nSubject: The stand\r\nMessage-ID: <{time.time_ns()}@bench.example>\r\n"
            began = time.perf_counter()
            link.sendmail(login, [to], f"{raw}Date: Mon, 02 Nov 2026 10:00:00 +0000\r\n\r\n{TEXT.format(number)}")
            took.append(time.perf_counter() - began)
    return took


def measured(home: Path, provider: tuple[str, int], to: str, number: int, at_once: int) -> dict[str, Sent]:
    """Both ways, the provider's first."""
    login = next(one for one in me(home) if "@" in one)
    password = set_up(home, Account(login, login, provider[0], provider[1], "none"), "")
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(128)
        ends = Event()
        thread = Thread(target=lambda: asyncio.run(_serve(home, listening, ends)), daemon=True)
        thread.start()
        gate = Way(listening.getsockname()[1], password)
        sent(gate, login, to, at_once, at_once)  # what is read once is read before
        found = {
            "provider": sent(Way(provider[1]), login, to, number, at_once),
            "gate": sent(gate, login, to, number, at_once),
        }
        ends.set()
        thread.join(30)
    return found


async def _serve(home: Path, listening: socket.socket, ends: Event) -> None:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    page = "http://127.0.0.1:8801/held/{}"
    task = loop.create_task(run(home, listening, Provider(lambda _: ""), page=page, trust=trust(home), stopped=stopped))
    await loop.run_in_executor(None, ends.wait)
    stopped.set()
    await task


def main() -> None:
    """Prints the table, or one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path, required=True, help="a record; a copy of it is used")
    parser.add_argument("--to", required=True, help="somebody in it whom one may ask")
    parser.add_argument("--provider", default="127.0.0.1:2525")
    parser.add_argument("--messages", type=int, default=1_000)
    parser.add_argument("--at-once", type=int, default=4)
    parser.add_argument("--json", action="store_true")
    said = parser.parse_args()
    host, _, port = said.provider.partition(":")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        shutil.copytree(said.home, home, ignore=shutil.ignore_patterns("smtp", "web"))
        found = measured(home, (host, int(port)), said.to, said.messages, said.at_once)
    ratio = found["gate"].rate / found["provider"].rate
    if said.json:
        rates = {name: round(one.rate, 1) for name, one in found.items()}
        print(json.dumps({"ratios": {"gate/provider": round(ratio, 3)}, "per_second": rates}))
        return
    print(f"{'':10}{'msg/s':>10}{'p50 ms':>10}{'p99 ms':>10}")
    for name, one in found.items():
        print(f"{name:10}{one.rate:10.0f}{one.at(0.5):10.1f}{one.at(0.99):10.1f}")
    print(f"gate / provider alone: {ratio:.2f}")


if __name__ == "__main__":
    main()
