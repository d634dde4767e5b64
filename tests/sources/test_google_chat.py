"""Google Chat in a Takeout: who is in a talk, how dates are written, what is told when they cannot be read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from goodterms.sources.google_chat import NONE, GoogleChat
from goodterms.sources.protocol import Source
from goodterms.words import NO_MARK, Card, Handle, Interaction, Mark, Participant, Role, Seen, Unread
from sources.suite import SourceTests, pieces_of

SAMPLES = Path(__file__).parent / "samples"
OLIVE = {"name": "Olive Owner", "email": "olive@example.com", "user_type": "Human"}
KIM = {"name": "Kim Sample", "email": "Kim@example.com", "user_type": "Human"}
DATE = "Monday, January 15, 2024 at 10:30:00\u202fAM UTC"


def message(
    text: str = "Hello there", who: dict[str, Any] | None = None, date: str = DATE, **more: Any
) -> dict[str, Any]:
    """A message as the Takeout writes it."""
    return {"creator": who or KIM, "created_date": date, "text": text, "topic_id": "t", **more}


def write(root: Path, *messages: Any, members: tuple[Any, ...] = (OLIVE, KIM)) -> Path:
    """A Takeout with one talk."""
    files = {
        "Google Chat/Groups/DM ab12/group_info.json": {"members": list(members)},
        "Google Chat/Groups/DM ab12/messages.json": {"messages": list(messages)},
        "Google Chat/Users/User 1/user_info.json": {"user": OLIVE, "membership_info": []},
    }
    for name, made in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(made), "utf-8")
    return root


def said(pieces: list[Seen]) -> list[Interaction]:
    """The interactions among pieces."""
    return [piece for piece in pieces if isinstance(piece, Interaction)]


class TestGoogleChat(SourceTests):
    """A Takeout in a folder."""

    expected = SAMPLES / "googlechat.expected.jsonl"

    def source(self) -> Source:
        """The source under test."""
        return GoogleChat()

    def sample(self, tmp_path: Path) -> Path:
        """A talk of two."""
        return write(tmp_path / "Takeout", message(message_id="1"), message("Yes", OLIVE, message_id="2"))


def test_talk_of_two(tmp_path: Path) -> None:
    """A message goes to the other member, and the owner is told."""
    pieces = pieces_of(GoogleChat(), write(tmp_path, message(message_id="ab12/t/1")))
    (one,) = said(pieces)
    assert one.participants == (
        Participant(Handle("mail", "kim@example.com", "Kim Sample"), Role.FROM),
        Participant(Handle("mail", "olive@example.com", "Olive Owner"), Role.TO),
    )
    assert (one.ts, one.external_id, one.thread, one.marks) == (1_705_314_600, "ab12/t/1", "DM ab12", NO_MARK)
    assert [(piece.own, piece.name) for piece in pieces if isinstance(piece, Card)] == [(True, "Olive Owner")]


@pytest.mark.parametrize(
    "date",
    [
        "Monday, January 15, 2024 at 10:30:00 AM UTC",
        "Montag, 15. Januar 2024 um 10:30:00 UTC",
        "lundi 15 janvier 2024 à 10:30:00 UTC",
        "segunda-feira, 15 de janeiro de 2024 às 10:30:00 UTC",
        "2024年1月15日月曜日 10時30分00秒 UTC",
        DATE,
    ],
)
def test_dates(tmp_path: Path, date: str) -> None:
    """Dates are read in the language of the account."""
    assert [one.ts for one in said(pieces_of(GoogleChat(), write(tmp_path, message(date=date))))] == [1_705_314_600]


def test_other_languages_are_told(tmp_path: Path) -> None:
    """A date of a language that is not known is told, never guessed."""
    pieces = pieces_of(GoogleChat(), write(tmp_path, message(date="15 xyzuary 2024 10:30:00 UTC")))
    assert any(isinstance(piece, Unread) and "language" in piece.why for piece in pieces)


def test_spaces_and_programs(tmp_path: Path) -> None:
    """A large space hears as a list; programs are no contact."""
    guests = tuple({"name": f"Guest {n} Sample", "user_type": "Human"} for n in range(12))
    bot = {"name": "Beeper", "user_type": "Bot"}
    plain, beep = said(pieces_of(GoogleChat(), write(tmp_path, message(), message("x", bot), members=guests)))
    assert plain.marks == Mark.LIST
    assert beep.marks & Mark.SYSTEM


def test_nothing_of_google(tmp_path: Path) -> None:
    """Read by force, what is no talk is told."""
    path = tmp_path / "messages.json"
    path.write_text("{}", "utf-8")
    assert [piece.why for piece in pieces_of(GoogleChat(), path) if isinstance(piece, Unread)] == [NONE]
