"""The day's lines as a plain mail, by a server that the user names; nothing is sent without one."""

from __future__ import annotations

import os
import smtplib
import ssl
from collections.abc import Sequence
from email.message import EmailMessage
from email.utils import formatdate, make_msgid, parseaddr
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from goodterms.desk import passwords
from goodterms.desk.moment import now
from goodterms.desk.trouble import Trouble
from goodterms.settings import load
from goodterms.words import day

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})

PORTS = {"smtps": 465, "smtp": 587}
"""Submission over TLS, and with STARTTLS (RFC 8314, RFC 6409)."""

PASSWORD = "GOODTERMS_MAIL_PASSWORD"  # noqa: S105 - the name of a variable, no password

ROOM = "mail"
"""The folder of the home that the password belongs to, where there is no keyring."""

Lines = Sequence[tuple[str, str, str]]


def digest(home: Path, to: str, lines: Lines) -> dict[str, object]:
    """Sends the lines (who, what, what to do) to an address, and says by which server.

    The server stands in the settings as ``mail_server``, as smtps://you@mail.example.org; its password is kept by
    `keep_password`, or stands in the variable GOODTERMS_MAIL_PASSWORD. The connection is encrypted and its certificate
    checked, but on this machine itself.

    Raises:
        Trouble: no address, no server, or it does not take the mail.
    """
    address = parseaddr(to)[1]
    if "@" not in address or any(sign in to for sign in "\r\n"):
        raise Trouble(f"{to!r} is no mail address.", 2)
    server = _server(home)
    mail = _mail(address, day(now()), lines)
    try:
        by = _send(home, server, mail)
    except (OSError, smtplib.SMTPException, ssl.SSLError) as why:
        raise Trouble(f"The mail did not go out: {server.rpartition('@')[2]} said {_said(why)}.") from why
    return {"to": address, "by": by, "lines": len(lines)}


def keep_password(home: Path, secret: str) -> dict[str, object]:
    """Keeps the password of the server in the system's keyring, else in a file of the owner's alone; says where.

    Raises:
        Trouble: no server is named, or without a user, or the password cannot be kept.
    """
    at = urlsplit(_server(home))
    if not at.username:
        raise Trouble(f"Name yourself in mail_server: {at.scheme}://you@{at.hostname}", 2)
    return {"server": at.hostname, "kept": passwords.keep(home, ROOM, _account(at), secret)}


def _server(home: Path) -> str:
    server = load(home).mail_server
    if not server:
        raise Trouble(
            f'Name the server to send by in {home / "config.toml"}: mail_server = "smtps://you@mail.example.org".'
        )
    return server


def _account(at: SplitResult) -> str:
    return f"{unquote(at.username or '')} at {at.hostname}"


def _mail(to: str, today: str, lines: Lines) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = mail["To"] = to
    mail["Subject"] = f"Today, {today}"
    mail["Date"] = formatdate()
    mail["Message-ID"] = make_msgid(domain="goodterms.invalid")
    mail["Auto-Submitted"] = "auto-generated"
    told = "\n\n".join("\n".join(filter(None, (who, says, do and f"-> {do}"))) for who, says, do in lines)
    mail.set_content(f"{told or 'Nobody waits for a word from you today.'}\n")
    return mail


def _send(home: Path, server: str, mail: EmailMessage) -> str:
    at = urlsplit(server)
    host, scheme = at.hostname or "", at.scheme
    if scheme not in PORTS or not host:
        raise Trouble(f"mail_server is written as smtps://you@mail.example.org, not {server!r}.", 2)
    port = at.port or PORTS[scheme]
    context = ssl.create_default_context()
    if scheme == "smtps":
        connection: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=30, context=context)
    else:
        connection = smtplib.SMTP(host, port, timeout=30)
    with connection:
        if scheme == "smtp" and host not in LOOPBACK:
            connection.starttls(context=context)
        if at.username:
            known = os.environ.get(PASSWORD) or passwords.secret(home, ROOM, _account(at))
            if not known:
                raise Trouble(f"I have no password for {host}. Keep it once: goodterms today --mail-password")
            connection.login(unquote(at.username), known)
        connection.send_message(mail)
    return f"{host}:{port}"


def _said(why: Exception) -> str:
    if isinstance(why, smtplib.SMTPResponseException):
        text = why.smtp_error.decode("utf-8", "replace") if isinstance(why.smtp_error, bytes) else str(why.smtp_error)
        return f"{why.smtp_code} {text}"
    return str(why) or type(why).__name__
