"""Following a mailbox on a real server: everything comes in once, moves are seen, and nothing that was said is lost."""

from __future__ import annotations

import sqlite3
from email.message import EmailMessage
from pathlib import Path

import pytest

from exports import ME, Mailbox
from goodterms.desk.bring_in import bring_in
from goodterms.desk.imports import imports, undo
from goodterms.desk.sync.followed import Source
from goodterms.desk.sync.listed import listed
from goodterms.desk.sync.look import sync
from goodterms.desk.sync.set_up import remove, set_up
from goodterms.desk.trouble import Trouble
from goodterms.live.imap import Head, Session
from goodterms.live.imap_names import encoded
from goodterms.record.opened import record_path
from served import OLIVE, PASSWORD, Dovecot

from .conftest import Synced, mailbox

ROSA = "Rosa Mint <rosa@example.net>"
OWNER = ME


def letter(number: int, *, out: bool = False, text: str = "The stand is booked, and the printer says yes.") -> bytes:
    """One mail of a talk between Rosa and Olive."""
    mail = EmailMessage()
    mail["From"], mail["To"] = (OWNER, ROSA) if out else (ROSA, OWNER)
    mail["Subject"], mail["Message-ID"] = "The fair", f"<{number}@mail.example>"
    mail["Date"] = f"Mon, {1 + number % 28:02} Jan 2024 10:00:00 +0000"
    mail.set_content(f"{text} ({number})\n")
    return mail.as_bytes().replace(b"\n", b"\r\n")


KEPT = "SELECT external_id, text, marks, why FROM interaction ORDER BY 1"


def rows(home: Path, sql: str = KEPT) -> list[tuple[object, ...]]:
    """What the record of a home has."""
    connection = sqlite3.connect(record_path(home))
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def test_all_folders_come_in_once(server: Dovecot, home: Path, synced: Synced) -> None:
    """Every message of every folder is kept once, by what its folder is for; a second look finds nothing new."""
    server.put("INBOX", [letter(1), letter(2)])
    server.put("Sent", [letter(3, out=True)])
    server.put("Junk", [letter(4)])
    server.put("Drafts", [letter(5, out=True)])
    first = synced()
    assert (first["state"], first["seen"], first["new"]) == ("well", 5, 3)
    assert first["not_contact"] == {"draft": 1, "spam": 1}
    row = listed(home)[0]
    assert (row["seen"], row["from"], row["to"]) == (5, "2024-01-02", "2024-01-06")
    again = synced()
    assert (again["state"], again["seen"], again["run"]) == ("well", 0, None)
    server.put("INBOX", [letter(6)])
    assert synced()["new"] == 1
    assert len(rows(home)) == 6


def test_a_mailbox_and_its_mbox_are_one_history(server: Dovecot, home: Path, synced: Synced, tmp_path: Path) -> None:
    """Mail that came from a file comes in no second time, and both ways give the same texts, marks and people."""
    talk = Mailbox()
    talk.talk(ROSA, ["2023-05-01", "2023-06-01"])
    talk.mail(ROSA, ME, "2023-07-01", "Ünïcode — «so»\n\nwith a second paragraph.\n-- \nRosa\n", subject="Grüße")
    for mail in talk.mails:
        del mail["X-Gmail-Labels"]
    box = talk.mbox(tmp_path / "box.mbox")
    server.put("INBOX", [mail.as_bytes().replace(b"\n", b"\r\n") for mail in talk.mails])
    synced()
    other = tmp_path / "other"
    bring_in(other, [str(box)], me=["olive@example.com"])
    sql = "SELECT external_id, ts, kind, thread IS NULL, answers, subject, text, marks FROM interaction ORDER BY 1"
    assert rows(home, sql) == rows(other, sql)
    brought = bring_in(home, [str(box)])["files"]
    assert isinstance(brought, list)
    assert (brought[0]["new"], brought[0]["known"]) == (0, 5)
    set_up(other, mailbox(server), PASSWORD)
    told = sync(other)["sources"]
    assert isinstance(told, list)
    assert (told[0]["new"], told[0]["seen"]) == (0, 5)
    assert rows(home, sql) == rows(other, sql)


def test_what_was_moved_to_spam_is_spam(server: Dovecot, home: Path, synced: Synced) -> None:
    """A move to Junk takes the contact back, and a move out of it makes it contact; the mail is kept once."""
    server.put("INBOX", [letter(1), letter(2)])
    synced()
    with server.link() as link:
        link.select("INBOX")
        link.uid("MOVE", "1", "Junk")
    told = synced()
    assert told["state"] == "well"
    assert [row[3] for row in rows(home)] == ["spam", ""]
    with server.link() as link:
        link.select("Junk")
        link.uid("MOVE", "1:*", "INBOX")
    synced()
    assert [row[3] for row in rows(home)] == ["", ""]


