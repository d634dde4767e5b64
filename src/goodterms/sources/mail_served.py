"""What a mail server says beside a message: the folder it lies in, its flags, Gmail's labels, and when it arrived."""

from __future__ import annotations

from collections.abc import Iterable
from email.header import Header

from goodterms.sources.mail_folders import Place, of_labels, place_of
from goodterms.words import Mark

BY_USE = {"sent": Mark.SENT, "drafts": Mark.DRAFT, "junk": Mark.SPAM, "trash": Mark.TRASH}
"""What a folder is for (RFC 6154), as a mark."""

BY_FLAG = {"\\draft": Mark.DRAFT, "\\deleted": Mark.TRASH}
"""Flags that count (RFC 3501, 2.3.2), as those of a Maildir do."""

LABELS = {"\\inbox": "Inbox", "\\sent": "Sent", "\\draft": "Drafts", "\\drafts": "Drafts", "\\spam": "Spam",
          "\\junk": "Spam", "\\trash": "Trash", "\\starred": "Starred", "\\important": "Important"}  # fmt: skip
"""Gmail's own labels as its export has them (X-Gmail-Labels)."""


def place_on_server(path: str, uses: Iterable[str], flags: Iterable[str]) -> Place:
    """Where a message lies. ``path``: with "/" between folders; ``uses``: what the server says the folder is for."""
    place = place_of("", path, box=True)
    marks = place.marks
    for use in uses:
        marks |= BY_USE.get(use, Mark(0))
    for flag in flags:
        marks |= BY_FLAG.get(flag, Mark(0))
    return Place(place.folder, marks)


def labelled(head: bytes, labels: Iterable[str]) -> bytes:
    """A header with Gmail's labels in it, as its export has them; so both are read alike."""
    said = ",".join(LABELS.get(label.lower(), label.replace(",", " ")) for label in labels)
    written = Header(said, "us-ascii" if said.isascii() else "utf-8", 998).encode()
    return b"X-Gmail-Labels: " + written.encode("ascii") + b"\r\n" + head


def marks_of_labels(labels: Iterable[str]) -> Mark:
    """What Gmail's labels say."""
    return of_labels(",".join(LABELS.get(label.lower(), label) for label in labels)).marks
