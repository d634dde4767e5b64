"""The database of Skype until version 7: two and groups, calls, contacts, and what Skype wrote itself."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from goodterms.sources.protocol import Source
from goodterms.sources.skype import Skype
from goodterms.words import NO_MARK, About, Card, Interaction, Mark, Role, Seen, Unread
from sources.suite import SourceTests, pieces_of, tree_of

SAMPLES = Path(__file__).parent / "samples"
WHEN = 1_262_608_200
SCHEMA = """
CREATE TABLE DbMeta (key TEXT NOT NULL PRIMARY KEY, value TEXT);
CREATE TABLE Accounts (id INTEGER PRIMARY KEY, skypename TEXT, fullname TEXT, emails TEXT, phone_mobile TEXT);
CREATE TABLE Contacts (id INTEGER PRIMARY KEY, is_permanent INTEGER, skypename TEXT, fullname TEXT, displayname TEXT,
  given_displayname TEXT, birthday INTEGER, emails TEXT, phone_mobile TEXT, phone_home TEXT, city TEXT);
CREATE TABLE Conversations (id INTEGER PRIMARY KEY, is_permanent INTEGER, identity TEXT, type INTEGER,
  displayname TEXT);
CREATE TABLE Participants (id INTEGER PRIMARY KEY, convo_id INTEGER, identity TEXT);
CREATE TABLE Messages (id INTEGER PRIMARY KEY, convo_id INTEGER, author TEXT, from_dispname TEXT, guid BLOB,
  dialog_partner TEXT, timestamp INTEGER, type INTEGER, body_xml TEXT, edited_timestamp INTEGER);
INSERT INTO Accounts VALUES (1, 'olive.owner', 'Olive Owner', 'olive@example.org', '441632960001');
INSERT INTO Contacts (is_permanent, skypename, fullname, displayname, birthday, phone_mobile, emails) VALUES
  (1, 'kim.sample', 'Kim Sample', 'Kim', 19840513, '+441632960011', 'kim@example.com'),
  (1, 'echo123', 'Echo / Sound Test Service', 'Echo', NULL, NULL, NULL),
  (0, 'bo.beispiel', 'Bo Beispiel', 'Bo', NULL, NULL, NULL);
INSERT INTO Conversations VALUES (1, 1, 'kim.sample', 1, 'Kim'), (2, 1, '#olive.owner/$kim.sample;77ab', 2, 'The fair'),
  (3, 1, '+441632960012', 1, '+441632960012'), (4, 1, 'echo123', 1, 'Echo / Sound Test Service');
INSERT INTO Participants VALUES (1, 2, 'olive.owner'), (2, 2, 'kim.sample'), (3, 2, 'bo.beispiel');
"""
CALL = (
    '<partlist alt=""><part identity="olive.owner"><name>Olive</name><duration>{0}</duration></part>'
    '<part identity="kim.sample"><name>Kim</name><duration>{0}</duration></part></partlist>'
)


def write(path: Path, *rows: dict[str, Any]) -> Path:
    """A database with these messages; each is Kim's in the conversation with Kim unless it says otherwise."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(SCHEMA)
        for number, row in enumerate(rows, 1):
            made = {
                "convo_id": 1,
                "author": "kim.sample",
                "timestamp": WHEN + 60 * number,
                "type": 61,
                "guid": bytes([number] * 4),
                **row,
            }
            connection.execute(
                f"INSERT INTO Messages ({', '.join(made)}) VALUES ({', '.join('?' * len(made))})", [*made.values()]
            )
        connection.commit()
    return path


def read(tmp_path: Path, *rows: dict[str, Any]) -> list[Seen]:
    """The pieces of a database with these messages."""
    return pieces_of(Skype(), write(tmp_path / "main.db", *rows))


def said(pieces: list[Seen]) -> list[Interaction]:
    """The interactions among pieces."""
    return [piece for piece in pieces if isinstance(piece, Interaction)]


class TestSkypeBase(SourceTests):
    """A database with every kind of row."""

    expected = SAMPLES / "skype_base.expected.jsonl"

    def source(self) -> Source:
        """The source under test."""
        return Skype()

    def sample(self, tmp_path: Path) -> Path:
        """Two of them, a group, calls, a request, a card handed on."""
        return write(
            tmp_path / "main.db",
            {"type": 50, "body_xml": "Please add me"},
            {"body_xml": 'Tea &amp; cake <ss type="smile">:)</ss>?', "from_dispname": "Kim Sample"},
            {"author": "olive.owner", "body_xml": "Yes"},
            {"type": 30, "author": "olive.owner", "body_xml": ""},
            {"type": 39, "author": "olive.owner", "body_xml": CALL.format(95)},
            {"type": 39, "body_xml": ""},
            {"convo_id": 2, "author": "bo.beispiel", "body_xml": "All of you"},
            {"convo_id": 2, "author": "bo.beispiel", "type": 10, "body_xml": ""},
            {"type": 63, "body_xml": '<contacts alt=""><c t="s" s="bo.beispiel" f="Bo Beispiel"/></contacts>'},
            {"convo_id": 3, "author": "olive.owner", "type": 64, "body_xml": '<sms alt="On my way"><body/></sms>'},
            {"type": 68, "body_xml": '<files alt="sent"><file size="5">plan.pdf</file></files>'},
            {"convo_id": 4, "author": "echo123", "body_xml": "Hello"},
        )


