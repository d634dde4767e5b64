"""Telegram's export as web pages: two and groups, pages that go on, calls, forwards, cards, old dates."""

from __future__ import annotations

from datetime import timedelta, timezone
from html import escape
from pathlib import Path

import pytest

from goodterms.sources.detect import find
from goodterms.sources.opening import open_tree
from goodterms.sources.protocol import Given, Source
from goodterms.sources.telegram_pages import ALONE, NO_SENDER, TelegramPages
from goodterms.words import NO_MARK, Card, Handle, Interaction, Mark, Participant, Role, Seen, Unread
from sources.suite import SourceTests, pieces_of

SAMPLES = Path(__file__).parent / "samples"
ZONE = " UTC+02:00"
WHEN = 1_714_471_605
"""30 April 2024, 10:06:45 UTC."""


def message(number: int, sender: str = "", inner: str = "", date: str = f"30.04.2024 12:06:45{ZONE}") -> str:
    """A message as Telegram writes it; without a sender it goes on from the one before."""
    name = f'<div class="from_name">\n{escape(sender)} \n       </div>' if sender else ""
    return (
        f'<div class="message default clearfix{"" if sender else " joined"}" id="message{number}">'
        '<div class="pull_left userpic_wrap"><div class="userpic"><div class="initials">K</div></div></div>'
        f'<div class="body"><div class="pull_right date details" title="{date}">\n12:06\n</div>{name}{inner}</div>'
        "</div>"
    )


def text(words: str) -> str:
    """Words as they stand in a message."""
    return f'<div class="text">\n{words}\n</div>'


def media(kind: str, title: str, status: str) -> str:
    """A call, a card or a file as it stands in a message."""
    return (
        f'<div class="media_wrap clearfix"><div class="media clearfix pull_left {kind}"><div class="fill pull_left">'
        f'</div><div class="body"><div class="title bold">{title}</div><div class="status details">{status}</div></div>'
        "</div></div>"
    )


def notice(words: str, number: int = -1) -> str:
    """A line that Telegram wrote."""
    return f'<div class="message service" id="message{number}"><div class="body details">\n{words}\n</div></div>'


def page(title: str, *messages: str) -> str:
    """A page of a chat."""
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"/><title>Exported Data</title>'
        '<script src="js/script.js" type="text/javascript"></script></head><body onload="CheckLocation();">'
        '<div class="page_wrap"><div class="page_header"><div class="content"><div class="text bold">'
        f'\n{escape(title)} \n</div></div></div><div class="page_body chat_page"><div class="history">'
        f"{''.join(messages)}</div></div></div></body></html>"
    )


def at(root: Path, chat: str, name: str, content: str) -> Path:
    """A page where an export has it."""
    path = root / chat / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8")
    return path


def read(tmp_path: Path, *messages: str, title: str = "Kim Sample", given: Given | None = None) -> list[Seen]:
    """The pieces of one page."""
    return pieces_of(TelegramPages(), at(tmp_path, "ChatExport", "messages.html", page(title, *messages)), given)


def said(pieces: list[Seen]) -> list[Interaction]:
    """The interactions among pieces."""
    return [piece for piece in pieces if isinstance(piece, Interaction)]


class TestTelegramPages(SourceTests):
    """An account with a talk of two on two pages, and a group."""

    expected = SAMPLES / "telegram_pages.expected.jsonl"

    def source(self) -> Source:
        """The source under test."""
        return TelegramPages()

    def sample(self, tmp_path: Path) -> Path:
        """A folder as Telegram makes it."""
        root = tmp_path / "DataExport_2024-05-01"
        first = page(
            "Kim Sample",
            notice("30 April 2024"),
            message(11, "Kim Sample", text("Tea &amp; cake?<br>At <strong>noon</strong>")),
            message(12, "", text("Or later")),
            message(
                13,
                "Olive Owner",
                '<div class="reply_to details">In reply to <a href="#go_to_message11">this message</a></div>'
                + text("Yes"),
            ),
        )
        second = page("Kim Sample", message(14, "", media("media_call success", "Kim Sample", "Outgoing (95 seconds)")))
        group = page(
            "The fair",
            notice("Olive Owner created group «The fair» with members Kim Sample"),
            message(21, "Kim Sample", text("All of you")),
            message(22, "Bo Beispiel", media("media_contact", "Ada Example", "+44 1632 960013")),
        )
        at(root, "chats/chat_001", "messages.html", first)
        at(root, "chats/chat_001", "messages2.html", second)
        at(root, "chats/chat_002", "messages.html", group)
        return root / "chats"


