"""Following address books and calendars on a real server."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

pytest.importorskip("radicale", reason="Radicale is not installed: following address books and calendars is not tested")

from goodterms.desk.bring_in import bring_in
from goodterms.desk.me import add
from goodterms.desk.moment import now
from goodterms.desk.sync.followed import Source
from goodterms.desk.sync.look import sync
from goodterms.desk.sync.set_up import set_up
from goodterms.desk.trouble import Trouble
from goodterms.record.opened import record_path
from served import OLIVE, PASSWORD, make, put, radicale

from .conftest import Entry

Follow = Callable[[str], Callable[[], Entry]]


def card(name: str, mail: str) -> str:
    """One card of an address book."""
    head = f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{name}\r\nFN:{name} Mint\r\n"
    return f"{head}N:Mint;{name};;;\r\nEMAIL:{mail}\r\nEND:VCARD\r\n"


def event(name: str, at: datetime, *, rule: str = "") -> str:
    """One entry of a calendar, with Rosa."""
    return (
        f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:test\r\nBEGIN:VEVENT\r\nUID:{name}\r\nDTSTAMP:20240101T000000Z\r\n"
        f"DTSTART:{at:%Y%m%dT%H%M%SZ}\r\nDTEND:{at + timedelta(hours=1):%Y%m%dT%H%M%SZ}\r\nSUMMARY:Coffee\r\n{rule}"
        f"ORGANIZER:mailto:{OLIVE}\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:rosa@example.net\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    """A server with an empty address book and an empty calendar."""
    folder = tmp_path / "radicale"
    folder.mkdir()
    with radicale(folder) as at:
        for kind in ("carddav", "caldav"):
            make(f"{at}{OLIVE}/{kind}/", kind)
        yield at


@pytest.fixture
def follow(home: Path, url: str) -> Follow:
    """Follows what is served; called, what it gives looks once and says what came of it."""

    def begin(kind: str) -> Callable[[], Entry]:
        set_up(home, Source(kind, kind, OLIVE, url=url), PASSWORD)

        def look() -> Entry:
            told = sync(home, [kind])["sources"]
            assert isinstance(told, list)
            return dict(told[0])

        return look

    return begin


def rows(home: Path, sql: str) -> list[tuple[object, ...]]:
    """What the record of a home has."""
    connection = sqlite3.connect(record_path(home))
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def mails(home: Path) -> list[str]:
    """Every mail address in the record but the owner's."""
    return [
        str(value) for (value,) in rows(home, "SELECT value FROM handle WHERE kind = 'mail' AND NOT own ORDER BY 1")
    ]


def test_an_address_book_is_mirrored(home: Path, url: str, follow: Follow) -> None:
    """Cards come in, change and go as they do on the server, and a look at nothing new brings nothing."""
    look = follow("carddav")
    book = f"{url}{OLIVE}/carddav/"
    for name in ("ann", "bo", "cy"):
        assert put(f"{book}{name}.vcf", card(name, f"{name}@example.net")) == 201
    assert look()["new"] == 3
    assert look()["run"] is None
    assert put(f"{book}bo.vcf", card("bo", "bo@new.example")) in {201, 204}
    assert put(f"{book}cy.vcf", "", "DELETE") in {200, 204}
    told = look()
    assert (told["state"], told["gone"]) == ("well", 1)
    assert mails(home) == ["ann@example.net", "bo@new.example"]
    assert len(rows(home, "SELECT 1 FROM card")) == 2
    assert look()["run"] is None


def test_an_address_book_and_its_file_are_one(home: Path, url: str, follow: Follow, tmp_path: Path) -> None:
    """Cards that came from a file come in no second time."""
    file = tmp_path / "book.vcf"
    file.write_text("".join(card(name, f"{name}@example.net") for name in ("ann", "bo")))
    bring_in(home, [str(file)])
    for name in ("ann", "bo"):
        put(f"{url}{OLIVE}/carddav/{name}.vcf", card(name, f"{name}@example.net"))
    told = follow("carddav")()
    assert (told["new"], told["known"]) == (0, 2)
    assert put(f"{url}{OLIVE}/carddav/bo.vcf", "", "DELETE") in {200, 204}
    follow("carddav")()
    assert mails(home) == ["ann@example.net", "bo@example.net"]  # the file has them still


def test_a_calendar_is_followed(home: Path, url: str, follow: Follow) -> None:
    """A meeting that is put off or deleted while it lies ahead does not take place; one that is past stays."""
    soon = datetime.fromtimestamp(now(), UTC) + timedelta(days=3)
    past = soon - timedelta(days=30)
    calendar = f"{url}{OLIVE}/caldav/"
    put(f"{calendar}past.ics", event("past", past))
    put(f"{calendar}soon.ics", event("soon", soon))
    put(f"{calendar}weekly.ics", event("weekly", soon, rule="RRULE:FREQ=WEEKLY;COUNT=4\r\n"))
    look = follow("caldav")
    add(home, OLIVE)
    assert look()["seen"] == 6
    assert look()["run"] is None
    later = soon + timedelta(days=1)
    put(f"{calendar}soon.ics", event("soon", later))
    put(f"{calendar}weekly.ics", event("weekly", soon, rule="RRULE:FREQ=WEEKLY;COUNT=2\r\n"))
    put(f"{calendar}past.ics", "", "DELETE")
    told = look()
    assert (told["state"], told["gone"]) == ("well", 2)
    kept = rows(home, "SELECT ts FROM interaction ORDER BY ts")
    stamps = [past, soon, later, soon + timedelta(days=7)]
    assert kept == [(int(at.timestamp()),) for at in stamps]
    put(f"{calendar}soon.ics", "", "DELETE")
    assert look()["gone"] == 1


def test_a_wrong_password_is_said(home: Path, url: str) -> None:
    """A password that the server does not take is known at once."""
    with pytest.raises(Trouble, match="does not let"):
        set_up(home, Source("book", "carddav", OLIVE, url=url), "wrong")


def test_a_calendar_that_is_gone_loses_nothing(home: Path, url: str, follow: Follow) -> None:
    """When a whole address book is deleted it is said, and what was read of it stays."""
    put(f"{url}{OLIVE}/carddav/ann.vcf", card("ann", "ann@example.net"))
    look = follow("carddav")
    make(f"{url}{OLIVE}/other/", "carddav")
    look()
    assert put(f"{url}{OLIVE}/carddav/", "", "DELETE") in {200, 204}
    told = look()
    assert told["state"] == "well"
    says = f"The address book at {url}{OLIVE}/carddav/ is not on the server any more. What was read of it stays."
    assert told["notes"] == [says]
    assert mails(home) == ["ann@example.net"]
