"""Messages of one folder by number: headers first, and the rest only of those that no other copy brought."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from goodterms.desk.sync.followed import Source
from goodterms.desk.sync.keeping import Keeping
from goodterms.live.imap import LARGEST, Box, Head, Session
from goodterms.record.followed import Stored, stored_mail
from goodterms.sources.mail_served import labelled, place_on_server
from goodterms.words import Interaction, Mark, Seen

MOST = 1 << 19
"""Bytes of a message that are asked for (512 KiB): its words stand before what is attached."""

AT_ONCE = 1 << 22
"""Bytes of messages asked for at once (4 MiB)."""

BY_BODY = Mark.MASS | Mark.CALENDAR | Mark.EMPTY
"""Marks that only the whole of a message shows; a copy of one that is kept has those of the kept one."""

MESSAGE_ID = re.compile(rb"^message-id[ \t]*:\s*(\S[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)", re.IGNORECASE | re.MULTILINE)
BRACKETED = re.compile(r"<([^<>]+)>")


@dataclass(slots=True)
class Reading:
    """Reads from one folder into the record. ``done``: numbers that were read in this look."""

    keeping: Keeping
    source: Source
    box: Box
    box_id: int
    validity: int
    done: set[int] = field(default_factory=set)
    begun: bool = False
    waiting: dict[str, Stored] = field(default_factory=dict)

    def read(self, session: Session, uids: Sequence[int]) -> int:
        """Reads these messages; how many the server gave.

        Raises:
            CannotFollow: the rest could not be had; those that were are kept.
        """
        given = 0
        heads = session.heads(uids)
        known = stored_mail(self.keeping.connection, filter(None, (id_of(head) for head in heads)))
        whole: list[Head] = []
        for head in heads:
            seen = self._known(head, known)
            if seen is None:
                whole.append(head)
            else:
                given += self._take(head, seen)
        for some in _batches(whole):
            bodies = session.bodies([head.uid for head in some], most_of(some))
            for head in some:
                if head.uid in bodies:
                    given += self._take(head, self._piece(head, bodies[head.uid]))
        return given

    def where(self, uid: int) -> str:
        """A message's address (RFC 5092)."""
        return f"{place(self.source, self.box.path, self.validity)}/;UID={uid}"

    def _known(self, head: Head, known: dict[str, Stored]) -> Seen | None:
        """A message of which another copy is kept, by its header alone; None for every other."""
        stored = known.get(id_of(head))
        seen = self._piece(head, b"") if stored else None
        if stored is None or not isinstance(seen, Interaction) or seen.ts != stored.ts:
            return None
        if seen.sender is not None and stored.sender and seen.sender.value != stored.sender:
            return None
        return replace(seen, marks=Mark((seen.marks & ~BY_BODY) | (stored.marks & BY_BODY)))

    def _piece(self, head: Head, body: bytes) -> Seen:
        from goodterms.sources.mail_piece import piece  # a look at nothing new needs no reader of mail

        raw = head.head if head.labels is None else labelled(head.head, head.labels)
        kept = place_on_server(self.box.path, self.box.uses, head.flags)
        return piece(raw + body, self.where(head.uid), kept, f"server {head.arrived}")

    def _take(self, head: Head, seen: Seen) -> int:
        if not self.begun:
            self.keeping.begin_leaf(place(self.source, self.box.path, self.validity), "", "mail")
            self.begun = True
        self.keeping.take(self.box_id, str(head.uid), "", seen)
        self.done.add(head.uid)
        return 1


def place(source: Source, path: str, validity: int) -> str:
    """A folder's address (RFC 5092), with the name as people read it."""
    return f"imap://{source.user}@{source.host}/{path};UIDVALIDITY={validity}"


def id_of(head: Head) -> str:
    """The Message-ID of a header as the record has it, "" where it has none."""
    found = MESSAGE_ID.search(head.head)
    if found is None:
        return ""
    text = found[1].decode("utf-8", "replace")
    bracketed = BRACKETED.search(text)
    return "".join((bracketed[1] if bracketed else text).split()).strip("<>")


def most_of(some: Sequence[Head]) -> int:
    """How many bytes of each are asked for: all of one that has no id of its own, which is made of its words."""
    return MOST if id_of(some[0]) else LARGEST


def _batches(heads: Sequence[Head]) -> Iterator[list[Head]]:
    """Messages to be asked for together; one without an id alone."""
    some: list[Head] = []
    size = 0
    for head in heads:
        most = min(head.size, MOST) or MOST
        if some and (size + most > AT_ONCE or not id_of(head) or not id_of(some[0])):
            yield some
            some, size = [], 0
        some.append(head)
        size += most
    if some:
        yield some
