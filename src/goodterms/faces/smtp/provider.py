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
        self._free: dict[tuple[str, int, str], list[tuple[float, smtplib.SMTP]]] = defaultdict(list)
        self._lock = Lock()

    def send(self, account: Account, order: Order) -> None:
        """Sends to all or to nobody.

        Raises:
            Refused: it was not sent, and why.
            Unsure: the connection broke when all had been handed over.
        """
        with self._connection(account) as link:
            _envelope(link, order)
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
    def _connection(self, account: Account) -> Iterator[smtplib.SMTP]:
        """A connection, logged in; given back when all went well, closed when not."""
        name = (account.host, account.port, account.user)
        link = self._kept(name) or self._made(account)
        try:
            yield link
        except Refused as refused:
            if refused.code == UNAVAILABLE or not _reset(link):
                link.close()
            else:
                self._give_back(name, link)
            raise
        except Unsure:
            link.close()
            raise
        except (smtplib.SMTPException, OSError) as error:
            link.close()
            raise _unreachable(account, error) from error
        self._give_back(name, link)

    def _kept(self, name: tuple[str, int, str]) -> smtplib.SMTP | None:
        while True:
            with self._lock:
                if not self._free[name]:
                    return None
                since, link = self._free[name].pop()
            if monotonic() - since < IDLE and _reset(link):
                return link
            link.close()

    def _give_back(self, name: tuple[str, int, str], link: smtplib.SMTP) -> None:
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
        return link


def _for(account: Account, trust: ssl.SSLContext) -> ssl.SSLContext:
    """How a provider proves who it is; one on this very machine (a bridge) has a certificate of its own making."""
    if not is_here(account.host):
        return trust
    here = ssl.create_default_context()
    here.check_hostname = False
    here.verify_mode = ssl.CERT_NONE
    return here


def _envelope(link: smtplib.SMTP, order: Order) -> None:
    """Sender and recipients; one whom the provider does not take stops the message for all."""
    known = [option for option in order.options if option.partition("=")[0].lower() in _offered(link)]
    if "SMTPUTF8" in order.options and "SMTPUTF8" not in known:
        raise Refused(550, ["Your provider cannot carry addresses or headers in other letters than ASCII (SMTPUTF8)."])
    if "SMTPUTF8" in known:
        link.command_encoding = "utf-8"
    else:
        link.command_encoding = "ascii"
    _expect(link.mail(order.sender, known))
    refused: list[str] = []
    codes: list[int] = []
    for one in order.to:
        code, says = link.rcpt(one)
        if code // 10 != SENT // 10:
            codes.append(code)
            refused.append(f"{one}: {_words(says)}")
    if refused:
        raise Refused(max(codes), refused)


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
    begins, last = True, b""
    while chunk := content.read(CHUNK):
        link.send(_dotted(chunk, begins=begins))
        last = (last + chunk)[-2:]
        begins = last.endswith(b"\n")
    end = b".\r\n" if last == b"\r\n" else b"\r\n.\r\n"
    try:
        link.send(end)
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
