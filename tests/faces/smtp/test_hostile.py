"""What no mail program does and others try: nothing is relayed that was not weighed, and nothing breaks."""

from __future__ import annotations

import smtplib
import socket
import ssl
from contextlib import closing
from typing import BinaryIO

import pytest

from goodterms.faces.smtp import guesses

from .conftest import ASK, FRIEND, OLIVE, STRANGER, Running, mail

SECOND = b"MAIL FROM:<olive@example.com>\r\nRCPT TO:<sam@stranger.example>\r\nDATA\r\nSubject: in\r\n\r\nsecret pitch"


@pytest.mark.parametrize(
    "end", [b"\n.\n", b"\n.\r\n", b"\r.\r", b"\r\n.\n", b"\r.\r\n", b"\n.\r", b"\r\n\x00.\r\n"], ids=repr
)
def test_smuggled(gate: Running, end: bytes) -> None:
    """A second message behind a false end is never a message of its own, here or at the provider."""
    with gate.logged_in() as link:
        link.mail(OLIVE)
        link.rcpt(FRIEND)
        link.docmd("DATA")
        link.send(mail(ASK, FRIEND).rstrip() + end + SECOND + b"\r\n.\r\n")
        code, _ = link.getreply()
    sent = [to for to, _ in gate.kept.mails]
    assert (code, sent) in [(550, []), (554, []), (250, [[FRIEND]])]


def test_dots(gate: Running) -> None:
    """Lines that begin with dots arrive as they were written."""
    raw = mail(f"{ASK}.\n..\n...and so on\n.", FRIEND)
    assert gate.send(raw, FRIEND) == ""
    assert gate.kept.mails[0][1].rstrip() == raw.rstrip()


def test_dots_at_every_place(gate: Running) -> None:
    """Wherever a piece of a large message is cut when it is handed on, a dot there is a dot."""
    raw = mail(ASK, FRIEND) + b"\r\n" + b".\r\n" * 300_000
    assert gate.send(raw, FRIEND) == ""
    assert gate.kept.mails[0][1].rstrip(b"\r\n.") == raw.rstrip(b"\r\n.")
    assert len(gate.kept.mails[0][1]) in (len(raw), len(raw) + 2)


def test_pipelined_before_tls(gate: Running) -> None:
    """What is sent along with STARTTLS, before the key, is not a command of the session after it."""
    with closing(socket.create_connection(("127.0.0.1", gate.port), 10)) as plain:
        _greeted(plain)
        plain.sendall(b"STARTTLS\r\nMAIL FROM:<evil@example.com>\r\n")
        assert plain.recv(1000).startswith(b"220")
        trust = ssl.create_default_context()
        trust.check_hostname, trust.verify_mode = False, ssl.CERT_NONE
        with trust.wrap_socket(plain) as safe:
            safe.sendall(b"NOOP\r\n")
            assert safe.recv(1000)[:3] in (b"250", b"503")


def test_no_login(gate: Running) -> None:
    """Without TLS and a login nothing is taken."""
    with smtplib.SMTP("127.0.0.1", gate.port, timeout=10) as link:
        assert link.docmd("MAIL", f"FROM:<{OLIVE}>")[0] in (503, 530)
        link.ehlo()
        assert link.docmd("MAIL", f"FROM:<{OLIVE}>")[0] == 530
        assert link.docmd("AUTH", "PLAIN AGEAYg==")[0] in (530, 538)


def wrong(port: int, number: int) -> smtplib.SMTP:
    """A connection on which so many wrong passwords were tried."""
    trust = ssl.create_default_context()
    trust.check_hostname, trust.verify_mode = False, ssl.CERT_NONE
    link = smtplib.SMTP("127.0.0.1", port, timeout=10)
    link.starttls(context=trust)
    link.ehlo()
    link.user = OLIVE
    for guess in range(number):
        link.password = f"guess{guess}"
        with pytest.raises(smtplib.SMTPAuthenticationError):
            link.auth("PLAIN", link.auth_plain)
    return link


def test_guessing(gate: Running) -> None:
    """Three wrong passwords close the connection."""
    link = wrong(gate.port, 3)
    link.password = gate.passwords[OLIVE]
    with pytest.raises((smtplib.SMTPException, OSError)):
        link.auth("PLAIN", link.auth_plain)
    link.close()


