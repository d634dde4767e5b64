"""A real Postfix in a folder and on a port of its own, for tests and benches; Debian's package, started as root."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

DAEMONS = Path("/usr/lib/postfix/sbin")
NOBODY = 65_534

MAIN = """
compatibility_level = 3.6
queue_directory = {root}/queue
data_directory = {root}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
maillog_file = {root}/log
maillog_file_prefixes = {root}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
myhostname = provider.example
mydestination =
virtual_mailbox_domains = static:all
virtual_mailbox_maps = static:all/
virtual_mailbox_base = {root}/mail
virtual_uid_maps = static:{nobody}
virtual_gid_maps = static:{nobody}
virtual_minimum_uid = 100
smtpd_relay_restrictions = permit_mynetworks, reject
message_size_limit = 60000000
mailbox_size_limit = 0
virtual_mailbox_limit = 0
"""


@dataclass(frozen=True)
class Postfix:
    """A server that runs: its port, its folder, and the folder that every mail is delivered to."""

    port: int
    root: Path

    @property
    def kept(self) -> Path:
        """The Maildir of everybody."""
        return self.root / "mail" / "all"

    @property
    def master(self) -> int:
        """The process that started all others."""
        return int((self.root / "queue" / "pid" / "master.pid").read_text())

    def delivered(self, number: int) -> list[bytes]:
        """The mails that came, waited for until there are so many, or for ten seconds."""
        until = time.monotonic() + 10
        while len(found := sorted(self.kept.glob("new/*"))) < number and time.monotonic() < until:
            time.sleep(0.05)
        return [path.read_bytes() for path in found]


def runs_here() -> bool:
    """Whether it is installed, and may be started by us."""
    return (DAEMONS / "master").exists() and os.geteuid() == 0


def free_port() -> int:
    """A port of the loopback address that nobody listened at a moment ago."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextmanager
def postfix(settings: Mapping[str, str] | None = None) -> Iterator[Postfix]:
    """Runs until the end of the block. ``settings``: more lines for main.cf."""
    root = Path(tempfile.mkdtemp(prefix="goodterms-postfix-"))
    root.chmod(0o755)
    for name in ("etc", "queue", "data", "mail"):
        (root / name).mkdir(mode=0o755)
    shutil.chown(root / "data", "postfix")
    os.chown(root / "mail", NOBODY, NOBODY)
    port = free_port()
    more = "".join(f"{name} = {value}\n" for name, value in (settings or {}).items())
    (root / "etc" / "main.cf").write_text(MAIN.format(root=root, nobody=NOBODY) + more)
    (root / "etc" / "master.cf").write_text(_services(port))
    command = ("postfix", "-c", str(root / "etc"))
    subprocess.run((*command, "start"), check=True, capture_output=True, timeout=60)  # noqa: S603 - fixed
    try:
        yield Postfix(port, root)
    finally:
        subprocess.run((*command, "stop"), check=False, capture_output=True, timeout=60)  # noqa: S603 - fixed
        shutil.rmtree(root, ignore_errors=True)


def _services(port: int) -> str:
    """The package's own list of processes: on this port, with no folder locked away, and a log of its own."""
    found = Path("/usr/share/postfix/master.cf.dist").read_text()
    found = re.sub(r"(?m)^smtp +inet.*$", f"127.0.0.1:{port} inet n - n - - smtpd", found)
    found = re.sub(r"(?m)^(\S+ +\S+ +\S+ +\S+ +)y", r"\1n", found)
    return f"{found}\npostlog unix-dgram n - n - 1 postlogd\n"
