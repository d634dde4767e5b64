"""The submission server: what mail programs talk to (RFC 6409), on the loopback address only.

The protocol is aiosmtpd's. Ours is how a message is taken in: streamed to a private file, and strict about the ends of
lines, since a line that one server sees and the next does not is how mail is smuggled past a gate.
"""

from __future__ import annotations

import asyncio
import re
import ssl
from asyncio import LimitOverrunError
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from tempfile import SpooledTemporaryFile
from typing import IO, Any, BinaryIO, cast

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword
from aiosmtpd.smtp import Envelope as SmtpEnvelope
from aiosmtpd.smtp import Session as SmtpSession

from goodterms.desk.outgoing.accounts import Account, of_login
from goodterms.faces.smtp import answers
from goodterms.faces.smtp.gate import Answer, Envelope, Gate
from goodterms.faces.smtp.guesses import Guesses

LARGEST = 50 << 20
"""Bytes of a message; most providers take 25 to 35 MB (SIZE, RFC 1870, tells a mail program before it sends)."""

IN_MEMORY = 1 << 20
"""Bytes of a message that are held in memory; more lies in a private temporary file."""

LONGEST_LINE = 1 << 16
"""Bytes. RFC 5321 says 1,000, and much HTML mail does not keep to it; what the provider takes is the provider's."""

TRIES = 3
"""Wrong passwords on one connection before it is closed."""

IDLE = 300.0
"""Seconds without a word (RFC 5321, 4.5.3.2.7)."""

TOO_MUCH = f"552 5.3.4 This message is larger than {LARGEST >> 20} MB. Nothing was sent."
TOO_LONG = "500 5.5.2 A line of this message is too long. Nothing was sent."
BROKEN = "451 4.3.0 Something broke in Goodterms; nothing was sent. Try again, and tell us if it stays so."

USUAL = re.compile(r"<([\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@[A-Za-z0-9.-]+)>(?: +(.*))?", re.ASCII)
"""An address as nearly all are (a dot-atom, RFC 5321, 4.1.2), and the parameters behind it."""

LONGEST_LOCAL = 64
"""Letters before the @ (RFC 5321, 4.5.3.1.1)."""

WRONG = "535 5.7.8 This is not the password of the gate. A new one: goodterms smtp setup"
GUESSED = "421 4.7.0 Too many wrong passwords"

Accounts = Callable[[], Sequence[Account]]


class Handler:
    """What all connections share. ``pool``: where messages are weighed and sent on."""

    def __init__(self, gate: Gate, pool: Executor) -> None:
        self.gate = gate
        self.pool = pool
        self.guesses = Guesses()

    async def handle_DATA(self, server: SMTP, session: SmtpSession, envelope: SmtpEnvelope) -> Answer:  # noqa: N802, ARG002 - its name
        """Weighs a message and sends it on, or says why not."""
        account: object = session.auth_data
        if not isinstance(account, Account):
            return Answer(answers.NO_LOGIN)
        options = [str(option).upper() for option in envelope.mail_options]
        content = cast("BinaryIO", envelope.content)
        came = Envelope(envelope.mail_from or "", list(envelope.rcpt_tos), options, content)
        work = asyncio.get_running_loop().run_in_executor(self.pool, self._take, account, came)
        try:
            return await asyncio.shield(work)
        except asyncio.CancelledError:  # the mail program hung up; what was begun is brought to its end
            work.add_done_callback(self._untold)
            raise

    def _take(self, account: Account, came: Envelope) -> Answer:
        """In a thread: the message is read to the end there, whatever becomes of the connection."""
        with came.content:
            return self.gate.take(account, came)

    def _untold(self, work: asyncio.Future[Answer]) -> None:
        if not work.cancelled() and work.exception() is None:
            self.gate.untold(work.result())


