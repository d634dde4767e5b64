"""The gate where mail is sent, beside its provider alone: messages a second, and what it adds to each.

    python bench/gate.py [--home DIR] [--messages N] [--at-once 1 50] [--pace N] [--json]

As root where Debian's postfix is installed: it starts one of its own on the loopback address, and ``goodterms smtp``
as users run it, on the record of a million touches of ``scale.py`` (with ``--home`` it is kept there and used again; a
copy is changed). The same messages, to people who may be asked and at most twice to each, go straight to Postfix and
by the gate, turn about, over as many connections at once. ``--pace`` sends so many a second in all; without it each
connection sends as fast as it is answered. CPU is user and system time of all processes of either, by message.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import smtplib
import sqlite3
import ssl
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from goodterms.desk.outgoing.accounts import Account, set_up
from goodterms.desk.weigh import weigh
from spent import GOODTERMS, SOURCE, compiled, surroundings

sys.path.append(str(SOURCE.parent / "tests"))

from postfix import Postfix, postfix

LOGIN = "mara@quillfeather.example"
TEXT = "Hello,\r\n\r\ncould you look over the two pages about our stand before Friday? Number {}.\r\n"
RECENT = 2 * 365
"""Days since both last spoke, of those who are tried first."""

TOUCHES, PEOPLE, SEED = 1_000_000, 20_000, 1
"""Of ``scale.py``."""

OFTEN = 2
"""Asks without an answer that somebody gets here; a third would be held."""

WARM = 20
"""Messages before anything is timed."""

TICK = os.sysconf("SC_CLK_TCK")


class Way(NamedTuple):
    """Where messages go: a port, the password of the gate ("" for the provider itself), and the processes there."""

    port: int
    password: str
    leader: int


class Sent(NamedTuple):
    """What came of it. ``each``: seconds of every message. ``cpu``: seconds of all."""

    seconds: float
    each: list[float]
    cpu: float

    @property
    def rate(self) -> float:
        """Messages a second."""
        return len(self.each) / self.seconds

    @property
    def cost(self) -> float:
        """Milliseconds of CPU a message."""
        return self.cpu / len(self.each) * 1_000

    def at(self, share: float) -> float:
        """Milliseconds within which this share of messages was taken."""
        return sorted(self.each)[min(len(self.each) - 1, int(share * len(self.each)))] * 1_000


def sent(way: Way, to: Sequence[str], at_once: int, pace: float) -> Sent:
    """Sends a message to each over so many connections, which are kept open."""
    with ThreadPoolExecutor(at_once) as pool:
        links = list(pool.map(lambda _: _link(way), range(at_once)))
        before, began = _cpu(way.leader), time.perf_counter()
        shares = [range(first, len(to), at_once) for first in range(at_once)]
        work = [pool.submit(_some, link, to, share, began, pace) for link, share in zip(links, shares, strict=True)]
        each = [one for share in work for one in share.result()]
        found = Sent(time.perf_counter() - began, each, _cpu(way.leader) - before)
        list(pool.map(smtplib.SMTP.quit, links))
    return found


def _link(way: Way) -> smtplib.SMTP:
    link = smtplib.SMTP("127.0.0.1", way.port, timeout=60)
    if way.password:
        proof = ssl.create_default_context()
        proof.check_hostname, proof.verify_mode = False, ssl.CERT_NONE
        link.starttls(context=proof)
        link.login(LOGIN, way.password)
    else:
        link.ehlo()
    return link


def _some(link: smtplib.SMTP, to: Sequence[str], numbers: range, began: float, pace: float) -> list[float]:
    took = []
    for number in numbers:
        whom = to[number]
        head = f"From: {LOGIN}\r\nTo: {whom}\r\nSubject: The stand\r\nMessage-ID: <{time.time_ns()}@bench.example>\r\n"
        if pace:
            time.sleep(max(0.0, began + number / pace - time.perf_counter()))
        start = time.perf_counter()
        link.sendmail(LOGIN, [whom], f"{head}Date: Mon, 02 Nov 2026 10:00:00 +0000\r\n\r\n{TEXT.format(number)}")
        took.append(time.perf_counter() - start)
    return took


def _cpu(leader: int) -> float:
    """Seconds of CPU of a process, of those it started, and of those that ended before."""
    ticks = 0
    for place in Path("/proc").glob("[0-9]*"):
        try:
            fields = (place / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(place.name) == leader:
            ticks += sum(map(int, fields[11:15]))
        elif int(fields[1]) == leader:
            ticks += sum(map(int, fields[11:13]))
    return ticks / TICK


@contextmanager
def gate(home: Path, provider: Postfix) -> Iterator[Way]:
    """``goodterms smtp`` in a process of its own, sending on by a provider."""
    password = set_up(home, Account(LOGIN, LOGIN, "127.0.0.1", provider.port, "none"), "")
    command = (*GOODTERMS, "--home", str(home), "smtp", "--port", "0", "--page-port", "0", "--json")
    with subprocess.Popen(command, env=surroundings(), stdout=subprocess.PIPE) as running:
        assert running.stdout is not None  # noqa: S101 - it is a pipe
        try:
            yield Way(int(json.loads(running.stdout.readline())["port"]), password, running.pid)
        finally:
            running.terminate()
            running.wait(60)


def friends(home: Path, number: int) -> list[str]:
    """Addresses of so many people who may be asked this, by the gate itself."""
    with sqlite3.connect(home / "record.sqlite") as connection:
        rows = connection.execute(
            "SELECT h.value FROM handle h JOIN facts f ON f.person = h.person "
            "WHERE h.kind = 'mail' AND f.last_two_way > ? ORDER BY f.last_two_way DESC",
            (int(time.time()) - RECENT * 86_400,),  # noqa: TID251 - a bench
        )
        found = [str(one) for (one,) in rows]
    verdicts = weigh(home, f"The stand\n\n{TEXT}", [], listed=found, channel="mail")["verdicts"]
    assert isinstance(verdicts, list)  # noqa: S101 - by its contract
    ready = [str(row["to"]) for row in verdicts if row["verdict"] == "go"]
    if len(ready) * OFTEN < number:
        raise SystemExit(
            f"Only {len(ready)} people may be asked, {OFTEN} times each: send fewer messages than {number}."
        )
    return [*ready, *ready][:number]


class Row(NamedTuple):
    """Medians over all turns: messages a second, milliseconds, milliseconds of CPU a message."""

    at_once: int
    way: str
    rate: float
    p50: float
    p99: float
    cpu: float


def _told(at_once: int, way: str, turns: Sequence[Sent]) -> Row:
    columns = zip(*((one.rate, one.at(0.5), one.at(0.99), one.cost) for one in turns), strict=True)
    return Row(at_once, way, *(round(statistics.median(column), 2) for column in columns))


def measured(home: Path, said: argparse.Namespace) -> list[Row]:
    """A row for each way and number of connections."""
    rows = []
    asked = (max(*said.at_once, WARM) + said.turns * said.messages) * len(said.at_once)
    to = iter(friends(home, asked))
    with postfix() as provider, gate(home, provider) as through:
        ways = {"postfix": Way(provider.port, "", provider.master), "gate": through}
        for at_once in said.at_once:
            sent(through, list(islice(to, max(at_once, WARM))), at_once, 0)  # what is read once is read before
            turns: dict[str, list[Sent]] = {name: [] for name in ways}
            for _ in range(said.turns):
                everybody = list(islice(to, said.messages))
                for name, way in ways.items():
                    turns[name].append(sent(way, everybody, at_once, said.pace))
                    shutil.rmtree(provider.kept, ignore_errors=True)
            rows += [_told(at_once, name, found) for name, found in turns.items()]
    return rows


def main() -> None:
    """Prints the table, or one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path, help="where the record lies, or is to be kept")
    parser.add_argument("--messages", type=int, default=1_000)
    parser.add_argument("--at-once", type=int, nargs="+", default=[1, 4, 50])
    parser.add_argument("--pace", type=float, default=0, help="messages a second in all; as fast as they go")
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    said = parser.parse_args()
    compiled()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        home.mkdir(mode=0o700)
        kept = said.home or Path(folder) / "kept"
        if not (kept / "record.sqlite").exists():
            from record import write

            write(kept, TOUCHES, PEOPLE, SEED)
        shutil.copy(kept / "record.sqlite", home)
        rows = measured(home, said)
    if said.json:
        print(json.dumps([row._asdict() for row in rows]))
        return
    print(f"{'at once':>8} {'way':10}{'msg/s':>8}{'p50 ms':>9}{'p99 ms':>9}{'CPU ms':>9}")
    for row in rows:
        print(f"{row.at_once:8} {row.way:10}{row.rate:8.0f}{row.p50:9.1f}{row.p99:9.1f}{row.cpu:9.2f}")


if __name__ == "__main__":
    main()
