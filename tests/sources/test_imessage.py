"""The database of Messages on a Mac: words in either place, dates in either unit, what is contact and what is not."""

from __future__ import annotations

import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from goodterms.sources.detect import find
from goodterms.sources.imessage import EPOCH, OWNER, IMessage
from goodterms.sources.imessage_text import words
from goodterms.sources.opening import open_tree
from goodterms.sources.protocol import Given, Source
from goodterms.words import NO_MARK, Card, Handle, Interaction, Mark, Participant, Role, Seen, Unread
from sources.suite import SourceTests, pieces_of

SAMPLES = Path(__file__).parent / "samples"
KIM = Handle("phone", "+441632960011")
WHEN = 1_705_314_600
SCHEMA = """
CREATE TABLE handle (ROWID INTEGER PRIMARY KEY, id TEXT, service TEXT);
CREATE TABLE chat (ROWID INTEGER PRIMARY KEY, guid TEXT, chat_identifier TEXT, display_name TEXT, style INTEGER);
CREATE TABLE chat_handle_join (chat_id INTEGER, handle_id INTEGER);
CREATE TABLE chat_message_join (chat_id INTEGER, message_id INTEGER);
CREATE TABLE message (ROWID INTEGER PRIMARY KEY, guid TEXT, text TEXT, attributedBody BLOB, handle_id INTEGER,
  date INTEGER, is_from_me INTEGER, item_type INTEGER DEFAULT 0, associated_message_type INTEGER DEFAULT 0,
  date_retracted INTEGER DEFAULT 0);
INSERT INTO handle VALUES (1, '+441632960011', 'iMessage'), (2, 'bo@example.com', 'iMessage'), (3, '12345', 'SMS');
INSERT INTO chat VALUES (1, 'g1', '+441632960011', '', 45), (2, 'g2', 'chat77', 'The fair', 43);
INSERT INTO chat VALUES (3, 'g3', '12345', '', 45);
INSERT INTO chat_handle_join VALUES (1, 1), (2, 1), (2, 2), (3, 3);
"""


def stream(text: str) -> bytes:
    """A text as Messages archives it."""
    written = text.encode()
    size = bytes([len(written)]) if len(written) < 0x80 else b"\x81" + len(written).to_bytes(2, "little")
    before = (
        b"\x04\x0bstreamtyped\x81\xe8\x03\x84\x01@\x84\x84\x84\x12NSAttributedString\x00\x84\x84\x08NSObject\x00\x85"
    )
    return before + b"\x92\x84\x84\x84\x08NSString\x01\x94\x84\x01+" + size + written + b"\x86\x84\x02iI\x01\x05"


