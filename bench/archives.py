"""What reading and bringing in large archives costs: ``python bench/archives.py [telegram facebook sms whatsapp]``.

Each archive is invented (seeded), written to a temporary folder and removed at the end. Two processes a kind:
  read    only the source: every piece is made and dropped; pieces a second of CPU
  import  `goodterms import` as the desk does it, into a fresh home: wall and CPU time, peak memory, and how often it
          said how far it is
``--megabytes 1000`` is the size that is promised; the default is a tenth of it. ``--only read`` leaves the import out.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple, TextIO

from spent import compiled

PEAK_WANTED = 300
"""Megabytes that an import may hold at most, whatever the size of the archive."""

READ_WANTED = 50_000
"""Pieces a second of CPU that a source of text should give."""

TALK = (
    "the of meeting tomorrow lunch yes no maybe thanks great see you at office coffee price invoice order call later"
    " train work home kids school weekend garden paint shop table please send file"
)

PEOPLE = 300
FIRST = 1_300_000_000

READ = """
import gc, json, sys, time
from pathlib import Path
from goodterms.sources import shelf
from goodterms.sources.opening import open_tree
from goodterms.sources.protocol import Given
gc.set_threshold(100_000, 10, 10)
began = time.process_time()
pieces = sum(1 for _ in shelf.load(sys.argv[1]).read(open_tree(Path(sys.argv[2])), Given(dates="dmy")))
spent = time.process_time() - began
import resource
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"pieces": pieces, "cpu": spent, "peak_mb": peak}))
"""

IMPORT = """
import json, resource, sys, time
from pathlib import Path
from goodterms.desk.bring_in import bring_in
said = []
began = time.time()
brought = bring_in(Path(sys.argv[3]), [sys.argv[2]], source=sys.argv[1], dates="dmy",
                   progress=lambda what, pieces, total: said.append(pieces))
