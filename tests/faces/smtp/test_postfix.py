"""The gate before a real Postfix: what goes is delivered once and unchanged, what is held is not."""

from __future__ import annotations

import email
import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from goodterms.desk.outgoing import held
from goodterms.desk.outgoing.deciding import decide

from .conftest import ASK, FRIEND, PITCH, STRANGER, Running, _free, mail
from .test_clients import did, msmtp, needs

DAEMONS = Path("/usr/lib/postfix/sbin")
NOBODY = 65_534

pytestmark = pytest.mark.skipif(
    not (DAEMONS / "master").exists() or os.geteuid() != 0,
    reason="Postfix is not installed, or this is not root: the gate is not tried before a real server",
)

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
class Server:
    """A Postfix of its own: its port, and the folder that every mail is delivered to."""

    port: int
    kept: Path

    def delivered(self, number: int) -> list[bytes]:
        """The mails that came, waited for until there are so many, or for ten seconds."""
        until = time.monotonic() + 10
        while len(found := sorted(self.kept.glob("new/*"))) < number and time.monotonic() < until:
            time.sleep(0.05)
        return [path.read_bytes() for path in found]


@pytest.fixture(scope="module")
def running() -> Iterator[Server]:
    """Postfix, in a folder and on a port of its own."""
    root = Path(tempfile.mkdtemp(prefix="goodterms-postfix-"))
    root.chmod(0o755)
    for name in ("etc", "queue", "data", "mail"):
        (root / name).mkdir(mode=0o755)
    shutil.chown(root / "data", "postfix")
    os.chown(root / "mail", NOBODY, NOBODY)
    with _free() as port:
        pass
    (root / "etc" / "main.cf").write_text(MAIN.format(root=root, nobody=NOBODY))
    services = Path("/usr/share/postfix/master.cf.dist").read_text()
    services = re.sub(r"(?m)^smtp +inet.*$", f"127.0.0.1:{port} inet n - n - - smtpd", services)
    services = re.sub(r"(?m)^(\S+ +\S+ +\S+ +\S+ +)y", r"\1n", services)
    (root / "etc" / "master.cf").write_text(f"{services}\npostlog unix-dgram n - n - 1 postlogd\n")
    command = ("postfix", "-c", str(root / "etc"))
    subprocess.run((*command, "start"), check=True, capture_output=True, timeout=60)  # noqa: S603 - fixed
    yield Server(port, root / "mail" / "all")
    subprocess.run((*command, "stop"), check=False, capture_output=True, timeout=60)  # noqa: S603 - fixed
    shutil.rmtree(root, ignore_errors=True)


@pytest.fixture
def postfix(running: Server) -> Server:
    """The server, without what was delivered before."""
    shutil.rmtree(running.kept, ignore_errors=True)
    return running


def test_what_goes_arrives_unchanged(gate: Running, postfix: Server) -> None:
    """A friend's mail is delivered once; its words and its own headers are as they were sent."""
    gate.account(port=postfix.port)
    sent = mail(ASK, FRIEND, subject="The stand", X_Own="kept")
    assert gate.send(sent, FRIEND) == ""
    (came,) = postfix.delivered(1)
    before, after = email.message_from_bytes(sent), email.message_from_bytes(came)
    assert str(after.get_payload()).split() == str(before.get_payload()).split()
    assert [(name, after[name]) for name in before] == list(before.items())
    assert not [name for name in after if name.lower().startswith("goodterms")]


def test_what_is_held_is_not_delivered(gate: Running, postfix: Server) -> None:
    """A pitch to a stranger does not leave; after "send anyway" it leaves once."""
    gate.account(port=postfix.port)
    assert "say hello first" in gate.send(PITCH, STRANGER)
    decide(gate.home, held.everything(gate.home)[0].id, "all")
    assert gate.send(PITCH, STRANGER) == ""
    assert len(postfix.delivered(1)) == 1


@needs("msmtp")
def test_msmtp_to_postfix(gate: Running, postfix: Server, tmp_path: Path) -> None:
    """A real mail program through the gate to a real server."""
    gate.account(port=postfix.port)
    words = ("msmtp", "-C", str(msmtp(gate, tmp_path)), FRIEND)
    assert did(*words, given=mail(ASK, FRIEND).replace(b"\r\n", b"\n")).returncode == 0
    assert [b"Could you look over" in one for one in postfix.delivered(1)] == [True]


def test_many_at_once(gate: Running, postfix: Server) -> None:
    """Twenty mails of one login are delivered, each once."""
    gate.account(port=postfix.port)
    with gate.logged_in() as link:
        for number in range(20):
            link.sendmail("olive@example.com", [FRIEND], mail(f"{ASK}\nNumber {number}.\n", FRIEND))
    told = sorted(int(re.search(rb"Number (\d+)", one)[1]) for one in postfix.delivered(20))  # type: ignore[index]
    assert told == list(range(20))
