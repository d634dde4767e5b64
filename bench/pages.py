"""How fast the page answers on a large record: ``python bench/pages.py [--touches N] [--people N] [--home DIR]``.

Server time of every page over a synthetic record (`bench/record.py`; with ``--home`` it is kept there and used again):
from the first byte of a request to the last of its answer, measured around the whole app in the server's own process,
with the CPU time of that process. Asked one after the other over one connection. ``bare`` is a page of a bare Starlette
app under the same server in the same run, turn by turn with the others: what no page can be faster than. ``first`` is
the first answer of each after the server had worked out what it keeps; p50 and p95 are of the answers after it.

Wall time is what a busy machine makes of it; CPU time is what the page itself costs, so both stand there.

Wanted: every page p95 under 100 ms, People with a filter p95 under 50 ms, first page within 1 s of ``goodterms serve``.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

from scale import ASK, filled
from spent import SOURCE, compiled, surroundings
from startup import first_page

TURNS = 40
WANTED = {"/people?q=ann": 0.05, "/people?state=quiet": 0.05, "/people?depth=acquaintance": 0.05, "first page": 1.0}
WANTED_ELSE = 0.1
ROWS = 5_000
"""Rows of the list that is sent before its page is measured."""

PATIENCE = 180.0
"""Seconds that the server gets to work out what it keeps."""

PAGES = (
    *("/bare", "/", "/people", "/people?q=ann", "/people?state=quiet", "/people?depth=acquaintance&page=3"),
    *(
        "/people?depth=acquaintance",
        "/sphere",
        "/sphere?near=1",
        "/person/{}",
        "/person/{}?page=2",
        "/ask",
        "POST /ask",
    ),
    *("/lists", "/list", "/asked", "/asked?new=1", "/asked?page=3", "/ledger", "/ledger?by=month", "/ledger/{}"),
    *("/find", "/find?need=somebody+who+prints+flyers", "/brief", "/brief/{}", "/mirror", "/sources"),
    *("/hindsight", "/import", "/standards", "/why", "/why/never_two_way", "/api/people", "/api/today"),
)
"""``{}``: another person at each turn. ``/list``: the page of the list that was sent."""

SERVER = """
import json, sys, time
from pathlib import Path
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route
from goodterms.faces.web import serving
from goodterms.faces.web.app import build
from goodterms.faces.web.door import mint
home, listening = Path(sys.argv[1]), serving.bound(0)
port = listening.getsockname()[1]
bare = Starlette(routes=[Route("/bare", lambda request: HTMLResponse("<!doctype html><title>Bare</title>"))])
app = build(home, port=port)
async def timed(scope, receive, send):
    if scope["type"] != "http":
        return
    spent = [0, 0.0, 0.0]
    async def sending(message):
        if message["type"] == "http.response.start":
            spent[0] = message["status"]
        await send(message)
    wall, cpu = time.perf_counter(), time.process_time()
    await (bare if scope["path"] == "/bare" else app)(scope, receive, sending)
    spent[1:] = time.perf_counter() - wall, time.process_time() - cpu
    print(json.dumps(spent), flush=True)
