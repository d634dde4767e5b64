"""The day's lines as a mail, to a server on this machine."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from goodterms.desk.digest import digest
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
