"""One message at the gate: weighed, sent on, or held, and what the mail program is told."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from itertools import chain
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, cast

from goodterms.desk.moment import now
from goodterms.desk.outgoing import held, sending, sent, ticket
from goodterms.desk.outgoing.accounts import Account
from goodterms.desk.outgoing.held import Held
from goodterms.desk.outgoing.letter import LONGEST_HEADER, READ, Letter, going, letter
from goodterms.desk.outgoing.sending import Left
from goodterms.desk.outgoing.weighing import ready_ones, weighed
from goodterms.desk.ready import Ready
from goodterms.desk.trouble import Trouble
from goodterms.desk.unstopped import note as note_unstopped
from goodterms.faces.smtp import answers
from goodterms.faces.smtp.provider import Order, Provider, Refused
from goodterms.words import day

if TYPE_CHECKING:
    from goodterms.faces.shapes import Weighed

OVERRIDE = "goodterms-override"
KIND = "goodterms-kind"
TICKET = "goodterms-ticket"
YES = frozenset({"yes", "true", "1"})

HOP = re.compile(rb"^received[ \t]*:", re.IGNORECASE | re.MULTILINE)
HOPS = 100
"""Servers that a message may have passed (RFC 5321, 6.3)."""

OPTIONS = ("BODY=8BITMIME", "SMTPUTF8")
"""What a message's envelope may say that the next server has to know; the size it counts itself."""

PLAIN_ONLY = "An agent's message is one plain text: what else it holds was not checked. Send it without HTML and files."


class Envelope(NamedTuple):
    """A message as it came. ``content`` is read from its beginning."""

    sender: str
    to: Sequence[str]
    options: Sequence[str]
    content: BinaryIO


class Try(NamedTuple):
    """One try of an account to send a message."""

    account: Account
    envelope: Envelope
    letter: Letter
    head: bytes


class Answer(NamedTuple):
    """What a mail program is told. ``sent``: what says that this went, until the program was told of it."""

    says: str
    sent: tuple[Path, ...] = ()


