"""Signal's conversations in the layouts of signal-export and sigtop."""

from __future__ import annotations

import json
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from goodterms.sources.detect import find
from goodterms.sources.opening import open_tree
from goodterms.sources.protocol import Given, Source
from goodterms.sources.signal import OWNER, Signal
from goodterms.words import NO_MARK, Handle, Interaction, Mark, Participant, Role, Seen, Unread
from sources.suite import SourceTests, pieces_of

SAMPLES = Path(__file__).parent / "samples"
KIM = Handle("signal-name", "Kim Sample", "Kim Sample")
MARKDOWN = """\
[2024-01-15 10:30:00] Kim Sample: Hello there
and a second line
(- Me: 👍 -)
[2024-01-15 10:31:00] Me:

> Hello there

Good to hear ![tea.jpg](./media/tea.jpg)
[2024-01-15 10:32:00] Kim Sample: Incoming voice call (accepted, 2m 30s)
[2024-01-15 10:33:00] Kim Sample: Missed voice call
[2024-01-15 10:34:00] Kim Sample: (This message was deleted)
"""
ROWS = [
    {"id": "a", "conversationId": "c1", "type": "incoming", "sent_at": 1_705_314_600_000, "source": "+441632960011",
     "body": "Hello there", "reactions": []},
    {"id": "b", "conversationId": "c1", "type": "outgoing", "sent_at": 1_705_314_660_000, "body": "Yes"},
    {"id": "c", "conversationId": "c1", "type": "keychange", "sent_at": 1_705_314_670_000},
]  # fmt: skip
BLOCKS = """\
Conversation: Kim Sample (+441632960011)

From: Kim Sample (+441632960011)
Type: incoming
Sent: Mon, 15 Jan 2024 10:30:00 +0000
Received: Mon, 15 Jan 2024 10:30:01 +0000

Hello there
second line

From: You
Type: outgoing
Sent: Mon, 15 Jan 2024 11:31:00 +0100

> From: Kim Sample (+441632960011)
> Sent: Mon, 15 Jan 2024 10:30:00 +0000
>
> Hello there

Yes

Type: verified-change
Sent: Mon, 15 Jan 2024 11:32:00 +0100

"""


def read(path: Path, content: str, given: Given | None = None) -> list[Seen]:
    """The pieces of one file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8")
    return pieces_of(Signal(), path, given)


def said(pieces: list[Seen]) -> list[Interaction]:
    """The interactions among pieces."""
    return [piece for piece in pieces if isinstance(piece, Interaction)]


def lines() -> str:
    """The beginning of `MARKDOWN` as signal-export writes it in JSON."""
    rest: dict[str, object] = {"quote": "", "sticker": None, "reactions": [], "attachments": []}
    return "".join(
        json.dumps({"date": f"2024-01-15T10:3{n}:00.123000", "sender": who, "body": f"{text}  ", **rest}) + "\n"
        for n, (who, text) in enumerate((("Kim Sample", "Hello there\nand a second line"), ("Me", "Good to hear")))
    )


class TestMarkdown(SourceTests):
    """signal-export's markdown."""

    expected = SAMPLES / "signal.expected.jsonl"

    def source(self) -> Source:
        """The source under test."""
        return Signal()

    def sample(self, tmp_path: Path) -> Path:
        """A folder for each conversation."""
        for other in ("Kim Sample", "Bo Beispiel"):
            path = tmp_path / "signal" / other / "chat.md"
            path.parent.mkdir(parents=True)
            path.write_text(MARKDOWN.replace("Kim Sample", other), "utf-8")
        return tmp_path / "signal"


class TestRows(SourceTests):
    """sigtop's JSON."""

    def source(self) -> Source:
        """The source under test."""
        return Signal()

    def sample(self, tmp_path: Path) -> Path:
        """One conversation."""
        path = tmp_path / "Kim Sample (+441632960011).json"
        path.write_text(json.dumps(ROWS), "utf-8")
        return path


class TestBlocks(SourceTests):
    """sigtop's text."""

    def source(self) -> Source:
        """The source under test."""
        return Signal()

    def sample(self, tmp_path: Path) -> Path:
        """One conversation."""
        path = tmp_path / "Kim Sample (+441632960011).txt"
        path.write_text(BLOCKS, "utf-8")
        return path


