"""Messages and calls of an Android telephone, as SMS Backup & Restore keeps them (``sms-….xml``, ``calls-….xml``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from goodterms.sources.jsonfile import number_in, text_in
from goodterms.sources.opening import CannotOpen, Leaf, Tree
from goodterms.sources.protocol import Given
from goodterms.sources.sms_people import OWNER, SELF, handle_of, own_card, own_number, program
from goodterms.sources.sms_piece import FROM, OUT, interaction
from goodterms.sources.sms_xml import Record, records
from goodterms.words import Interaction, Seen, Unread

_ROOT: Final = re.compile(rb"<(?:smses|calls)(?:\s[^>]*)?>(?:\s|<!--.*?-->)*(?:<(?:sms|mms|call)\s|</|\Z)", re.DOTALL)
_BEFORE: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?.*?\?>|<!--.*?-->|\s)*", re.DOTALL)


class SmsBackup:
    """Backups of messages and of calls, one a file."""

    name = "sms"
    label = "text messages and calls (SMS Backup & Restore, XML)"
    whole = False
    independent = True

    def knows(self, tree: Tree) -> bool:
        """By the outermost tag and the one in it."""
        return any(_is_backup(leaf) for leaf in tree.leaves())

    def read(self, tree: Tree, given: Given) -> Iterator[Seen]:  # noqa: ARG002 - it tells everything itself
        """Every message and call; one record is held at a time."""
        for leaf in tree.leaves():
            try:
                if tree.single or _is_backup(leaf):
                    yield from _pieces(leaf)
            except CannotOpen as broken:
                yield Unread(leaf.where, str(broken))


def _is_backup(leaf: Leaf) -> bool:
    head = leaf.head(4096)
    before = _BEFORE.match(head)
    return _ROOT.match(head, before.end() if before else 0) is not None


def _pieces(leaf: Leaf) -> Iterator[Seen]:
    told: set[str] = set()
    yield own_card(leaf.where)
    with leaf.open() as stream:
        for record in records(stream):
            where = f"{leaf.where}: {record.kind or 'place'} {record.number}"
            if record.why:
                yield Unread(where, record.why)
                continue
            piece = interaction(record, where)
            if isinstance(piece, Interaction):
                yield from _cards(record, piece, told)
            yield piece


def _cards(record: Record, piece: Interaction, told: set[str]) -> Iterator[Seen]:
    """Machines among the people, and the telephone's own number, each once a file."""
    for each in piece.participants:
        if each.handle.kind == "sms" and each.handle.value not in told:
            told.add(each.handle.value)
            yield program(each.handle, piece.where)
    for sent in record.addresses if number_in(record.said, "msg_box") == OUT else ():
        own = handle_of(text_in(sent, "address")) if number_in(sent, "type") == FROM else None
        if own and own != OWNER and text_in(sent, "address") != SELF and own.value not in told:
            told.add(own.value)
            yield own_number(own, piece.where)