def write(path: Path, *rows: dict[str, Any]) -> Path:
    """A database with these messages; each is in chat 1 unless it says otherwise."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(SCHEMA)
        for number, row in enumerate(rows, 1):
            made = {
                "guid": f"G{number}",
                "handle_id": 1,
                "date": (WHEN - EPOCH + number) * 10**9,
                "is_from_me": 0,
                **row,
            }
            chat = made.pop("chat", 1)
            names = ", ".join(made)
            connection.execute(
                f"INSERT INTO message (ROWID, {names}) VALUES ({number}, {', '.join('?' * len(made))})",
                [*made.values()],
            )
            connection.execute("INSERT INTO chat_message_join VALUES (?, ?)", (chat, number))
        connection.commit()
    return path


def read(tmp_path: Path, *rows: dict[str, Any]) -> list[Seen]:
    """The pieces of a database with these messages."""
    return pieces_of(IMessage(), write(tmp_path / "chat.db", *rows))


def said(pieces: list[Seen]) -> list[Interaction]:
    """The interactions among pieces."""
    return [piece for piece in pieces if isinstance(piece, Interaction)]


class TestIMessage(SourceTests):
    """A whole database."""

    expected = SAMPLES / "imessage.expected.jsonl"

    def source(self) -> Source:
        """The source under test."""
        return IMessage()

    def sample(self, tmp_path: Path) -> Path:
        """Messages of both ways, a group, a machine, a reaction."""
        path = tmp_path / "chat.db"
        path.unlink(missing_ok=True)
        return write(
            path,
            {"text": "Hello there"},
            {"attributedBody": stream("Hi yourself"), "is_from_me": 1},
            {"text": "All", "chat": 2, "handle_id": 2},
            {"text": "Code 12", "chat": 3, "handle_id": 3},
            {"text": "Loved it", "associated_message_type": 2000},
        )


def test_two_ways(tmp_path: Path) -> None:
    """What came is from the other, what went is from the owner."""
    came, went = said(read(tmp_path, {"text": "Hello"}, {"text": "Hi", "is_from_me": 1, "handle_id": 0}))
    assert came.participants == (Participant(KIM, Role.FROM), Participant(OWNER, Role.TO))
    assert went.participants == (Participant(OWNER, Role.FROM), Participant(KIM, Role.TO))
    assert (came.ts, came.external_id, came.thread, came.marks) == (WHEN + 1, "G1", "+441632960011", NO_MARK)


def test_dates_in_seconds(tmp_path: Path) -> None:
    """Older Macs count seconds."""
    (one,) = said(read(tmp_path, {"text": "Hello", "date": WHEN - EPOCH}))
    assert one.ts == WHEN


@pytest.mark.parametrize("text", ["Hi", "Grüße 🙂", "long " * 60])
def test_words_in_the_stream(text: str) -> None:
    """Words are found where there is no plain text, of every length."""
    assert words(None, stream(text)) == text.strip()


@pytest.mark.parametrize(
    "body", [b"", b"NSString", stream("Hello")[:-20], b"NSString\x01\x94\x84\x01+\xff", b"\x00" * 50]
)
def test_damaged_streams(body: bytes) -> None:
    """A stream that is cut off gives what is there, never an exception."""
    assert "Hello".startswith(words(None, body))


@pytest.mark.parametrize(
    ("row", "mark"),
    [
        ({"text": "Loved", "associated_message_type": 2000}, Mark.REACTION),
        ({"text": "Removed", "associated_message_type": 3001}, Mark.REACTION),
        ({"item_type": 1}, Mark.SYSTEM),
        ({"text": "\ufffc"}, Mark.EMPTY),
        ({"text": "gone", "date_retracted": 5}, Mark.EMPTY),
        ({"text": "Code", "chat": 3, "handle_id": 3}, Mark.NEWSLETTER),
    ],
)
def test_what_is_contact(tmp_path: Path, row: dict[str, Any], mark: Mark) -> None:
    """Reactions, notices, attachments and machines are marked."""
    (one,) = said(read(tmp_path, row))
    assert one.marks == mark


def test_machines_are_told(tmp_path: Path) -> None:
    """A short code is told to be nobody."""
    pieces = read(tmp_path, {"text": "Code", "chat": 3, "handle_id": 3})
    assert [piece.kind for piece in pieces if isinstance(piece, Card)] == ["person", "bot"]


def test_group(tmp_path: Path) -> None:
    """A message in a group goes to its members and to the owner."""
    (one,) = said(read(tmp_path, {"text": "All", "chat": 2, "handle_id": 2}))
    assert [(p.role, p.handle.value) for p in one.participants] == [
        (Role.FROM, "bo@example.com"),
        (Role.TO, "me"),
        (Role.TO, "+441632960011"),
    ]


def test_older_columns(tmp_path: Path) -> None:
    """A database without the newer columns is read."""
    path = write(tmp_path / "chat.db", {"text": "Hello"})
    with closing(sqlite3.connect(path)) as connection:
        for column in ("attributedBody", "associated_message_type", "date_retracted"):
            connection.execute(f"ALTER TABLE message DROP COLUMN {column}")
        connection.commit()
    assert [one.text for one in said(pieces_of(IMessage(), path))] == ["Hello"]


def test_nothing_is_written(tmp_path: Path) -> None:
    """Neither the file nor its folder changes."""
    path = write(tmp_path / "chat.db", {"text": "Hello"})
    before = path.read_bytes()
    pieces_of(IMessage(), path)
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["chat.db"]


def test_in_an_archive(tmp_path: Path) -> None:
    """A database in a zip is read too."""
    with zipfile.ZipFile(tmp_path / "mac.zip", "w") as archive:
        archive.write(write(tmp_path / "chat.db", {"text": "Hello"}), "chat.db")
    (found,) = find(open_tree(tmp_path / "mac.zip"))
    assert found.source is not None
    assert [one.text for one in said(list(found.source.read(found.tree, Given())))] == ["Hello"]


def test_another_database(tmp_path: Path) -> None:
    """Another program's database is not taken, and told when it is forced."""
    path = tmp_path / "chat.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE tea (leaf TEXT)")
        connection.commit()
    assert not IMessage().knows(open_tree(path))
    assert isinstance(pieces_of(IMessage(), path)[0], Unread)
