"""What an import costs beside others who index the same mail: ``python bench/import.py [--messages N] [--json]``.

In one run, on one invented Maildir (`bench/maildir.py`) that is read into the page cache first, whole processes:
  first      goodterms import into a fresh home: rows, full text and facts
  second     the same command again
  floor      only reading and parsing every file with fast-mail-parser, in an interpreter of its own
  floor lazy the same with attachments left undecoded, as the import itself parses
  mu         mu init and mu index, with its index in a folder of its own (Debian maildir-utils)
  notmuch    notmuch new, with its configuration and index in folders of their own (Debian notmuch)
``--only ours`` leaves mu, notmuch and the floors out. A peer that is not installed is said by name and left out.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from invented import OWNER
from spent import GOODTERMS, Spent, compiled, median, spent

FLOOR = """
import os, sys
from fast_mail_parser import parse_email
number = 0
for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        with open(os.path.join(folder, name), "rb") as file:
            parse_email(file.read(), mode=sys.argv[2])
        number += 1
assert number == int(sys.argv[3]), number
"""

WANTED = {"ours/mu": 0.2, "ours/notmuch": None, "ours/floor": 6.0, "ours/floor lazy": None, "second/first": 0.2}
"""CPU ratios, and the most that each may be."""

PEAK_WANTED = 400
"""Megabytes that an import may hold at most, at 100,000 messages."""

MAILDIR = (sys.executable, str(Path(__file__).with_name("maildir.py")))
"""Run as a process of its own, for what this one holds counts into the peaks of those that it starts."""

NOTMUCH = """[database]
path={mail}
[user]
primary_email={owner}
[new]
tags=new
[search]
exclude_tags=
"""


def ours(mail: Path, desk: Path) -> tuple[Spent, Spent]:
    """A first import into a fresh home, and a second one."""
    home = desk / "home"
    shutil.rmtree(home, ignore_errors=True)
    command = [*GOODTERMS, "--home", str(home), "import", str(mail), "--json"]
    found = spent(command), spent(command)
    with (home / "record.sqlite").open("rb"):  # it must have kept something
        return found


def floor(mail: Path, mode: str, messages: int) -> Spent:
    """Reading and parsing alone."""
    return spent([sys.executable, "-c", FLOOR, str(mail), mode, str(messages)])


def mu(mail: Path, desk: Path) -> Spent:
    """The cost of ``mu init`` and ``mu index`` together."""
    index = desk / "mu"
    shutil.rmtree(index, ignore_errors=True)
    began = spent(["mu", "init", f"--muhome={index}", f"--maildir={mail}", f"--my-address={OWNER.address}", "--quiet"])
    read = spent(["mu", "index", f"--muhome={index}", "--quiet"])
    return Spent(began.cpu + read.cpu, began.wall + read.wall, max(began.peak_mb, read.peak_mb))


def notmuch(mail: Path, desk: Path) -> Spent:
    """The cost of ``notmuch new``. Its index lies beside the mail in a folder of links, where no other reader looks."""
    beside, config = desk / "notmuch", desk / "notmuch-config"
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir()
    for folder in mail.iterdir():
        (beside / folder.name).symlink_to(folder)
    config.write_text(NOTMUCH.format(mail=beside, owner=OWNER.address), encoding="utf-8")
    return spent(["notmuch", "new", "--quiet", "--no-hooks"], more={"NOTMUCH_CONFIG": str(config)})


def warmed(mail: Path) -> int:
    """Reads every file once, so that no reader pays for the disk; how many there are."""
    number = 0
    for path in mail.rglob("*"):
        if path.is_file():
            path.read_bytes()
            number += 1
    return number


def measured(mail: Path, desk: Path, only: str | None, turns: int) -> tuple[int, dict[str, Spent]]:
    """How many messages there are, and the cost of each reader: medians of so many turns, peers by one."""
    messages = warmed(mail)
    firsts, seconds, floors, lazy = [], [], [], []
    for _ in range(turns):
        first, second = ours(mail, desk)
        firsts.append(first)
        seconds.append(second)
        if only is None:
            floors.append(floor(mail, "full", messages))
            lazy.append(floor(mail, "lazy", messages))
    costs = {"first": median(firsts), "second": median(seconds)}
    if only is None:
        costs |= {"floor": median(floors), "floor lazy": median(lazy)}
        peers: dict[str, Callable[[Path, Path], Spent]] = {"mu": mu, "notmuch": notmuch}
        costs |= {name: peer(mail, desk) for name, peer in peers.items() if shutil.which(name)}
    return messages, costs


def ratios_of(costs: dict[str, Spent]) -> dict[str, float]:
    """CPU ratios of what was measured."""
    found = {f"ours/{name}": costs["first"].cpu / costs[name].cpu for name in costs if name not in {"first", "second"}}
    return found | {"second/first": costs["second"].cpu / costs["first"].cpu}


def show(messages: int, costs: dict[str, Spent]) -> None:
    """A table and the ratios."""
    print(f"{messages:,} messages; bytecode compiled beforehand; page cache warm")
    for name, cost in costs.items():
        rate = messages / cost.cpu
        seconds = f"{cost.cpu:9.2f} s CPU {cost.wall:9.2f} s wall"
        print(f"{name:<12}{seconds} {cost.peak_mb:7.0f} MB peak {rate:9,.0f} messages/CPU s")
    for name in ("mu", "notmuch"):
        if name not in costs and "floor" in costs:
            print(f"{name} is not installed and was left out.")
    for name, ratio in ratios_of(costs).items():
        most = WANTED[name]
        print(f"{name:<16}{ratio:7.3f}" + ("" if most is None else f"   (wanted: at most {most})"))
    print(f"{'peak of ours':<16}{costs['first'].peak_mb:7.0f} MB (wanted at 100,000 messages: under {PEAK_WANTED})")


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--messages", type=int, default=20_000, help="messages to invent")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--maildir", type=Path, help="read this Maildir instead of inventing one; it is not changed")
    parser.add_argument("--only", choices=["ours"], help="leave the others out")
    parser.add_argument("--turns", type=int, default=3, help="turns of ours and of the floors; the slow peers have one")
    parser.add_argument("--json", action="store_true", help="one object")
    asked = parser.parse_args()
    compiled()
    with tempfile.TemporaryDirectory(prefix="goodterms-bench-") as folder:
        desk = Path(folder)
        mail = asked.maildir.resolve() if asked.maildir else desk / "mail"
        if asked.maildir is None:
            spent([*MAILDIR, str(mail), "--messages", str(asked.messages), "--seed", str(asked.seed)])
        messages, costs = measured(mail, desk, asked.only, asked.turns)
    if asked.json:
        seconds = {name: cost._asdict() for name, cost in costs.items()}
        peak = costs["first"].peak_mb
        print(json.dumps({"ratios": ratios_of(costs), "peak_mb": peak, "messages": messages, "costs": seconds}))
    else:
        show(messages, costs)


if __name__ == "__main__":
    main()
