"""Slack exports: people, channels, talks of two, and who is spoken to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from goodterms.sources.detect import find
from goodterms.sources.opening import open_tree
from goodterms.sources.protocol import Source
from goodterms.sources.slack import NONE, Slack
from goodterms.words import NO_MARK, SINCE, About, Card, Handle, Interaction, Listing, Mark, Role, Seen, Unread
from sources.suite import SourceTests, pieces_of

SAMPLES = Path(__file__).parent / "samples"
USERS = [
    {"id": "U001", "name": "olive", "real_name": "Olive Owner",
     "profile": {"email": "Olive@example.com", "real_name": "Olive Owner", "title": ""}},
    {"id": "U002", "name": "kim", "is_bot": False,
     "profile": {"email": "kim@example.com", "real_name": "Kim Sample", "title": "Printer", "phone": "+441632960011"}},
    {"id": "U003", "name": "helper", "is_bot": True, "profile": {"real_name": "Helper"}},
]  # fmt: skip
MANY = [f"U1{number:02}" for number in range(20)]
CHANNELS = [
    {"id": "C001", "name": "general", "created": 1, "members": ["U001", "U002", *MANY]},
    {"id": "C002", "name": "fair", "created": 1, "members": ["U001", "U002"]},
]


def message(text: str = "Hello there", user: str = "U002", at: int = 0, **more: Any) -> dict[str, Any]:
    """A message as Slack exports it."""
    return {"type": "message", "user": user, "ts": f"{1_705_314_600 + at}.000200", "text": text, **more}


def export(root: Path, **rooms: list[dict[str, Any]]) -> Path:
    """An export with these rooms."""
    files: dict[str, Any] = {
        "users.json": USERS,
        "channels.json": CHANNELS,
        "dms.json": [{"id": "D001", "created": 1, "members": ["U001", "U002"]}],
        **{f"{name}/2024-01-15.json": messages for name, messages in rooms.items()},
    }
    for name, made in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(made), "utf-8")
    return root


def said(pieces: list[Seen]) -> list[Interaction]:
    """The interactions among pieces."""
    return [piece for piece in pieces if isinstance(piece, Interaction)]


class TestSlack(SourceTests):
    """An export in a folder."""

    expected = SAMPLES / "slack.expected.jsonl"

    def source(self) -> Source:
        """The source under test."""
        return Slack()

    def sample(self, tmp_path: Path) -> Path:
        """Two channels and a talk of two."""
        return export(
            tmp_path / "export",
            general=[message(), message("left", subtype="channel_leave", at=1)],
            fair=[message("Plans, <@U001>?", at=2)],
            D001=[message("Just us", at=3), message("Yes", "U001", at=4)],
        )


def test_people(tmp_path: Path) -> None:
    """Each person's e-mail and number stand beside their id, and programs are told."""
    kim, helper = [piece for piece in pieces_of(Slack(), export(tmp_path)) if isinstance(piece, Card)][1:]
    assert [(each.kind, each.value) for each in kim.handles] == [
        ("slack", "U002"),
        ("mail", "kim@example.com"),
        ("phone", "+441632960011"),
    ]
    assert (kim.about, helper.kind) == ((About("position", "Printer"),), "bot")


def test_talk_of_two(tmp_path: Path) -> None:
    """A direct message goes to the other one."""
    (one,) = said(pieces_of(Slack(), export(tmp_path, D001=[message()])))
    assert [(p.role, p.handle) for p in one.participants] == [
        (Role.FROM, Handle("slack", "U002", "Kim Sample")),
        (Role.TO, Handle("slack", "U001", "Olive Owner")),
    ]
    assert (one.ts, one.external_id, one.marks) == (1_705_314_600, "D001|1705314600.000200", NO_MARK)


def test_channel(tmp_path: Path) -> None:
    """A large channel hears as a list; whoever is named in a message is spoken to."""
    plain, named = said(pieces_of(Slack(), export(tmp_path, general=[message(), message("<@U001> see?", at=1)])))
    assert [p.role for p in plain.participants] == [Role.FROM, Role.LIST]
    assert [p.handle.value for p in named.participants if p.role is Role.TO] == ["U001"]
    assert plain.marks == Mark.LIST


def test_thread(tmp_path: Path) -> None:
    """A reply answers what began the thread."""
    first = message(thread_ts="1705314600.000200")
    begun, reply = said(pieces_of(Slack(), export(tmp_path, fair=[first, message(at=9, thread_ts=first["ts"])])))
    assert (begun.answers, reply.answers) == ("", begun.external_id)
    assert begun.thread == reply.thread


@pytest.mark.parametrize(
    "made",
    [
        message("joined", subtype="channel_join"),
        message("topic", subtype="channel_topic"),
        message("beep", subtype="bot_message", bot_id="B1"),
        message("beep", user="U003"),
    ],
)
def test_notices(tmp_path: Path, made: dict[str, Any]) -> None:
    """Joins, topics and programs are no contact."""
    (one,) = said(pieces_of(Slack(), export(tmp_path, fair=[made])))
    assert one.marks & Mark.SYSTEM


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<@U002> &amp; <@U999|bo>", "@Kim Sample & @bo"),
        ("<#C001|general> <!here>", "#general @here"),
        ("<https://tea.example|tea> <https://tea.example>", "tea https://tea.example"),
        ("1 &lt; 2", "1 < 2"),
    ],
)
def test_words(tmp_path: Path, written: str, shown: str) -> None:
    """References are shown as people see them."""
    (one,) = said(pieces_of(Slack(), export(tmp_path, fair=[message(written, "U001")])))
    assert one.text == shown


def test_found_below_a_folder(tmp_path: Path) -> None:
    """An export that lies among other things is found as one."""
    export(tmp_path / "team", fair=[message()])
    (tmp_path / "tea.txt").write_text("Tea is ready.\n", "utf-8")
    found = [one for one in find(open_tree(tmp_path)) if one.source]
    assert [one.source.name for one in found if one.source] == ["slack"]
    assert found[0].tree.where == f"{tmp_path}/team"


def test_cut_off(tmp_path: Path) -> None:
    """A file that breaks off says so after what came before."""
    root = export(tmp_path, fair=[message(), message(at=1)])
    path = root / "fair" / "2024-01-15.json"
    path.write_text(path.read_text("utf-8")[:-30], "utf-8")
    pieces = pieces_of(Slack(), root)
    assert len(said(pieces)) == 1
    assert isinstance(pieces[-1], Unread)


def test_nothing_of_slack(tmp_path: Path) -> None:
    """Read by force, what is no export is told."""
    (tmp_path / "tea.json").write_text("[]", "utf-8")
    assert [piece.why for piece in pieces_of(Slack(), tmp_path) if isinstance(piece, Unread)] == [NONE]


@pytest.mark.parametrize(
    ("days", "made", "told"),
    [(89, 1_600_000_000, True), (89, 1_705_000_000, False), (40, 1_600_000_000, False), (300, 1_600_000_000, False)],
)
def test_hidden_words_of_a_free_plan_are_told(tmp_path: Path, days: int, made: int, *, told: bool) -> None:
    """Rooms that are older than all that was said in them, and 90 days of words: the older ones are hidden."""
    root = export(tmp_path, general=[message(), message(at=days * 86_400)])
    rooms = [{**room, "created": made} for room in CHANNELS]
    (root / "channels.json").write_text(json.dumps(rooms), "utf-8")
    (root / "dms.json").write_text("[]", "utf-8")
    found = [each for each in pieces_of(Slack(), root) if isinstance(each, Listing)]
    assert found == ([Listing("slack", SINCE, 1_705_314_600)] if told else [])
