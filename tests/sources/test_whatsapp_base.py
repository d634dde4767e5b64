"""WhatsApp's databases on Android (of today and of before 2022) and on an iPhone: two, groups, calls, notices."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from goodterms.sources.protocol import Source
from goodterms.sources.whatsapp_base import WhatsAppBase
from goodterms.sources.whatsapp_iphone import EPOCH
from goodterms.sources.whatsapp_names import OWNER
from goodterms.words import NO_MARK, Card, Handle, Interaction, Mark, Role, Seen, Unread
from sources.suite import SourceTests, pieces_of, tree_of

SAMPLES = Path(__file__).parent / "samples"
WHEN = 1_705_314_600
KIM, BO, GROUP = "441632960011@s.whatsapp.net", "441632960012@s.whatsapp.net", "441632960011-1400000000@g.us"
ANDROID = f"""
CREATE TABLE jid (_id INTEGER PRIMARY KEY, user TEXT, server TEXT, raw_string TEXT, type INTEGER);
CREATE TABLE chat (_id INTEGER PRIMARY KEY, jid_row_id INTEGER, subject TEXT);
CREATE TABLE jid_map (lid_row_id INTEGER, jid_row_id INTEGER);
CREATE TABLE group_participant_user (_id INTEGER PRIMARY KEY, group_jid_row_id INTEGER, user_jid_row_id INTEGER);
CREATE TABLE message (_id INTEGER PRIMARY KEY, chat_row_id INTEGER, from_me INTEGER, key_id TEXT,
  sender_jid_row_id INTEGER, timestamp INTEGER, message_type INTEGER, text_data TEXT);
CREATE TABLE message_quoted (message_row_id INTEGER PRIMARY KEY, key_id TEXT, text_data TEXT);
CREATE TABLE call_log (_id INTEGER PRIMARY KEY, jid_row_id INTEGER, from_me INTEGER, call_id TEXT, timestamp INTEGER,
  video_call INTEGER, duration INTEGER, call_result INTEGER);
INSERT INTO jid (_id, raw_string) VALUES (1, '{KIM}'), (2, '{BO}'), (3, '{GROUP}'), (4, 'status@broadcast'),
  (5, '77@lid');
INSERT INTO jid_map VALUES (5, 2);
INSERT INTO chat VALUES (1, 1, NULL), (2, 3, 'The fair'), (3, 4, NULL);
INSERT INTO group_participant_user VALUES (1, 3, 1), (2, 3, 2);
"""
OLD = f"""
CREATE TABLE messages (_id INTEGER PRIMARY KEY, key_remote_jid TEXT, key_from_me INTEGER, key_id TEXT, status INTEGER,
  data TEXT, timestamp INTEGER, media_wa_type TEXT, media_caption TEXT, remote_resource TEXT, quoted_row_id INTEGER);
CREATE TABLE messages_quotes (_id INTEGER PRIMARY KEY, key_id TEXT);
CREATE TABLE chat_list (_id INTEGER PRIMARY KEY, key_remote_jid TEXT);
CREATE TABLE group_participants (_id INTEGER PRIMARY KEY, gjid TEXT, jid TEXT);
INSERT INTO messages_quotes VALUES (1, 'K1');
INSERT INTO group_participants VALUES (1, '{GROUP}', '{KIM}'), (2, '{GROUP}', '{BO}'), (3, '{GROUP}', '');
"""
IPHONE = f"""
CREATE TABLE ZWACHATSESSION (Z_PK INTEGER PRIMARY KEY, ZCONTACTJID TEXT, ZPARTNERNAME TEXT, ZSESSIONTYPE INTEGER);
CREATE TABLE ZWAGROUPMEMBER (Z_PK INTEGER PRIMARY KEY, ZCHATSESSION INTEGER, ZMEMBERJID TEXT, ZCONTACTNAME TEXT);
CREATE TABLE ZWAPROFILEPUSHNAME (Z_PK INTEGER PRIMARY KEY, ZJID TEXT, ZPUSHNAME TEXT);
CREATE TABLE ZWAMESSAGE (Z_PK INTEGER PRIMARY KEY, ZCHATSESSION INTEGER, ZISFROMME INTEGER, ZSTANZAID TEXT,
  ZGROUPMEMBER INTEGER, ZMESSAGEDATE TIMESTAMP, ZMESSAGETYPE INTEGER, ZTEXT TEXT);
INSERT INTO ZWACHATSESSION VALUES (1, '{KIM}', 'Kim Sample', 0), (2, '{GROUP}', 'The fair', 1),
  (3, 'status@broadcast', 'Status', 3);
