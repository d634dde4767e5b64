"""The day's lines as a mail, to a server on this machine."""

from __future__ import annotations

import smtplib
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from goodterms.desk.digest import PASSWORD, digest, keep_password
from goodterms.desk.trouble import Trouble

LINES = [("Kim Sample", "Kim asked you on 3 May 2024: “Coming?”.", "Answer Kim."), ("", "The newest is old.", "")]


@pytest.fixture
def server() -> Iterator[tuple[int, list[bytes]]]:
    """A server that takes one mail, and what it was told."""
    told: list[bytes] = []
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        connection, _ = listening.accept()
        with connection, connection.makefile("rwb") as talk:
            talk.write(b"220 here\r\n")
            talk.flush()
            body = False
            for line in talk:
                told.append(line)
                if body:
                    body = line != b".\r\n"
                    if body:
                        continue
                body = line.upper().startswith(b"DATA")
                talk.write(b"354 go on\r\n" if body else b"221 bye\r\n" if line.startswith(b"QUIT") else b"250 ok\r\n")
                talk.flush()

    thread = Thread(target=serve, daemon=True)
    thread.start()
    yield listening.getsockname()[1], told
    listening.close()
    thread.join(5)


def test_lines_are_sent_as_plain_text(tmp_path: Path, server: tuple[int, list[bytes]]) -> None:
    """Each line with its name and what to do, to the one address, marked as automatic."""
    port, told = server
    (tmp_path / "config.toml").write_text(f'mail_server = "smtp://127.0.0.1:{port}"\n')
    sent = digest(tmp_path, "olive@example.com", LINES)
    assert sent == {"to": "olive@example.com", "by": f"127.0.0.1:{port}", "lines": 2}
    whole = b"".join(told)
    assert b"Auto-Submitted: auto-generated" in whole
    assert b"rcpt to:<olive@example.com>" in whole.lower()


@pytest.mark.parametrize(
    ("config", "to", "says"),
    [
        ("", "olive@example.com", "Name the server"),
        ('mail_server = "smtp://127.0.0.1:1"', "olive@example.com", "did not go out"),
        ('mail_server = "smtp://127.0.0.1:1"', "olive", "no mail address"),
        ('mail_server = "smtp://127.0.0.1:1"', "olive@example.com\r\nBcc: a@example.org", "no mail address"),
    ],
)
def test_what_is_missing_is_said(tmp_path: Path, config: str, to: str, says: str) -> None:
    """No server, no address, no answer: a sentence each, and nothing is sent."""
    (tmp_path / "config.toml").write_text(config)
    with pytest.raises(Trouble, match=says):
        digest(tmp_path, to, LINES)


def test_the_password_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a file of the owner's where there is no keyring; the server is told it, and without one nothing is sent."""
    monkeypatch.setitem(sys.modules, "keyring", None)
    monkeypatch.delenv(PASSWORD, raising=False)
    with pytest.raises(Trouble, match="Name the server"):
        keep_password(tmp_path, "not a secret")
    (tmp_path / "config.toml").write_text('mail_server = "smtps://olive%40example.com@mail.example.com"\n')
    told: list[tuple[str, str]] = []

    class Server(smtplib.SMTP):
        """A server that nobody dials."""

        def __init__(self, *_: object, **__: object) -> None:
            super().__init__()

        def login(self, user: str, password: str, **_: object) -> tuple[int, bytes]:
            """Remembers who came."""
            told.append((user, password))
            return 235, b"ok"

        def send_message(self, *_: object, **__: object) -> dict[str, tuple[int, bytes]]:
            """Takes any mail."""
            return {}

        def quit(self) -> tuple[int, bytes]:
            """Hangs up."""
            return 221, b"bye"

    monkeypatch.setattr(smtplib, "SMTP_SSL", Server)
    with pytest.raises(Trouble, match="I have no password for mail"):
        digest(tmp_path, "olive@example.com", LINES)
    assert keep_password(tmp_path, "not a secret") == {"server": "mail.example.com", "kept": "file"}
    assert (tmp_path / "mail" / "secrets.json").stat().st_mode & 0o077 == 0
    digest(tmp_path, "olive@example.com", LINES)
    assert told == [("olive@example.com", "not a secret")]
