"""The source: an archive in, pieces out."""

from __future__ import annotations

from collections.abc import Iterator

from goodterms.sources.csvfile import rows
from goodterms.sources.linkedin.address import People
from goodterms.sources.linkedin.archive import Archive, is_archive, survey
from goodterms.sources.linkedin.connections import connections
from goodterms.sources.linkedin.endorsements import endorsements
from goodterms.sources.linkedin.invitations import invitations
from goodterms.sources.linkedin.messages import messages, old_messages
from goodterms.sources.linkedin.owner import find_owner
from goodterms.sources.linkedin.profile import own_card
from goodterms.sources.linkedin.recommendations import recommendations
from goodterms.sources.linkedin.shapes import (
    CONNECTIONS,
    ENDORSED,
    ENDORSED_BY,
    INVITATIONS,
    MESSAGES,
    OLD_MESSAGES,
    RECOMMENDATIONS,
    base,
)
from goodterms.sources.opening import CannotOpen, Tree
from goodterms.sources.protocol import Given
from goodterms.words import Card, Interaction, Listing, Seen, Unread


class LinkedIn:
    """Zip or folder as LinkedIn sends it, or single files of it."""

    name = "linkedin"
    label = "LinkedIn archive (zip or folder)"
    whole = True

    def knows(self, tree: Tree) -> bool:
        """By the header rows of its files."""
        try:
            return is_archive(tree)
        except CannotOpen:
            return False

    def read(self, tree: Tree, given: Given) -> Iterator[Seen]:
        """The owner's card first, then connections, so that later files can be told who is who by them."""
        try:
            yield from _read(survey(tree, given))
        except CannotOpen as broken:
            yield Unread(tree.where, str(broken))


def _read(archive: Archive) -> Iterator[Seen]:
    yield from archive.unread
    people = find_owner(archive)
    own = own_card(archive, people)
    if own:
        yield own
    newest: int | None = None
    lists: dict[str, None] = {}
    whole = True
    for piece in connections(archive.rows(CONNECTIONS), people, archive.given):
        yield piece
        newest = _newest(newest, piece)
        whole = whole and not isinstance(piece, Unread)
        if isinstance(piece, Card) and piece.listed:
            lists[piece.listed] = None
    for other in _interactions(archive, people):
        yield other
        newest = _newest(newest, other)
    if whole and newest is not None:  # a list with rows missing says of nobody that they are gone
        yield from (Listing("linkedin", name, newest) for name in lists)


def _interactions(archive: Archive, people: People) -> Iterator[Interaction | Unread]:
    given = archive.given
    yield from invitations(archive.rows(INVITATIONS), people, given)
    yield from messages(archive.rows(MESSAGES), people, given)
    yield from old_messages(archive.rows(OLD_MESSAGES), people, given)
    yield from _recommended(archive, people)
    yield from endorsements(archive.rows(ENDORSED), people, given, written=True)
    yield from endorsements(archive.rows(ENDORSED_BY), people, given, written=False)


def _recommended(archive: Archive, people: People) -> Iterator[Interaction | Unread]:
    for leaf, sheet in archive.leaves(RECOMMENDATIONS):
        given, received = ("given" in base(leaf.name), "received" in base(leaf.name))
        if given == received:
            yield Unread(leaf.where, "Name the file Recommendations_Given.csv or Recommendations_Received.csv again.")
        else:
            yield from recommendations(rows(leaf, sheet), people, archive.given, written=given)


def _newest(so_far: int | None, piece: Card | Interaction | Unread) -> int | None:
    """The later of the two, None while nothing was dated."""
    match piece:
        case Interaction(ts=ts) | Card(since=int(ts)):
            return ts if so_far is None else max(so_far, ts)
        case _:
            return so_far
