"""The files of the archive, known by their header rows. Order and extra columns differ by year; names decide."""

from __future__ import annotations

from typing import Final

from goodterms.sources.csvfile import Sheet, plain, sniff

CONNECTIONS, MESSAGES, OLD_MESSAGES, INVITATIONS = "connections", "messages", "messages of 2018", "invitations"
RECOMMENDATIONS, ENDORSED, ENDORSED_BY = "recommendations", "endorsements given", "endorsements received"
PROFILE, MAILS, PHONES, POSITIONS = "profile", "e-mail addresses", "phone numbers", "positions"
VERIFIED = "verifications"

HEADERS: Final[dict[str, tuple[str, ...]]] = {
    CONNECTIONS: ("first name", "last name", "connected on"),
    MESSAGES: ("conversation id", "from", "sender profile url", "to", "date", "content"),
    OLD_MESSAGES: ("from", "to", "date", "subject", "content", "direction", "folder"),
    INVITATIONS: ("from", "to", "sent at", "message", "direction"),
    RECOMMENDATIONS: ("first name", "last name", "text", "creation date", "status"),
    ENDORSED: ("endorsement date", "skill name", "endorsee first name", "endorsee last name"),
    ENDORSED_BY: ("endorsement date", "skill name", "endorser first name", "endorser last name"),
    PROFILE: ("first name", "last name", "headline", "summary", "industry"),
    MAILS: ("email address", "confirmed", "primary"),
    PHONES: ("number", "extension"),
    VERIFIED: ("verification type", "issuing authority"),
    POSITIONS: ("company name", "title", "started on", "finished on"),
}
"""The columns by which each file is known; they are the same in every generation seen."""

GERMAN: Final = {
    "vorname": "first name",
    "nachname": "last name",
    "e-mail-adresse": "email address",
    "unternehmen": "company",
    "verbunden am": "connected on",
}
"""Headers of a German account's connections, reported by several readers of such files; no other language was seen."""

NAMED: Final = {
    "connections": CONNECTIONS,
    "messages": MESSAGES,
    "invitations": INVITATIONS,
    "recommendations": RECOMMENDATIONS,
    "endorsement": ENDORSED,
}
"""File names that promise pieces: such a file without a known header is told, not passed over."""

BOTS: Final = ("guide_messages", "coach_messages", "learning_")
"""Talks with LinkedIn's own machines; the header is that of messages, so only the file name tells."""


def sheet_of(head: bytes) -> Sheet | None:
    """How a file of the archive is written, None when its header is not LinkedIn's."""
    return sniff(head, _name, kind_of)


def is_linkedins(head: bytes) -> bool:
    """Whether a file is LinkedIn's beyond doubt; a list of numbers and extensions may be anybody's."""
    sheet = sheet_of(head)
    return sheet is not None and sheet.kind != PHONES


def kind_of(header: tuple[str, ...]) -> str:
    """Which file of the archive has this header, "" for none."""
    columns = frozenset(header)
    return next((kind for kind, needs in HEADERS.items() if columns.issuperset(needs)), "")


def is_bot(name: str) -> bool:
    """Whether a file holds talks with a machine."""
    return base(name).startswith(BOTS)


def promised(name: str) -> str:
    """The kind that a file name promises ("Connections_1.csv"), "" when it promises none."""
    stem = base(name)
    if not stem.endswith((".csv", ".tsv", ".txt")):
        return ""
    return next((kind for start, kind in NAMED.items() if stem.startswith(start)), "")


def base(name: str) -> str:
    """The last part of a path, lower-case."""
    return name.rpartition("/")[2].casefold()


def _name(cell: str) -> str:
    column = plain(cell)
    return GERMAN.get(column, column)
