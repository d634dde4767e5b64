"""How fast the command line and the page answer: ``python bench/startup.py [--json]``.

Wall time of ``goodterms --help``, of ``goodterms serve`` until Today is read (a record of a few mails), and of
``python -c pass`` by the same interpreter, turn by turn, medians. Wanted: help under 5 times a bare interpreter.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
import time
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from spent import BARE, GOODTERMS, Failed, Spent, compiled, in_turns, spent, surroundings

TURNS = 15
WANTED = 5.0

MAIL = """From 1@xxx Thu Jan 01 00:00:00 +0000 1970
From: Olive Owner <olive@example.com>
To: Ann Lee <ann@example.org>
Date: Wed, 3 Jan 2024 09:00:00 +0000
Message-ID: <1@mail.example>
X-Gmail-Labels: Sent

I have the plans for the stand here.

"""


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--turns", type=int, default=TURNS)
    parser.add_argument("--json", action="store_true", help="one object")
    asked = parser.parse_args()
    compiled()
    with tempfile.TemporaryDirectory() as folder:
        costs = _costs(Path(folder), asked.turns)
    ratios = {f"{name}/bare": costs[name].wall / costs["bare"].wall for name in ("help", "page")}
    if asked.json:
        spelled = {name: cost._asdict() for name, cost in costs.items()}
        print(json.dumps({"ratios": ratios, "costs": spelled}))
        return
    for name, cost in costs.items():
        print(f"{name:<6}{cost.wall * 1000:7.1f} ms wall {cost.cpu * 1000:7.1f} ms CPU {cost.peak_mb:6.0f} MB peak")
    print(f"help/bare {ratios['help/bare']:.2f}   (wanted: under {WANTED:g}; wall, median of {asked.turns})")
    print(f"page/bare {ratios['page/bare']:.2f}   (serve to first page read; wanted: within 1 s on a quiet machine)")


def _costs(folder: Path, turns: int) -> dict[str, Spent]:
    """What each costs. ``page``: wall time only, of everything between the command and the page read."""
    box, home = folder / "sent.mbox", folder / "home"
    box.write_text(MAIL)
    spent([*GOODTERMS, "--home", str(home), "import", str(box), "--me", "olive@example.com"])
    works = {
        "bare": lambda: spent(BARE),
        "help": lambda: spent([*GOODTERMS, "--help"]),
        "page": lambda: first_page(home),
    }
    in_turns(works, 1)  # the first turn brings everything into the page cache
    return in_turns(works, turns)


def first_page(home: Path) -> Spent:
    """From starting ``goodterms serve`` to Today, read to its end.

    Raises:
        Failed: it did not come.
    """
    began = time.perf_counter()
    words = [*GOODTERMS, "--home", str(home), "serve", "--no-open", "--json", "--port", "0"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, env=surroundings()) as running:
        assert running.stdout is not None  # noqa: S101 - it is a pipe
        link = urlsplit(json.loads(running.stdout.readline())["link"])
        asking = HTTPConnection(link.netloc)
        asking.request("GET", f"{link.path}?{link.query}")
        came = asking.getresponse()
        cookie = (came.getheader("set-cookie") or "").partition(";")[0]
        came.read()
        asking.request("GET", "/", headers={"cookie": cookie})
        page = asking.getresponse()
        body = page.read()
        wall = time.perf_counter() - began
        asking.close()
        running.terminate()
    if page.status != 200 or b"Today" not in body:
        raise Failed(f"the first page came as {page.status}")
    return Spent(0.0, wall, 0.0)


if __name__ == "__main__":
    main()
