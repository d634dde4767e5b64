"""Servers that lie, break off or cannot be trusted: one sentence, nothing lost, nothing doubled."""

from __future__ import annotations

import sqlite3
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from goodterms.desk.moment import now
from goodterms.desk.sync import followed
from goodterms.desk.sync.followed import Source
from goodterms.desk.sync.look import sync
from goodterms.live import door, imap
from goodterms.live.broken import NotTrusted
from goodterms.live.door import Door, Key
from goodterms.record.opened import record_path
from lying import Told, lying
from served import DOVECOT, NO_DOVECOT, OLIVE, PASSWORD, dovecot

from .conftest import Entry
from .test_mail import letter

SOME = {number: letter(number) for number in (1, 2, 3, 4, 5)}


@pytest.fixture
def told() -> Told:
    """What the server has."""
    return Told(dict(SOME))


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that keeps silent is not waited for as long as people would."""
    monkeypatch.setattr(Source, "door", property(lambda one: Door(one.host, one.port, one.tls, 1.0)))


@pytest.fixture
def follows(home: Path, told: Told) -> Iterator[Path]:
    """A home that follows the server."""
    with lying(told) as port:
        followed.add(home, Source(OLIVE, "imap", OLIVE, "127.0.0.1", port, "none"), PASSWORD)
        yield home


def look(home: Path) -> Entry:
    """One look, and what came of it."""
    rows = sync(home)["sources"]
    assert isinstance(rows, list)
    return dict(rows[0])


def kept(home: Path) -> list[str]:
    """The ids of what is kept, each as often as it is."""
    connection = sqlite3.connect(record_path(home))
    try:
        return [row[0] for row in connection.execute("SELECT external_id FROM interaction ORDER BY 1")]
    finally:
        connection.close()


ALL = [f"{number}@mail.example" for number in sorted(SOME)]


@pytest.mark.parametrize("lie", ["short", "long", "huge", "line", "answers", "none", "end"])
@pytest.mark.parametrize("at", [0, 3])
def test_a_lie_is_said_and_costs_nothing(told: Told, follows: Path, lie: str, at: int) -> None:
    """Whatever the server makes up, it is one sentence; once it tells the truth, everything is there, once."""
    told.lie, told.at = lie, at
    first = look(follows)
    said = [str(first["why"]), *map(str, first["notes"])] if isinstance(first["notes"], list) else []
    assert any(said)
    assert all("Traceback" not in one and one.count("\n") == 0 for one in said)
    if at and lie != "long":
        assert len(kept(follows)) == 4  # the others came in all the same
    told.lie = ""
    assert look(follows)["state"] == "well"
    assert kept(follows) == ALL


@pytest.mark.parametrize("lie", ["unnumbered", "other", "withheld"])
def test_messages_that_are_not_given_are_asked_for_again(told: Told, follows: Path, lie: str) -> None:
    """Without its number, or with another's, a message is not taken for any; it is said, and comes in later."""
    told.lie, told.at = lie, 3
    first = look(follows)
    assert first["notes"] == ["The server did not give 1 of the messages that it counts in INBOX."]
    assert len(kept(follows)) == 4
    told.lie = ""
    assert look(follows)["notes"] == []
    assert kept(follows) == ALL


def test_a_wrong_count_changes_nothing(told: Told, follows: Path) -> None:
    """A server that counts wrongly is asked for every number, and gives what it has."""
    told.lie = "count"
    assert look(follows)["seen"] == 5
    told.messages[9] = letter(9)
    assert look(follows)["seen"] == 1
    assert len(kept(follows)) == 6


def test_a_server_without_extensions_is_followed(told: Told, follows: Path) -> None:
    """Neither CONDSTORE nor LIST-STATUS is needed to see what is new and what went."""
    look(follows)
    asked = len(told.said)
    assert look(follows)["run"] is None
    assert not any("FETCH" in command for command in told.said[asked:])
    del told.messages[2]
    told.messages[6] = letter(6)
    assert look(follows)["seen"] == 1
    assert kept(follows) == [*ALL, "6@mail.example"]


def test_gmail_is_read_once_with_its_labels(told: Told, follows: Path) -> None:
    """Of Gmail only All Mail, spam and trash are read; what was sent is known by its label."""
    told.able += " X-GM-EXT-1"
    told.folders = (
        '() "/" INBOX', '(\\HasChildren \\Noselect) "/" "[Gmail]"', '(\\All) "/" "[Gmail]/Alle Nachrichten"',
    )  # fmt: skip
    told.messages = {1: letter(1), 2: letter(2, out=True)}
    told.labels = {1: '"\\\\Inbox" "\\\\Important"', 2: '"\\\\Sent" "Messe &- mehr"'}
    assert look(follows)["seen"] == 2
    connection = sqlite3.connect(record_path(follows))
    rows = connection.execute("SELECT folder, marks FROM copy ORDER BY place").fetchall()
    connection.close()
    assert rows == [("Inbox, Important", 0), ("Sent, Messe & mehr", 256)]


def test_a_certificate_that_has_expired_ends_the_look(tmp_path: Path) -> None:
    """Nothing is told to a server whose certificate is not valid, and it is said why."""
    if DOVECOT is None:
        pytest.skip(NO_DOVECOT)
    pytest.importorskip("cryptography")
    files = _certificate(tmp_path, days=-1)
    with dovecot(files) as server:
        safe = ssl.create_default_context(cafile=str(files[0]))
        with pytest.raises(NotTrusted, match=r"certificate of localhost .* is not valid \(certificate has expired\)"):
            imap.connect(Door("localhost", server.private), Key(OLIVE, PASSWORD), safe)
        with pytest.raises(NotTrusted):
            imap.connect(Door("localhost", server.port, "starttls"), Key(OLIVE, PASSWORD), safe)
        assert "Login:" not in (server.folder / "log").read_text()


def test_a_certificate_that_is_valid_lets_us_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By TLS from the first byte and by STARTTLS."""
    if DOVECOT is None:
        pytest.skip(NO_DOVECOT)
    pytest.importorskip("cryptography")
    files = _certificate(tmp_path, days=2)
    monkeypatch.setattr(door, "trust", lambda: None)
    with dovecot(files) as server:
        safe = ssl.create_default_context(cafile=str(files[0]))
        for one in (Door("localhost", server.private), Door("localhost", server.port, "starttls")):
            session = imap.connect(one, Key(OLIVE, PASSWORD), safe)
            assert any(box.path == "INBOX" for box in session.boxes())
            session.close()


def _certificate(folder: Path, *, days: int) -> tuple[Path, Path]:
    """A certificate for localhost that ends in so many days, and its key."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    today = datetime.fromtimestamp(now(), UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(today - timedelta(days=30))
        .not_valid_after(today + timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    files = folder / "certificate.pem", folder / "key.pem"
    files[0].write_bytes(made.public_bytes(serialization.Encoding.PEM))
    files[1].write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    folder.chmod(0o755)
    return files
