"""Discord's package: both shapes of messages and of channels, folders in any language, and half of each talk."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from goodterms.sources.detect import find
from goodterms.sources.discord import NO_DATE, NOBODY, Discord
from goodterms.sources.discord_rooms import OWNER
from goodterms.sources.opening import open_tree
from goodterms.sources.protocol import Given, Source
from goodterms.words import Card, Handle, Interaction, Mark, Role, Seen, Unread
from sources.suite import SourceTests, pieces_of

SAMPLES = Path(__file__).parent / "samples"
OLIVE, KIM, BO = "100000000000000001", "100000000000000002", "100000000000000003"
ROOM = "200000000000000001"
WHEN = 1_704_189_600
SAID = {"ID": 900000000000000001, "Timestamp": "2024-01-02 10:00:00", "Contents": "Tea?", "Attachments": ""}


def write(root: Path, files: dict[str, object]) -> Path:
    """A package with these files; text stays as it is, all else is JSON."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return root


def account(*friends: tuple[str, str]) -> dict[str, object]:
    """Olive's account with these friends."""
    listed = [{"id": key, "type": 1, "nickname": None, "user": {"id": key, "username": name}} for key, name in friends]
    return {
        "id": OLIVE,
        "username": "olive",
        "discriminator": "0",
        "global_name": "Olive Owner",
        "relationships": listed,
    }


def read(root: Path) -> list[Seen]:
    """The pieces of a package, found as `import` finds it."""
    return [
        piece
        for found in find(open_tree(root))
        if found.source is not None and found.source.name == "discord"
        for piece in found.source.read(found.tree, Given())
    ]


def said(pieces: list[Seen]) -> list[Interaction]:
    """The interactions among pieces."""
    return [piece for piece in pieces if isinstance(piece, Interaction)]


class TestDiscord(SourceTests):
    """A package with a talk of two, a group and a server."""

    expected = SAMPLES / "discord.expected.jsonl"

    def source(self) -> Source:
        """The source under test."""
        return Discord()

    def sample(self, tmp_path: Path) -> Path:
        """The older and the newer shapes beside each other."""
        head = "ID,Timestamp,Contents,Attachments\r\n"
        return write(
            tmp_path / "package",
            {
                "account/user.json": account((KIM, "kim.s"), (BO, "bo")),
                "messages/index.json": {ROOM: "Direct Message with kim.s#0", "200000000000000002": None},
                f"messages/c{ROOM}/channel.json": {"id": ROOM, "type": 1, "recipients": [KIM, OLIVE]},
                f"messages/c{ROOM}/messages.csv": f'{head}901,2021-03-01 10:00:00.123000+00:00,"Tea, Kim?",\r\n'
                "902,2021-03-01 10:05:00.000000+00:00,,https://cdn.example/1.png\r\n",
                "messages/c200000000000000002/channel.json": {
                    "id": "200000000000000002",
                    "type": "GROUP_DM",
                    "recipients": [OLIVE, KIM, BO],
                    "name": "The fair",
                },
                "messages/c200000000000000002/messages.json": [SAID],
                "messages/c200000000000000003/channel.json": {
                    "id": "200000000000000003",
                    "type": "GUILD_TEXT",
                    "name": "general",
                    "guild": {"id": "300000000000000001", "name": "Tea Club"},
                },
                "messages/c200000000000000003/messages.json": [{**SAID, "ID": 900000000000000002}],
            },
        )


@pytest.mark.parametrize("kind", [1, "DM"])
def test_half_of_a_talk(tmp_path: Path, kind: object) -> None:
    """What the owner wrote to one is half of a talk, to somebody known by id and name."""
    root = write(
        tmp_path / "package",
        {
            "account/user.json": account((KIM, "kim.s")),
            f"messages/c{ROOM}/channel.json": {"id": ROOM, "type": kind, "recipients": [OLIVE, KIM]},
            f"messages/c{ROOM}/messages.json": [SAID],
        },
    )
    (one,) = said(read(root))
    assert (one.ts, one.text, one.marks) == (WHEN, "Tea?", Mark.HALF)
    assert [(p.role, p.handle) for p in one.participants] == [
        (Role.FROM, Handle("discord", OLIVE, "Olive Owner")),
        (Role.TO, Handle("discord", KIM, "kim.s")),
    ]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Direct Message with kim.s#0", "kim.s"),
        ("Direct Message with Kim Sample#1234", "Kim Sample#1234"),
        ("Direktnachricht mit kim.s#0", "kim.s"),
        ("Message direct avec kim.s#0", "kim.s"),
    ],
)
def test_folders_in_any_language(tmp_path: Path, title: str, name: str) -> None:
    """The title of a talk tells the name where the account does not, whatever the language."""
    root = write(
        tmp_path / "Paket",
        {
            "Nachrichten/index.json": {ROOM: title},
            f"Nachrichten/c{ROOM}/channel.json": {"id": ROOM, "type": "DM"},
            f"Nachrichten/c{ROOM}/messages.json": [SAID],
        },
    )
    (one,) = said(read(root))
    assert [p.handle for p in one.participants] == [OWNER, Handle("discord-name", name, name)]


def test_friends_are_cards(tmp_path: Path) -> None:
    """Friends are cards; whoever is blocked or only asked is none."""
    told = account((KIM, "kim.s"))
    listed = told["relationships"]
    assert isinstance(listed, list)
    listed.append({"id": BO, "type": 2, "user": {"id": BO, "username": "bo"}})
    root = write(tmp_path / "package", {"account/user.json": told})
    cards = [piece for piece in read(root) if isinstance(piece, Card)]
    assert [(card.own, card.name) for card in cards] == [(True, "Olive Owner"), (False, "kim.s")]


def test_server_is_a_list(tmp_path: Path) -> None:
    """What is written in a server's channel is said to nobody in particular."""
    server = {"id": ROOM, "type": "GUILD_TEXT", "name": "general", "guild": {"id": "1", "name": "Tea Club"}}
    root = write(tmp_path / "p", {f"m/c{ROOM}/channel.json": server, f"m/c{ROOM}/messages.json": [SAID]})
    (one,) = said(read(root))
    assert one.marks == Mark.HALF | Mark.LIST
    assert one.participants[1].handle == Handle("discord-group", ROOM, "general in Tea Club")


def test_bad_pieces(tmp_path: Path) -> None:
    """A message without a date, and one to nobody, are told of."""
    root = write(
        tmp_path / "p",
        {
            f"m/c{ROOM}/channel.json": {"id": ROOM, "type": "DM", "recipients": [OLIVE, KIM]},
            f"m/c{ROOM}/messages.json": [{**SAID, "Timestamp": "soon"}],
            "m/c200000000000000009/messages.json": [SAID],
        },
    )
    assert [piece.why for piece in read(root) if isinstance(piece, Unread)] == [NO_DATE, NOBODY]


def test_one_file_alone(tmp_path: Path) -> None:
    """A file that is none of the package's is said to be none."""
    path = tmp_path / "tea.json"
    path.write_text('{"tea": 1}')
    assert not Discord().knows(open_tree(path))
    assert any(isinstance(piece, Unread) for piece in pieces_of(Discord(), path))