def test_what_was_deleted_was_said_all_the_same(server: Dovecot, home: Path, synced: Synced) -> None:
    """Mail that is thrown away or deleted later stays as it was; a draft that is gone was never sent and goes."""
    server.put("INBOX", [letter(1), letter(2), letter(3)])
    server.put("Drafts", [letter(4, out=True)])
    synced()
    with server.link() as link:
        link.select("INBOX")
        link.uid("MOVE", "1", "Trash")
        link.uid("STORE", "2", "+FLAGS", "(\\Deleted)")
        link.expunge()
        link.select("Drafts")
        link.uid("STORE", "1:*", "+FLAGS", "(\\Deleted)")
        link.expunge()
    told = synced()
    assert told["gone"] == 1
    assert [(row[0], row[3]) for row in rows(home)] == [(f"{n}@mail.example", "") for n in (1, 2, 3)]
    assert synced()["run"] is None


def test_a_folder_that_is_deleted_or_renamed_loses_nothing(server: Dovecot, home: Path, synced: Synced) -> None:
    """It is said in one sentence when a folder is gone, what was read stays, and a new name brings nothing twice."""
    server.put("Fair", [letter(1)])
    server.put("Shop", [letter(2)])
    synced()
    with server.link() as link:
        link.delete("Fair")
        link.rename("Shop", "Stand")
    told = synced()
    assert told["state"] == "well"
    assert isinstance(told["notes"], list)
    assert sorted(told["notes"]) == [
        "The folder Fair is not on the server any more. What was read of it stays.",
        "The folder Shop is not on the server any more. What was read of it stays.",
    ]
    assert len(rows(home)) == 2
    assert rows(home, "SELECT count(*) FROM copy") == [(2,)]
    assert synced()["notes"] == []


def test_a_new_numbering_doubles_nothing(server: Dovecot, home: Path, synced: Synced) -> None:
    """When the server numbers a folder anew, everything is looked at again by its header and kept once."""
    server.put("Fair", [letter(1), letter(2)])
    synced()
    before = rows(home)
    with server.link() as link:
        link.delete("Fair")
    server.put("Fair", [letter(0, text="Another"), letter(1), letter(2)])
    told = synced()
    assert (told["state"], told["new"], told["known"]) == ("well", 1, 2)
    assert rows(home)[1:] == before
    assert rows(home, "SELECT count(*) FROM copy") == [(3,)]


@pytest.mark.parametrize("name", ["Grüße & Küsse", "日本語/仕事", "a&b"])
def test_folders_have_names_of_all_languages(server: Dovecot, home: Path, synced: Synced, name: str) -> None:
    """A folder whose name goes over the wire in UTF-7 is read, and kept under its real name."""
    server.put(encoded(name).decode("ascii"), [letter(1)])
    assert synced()["new"] == 1
    assert rows(home, "SELECT folder FROM copy") == [(name,)]


def test_a_folder_can_be_left_out(server: Dovecot, home: Path, synced: Synced) -> None:
    """What the owner leaves out is not read."""
    server.put("Private", [letter(1)])
    set_up(home, mailbox(server, leave=("Private",)), PASSWORD)
    assert synced()["seen"] == 0


def test_a_flag_that_changes_counts(server: Dovecot, home: Path, synced: Synced) -> None:
    """Mail marked as deleted when it was read first becomes contact once the mark is taken away."""
    server.put("INBOX", [letter(1)], "(\\Deleted)")
    synced()
    assert [row[3] for row in rows(home)] == ["trash"]
    with server.link() as link:
        link.select("INBOX")
        link.uid("STORE", "1", "-FLAGS", "(\\Deleted)")
    synced()
    assert [row[3] for row in rows(home)] == [""]
    assert synced()["run"] is None


def test_large_and_unnamed_messages_are_one_with_their_file(
    server: Dovecot, home: Path, synced: Synced, tmp_path: Path
) -> None:
    """A message with a large attachment has its words, and one without an id has the same id as from a file."""
    large = EmailMessage()
    large["From"], large["To"], large["Subject"] = ROSA, OWNER, "The plans"
    large["Message-ID"], large["Date"] = "<large@mail.example>", "Mon, 01 Jan 2024 10:00:00 +0000"
    large.set_content("Here are the plans that we spoke about.\n")
    large.add_attachment(b"\0" * 3_000_000, maintype="application", subtype="pdf", filename="plans.pdf")
    unnamed = letter(7).replace(b"Message-ID: <7@mail.example>\r\n", b"")
    server.put("INBOX", [large.as_bytes().replace(b"\n", b"\r\n"), unnamed])
    assert synced()["new"] == 2
    assert any(text == "Here are the plans that we spoke about." for _, text, *_ in rows(home))
    (tmp_path / "one.eml").write_bytes(unnamed)
    brought = bring_in(home, [str(tmp_path / "one.eml")])["files"]
    assert isinstance(brought, list)
    assert brought[0]["known"] == 1