def test_guessing_over_many_connections(gate: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever goes on guessing on new connections is answered later and later; the owner's login never waits."""
    waited: list[float] = []
    asked = guesses.Guesses.wrong

    def noted(self: guesses.Guesses) -> float:
        waited.append(asked(self))
        return 0.0

    monkeypatch.setattr(guesses.Guesses, "wrong", noted)
    for _ in range(12):
        wrong(gate.port, 1).close()
    assert (waited[: guesses.FREE], waited[-1]) == ([0.0] * guesses.FREE, guesses.LONGEST)
    assert waited == sorted(waited)
    assert gate.send(ASK, FRIEND) == ""
    assert len(waited) == 12


def test_guesses_are_forgotten() -> None:
    """After a while without a wrong password the next one is answered at once."""
    now = [0.0]
    told = guesses.Guesses(lambda: now[0])
    assert [told.wrong() > 0 for _ in range(guesses.FREE + 1)] == [False] * guesses.FREE + [True]
    now[0] = guesses.REMEMBERED + 1
    assert told.wrong() == 0.0


@pytest.mark.parametrize(
    "raw",
    [
        b"\r\nno header at all, would you buy this?",
        b"not a header\r\n\r\nWould you buy this?",
        b"X: " + b"a" * 60_000 + b"\r\n" + b"Subject: s\r\n\r\nWould you buy this?",
        b"".join(b"X-%d: %b\r\n" % (at, b"y" * 900) for at in range(1_200)) + b"Subject: s\r\n\r\nWould you buy this?",
        b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n'
        + b"".join(b'--b\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n' for _ in range(2_000)),
        b"Subject: =?utf-8?q?" + b"=E2=80=AE" * 300 + b"?=\r\n\r\nWould you buy this from us today, please?",
        b"From: \xff\xfe\x00\r\nSubject: \x00\r\n\r\n\x00\x01Would you buy this from us today, please?",
        b"Content-Type: text/plain; charset=no-such\r\n\r\nWould you buy this from us today, please?",
    ],
    ids=["empty header", "no header", "long line", "1 MB of header", "nested", "turned", "binary", "charset"],
)  # fmt: skip
def test_strange_messages(gate: Running, raw: bytes) -> None:
    """Whatever a message looks like there is an answer, and the gate goes on working."""
    answer = gate.send(raw, STRANGER)
    assert answer == "" or answer[:1] in "45"
    assert gate.send(ASK, FRIEND) == ""


def test_a_large_one(gate: Running) -> None:
    """30 MB of attachment go on as they are; more than is taken is refused."""
    attached = b"".join(b"A" * 76 + b"\r\n" for _ in range(30 * 1024 * 1024 // 78))
    head = mail(ASK, FRIEND)
    assert gate.send(head + b"\r\n" + attached, FRIEND) == ""
    assert len(gate.kept.mails[0][1]) >= len(attached)
    with gate.logged_in() as link:
        assert link.docmd("MAIL", f"FROM:<{OLIVE}> SIZE=99999999")[0] == 552


def test_utf8(gate: Running) -> None:
    """Headers and bodies in any letters go on as they are (SMTPUTF8, 8BITMIME)."""
    raw = mail("Hallo Rosa,\n\nschönen Gruß!\n", FRIEND, subject="Grüße")
    with gate.logged_in() as link:
        link.sendmail(OLIVE, [FRIEND], raw, mail_options=["SMTPUTF8", "BODY=8BITMIME"])
    assert "Grüße".encode() in gate.kept.mails[0][1]


@pytest.mark.parametrize(
    "command", ["BDAT 10 LAST", "VRFY <rosa@example.net>", "EXPN all", "TURN", "DATA now", "\x00\xff"]
)
def test_other_ways_in(gate: Running, command: str) -> None:
    """What the gate does not speak, chunks among it, is refused, and the connection is good for a mail after it."""
    with gate.logged_in() as link:
        assert not link.has_extn("chunking")
        link.mail(OLIVE)
        link.rcpt(STRANGER)
        link.send(command.encode("latin-1") + b"\r\n")
        assert link.getreply()[0] in (252, 500, 501, 502, 503)
        link.rset()
        link.sendmail(OLIVE, [FRIEND], mail(ASK, FRIEND))
    assert [to for to, _ in gate.kept.mails] == [[FRIEND]]


def test_a_header_of_one_line(gate: Running) -> None:
    """1 MB without the end of a line is refused whole, and none of it is taken for a command."""
    raw = b"X: " + b"a" * (1 << 20) + b"\r\n" + mail(ASK, FRIEND)
    with gate.logged_in() as link:
        with pytest.raises(smtplib.SMTPDataError) as refused:
            link.sendmail(OLIVE, [FRIEND], raw)
        assert refused.value.smtp_code == 500
        assert link.noop()[0] == 250
    assert gate.kept.mails == []


@pytest.mark.parametrize("end", [b"", b"\r\n", b"\r\n."], ids=repr)
def test_hanging_up_before_the_dot(gate: Running, end: bytes) -> None:
    """A message that was not ended goes to nobody, and the gate goes on working."""
    with gate.logged_in() as link:
        link.mail(OLIVE)
        link.rcpt(FRIEND)
        link.docmd("DATA")
        link.send(mail(ASK, FRIEND) + end)
        link.close()
    assert gate.send(mail(ASK, FRIEND, subject="whole"), FRIEND) == ""
    assert [b"Subject: whole" in raw for _, raw in gate.kept.mails] == [True]


def test_a_circle(gate: Running) -> None:
    """A message that has passed a hundred servers goes no further, and says why."""
    hop = b"Received: from a.example by b.example; Mon, 02 Nov 2026 10:00:00 +0000\r\n"
    assert gate.send(hop * 100 + mail(ASK, FRIEND), FRIEND) == ""
    answer = gate.send(hop * 101 + mail(ASK, FRIEND), FRIEND)
    assert ("in a circle" in answer, len(gate.kept.mails)) == (True, 1)


def test_the_gate_as_its_own_provider(gate: Running) -> None:
    """A provider that is the gate itself is an end, not a circle."""
    gate.account(port=gate.port)
    answer = gate.send(ASK, FRIEND)
    assert answer[:1] in "45"
    assert gate.kept.mails == []


def _greeted(link: socket.socket) -> BinaryIO:
    """Past the greeting and EHLO."""
    file: BinaryIO = link.makefile("rb")
    file.readline()
    link.sendall(b"EHLO me\r\n")
    while file.readline()[3:4] == b"-":
        pass
    return file
