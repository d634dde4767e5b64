"""A mailing list as mail: whom each message names in To, beside the list. Three columns of integers, no names.

Who answers on a list mostly answers somebody; whom a message is *addressed* to says better whom it asks.
"""

from __future__ import annotations

import lzma
import re
from collections.abc import Iterator
from email.parser import BytesHeaderParser
from email.utils import getaddresses, parseaddr, parsedate_to_datetime
from pathlib import Path

import numpy as np

from contact_logs import ContactLog


def addressed(path: Path, host: str) -> ContactLog:
    """The log of an mbox (plain or .xz). ``host``: addresses there are lists, and nobody's."""
    rows = list(_rows(path, host))
    numbers: dict[str, int] = {}
    contacts = [(numbers.setdefault(a, len(numbers)), numbers.setdefault(b, len(numbers)), ts) for a, b, ts in rows]
    whole = np.array(contacts, np.int64).reshape(-1, 3)
    return ContactLog(whole, whole[:, (0, 2)])


def _rows(path: Path, host: str) -> Iterator[tuple[str, str, int]]:
    raw = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
    heads = BytesHeaderParser()
    for piece in re.split(rb"(?m)^From [^\n]*\n", raw)[1:]:
        head = heads.parsebytes(piece.split(b"\n\n", 1)[0] + b"\n\n")
        sender = parseaddr(str(head["from"]))[1].lower()
        try:
            ts = int(parsedate_to_datetime(str(head["date"])).timestamp())
        except (ValueError, TypeError, OverflowError):
            continue
        named = getaddresses([str(line) for line in head.get_all("to", [])])
        people = {address.lower() for _, address in named if "@" in address and not address.lower().endswith(host)}
        yield from ((sender, one, ts) for one in sorted(people - {sender}))
