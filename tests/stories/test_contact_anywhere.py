"""Somebody waits for an answer by mail; a word on any channel takes the line away at the next import."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from exports import ME, LinkedIn, Mailbox, url
from goodterms.desk.bring_in import bring_in
from goodterms.desk.log import log
from goodterms.desk.moment import moment
from goodterms.desk.today import today

KIM = "Kim Sample <kim@people.example>"
NUMBER = "+12025550123"
SPOKE = moment("2024-05-22T10:00")

CARD = f"""BEGIN:VCARD
VERSION:3.0
UID:kim-1
FN:Kim Sample
EMAIL:kim@people.example
TEL:{NUMBER}
IMPP:skype:live:kim.sample
X-SOCIALPROFILE;TYPE=linkedin:{url("Kim Sample")}
END:VCARD
"""


def _mail(folder: Path) -> Path:
    box = Mailbox()
    box.mail(ME, KIM, "2024-05-22", "Forty millimetres, please.")
    return box.mbox(folder / "later.mbox")


def _linkedin(folder: Path) -> Path:
    archive = LinkedIn()
    archive.connect("Kim Sample", "16 Dec 2019", mail="kim@people.example")
    archive.message("Olive Owner", "Kim Sample", "2024-05-22 10:00:00 UTC", "Forty millimetres, please.")
    return archive.zip(folder / "Basic_LinkedInDataExport.zip")


def _sms(folder: Path) -> Path:
    sms = f'<sms address="{NUMBER}" date="{SPOKE}000" type="2" body="Forty, please." contact_name="Kim Sample"/>'
    (folder / "sms-20240523.xml").write_text(f'<?xml version="1.0"?><smses count="1">{sms}</smses>')
    return folder / "sms-20240523.xml"


def _call(folder: Path) -> Path:
    call = f'<call number="{NUMBER}" duration="240" date="{SPOKE}000" type="2" contact_name="Kim Sample"/>'
    (folder / "calls-20240523.xml").write_text(f'<?xml version="1.0"?><calls count="1">{call}</calls>')
    return folder / "calls-20240523.xml"


def _whatsapp(folder: Path) -> Path:
    lines = ("Olive Owner: Forty millimetres, please.", "Kim Sample: Thank you")
    text = "".join(f"2024-05-22, 10:0{minute} - {line}\n" for minute, line in enumerate(lines))
    path = folder / f"WhatsApp Chat with {NUMBER}.txt"
    path.write_text(text.replace("Kim Sample:", f"{NUMBER}:"))
    return path


def _telegram(folder: Path) -> Path:
    me, kim = {"from": "Olive Owner", "from_id": "user1"}, {"from": "Kim Sample", "from_id": "user2"}
    said = [
        {
            "id": n,
            "type": "message",
            "date": f"2024-05-22T10:00:0{n}",
            "date_unixtime": str(SPOKE + n),
            **who,
            "text": text,
        }
        for n, (who, text) in enumerate(((me, "Forty millimetres, please."), (kim, "Thank you")))
    ]
    contact = {"user_id": 2, "first_name": "Kim", "last_name": "Sample", "phone_number": "0012025550123", "date": ""}
    whole = {
        "personal_information": {
            "user_id": 1,
            "first_name": "Olive",
            "last_name": "Owner",
            "phone_number": "",
            "username": "",
        },
        "contacts": {"list": [contact]},
        "chats": {"list": [{"name": "Kim Sample", "type": "personal_chat", "id": 2, "messages": said}]},
    }
    (folder / "result.json").write_text(json.dumps(whole))
    return folder / "result.json"


def _skype(folder: Path) -> Path:
    kim, me = "8:live:kim.sample", "8:live:olive.owner"
    when = {"id": f"{SPOKE}000", "version": SPOKE, "originalarrivaltime": "2024-05-22T10:00:00Z"}
    message: dict[str, Any] = {**when, "from": me, "displayName": "Olive Owner", "messagetype": "Text"}
    talk: dict[str, Any] = {"id": kim, "displayName": "Kim Sample", "properties": {}, "threadProperties": None}
    whole = {
        "userId": me,
        "exportDate": "2024-05-23T00:00",
        "conversations": [talk | {"MessageList": [message | {"content": "Forty, please.", "conversationid": kim}]}],
    }
    (folder / "messages.json").write_text(json.dumps(whole))
    return folder / "messages.json"


def _calendar(folder: Path) -> Path:
    event = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\nBEGIN:VEVENT\r\n"
        "UID:1@x.example\r\nDTSTAMP:20240101T000000Z\r\n"
        "DTSTART:20240522T100000Z\r\nDTEND:20240522T110000Z\r\nSUMMARY:The stand\r\n"
        "ORGANIZER:mailto:olive@example.com\r\n"
        "ATTENDEE;CN=Kim Sample;PARTSTAT=ACCEPTED:mailto:kim@people.example\r\n"
        "ATTENDEE;PARTSTAT=ACCEPTED:mailto:olive@example.com\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    (folder / "work.ics").write_text(event)
    return folder / "work.ics"


def waits(home: Path) -> bool:
    """Whether today says that Kim waits for an answer."""
    rows: Any = today(home, as_of=moment("2024-05-23T07:00"))
    return any(row["why"] == "owed" for row in rows)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Kim, of the address book, asked a question by mail."""
    box = Mailbox()
    box.talk(KIM, ["2024-01-03", "2024-02-03", "2024-03-03", "2024-04-03", "2024-05-03"])
    box.mail(KIM, ME, "2024-05-20", "Hello Olive, which thickness of oak do you need for the counter?")
    (tmp_path / "book.vcf").write_text(CARD)
    bring_in(tmp_path / "home", [str(box.mbox(tmp_path / "all.mbox")), str(tmp_path / "book.vcf")])
    assert waits(tmp_path / "home")
    return tmp_path / "home"


@pytest.mark.parametrize("channel", [_mail, _linkedin, _sms, _call, _whatsapp, _telegram, _skype, _calendar])
def test_a_word_on_any_channel(home: Path, tmp_path: Path, channel: Callable[[Path], Path]) -> None:
    """The owner's word (or a talk of both) on another channel is known at its import, and Kim waits no more."""
    bring_in(home, [str(channel(tmp_path))], me=["Olive Owner"])
    assert not waits(home)


@pytest.mark.parametrize("what", ["met", "called", "wrote"])
def test_a_word_by_hand(home: Path, what: str) -> None:
    """What the owner tells counts like what a channel shows."""
    log(home, what, "Kim Sample", on="2024-05-22")
    assert not waits(home)