def test_two_ways(tmp_path: Path) -> None:
    """In a talk of two the other hears what the owner says, under the ids of today's export."""
    came, went = said(read(tmp_path, {"body_xml": "Hello"}, {"author": "olive.owner", "body_xml": "Hi"}))
    assert [(p.role, p.handle.value) for p in came.participants] == [
        (Role.FROM, "kim.sample"),
        (Role.TO, "olive.owner"),
    ]
    assert [(p.role, p.handle.value) for p in went.participants] == [
        (Role.FROM, "olive.owner"),
        (Role.TO, "kim.sample"),
    ]
    assert (came.thread, came.external_id, came.ts, came.marks) == (
        "main.db|8:kim.sample",
        "8:kim.sample|01010101",
        WHEN + 60,
        NO_MARK,
    )


@pytest.mark.parametrize(
    ("row", "kind", "marks"),
    [
        ({"type": 39, "body_xml": CALL.format(95)}, "call", NO_MARK),
        ({"type": 39, "body_xml": ""}, "call", Mark.MISSED),
        ({"type": 30, "body_xml": CALL.format(95)}, "call", Mark.SYSTEM),
        ({"type": 51, "body_xml": ""}, "message", Mark.SYSTEM),
        ({"type": 2, "body_xml": "A new topic"}, "message", Mark.SYSTEM),
        ({"type": 110, "body_xml": "Birthday"}, "message", Mark.SYSTEM),
        ({"type": 68, "body_xml": "<files><file>x</file></files>"}, "message", Mark.EMPTY),
        ({"convo_id": 4, "author": "echo123", "body_xml": "Hello"}, "message", Mark.SYSTEM),
    ],
)
def test_what_is_contact(tmp_path: Path, row: dict[str, Any], kind: str, marks: Mark) -> None:
    """A call that took place and words of people count; what Skype wrote, missed calls and machines do not."""
    (one,) = said(read(tmp_path, row))
    assert (one.kind, one.marks) == (kind, marks)


def test_group(tmp_path: Path) -> None:
    """A message in a group goes to its members."""
    (one,) = said(read(tmp_path, {"convo_id": 2, "author": "bo.beispiel", "body_xml": "All"}))
    assert [p.handle.value for p in one.participants] == ["bo.beispiel", "olive.owner", "kim.sample"]


def test_contacts(tmp_path: Path) -> None:
    """Contacts are cards with telephone, mail and birthday; people only once seen, and the sound test, are none."""
    cards = [piece for piece in read(tmp_path) if isinstance(piece, Card)]
    assert [(card.name, card.own) for card in cards] == [("Olive Owner", True), ("Kim", False)]
    assert [(h.kind, h.value) for h in cards[1].handles] == [
        ("skype", "kim.sample"),
        ("phone", "+441632960011"),
        ("mail", "kim@example.com"),
    ]
    assert cards[1].about == (About("birthday", "1984-05-13"),)


def test_older_columns(tmp_path: Path) -> None:
    """A database without the newer columns is read."""
    path = write(tmp_path / "main.db", {"body_xml": "Hello"})
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("ALTER TABLE Messages DROP COLUMN guid")
        connection.execute("ALTER TABLE Contacts DROP COLUMN city")
        connection.execute("DROP TABLE Participants")
        connection.commit()
    assert [one.text for one in said(pieces_of(Skype(), path))] == ["Hello"]


def test_no_date(tmp_path: Path) -> None:
    """A message without a date, or in no conversation, is told of."""
    pieces = read(tmp_path, {"timestamp": None}, {"convo_id": 99})
    assert [piece.why for piece in pieces if isinstance(piece, Unread)] == [
        "It has no date.",
        "The database does not say who wrote it, or to whom.",
    ]


def test_another_database(tmp_path: Path) -> None:
    """A database that only has a column of the same name is told of."""
    path = tmp_path / "main.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE tea (body_xml TEXT)")
        connection.commit()
    assert Skype().knows(tree_of(path))
    assert [type(piece) for piece in pieces_of(Skype(), path)] == [Unread]
