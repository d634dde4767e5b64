"""Telling mail by its first bytes, and an mbox into its messages, without ever holding more than one message."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import Enum
from typing import NamedTuple

LARGEST = 1 << 26
"""Bytes of the largest message that is read (64 MiB); providers stop at 25 to 50 MB (Gmail 25, Outlook.com 20-150)."""

CHUNK = 1 << 18
"""Bytes read at a time."""

LOOK = 4_096
"""Bytes after a possible separator that have to be there before it is judged."""

FROM_LINE = re.compile(
    rb"From [^\r\n]{0,400}?\b\d{1,2}:\d\d(?::\d\d)?\b[^\r\n]{0,60}\b\d{4}\b[^\r\n]{0,60}\r?\n"
    rb"|From [^\r\n]{0,400}?\b\d{4}\b[^\r\n]{0,60}\b\d{1,2}:\d\d(?::\d\d)?\b[^\r\n]{0,60}\r?\n"
)
"""A separator: "From ", anything, a time of day and a year in either order (RFC 4155, and what mail programs write)."""

HEADER = re.compile(rb"[!-9;-~]{1,80}[ \t]*:")
"""The start of a header field (RFC 5322, 2.2); old software puts blanks before the colon."""

AFTER_FROM = re.compile(rb"(?:>+From [^\r\n]*\r?\n)*(?:[!-9;-~]{1,80}[ \t]*:|[!-9;-~]{0,80}\Z)")
"""What follows a separator: a header, perhaps cut off, perhaps after quoted separators of an older mbox."""

BLANK = re.compile(rb"\r?\n\r?\n")
LENGTH = re.compile(rb"^content-length[ \t]*:[ \t]*(\d{1,10})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
GAP = re.compile(rb"[\r\n]{0,4}")
QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
COUNT = re.compile(rb"(\d{1,10})[ \t]*\n")
"""The first line of an .emlx file of Apple Mail: how many bytes the message has."""

MAIL_FIELDS = frozenset(
    b"from to cc bcc date subject sender message-id received return-path mime-version delivered-to in-reply-to"
    b" references reply-to content-type list-id envelope-to x-gmail-labels x-gm-thrid x-original-to".split()
)
"""Fields that show a header block to be mail's; two different ones are asked for, and one of `WHO_OR_WHEN`."""

WHO_OR_WHEN = frozenset(b"from date received return-path message-id delivered-to sender".split())


class Shape(Enum):
    """How a leaf holds mail."""

    BOX = "mbox"
    SINGLE = "one message"
    COUNTED = "one message behind its length"


class Raw(NamedTuple):
    """One message of a box: what stands behind "From " in its separator, and its bytes, empty when ``too_large``.

    ``last``: nothing follows it.
    """

    line: str
    content: bytes
    last: bool
    too_large: bool


def shape_of(head: bytes) -> Shape | None:
    """What the first bytes of a leaf show: a box, one message, or no mail (None). Never by name."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if start.startswith(b"From "):
        line = FROM_LINE.match(start)
        follows = start[line.end() :] if line else b""
        return Shape.BOX if line and (not follows or is_mail(follows)) else None
    counted = COUNT.match(start)
    if counted and is_mail(start[counted.end() :]):
        return Shape.COUNTED
    return Shape.SINGLE if is_mail(start) else None


def is_mail(head: bytes) -> bool:
    """Whether this begins with a header block of a mail message."""
    if not HEADER.match(head) and not head.startswith(b">From "):
        return False
    block = head[: LOOK * 4]
    end = BLANK.search(block)
    block = block[: end.start()] if end else block
    fields = {line.partition(b":")[0].strip().lower() for line in block.split(b"\n") if HEADER.match(line)}
    return len(fields & MAIL_FIELDS) >= 2 and not WHO_OR_WHEN.isdisjoint(fields)


def messages(read: Callable[[int], bytes], head: bytes = b"") -> Iterator[Raw]:
    """Every message of an mbox (mboxo, mboxrd, mboxcl, mboxcl2), one after the other. ``head``: what was read already.

    A line "From " is a separator when it holds a time and a year and a header follows: bodies that were not quoted hold
    such lines seldom. Where a message states its Content-Length (mboxcl2 does not quote) and a separator stands exactly
    there, the length decides. Quoted ">From " lines lose one ">".
    """
    held = bytearray((head or read(CHUNK)).removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n"))
    look, ended, dropped = 1, False, False
    while held:
        cut, look = _separator(held, look, ended=ended)
        if cut < 0 and not ended:
            if dropped or len(held) > LARGEST:
                held, look, dropped = _without_body(held, look), 1, True
            chunk = read(CHUNK)
            held += chunk
            ended = not chunk
            continue
        end = cut if cut >= 0 else len(held)
        yield _raw(held, end, dropped=dropped, last=cut < 0)
        del held[:end]
        look, dropped = 1, False


def ends_in_header(content: bytes) -> bool:
    """Whether a message stops before the blank line that ends its header."""
    return BLANK.search(content) is None


def _separator(held: bytearray, look: int, *, ended: bool) -> tuple[int, int]:
    """Where the next message begins, -1 when that is not to be seen yet; and from where to look on with more bytes."""
    at = held.find(b"\nFrom ", look - 1)
    while at >= 0:
        if not ended and len(held) - at < LOOK:
            return -1, at + 1
        line = FROM_LINE.match(held, at + 1)
        if line and AFTER_FROM.match(held, line.end()):
            stated = _stated_end(held, at + 1)
            if stated <= at + 1:
                return at + 1, 1
            if not ended and len(held) < stated + LOOK:
                return -1, at + 1
            return _at_length(held, stated) or at + 1, 1
        at = held.find(b"\nFrom ", at + 1)
    return -1, max(1, len(held) - 5)


def _stated_end(held: bytearray, before: int) -> int:
    """Where the message at the start of ``held`` says that it ends; 0 when it does not, or not believably."""
    blank = BLANK.search(held, 0, before)
    stated = LENGTH.search(held, 0, blank.end()) if blank else None
    if blank is None or stated is None or int(stated[1]) > LARGEST:
        return 0
    return blank.end() + int(stated[1])


def _at_length(held: bytearray, stated: int) -> int:
    """The separator, or the end, that stands where the length says; 0 when there is none."""
    gap = GAP.match(held, stated)
    start = gap.end() if gap else stated
    return start if start >= len(held) or FROM_LINE.match(held, start) else 0


def _without_body(held: bytearray, look: int) -> bytearray:
    """The start of a message too large to hold (its separator line), and the bytes not looked at yet."""
    line = held.find(b"\n", 0, LOOK) + 1
    return held[:line] + held[max(look - 1, line) :]


def _raw(held: bytearray, end: int, *, dropped: bool, last: bool) -> Raw:
    """The message at the start of ``held``, without its separator and with "From " lines as they were written."""
    start = held.find(b"\n", 0, end) + 1 if held.startswith(b"From ") else 0
    line = held[5:start].decode("latin-1").strip()
    if dropped or end - start > LARGEST:
        return Raw(line, b"", last, too_large=True)
    with memoryview(held) as view:
        content = bytes(view[start:end])
    if b"\n>" in content and b"\nFrom " not in content:
        content = QUOTED.sub(rb"\1", content)
    return Raw(line, content, last, too_large=False)
