"""A real Thunderbird on a screen that nobody sees: set up to send by the gate, driven by keys, shown in pictures."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from postfix import free_port

PROGRAMS = ("thunderbird", "Xvfb", "openbox", "xdotool", "import")
"""Debian: thunderbird xvfb openbox xdotool imagemagick."""

SIZE = "1100x800x24"

PREFERENCES = """
user_pref("mail.accountmanager.accounts", "account1,account2");
user_pref("mail.accountmanager.defaultaccount", "account1");
user_pref("mail.accountmanager.localfoldersserver", "server2");
user_pref("mail.account.account1.server", "server1");
user_pref("mail.account.account1.identities", "id1");
user_pref("mail.server.server1.type", "pop3");
user_pref("mail.server.server1.hostname", "localhost");
user_pref("mail.server.server1.port", 1);
user_pref("mail.server.server1.name", "{address}");
user_pref("mail.server.server1.userName", "{address}");
user_pref("mail.server.server1.check_new_mail", false);
user_pref("mail.server.server1.login_at_startup", false);
user_pref("mail.server.server1.directory-rel", "[ProfD]Mail/mine");
user_pref("mail.account.account2.server", "server2");
user_pref("mail.server.server2.type", "none");
user_pref("mail.server.server2.hostname", "Local Folders");
user_pref("mail.server.server2.name", "Local Folders");
user_pref("mail.server.server2.userName", "nobody");
user_pref("mail.server.server2.directory-rel", "[ProfD]Mail/Local Folders");
user_pref("mail.identity.id1.fullName", "Olive Orchard");
user_pref("mail.identity.id1.useremail", "{address}");
user_pref("mail.identity.id1.valid", true);
user_pref("mail.identity.id1.smtpServer", "smtp1");
user_pref("mail.identity.id1.compose_html", false);
user_pref("mail.identity.id1.fcc_folder", "mailbox://nobody@Local%20Folders/Sent");
user_pref("mail.smtpservers", "smtp1");
user_pref("mail.smtp.defaultserver", "smtp1");
user_pref("mail.smtpserver.smtp1.hostname", "localhost");
user_pref("mail.smtpserver.smtp1.port", {port});
user_pref("mail.smtpserver.smtp1.try_ssl", 2);
user_pref("mail.smtpserver.smtp1.authMethod", 3);
user_pref("mail.smtpserver.smtp1.username", "{address}");
user_pref("mail.provider.suppress_dialog_on_startup", true);
user_pref("mail.spotlight.firstRunDone", true);
user_pref("mail.winsearch.firstRunDone", true);
user_pref("mail.rights.version", 1);
user_pref("mailnews.start_page_override.mstone", "ignore");
user_pref("mailnews.start_page.enabled", false);
user_pref("app.donation.eoy.version.viewed", 999);
user_pref("app.update.enabled", false);
user_pref("datareporting.policy.bypassNotification", true);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("browser.region.update.enabled", false);
user_pref("extensions.update.enabled", false);
user_pref("mail.inappnotifications.enabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("mail.shell.checkDefaultClient", false);
user_pref("mail.warn_on_send_accel_key", false);
user_pref("marionette.port", {marionette});
"""


class Thunderbird:
    """One that runs. What a person would do is done by keys; only what stands in its windows is asked inside it."""

    def __init__(self, display: str, link: socket.socket) -> None:
        self.display = display
        self._link = link
        self._number = 0
        self._read()
        self._asked("WebDriver:NewSession", {})
        self._asked("Marionette:SetContext", {"value": "chrome"})

    def inside(self, script: str, *given: object) -> Any:
        """What a script inside it returns; ``Services`` and ``arguments`` are there."""
        asked = {"script": script, "args": list(given), "newSandbox": True, "sandbox": "system"}
        return self._asked("WebDriver:ExecuteScript", asked)["value"]

    def keys(self, *names: str) -> None:
        """Presses keys in the window in front."""
        self._tool("key", "--clearmodifiers", *names)

    def front(self, title: str) -> None:
        """Puts the window of a title in front.

        Raises:
            AssertionError: there is none within a minute.
        """
        self._tool("search", "--sync", "--onlyvisible", "--name", title, "windowactivate", "--sync")

    def picture(self, path: Path) -> None:
        """The whole screen, as it stands."""
        self._run("import", "-window", "root", str(path))

    def _tool(self, *words: str) -> None:
        self._run("xdotool", *words)

    def _run(self, name: str, *words: str) -> None:
        env = {**os.environ, "DISPLAY": self.display}
        command = (shutil.which(name) or name, *words)
        subprocess.run(command, check=True, timeout=60, capture_output=True, env=env)  # noqa: S603 - fixed

    def _asked(self, name: str, given: dict[str, object]) -> Any:
        self._number += 1
        text = json.dumps([0, self._number, name, given]).encode()
        self._link.sendall(str(len(text)).encode() + b":" + text)
        _, _, error, found = self._read()
        assert error is None, error
        return found

    def _read(self) -> Any:
        """A number, a colon, and so many bytes of JSON."""
        size = b""
        while (sign := self._link.recv(1)) != b":":
            assert sign, "Thunderbird ended"
            size += sign
        text = b""
        while len(text) < int(size):
            text += self._link.recv(int(size) - len(text))
        return json.loads(text)


def missing() -> list[str]:
    """What is not installed of what this needs."""
    return [name for name in PROGRAMS if shutil.which(name) is None]


@contextmanager
def thunderbird(folder: Path, *, port: int, address: str, compose: str) -> Iterator[Thunderbird]:
    """One with a fresh profile whose outgoing server is at a port of this machine, with a window to write in."""
    profile = folder / "profile"
    for name in ("Local Folders", "mine"):
        (profile / "Mail" / name).mkdir(parents=True)
    marionette = free_port()
    (profile / "user.js").write_text(
        PREFERENCES.replace("{address}", address).replace("{port}", str(port)).replace("{marionette}", str(marionette))
    )
    env = {**os.environ, "HOME": str(folder), "MOZ_CRASHREPORTER_DISABLE": "1", "LIBGL_ALWAYS_SOFTWARE": "1"}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    command = ["thunderbird", "--profile", str(profile), "--no-remote", "--marionette", "--remote-allow-system-access"]
    with _screen() as display:
        env["DISPLAY"] = display
        with (
            _running(["openbox"], env=env, **quiet),
            _running([*command, "-compose", compose], env=env, **quiet),
            _connected(marionette) as link,
        ):
            yield Thunderbird(display, link)


@contextmanager
def _screen() -> Iterator[str]:
    reads, writes = os.pipe()
    command = ["Xvfb", "-displayfd", str(writes), "-screen", "0", SIZE, "-nolisten", "tcp"]
    with _running(command, pass_fds=(writes,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL):
        os.close(writes)
        with os.fdopen(reads) as told:
            number = told.readline().strip()
        yield f":{number}"


@contextmanager
def _running(command: list[str], **more: Any) -> Iterator[None]:
    with subprocess.Popen(command, **more) as process:  # noqa: S603 - fixed
        try:
            yield
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


@contextmanager
def _connected(port: int) -> Iterator[socket.socket]:
    until = time.monotonic() + 90
    while True:
        try:
            link = socket.create_connection(("127.0.0.1", port), 60)
        except OSError:
            assert time.monotonic() < until, "Thunderbird did not start"
            time.sleep(0.3)
            continue
        with link:
            yield link
        return