class Gate:
    """The gate of one home. ``page``: where its page of a held message is, with ``{}`` for the message.

    ``last``: when a message came last, by `time.monotonic`.
    """

    def __init__(self, home: Path, provider: Provider, page: str) -> None:
        self.home = home
        self.provider = provider
        self.page = page
        self._going: set[tuple[str, str, str]] = set()
        self._done: defaultdict[str, set[str]] = defaultdict(set)
        self._lock = Lock()
        self._opened = Ready(home)
        self.last = 0.0

    def keep(self) -> int:
        """Lets the record take what went; how many messages."""
        with self._opened.renewing():
            return sent.keep(self.home)

    def warm(self) -> None:
        """Reads what the first message would have to wait for."""
        first = letter(b"Subject: Hello\r\n\r\nCould you help me with this?\r\n")
        if first is not None:
            with suppress(Trouble):
                weighed(self.home, first, ["nobody@example.org"], opened=self._opened)

    def close(self) -> None:
        """Lets go of the record."""
        self._opened.close()

    def take(self, account: Account, envelope: Envelope) -> Answer:
        """Sends a message on or not; the answer to the mail program. Never raises for what a person can mend.

        Whoever passes the answer on says so by `told`, or that it could not be passed on by `untold`.
        """
        self.last = monotonic()
        try:
            one = _read(account, envelope)
            if one is None:
                return Answer(answers.NOT_MAIL)
            if len(HOP.findall(one.head[:LONGEST_HEADER].partition(b"\r\n\r\n")[0])) > HOPS:
                return Answer(answers.CIRCLE)
            with self._alone(one) as first:
                return self._take(one) if first else Answer(answers.TWICE)
        except Refused as refused:
            return Answer(answers.not_taken(refused.code, refused.lines))
        except Trouble as trouble:
            return Answer(answers.cannot_weigh(trouble.sentence))

    def told(self, answer: Answer) -> None:
        """The mail program has the answer: the same words after it are another message."""
        sending.settled(answer.sent)

    def untold(self, answer: Answer) -> None:
        """The mail program hung up before it had the answer: its next try is answered so, and goes out no more."""
        sending.untold(answer.sent)

    def carry_out(self) -> int:
        """Sends what the owner let go on its page; how many messages were tried."""
        found = [one for one in held.due(self.home, now()) if not set(one.waiting) <= self._done[one.id]]
        for one in found:
            self._let_go(one)
        return len(found)

    def _take(self, one: Try) -> Answer:
        if one.account.agent:
            return self._of_agent(one)
        left = sending.left(self.home, one.letter.same, one.account.login, one.envelope.to, now())
        unsure = sending.unsure(left)
        if unsure:
            return self._doubt(one, unsure)
        known = held.known(self.home, one.letter.same, one.account.login)
        if known is not None and known.doubt:
            return Answer(answers.doubtful(known.to, _on(known.ts), self._link(known)))
        untold = [to for went in left for to in went.to]
        before = self._sent_before(one, known)
        rest = [to for to in one.envelope.to if to not in before and to not in untold]
        if rest:
            return self._weigh(one, rest, known)
        if known is not None:
            held.change(self.home, known.id, answered=(*known.answered, *before))
        return Answer(answers.SENT_BEFORE, tuple(file for went in left for file in went.files))

    def _weigh(self, one: Try, rest: Sequence[str], known: Held | None) -> Answer:
        said = one.letter.said
        if one.account.mode == "quiet" or said.get(OVERRIDE, "").lower() in YES or _signed_up(one):
            sent = self._send(one, rest)
            if one.account.mode == "quiet" and not _signed_up(one):
                note_unstopped(self.home, one.letter, rest)
            return sent
        kind = said.get(KIND) or (known.kind if known else "") or None
        answer = weighed(self.home, one.letter, rest, kind=kind, opened=self._opened)
        ready = ready_ones(answer, rest)
        if len(ready) == len(rest):
            return self._send(one, rest)
        return self._hold(one, cast("Weighed", answer), len(ready))

    def _of_agent(self, one: Try) -> Answer:
        """A program's message: what is in it has to be what was checked."""
        words, shown = one.letter, one.letter.said.get(TICKET, "")
        why = ticket.refused(self.home, shown, words.body, words.subject, one.envelope.to, now=now())
        why = why or ("" if words.plain else PLAIN_ONLY)
        if why == ticket.SPENT:
            return self._again(one)
        if why:
            return Answer(answers.agent(why))
        if not ticket.spend(self.home, shown, now=now()):
            return Answer(answers.agent(ticket.SPENT))
        try:
            return self._send(one, one.envelope.to)
        except Refused:
            ticket.give_back(self.home, shown)
            raise

    def _again(self, one: Try) -> Answer:
        """The next try of a program whose ticket was used for this very message: it is told what became of it."""
        left = sending.left(self.home, one.letter.same, one.account.login, one.envelope.to, now())
        unsure = sending.unsure(left)
        if unsure:
            return self._doubt(one, unsure)
        if {to for went in left for to in went.to} >= set(one.envelope.to):
            return Answer(answers.SENT_BEFORE, tuple(file for went in left for file in went.files))
        return Answer(answers.agent(ticket.SPENT))

    def _send(self, one: Try, to: Sequence[str]) -> Answer:
        order = Order(one.envelope.sender, to, one.envelope.options, _gone_on(one.head, one.envelope.content))
        try:
            with sending.on_its_way(self.home, one.letter.same, one.account.login, to, now()) as way:
                self.provider.send(one.account, order)
        except sending.Unsure:
            left = sending.left(self.home, one.letter.same, one.account.login, to, now())
            return self._doubt(one, sending.unsure(left), here=True)
        self._keep(one, to)
        way.went()
        return Answer(answers.SENT, (way.file,))

    def _keep(self, one: Try, to: Sequence[str]) -> None:
        """It went: whatever fails from here on must not let it go twice."""
        with suppress(Trouble):
            sent.wait(self.home, one.head, to)

    def _hold(self, one: Try, answer: Weighed, ready: int) -> Answer:
        kept = held.hold(self.home, self._held(one), one.envelope.content)
        return Answer(answers.held(answer, self._link(kept), ready=ready))

    def _held(self, one: Try) -> Held:
        return Held(
            id="",
            same=one.letter.same,
            login=one.account.login,
            sender=one.envelope.sender,
            to=tuple(one.envelope.to),
            subject=one.letter.subject,
            ts=now(),
            options=tuple(one.envelope.options),
        )

    def _doubt(self, one: Try, left: Left | None, *, here: bool = False) -> Answer:
        """The answer when an earlier try may have gone, or ``here`` this one."""
        assert left is not None  # noqa: S101 - who asks has found it
        made = self._held(one)
        kept = held.hold(self.home, replace(made, doubt=True), one.envelope.content)
        sending.settled(left.files)
        when = "just now" if here else _on(left.ts)
        return Answer(answers.doubtful(left.to, when, self._link(kept)))

    def _sent_before(self, one: Try, known: Held | None) -> list[str]:
        """Those of its recipients to whom the page sent it, and whom no later try was told of."""
        if known is None:
            return []
        return [to for to in one.envelope.to if to in (known.sent or {}) and to not in known.answered]

    def _let_go(self, one: Held) -> None:
        """Sends one held message to those the owner chose."""
        account = self._account(one.login)
        if account is None:
            held.change(self.home, one.id, trouble=f"Nobody logs in as {one.login} any more.", wanted=())
            return
        with held.content(self.home, one.id) as content:
            made = _read(account, Envelope(one.sender, one.waiting, one.options, content))
            if made is None:  # it was read when it came
                return
            with self._alone(made) as first:
                if first:
                    self._carry(one, made)

    def _carry(self, one: Held, made: Try) -> None:
        to = [each for each in one.waiting if each not in self._done[one.id]]
        if self._in_doubt(one, to):  # the gate was killed while it carried this out
            return
        try:
            with sending.on_its_way(self.home, one.same, one.login, to, now()) as way:
                order = Order(one.sender, to, one.options, _gone_on(made.head, made.envelope.content))
                self.provider.send(made.account, order)
            self._done[one.id].update(to)  # though the disk be full: it does not go to them again
            self._keep(made, to)
            held.went(self.home, one.id, to, now())
            sending.settled([way.file])
        except Refused as refused:
            held.change(self.home, one.id, trouble=" ".join(refused.lines), wanted=tuple(one.sent or {}))
        except sending.Unsure:
            self._in_doubt(one, to)

    def _in_doubt(self, one: Held, to: Sequence[str]) -> bool:
        """Whether nobody can tell of a message that was let go whether it went; its owner is asked then."""
        unsure = sending.unsure(sending.left(self.home, one.same, one.login, to, now()))
        if unsure is not None:
            held.change(self.home, one.id, doubt=True, wanted=tuple(one.sent or {}))
            sending.settled(unsure.files)
        return unsure is not None

    def _account(self, login: str) -> Account | None:
        from goodterms.desk.outgoing.accounts import accounts

        return next((one for one in accounts(self.home) if one.login == login), None)

    def _link(self, one: Held) -> str:
        return self.page.format(one.id)

    @contextmanager
    def _alone(self, one: Try) -> Iterator[bool]:
        """Whether nobody else is sending this message to one of these people right now."""
        mine = {(one.account.login, one.letter.same, to) for to in one.envelope.to}
        with self._lock:
            first = not mine & self._going
            if first:
                self._going |= mine
        try:
            yield first
        finally:
            if first:
                with self._lock:
                    self._going -= mine


