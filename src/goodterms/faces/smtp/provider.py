"""Hands messages on to the user's provider, over connections that are kept open for the next one."""

from __future__ import annotations

import smtplib
import socket
import ssl
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from threading import Lock
from time import monotonic
from typing import BinaryIO, NamedTuple

from goodterms.desk.outgoing.accounts import Account, is_here
from goodterms.desk.outgoing.sending import Unsure

PATIENCE = 60.0
"""Seconds until an answer; RFC 5321, 4.5.3.2 asks for minutes, a person before a window does not wait so long."""

AFTER_DATA = 300.0
"""Seconds for the answer to a whole message, when the provider looks through it: a doubt costs more than waiting."""

IDLE = 20.0
"""Seconds that a connection is kept for the next message; providers close theirs after minutes."""

CHUNK = 1 << 18
SENT, GO_AHEAD, DONE = 250, 354, 221
UNAVAILABLE = 421


GROUP = 50
"""Commands sent without waiting for the answer to each (RFC 2920): fewer than a connection can hold answers of."""

Name = tuple[str, int, str]
"""Host, port and user: whose connection it is."""


class Refused(Exception):
    """The provider does not take it, now (4xx) or ever (5xx). Nothing was sent to anybody. ``lines``: its words."""

    def __init__(self, code: int, lines: Sequence[str]) -> None:
        super().__init__(code, *lines)
        self.code = code
        self.lines = tuple(lines)


class Order(NamedTuple):
    """A message to hand on. ``options``: of MAIL FROM, as the client said them (BODY=8BITMIME, SMTPUTF8)."""

    sender: str
    to: Sequence[str]
    options: Sequence[str]
    content: BinaryIO


class Provider:
    """The providers of all accounts; safe to be used by several threads at once. ``secret``: an account's password."""

    def __init__(self, secret: Callable[[Account], str], *, trust: ssl.SSLContext | None = None) -> None:
        self._secret = secret
        self._trust = trust or ssl.create_default_context()
        self._free: dict[Name, list[tuple[float, smtplib.SMTP]]] = defaultdict(list)
        self._lock = Lock()

    def send(self, account: Account, order: Order) -> None:
        """Sends to all or to nobody.

        Raises:
            Refused: it was not sent, and why.
            Unsure: the connection broke when all had been handed over.
        """
        with self._connection(account, order) as link:
            _content(link, order.content)

    def check(self, account: Account) -> None:
        """Logs in and out again.

        Raises:
            Refused: that does not work, and why.
        """
        with self._connection(account) as link:
            link.rset()

    def close(self) -> None:
        """Says goodbye on every open connection."""
        with self._lock:
            links = [link for free in self._free.values() for _, link in free]
            self._free.clear()
        for link in links:
            _quit(link)

    @contextmanager
    def _connection(self, account: Account, order: Order | None = None) -> Iterator[smtplib.SMTP]:
        """A connection, logged in, with the envelope of an order given; given back when all went well, closed when not.

        One that was kept may have been closed over there meanwhile: then a new one is tried before anything is said.
        """
        name = (account.host, account.port, account.user)
        link = self._begun(name, account, order)
        if link is None:
            link = self._made(account)
            with self._watched(name, account, link):
                _begin(link, order)
        with self._watched(name, account, link):
            yield link
        self._give_back(name, link)

    def _begun(self, name: Name, account: Account, order: Order | None) -> smtplib.SMTP | None:
        """A connection that was kept and still answers, with the envelope given; None when there is none."""
        while (link := self._kept(name)) is not None:
            with self._watched(name, account, link, again=True):
                _begin(link, order)
                return link
        return None

    @contextmanager
    def _watched(self, name: Name, account: Account, link: smtplib.SMTP, *, again: bool = False) -> Iterator[None]:
        """What happens to a connection on which something does not go well. ``again``: another one will be tried."""
        try:
            yield
        except Refused as refused:
            if refused.code == UNAVAILABLE or not _reset(link):
                link.close()
                if again:
                    return
            else:
                self._give_back(name, link)
            raise
        except Unsure:
            link.close()
            raise
        except (smtplib.SMTPException, OSError) as error:
            link.close()
            if not again:
                raise _unreachable(account, error) from error

    def _kept(self, name: Name) -> smtplib.SMTP | None:
        with self._lock:
            free = self._free[name]
            while free:
                since, link = free.pop()
                if monotonic() - since < IDLE:
                    return link
                link.close()
        return None

    def _give_back(self, name: Name, link: smtplib.SMTP) -> None:
        with self._lock:
            self._free[name].append((monotonic(), link))

    def _made(self, account: Account) -> smtplib.SMTP:
        try:
            link = self._opened(account)
        except (smtplib.SMTPException, OSError) as error:
            raise _unreachable(account, error) from error
        try:
            secret = self._secret(account)
            if secret:
                link.login(account.user or account.address, secret)
        except smtplib.SMTPAuthenticationError as error:
            link.close()
            says = f"{account.host} does not take your password there ({_words(error.smtp_error)})."
            raise Refused(454, [says, "Give it again: goodterms smtp setup"]) from error
        except (smtplib.SMTPException, OSError) as error:
            link.close()
            raise _unreachable(account, error) from error
        return link

    def _opened(self, account: Account) -> smtplib.SMTP:
        trust = _for(account, self._trust)
        if account.tls == "tls":
            link: smtplib.SMTP = smtplib.SMTP_SSL(account.host, account.port, timeout=PATIENCE, context=trust)
        else:
            link = smtplib.SMTP(account.host, account.port, timeout=PATIENCE)
        if account.tls == "starttls":
            link.starttls(context=trust)
        link.ehlo_or_helo_if_needed()
        assert link.sock is not None  # noqa: S101 - it has just answered
        link.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # short lines, each waited for
        return link


