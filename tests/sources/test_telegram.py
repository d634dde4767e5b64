"""Telegram exports: a whole account and one chat, every type of chat, what is contact and what is not."""

from __future__ import annotations

import io
import json
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from goodterms.sources.opening import Leaf, Tree
from goodterms.sources.protocol import Given, Source
from goodterms.sources.telegram import Telegram
from goodterms.words import Card, Handle, Interaction, Mark, Participant, Role, Seen, Unread
from sources.suite import SourceTests, pieces_of, tree_of

SAMPLES = Path(__file__).parent / "samples"
ME = {
    "user_id": 100,
    "first_name": "Olive",
    "last_name": "Owner",
    "phone_number": "+1 555 0100",
    "username": "@olive_example",
}
OWNER = Handle("telegram", "user100", "Olive Owner")
KIM = Handle("telegram", "user200", "Kim Sample")


def message(number: int, who: int | None = 200, text: Any = "Hello there", **more: Any) -> dict[str, Any]:
    """A message as Telegram writes it; 100 is the owner, 200 Kim."""
    names = {100: "Olive Owner", 200: "Kim Sample", 300: "Bo Beispiel"}
    sender = {} if who is None else {"from": names.get(who), "from_id": f"user{who}"}
    date = {"date": "2024-01-15T10:30:00", "date_unixtime": str(1_705_314_600 + number)}
    return {"id": number, "type": "message", **date, **sender, "text": text, "text_entities": [], **more}


def service(number: int, who: int, action: str, **more: Any) -> dict[str, Any]:
    """A line that Telegram wrote."""
    made = message(number, who, "", type="service", action=action, **more)
    made["actor"], made["actor_id"] = made.pop("from"), made.pop("from_id")
    return made


def chat(*messages: Any, name: Any = "Kim Sample", kind: str = "personal_chat", number: Any = 200) -> dict[str, Any]:
    """A chat as Telegram writes it."""
    return {"name": name, "type": kind, "id": number, "messages": list(messages)}


