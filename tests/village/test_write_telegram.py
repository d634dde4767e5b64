"""Telegram's result.json: its shape, and read back."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from goodterms.village.exports import keeps, write
from goodterms.village.happened import OWNER, Happened, Via, What
from goodterms.village.villagers import by_number, handle_at
from goodterms.words import Interaction, Mark
from village import hand
from village.reading import cards, interactions, pieces, recipients, sender

PEOPLE = by_number(hand.villagers())
SAID = [one for one in hand.happenings() if one.via is Via.TELEGRAM and keeps(one)]


def _of(*whats: What) -> list[Happened]:
    return [one for one in SAID if one.what in whats]


@pytest.fixture(scope="module")
def document(exported: dict[str, Path]) -> dict[str, Any]:
    """result.json."""
    loaded: dict[str, Any] = json.loads(exported["result.json"].read_text("utf-8"))
    return loaded


@pytest.fixture(scope="module")
def read(exported: dict[str, Path]) -> list[Interaction]:
    """Every interaction as it is read back."""
    read = pieces(exported["result.json"], "telegram")
    assert [card.handles[0].value for card in cards(read) if card.own] == ["user100"]
    return interactions(read)


def test_shape_of_a_whole_account(document: dict[str, Any]) -> None:
    """Everything of a whole account is there, every chat oldest first."""
    assert list(document) == [
        "about", "personal_information", "contacts", "frequent_contacts", "chats", "left_chats",
    ]  # fmt: skip
    chats = document["chats"]["list"]
    assert Counter(chat["type"] for chat in chats) == {"personal_chat": 9, "bot_chat": 1, "private_supergroup": 1}
    for chat in chats:
        times = [int(message["date_unixtime"]) for message in chat["messages"]]
        assert times == sorted(times) != []
    assert sum(len(chat["messages"]) for chat in chats) == len(SAID)


def test_reactions_are_in_their_messages(document: dict[str, Any]) -> None:
    """A reaction is no message, but stands in the one it is for."""
    messages = [one for chat in document["chats"]["list"] for one in chat["messages"]]
    felt = [one["reactions"][0]["emoji"] for one in messages if "reactions" in one]
    assert felt == ["👍"] * 9


def test_control_characters_are_written_as_telegram_does(tmp_path: Path) -> None:
    r"""A control character stands there as ``\x0B``, a backslash before "u000b" stays what it is."""
    text = "a\x0bb \\u000b c"
    happened = Happened(1, hand.START, Via.TELEGRAM, What.MESSAGE, 1, (OWNER,), text=text)
    write(hand.villagers(), [happened], tmp_path)
    raw = (tmp_path / "telegram" / "result.json").read_text("utf-8")
    assert '"text": "a\\x0Bb \\\\u000b c"' in raw


def test_every_message_is_read_back(read: list[Interaction]) -> None:
    """Counts are those of what was written: messages, calls, missed calls, and what the service wrote."""
    bot = len([one for one in _of(What.MESSAGE) if one.sender == 13])
    assert Counter((one.kind, one.marks & ~Mark.LIST) for one in read) == {
        ("message", Mark(0)): len(_of(What.MESSAGE)) - bot,
        ("message", Mark.SYSTEM): bot + len(_of(What.JOINED)),
        ("call", Mark(0)): len(_of(What.CALL)),
        ("call", Mark.MISSED): len(_of(What.MISSED_CALL)),
    }


def test_words_and_people_are_the_same(read: list[Interaction]) -> None:
    """Words, times, senders and recipients come back."""
    said = {(one.ts, one.text): one for one in read if one.kind == "message"}
    for one in _of(What.MESSAGE):
        piece = said[one.ts, one.text]
        assert sender(piece) == handle_at(PEOPLE[one.sender], one.ts, "telegram")
        if not one.group and one.sender != 13:
            assert recipients(piece) == {handle_at(PEOPLE[one.to[0]], one.ts, "telegram")}
    assert {one.minutes for one in read if one.kind == "call" and not one.marks} == {12.0}