def test_a_look_is_an_import_that_can_be_taken_back(server: Dovecot, home: Path, synced: Synced) -> None:
    """What a look brought stands in the list of imports; taken back, it is not brought in again by the next look."""
    server.put("INBOX", [letter(1)])
    run = synced()["run"]
    assert imports(home)[0]["paths"] == [f"{OLIVE} (127.0.0.1)"]
    undo(home, int(str(run)))
    assert rows(home) == []
    assert synced()["new"] == 0
    assert rows(home) == []


def test_removed_and_added_again_everything_is_known(server: Dovecot, home: Path, synced: Synced) -> None:
    """A source that is removed leaves what it brought; added again, it doubles nothing."""
    server.put("INBOX", [letter(1), letter(2)])
    synced()
    remove(home, OLIVE)
    assert listed(home) == []
    assert len(rows(home)) == 2
    set_up(home, mailbox(server), PASSWORD)
    assert synced()["known"] == 2
    assert len(rows(home)) == 2


def test_a_look_that_is_stopped_goes_on_where_it_was(
    server: Dovecot, home: Path, synced: Synced, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopped in the middle, by a hand or by the server's end, it loses and doubles nothing."""
    server.put("INBOX", [letter(number) for number in range(40)])
    monkeypatch.setattr("goodterms.desk.sync.mail.HEADS", 10)
    monkeypatch.setattr("goodterms.record.add.BATCH", 7)
    heads = Session.heads
    asked: list[int] = []

    def stopped(session: Session, uids: list[int]) -> list[Head]:
        asked.append(1)
        if len(asked) == 2:
            raise KeyboardInterrupt
        if len(asked) == 5:
            server.stop()
            session.link.socket().shutdown(2)
        return heads(session, uids)

    monkeypatch.setattr(Session, "heads", stopped)
    with pytest.raises(KeyboardInterrupt):
        synced()
    assert 0 < len(rows(home)) < 40
    told = synced()
    assert told["state"] == "failing"
    assert "127.0.0.1" in str(told["why"])
    assert 10 < len(rows(home)) < 40
    server.start()
    assert synced()["state"] == "well"
    assert len(rows(home)) == 40
    assert rows(home, "SELECT count(*) FROM copy") == [(40,)]
    assert synced()["run"] is None


def test_a_wrong_password_is_said_and_nothing_kept(server: Dovecot, home: Path) -> None:
    """A password that the server does not take is known at once, and appears nowhere."""
    with pytest.raises(Trouble, match=r"does not let olive@example\.com in") as error:
        set_up(home, mailbox(server), "wrong-secret")
    assert "wrong-secret" not in str(error.value)
    assert listed(home) == []


def test_it_says_since_when_it_fails_and_why(server: Dovecot, home: Path, synced: Synced) -> None:
    """A server that is gone is said in one sentence, since when it is so, and all is well when it is back."""
    server.put("INBOX", [letter(1)])
    synced()
    server.stop()
    told = synced()
    assert (told["state"], told["seen"]) == ("failing", 0)
    assert str(told["why"]) == f"127.0.0.1 (port {server.port}) cannot be reached: Connection refused."
    since = listed(home)[0]["failing_since"]
    synced()
    row = listed(home)[0]
    assert (row["failing_since"], row["why"], row["seen"]) == (since, told["why"], 1)
    assert since is not None
    server.start()
    assert synced()["state"] == "well"
    assert listed(home)[0]["failing_since"] is None


def test_no_password_lies_in_the_record(server: Dovecot, home: Path, synced: Synced) -> None:
    """The password stands in one private file and nowhere else in the home."""
    server.put("INBOX", [letter(1)])
    synced()
    found = [path for path in home.rglob("*") if path.is_file() and PASSWORD.encode() in path.read_bytes()]
    assert [path.relative_to(home).as_posix() for path in found] == ["sync/secrets.json"]
    assert found[0].stat().st_mode & 0o077 == 0


def test_without_tls_only_this_machine_is_asked() -> None:
    """A server elsewhere is never asked without TLS."""
    with pytest.raises(Trouble, match="Without TLS anybody on the way could read"):
        set_up(Path("nowhere"), Source("a", "imap", OLIVE, "mail.example.com", 143, "none"), PASSWORD)