INSERT INTO ZWAGROUPMEMBER VALUES (1, 2, '{KIM}', 'Kim Sample'), (2, 2, '{BO}', NULL);
INSERT INTO ZWAPROFILEPUSHNAME VALUES (1, '{BO}', 'Bo B.');
"""


def write(path: Path, schema: str, table: str, *rows: dict[str, Any]) -> Path:
    """A database of a schema with these rows in one of its tables."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(schema)
        for row in rows:
            connection.execute(
                f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", [*row.values()]
            )
        connection.commit()
    return path


def android(path: Path, *rows: dict[str, Any]) -> Path:
    """An Android database; each message came from Kim unless it says otherwise."""
    start = {"chat_row_id": 1, "from_me": 0, "message_type": 0}
    made = [
        {"key_id": f"K{number}", "timestamp": (WHEN + number) * 1000 + 250, **start, **row}
        for number, row in enumerate(rows, 1)
    ]
    return write(path, ANDROID, "message", *made)


def old(path: Path, *rows: dict[str, Any]) -> Path:
    """An Android database of before 2022."""
    start = {"key_remote_jid": KIM, "key_from_me": 0, "media_wa_type": "0", "status": 0}
    made = [
        {"key_id": f"K{number}", "timestamp": (WHEN + number) * 1000, **start, **row}
        for number, row in enumerate(rows, 1)
    ]
    return write(path, OLD, "messages", *made)


def iphone(path: Path, *rows: dict[str, Any]) -> Path:
    """An iPhone's database."""
    start = {"ZCHATSESSION": 1, "ZISFROMME": 0, "ZMESSAGETYPE": 0}
    made = [
        {"ZSTANZAID": f"K{number}", "ZMESSAGEDATE": WHEN - EPOCH + number + 0.5, **start, **row}
        for number, row in enumerate(rows, 1)
    ]
    return write(path, IPHONE, "ZWAMESSAGE", *made)


def call(path: Path, **row: object) -> Path:
    """The same database with one call more."""
    with closing(sqlite3.connect(path)) as connection:
        made = {"jid_row_id": 1, "from_me": 1, "call_id": "C1", "timestamp": WHEN * 1000, "duration": 90, **row}
        connection.execute(
            f"INSERT INTO call_log ({', '.join(made)}) VALUES ({', '.join('?' * len(made))})", [*made.values()]
        )
        connection.commit()
    return path


def said(path: Path) -> list[Interaction]:
    """The interactions in a database."""
    return [piece for piece in pieces_of(WhatsAppBase(), path) if isinstance(piece, Interaction)]


class _BaseTests(SourceTests):
    """What every one of them passes."""

    def source(self) -> Source:
        """The source under test."""
        return WhatsAppBase()


class TestAndroid(_BaseTests):
    """Today's database of Android."""

    expected = SAMPLES / "whatsapp_android_base.expected.jsonl"

    def sample(self, tmp_path: Path) -> Path:
        """Two, a group, an answer, a notice, a status, a call."""
        return call(
            android(
                tmp_path / "msgstore.db",
                {"text_data": "Tea?"},
                {"text_data": "Yes", "from_me": 1},
                {"chat_row_id": 2, "sender_jid_row_id": 5, "text_data": "All"},
                {"chat_row_id": 2, "from_me": 1, "text_data": "Here"},
                {"message_type": 7},
                {"message_type": 1},
                {"chat_row_id": 3, "text_data": "A status"},
            )
        )


class TestOldAndroid(_BaseTests):
    """The database of Android of before 2022."""

    expected = SAMPLES / "whatsapp_old_base.expected.jsonl"

    def sample(self, tmp_path: Path) -> Path:
        """Two, a group, an answer, a caption, a notice."""
        return old(
            tmp_path / "msgstore.db",
            {"data": "Tea?"},
            {"data": "Yes", "key_from_me": 1, "quoted_row_id": 1},
            {"key_remote_jid": GROUP, "remote_resource": BO, "data": "All"},
            {"media_wa_type": "1", "media_caption": "The lake"},
            {"status": 6, "data": "7"},
        )


class TestIPhone(_BaseTests):
    """An iPhone's database."""

    expected = SAMPLES / "whatsapp_iphone_base.expected.jsonl"

    def sample(self, tmp_path: Path) -> Path:
        """Two, a group, a notice, a status."""
        return iphone(
            tmp_path / "ChatStorage.sqlite",
            {"ZTEXT": "Tea?"},
            {"ZTEXT": "Yes", "ZISFROMME": 1},
            {"ZCHATSESSION": 2, "ZGROUPMEMBER": 2, "ZTEXT": "All"},
            {"ZCHATSESSION": 2, "ZMESSAGETYPE": 6, "ZTEXT": "New name"},
            {"ZMESSAGETYPE": 1},
            {"ZCHATSESSION": 3, "ZTEXT": "A status"},
        )