print(json.dumps({"port": port, "key": mint(home)}), flush=True)
serving.warm(home)
serving.server(timed).run(sockets=[listening])
"""
"""Serves the home as ``goodterms serve`` does, and prints status, wall and CPU seconds of every answer."""


class Took(NamedTuple):
    """Seconds of one page: its first answer, and of the later ones p50 and p95 of wall time and of CPU."""

    first: float
    p50: float
    p95: float
    cpu: float
    cpu_p95: float


class Failed(Exception):
    """The server answered something else than a page."""


class Server:
    """A server in a process of its own, and one connection to it."""

    def __init__(self, home: Path) -> None:
        self.running = subprocess.Popen(
            [sys.executable, "-c", SERVER, str(home)],
            stdout=subprocess.PIPE,
            env=surroundings({"PYTHONPATH": str(SOURCE)}),
        )
        told = self._line()
        self.at = f"127.0.0.1:{told['port']}"
        self.asking = HTTPConnection(self.at)
        self.headers: dict[str, str] = {}
        self.ask(f"/enter?key={told['key']}")

    def ask(self, path: str, form: bytes | None = None, kind: str = "") -> tuple[float, float]:
        """Wall and CPU seconds of one answer, read to its end. ``form``: what is posted.

        Raises:
            Failed: it is no page.
        """
        more = {"content-type": kind, "origin": f"http://{self.at}", "sec-fetch-site": "same-origin"} if kind else {}
        self.asking.request("POST" if kind else "GET", path, form, self.headers | more)
        came = self.asking.getresponse()
        self.body = came.read()
        cookie = (came.getheader("set-cookie") or "").partition(";")[0]
        self.headers |= {"cookie": cookie} if cookie else {}
        self.location = came.getheader("location") or ""
        status, wall, cpu = self._line()
        if status not in {200, 303}:
            raise Failed(f"{path} came as {status}")
        return wall, cpu

    def end(self) -> None:
        """Ends it."""
        self.asking.close()
        self.running.terminate()
        self.running.wait()

    def _line(self) -> Any:  # noqa: ANN401 - whatever the server prints
        assert self.running.stdout is not None  # noqa: S101 - it is a pipe
        return json.loads(self.running.stdout.readline())


def main() -> None:
    """Measures and prints; exit code 1 where a page is slower than wanted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--touches", type=int, default=1_000_000)
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--home", type=Path, help="where the record is kept for another run")
    parser.add_argument("--turns", type=int, default=TURNS)
    parser.add_argument("--json", action="store_true", help="one object")
    asked = parser.parse_args()
    compiled()
    with tempfile.TemporaryDirectory() as folder:
        home = asked.home or Path(folder)
        filled(home, asked.touches, asked.people)
        opened = statistics.median(first_page(home).wall for _ in range(3))
        found = _measured(home, asked.turns)
    slow = [name for name, took in found.items() if took.p95 > WANTED.get(name, WANTED_ELSE)]
    slow += ["first page"] if opened > WANTED["first page"] else []
    if asked.json:
        spelled = {name: took._asdict() for name, took in found.items()}
        ratios = {f"{name}/bare": took.p50 / found["/bare"].p50 for name, took in found.items()}
        print(json.dumps({"first_page": opened, "pages": spelled, "ratios": ratios, "slow": slow}))
    else:
        _print(found, opened, slow)
    sys.exit(1 if slow else 0)


def _measured(home: Path, turns: int) -> dict[str, Took]:
    server = Server(home)
    try:
        listed = _sent_list(server)
        _settled(server)
        took: dict[str, list[tuple[float, float]]] = {name: [] for name in PAGES}
        for turn in range(turns + 1):
            for name in PAGES:
                took[name].append(_once(server, name, 3 + turn * 7, listed))
    finally:
        server.end()
    return {name: _took(rows) for name, rows in took.items()}


def _once(server: Server, name: str, person: int, listed: str) -> tuple[float, float]:
    if name == "POST /ask":
        form = urlencode({"to": "\n".join(str(person + place) for place in range(3)), "text": ASK})
        return server.ask("/ask", form.encode(), "application/x-www-form-urlencoded")
    return server.ask(listed if name == "/list" else name.format(person))


def _sent_list(server: Server) -> str:
    """Sends a table of `ROWS` rows to Lists; the path of its page, once it is weighed."""
    table = "email\n" + "".join(f"person{row}@somewhere.example\n" for row in range(ROWS))
    parts = (("text", "", ASK), ("table", '; filename="guests.csv"', table))
    body = "".join(f'--cut\r\nContent-Disposition: form-data; name="{n}"{f}\r\n\r\n{v}\r\n' for n, f, v in parts)
    server.ask("/lists", f"{body}--cut--\r\n".encode(), "multipart/form-data; boundary=cut")
    path = server.location
    _until(server, path, b'hx-trigger="every')
    return path


def _settled(server: Server) -> None:
    """Waits until the pages that are worked out beside the server are there."""
    for path in ("/asked", "/asked?new=1", "/hindsight", "/mirror"):
        _until(server, path, b'hx-trigger="every')


def _until(server: Server, path: str, going: bytes) -> None:
    ends = time.monotonic() + PATIENCE
    while True:
        server.ask(path)
        if going not in server.body:
            return
        if time.monotonic() > ends:
            raise Failed(f"{path} is still being worked out")
        time.sleep(0.5)


def _took(rows: list[tuple[float, float]]) -> Took:
    walls, cpus = (sorted(column) for column in list(zip(*rows[1:], strict=True)))
    at = int(len(walls) * 0.95)
    return Took(rows[0][0], statistics.median(walls), walls[at], statistics.median(cpus), cpus[at])


def _print(found: dict[str, Took], opened: float, slow: list[str]) -> None:
    print(f"{'ms':34}{'first':>8}{'p50':>8}{'p95':>8}{'CPU p50':>9}{'CPU p95':>9}")
    for name, took in found.items():
        mark = "   slower than wanted" if name in slow else ""
        print(f"{name:34}" + "".join(f"{value * 1000:{8 + (at > 2)}.1f}" for at, value in enumerate(took)) + mark)
    print(f"first page {opened:.2f} s after goodterms serve (wanted: within {WANTED['first page']:g} s; median of 3)")


if __name__ == "__main__":
    main()
