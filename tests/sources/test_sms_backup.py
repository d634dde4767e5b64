"""Backups of text messages and calls: what is contact, what is mended, and what damage costs."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from goodterms.sources.opening import Leaf, Tree
from goodterms.sources.protocol import Given, Source
from goodterms.sources.sms_backup import SmsBackup
from goodterms.sources.sms_mended import mended
from goodterms.sources.sms_people import OWNER
from goodterms.sources.sms_xml import DAMAGED, DECLARES, TOO_DAMAGED
from goodterms.words import NO_MARK, Card, Handle, Interaction, Mark, Participant, Role, Seen, Unread
from sources.suite import SourceTests, pieces_of

SAMPLES = Path(__file__).parent / "samples"
HEAD = (
    "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<?xml-stylesheet type=\"text/xsl\" href=\"sms.xsl\"?>\n"
)
KIM = Handle("phone", "+44 1632 960011", "Kim Sample")


def sms(body: str = "Hello there", way: int = 1, address: str = "+44 1632 960011", at: int = 0, **more: str) -> str:
    """A text message as the program writes it."""
    name = more.get("name", "Kim Sample")
    return (
        f'<sms protocol="0" address="{address}" date="{1_705_314_600_000 + at}" type="{way}" subject="null" '
        f'body="{body}" toa="null" read="1" status="-1" readable_date="15 Jan 2024" contact_name="{name}" />\n'
    )


def mms(text: str, addresses: list[tuple[str, int]], way: int = 1, line: str = "+441632960011", more: str = "") -> str:
    """A multimedia message as the program writes it."""
    listed = "".join(f'<addr address="{address}" type="{kind}" charset="106" />' for address, kind in addresses)
    return (
        f'<mms date="1705314900000" msg_box="{way}" address="{line}" m_type="132" m_id="x1" contact_name="Kim Sample">'
        f'<parts><part seq="0" ct="text/plain" text="{text}" />{more}</parts><addrs>{listed}</addrs></mms>\n'
    )


def call(way: int = 1, seconds: int = 120, number: str = "+441632960011") -> str:
    """A call as the program writes it."""
    return (
        f'<call number="{number}" duration="{seconds}" date="1705315{way}00000" type="{way}" presentation="1" '
        'contact_name="(Unknown)" />\n'
    )


def messages(*written: str) -> str:
    """A whole backup of messages."""
    return f'{HEAD}<!--Created By SMS Backup-->\n<smses count="{len(written)}" type="full">{"".join(written)}</smses>'


def calls(*written: str) -> str:
    """A whole backup of calls."""
    return f'{HEAD}<calls count="{len(written)}">{"".join(written)}</calls>'


def read(tmp_path: Path, backup: str | bytes) -> list[Seen]:
    """The pieces of a backup."""
    path = tmp_path / "backup.xml"
    path.write_bytes(backup if isinstance(backup, bytes) else backup.encode())
    return pieces_of(SmsBackup(), path)


def said(pieces: list[Seen]) -> list[Interaction]:
    """The interactions among pieces."""
    return [piece for piece in pieces if isinstance(piece, Interaction)]


class TestMessages(SourceTests):
    """A backup of messages."""

    expected = SAMPLES / "sms.expected.jsonl"

    def source(self) -> Source:
        """The source under test."""
        return SmsBackup()

    def sample(self, tmp_path: Path) -> Path:
        """Messages of both ways, a picture, a group, a machine."""
        path = tmp_path / "sms-20240115.xml"
        path.write_text(
            messages(
                sms(),
                sms("Good, see you &#55357;&#56832;", way=2, at=60_000),
                sms("Your code is 12", address="12345", name="(Unknown)"),
                mms("Look", [("+441632960011", 137), ("insert-address-token", 151)]),
                mms("All of us", [("insert-address-token", 137), ("+441632960011", 151), ("+441632960012", 151)], 2,
                    "+441632960011~+441632960012"),
            ),
            "utf-8",
        )  # fmt: skip
        return path


class TestCalls(SourceTests):
    """A backup of calls."""

    expected = SAMPLES / "calls.expected.jsonl"

    def source(self) -> Source:
        """The source under test."""
        return SmsBackup()

    def sample(self, tmp_path: Path) -> Path:
        """A call of each sort."""
        path = tmp_path / "calls-20240115.xml"
        path.write_text(calls(*(call(way) for way in range(1, 8)), call(3, 0, "-1")), "utf-8")
        return path


def test_two_ways(tmp_path: Path) -> None:
    """What came is from the other, what went is from the owner, each to the other one."""
    came, went = said(read(tmp_path, messages(sms(), sms(way=2, at=1000))))
    assert came.participants == (Participant(KIM, Role.FROM), Participant(OWNER, Role.TO))
    assert went.participants == (Participant(OWNER, Role.FROM), Participant(KIM, Role.TO))
    assert (came.ts, came.text, came.marks, came.thread) == (1_705_314_600, "Hello there", NO_MARK, went.thread)


def test_owner_is_told(tmp_path: Path) -> None:
    """The telephone's owner stands at the beginning."""
    first = read(tmp_path, messages(sms()))[0]
    assert isinstance(first, Card)
    assert (first.own, first.handles) == (True, (OWNER,))


