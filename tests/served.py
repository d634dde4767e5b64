"""Real servers for tests: Dovecot and Radicale, each with a port and folder of its own, stopped afterwards."""

from __future__ import annotations

import grp
import http.client
import imaplib
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from base64 import b64encode
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

DOVECOT = shutil.which("dovecot", path=os.environ.get("PATH", "") + ":/usr/sbin")
NO_DOVECOT = "Dovecot is not installed (Debian: dovecot-imapd): following a real mailbox is not tested"

OLIVE, PASSWORD = "olive@example.com", "geheim"

CONFIGURATION = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = {ssl}
{certificate}
disable_plaintext_auth = no
auth_mechanisms = plain login
default_internal_user = {user}
default_login_user = {login}
default_internal_group = {group}
mail_location = maildir:{folder}/mail:LAYOUT=fs
mail_uid = {uid}
mail_gid = {gid}
first_valid_uid = 0
first_valid_gid = 0
mail_max_userip_connections = 100
mail_fsync = never
service anvil {{
  chroot =
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    address = 127.0.0.1
    port = {port}
  }}
  inet_listener imaps {{
    address = 127.0.0.1
    port = {private}
  }}
}}
service stats {{
  chroot =
}}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/home
}}
namespace inbox {{
  inbox = yes
  separator = /
  mailbox Sent {{
    special_use = \\Sent
    auto = create
  }}
  mailbox Drafts {{
    special_use = \\Drafts
    auto = create
  }}
  mailbox Junk {{
    special_use = \\Junk
    auto = create
  }}
  mailbox Trash {{
    special_use = \\Trash
    auto = create
  }}
}}
"""


@dataclass
class Dovecot:
    """One server. ``folder``: its own; mail lies in ``mail`` below."""

    folder: Path
    port: int
    private: int

    def start(self) -> None:
        """Starts it, and waits until it answers."""
        assert DOVECOT is not None
        command = [DOVECOT, "-c", str(self.folder / "dovecot.conf")]
        # Its output would stay open in the server: nobody waits for that.
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - Debian's
        _wait(self.port, self.folder / "log")

    def stop(self) -> None:
        """Ends it, whatever it is doing."""
        pid = self.folder / "run" / "master.pid"
        if pid.exists():
            number = int(pid.read_text())
            os.kill(number, 15)
            until = time.monotonic() + 20
            while pid.exists() and time.monotonic() < until:
                time.sleep(0.02)

    @contextmanager
    def link(self) -> Iterator[imaplib.IMAP4]:
        """A connection as mail programs have one, logged in."""
        with imaplib.IMAP4("127.0.0.1", self.port) as link:
            link.login(OLIVE, PASSWORD)
            yield link

    def put(self, folder: str, messages: Iterable[bytes], flags: str = "") -> None:
        """Puts messages into a folder, which is made where it is not there."""
        with self.link() as link:
            link.create(f'"{folder}"')
            for message in messages:
                kind, said = link.append(f'"{folder}"', flags, "", message)
                assert kind == "OK", said


@contextmanager
def dovecot(certificate: tuple[Path, Path] | None = None) -> Iterator[Dovecot]:
    """A server with nothing in it, stopped afterwards. Run by root, it wants users of its own, as Debian makes them.

    Its folder is no pytest folder: its processes run as users who could not look into that.
    """
    folder = Path(tempfile.mkdtemp(prefix="goodterms-dovecot-"))
    folder.chmod(0o755)
    server = Dovecot(folder, _free(), _free())
    me = pwd.getpwnam("dovecot") if os.getuid() == 0 else pwd.getpwuid(os.getuid())
    login = "dovenull" if os.getuid() == 0 else me.pw_name
    for name in ("mail", "home"):
        (folder / name).mkdir()
        os.chown(folder / name, me.pw_uid, me.pw_gid)
    files = "" if certificate is None else f"ssl_cert = <{certificate[0]}\nssl_key = <{certificate[1]}"
    text = CONFIGURATION.format(
        folder=folder, port=server.port, private=server.private, user=me.pw_name, login=login, uid=me.pw_uid,
        group=grp.getgrgid(me.pw_gid).gr_name, gid=me.pw_gid, password=PASSWORD,
        ssl="no" if certificate is None else "yes", certificate=files,
    )  # fmt: skip
    (folder / "dovecot.conf").write_text(text)
    try:
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def radicale(folder: Path) -> Iterator[str]:
    """A server of address books and calendars (Radicale), stopped afterwards; its address."""
    port = _free()
    (folder / "users").write_text(f"{OLIVE}:{PASSWORD}\n")
    (folder / "radicale.conf").write_text(
        f"[server]\nhosts = 127.0.0.1:{port}\n[auth]\ntype = htpasswd\nhtpasswd_filename = {folder}/users\n"
        f"htpasswd_encryption = plain\ndelay = 0\n[storage]\nfilesystem_folder = {folder}/collections\n"
    )
    with (folder / "log").open("wb") as log:
        command = [sys.executable, "-m", "radicale", "-C", str(folder / "radicale.conf")]
        process = subprocess.Popen(command, stdout=log, stderr=log)  # noqa: S603 - ours
    try:
        _wait(port, folder / "log")
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait()


def put(url: str, content: str, method: str = "PUT") -> int:
    """Asks a server of address books and calendars as programs do that write there; its status."""
    parts = urlsplit(url)
    link = http.client.HTTPConnection(parts.netloc, timeout=20)
    key = b64encode(f"{OLIVE}:{PASSWORD}".encode()).decode()
    kind = "text/vcard" if "VCARD" in content else "text/calendar" if "VCALENDAR" in content else "application/xml"
    link.request(method, parts.path, content.encode(), {"Authorization": f"Basic {key}", "Content-Type": kind})
    with link.getresponse() as response:
        response.read()
        status = response.status
    link.close()
    return status


def make(url: str, kind: str) -> None:
    """Makes an address book or a calendar."""
    space, thing = {"carddav": ("carddav", "addressbook"), "caldav": ("caldav", "calendar")}[kind]
    body = (
        f'<d:mkcol xmlns:d="DAV:" xmlns:x="urn:ietf:params:xml:ns:{space}"><d:set><d:prop><d:resourcetype>'
        f"<d:collection/><x:{thing}/></d:resourcetype></d:prop></d:set></d:mkcol>"
    )
    assert put(url, body, "MKCOL") == 201


def _wait(port: int, log: Path) -> None:
    """Waits until a server answers."""
    until = time.monotonic() + 20
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            if time.monotonic() > until:
                raise AssertionError(log.read_text()) from None
            time.sleep(0.02)
        else:
            return


def _free() -> int:
    with socket.socket() as made:
        made.bind(("127.0.0.1", 0))
        port: int = made.getsockname()[1]
        return port