def account(*chats: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A whole account."""
    return {
        "about": "Here is the data",
        "personal_information": ME,
        **more,
        "chats": {"about": "", "list": list(chats)},
    }


def read(tmp_path: Path, export: Any, given: Given | None = None) -> list[Seen]:
    """The pieces of an export. Bytes are written as they are."""
    path = tmp_path / "result.json"
    path.write_bytes(export if isinstance(export, bytes) else json.dumps(export, ensure_ascii=False).encode())
    return pieces_of(Telegram(), path, given)


def said(pieces: list[Seen]) -> list[Interaction]:
    """The interactions among pieces."""
    return [piece for piece in pieces if isinstance(piece, Interaction)]


def one(tmp_path: Path, made: Any, **more: Any) -> Interaction:
    """The one interaction of an account with one chat of one message."""
    (found,) = said(read(tmp_path, account(chat(made, **more))))
    return found


class TestAccount(SourceTests):
    """A whole account."""

    expected = SAMPLES / "telegram_account.expected.jsonl"

    def source(self) -> Source:
        """The source under test."""
        return Telegram()

    def sample(self, tmp_path: Path) -> Path:
        """Every type of chat, contacts, calls and a control character as Telegram escapes it."""
        contacts = [
            {"user_id": 200, "first_name": "Kim", "last_name": "Sample", "phone_number": "+1 555 0101",
             "date": "2019-05-03T12:00:00", "date_unixtime": "1556884800"},
            {"first_name": "Ida", "last_name": "", "phone_number": "+49 30 55500102", "date_unixtime": "0"},
            {"date": "1970-01-01T00:00:00", "date_unixtime": "0"},
        ]  # fmt: skip
        left = {"about": "", "list": [chat(message(1, 300), name="Old club", kind="private_supergroup", number=77)]}
        export = account(
            chat(
                message(1),
                message(
                    2, 100, ["See ", {"type": "link", "text": "https://tea.example"}, " — ok?"], reply_to_message_id=1
                ),
                service(3, 200, "phone_call", duration_seconds=90, discard_reason="hangup"),
                service(4, 200, "phone_call", discard_reason="missed"),
                message(5, 200, "", media_type="sticker", sticker_emoji="X"),
            ),
            chat(message(1, 100), message(2, 400, "You said hello"), name="Echo Bot", kind="bot_chat", number=400),
            chat(message(1, 100, "note to self"), kind="saved_messages", number=100),
            chat(message(8, 300), message(9, 100), name="Fair", kind="private_group", number=55),
            chat(message(3, None, "News!"), name="Daily", kind="public_channel", number=66),
            contacts={"about": "", "list": contacts},
            left_chats=left,
        )
        path = tmp_path / "result.json"
        text = json.dumps(export, ensure_ascii=False, indent=1).replace("Hello there", "Hello\\x0Bthere")
        path.write_text(text, "utf-8")
        return path


class TestChat(SourceTests):
    """One chat, exported alone."""

    def source(self) -> Source:
        """The source under test."""
        return Telegram()

    def sample(self, tmp_path: Path) -> Path:
        """A chat with one other person."""
        path = tmp_path / "ChatExport" / "result.json"
        path.parent.mkdir()
        path.write_text(json.dumps(chat(message(1), message(2, 100)), indent=1), "utf-8")
        return path.parent


def test_owner_is_told(tmp_path: Path) -> None:
    """personal_information is the owner, with number, username and phone."""
    own = next(piece for piece in read(tmp_path, account()) if isinstance(piece, Card))
    assert own.own
    assert [(handle.kind, handle.value) for handle in own.handles] == [
        ("telegram", "user100"), ("telegram", "@olive_example"), ("phone", "+1 555 0100"),
    ]  # fmt: skip


def test_two_people(tmp_path: Path) -> None:
    """In a personal chat each message goes from one to the other."""
    got = said(read(tmp_path, account(chat(message(1), message(2, 100)))))
    assert got[0].participants == (Participant(KIM, Role.FROM), Participant(OWNER, Role.TO))
    assert got[1].participants == (Participant(OWNER, Role.FROM), Participant(KIM, Role.TO))
    assert {piece.thread for piece in got} == {"user200"}


def test_answers_name_the_piece(tmp_path: Path) -> None:
    """A reply names the id of what it answers, in another chat where it says so."""
    got = said(
        read(
            tmp_path,
            account(
                chat(
                    message(1),
                    message(2, 100, reply_to_message_id=1),
                    message(3, reply_to_message_id=9, reply_to_peer_id="channel55"),
                )
            ),
        )
    )
    assert [piece.answers for piece in got] == ["", got[0].external_id, "channel55|9"]


def test_one_chat_alone_finds_the_owner(tmp_path: Path) -> None:
    """In a personal chat alone the owner is whoever is not the one it is named for, also before they write."""
    card, first, *_ = read(tmp_path, chat(message(1), message(2), message(3, 100)))
    assert card == Card("telegram", "user100", "Olive Owner", (OWNER,), own=True, where=card.where)  # type: ignore[union-attr]  # a card has a place
    assert isinstance(first, Interaction)
    assert first.participants == (Participant(KIM, Role.FROM), Participant(OWNER, Role.TO))


def test_one_chat_where_the_owner_is_silent(tmp_path: Path) -> None:
    """Where only the other one wrote, nobody is taken for the owner."""
    got = read(tmp_path, chat(message(1), message(2)))
    assert not [piece for piece in got if isinstance(piece, Card)]
    assert [piece.participants for piece in said(got)] == [(Participant(KIM, Role.FROM),)] * 2


def test_account_without_its_owner(tmp_path: Path) -> None:
    """An account exported without personal_information knows its owner from the talks of two."""
    export = account(chat(message(1)), chat(message(1, 300), message(2, 100), name="Bo Beispiel", number=300))
    del export["personal_information"]
    card, first, *_ = read(tmp_path, export)
    assert isinstance(card, Card)
    assert card.own
    assert isinstance(first, Interaction)
    assert first.participants == (Participant(KIM, Role.FROM), Participant(OWNER, Role.TO))


def test_keys_in_any_order(tmp_path: Path) -> None:
    """A file whose keys were sorted, names and types behind the messages, gives the same."""
    export = account(
        chat(message(1), message(2, 100)), chat(message(1, 300), name="Fair", kind="private_group", number=55)
    )
    plain = read(tmp_path, export)
    turned = read(tmp_path, json.dumps(export, sort_keys=True).encode())
    assert {piece for piece in plain if isinstance(piece, Interaction)} == set(said(turned))
    assert sum(isinstance(piece, Card) and piece.own for piece in turned) == 1


def test_old_numbers(tmp_path: Path) -> None:
    """Before 2021 a chat's id had a mark before the number, and senders were bare numbers: the ids are the same."""
    new = said(read(tmp_path, account(chat(message(1), message(2, 100)))))
    made = [message(1, from_id=200), message(2, 100, from_id=100)]
    old = said(read(tmp_path, account(chat(*made, number=(1 << 32) + 200))))
    assert [(piece.external_id, piece.participants) for piece in old] == [
        (piece.external_id, piece.participants) for piece in new
    ]
    long = replace(KIM, value=f"user{(1 << 32) + 5}")
    assert one(tmp_path, message(1, (1 << 32) + 5), number=(1 << 32) + 5).participants[0].handle == long


def test_old_dates_are_local(tmp_path: Path) -> None:
    """Without date_unixtime the date is that of the exporter's clock, in the zone that the user names."""
    made = message(1)
    del made["date_unixtime"]
    got = said(read(tmp_path, account(chat(made)), Given(zone=ZoneInfo("Asia/Tokyo"))))
    assert got[0].ts == 1_705_314_600 - 9 * 3600


@pytest.mark.parametrize(
    ("made", "marks", "minutes"),
    [
        (service(1, 200, "phone_call", duration_seconds=90, discard_reason="hangup"), Mark(0), 1.5),
        (service(1, 200, "phone_call", duration_seconds=90, discard_reason="missed"), Mark.MISSED, None),
        (service(1, 200, "phone_call", discard_reason="busy"), Mark.MISSED, None),
        (service(1, 200, "phone_call", discard_reason="hangup"), Mark.MISSED, None),
    ],
)
def test_calls(tmp_path: Path, made: dict[str, Any], marks: Mark, minutes: float | None) -> None:
    """A call that nobody took or that has no length did not take place."""
    got = one(tmp_path, made)
    assert (got.kind, got.marks, got.minutes) == ("call", marks, minutes)
    assert got.participants == (Participant(KIM, Role.FROM), Participant(OWNER, Role.TO))


@pytest.mark.parametrize("action", ["joined_telegram", "invite_members", "pin_message", "group_call"])
def test_system_lines(tmp_path: Path, action: str) -> None:
    """Whatever else Telegram writes is its own."""
    assert one(tmp_path, service(1, 200, action)).marks == Mark.SYSTEM


@pytest.mark.parametrize("kind", ["private_group", "private_supergroup", "public_supergroup"])
def test_groups(tmp_path: Path, kind: str) -> None:
    """A group stands for its members, whom no file lists."""
    got = one(tmp_path, message(1, 300), name="Fair", kind=kind, number=55)
    where = "chat55" if kind == "private_group" else "channel55"
    assert got.marks == Mark.LIST
    assert got.participants == (
        Participant(Handle("telegram", "user300", "Bo Beispiel"), Role.FROM),
        Participant(Handle("telegram", where, "Fair"), Role.LIST),
    )


def test_channels(tmp_path: Path) -> None:
    """A channel writes itself, and to everybody."""
    got = one(tmp_path, message(1, None, "News", **{"from": "Daily"}), name="Daily", kind="public_channel", number=66)
    assert got.marks == Mark.LIST
    assert {one.role for one in got.participants} == {Role.FROM, Role.LIST}


def test_bots(tmp_path: Path) -> None:
    """A program and what is said to it is no contact, and its card says what it is."""
    got = read(tmp_path, account(chat(message(1, 100), message(2), kind="bot_chat", name="Tea Bot")))
    assert [piece.kind for piece in got if isinstance(piece, Card)] == ["person", "bot"]
    assert [piece.marks for piece in said(got)] == [Mark.SYSTEM, Mark.SYSTEM]


def test_telegram_itself(tmp_path: Path) -> None:
    """Login codes come in a personal chat, from nobody."""
    got = read(tmp_path, account(chat(message(1, 777000), name="Telegram", number=777000)))
    assert [piece.kind for piece in got if isinstance(piece, Card)] == ["person", "bot"]
    assert said(got)[0].marks == Mark.SYSTEM


@pytest.mark.parametrize("kind", ["saved_messages", "replies", "verify_codes"])
def test_private_chats(tmp_path: Path, kind: str) -> None:
    """What one writes to oneself is no piece."""
    assert said(read(tmp_path, account(chat(message(1, 100), kind=kind)))) == []


@pytest.mark.parametrize(
    ("more", "text"),
    [
        ({"text": "plain \n"}, "plain"),
        (
            {"text": ["a ", {"type": "bold", "text": "b"}, {"type": "blockquote", "text": "theirs"}, 5, None, "!"]},
            "a b!",
        ),
        ({"text": "", "text_entities": [{"type": "plain", "text": "here"}]}, "here"),
        ({"text": "theirs", "forwarded_from": "Ida Example"}, ""),
        ({"text": "theirs", "forwarded_from": None}, ""),
        ({"text": "mine", "forwarded_from": "Kim Sample"}, "mine"),
        ({"text": "by a bot", "via_bot": "@gif"}, ""),
        ({"text": "", "photo": "(File not included.)"}, ""),
        ({"text": 5}, ""),
        ({"text": {"text": "x"}}, ""),
    ],
)
def test_own_words(tmp_path: Path, more: dict[str, Any], text: str) -> None:
    """Forwards, programs' words and quotations are not one's own; without own words a piece is weak."""
    got = one(tmp_path, message(1, **more))
    assert (got.text, got.marks) == (text, Mark(0) if text else Mark.EMPTY)


def test_cards_handed_on(tmp_path: Path) -> None:
    """Whoever's card is sent is spoken of."""
    card = {"first_name": "Ida", "last_name": "Example", "phone_number": "+49 30 55500102"}
    got = one(tmp_path, message(1, text="", contact_information=card))
    assert got.participants[-1] == Participant(Handle("phone", "+49 30 55500102", "Ida Example"), Role.ABOUT)


def test_a_chat_that_says_nothing_of_itself(tmp_path: Path) -> None:
    """Without a type, ids or an owner a message still has its writer and words, and a steady id."""
    made = [{"type": "message", "date_unixtime": "1544006350", "from": "Kim Sample", "text": "Hi"}]
    got = said(read(tmp_path, {"messages": made}))
    assert got[0].participants == (Participant(Handle("name", "Kim Sample", "Kim Sample"), Role.FROM),)
    assert got == said(read(tmp_path, {"messages": made}))


def test_unsupported_is_counted(tmp_path: Path) -> None:
    """What Telegram could not export is a piece that could not be read."""
    got = read(tmp_path, account(chat({"id": 1, "type": "unsupported"}, message(2))))
    assert [type(piece) for piece in got] == [Card, Unread, Interaction]


WRONG: list[Any] = [None, 5, -1, 1.5, True, "", "x" * 300, [], [[]], {}, {"a": {"b": []}}, "9" * 30, ["user1"]]


@pytest.mark.parametrize(
    "key",
    [
        *message(1),
        *("actor", "actor_id", "action", "duration_seconds", "contact_information", "forwarded_from"),
        *("reply_to_message_id", "reply_to_peer_id"),
    ],
)
def test_wrong_types_in_a_message(tmp_path: Path, key: str) -> None:
    """Whatever stands where something else is expected, each message is one piece and the next is read."""
    for made in (message(1), service(1, 200, "phone_call", duration_seconds=5)):
        got = read(tmp_path, account(chat(*({**made, key: wrong} for wrong in WRONG), message(99))))
        assert len(got) == 1 + len(WRONG) + 1
        assert said(got)[-1].external_id == "user200|99"


@pytest.mark.parametrize(
    "key", ["about", "personal_information", "contacts", "chats", "name", "type", "id", "messages", "list"]
)
def test_wrong_types_around(tmp_path: Path, key: str) -> None:
    """The same for everything around the messages."""
    for wrong in [*WRONG, [5, None, [], {}], {"list": 5}, {"list": [5, [], {}]}]:
        for export in (account(chat(message(1))), chat(message(1))):
            inner = {**export, key: wrong}
            listed = {**account(), "chats": {"list": [{**chat(message(1)), key: wrong}]}}
            for each in (inner, listed):
                assert all(isinstance(piece, Card | Interaction | Unread) for piece in read(tmp_path, each))


def test_huge_nesting(tmp_path: Path) -> None:
    """Nesting without end costs one piece at most."""
    text = json.dumps(account(chat(message(1), "DEEP", message(2)))).replace('"DEEP"', "[" * 200_000 + "]" * 200_000)
    assert [type(piece) for piece in read(tmp_path, text.encode())] == [Card, Interaction, Unread, Interaction]


def test_cut_off(tmp_path: Path) -> None:
    """A file that breaks off gives what came before and says so once."""
    whole = json.dumps(account(chat(message(1), message(2), message(3)))).encode()
    got = read(tmp_path, whole[: whole.index(b'"id": 3') + 5])
    assert [type(piece) for piece in got] == [Card, Interaction, Interaction, Unread]
    assert "cut off" in got[-1].why  # type: ignore[union-attr]  # the line above says what it is


def test_bad_bytes(tmp_path: Path) -> None:
    """Bytes of no charset cost a letter, not the file."""
    whole = json.dumps(account(chat(message(1, text="t-e-a"), message(2)))).encode().replace(b"t-e-a", b"t\xffa\x02")
    assert [piece.text for piece in said(read(tmp_path, whole))] == ["t\ufffda", "Hello there"]


def test_not_taken() -> None:
    """Other programs' JSON with messages in it is left alone."""
    others: list[Any] = [
        {"participants": [{"name": "Kim"}], "messages": [{"sender_name": "Kim", "timestamp_ms": 1, "content": "Hi"}]},
        {"messages": [{"creator": {"name": "Kim"}, "created_date": "Monday", "text": "Hi"}]},
        {"userId": "8:live:kim", "conversations": []},
        {"type": "message", "text": "Hi"},
        [message(1)],
    ]
    for other in others:
        leaf = Leaf("x", "result.json", "", partial(io.BytesIO, json.dumps(other).encode()))
        assert not Telegram().knows(Tree("x", partial(iter, (leaf,)), single=True)), other


def test_memory_is_bounded(tmp_path: Path) -> None:
    """A large file is read in little memory."""
    path = tmp_path / "result.json"
    body = json.dumps(message(1, text="tea " * 50))
    with path.open("w") as file:
        file.write(json.dumps(account(chat("HERE"))).partition('"HERE"')[0])
        file.writelines(f"{body},\n" for _ in range(20_000))
        file.write(f"{body}]}}]}}}}")
    tracemalloc.start()
    count = sum(1 for _ in _stream(path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 20_002
    assert peak < 3_000_000 < path.stat().st_size / 2


def _stream(path: Path) -> Iterator[Seen]:
    return Telegram().read(tree_of(path), Given())