@pytest.mark.parametrize("way", [3, 4, 5, 6])
def test_unsent(tmp_path: Path, way: int) -> None:
    """Drafts, and what never went out, are no contact."""
    (one,) = said(read(tmp_path, messages(sms(way=way))))
    assert one.marks & Mark.DRAFT


@pytest.mark.parametrize("address", ["12345", "DMShop", "80-80"])
def test_machines(tmp_path: Path, address: str) -> None:
    """Short codes and senders that are words are machines, and are told as such."""
    pieces = read(tmp_path, messages(sms(address=address, name="(Unknown)")))
    (one,) = said(pieces)
    assert one.marks & Mark.NEWSLETTER
    assert [piece.kind for piece in pieces if isinstance(piece, Card) and not piece.own] == ["bot"]


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("&#55357;&#56832;", "\U0001f600"),
        ("&#xD83D;&#xDE00;", "\U0001f600"),
        ("a&#55357;b", "a\ufffdb"),
        ("a&#1;b", "ab"),
        ("a\x02b", "a b"),
        ("one&#10;two &amp; three", "one\ntwo & three"),
        ("&#233;&#8364;", "é€"),
    ],
)
def test_mended(tmp_path: Path, written: str, means: str) -> None:
    """Letters in two halves and signs that XML does not have are mended."""
    (one,) = said(read(tmp_path, messages(sms(written))))
    assert one.text == means


class _Slow(io.BytesIO):
    """A stream that gives few bytes at a time."""

    def __init__(self, content: bytes, few: int) -> None:
        super().__init__(content)
        self.few = few

    def read(self, _n: int | None = -1) -> bytes:
        """The next few."""
        return super().read(self.few)


@pytest.mark.parametrize("few", [1, 2, 3, 7, 11, 50])
def test_mended_wherever_it_is_cut(few: int) -> None:
    """Where the file is cut into pieces makes no difference."""
    text = b'<a b="&#55357;&#56832;&#55357;&#56832;x&#65;" data="AAAABBBB/+==" c="&#233;&amp;&#xD83D;&#xDE00;"/>'
    assert b"".join(mended(_Slow(text, few))) == b"".join(mended(io.BytesIO(text)))


def test_pictures_are_left_out(tmp_path: Path) -> None:
    """The words of a message with a picture are kept, the picture is not."""
    picture = f'<part seq="1" ct="image/jpeg" text="null" data="{"QUJD" * 60_000}" />'
    backup = messages(mms("Look", [("+441632960011", 137), ("insert-address-token", 151)], more=picture), sms())
    first, second = said(read(tmp_path, backup))
    assert (first.text, second.text) == ("Look", "Hello there")
    assert sum(map(len, mended(io.BytesIO(backup.encode())))) < 3_000


def test_group(tmp_path: Path) -> None:
    """A message to a group goes to each of its members."""
    three = "+441632960011~+441632960012~+441632960013"
    listed = [("+441632960011", 137), ("insert-address-token", 151), ("+441632960012", 151), ("+441632960013", 151)]
    (one,) = said(read(tmp_path, messages(mms("Hi all", listed, line=three))))
    assert [(p.role, p.handle.value) for p in one.participants] == [
        (Role.FROM, "+441632960011"),
        (Role.TO, "me"),
        (Role.TO, "+441632960012"),
        (Role.TO, "+441632960013"),
    ]


