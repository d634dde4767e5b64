"""Skype exports: talks of two and groups, calls, edits, and what Skype writes itself."""

from __future__ import annotations

import io
import json
import tarfile
import tracemalloc
from base64 import b64encode
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from goodterms.sources.opening import Leaf, Tree
from goodterms.sources.protocol import Given, Source
from goodterms.sources.skype import Skype
from goodterms.sources.skype_edits import HELD
from goodterms.sources.skype_talk import ROOM
from goodterms.words import Card, Handle, Interaction, Mark, Participant, Role, Seen, Unread
from sources.suite import SourceTests, pieces_of, tree_of

SAMPLES = Path(__file__).parent / "samples"
ME, KIM, BO = "8:live:olive.owner", "8:live:kim.sample", "8:bo.beispiel"
OWNER = Handle("skype", "live:olive.owner", "Olive Owner")
KIMS = Handle("skype", "live:kim.sample", "Kim Sample")
NAMES = {ME: "Olive Owner", KIM: "Kim Sample", BO: "Bo Beispiel"}
NOON = 1_594_036_800
"""6 July 2020, 12:00 UTC."""


def message(
    number: int, who: str = KIM, content: str = "Hello there", kind: str = "Text", **more: Any
) -> dict[str, Any]:
    """A message as Skype exports it, ``number`` seconds after noon."""
    return {
        "id": str((NOON + number) * 1000),
        "displayName": NAMES.get(who),
        "originalarrivaltime": f"2020-07-06T12:{number // 60:02}:{number % 60:02}.5Z",
        "messagetype": kind,
        "version": (NOON + number) * 1000,
        "content": content,
        "conversationid": KIM,
        "from": who,
        "properties": None,
        "amsreferences": None,
        **more,
    }


def talk(*messages: Any, who: str = KIM, name: Any = "Kim Sample", **more: Any) -> dict[str, Any]:
    """A conversation; its messages stand newest first."""
    made = {"id": who, "displayName": name, "version": 1.0, "properties": {"conversationblocked": False}}
    return {**made, "threadProperties": None, **more, "MessageList": list(reversed(messages))}


def group(*messages: Any, members: Any, who: str = "19:abc@thread.skype") -> dict[str, Any]:
    """A group whose member list is JSON within JSON."""
    said = {"membercount": 3, "members": members, "topic": "Fair"}
    return talk(*messages, who=who, name=None, threadProperties=said)


def export(*talks: Any) -> dict[str, Any]:
    """The content of messages.json."""
    return {"userId": ME, "exportDate": "2020-07-06T20:55", "conversations": list(talks)}


def read(tmp_path: Path, made: Any) -> list[Seen]:
    """The pieces of a bare messages.json. Bytes are written as they are."""
    path = tmp_path / "messages.json"
    path.write_bytes(made if isinstance(made, bytes) else json.dumps(made, ensure_ascii=False).encode())
    return pieces_of(Skype(), path)


def said(pieces: list[Seen]) -> list[Interaction]:
    """The interactions among pieces."""
    return [piece for piece in pieces if isinstance(piece, Interaction)]


def one(tmp_path: Path, *messages: Any) -> Interaction:
    """The one interaction of a talk of two."""
    (found,) = said(read(tmp_path, export(talk(*messages))))
    return found


def partlist(*parts: tuple[str, float | None], state: str = ' type="ended"') -> str:
    """What Skype writes of a call."""
    made = "".join(
        f'<part identity="{who}"><name>{NAMES.get(who, "")}</name>'
        + ("" if seconds is None else f"<duration>{seconds}</duration>")
        + "</part>"
        for who, seconds in parts
    )
    return f'<partlist{state} alt="" callId="1">{made}</partlist>'


