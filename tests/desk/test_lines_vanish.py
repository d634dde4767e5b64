"""Real contact on any channel takes a line of today away by itself; and what is said where there is little to see."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from exports import ME, Mailbox
from goodterms.desk import log as logging
from goodterms.desk.bring_in import bring_in
from goodterms.desk.log import log
from goodterms.desk.moment import moment
from goodterms.desk.today import today
from goodterms.words import iso_day

WALT = "Walt Waiting <walt@example.org>"
QUINN = "Quinn Quiet <quinn@example.net>"
BOTH = {("owed", "Walt Waiting"), ("quiet", "Quinn Quiet")}
CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nEMAIL:{mail}\r\nTEL:{phone}\r\nEND:VCARD\r\n"
PEOPLE = (
    ("Walt Waiting", "walt@example.org", "+49 1512 3456701"),
    ("Quinn Quiet", "quinn@example.net", "+49 1512 3456702"),
)


def mailbox() -> Mailbox:
    """Walt asked something and waits; Quinn, a friend of years, is quiet."""
    box = Mailbox()
    start = moment("2020-01-03")
    box.talk(QUINN, [iso_day(start + n * 45 * 86_400) for n in range(14)])
    box.talk(WALT, ["2022-03-01", "2022-03-21", "2022-04-10", "2022-04-30", "2022-05-20"])
    box.mail(WALT, ME, "2022-06-20", "Hello Olive, which thickness of oak do you need for the counter?")
    return box


def lines(home: Path, as_of: str = "2022-06-24") -> set[tuple[str, str]]:
    """Kind and name of the lines."""
    found = today(home, as_of=moment(as_of))
    return {(str(row["why"]), str(row["person"]["name"])) for row in found if row["person"]}  # type: ignore[index]


def by_mail(tmp_path: Path, home: Path) -> None:
    """The owner wrote to both."""
    box = Mailbox()
    box.mail(ME, WALT, "2022-06-22", "Forty millimetres, please.")
    box.mail(ME, QUINN, "2022-06-22", "Dear Quinn, the plums are ripe and we think of you.")
    box.mail(QUINN, ME, "2022-06-23", "Plums! We come on Sunday then.")
    bring_in(home, [str(box.mbox(tmp_path / "later.mbox"))])


def by_chat(tmp_path: Path, home: Path) -> None:
    """The owner wrote to both in a chat; the address book knows their numbers."""
    book = tmp_path / "book.vcf"
    book.write_text("".join(CARD.format(name=name, mail=mail, phone=phone) for name, mail, phone in PEOPLE), "utf-8")
    chats = []
    for name, _, phone in PEOPLE:
        chat = tmp_path / f"WhatsApp Chat with {phone}.txt"
        chat.write_text(
            f"22/06/2022, 14:10 - Olive Owner: Forty millimetres of plum cake, {name.split()[0]}.\n"
            f"22/06/2022, 14:12 - {phone}: Good, I come on Sunday then.\n",
            "utf-8",
        )
        chats.append(str(chat))
    bring_in(home, [str(book), *chats], me=["whatsapp:Olive Owner"], dates="dmy", zone="UTC")


def by_hand(tmp_path: Path, home: Path) -> None:
    """The owner says that they met."""
    del tmp_path
    for name in ("Walt Waiting", "Quinn Quiet"):
        log(home, "met", name, on="2022-06-22")


@pytest.mark.parametrize("contact", [by_mail, by_chat, by_hand])
def test_contact_takes_the_lines_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, contact: Callable[[Path, Path], None]
) -> None:
    """An answer owed and a friend gone quiet are no lines any more after contact by mail, by chat, or told by hand."""
    home = tmp_path / "home"
    monkeypatch.setattr(logging, "now", lambda: moment("2022-06-23"))
    bring_in(home, [str(mailbox().mbox(tmp_path / "all.mbox"))])
    assert lines(home) == BOTH
    contact(tmp_path, home)
    assert lines(home) == set()


def test_an_empty_mailbox(tmp_path: Path) -> None:
    """A record in which nothing happened has no lines, and nothing fails."""
    home = tmp_path / "home"
    (tmp_path / "one.vcf").write_text("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Solo Single\r\nTEL:+491512\r\nEND:VCARD\r\n")
    bring_in(home, [str(tmp_path / "one.vcf")])
    assert today(home, everything=True) == []


def test_one_person(tmp_path: Path) -> None:
    """With one person who wrote yesterday there is nothing to be said, and nothing made up."""
    home, box = tmp_path / "home", Mailbox()
    box.talk(WALT, ["2022-06-22"])
    bring_in(home, [str(box.mbox(tmp_path / "all.mbox"))])
    assert today(home, as_of=moment("2022-06-23"), everything=True) == []


def test_everything_is_ten_years_old(tmp_path: Path) -> None:
    """Then nobody is called quiet or owed: one line says up to when I can see, and what to do."""
    home = tmp_path / "home"
    bring_in(home, [str(mailbox().mbox(tmp_path / "all.mbox"))])
    (row,) = today(home, as_of=moment("2032-06-24"), everything=True)
    assert (row["why"], row["person"]) == ("blind", None)
    assert "20 June 2022" in str(row["says"])
    assert "goodterms import" in str(row["do"])


def test_what_was_asked_of_others(tmp_path: Path) -> None:
    """A question to somebody else, of which the owner had a copy, is no answer owed."""
    home, box = tmp_path / "home", mailbox()
    del box.mails[-1]
    other = "Ned Next <ned@example.com>"
    box.mail(WALT, other, "2022-06-20", "Hello Ned, which thickness of oak do you need for the counter?", Cc=ME)
    bring_in(home, [str(box.mbox(tmp_path / "all.mbox"))])
    assert lines(home) == {("quiet", "Quinn Quiet")}