def test_markdown(tmp_path: Path) -> None:
    """Messages, answers without what they quote, and calls."""
    pieces = said(read(tmp_path / "Kim Sample" / "chat.md", MARKDOWN))
    assert [(one.kind, one.text, one.minutes, one.marks) for one in pieces] == [
        ("message", "Hello there\nand a second line", None, NO_MARK),
        ("message", "Good to hear", None, NO_MARK),
        ("call", "", 2.5, NO_MARK),
        ("call", "", None, Mark.MISSED),
        ("message", "", None, Mark.EMPTY),
    ]
    assert pieces[0].participants == (Participant(KIM, Role.FROM), Participant(OWNER, Role.TO))
    assert pieces[1].participants == (Participant(OWNER, Role.FROM), Participant(KIM, Role.TO))


def test_local_time(tmp_path: Path) -> None:
    """Its dates are those of the machine that exported."""
    given = Given(zone=ZoneInfo("Europe/Berlin"))
    first = said(read(tmp_path / "Kim Sample" / "chat.md", MARKDOWN, given))[0]
    assert first.ts == 1_705_311_000


def test_older_dates(tmp_path: Path) -> None:
    """Older exports have a comma and no seconds; with nobody called Me the owner is not known."""
    text = "[2019-12-24, 12:23] Kim Sample: Hello\n[2020-01-17, 21:49] Olive Owner: Hi\nthere\n"
    path = tmp_path / "export.txt"
    pieces = said(read(path, text))
    assert [one.text for one in pieces] == ["Hello", "Hi\nthere"]
    assert [p.handle.value for p in pieces[0].participants] == ["Kim Sample", "Olive Owner"]
    assert [found.source and found.source.name for found in find(open_tree(path))] == ["signal"]


def test_both_layouts_are_one(tmp_path: Path) -> None:
    """The same conversation beside itself is read once, and alone it has the same ids."""
    folder = tmp_path / "Kim Sample"
    alone = said(read(folder / "chat.md", MARKDOWN))[:2]
    read(folder / "data.json", lines())
    both = said(pieces_of(Signal(), tmp_path))
    assert [one.external_id for one in alone] == [one.external_id for one in both]


def test_rows(tmp_path: Path) -> None:
    """Numbers are telephones, the owner is who it went out from, and what Signal wrote is marked."""
    came, went, notice = said(read(tmp_path / "Kim.json", json.dumps(ROWS)))
    assert came.participants == (Participant(Handle("phone", "+441632960011"), Role.FROM), Participant(OWNER, Role.TO))
    assert went.participants[0].handle == OWNER
    assert (came.ts, notice.marks) == (1_705_314_600, Mark.SYSTEM)


def test_blocks(tmp_path: Path) -> None:
    """Each block is a message with its own zone, without what it quotes."""
    came, went, notice = said(read(tmp_path / "Kim.txt", BLOCKS))
    assert (came.ts, came.text) == (1_705_314_600, "Hello there\nsecond line")
    assert came.participants[0].handle == Handle("phone", "+441632960011", "Kim Sample")
    assert (went.ts, went.text) == (1_705_314_660, "Yes")
    assert notice.marks == Mark.SYSTEM


def test_group(tmp_path: Path) -> None:
    """A message goes to all who write in the conversation; in a large one to the group."""
    few = "".join(f"[2024-01-15 10:3{n}:00] Guest {n} Sample: Hello\n" for n in range(3))
    assert len(said(read(tmp_path / "Fair" / "chat.md", few))[0].participants) == 3
    many = "".join(f"[2024-01-15 10:{n}:00] Guest {n} Sample: Hello\n" for n in range(10, 30))
    first = said(read(tmp_path / "Fair" / "chat.md", many))[0]
    assert [p.role for p in first.participants] == [Role.FROM, Role.LIST]


@pytest.mark.parametrize("text", ["[2024-01-15 10:30:00] no colon here", "[2024-99-99 10:30:00] Kim Sample: Hello\n"])
def test_no_message(tmp_path: Path, text: str) -> None:
    """What is no message, or has no date, is told."""
    assert isinstance(read(tmp_path / "chat.md", text)[-1], Unread)


def test_swedish_whatsapp_is_none(tmp_path: Path) -> None:
    """A day, a comma and seconds are an iPhone's chat of WhatsApp in Swedish, not Signal's."""
    path = tmp_path / "_chat.txt"
    path.write_text("[2024-01-15, 10:30:00] Kim Sample: Hello\n[2024-01-15, 10:31:00] Olive: Hi\n")
    assert [found.source.name for found in find(open_tree(path)) if found.source] == ["whatsapp"]