class Submission(SMTP):
    """One connection of a mail program."""

    line_length_limit = LONGEST_LINE

    def __init__(self, handler: Handler, known: Accounts, trust: ssl.SSLContext | None) -> None:
        super().__init__(
            handler,
            data_size_limit=LARGEST,
            enable_SMTPUTF8=True,
            hostname="localhost",
            ident="Goodterms",
            tls_context=trust,
            require_starttls=trust is not None,
            auth_required=True,
            auth_require_tls=trust is not None,
            authenticator=self._let_in,
            timeout=IDLE,
            loop=asyncio.get_running_loop(),
        )
        self.known = known
        self.wrong = 0
        self.pause = 0.0

    def _let_in(self, server: SMTP, session: SmtpSession, envelope: object, mechanism: str, given: Any) -> AuthResult:  # noqa: ANN401, ARG002 - its signature
        if self.wrong >= TRIES or not isinstance(given, LoginPassword):
            return AuthResult(success=False, handled=False)
        login, password = (part.decode("utf-8", "replace") for part in (given.login, given.password))
        account = of_login(self.known(), login, password)
        self.wrong += account is None
        self.pause = 0.0 if account else self.event_handler.guesses.wrong()
        return AuthResult(success=account is not None, handled=account is None, auth_data=account)

    async def smtp_AUTH(self, arg: str) -> None:  # noqa: N802 - its name
        """As aiosmtpd; a wrong password is answered later and later, and a connection that guesses is closed."""
        if self.wrong >= TRIES:
            await self._goodbye()
            return
        before = self.wrong
        await super().smtp_AUTH(arg)
        if self.wrong > before:
            await asyncio.sleep(self.pause)
            await self.push(WRONG)
        if self.wrong >= TRIES:
            await self._goodbye()

    def _getaddr(self, arg: str) -> tuple[str | None, str | None]:
        """As aiosmtpd, which reads an address by all of the grammar of mail headers, for a hundred times the time."""
        usual = USUAL.fullmatch(arg)
        if usual is None or len(usual[1].partition("@")[0]) > LONGEST_LOCAL:
            found: tuple[str | None, str | None] = super()._getaddr(arg)
            return found
        return usual[1], usual[2] or ""

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802 - its name
        """Takes a message in and answers what the gate says of it."""
        if await self.check_helo_needed() or await self.check_auth_needed("DATA"):
            return
        if self.envelope is None or not self.envelope.rcpt_tos:
            await self.push("503 5.5.1 Say to whom first")
            return
        if arg:
            await self.push("501 5.5.4 DATA takes nothing")
            return
        await self.push("354 Go on, and end with a dot")
        content = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed by who reads it last
        try:
            fault = await self._taken(cast("IO[bytes]", content))
        except BaseException:  # the mail program hung up before the end: whoever reads it never comes
            content.close()
            raise
        self.envelope.content = cast("Any", content)
        answer = Answer(fault) if fault else await self._answer()
        if fault:
            content.close()
        self._set_post_data_state()  # type: ignore[no-untyped-call]
        await self._tell(answer)

    async def _tell(self, answer: Answer) -> None:
        gate: Gate = self.event_handler.gate
        try:
            await self.push(answer.says)
        except BaseException:
            gate.untold(answer)
            raise
        gate.told(answer)

    async def _answer(self) -> Answer:
        try:
            return cast("Answer", await self.event_handler.handle_DATA(self, self.session, self.envelope))
        except Exception:  # noqa: BLE001 - a mail program must always be told, or it would wait and guess
            return Answer(BROKEN)

    async def _taken(self, content: IO[bytes]) -> str:
        """Reads the message to its dot into a file; the refusal when it cannot be taken, "" when it can."""
        size, fault, begins = 0, "", True
        while True:
            try:
                line = await self._reader.readuntil(b"\r\n")
            except LimitOverrunError as over:
                await self._reader.read(over.consumed)
                fault, begins = fault or TOO_LONG, False
                continue
            if begins and line == b".\r\n":
                return fault
            size += len(line)
            fault = fault or (TOO_MUCH if size > LARGEST else "") or (answers.BARE_LINES if _bare(line) else "")
            if not fault:
                content.write(line[1:] if begins and line.startswith(b".") else line)
            begins = True

    async def _goodbye(self) -> None:
        await self.push(GUESSED)
        if self.transport is not None:
            self.transport.close()


def _bare(line: bytes) -> bool:
    """Whether a carriage return or line feed stands alone in it."""
    return b"\n" in line[:-2] or b"\r" in line[:-2]
