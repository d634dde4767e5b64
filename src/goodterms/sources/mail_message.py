"""One message's bytes as headers, addresses and text.

By fast-mail-parser, and by the standard library where that gives up.
"""

from __future__ import annotations

import email
import email.message
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from email.errors import MessageError
from email.header import decode_header, make_header
from typing import NamedTuple

from fast_mail_parser import ParseError, PyAddress, PyLazyAttachment, PyLazyMail, parse_email

from goodterms.sources.mail_address import Address, addresses, mailbox

METHOD = re.compile(rb"^METHOD[^:\r\n]*:[ \t]*([A-Za-z-]+)", re.IGNORECASE | re.MULTILINE)
CALENDAR_TYPES = frozenset({"text/calendar", "application/ics"})
LARGEST_CALENDAR = 1 << 20
"""Bytes of a calendar part, packed, beyond which its method is not looked for."""

STUMBLES = (RecursionError, LookupError, ValueError, AttributeError, TypeError, AssertionError, MessageError)
"""What the standard library's parser has been seen to raise for hostile mail."""

SPACES = re.compile(r"\s+")


class Message(NamedTuple):
    """What is needed of a message.

    ``headers``: lower-case name to decoded values in order. ``plain`` and ``html``: body parts, decoded, attachments
    left out. ``method``: of its calendar part (REQUEST, ...), empty without one. ``attached``: parts that are no body.
    """

    headers: dict[str, list[str]]
    subject: str
    sender: list[Address]
    to: list[Address]
    cc: list[Address]
    bcc: list[Address]
    plain: str
    html: str
    method: str
    attached: int


def parse(raw: bytes) -> Message | None:
    """A message, or None when there is no header at all. Never raises for bad content."""
    try:
        mail = parse_email(raw, mode="lazy")
        if mail.headers:
            return _of_mail(mail)
    except ParseError:
        pass
    with suppress(*STUMBLES):
        return parse_slowly(raw)
    return None


def _of_mail(mail: PyLazyMail) -> Message:
    headers = {name.lower(): values for name, values in mail.headers.items()}
    if len(headers) < len(mail.headers):
        headers = _joined(mail.headers)
    attachments = mail.attachments
    return Message(
        headers,
        mail.subject,
        _mailboxes([mail.from_] if mail.from_ else [], headers["from"]) if "from" in headers else [],
        _mailboxes(mail.to, headers["to"]) if "to" in headers else [],
        _mailboxes(mail.cc, headers["cc"]) if "cc" in headers else [],
        _mailboxes(mail.bcc, headers["bcc"]) if "bcc" in headers else [],
        _as_written("\n".join(mail.text_plain), headers),
        "\n".join(mail.text_html),
        _method(attachments) if attachments else "",
        len(attachments),
    )


def _as_written(text: str, headers: Mapping[str, list[str]]) -> str:
    """Text, read as UTF-8 where it states no charset: it says ASCII then, and who breaks that writes UTF-8 today."""
    if text.isascii() or "charset" in "".join(headers.get("content-type", ())).lower():
        return text
    with suppress(UnicodeError):
        return text.encode("cp1252").decode("utf-8")
    with suppress(UnicodeError):
        return text.encode("latin-1").decode("utf-8")
    return text


def _joined(written: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Headers of one name in several spellings, as one."""
    headers: dict[str, list[str]] = {}
    for name, values in written.items():
        headers.setdefault(name.lower(), []).extend(values)
    return headers


def _mailboxes(found: Sequence[PyAddress], written: list[str]) -> list[Address]:
    """The mailboxes of a header; read again here when it is there twice, has comments, or was not understood."""
    if len(written) > 1 or not found or "(" in written[0]:
        return addresses(written)
    return [good for each in found for good in mailbox(each.address, each.display_name or "")]


def _method(attachments: Iterable[PyLazyAttachment]) -> str:
    """The METHOD of the first calendar part that states one (RFC 5546), upper case; no other part is decoded."""
    for part in attachments:
        if part.mimetype in CALENDAR_TYPES and part.encoded_size <= LARGEST_CALENDAR:
            with suppress(ParseError):
                stated = METHOD.search(part.content)
                if stated:
                    return stated[1].decode("ascii").upper()
    return ""


def parse_slowly(raw: bytes) -> Message | None:
    """As `parse`, by the standard library alone."""
    mail = email.message_from_bytes(raw)
    headers: dict[str, list[str]] = {}
    for name, value in mail.items():
        headers.setdefault(name.lower(), []).append(decoded(value))
    if not headers:
        return None
    parts = [part for part in mail.walk() if not part.is_multipart()]
    bodies = [part for part in parts if part.get_content_disposition() != "attachment"]
    return Message(
        headers,
        headers.get("subject", [""])[0],
        addresses(headers.get("from", []))[:1],
        addresses(headers.get("to", [])),
        addresses(headers.get("cc", [])),
        addresses(headers.get("bcc", [])),
        "\n".join(_text(part) for part in bodies if part.get_content_type() == "text/plain"),
        "\n".join(_text(part) for part in bodies if part.get_content_type() == "text/html"),
        _slow_method(parts),
        len([part for part in parts if part.get_content_type() not in {"text/plain", "text/html"}]),
    )


def decoded(value: object) -> str:
    """A raw header value with its encoded words read (RFC 2047), unfolded; as it stands where that fails."""
    text = str(value)
    with suppress(ValueError, LookupError, UnicodeError):
        text = str(make_header(decode_header(value)))  # type: ignore[arg-type]  # takes Header objects as well
    return SPACES.sub(" ", text).strip()


def _text(part: email.message.Message) -> str:
    """A text part, decoded by its charset, and by latin-1 where that is unknown or wrong."""
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    try:
        return content.decode(part.get_content_charset() or "utf-8")
    except (LookupError, UnicodeError, ValueError):
        return content.decode("latin-1")


def _slow_method(parts: Iterable[email.message.Message]) -> str:
    for part in parts:
        content = part.get_payload(decode=True) if part.get_content_type() in CALENDAR_TYPES else None
        stated = METHOD.search(content) if isinstance(content, bytes) else None
        if stated:
            return stated[1].decode("ascii").upper()
    return ""