def test_large_group(tmp_path: Path) -> None:
    """In a group of many the group stands for its members."""
    many = [f"+4416329600{number}" for number in range(10, 25)]
    listed = [("insert-address-token", 137), *((number, 151) for number in many)]
    (one,) = said(read(tmp_path, messages(mms("Hi all", listed, 2, "~".join(many)))))
    assert one.marks & Mark.LIST
    assert [p.role for p in one.participants] == [Role.FROM, Role.LIST]


def test_own_number(tmp_path: Path) -> None:
    """A number that the owner sent from is the owner's; one that a message came to is nobody else's."""
    sent = mms("Yes", [("+441632960099", 137), ("+441632960011", 151)], 2)
    came = mms("No", [("+441632960011", 137), ("+441632960099", 151)])
    pieces = read(tmp_path, messages(sent, came))
    assert [p.handles for p in pieces if isinstance(p, Card)][1] == (OWNER, Handle("phone", "+441632960099"))
    out, back = said(pieces)
    assert [p.handle.value for p in out.participants] == ["me", "+441632960011"]
    assert [p.handle.value for p in back.participants] == ["+441632960011", "me"]


def test_calls(tmp_path: Path) -> None:
    """A call that was taken has minutes; missed, rejected, blocked ones and voicemail are no contact."""
    made = {one.where.rpartition(" ")[2]: one for one in said(read(tmp_path, calls(*map(call, range(1, 8)))))}
    assert {number for number, one in made.items() if not one.marks & Mark.MISSED} == {"1", "2", "7"}
    assert made["1"].minutes == 2
    assert made["2"].participants[0].handle == OWNER
    assert made["1"].channel == "phone"


def test_not_taken(tmp_path: Path) -> None:
    """A call that lasted no time was not taken."""
    (one,) = said(read(tmp_path, calls(call(2, 0))))
    assert one.marks & Mark.MISSED


def test_withheld(tmp_path: Path) -> None:
    """A call from nobody known is told."""
    assert [p.why for p in read(tmp_path, calls(call(1, 5, "-1"))) if isinstance(p, Unread)] == [
        "The number was withheld."
    ]


def test_twice_backed_up(tmp_path: Path) -> None:
    """The same message in two backups, its number written differently, has one id."""
    first, second = said(read(tmp_path, messages(sms(), sms(address="+441632960011", name="Kim"))))
    assert first.external_id == second.external_id


def test_goes_on_behind_damage(tmp_path: Path) -> None:
    """A damaged message costs itself; what comes behind it is read."""
    pieces = read(tmp_path, messages(sms("one"), sms('broken" "<'), sms("three", at=5000), sms("four", at=6000)))
    assert [piece.text for piece in said(pieces)] == ["one", "three", "four"]
    assert [piece.why for piece in pieces if isinstance(piece, Unread)] == [DAMAGED]


def test_cut_off(tmp_path: Path) -> None:
    """A backup that breaks off says so after what came before."""
    pieces = read(tmp_path, messages(sms("one"), sms("two", at=5000))[:-60])
    assert [piece.text for piece in said(pieces)] == ["one"]
    assert isinstance(pieces[-1], Unread)
    assert "cut off" in pieces[-1].why


def test_entities_are_refused(tmp_path: Path) -> None:
    """A file that declares entities is left alone from there on."""
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    pieces = read(tmp_path, f"{HEAD}{bomb}<smses>{sms('&b;')}</smses>")
    assert [piece.why for piece in pieces if isinstance(piece, Unread)] == [DECLARES]
    assert said(pieces) == []


def test_damage_without_end(tmp_path: Path) -> None:
    """A file that is damaged everywhere is given up."""
    pieces = read(tmp_path, messages("<sms <" * 5_000))
    assert isinstance(pieces[-1], Unread)
    assert pieces[-1].why == TOO_DAMAGED


def test_large_in_little_memory() -> None:
    """A large backup needs no more memory than a small one."""

    def leaf() -> Iterator[Leaf]:
        yield Leaf("big.xml", "big.xml", "1", lambda: io.BytesIO(backup))

    body = "".join(sms("word " * 20, at=number * 1000) for number in range(20_000))
    backup = messages(body).encode()
    tree = replace(Tree("big.xml", leaf, single=True))
    tracemalloc.start()
    count = sum(isinstance(piece, Interaction) for piece in SmsBackup().read(tree, Given()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 20_000
    assert peak < 4_000_000
