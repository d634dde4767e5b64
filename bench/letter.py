"""An invented message as the bytes that a mail program would have kept."""

from __future__ import annotations

import base64
import binascii
import random
from datetime import datetime
from email.utils import format_datetime
from typing import NamedTuple

from invented import OWNER, Person, word


class Letter(NamedTuple):
    """One message before it is written out."""

    folder: str
    when: datetime
    sender: Person
    to: tuple[Person, ...]
    cc: tuple[Person, ...]
    subject: str
    plain: str
    html: str
    more: tuple[tuple[str, str], ...]
    attached: int


def written(letter: Letter, draw: random.Random, block: bytes) -> bytes:
    """The bytes of a message: headers as servers leave them, then its parts. ``block``: base64 for attachments."""
    stamp = format_datetime(letter.when)
    far = letter.sender.address.partition("@")[2]
    lines = [f"Subject: {letter.subject}", f"From: {named(letter.sender)}", f"To: {', '.join(map(named, letter.to))}"]
    if letter.cc:
        lines.append(f"Cc: {', '.join(map(named, letter.cc))}")
    lines += [f"Date: {stamp}", *(f"{name}: {value}" for name, value in letter.more), "MIME-Version: 1.0"]
    if letter.sender is not OWNER:
        lines = [*trace(letter, stamp, draw), *lines]
    lines.append("User-Agent: Invented Mail 4.2" if letter.sender is OWNER else f"X-Mailer: {far}")
    return "\n".join(lines).encode() + b"\n" + body(letter, draw, block)


def named(person: Person) -> str:
    """An address with its name."""
    return f"{person.name} <{person.address}>" if person.name else person.address


def trace(letter: Letter, stamp: str, draw: random.Random) -> list[str]:
    """What the servers on the way wrote."""
    far = letter.sender.address.partition("@")[2]
    hops = (f"mx{n}.{far if n else 'quillfeather.example'}" for n in range(draw.randint(2, 4)))
    received = [
        f"Received: from {hop} ({hop} [192.0.2.{draw.randrange(256)}])\n\tby mail.example with ESMTPS id "
        f"{draw.randrange(1 << 48):X}\n\tfor <{OWNER.address}>; {stamp}"
        for hop in hops
    ]
    key = base64.b64encode(draw.randbytes(192)).decode()
    signed = f"DKIM-Signature: v=1; a=rsa-sha256; d={far};\n\ts=k1; h=from:to:subject:date;\n\tb={key}"
    checked = f"Authentication-Results: mail.quillfeather.example; dkim=pass header.d={far}; spf=pass"
    return [f"Return-Path: <{letter.sender.address}>", f"Delivered-To: {OWNER.address}", *received, signed, checked]


def body(letter: Letter, draw: random.Random, block: bytes) -> bytes:
    """The parts of a message, nested as programs nest them."""
    parts = [part("text/plain", letter.plain)] if letter.plain else []
    if letter.html:
        parts.append(part("text/html", letter.html))
    found = parts[0] if len(parts) == 1 else several("alternative", parts, draw)
    if not letter.attached:
        return found
    start = draw.randrange(len(block) // 77 // 3) * 77
    content = block[start : start + letter.attached // 77 * 77 + 77]
    name = f"{word(draw, 2)}.pdf"
    head = (
        f'Content-Type: application/pdf; name="{name}"\nContent-Transfer-Encoding: base64\n'
        f'Content-Disposition: attachment; filename="{name}"\n\n'
    )
    return several("mixed", [found, head.encode() + content], draw)


def part(kind: str, text: str) -> bytes:
    """A text part: as it is when it is plain ASCII in short lines, else quoted-printable."""
    content = text.encode() + b"\n"
    if text.isascii() and kind == "text/plain":
        coding = "7bit"
    else:
        coding, content = "quoted-printable", binascii.b2a_qp(content, istext=True)
    return f"Content-Type: {kind}; charset=utf-8\nContent-Transfer-Encoding: {coding}\n\n".encode() + content


def several(kind: str, parts: list[bytes], draw: random.Random) -> bytes:
    """Parts in one."""
    line = f"=_{draw.randrange(1 << 64):016x}".encode()
    inside = b"".join(b"--" + line + b"\n" + one + b"\n" for one in parts)
    return b'Content-Type: multipart/%s; boundary="%s"\n\n%s--%s--\n' % (kind.encode(), line, inside, line)