def test_two_ways(tmp_path: Path) -> None:
    """In a talk of two the page is named for the other one, and who else writes is the owner."""
    pieces = read(tmp_path, message(1, "Kim Sample", text("Hello")), message(2, "Olive Owner", text("Hi")))
    came, went = said(pieces)
    kim, olive = (
        Handle("telegram-name", "Kim Sample", "Kim Sample"),
        Handle("telegram-name", "Olive Owner", "Olive Owner"),
    )
    assert came.participants == (Participant(kim, Role.FROM), Participant(olive, Role.TO))
    assert went.participants == (Participant(olive, Role.FROM), Participant(kim, Role.TO))
    assert (came.ts, came.text, came.marks) == (WHEN, "Hello", NO_MARK)
    assert [piece.handles for piece in pieces if isinstance(piece, Card)] == [(olive,)]


def test_goes_on(tmp_path: Path) -> None:
    """A message without a name is of the one before, on the next page too; pages are read by their number."""
    at(tmp_path, "ChatExport", "messages.html", page("Kim Sample", message(1, "Olive Owner", text("One"))))
    for number in (10, 2):
        name, words = f"messages{number}.html", f"Page {number}"
        at(tmp_path, "ChatExport", name, page("Kim Sample", message(number, "", text(words))))
    got = said(pieces_of(TelegramPages(), tmp_path / "ChatExport"))
    assert [one.text for one in got] == ["One", "Page 2", "Page 10"]
    assert {one.sender.value for one in got if one.sender} == {"Olive Owner"}


@pytest.mark.parametrize(
    ("inner", "kind", "minutes", "marks"),
    [
        (media("media_call success", "Kim Sample", "Outgoing (90 seconds)"), "call", 1.5, NO_MARK),
        (media("media_call", "Olive Owner", "Missed"), "call", None, Mark.MISSED),
        (media("media_call", "Kim Sample", "Cancelled"), "call", None, Mark.MISSED),
        (media("media_photo", "Photo", "Not included"), "message", None, Mark.EMPTY),
        ('<div class="forwarded body"><div class="from_name">Bo <span class="date details" title="1">1</span></div>'
         + text("Not mine") + "</div>", "message", None, Mark.EMPTY),
    ],
)  # fmt: skip
def test_what_is_contact(tmp_path: Path, inner: str, kind: str, minutes: float | None, marks: Mark) -> None:
    """A call that took place counts; missed calls, pictures and forwards have no words of the sender's."""
    (one,) = said(read(tmp_path, message(1, "Kim Sample", inner)))
    assert (one.kind, one.minutes, one.marks, one.text) == (kind, minutes, marks, "")


def test_answers(tmp_path: Path) -> None:
    """An answer names the message it answers."""
    reply = '<div class="reply_to details">In reply to <a href="#go_to_message1">this message</a></div>'
    first, second = said(
        read(tmp_path, message(1, "Kim Sample", text("Tea?")), message(2, "Olive Owner", reply + text("Yes")))
    )
    assert second.answers == first.external_id != ""


def test_group(tmp_path: Path) -> None:
    """Where several write, the group stands for all who hear it."""
    three = [message(number, name, text("Hi")) for number, name in enumerate(("Kim Sample", "Bo B", "Olive Owner"), 1)]
    got = said(read(tmp_path, *three, title="The fair"))
    assert {one.marks for one in got} == {Mark.LIST}
    assert [p.role for p in got[0].participants] == [Role.FROM, Role.LIST]