spent = resource.getrusage(resource.RUSAGE_SELF)
(file,) = brought["files"]
cost = {"wall": time.time() - began, "cpu": spent.ru_utime + spent.ru_stime, "peak_mb": spent.ru_maxrss / 1024}
print(json.dumps(cost | {"told": len(said), "new": file["new"], "unread": len(file["unread"])}))
"""


class Line(NamedTuple):
    """One invented message. ``own``: the owner wrote it."""

    number: int
    ts: int
    person: int
    own: bool
    text: str


def lines(many: float, seed: int) -> Iterator[Line]:
    """So many messages, oldest first."""
    draw, words = random.Random(seed), TALK.split()  # noqa: S311 - repeatable archives, no secret
    ts = FIRST
    for number in range(round(many)):
        ts += draw.randint(1, 200)
        text = " ".join(draw.choice(words) for _ in range(draw.randint(2, 25)))
        yield Line(number, ts, draw.randrange(PEOPLE), draw.random() < 0.5, text)


def telegram(root: Path, megabytes: int, seed: int) -> Path:
    """A result.json with one chat a person, all messages of a person in one."""
    path = root / "result.json"
    with path.open("w", encoding="utf-8") as file:
        file.write('{"personal_information": {"user_id": 1, "first_name": "Olive", "last_name": "Owner",')
        file.write(' "phone_number": "+441632960001"}, "contacts": {"list": []}, "chats": {"list": [')
        for person in range(PEOPLE):
            head = {"name": f"Person{person} Sample", "type": "personal_chat", "id": person + 10}
            file.write((",\n " if person else "\n ") + json.dumps(head)[:-1] + ', "messages": [')
            for at, line in enumerate(lines(megabytes * 1e6 / 381 / PEOPLE, seed + person)):
                file.write((",\n  " if at else "\n  ") + json.dumps(_telegram(line, person), indent=1))
            file.write("]}")
        file.write("]}}\n")
    return path


def _telegram(line: Line, person: int) -> dict[str, object]:
    who, name = ("user1", "Olive Owner") if line.own else (f"user{person + 10}", f"Person{person} Sample")
    return {
        "id": line.number,
        "type": "message",
        "date": datetime.fromtimestamp(line.ts, UTC).isoformat()[:19],
        "date_unixtime": str(line.ts),
        "from": name,
        "from_id": who,
        "text": line.text,
        "text_entities": [{"type": "plain", "text": line.text}],
    }


def facebook(root: Path, megabytes: int, seed: int) -> Path:
    """A download: files of 10,000 messages, newest first."""
    for person in range(PEOPLE):
        folder = root / "messages" / "inbox" / f"person{person}_{person}"
        folder.mkdir(parents=True)
        told = [_facebook(line, person) for line in lines(megabytes * 1e6 / 290 / PEOPLE, seed + person)]
        told.reverse()
        for part in range(0, len(told), 10_000):
            named = {"participants": [{"name": f"Person{person} Sample"}, {"name": "Olive Owner"}]}
            behind = {"title": f"Person{person} Sample", "thread_path": f"inbox/person{person}_{person}"}
            made = named | {"messages": told[part : part + 10_000]} | behind
            (folder / f"message_{part // 10_000 + 1}.json").write_text(json.dumps(made, indent=1), "utf-8")
    return root


def _facebook(line: Line, person: int) -> dict[str, object]:
    sender = "Olive Owner" if line.own else f"Person{person} Sample"
    blank = {"is_geoblocked_for_viewer": False, "is_unsent_image_by_messenger_kid_parent": False}
    return {"sender_name": sender, "timestamp_ms": line.ts * 1000, "content": line.text, "type": "Generic"} | blank


def sms(root: Path, megabytes: int, seed: int) -> Path:
    """A backup of SMS Backup & Restore."""
    path = root / "sms-1.xml"
    with path.open("w", encoding="utf-8") as file:
        file.write("<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<smses count=\"1\">\n")
        for line in lines(megabytes * 1e6 / 340, seed):
            file.write(
                f'  <sms protocol="0" address="+4416329{line.person:05}" date="{line.ts}000" type="{1 + line.own}"'
                f' subject="null" body="{line.text}" toa="null" sc_toa="null" service_center="null" read="1"'
                f' status="-1" locked="0" date_sent="{line.ts}000" sub_id="1" readable_date="x"'
                f' contact_name="Person{line.person} Sample" />\n'
            )
        file.write("</smses>\n")
    return path


def whatsapp(root: Path, megabytes: int, seed: int) -> Path:
    """A folder of exported chats, one a person."""
    for person in range(PEOPLE):
        name = f"Person{person} Sample"
        with (root / f"WhatsApp Chat with {name}.txt").open("w", encoding="utf-8") as file:
            _whatsapp(file, lines(megabytes * 1e6 / 105 / PEOPLE, seed + person), name)
    return root


def _whatsapp(file: TextIO, said: Iterator[Line], name: str) -> None:
    for line in said:
        when = datetime.fromtimestamp(line.ts, UTC)
        file.write(f"{when:%d/%m/%Y, %H:%M} - {'Olive Owner' if line.own else name}: {line.text}\n")


KINDS: dict[str, Callable[[Path, int, int], Path]] = {
    "telegram": telegram,
    "facebook": facebook,
    "sms": sms,
    "whatsapp": whatsapp,
}


def measured(kind: str, megabytes: int, seed: int, only: str | None) -> dict[str, dict[str, float]]:
    """What one archive costs to read, and to bring in."""
    with tempfile.TemporaryDirectory(prefix="goodterms-bench-") as folder:
        root = Path(folder) / "archive"
        root.mkdir()
        path = KINDS[kind](root, megabytes, seed)
        size = sum(each.stat().st_size for each in root.rglob("*") if each.is_file()) / 1e6
        found = {"archive": {"megabytes": size}, "read": _told([READ, kind, str(path)])}
        if only is None:
            found["import"] = _told([IMPORT, kind, str(path), str(Path(folder) / "home")])
        return found


def _told(command: list[str]) -> dict[str, float]:
    made = subprocess.run([sys.executable, "-c", *command], check=True, capture_output=True, text=True)
    told: dict[str, float] = json.loads(made.stdout.splitlines()[-1])
    return told


def show(kind: str, found: dict[str, dict[str, float]]) -> None:
    """The lines of one archive."""
    read, size = found["read"], found["archive"]["megabytes"]
    print(
        f"{kind:<9} read   {size:7,.0f} MB {read['pieces']:10,.0f} pieces {read['cpu']:8.1f} s CPU"
        f" {read['pieces'] / read['cpu']:9,.0f} pieces/CPU s {read['peak_mb']:5.0f} MB peak   (wanted: {READ_WANTED:,})"
    )
    if "import" in found:
        brought = found["import"]
        print(
            f"{kind:<9} import {brought['wall']:7.0f} s wall {brought['cpu']:7.0f} s CPU {brought['new']:10,.0f} new"
            f" ({brought['new'] / brought['cpu']:,.0f} pieces/CPU s, kept, placed and counted)"
            f" {brought['unread']:,.0f} unread, told {brought['told']:,.0f} times how far it is,"
            f" {brought['peak_mb']:.0f} MB peak   (wanted: under {PEAK_WANTED})"
        )


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kinds", nargs="*", help=f"archives to try: {', '.join(KINDS)}")
    parser.add_argument("--megabytes", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=["read"], help="leave the import out")
    parser.add_argument("--json", action="store_true", help="one object")
    asked = parser.parse_args()
    compiled()
    found = {}
    for kind in asked.kinds or KINDS:
        found[kind] = measured(kind, asked.megabytes, asked.seed, asked.only)
        if not asked.json:
            show(kind, found[kind])
    if asked.json:
        print(json.dumps(found))


if __name__ == "__main__":
    main()
