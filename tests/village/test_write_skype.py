"""The Skype tar: its JSON, and read back."""

from __future__ import annotations

import json
import tarfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from goodterms.village.exports import keeps
from goodterms.village.happened import OWNER, Happened, Via, What
from goodterms.village.villagers import by_number, handle_at, others
from goodterms.words import Interaction, Mark
from village import hand
from village.reading import cards, interactions, pieces, recipients, sender

PEOPLE = by_number(hand.villagers())
SAID = [one for one in hand.happenings() if one.via is Via.SKYPE and keeps(one)]


def _of(*whats: What) -> list[Happened]:
    return [one for one in SAID if one.what in whats]


def _tar(exported: dict[str, Path]) -> Path:
    return next(path for path in exported.values() if path.suffix == ".tar")


@pytest.fixture(scope="module")
def document(exported: dict[str, Path]) -> dict[str, Any]:
    """messages.json."""
    with tarfile.open(_tar(exported)) as tar:
        file = tar.extractfile("messages.json")
        assert file is not None
        loaded: dict[str, Any] = json.load(file)
        return loaded


@pytest.fixture(scope="module")
def read(exported: dict[str, Path]) -> list[Interaction]:
    """Every interaction as it is read back."""
    read = pieces(_tar(exported), "skype")
    assert [card.handles[0].value for card in cards(read) if card.own] == ["person0"]
    return interactions(read)


def test_every_message_stands_in_its_conversation(document: dict[str, Any]) -> None:
    """Each is in one conversation, newest first; a call has two entries, its beginning and its end."""
    talks = document["conversations"]
    assert len(talks) == 9 + 1 + 1
    for talk in talks:
        times = [message["originalarrivaltime"] for message in talk["MessageList"]]
        assert times == sorted(times, reverse=True) != []
    kinds = Counter(message["messagetype"] for talk in talks for message in talk["MessageList"])
    assert kinds == {
        "RichText": len(_of(What.MESSAGE)),
        "Event/Call": 2 * len(_of(What.CALL)) + len(_of(What.MISSED_CALL)),
        "InviteFreeRelationshipChanged/Initialized": len(_of(What.CONNECTED)),
        "ThreadActivity/AddMember": len(_of(What.JOINED)),
    }


def test_reactions_are_in_their_messages(document: dict[str, Any]) -> None:
    """A reaction is no message, but stands in the one it is for."""
    messages = [message for talk in document["conversations"] for message in talk["MessageList"]]
    felt = [json.loads(one["properties"]["emotions"]) for one in messages if (one["properties"] or {}).get("emotions")]
    assert len(felt) == 9
    assert felt[0][0]["key"] == "yes"


def test_group_lists_its_members(document: dict[str, Any]) -> None:
    """A group has a topic and a list of members that is JSON within JSON."""
    (group,) = (talk for talk in document["conversations"] if talk["id"].startswith("19:"))
    assert group["threadProperties"]["topic"] == "Choir: old town"
    members = json.loads(group["threadProperties"]["members"])
    assert sorted(members) == ["8:live:person1", "8:live:person3", "8:person0", "8:person2", "8:person4"]


def test_every_message_is_read_back(read: list[Interaction]) -> None:
    """Counts are those of what was written: messages, calls, missed calls, and what the service wrote."""
    bot = len([one for one in _of(What.MESSAGE) if one.sender == 13])
    service = len(_of(What.CONNECTED, What.JOINED))
    counts = Counter((one.kind, one.marks & ~Mark.LIST) for one in read)
    assert counts == {
        ("message", Mark(0)): len(_of(What.MESSAGE)) - bot,
        ("message", Mark.SYSTEM): bot + service,
        ("call", Mark(0)): len(_of(What.CALL)),
        ("call", Mark.SYSTEM): len(_of(What.CALL)),
        ("call", Mark.MISSED): len(_of(What.MISSED_CALL)),
    }


def test_words_and_people_are_the_same(read: list[Interaction]) -> None:
    """Words come back without entities, smiles, quotes and marks of edits; so do sender and recipients."""
    said = {(one.ts, one.text): one for one in read if one.kind == "message"}
    for one in _of(What.MESSAGE):
        piece = said[one.ts, one.text]
        kind = "28:" if one.sender == 13 else ""
        assert sender(piece) == kind + handle_at(PEOPLE[one.sender], one.ts, "skype")
        if not one.group:
            assert recipients(piece) == {handle_at(PEOPLE[one.to[0]], one.ts, "skype")}
        else:
            assert len(recipients(piece)) == 4


def test_calls_keep_their_length(read: list[Interaction]) -> None:
    """A call lasts as long as it was, between the two who spoke."""
    calls = [one for one in read if one.kind == "call" and one.minutes]
    assert {one.minutes for one in calls} == {12.0}
    heard = Counter(frozenset({sender(one), *recipients(one)}) for one in calls)
    owner = handle_at(PEOPLE[OWNER], hand.START, "skype")
    assert heard == Counter(
        frozenset({owner, handle_at(PEOPLE[others(one)[0]], one.ts, "skype")}) for one in _of(What.CALL)
    )
