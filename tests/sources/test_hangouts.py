"""Google Hangouts in a Takeout, in both layouts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from goodterms.sources.hangouts import ALONE, NO_DATE, NONE, Hangouts
from goodterms.sources.protocol import Source
from goodterms.words import Card, Handle, Interaction, Mark, Role, Seen, Unread
from sources.suite import SourceTests, pieces_of

SAMPLES = Path(__file__).parent / "samples"
NAMES = {"1": "Olive Owner", "2": "Kim Sample", "3": "Bo Beispiel"}


def who(number: str) -> dict[str, str]:
    """A number as Google writes it."""
    return {"gaia_id": number, "chat_id": number}


def said(number: str, text: str | None = "Hello", at: int = 0, kind: str = "REGULAR_CHAT_MESSAGE") -> dict[str, Any]:
    """A message."""
    segment = [] if text is None else [{"type": "TEXT", "text": text}]
    made = {"sender_id": who(number), "timestamp": str(1_569_073_414_000_000 + at * 1_000_000), "event_type": kind}
    return {**made, "chat_message": {"message_content": {"segment": segment}}, "event_id": f"e-{number}-{at}"}


def talk(*events: dict[str, Any], people: str = "12", key: str = "t-1") -> dict[str, Any]:
    """A talk of 2017 and after; who is in it by their digits, the owner first."""
    listed: list[dict[str, Any]] = [
        {"id": who(each), "fallback_name": NAMES.get(each, f"Extra {each}")} for each in people
    ]
    inner = {"id": {"id": key}, "self_conversation_state": {"self_read_state": {"participant_id": who(people[0])}}}
    described = {"conversation_id": {"id": key}, "conversation": {**inner, "participant_data": listed}}
    return {"conversation": described, "events": list(events)}


def read(tmp_path: Path, *talks: Any) -> list[Seen]:
    """The pieces of a download."""
    path = tmp_path / "Hangouts.json"
    path.write_text(json.dumps({"conversations": talks}), "utf-8")
    return pieces_of(Hangouts(), path)


def heard(pieces: list[Seen]) -> list[Interaction]:
    """The interactions among pieces."""
    return [piece for piece in pieces if isinstance(piece, Interaction)]


class TestHangouts(SourceTests):
    """A download of 2019."""

    expected = SAMPLES / "hangouts.expected.jsonl"

    def source(self) -> Source:
        """The source under test."""
        return Hangouts()

    def sample(self, tmp_path: Path) -> Path:
        """A talk of two with a call, and a talk of three."""
        call = {
            **said("2", None, 60, "HANGOUT_EVENT"),
            "hangout_event": {"event_type": "END_HANGOUT", "hangout_duration_secs": "120"},
        }
        came = said("2", None, 90, "ADD_USER")
        path = tmp_path / "Hangouts.json"
        talks = [talk(said("2", "Café?"), said("1", "Yes", 30), call, came), talk(said("3"), people="123", key="t-2")]
        path.write_text(json.dumps({"conversations": talks}, ensure_ascii=False), "utf-8")
        return path


def test_the_older_layout(tmp_path: Path) -> None:
    """What lay one box deeper before 2017 is read the same."""
    made = talk(said("2"))
    path = tmp_path / "Hangouts.json"
    state = {"conversation_state": {"conversation": made["conversation"]["conversation"], "event": made["events"]}}
    path.write_text(json.dumps({"conversation_state": [state]}), "utf-8")
    (got,) = heard(pieces_of(Hangouts(), path))
    assert [p.handle.name for p in got.participants] == ["Kim Sample", "Olive Owner"]


def test_owner_is_told_once(tmp_path: Path) -> None:
    """Every talk says whose it is; one card does."""
    pieces = read(tmp_path, talk(said("2")), talk(said("3"), people="13", key="t-2"))
    assert [piece.handles for piece in pieces if isinstance(piece, Card)] == [(Handle("hangouts", "1", "Olive Owner"),)]


def test_large_talks_are_lists(tmp_path: Path) -> None:
    """Before more than ten others the talk stands for them."""
    (got,) = heard(read(tmp_path, talk(said("2"), people="123456789abcd")))
    assert (got.participants[1].role, got.marks) == (Role.LIST, Mark.LIST)


def test_calls_that_nobody_took_are_missed(tmp_path: Path) -> None:
    """A call without a length came to nothing."""
    call = {**said("2", None, 0, "HANGOUT_EVENT"), "hangout_event": {"event_type": "END_HANGOUT"}}
    (got,) = heard(read(tmp_path, talk(call)))
    assert (got.kind, got.marks, got.minutes) == ("call", Mark.MISSED, None)


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (talk({**said("2"), "timestamp": "soon"}), NO_DATE),
        (talk(said("1"), people="1"), ALONE),
        (talk({**said("2"), "timestamp": "9" * 18}), NO_DATE),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, made: Any, why: str) -> None:
    """A piece that says too little is told, and ends nothing."""
    pieces = read(tmp_path, made, talk(said("2"), key="t-9"))
    assert [piece.why for piece in pieces if isinstance(piece, Unread)] == [why]
    assert len(heard(pieces)) == 1


def test_other_files_are_told(tmp_path: Path) -> None:
    """A file that is none is said to be none when it is read as one."""
    path = tmp_path / "Hangouts.json"
    path.write_text('{"kettle": 1}', "utf-8")
    assert [piece.why for piece in pieces_of(Hangouts(), path) if isinstance(piece, Unread)] == [NONE]