def _for(account: Account, trust: ssl.SSLContext) -> ssl.SSLContext:
    """How a provider proves who it is; one on this very machine (a bridge) has a certificate of its own making."""
    if not is_here(account.host):
        return trust
    here = ssl.create_default_context()
    here.check_hostname = False
    here.verify_mode = ssl.CERT_NONE
    return here


def _begin(link: smtplib.SMTP, order: Order | None) -> None:
    """Gives the envelope of an order, or only sees whether the connection answers."""
    if order is None:
        link.rset()
    else:
        _envelope(link, order)


def _envelope(link: smtplib.SMTP, order: Order) -> None:
    """Sender and recipients; one whom the provider does not take stops the message for all."""
    known = [option for option in order.options if option.partition("=")[0].lower() in _offered(link)]
    if "SMTPUTF8" in order.options and "SMTPUTF8" not in known:
        raise Refused(550, ["Your provider cannot carry addresses or headers in other letters than ASCII (SMTPUTF8)."])
    link.command_encoding = "utf-8" if "SMTPUTF8" in known else "ascii"
    first = " ".join([f"MAIL FROM:{_path(order.sender)}", *known])
    answered = _asked(link, [first, *(f"RCPT TO:{_path(one)}" for one in order.to)])
    _expect(answered[0])
    refused = [(code, f"{one}: {_words(says)}") for one, (code, says) in zip(order.to, answered[1:], strict=True)
               if code // 10 != SENT // 10]  # fmt: skip
    if refused:
        raise Refused(max(code for code, _ in refused), [says for _, says in refused])


def _path(address: str) -> str:
    """An address as it came, in its brackets; ``<>`` is the sender of what nobody shall answer (RFC 5321, 4.5.5)."""
    return address if address == "<>" else f"<{address}>"


def _asked(link: smtplib.SMTP, commands: Sequence[str]) -> list[tuple[int, bytes]]:
    """The answers to commands, many of which are sent at once where the provider takes them so."""
    group = GROUP if link.has_extn("pipelining") else 1
    answered = []
    for at in range(0, len(commands), group):
        some = commands[at : at + group]
        if any("\r" in one or "\n" in one for one in some):  # a line of its own would be a command of its own
            raise Refused(501, ["An address of this message has the end of a line in it."])
        link.send("".join(f"{one}\r\n" for one in some).encode(link.command_encoding, "replace"))
        answered += [link.getreply() for _ in some]
    return answered


def _offered(link: smtplib.SMTP) -> set[str]:
    """What the provider said it can, small. ``BODY`` is how 8BITMIME is asked for (RFC 6152)."""
    offered = {name.lower() for name in link.esmtp_features}
    return offered | ({"body"} if "8bitmime" in offered else set())


def _content(link: smtplib.SMTP, content: BinaryIO) -> None:
    """The message as it stands, dots at the beginning of lines doubled (RFC 5321, 4.5.2)."""
    code, says = link.docmd("DATA")
    if code != GO_AHEAD:
        raise Refused(code, [_words(says)])
    assert link.sock is not None  # noqa: S101 - it has just answered
    link.sock.settimeout(AFTER_DATA)
    begins, last, rest = True, b"", b""
    while chunk := content.read(CHUNK):
        if rest:
            link.send(rest)
        rest = _dotted(chunk, begins=begins)
        last = (last + chunk)[-2:]
        begins = last.endswith(b"\n")
    end = b".\r\n" if last == b"\r\n" else b"\r\n.\r\n"
    try:
        link.send(rest + end)
        code, says = link.getreply()
    except (smtplib.SMTPException, OSError) as error:
        raise Unsure from error
    link.sock.settimeout(PATIENCE)
    _expect((code, says))


def _dotted(chunk: bytes, *, begins: bool) -> bytes:
    dotted = chunk.replace(b"\n.", b"\n..")
    return b"." + dotted if begins and chunk.startswith(b".") else dotted


def _expect(answer: tuple[int, bytes]) -> None:
    code, says = answer
    if code != SENT:
        raise Refused(code if code > 0 else UNAVAILABLE, [_words(says)])


def _reset(link: smtplib.SMTP) -> bool:
    """Whether a connection still answers, with nothing begun on it."""
    try:
        return link.rset()[0] == SENT
    except (smtplib.SMTPException, OSError):
        return False


def _quit(link: smtplib.SMTP) -> None:
    with suppress(smtplib.SMTPException, OSError):
        link.quit()


def _unreachable(account: Account, error: Exception) -> Refused:
    return Refused(451, [f"{account.host} (port {account.port}) cannot be reached: {_why(error)}."])


def _why(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not right ({error.verify_message})"
    if isinstance(error, TimeoutError | socket.timeout):
        return "it does not answer"
    if isinstance(error, socket.gaierror):
        return "there is no such server"
    if isinstance(error, smtplib.SMTPResponseException):
        return _words(error.smtp_error)
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error).strip().rstrip(".") or "the connection broke"


def _words(says: bytes | str) -> str:
    text = says.decode("utf-8", "replace") if isinstance(says, bytes) else says
    return " ".join(text.split())
