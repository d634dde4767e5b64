"""What is handed on to a provider: over connections that are kept, and never half."""

from __future__ import annotations

import io
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread

import pytest

from goodterms.desk.outgoing.accounts import Account
from goodterms.desk.outgoing.sending import Unsure
from goodterms.faces.smtp.provider import Order, Provider, Refused

from .conftest import FRIEND, OLIVE, STRANGER

RAW = b"Subject: Hello\r\n\r\n.dot\r\nno more\r\n"


class Scripted:
    """A server that answers by a script, and keeps what it was told."""

    def __init__(self, says: Callable[[bytes], bytes | None], greets: bytes) -> None:
        self.says, self.greets = says, greets
        self.told: list[list[bytes]] = []

    def serve(self, listening: socket.socket) -> None:
        """One connection after the other."""
        while True:
            try:
                link, _ = listening.accept()
            except OSError:
                return
            with link, link.makefile("rb") as lines:
                self._talk(link, lines)

    def _talk(self, link: socket.socket, lines: io.BufferedReader) -> None:
        link.sendall(b"220 here\r\n")
        told: list[bytes] = []
        self.told.append(told)
        while line := lines.readline():
            told.append(line.rstrip())
            answer = self.greets if line.startswith(b"ehlo") else self.says(line)
            if answer is None:
                return
            link.sendall(answer)
            if answer.startswith(b"354"):
                while (text := lines.readline()) not in (b".\r\n", b""):
                    told.append(text.rstrip())
                ended = self.says(b".")
                if ended is None:
                    return
                link.sendall(ended)


@contextmanager
def scripted(
    says: Callable[[bytes], bytes | None], *, greets: bytes = b"250-here\r\n250 PIPELINING\r\n"
) -> Iterator[tuple[Scripted, Account, Provider]]:
    """A server, an account at it, and what hands mail on to it."""
    server = Scripted(says, greets)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = Thread(target=server.serve, args=(listening,), daemon=True)
        thread.start()
        provider = Provider(lambda _: "")
        yield server, Account(OLIVE, OLIVE, "127.0.0.1", int(listening.getsockname()[1]), "none"), provider
        provider.close()
        listening.shutdown(socket.SHUT_RDWR)
    thread.join(10)


def fine(line: bytes) -> bytes:
    """Takes everything."""
    return b"354 go on\r\n" if line.startswith(b"DATA") else b"250 fine\r\n"


def order(*to: str, options: tuple[str, ...] = ()) -> Order:
    """A message to somebody."""
    return Order(OLIVE, to or (FRIEND,), options, io.BytesIO(RAW))


@pytest.mark.parametrize("greets", [b"250-here\r\n250 PIPELINING\r\n", b"250 here\r\n"])
def test_one_connection(greets: bytes) -> None:
    """Two messages go over one connection, whole, with their dots, whether the server takes commands at once or not."""
    with scripted(fine, greets=greets) as (server, account, provider):
        provider.send(account, order())
        provider.send(account, order(FRIEND, STRANGER))
    (told,) = server.told
    assert [line for line in told if line.startswith((b"MAIL", b"RCPT"))] == [
        *(b"MAIL FROM:<olive@example.com>", b"RCPT TO:<rosa@example.net>"),
        *(b"MAIL FROM:<olive@example.com>", b"RCPT TO:<rosa@example.net>", b"RCPT TO:<sam@stranger.example>"),
    ]
    assert (told.count(b"..dot"), told.count(b"no more")) == (2, 2)


def test_closed_meanwhile() -> None:
    """A connection that the provider closed between two messages is made anew: the second goes, once."""
    seen: list[bytes] = []

    def closes(line: bytes) -> bytes | None:
        seen.append(line[:4])
        return None if seen.count(b"MAIL") == 2 else fine(line)

    with scripted(closes) as (server, account, provider):
        provider.send(account, order())
        provider.send(account, order())
    assert [len([line for line in told if line == b"no more"]) for told in server.told] == [1, 1]


def test_tired_meanwhile() -> None:
    """A provider that wants a new connection after so many messages (421) gets one."""
    seen: list[bytes] = []

    def tires(line: bytes) -> bytes | None:
        seen.append(line[:4])
        return b"421 too many\r\n" if seen.count(b"MAIL") == 2 and line.startswith(b"MAIL") else fine(line)

    with scripted(tires) as (server, account, provider):
        provider.send(account, order())
        provider.send(account, order())
    assert sum(told.count(b"no more") for told in server.told) == 2


def test_one_is_refused() -> None:
    """With one recipient refused nothing is handed over, every refusal is told, and the connection is good."""

    def picky(line: bytes) -> bytes | None:
        return b"550 nobody here\r\n" if b"sam@" in line else fine(line)

    with scripted(picky) as (server, account, provider):
        with pytest.raises(Refused) as refused:
            provider.send(account, order(FRIEND, STRANGER))
        assert (refused.value.code, refused.value.lines) == (550, (f"{STRANGER}: nobody here",))
        provider.send(account, order())
    (told,) = server.told
    assert told.count(b"no more") == 1


def test_broken_after_the_dot() -> None:
    """When the connection breaks after all was handed over, nobody can know, and it is said so."""
    breaks = scripted(lambda line: None if line == b"." else fine(line))
    with breaks as (_, account, provider), pytest.raises(Unsure):
        provider.send(account, order())


def test_broken_before_the_dot() -> None:
    """When it breaks before, it did not go."""
    breaks = scripted(lambda line: None if line.startswith(b"DATA") else fine(line))
    with breaks as (_, account, provider), pytest.raises(Refused) as refused:
        provider.send(account, order())
    assert refused.value.code == 451


def test_no_line_of_its_own() -> None:
    """The end of a line in an address is no command of its own."""
    with scripted(fine) as (server, account, provider), pytest.raises(Refused):
        provider.send(account, order("rosa@example.net>\r\nRCPT TO:<sam@stranger.example"))
    assert not [line for told in server.told for line in told if b"sam@" in line]


def test_what_the_envelope_says() -> None:
    """8BITMIME and SMTPUTF8 are asked for where they are offered; a provider that lacks SMTPUTF8 gets no such mail."""
    offers = b"250-here\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n"
    with scripted(fine, greets=offers) as (server, account, provider):
        provider.send(account, order("jörg@grün.example", options=("BODY=8BITMIME", "SMTPUTF8")))
    assert b"MAIL FROM:<olive@example.com> BODY=8BITMIME SMTPUTF8" in server.told[0]
    assert "RCPT TO:<jörg@grün.example>".encode() in server.told[0]
    lacks = scripted(fine)
    with lacks as (server, account, provider), pytest.raises(Refused, match="SMTPUTF8") as refused:
        provider.send(account, order("jörg@grün.example", options=("SMTPUTF8",)))
    assert refused.value.code == 550


def test_nobody_shall_answer() -> None:
    """A message without a sender, such as a receipt, has none when it is handed on."""
    with scripted(fine) as (server, account, provider):
        provider.send(account, order()._replace(sender="<>"))
    assert b"MAIL FROM:<>" in server.told[0]


def test_many_recipients() -> None:
    """Hundreds of recipients are given in groups, none left out."""
    everybody = [f"p{number}@example.org" for number in range(333)]
    with scripted(fine) as (server, account, provider):
        provider.send(account, order(*everybody))
    assert sum(line.startswith(b"RCPT") for line in server.told[0]) == 333