def _read(account: Account, envelope: Envelope) -> Try | None:
    """A message with its words; None when it is no mail message."""
    envelope.content.seek(0)
    head = envelope.content.read(READ)
    if b"\r\n\r\n" not in head[:LONGEST_HEADER] and len(head) > LONGEST_HEADER:
        return None
    found = letter(head, envelope.content)
    to = list(dict.fromkeys(envelope.to))
    options = [option for option in envelope.options if option.upper() in OPTIONS]
    return None if found is None else Try(account, envelope._replace(to=to, options=options), found, head)


def _gone_on(head: bytes, content: BinaryIO) -> BinaryIO:
    """What is sent on: the changed beginning, then the rest as it lies."""
    content.seek(len(head))
    return cast("BinaryIO", _Chained(going(head), content))


class _Chained(io.RawIOBase):
    """Bytes, then a file."""

    def __init__(self, first: bytes, then: BinaryIO) -> None:
        self._parts = chain([io.BytesIO(first)], [then])
        self._now: BinaryIO | None = next(self._parts, None)

    def read(self, size: int = -1, /) -> bytes:
        while self._now is not None:
            found = self._now.read(size)
            if found:
                return found
            self._now = next(self._parts, None)
        return b""


def _signed_up(one: Try) -> bool:
    return one.letter.sender.casefold() in {address.casefold() for address in one.account.signed_up}


def _on(ts: int) -> str:
    return f"on {day(ts)}"
