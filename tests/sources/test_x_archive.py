"""Direct messages of an X archive."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from goodterms.sources.protocol import Source
from goodterms.sources.x_archive import NONE, XArchive
from goodterms.words import NO_MARK, Card, Handle, Interaction, Mark, Participant, Role, Seen, Unread
from sources.suite import SourceTests, pieces_of

SAMPLES = Path(__file__).parent / "samples"
ACCOUNT = [
    {"account": {"accountId": "100", "username": "olive_example", "accountDisplayName": "Olive Owner",
                 "email": "olive@example.com"}}
]  # fmt: skip


def message(key: str = "1", sender: str = "200", to: str = "100", text: str = "Hello there") -> dict[str, Any]:
    """A message as X writes it."""
    made = {"recipientId": to, "senderId": sender, "id": key, "createdAt": "2024-01-15T10:30:00.597Z", "text": text}
    return {"messageCreate": {**made, "reactions": [], "urls": [], "mediaUrls": []}}


def write(root: Path, *messages: Any, part: str = "direct_messages", key: str = "100-200") -> Path:
    """An archive with one conversation."""
    data = root / "data"
    data.mkdir(parents=True, exist_ok=True)
    talks = [{"dmConversation": {"conversationId": key, "messages": list(messages)}}]
    name = part.replace("_", "-")
    (data / f"{name}.js").write_text(f"window.YTD.{part}.part0 = {json.dumps(talks, indent=1)}", "utf-8")
    (data / "account.js").write_text(f"window.YTD.account.part0 = {json.dumps(ACCOUNT)}", "utf-8")
    return root


def said(pieces: list[Seen]) -> list[Interaction]:
    """The interactions among pieces."""
    return [piece for piece in pieces if isinstance(piece, Interaction)]


class TestXArchive(SourceTests):
    """An archive in a folder."""

    expected = SAMPLES / "x.expected.jsonl"

    def source(self) -> Source:
        """The source under test."""
        return XArchive()

    def sample(self, tmp_path: Path) -> Path:
        """A talk of two."""
        return write(tmp_path / "twitter", message(), message("2", "100", "200", "Yes"))


def test_talk_of_two(tmp_path: Path) -> None:
    """A message goes from its sender to its recipient, and the account is the owner's."""
    pieces = pieces_of(XArchive(), write(tmp_path, message()))
    (one,) = said(pieces)
    assert one.participants == (
        Participant(Handle("x-id", "200"), Role.FROM),
        Participant(Handle("x-id", "100"), Role.TO),
    )
    assert (one.ts, one.external_id, one.thread, one.marks) == (1_705_314_600, "1", "100-200", NO_MARK)
    (card,) = (piece for piece in pieces if isinstance(piece, Card))
    assert (card.own, [each.kind for each in card.handles]) == (True, ["x-id", "twitter", "mail"])


def test_group(tmp_path: Path) -> None:
    """Nobody knows who hears a group; joins and names are passed over."""
    rows = (message(to=""), {"joinConversation": {"createdAt": "2024-01-15T10:30:00.000Z"}})
    (one,) = said(pieces_of(XArchive(), write(tmp_path, *rows, part="direct_messages_group", key="777")))
    assert one.participants[1].role is Role.LIST
    assert one.marks == Mark.LIST


def test_cut_off(tmp_path: Path) -> None:
    """A file that breaks off says so after what came before."""
    root = write(tmp_path, message(), message("2"))
    path = root / "data" / "direct-messages.js"
    path.write_text(path.read_text("utf-8")[:-40], "utf-8")
    pieces = pieces_of(XArchive(), root)
    assert len(said(pieces)) == 1
    assert isinstance(pieces[-1], Unread)


def test_other_parts_alone(tmp_path: Path) -> None:
    """An archive without messages says so."""
    (tmp_path / "like.js").write_text("window.YTD.like.part0 = []", "utf-8")
    assert [piece.why for piece in pieces_of(XArchive(), tmp_path) if isinstance(piece, Unread)] == [NONE]