@pytest.mark.parametrize("made", ["android", "old", "iphone"])
def test_same_in_every_database(tmp_path: Path, made: str) -> None:
    """One message has one id and one meaning whichever telephone kept it."""
    path = {
        "android": lambda: android(tmp_path / "a.db", {"text_data": "Tea?"}),
        "old": lambda: old(tmp_path / "a.db", {"data": "Tea?"}),
        "iphone": lambda: iphone(tmp_path / "a.db", {"ZTEXT": "Tea?"}),
    }[made]()
    (one,) = said(path)
    assert (one.external_id, one.ts, one.text, one.marks) == (f"{KIM}|K1", WHEN + 1, "Tea?", NO_MARK)
    assert [(p.role, p.handle.kind, p.handle.value) for p in one.participants] == [
        (Role.FROM, "phone", "+441632960011"),
        (Role.TO, OWNER.kind, OWNER.value),
    ]


def test_hidden_number(tmp_path: Path) -> None:
    """Who hides a number in a group is the person whose number the database knows."""
    (one,) = said(android(tmp_path / "a.db", {"chat_row_id": 2, "sender_jid_row_id": 5, "text_data": "All"}))
    assert [p.handle.value for p in one.participants] == ["+441632960012", "me", "+441632960011"]


def test_answers(tmp_path: Path) -> None:
    """A quoted message is the one that is answered."""
    path = android(tmp_path / "a.db", {"text_data": "Tea?"}, {"text_data": "Yes", "from_me": 1})
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO message_quoted VALUES (2, 'K1', 'Tea?')")
        connection.commit()
    assert said(path)[1].answers == f"{KIM}|K1"


@pytest.mark.parametrize(
    ("row", "minutes", "marks", "roles"),
    [
        ({}, 1.5, NO_MARK, ["me", "+441632960011"]),
        ({"from_me": 0, "duration": 0}, None, Mark.MISSED, ["+441632960011", "me"]),
    ],
)
def test_calls(tmp_path: Path, row: dict[str, Any], minutes: float | None, marks: Mark, roles: list[str]) -> None:
    """A call has a length and a direction; one that nobody took is missed."""
    (one,) = said(call(android(tmp_path / "a.db"), **row))
    assert (one.kind, one.minutes, one.marks) == ("call", minutes, marks)
    assert [p.handle.value for p in one.participants] == roles


@pytest.mark.parametrize("kind", [7, 10, 15])
def test_notices(tmp_path: Path, kind: int) -> None:
    """Notices and deleted messages are nobody's words."""
    (one,) = said(android(tmp_path / "a.db", {"message_type": kind, "text_data": "x"}))
    assert (one.text, one.marks) == ("", Mark.SYSTEM)


def test_large_group(tmp_path: Path) -> None:
    """A large group stands for its members."""
    path = android(tmp_path / "a.db", {"chat_row_id": 2, "sender_jid_row_id": 1, "text_data": "All"})
    with closing(sqlite3.connect(path)) as connection:
        for number in range(20):
            row = 100 + number
            connection.execute("INSERT INTO jid (_id, raw_string) VALUES (?, ?)", (row, f"4416329700{number:02}@c.us"))
            connection.execute("INSERT INTO group_participant_user VALUES (?, 3, ?)", (row, row))
        connection.commit()
    (one,) = said(path)
    assert (one.marks, [p.role for p in one.participants]) == (Mark.LIST, [Role.FROM, Role.LIST])


def test_names_on_an_iphone(tmp_path: Path) -> None:
    """The name in the address book goes before what somebody calls themselves."""
    path = iphone(tmp_path / "a.db", {"ZCHATSESSION": 2, "ZGROUPMEMBER": 2, "ZTEXT": "All"})
    (one,) = said(path)
    assert [p.handle.name for p in one.participants] == ["Bo B.", "", "Kim Sample"]


def test_names_of_android(tmp_path: Path) -> None:
    """wa.db gives names to numbers."""
    path = tmp_path / "wa.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE wa_contacts (_id INTEGER, jid TEXT, display_name TEXT, wa_name TEXT)")
        connection.execute("INSERT INTO wa_contacts VALUES (1, ?, 'Kim Sample', 'kimmy')", (KIM,))
        connection.execute("INSERT INTO wa_contacts VALUES (2, ?, NULL, NULL)", (BO,))
        connection.commit()
    (card,) = pieces_of(WhatsAppBase(), path)
    assert isinstance(card, Card)
    assert card.handles == (Handle("phone", "+441632960011", "Kim Sample"),)


def test_another_database(tmp_path: Path) -> None:
    """A database that only has a column of the same name is told of."""
    path = write(tmp_path / "a.db", "CREATE TABLE tea (jid_row_id INTEGER);", "tea", {"jid_row_id": 1})
    assert WhatsAppBase().knows(tree_of(path))
    pieces: list[Seen] = pieces_of(WhatsAppBase(), path)
    assert [type(piece) for piece in pieces] == [Unread]