def test_channel(tmp_path: Path) -> None:
    """A name that writes on and on and is never answered is a channel; one that wrote twice is a person."""
    many = [message(1, "Daily Tea", text("News")), *(message(n, "", text("News")) for n in range(2, ALONE + 1))]
    assert {one.marks for one in said(read(tmp_path, *many, title="Daily Tea"))} == {Mark.LIST}
    assert {one.marks for one in said(read(tmp_path, *many[:2], title="Daily Tea"))} == {NO_MARK}


def test_group_of_one_voice(tmp_path: Path) -> None:
    """Who writes alone in a chat of another name is the owner, unless other chats show who that is."""
    at(tmp_path, "chat_1", "messages.html", page("Kim Sample", message(1, "Olive Owner", text("Hi"))))
    at(tmp_path, "chat_2", "messages.html", page("Bo B", message(2, "Olive Owner", text("Hi"))))
    at(tmp_path, "chat_3", "messages.html", page("The fair", message(3, "Kim Sample", text("All"))))
    got = said(pieces_of(TelegramPages(), tmp_path))
    assert [one.marks for one in got] == [NO_MARK, NO_MARK, Mark.LIST]


def test_deleted_accounts_are_several(tmp_path: Path) -> None:
    """Accounts that are gone share a name, and are told apart by the chat."""
    for number in (1, 2):
        made = page("Deleted Account", message(number, "Deleted Account", text("Hi")), message(9, "Olive", text("Yes")))
        at(tmp_path, f"chat_{number}", "messages.html", made)
    got = said(pieces_of(TelegramPages(), tmp_path))
    assert len({one.sender for one in got}) == 3


def test_old_dates(tmp_path: Path) -> None:
    """Older exports have no zone; the given one is taken, and the ids are the same in every zone."""
    there = Given(zone=timezone(timedelta(hours=2)))
    (old,) = said(read(tmp_path, message(1, "Kim Sample", text("Hi"), "30.04.2024 12:06:45"), given=there))
    (new,) = said(read(tmp_path, message(1, "Kim Sample", text("Hi"), "30.04.2024 15:36:45 UTC+05:30")))
    assert (old.ts, old.external_id) == (WHEN, new.external_id) == (new.ts, new.external_id)


def test_the_owner_is_said(tmp_path: Path) -> None:
    """In a group the user says which of the names is theirs."""
    three = [message(number, name, text("Hi")) for number, name in enumerate(("Kim Sample", "Bo B", "Olive"), 1)]
    pieces = read(tmp_path, *three, title="The fair", given=Given(me=("olive",)))
    assert [piece.name for piece in pieces if isinstance(piece, Card)] == ["Olive"]


def test_json_goes_before_pages(tmp_path: Path) -> None:
    """An export that lies there in both ways is read as JSON."""
    at(tmp_path, "ChatExport", "messages.html", page("Kim Sample", message(1, "Kim Sample", text("Hello"))))
    at(tmp_path, "ChatExport/css", "style.css", "div {}")
    (tmp_path / "ChatExport" / "result.json").write_text(
        '{"name":"Kim Sample","type":"personal_chat","id":5,"messages":[{"id":1,"type":"message",'
        '"date":"2024-04-30T12:06:45","date_unixtime":"1714471605",'
        '"from":"Kim Sample","from_id":"user5","text":"Hello"}]}'
    )
    read_ = [
        (found.source.name, len(said(list(found.source.read(found.tree, Given())))))
        for found in find(open_tree(tmp_path))
        if found.source
    ]
    assert sorted(read_) == [("telegram", 1), ("telegram-pages", 0)]


def test_nobody_before(tmp_path: Path) -> None:
    """A message that goes on from one that is not there is told of."""
    pieces = read(tmp_path, message(1, "", text("Hello")))
    assert [piece.why for piece in pieces if isinstance(piece, Unread)] == [NO_SENDER]


def test_another_export_beside_is_another(tmp_path: Path) -> None:
    """A result.json that lies loose in the folder above is of another export."""
    at(tmp_path, "chats/chat_001", "messages.html", page("Kim Sample", message(1, "Kim Sample", text("Hello"))))
    (tmp_path / "result.json").write_text("{}")
    assert [one.text for one in said(pieces_of(TelegramPages(), tmp_path / "chats"))] == ["Hello"]
