"""Downloads of Facebook and Instagram: both layouts, the letters mended, what is contact and what is not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from goodterms.sources.detect import find
from goodterms.sources.facebook import NONE, Facebook
from goodterms.sources.opening import open_tree
from goodterms.sources.protocol import Given, Source
from goodterms.words import NO_MARK, Card, Handle, Interaction, Mark, Participant, Role, Seen, Unread
from sources.suite import SourceTests, pieces_of

SAMPLES = Path(__file__).parent / "samples"
OWNER = Handle("facebook-name", "Olive Owner", "Olive Owner")
KIM = Handle("facebook-name", "Kim Sample", "Kim Sample")


def message(
    sender: str = "Kim Sample", content: str | None = "Hello there", at: int = 0, **more: Any
) -> dict[str, Any]:
    """A message as the download writes it."""
    said = {} if content is None else {"content": content}
    return {"sender_name": sender, "timestamp_ms": 1_600_000_000_000 + at, **said, **more}


def thread(*messages: Any, others: tuple[str, ...] = ("Kim Sample",), title: str = "Kim Sample", **more: Any) -> Any:
    """A conversation as the download writes it."""
    names = [{"name": name} for name in (*others, "Olive Owner")]
    end = {"title": title, "is_still_participant": True, "thread_path": "inbox/kim_77", **more}
    return {"participants": names, "messages": list(messages), **end}


def garbled(made: Any) -> str:
    """JSON with every letter of UTF-8 as if its bytes were letters, as the services write it."""
    return json.dumps(json.loads(json.dumps(made, ensure_ascii=False).encode().decode("latin-1")))


def read(tmp_path: Path, made: Any, given: Given | None = None) -> list[Seen]:
    """The pieces of one conversation."""
    path = tmp_path / "messages" / "inbox" / "kim_77" / "message_1.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(garbled(made), "utf-8")
    return pieces_of(Facebook(), path, given)


def said(pieces: list[Seen]) -> list[Interaction]:
    """The interactions among pieces."""
    return [piece for piece in pieces if isinstance(piece, Interaction)]


def one(tmp_path: Path, made: Any, **more: Any) -> Interaction:
    """The one interaction of a conversation of one message."""
    (found,) = said(read(tmp_path, thread(made, **more)))
    return found


class TestFacebook(SourceTests):
    """A download in folders."""

    expected = SAMPLES / "facebook.expected.jsonl"

    def source(self) -> Source:
        """The source under test."""
        return Facebook()

    def sample(self, tmp_path: Path) -> Path:
        """A talk of two in two files, a group, the encrypted layout."""
        root = tmp_path / "facebook-olive"
        files = {
            "your_activity_across_facebook/messages/inbox/kim_77/message_1.json": thread(
                message("Olive Owner", "Café?", 2), message(at=1, reactions=[{"reaction": "❤", "actor": "Olive Owner"}])
            ),
            "your_activity_across_facebook/messages/inbox/kim_77/message_2.json": thread(message("Kim Sample", None)),
            "your_activity_across_facebook/messages/inbox/fair_78/message_1.json": thread(
                message("Bo Beispiel"), others=("Kim Sample", "Bo Beispiel"), title="Fair", thread_path="inbox/fair_78"
            ),
            "your_activity_across_facebook/messages/Kim Sample_1.json": {
                "participants": ["Kim Sample", "Olive Owner"],
                "threadName": "Kim Sample",
                "messages": [{"senderName": "Kim Sample", "text": "Safe now", "timestamp": 1_700_000_000_000}],
            },
        }
        for name, made in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(garbled(made), "utf-8")
        return root


def test_two_ways(tmp_path: Path) -> None:
    """In a talk of two each message is from one to the other, and the owner is who it is not named for."""
    pieces = read(tmp_path, thread(message(), message("Olive Owner", "Yes", 5)))
    came, went = said(pieces)
    assert came.participants == (Participant(KIM, Role.FROM), Participant(OWNER, Role.TO))
    assert went.participants == (Participant(OWNER, Role.FROM), Participant(KIM, Role.TO))
    assert [(p.own, p.handles) for p in pieces if isinstance(p, Card)] == [(True, (OWNER,))]
    assert (came.channel, came.ts, came.thread, came.marks) == ("facebook", 1_600_000_000, "kim_77", NO_MARK)


@pytest.mark.parametrize("text", ["Café um drei?", "Привет", "谢谢 🙂"])
def test_letters_are_mended(tmp_path: Path, text: str) -> None:
    """Text is what was written, in names too."""
    made = one(tmp_path, message("Zoë Beispiel", text), others=("Zoë Beispiel",), title="Zoë Beispiel")
    assert (made.text, made.participants[0].handle.name) == (text, "Zoë Beispiel")


def test_letters_that_are_right_stay(tmp_path: Path) -> None:
    """Text that is whole already is kept."""
    path = tmp_path / "message_1.json"
    path.write_text(json.dumps(thread(message(content="Übermorgen, ja"))), "utf-8")
    assert [piece.text for piece in said(pieces_of(Facebook(), path))] == ["Übermorgen, ja"]


@pytest.mark.parametrize(
    ("made", "kind", "mark"),
    [
        (message(content=None, photos=[{"uri": "a.jpg"}]), "message", Mark.EMPTY),
        (message(content="Kim sent an attachment."), "message", Mark.EMPTY),
        (message(content="taken back", is_unsent=True), "message", Mark.SYSTEM),
        (message(content="Reacted 👍 to your message "), "message", Mark.REACTION),
        (message(content="Liked a message"), "message", Mark.REACTION),
        (message(content="You are now connected on Messenger."), "message", Mark.SYSTEM),
        (message(content="Kim changed the theme to Love."), "message", Mark.SYSTEM),
        (message(content="Kim left the group.", type="Unsubscribe"), "message", Mark.SYSTEM),
        (message(content="Kim missed your call."), "call", Mark.MISSED),
        (message(content=None, type="Call", call_duration=0, missed=True), "call", Mark.MISSED),
        (message(content="Kim called you.", call_duration=0), "call", Mark.MISSED),
        (message(content="They left the group."), "message", NO_MARK),
        (message(content="Reacted badly to the paint"), "message", NO_MARK),
    ],
)
def test_what_is_contact(tmp_path: Path, made: Any, kind: str, mark: Mark) -> None:
    """Reactions, notices and missed calls are marked; the same words of a person are not."""
    piece = one(tmp_path, made)
    assert (piece.kind, piece.marks) == (kind, mark)


def test_calls(tmp_path: Path) -> None:
    """A call that was taken has its length."""
    piece = one(tmp_path, message(content="Kim called you.", type="Call", call_duration=90))
    assert (piece.kind, piece.minutes, piece.marks, piece.text) == ("call", 1.5, NO_MARK, "")


def test_groups(tmp_path: Path) -> None:
    """A message in a group goes to each of its members, in a large one to the group."""
    few = one(tmp_path, message(), others=("Kim Sample", "Bo Beispiel"), title="Fair")
    assert [p.role for p in few.participants] == [Role.FROM, Role.TO, Role.TO]
    many = one(tmp_path, message(), others=("Kim Sample", *(f"Guest {n} Sample" for n in range(12))), title="Fair")
    assert [p.role for p in many.participants] == [Role.FROM, Role.LIST]
    assert many.marks & Mark.LIST


def test_gone_accounts_are_many_people(tmp_path: Path) -> None:
    """Accounts that are gone share a name, and are told apart by their conversation."""
    made = one(tmp_path, message("Facebook user"), others=("Facebook user",), title="Facebook user")
    assert made.participants[0].handle == Handle("facebook-gone", "kim_77|Facebook user")


def test_owner_by_profile_and_by_all(tmp_path: Path) -> None:
    """The profile shows the owner; without it, whoever is in every conversation."""
    for number, other in enumerate(("Kim Sample", "Bo Beispiel")):
        path = tmp_path / "messages" / "inbox" / f"x_{number}" / "message_1.json"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(thread(message(other), others=(other,), title="")), "utf-8")
    assert [p.name for p in pieces_of(Facebook(), tmp_path) if isinstance(p, Card)] == ["Olive Owner"]
    profile = tmp_path / "profile_information.json"
    profile.write_text(json.dumps({"profile_v2": {"name": {"full_name": "Kim Sample"}}}), "utf-8")
    assert [p.name for p in pieces_of(Facebook(), tmp_path) if isinstance(p, Card)] == ["Kim Sample"]


def test_owner_of_many_is_told_first(tmp_path: Path) -> None:
    """In a large download the owner is told before the messages, once, so that they are placed as they come."""
    for number in range(30):
        path = tmp_path / "messages" / "inbox" / f"x_{number}" / "message_1.json"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(thread(message(f"Kim {number}"), others=(f"Kim {number}",))), "utf-8")
    pieces = pieces_of(Facebook(), tmp_path)
    assert [piece.name for piece in pieces if isinstance(piece, Card)] == ["Olive Owner"]
    assert isinstance(pieces[0], Card)


def test_me_is_believed(tmp_path: Path) -> None:
    """What the user says of themselves goes first."""
    pieces = read(tmp_path, thread(message()), Given(me=("kim sample",)))
    assert [p.name for p in pieces if isinstance(p, Card)] == ["Kim Sample"]


def test_instagram(tmp_path: Path) -> None:
    """Instagram's download is another channel, by where it lies."""
    path = tmp_path / "your_instagram_activity" / "messages" / "inbox" / "kim_5" / "message_1.json"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(thread(message())), "utf-8")
    (piece,) = said(pieces_of(Facebook(), tmp_path))
    assert (piece.channel, piece.participants[0].handle.kind) == ("instagram", "instagram-name")


