"""The LinkedIn archive, read back."""

from __future__ import annotations

import zipfile
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from goodterms.sources.opening import open_tree
from goodterms.sources.protocol import Given
from goodterms.sources.shelf import load
from goodterms.village.exports import keeps
from goodterms.village.happened import OWNER, Happened, Via, What
from goodterms.village.villagers import by_number, last_handle, last_name
from goodterms.village.write_linkedin import url_of
from goodterms.words import Interaction, Mark, Seen
from village import hand
from village.reading import cards, folded, interactions, recipients, sender

PEOPLE = by_number(hand.villagers())
ROWS = [one for one in hand.happenings() if one.via is Via.LINKEDIN and keeps(one)]


@pytest.fixture(scope="module")
def read(exported: dict[str, Path]) -> list[Seen]:
    """Every piece; LinkedIn's times are UTC."""
    return list(load("linkedin").read(open_tree(exported["linkedin.zip"]), Given()))


def _of(*whats: What) -> list[Happened]:
    return [one for one in ROWS if one.what in whats]


def test_every_row_is_read_back(read: list[Seen]) -> None:
    """There is a piece for every row, and the owner's card."""
    pieces = Counter(piece.kind for piece in interactions(read))
    assert pieces == {
        "message": len(_of(What.MESSAGE, What.SPAM, What.DRAFT, What.SPONSORED)),
        "invitation": len(_of(What.INVITED)),
        "endorsement": len(_of(What.ENDORSED)),
        "recommendation": len(_of(What.RECOMMENDED)),
    }
    assert len(cards(read)) == len(_of(What.CONNECTED)) + 1
    assert {type(piece).__name__ for piece in read} == {"Card", "Interaction", "Listing"}


def test_messages_are_the_same(read: list[Seen]) -> None:
    """Words, times, and the profile addresses of both sides come back; of who left there is no address."""
    wrong = []
    found = {(piece.ts, piece.text): piece for piece in interactions(read) if piece.kind == "message"}
    for one in _of(What.MESSAGE):
        piece = found[one.ts, one.text.strip()]
        ends = sender(piece), recipients(piece)
        for number, shown in ((one.sender, {ends[0]}), (one.to[0], ends[1])):
            if url_of(PEOPLE[number]):
                wrong += [number] * (shown != {url_of(PEOPLE[number])})
            else:
                assert not any("linkedin.com" in handle for handle in shown)
    assert wrong == []


def test_what_is_no_contact_says_so(read: list[Seen]) -> None:
    """Drafts, spam, and paid placements are marked; an invitation without a note is the service's."""
    marks = Counter(piece.marks for piece in interactions(read) if piece.kind == "message")
    assert marks == {Mark(0): len(_of(What.MESSAGE)), Mark.DRAFT: 1, Mark.SPAM: 1, Mark.SPONSORED: 1}
    silent = [piece for piece in interactions(read) if piece.kind == "invitation" and piece.marks & Mark.SYSTEM]
    assert len(silent) == len([one for one in _of(What.INVITED) if not one.text])


def test_invitations_and_recommendations(read: list[Seen]) -> None:
    """Notes and recommendations come back with their words and direction, to the minute."""
    for what, kind in ((What.INVITED, "invitation"), (What.RECOMMENDED, "recommendation")):
        written = Counter((one.ts // 60, folded(one.text), one.sender == OWNER) for one in _of(what))
        owner = url_of(PEOPLE[OWNER])
        found = Counter(
            (one.ts // 60, folded(one.text), sender(one) == owner) for one in interactions(read) if one.kind == kind
        )
        assert found == written, kind


def test_connections_have_their_day_and_name(read: list[Seen]) -> None:
    """A connection has the name and work of the end and the day it began; who left is a row with a date alone."""
    people = {card.since: card for card in cards(read) if not card.own}
    for one in _of(What.CONNECTED):
        other = PEOPLE[one.to[0] if one.sender == OWNER else one.sender]
        card = people[int(datetime.fromtimestamp(one.ts, UTC).replace(hour=0, minute=0, second=0).timestamp())]
        assert card.name == (last_name(other) if url_of(other) else "")
        assert {handle.value for handle in card.handles} - {last_handle(other, "mail")} == {url_of(other)} - {""}


def test_the_owner_is_known(read: list[Seen]) -> None:
    """The archive says whose it is: profile, addresses, numbers, posts."""
    own = next(card for card in cards(read) if card.own)
    assert own.name == "Olive Owner"
    assert {handle.kind for handle in own.handles} == {"linkedin", "mail", "phone"}
    assert [about.value for about in own.about if about.topic == "organisation"] == ["Later Ltd", "Keen, Prints & Co"]


def test_newest_first(exported: dict[str, Path]) -> None:
    """Rows stand newest first, after the notes and the header."""
    with zipfile.ZipFile(exported["linkedin.zip"]) as archive:
        dates = [
            line.partition(",")[0] for line in archive.read("Endorsement_Given_Info.csv").decode().splitlines()[1:]
        ]
        head = archive.read("Connections.csv").decode()
    assert dates == sorted(dates, reverse=True) != []
    assert head.startswith('Notes:\n"When')


def test_times_without_seconds_are_kept_apart(read: list[Seen]) -> None:
    """No two pieces share an id."""
    ids = Counter(piece.external_id for piece in read if isinstance(piece, Interaction))
    assert ids.most_common(1)[0][1] == 1