def add(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    """Adds a member."""
    info = tarfile.TarInfo(name)
    info.size, info.mtime = len(content), NOON
    archive.addfile(info, io.BytesIO(content))


class TestTar(SourceTests):
    """The tar as Skype makes it, with devices and pictures beside the messages."""

    expected = SAMPLES / "skype.expected.jsonl"

    def source(self) -> Source:
        """The source under test."""
        return Skype()

    def sample(self, tmp_path: Path) -> Path:
        """Every kind of conversation."""
        ids = json.dumps([ME, KIM, BO])
        made = export(
            talk(
                message(1, KIM, "", "InviteFreeRelationshipChanged/Initialized"),
                message(2, KIM, '<quote author="x"><legacyquote>[1] </legacyquote>Old</quote>Yes &amp; no', "RichText"),
                message(3, ME),
                message(4, ME, partlist((ME, 90.0), (KIM, 90.0)), "Event/Call"),
                message(5, KIM, partlist((ME, None), state=' type="missed"'), "Event/Call"),
                message(6, KIM, '<contacts><c t="s" s="bo.beispiel" f="Bo Beispiel"/></contacts>', "RichText/Contacts"),
            ),
            talk(message(7, "4:+15550101", "By text"), who="4:+15550101", name="+15550101"),
            talk(message(8, "28:tea-bot", "Tea?"), who="28:tea-bot", name="Tea Bot"),
            talk(message(9, ME, "call log"), who="48:calllogs", name=None),
            group(message(10, KIM), message(11, KIM, "<addmember/>", "ThreadActivity/AddMember"), members=ids),
        )
        path = tmp_path / "8_olive_export.tar"
        with tarfile.open(path, "w") as archive:
            add(archive, "endpoints.json", json.dumps({"userId": ME, "endpoints": [{"endpointId": "1"}]}).encode())
            add(archive, "media/0-weu-d1-abc.1.jpg", b"\xff\xd8\xff\xe0 no picture")
            add(archive, "messages.json", json.dumps(made, ensure_ascii=False).encode())
        return path


class TestBare(SourceTests):
    """messages.json alone."""

    def source(self) -> Source:
        """The source under test."""
        return Skype()

    def sample(self, tmp_path: Path) -> Path:
        """A talk of two."""
        path = tmp_path / "messages.json"
        path.write_text(json.dumps(export(talk(message(1), message(2, ME)))), "utf-8")
        return path


def test_owner_is_told(tmp_path: Path) -> None:
    """The owner is who userId says."""
    assert read(tmp_path, export()) == [
        Card("skype", "live:olive.owner", "", (Handle("skype", "live:olive.owner"),), own=True,
             where=str(tmp_path / "messages.json"))
    ]  # fmt: skip


def test_two_people(tmp_path: Path) -> None:
    """In a talk of two each message goes from one to the other, under the id that Skype gave it."""
    mine, theirs = said(read(tmp_path, export(talk(message(1), message(2, ME)))))
    assert mine.participants == (Participant(OWNER, Role.FROM), Participant(KIMS, Role.TO))
    assert theirs.participants == (Participant(KIMS, Role.FROM), Participant(OWNER, Role.TO))
    assert (theirs.external_id, theirs.thread, theirs.ts) == (f"{KIM}|{(NOON + 1) * 1000}", KIM, NOON + 1)


def test_a_talk_with_nobody(tmp_path: Path) -> None:
    """An id that is a kind without a name hands nobody an empty handle."""
    (got,) = said(read(tmp_path, export(talk(message(1, ME), who="8:"))))
    assert got.participants == (Participant(OWNER, Role.FROM),)


def test_telephones(tmp_path: Path) -> None:
    """A telephone number is a telephone number."""
    (got,) = said(read(tmp_path, export(talk(message(1, "4:+15550101"), who="4:+15550101", name=None))))
    assert got.participants[0].handle == Handle("phone", "+15550101")


@pytest.mark.parametrize("fraction", ["", ".5", ".53", ".609"])
def test_times(tmp_path: Path, fraction: str) -> None:
    """A second may have no to three decimals."""
    assert one(tmp_path, message(1, originalarrivaltime=f"2020-07-06T12:00:07{fraction}Z")).ts == NOON + 7


@pytest.mark.parametrize(
    "members",
    [
        json.dumps([ME, KIM, BO]),
        [ME, KIM, BO],
        json.dumps([{"MemberMri": who} for who in (ME, KIM, BO)]),
        [json.dumps({"MemberMri": who}) for who in (ME, KIM, BO)],
    ],
)
def test_groups(tmp_path: Path, members: Any) -> None:
    """In a group everybody else hears it, however its members are written."""
    (got,) = said(read(tmp_path, export(group(message(1, KIM), members=members))))
    assert got.participants[0] == Participant(KIMS, Role.FROM)
    assert [(each.handle.value, each.role) for each in got.participants[1:]] == [
        ("live:olive.owner", Role.TO),
        ("bo.beispiel", Role.TO),
    ]
    assert got.marks == Mark(0)


def test_large_groups_stay_as_they_are(tmp_path: Path) -> None:
    """How many are too many is not decided here."""
    (got,) = said(read(tmp_path, export(group(message(1), members=json.dumps([f"8:p{n}" for n in range(40)])))))
    assert len(got.participants) == 42


@pytest.mark.parametrize(
    "members", [None, "", "[", "5", "[" * 100_000, [], [None, 5], "[{}]", [f"8:p{n}" for n in range(ROOM + 1)]]
)
def test_groups_without_members(tmp_path: Path, members: Any) -> None:
    """Where the members are not known a group is one listener, a list."""
    (got,) = said(read(tmp_path, export(group(message(1, KIM), members=members))))
    room = Participant(Handle("skype", "19:abc@thread.skype", "Fair"), Role.LIST)
    assert got.participants == (Participant(KIMS, Role.FROM), room)
    assert got.marks == Mark.LIST


def test_groups_without_properties(tmp_path: Path) -> None:
    """Newer exports leave threadProperties out."""
    made = talk(message(1, KIM), who="19:abc@thread.skype")
    del made["threadProperties"]
    assert said(read(tmp_path, export(made)))[0].marks == Mark.LIST


def test_older_talks_of_two(tmp_path: Path) -> None:
    """The id of an older talk of two names both, so that no member list is needed."""
    coded = b64encode(b"#live:olive.owner/$live:kim.sample;0123456789abcdef").decode().rstrip("=")
    (got,) = said(read(tmp_path, export(talk(message(1), who=f"19:{coded}@p2p.thread.skype", name=None))))
    assert got.participants == (Participant(KIMS, Role.FROM), Participant(Handle("skype", "live:olive.owner"), Role.TO))


def test_keys_in_any_order(tmp_path: Path) -> None:
    """Owner, members and ids may stand behind the messages."""
    made = export(talk(message(1), message(2, ME)), group(message(1), members=json.dumps([ME, KIM, BO])))
    conversations = [dict(reversed(each.items())) for each in made["conversations"]]
    turned = {"conversations": conversations, "userId": ME}
    plain, other = read(tmp_path, made), read(tmp_path, turned)
    assert len(plain) == 4
    assert other == plain


@pytest.mark.parametrize("who", ["28:tea-bot", "8:echo123"])
def test_programs(tmp_path: Path, who: str) -> None:
    """What a program writes, and what is said to it, is no contact."""
    got = said(read(tmp_path, export(talk(message(1, who), message(2, ME), who=who, name="Tea"))))
    assert [piece.marks for piece in got] == [Mark.SYSTEM, Mark.SYSTEM]
    assert got[1].participants[0].handle.value == who.removeprefix("8:")


def test_special_lists(tmp_path: Path) -> None:
    """Skype's own lists are no conversations."""
    assert said(read(tmp_path, export(talk(message(1), who="48:notes")))) == []


@pytest.mark.parametrize(
    "kind",
    [
        *("ThreadActivity/AddMember", "InviteFreeRelationshipChanged/Initialized", "Notice", "PopCard"),
        *("TranslationSettings", "RichText/Media_CallRecording", "Anything/New", ""),
    ],
)
def test_system_lines(tmp_path: Path, kind: str) -> None:
    """What Skype writes itself is no contact and has no words."""
    got = one(tmp_path, message(1, KIM, "<x>words</x>", kind))
    assert (got.marks, got.text) == (Mark.SYSTEM, "")


@pytest.mark.parametrize(
    ("kind", "content", "text"),
    [
        ("Text", "1 < 2 & <b>", "1 < 2 & <b>"),
        ("RichText", "1 &lt; 2 &amp; <b raw_pre='*' raw_post='*'>bold</b>", "1 < 2 & bold"),
        ("RichText", 'Hi <ss type="smile">:)</ss> <ss type="heart"/>', "Hi :) (heart)"),
        (
            "RichText",
            '<at id="8:kim">Kim</at>, look: <a href="https://tea.example">tea.example</a>',
            "Kim, look: tea.example",
        ),
        ("RichText", '<quote author="a"><legacyquote>[1] A: </legacyquote>old<quote>older</quote>!</quote>new', "new"),
        ("RichText", '<quote author="a">never closed', ""),
        ("RichText", "one<br/>two", "one\ntwo"),
        ("RichText", "I <3 tea", "I <3 tea"),
        ("RichText/UriObject", '<URIObject uri="x">To view this, go to: <a href="y">y</a></URIObject>', ""),
        ("RichText/Media_GenericFile", '<URIObject><OriginalName v="a.txt"></OriginalName></URIObject>', ""),
        ("Poll", "", ""),
    ],
)
def test_own_words(tmp_path: Path, kind: str, content: str, text: str) -> None:
    """Quotes and files are not one's own words; without any a piece is weak."""
    got = one(tmp_path, message(1, KIM, content, kind))
    assert (got.text, got.marks) == (text, Mark(0) if text else Mark.EMPTY)


@pytest.mark.parametrize(
    ("content", "marks", "minutes"),
    [
        (partlist((ME, 90.0), (KIM, 84.5)), Mark(0), 1.5),
        ("<ended/>" + partlist((ME, 30), state=""), Mark(0), 0.5),
        (partlist((ME, None), (KIM, None)), Mark.MISSED, None),
        (partlist((ME, 90.0), state=' type="missed"'), Mark.MISSED, None),
        (partlist((ME, 90.0), state=' type="started"'), Mark.SYSTEM, None),
        ("", Mark.MISSED, None),
        ("<partlist><part identity=", Mark.MISSED, None),
    ],
)
def test_calls(tmp_path: Path, content: str, marks: Mark, minutes: float | None) -> None:
    """A call counts when it ended after a time; that it began is Skype's line."""
    got = one(tmp_path, message(1, KIM, content, "Event/Call"))
    assert (got.kind, got.marks, got.minutes, got.text) == ("call", marks, minutes, "")


def test_group_calls(tmp_path: Path) -> None:
    """In a group only those who were in the call take part; without the owner it took place elsewhere."""
    members = json.dumps([ME, KIM, BO])
    with_me = message(1, KIM, partlist((KIM, 60.0), (ME, 60.0), (BO, None)), "Event/Call")
    without = message(2, KIM, partlist((KIM, 60.0), (BO, 60.0)), "Event/Call")
    second, first = said(read(tmp_path, export(group(with_me, without, members=members))))
    assert [each.handle.value for each in first.participants] == ["live:kim.sample", "live:olive.owner"]
    assert [each.handle.value for each in second.participants] == ["live:kim.sample", "bo.beispiel"]
    assert [first.marks, second.marks] == [Mark(0), Mark.MISSED]


def test_cards_handed_on(tmp_path: Path) -> None:
    """Whoever's card is sent is spoken of."""
    content = '<contacts alt="x"><c t="s" s="bo.beispiel" f="Bo &amp; Co"/><c t="p" p="+15550102" f="Ida"/></contacts>'
    got = one(tmp_path, message(1, KIM, content, "RichText/Contacts"))
    assert got.participants[2:] == (
        Participant(Handle("skype", "bo.beispiel", "Bo & Co"), Role.ABOUT),
        Participant(Handle("phone", "+15550102", "Ida"), Role.ABOUT),
    )


def edited(number: int, by: dict[str, Any], content: str, **more: Any) -> dict[str, Any]:
    """A later version of a message: its own id, the author and time of the first."""
    return {**by, "id": str((NOON + number) * 1000), "version": (NOON + number) * 1000, "content": content, **more}


def test_edits_keep_the_last_words(tmp_path: Path) -> None:
    """Of all versions the last words stay, under the id that the first had, whatever their order."""
    first = message(1)
    second = edited(30, first, "Second", properties={"edittime": str((NOON + 30) * 1000)})
    third = edited(90, first, "Third", properties={"edittime": str((NOON + 90) * 1000)})
    for order in ((first, second, third), (third, second, first), (second, first, third)):
        got = one(tmp_path, *order)
        assert (got.text, got.external_id) == ("Third", f"{KIM}|{first['id']}")


def test_edit_marks(tmp_path: Path) -> None:
    """An edit that stands at its own time names the time of the first version."""
    first = message(1, originalarrivaltime="2020-07-06T12:00:01.500Z")
    mark = f'<e_m ts="1" ts_ms="{NOON * 1000 + 1500}" a="live:kim.sample" t="61"></e_m>'
    got = one(tmp_path, first, message(50, KIM, f"Edited previous message: New words{mark}", "RichText"))
    assert (got.text, got.ts, got.external_id) == ("New words", NOON + 1, f"{KIM}|{first['id']}")


@pytest.mark.parametrize(
    "last",
    [
        {"content": "", "properties": {"deletetime": "1594036890000"}},
        {"content": f'<e_m ts_ms="{NOON * 1000 + 1500}"/>', "properties": None},
    ],
)
def test_deleted_messages(tmp_path: Path, last: dict[str, Any]) -> None:
    """What was taken back is no piece, nor are its earlier versions."""
    first = message(1)
    assert said(read(tmp_path, export(talk(first, edited(60, first, **last))))) == []


def test_two_messages_of_one_moment(tmp_path: Path) -> None:
    """Two messages of one author and time that nobody edited are two."""
    first = message(1)
    assert len(said(read(tmp_path, export(talk(first, {**first, "id": "2", "content": "Other"}))))) == 2


def test_copies_are_one(tmp_path: Path) -> None:
    """One message twice is one."""
    assert len(said(read(tmp_path, export(talk(message(1), message(1)))))) == 1


def test_blank_lines(tmp_path: Path) -> None:
    """What the service made, with nothing in it, is no piece."""
    assert said(read(tmp_path, export(talk(message(1, KIM, "", properties={"isserversidegenerated": True}))))) == []


WRONG: list[Any] = [None, 5, -1, 1.5, True, "", "x" * 300, [], [[]], {}, {"a": {"b": []}}, "9" * 30, ["8:kim"]]


@pytest.mark.parametrize("key", list(message(1)))
def test_wrong_types_in_a_message(tmp_path: Path, key: str) -> None:
    """Whatever stands where something else is expected, nothing is lost but that message."""
    for wrong in WRONG:
        for content, kind in (("Hi", "RichText"), (partlist((ME, 5.0)), "Event/Call"), ("", "RichText/Contacts")):
            got = read(tmp_path, export(talk({**message(1, ME, content, kind), key: wrong}, message(99), wrong)))
            assert all(isinstance(piece, Card | Interaction | Unread) for piece in got)
            assert f"{KIM}|{(NOON + 99) * 1000}" in {piece.external_id for piece in said(got)}
            assert any(isinstance(piece, Unread) for piece in got)


@pytest.mark.parametrize("key", ["userId", "exportDate", "conversations", "id", "displayName", "version", "properties",
                                 "threadProperties", "MessageList"])  # fmt: skip
def test_wrong_types_around(tmp_path: Path, key: str) -> None:
    """The same for everything around the messages."""
    for wrong in [*WRONG, [5, None, [], {}], {"members": 5}, {"members": "[" * 50_000}, {"members": [5, {}, []]}]:
        for made in (
            {**export(talk(message(1))), key: wrong},
            export({**talk(message(1)), key: wrong}, talk(message(2))),
        ):
            got = read(tmp_path, made)
            assert all(isinstance(piece, Card | Interaction | Unread) for piece in got)
    assert said(got)


def test_huge_nesting(tmp_path: Path) -> None:
    """Nesting without end costs one piece at most."""
    text = json.dumps(export(talk(message(1), "DEEP", message(2)))).replace('"DEEP"', "[" * 200_000 + "]" * 200_000)
    got = read(tmp_path, text.encode())
    assert sorted(type(piece).__name__ for piece in got) == ["Card", "Interaction", "Interaction", "Unread"]


def test_cut_off(tmp_path: Path) -> None:
    """A file that breaks off gives what came before and says so once."""
    whole = json.dumps(export(talk(message(1), message(2), message(3)))).encode()
    got = read(tmp_path, whole[: whole.index(b"12:00:01")])
    assert [type(piece) for piece in got] == [Card, Interaction, Interaction, Unread]
    assert "cut off" in got[-1].why  # type: ignore[union-attr]  # the line above says what it is


def test_bad_bytes(tmp_path: Path) -> None:
    """Bytes of no charset cost a letter, not the file."""
    whole = json.dumps(export(talk(message(1, content="t-e-a")))).encode().replace(b"t-e-a", b"t\xffa\x02")
    assert [piece.text for piece in said(read(tmp_path, whole))] == ["t\ufffda"]


def test_not_taken() -> None:
    """Other programs' JSON is left alone, and so is a list of devices that is not Skype's."""
    for other in (
        {"userId": 5, "conversations": []},
        {"conversations": [{"id": 1}]},
        {"endpoints": [1]},
        [export()],
        {},
    ):
        leaf = Leaf("x", "messages.json", "", partial(io.BytesIO, json.dumps(other).encode()))
        assert not Skype().knows(Tree("x", partial(iter, (leaf,)), single=True)), other


def test_memory_is_bounded(tmp_path: Path) -> None:
    """A large file is read in little memory, and no message is lost while some are held back."""
    path = tmp_path / "messages.json"
    count = HELD * 10
    with path.open("w") as file:
        file.write(json.dumps(export(talk("HERE"))).partition('"HERE"')[0])
        for number in range(count):
            when = datetime.fromtimestamp(NOON + number * 60, UTC)
            made = message(1, id=str(number), content="tea " * 50, originalarrivaltime=when.isoformat())
            file.write(json.dumps(made) + ",\n")
        file.write(json.dumps(message(1)) + "]}]}")
    tracemalloc.start()
    got = sum(1 for _ in Skype().read(tree_of(path), Given()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert got == 1 + count + 1
    assert peak < 8_000_000 < path.stat().st_size