def test_without_participants(tmp_path: Path) -> None:
    """Where no participants are listed, those who wrote are they."""
    pieces = read(tmp_path, {"messages": [message(), message("Olive Owner", at=1)]})
    assert [len(piece.participants) for piece in said(pieces)] == [2, 2]


def test_cut_off(tmp_path: Path) -> None:
    """A file that breaks off says so after what came before."""
    path = tmp_path / "message_1.json"
    path.write_text(json.dumps(thread(message(), message(at=1)))[:-150], "utf-8")
    pieces = pieces_of(Facebook(), path)
    assert len(said(pieces)) == 1
    assert isinstance(pieces[-1], Unread)


def test_other_parts_are_left_alone(tmp_path: Path) -> None:
    """Other JSON of the download is nobody's; read by force, it is told."""
    path = tmp_path / "ads.json"
    path.write_text(json.dumps({"ads": [{"name": "tea"}]}), "utf-8")
    assert not Facebook().knows(open_tree(path))
    assert [piece.why for piece in pieces_of(Facebook(), path) if isinstance(piece, Unread)] == [NONE]


def test_is_found_in_a_folder(tmp_path: Path) -> None:
    """All conversations of a folder are read together, whatever else lies there."""
    read(tmp_path, thread(message()))
    (tmp_path / "ads.json").write_text("{}", "utf-8")
    assert [found.source.name if found.source else "" for found in find(open_tree(tmp_path))] == ["facebook", ""]
