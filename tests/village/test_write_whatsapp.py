"""WhatsApp chats: their lines, and read back."""

from __future__ import annotations

import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from goodterms.village.exports import keeps, write
from goodterms.village.happened import OWNER, Happened, Reach, Via, What
from goodterms.village.villagers import ANDROID, APPLE, by_number, last_name, saved_as
from goodterms.village.write_whatsapp import ORDERS
from goodterms.words import Interaction, Mark
from village import hand
from village.reading import interactions, pieces, sender

PEOPLE = by_number(hand.villagers())
SAID = [one for one in hand.happenings() if one.via is Via.WHATSAPP and keeps(one)]


def _of(*whats: What) -> list[Happened]:
    return [one for one in SAID if one.what in whats]


def _chats(exported: dict[str, Path]) -> list[Path]:
    return [path for path in exported.values() if path.parent.name in ORDERS]


def _text(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        (name,) = archive.namelist()
        assert name == ("_chat.txt" if path.parent.name == "whatsapp-iphone" else f"{path.stem}.txt")
        return archive.read(name).decode()


@pytest.fixture(scope="module")
def read(exported: dict[str, Path]) -> list[Interaction]:
    """Every interaction of all chats as they are read back."""
    chats = ((path, ORDERS[path.parent.name]) for path in _chats(exported))
    return [piece for path, order in chats for piece in interactions(pieces(path, "whatsapp", order))]


def test_a_chat_with_everybody(exported: dict[str, Path]) -> None:
    """Nine people and a group have a zip each, on two phones."""
    chats = _chats(exported)
    assert len(chats) == 10
    assert {path.parent.name for path in chats} == set(ORDERS)


def test_lines_of_both_phones(exported: dict[str, Path]) -> None:
    """The iPhone writes seconds in brackets and CRLF, the Android phone American dates without seconds."""
    texts = {path.parent.name: _text(path) for path in _chats(exported)}
    assert texts["whatsapp-iphone"].startswith("[")
    assert "\r\n[" in texts["whatsapp-iphone"]
    assert "\u202fPM - " in texts["whatsapp-android"]
    assert "\r" not in texts["whatsapp-android"]


def test_nothing_is_lost(exported: dict[str, Path]) -> None:
    """Every text stands in the chats, with its line breaks."""
    whole = "\n".join(_text(path).replace("\r\n", "\n") for path in _chats(exported))
    for text, often in Counter(one.text for one in _of(What.MESSAGE)).items():
        assert whole.count(text) == often


def test_two_chats_of_one_name(tmp_path: Path) -> None:
    """Two people saved under one name have two files."""
    alike = [
        replace(PEOPLE[1], number=number, reaches=(Reach("whatsapp", f"+4477009001{number:02}", 0),), works=())
        for number in range(20, 40)
    ]
    days = hand.Days()
    for one in alike:
        days.add(Via.WHATSAPP, What.MESSAGE, one.number, [OWNER], "Hello")
    paths = [path for path in write([PEOPLE[OWNER], *alike], days.all, tmp_path) if path.parent.name in ORDERS]
    assert len(set(paths)) == 20
    assert len({path.name.casefold() for path in paths}) == 20


def test_every_line_is_read_back(read: list[Interaction]) -> None:
    """Counts are those of what was written; a chat begins with a notice of the service's."""
    counts = Counter((one.kind, one.marks & ~Mark.LIST) for one in read)
    assert counts[("message", Mark(0))] == len(_of(What.MESSAGE))
    assert counts[("call", Mark(0))] == len(_of(What.CALL))
    assert counts[("call", Mark.MISSED)] == len(_of(What.MISSED_CALL))
    assert set(counts) <= {
        ("message", Mark(0)), ("message", Mark.SYSTEM), ("call", Mark(0)), ("call", Mark.MISSED),
    }  # fmt: skip
    assert counts[("message", Mark.SYSTEM)] <= len(_of(What.JOINED)) + 10


def test_words_and_times_are_the_same(read: list[Interaction]) -> None:
    """Words and minutes come back, in both orders of day and month and across the changes of the clock."""
    written = Counter((one.ts // 60, one.text) for one in _of(What.MESSAGE))
    found = Counter((one.ts // 60, one.text) for one in read if one.kind == "message" and not one.marks & Mark.SYSTEM)
    assert found == written


def test_senders_are_those_of_the_address_book(read: list[Interaction]) -> None:
    """Whoever is saved on the phone stands there by that name, the owner by their own."""
    senders = {(one.ts // 60, one.text): one.sender for one in read}
    for one in _of(What.MESSAGE):
        shown = senders[one.ts // 60, one.text]
        assert shown is not None
        names = {
            saved_as(PEOPLE[one.sender], APPLE),
            saved_as(PEOPLE[one.sender], ANDROID),
            last_name(PEOPLE[one.sender]),
        }
        saved = any(saved_as(PEOPLE[one.sender], book) for book in (APPLE, ANDROID))
        assert {shown.name, shown.value} & names or not saved or "7700" in shown.value.replace(" ", ""), one
    assert any(sender(one) for one in read)
