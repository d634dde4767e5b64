"""A small mail server that can lie: wrong sizes, missing numbers, endless lines, wrong counts, sudden ends."""

from __future__ import annotations

import re
import socketserver
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Thread

NUMBERS = re.compile(r"(\d+)(?::(\d+|\*))?")


@dataclass
class Told:
    """What the server has and how it lies. ``lie``: "" for never; ``at``: only of this message, 0 for all.

    ``able``: its capabilities. ``token``: the one that it takes. ``labels``: Gmail's, by number.
    ``said``: the commands it got.
    """

    messages: dict[int, bytes]
    lie: str = ""
    at: int = 0
    able: str = "IMAP4rev1"
    labels: dict[int, str] = field(default_factory=dict)
    folders: tuple[str, ...] = ('() "/" INBOX',)
    token: str = ""
    said: list[str] = field(default_factory=list)


class _Talk(socketserver.StreamRequestHandler):
    """One connection."""

    told: Told

    def handle(self) -> None:
        """Answers until the client leaves or the lie ends it."""
        with suppress(OSError):
            self.wfile.write(b"* OK ready\r\n")
            for line in self.rfile:
                tag, _, command = line.decode().strip().partition(" ")
                self.told.said.append(command)
                if command.startswith("AUTHENTICATE"):
                    self._let_in(tag)
                elif not self._answer(tag, command):
                    return

    def _let_in(self, tag: str) -> None:
        self._say("+")
        said = b64decode(self.rfile.readline()).decode()
        if f"Bearer {self.told.token}\1" in said:
            self._say(f"{tag} OK let in")
            return
        self._say("+ " + b64encode(b'{"status":"400"}').decode())
        self.rfile.readline()
        self._say(f"{tag} NO not allowed")

    def _answer(self, tag: str, command: str) -> bool:
        told, word = self.told, command.upper()
        many = 50 if told.lie == "count" else len(told.messages)
        following = max(told.messages, default=0) + 1
        if word.startswith("CAPABILITY"):
            self._say(f"* CAPABILITY {told.able}")
        elif word.startswith("LIST"):
            for folder in told.folders:
                self._say(f"* LIST {folder}")
        elif word.startswith("STATUS"):
            name = command.split('"')[1]
            self._say(f'* STATUS "{name}" (UIDVALIDITY 7 UIDNEXT {following} MESSAGES {many})')
        elif word.startswith("EXAMINE"):
            for each in (f"* {many} EXISTS", "* OK [UIDVALIDITY 7]", f"* OK [UIDNEXT {following}]"):
                self._say(each)
        elif word.startswith("UID SEARCH"):
            self._say(f"* SEARCH {' '.join(map(str, sorted(told.messages)))}".strip())
        elif word.startswith("UID FETCH") and not self._fetch(command):
            return False
        elif word.startswith("LOGOUT"):
            self._say("* BYE")
        self._say(f"{tag} OK done")
        return not word.startswith("LOGOUT")

    def _fetch(self, command: str) -> bool:
        wanted = command.split()[2]
        body = "BODY.PEEK[TEXT]" in command
        for place, uid in enumerate(sorted(self.told.messages), 1):
            if any(_in(uid, part) for part in wanted.split(",")) and not self._message(place, uid, body=body):
                return False
        return True

    def _message(self, place: int, uid: int, *, body: bool) -> bool:
        told = self.told
        lie = told.lie if told.at in {0, uid} else ""
        head, _, text = told.messages[uid].partition(b"\r\n\r\n")
        content = text if body else head + b"\r\n\r\n"
        size = {"short": len(content) - 9, "long": len(content) + 9, "huge": 10**11}.get(lie, len(content))
        if lie == "line":
            with suppress(OSError):
                while True:
                    self.wfile.write(b"* 1 FETCH (" + b"A" * 100_000)
        if lie == "answers":
            with suppress(OSError):
                while True:
                    self.wfile.write(b"* OK and so on\r\n" * 5_000)
        if lie == "withheld":
            return True
        if lie == "none":
            self._say(f"* {place} FETCH (UID {uid} FLAGS (")
            return True
        number = {"unnumbered": "", "other": f"UID {uid + 1000} "}.get(lie, f"UID {uid} ")
        labels = f" X-GM-LABELS ({told.labels[uid]})" if uid in told.labels else ""
        what = "BODY[TEXT]<0>" if body else "BODY[HEADER]"
        self.wfile.write(
            f"* {place} FETCH ({number}FLAGS () RFC822.SIZE {len(told.messages[uid])} INTERNALDATE "
            f'"01-Jan-2024 10:00:00 +0000"{labels} {what} {{{size}}}\r\n'.encode()
        )
        if lie == "end" and body:
            self.wfile.write(content[:5])
            return False
        self.wfile.write(content + b")\r\n")
        return True

    def _say(self, text: str) -> None:
        self.wfile.write(text.encode() + b"\r\n")


def _in(uid: int, part: str) -> bool:
    found = NUMBERS.fullmatch(part)
    if found is None:
        return False
    last = found[2] or found[1]
    return int(found[1]) <= uid <= (1 << 32 if last == "*" else int(last))


@contextmanager
def lying(told: Told) -> Iterator[int]:
    """Such a server at a port of its own, which is given."""

    class Talk(_Talk):
        pass

    Talk.told = told
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Talk) as server:
        server.daemon_threads = True
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
