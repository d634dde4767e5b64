"""What following a mailbox costs: ``python bench/sync.py [--messages 10000] [--json]``.

Dovecot (Debian dovecot-imapd) on the loopback address serves an invented mailbox (`bench/maildir.py`, 28 KiB a message
in the mean). Whole processes of ``goodterms``, wall time and CPU:
  import     the same Maildir by goodterms import, into another home, for comparison
  first      goodterms sync into a fresh home: rows, full text, facts, who is who
  no change  goodterms sync again, the median of five
  look       the same look alone, without starting Python: best of five in one process
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from invented import OWNER
from spent import GOODTERMS, compiled, spent

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from served import DOVECOT, NO_DOVECOT, PASSWORD, Dovecot, dovecot

WANTED = {"first": 10.0, "no change": 0.2}
"""Seconds of wall time that each may take at 10,000 messages, on a machine that does nothing else."""


def main() -> None:
    """Measures, and prints a table or JSON."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--messages", type=int, default=10_000)
    asked.add_argument("--json", action="store_true")
    options = asked.parse_args()
    if DOVECOT is None:
        raise SystemExit(NO_DOVECOT)
    compiled()
    with tempfile.TemporaryDirectory() as made, dovecot() as server:
        told = measured(Path(made), server, options.messages)
    if options.json:
        print(json.dumps(told))
        return
    for name, (wall, cpu) in told.items():
        print(f"{name:10} {wall:7.2f} s wall {cpu:7.2f} s CPU   wanted: {WANTED.get(name, '')}")


def measured(folder: Path, server: Dovecot, messages: int) -> dict[str, tuple[float, float]]:
    """Seconds of wall time and CPU by name."""
    maildir = Path(__file__).with_name("maildir.py")
    mail = folder / "mail"
    subprocess.run([sys.executable, maildir, mail, "--messages", str(messages)], check=True)
    ours, other = folder / "home", folder / "other"
    told = {"import": _spent(*GOODTERMS, "--home", other, "import", mail, "--me", OWNER.address)}
    _served(mail, server)
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    at = ("--host", "127.0.0.1", "--port", str(server.port), "--tls", "none", "--password-stdin")
    add = [*GOODTERMS, "--home", str(ours), "sync", "add", "imap", OWNER.address, *at]
    subprocess.run(add, input=PASSWORD, text=True, check=True, stdout=subprocess.DEVNULL)
    told["first"] = _spent(*GOODTERMS, "--home", ours, "sync")
    again = sorted(_spent(*GOODTERMS, "--home", ours, "sync") for _ in range(5))
    told["no change"] = again[2]
    told["look"] = min(_look(ours) for _ in range(5))
    return told


def _served(mail: Path, server: Dovecot) -> None:
    """Puts a Maildir where the server has its mail; its INBOX is the top of it."""
    there = server.folder / "mail"
    owner = there.stat()
    shutil.copytree(mail, there, dirs_exist_ok=True)
    shutil.copytree(there / "INBOX", there, dirs_exist_ok=True)
    shutil.rmtree(there / "INBOX")
    for folder, _, names in os.walk(there):
        for name in (folder, *(os.path.join(folder, name) for name in names)):  # noqa: PTH118 - as os.walk has them
            os.chown(name, owner.st_uid, owner.st_gid)


def _spent(*command: object) -> tuple[float, float]:
    found = spent([str(word) for word in command])
    return found.wall, found.cpu


def _look(home: Path) -> tuple[float, float]:
    from goodterms.desk.sync.look import sync  # not before the children: their peak counts from what this one holds

    wall, cpu = time.perf_counter(), time.process_time()
    sync(home)
    return time.perf_counter() - wall, time.process_time() - cpu


if __name__ == "__main__":
    main()
