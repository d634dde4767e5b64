"""Address books: every version and writer of vCards, whole and broken."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO
from zoneinfo import ZoneInfo

import pytest
import vobject

from goodterms.sources.content_lines import LONGEST, physical_lines, unfolded
from goodterms.sources.opening import CannotOpen, Leaf, Tree
from goodterms.sources.protocol import Given, Source
from goodterms.sources.vcard import CUT_OFF, SAYS_NOTHING, TOO_LARGE, VCard
from goodterms.sources.vcard_about import birthday
from goodterms.words import About, Card, Handle, Seen, Unread
from sources.suite import SourceTests

SAMPLES = Path(__file__).parent / "samples"

BOOK = rb"""BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=4D=C3=BC=6C=6C=65=72=
=2D=42=65=69=73=70=69=65=6C;Ida;;;
FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=49=64=61=20=4D=C3=BC=6C=6C=65=72=
=2D=42=65=69=73=70=69=65=6C
TEL;CELL;PREF:+49 30 5550 0101
TEL;WORK;FAX:+49 30 5550 0199
EMAIL;PREF;INTERNET:Ida.Mueller@Example.com
BDAY:19800322
PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD
 2wBDAAIBAQEBAQIBAQE=

NOTE;ENCODING=QUOTED-PRINTABLE:Met at the fair=0D=0Alikes tea
REV:20120305T131933Z
END:VCARD
BEGIN:VCARD
VERSION:3.0
PRODID:-//Example Corp.//Phone 1.0//EN
N:Sample;Bo\, Junior;;Dr.;
FN:Dr. Bo Sample
NICKNAME:Bobo,B
ORG:Example Works\, Inc.;Kettles
TITLE:Kettle tester
item1.EMAIL;type=INTERNET;type=pref:bo@example.org
item2.TEL;type=pref:(555) 010-0102
item2.X-ABLabel:_$!<AssistantPhone>!$_
TEL;type=CELL;type=VOICE:(555) 010-0103
item3.ADR;type=HOME;type=pref:;;1 Kettle Road\nBack door;Sampleton;;12345;USA
item4.URL;type=pref:http\://www.linkedin.com/in/bo-sample-0000
X-SOCIALPROFILE;type=linkedin;x-user=bo:http://www.linkedin.com/company/example-works
IMPP;X-SERVICE-TYPE=Skype;type=HOME:skype:bo.sample
IMPP;X-SERVICE-TYPE=Jabber:xmpp:bo@chat.example
X-SKYPE:bo.sample
item5.X-ABRELATEDNAMES:Kim Nobody
item5.X-ABLabel:_$!<Spouse>!$_
BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-15
CATEGORIES:myContacts,Choir
UID:0000-bo
END:VCARD
BEGIN:VCARD
VERSION:4.0
KIND:individual
FN:Jo Muster
N:Muster;Jo;;;
BDAY:--0203
TEL;VALUE=uri;TYPE="work,voice";PREF=1:tel:+1-555-010-0104;ext=2
EMAIL;TYPE=work:jo@example.net
RELATED;TYPE=friend;VALUE=text:Bo Sample
RELATED;TYPE=friend:urn:uuid:0000-bo
IMPP:ymsgr:jo.muster
UID:urn:uuid:0000-jo
REV:2021-03-14T09:28:38Z
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:;;;;
FN:Example Works
ORG:Example Works;
TEL:+1 555 010 0105
X-ABShowAs:COMPANY
END:VCARD
BEGIN:VCARD
VERSION:3.0
NOTE:nobody
END:VCARD
BEGIN:VCARD
VERSION:2.1
EMAIL;PREF:unnamed@example.com
END:VCARD
"""


def one(*lines: str | bytes, coding: str = "utf-8") -> Card:
    """The card that a file of these lines holds."""
    (card,) = read(card_of(*lines, coding=coding))
    assert isinstance(card, Card)
    return card


def card_of(*lines: str | bytes, coding: str = "utf-8") -> bytes:
    """A card of these lines as a file has it."""
    written = (line if isinstance(line, bytes) else line.encode(coding) for line in lines)
    return b"\r\n".join((b"BEGIN:VCARD", *written, b"END:VCARD", b""))


def read(content: bytes, given: Given | None = None) -> list[Seen]:
    """The pieces of a file with this content."""
    return list(VCard().read(tree(lambda: io.BytesIO(content)), given or Given()))


def tree(opener: Callable[[], BinaryIO]) -> Tree:
    """A tree of one file."""
    return Tree("book", lambda: iter((Leaf("book", "book", "", opener),)), single=True)


def knows(content: bytes) -> bool:
    """Whether a file of this content is taken for an address book."""
    return VCard().knows(tree(lambda: io.BytesIO(content)))


class TestVCard(SourceTests):
    """An address book of six cards by different writers."""

    expected = SAMPLES / "vcard.expected.jsonl"

    def source(self) -> Source:
        """Address books."""
        return VCard()

    def sample(self, tmp_path: Path) -> Path:
        """One file."""
        path = tmp_path / "contacts.vcf"
        path.write_bytes(BOOK)
        return path


@pytest.mark.parametrize("number", range(1, 30))
def test_every_cut_is_counted(number: int) -> None:
    """However a file is cut off, each card begun is one piece, and all but the last one are as before."""
    content = BOOK[: len(BOOK) * number // 30]
    pieces = read(content)
    assert content.count(b"BEGIN:VCARD") == len(pieces)
    assert read(BOOK)[: len(pieces) - 1] == pieces[:-1]


@pytest.mark.parametrize(
    "content",
    [
        BOOK,
        b"\xef\xbb\xbf" + BOOK,
        b"\r\n\r\n  \n" + BOOK,
        BOOK.decode().encode("utf-16"),
        BOOK.decode().encode("utf-16-le"),
        BOOK.decode().encode("utf-16-be"),
        BOOK.replace(b"\n", b"\r\n"),
        BOOK.replace(b"\n", b"\r"),
        BOOK.replace(b"VCARD", b"vCard"),
    ],
)
def test_every_coding_is_the_same_book(content: bytes) -> None:
    """Byte order marks, blank lines, UTF-16 and all line ends give the same pieces."""
    assert knows(content)
    assert read(BOOK) == read(content)


@pytest.mark.parametrize(
    "content",
    [
        b"Subject: card\n\nBEGIN:VCARD\nEND:VCARD\n",
        b"BEGIN:VCALENDAR\n",
        b"BEGIN:VCARDS\n",
        b"name,BEGIN:VCARD\n",
        b"",
        b"B\0",
    ],
)
def test_only_what_begins_as_a_card(content: bytes) -> None:
    """A card further down makes no address book."""
    assert not knows(content)
    assert read(content) == []


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("FN:Ida Muster", "N:Muster;Ida;Zoe;Dr.;"), "Ida Muster"),
        (("FN:", "N:Muster;Ida;Zoe,Eva;Dr.;"), "Ida Zoe Eva Muster"),
        (("FN:Muster\\, Ida", "N:Muster;Ida;;;"), "Ida Muster"),
        (("FN:ida@example.com", "EMAIL:ida@example.com"), ""),
        (("FN:ida@example.com", "N:Muster;Ida", "EMAIL:ida@example.com"), "Ida Muster"),
        (("ORG:Example Works;Kettles", "TEL:5550100"), "Example Works"),
        (("NICKNAME:Idi", "TEL:5550100"), "Idi"),
        (("FN:  Ida \\n  Muster ",), "Ida Muster"),
        (("N:Muster\\;Sample;Ida",), "Ida Muster;Sample"),
    ],
)
def test_name(lines: tuple[str, ...], name: str) -> None:
    """FN, else N, else the organisation, else the nickname; no address, nothing turned round for sorting."""
    assert name == one(*lines).name


@pytest.mark.parametrize(
    ("line", "handle"),
    [
        ("EMAIL;TYPE=INTERNET:Ida@Example.COM", ("mail", "ida@example.com")),
        ("EMAIL:mailto:ida@example.com", ("mail", "ida@example.com")),
        ("EMAIL:Ida Muster <ida@example.com>", ("mail", "ida@example.com")),
        ("EMAIL;X400:/C=XX/O=EXAMPLE", None),
        ("TEL;CELL;PREF:0171 5550100", ("phone", "0171 5550100")),
        ("TEL;TYPE=work,fax:5550100", None),
        ("TEL;TYPE=fax;TYPE=voice:5550100", ("phone", "5550100")),
        ("TEL;WORK;VOICE:ask for it", None),
        ("TEL;VALUE=uri:tel:+1-555-0100", ("phone", "+1-555-0100")),
        ("X-SKYPE:ida.m", ("skype", "ida.m")),
        ("X-SKYPE-USERNAME:ida.m", ("skype", "ida.m")),
        ("IMPP;TYPE=home:skype:ida.m?chat", ("skype", "ida.m")),
        ("IMPP;X-SERVICE-TYPE=Skype:x-apple:ida.m", ("skype", "ida.m")),
        ("IMPP;X-SERVICE-TYPE=GoogleTalk:xmpp:ida@chat.example", ("xmpp", "ida@chat.example")),
        ("IMPP:telegram:ida", ("telegram", "ida")),
        ("X-YAHOO:ida", ("yahoo", "ida")),
        ("URL:https://de.linkedin.com/in/ida-muster", ("linkedin", "https://de.linkedin.com/in/ida-muster")),
        ("item9.URL:http\\://www.linkedin.com/pub/ida/0/0/0", ("linkedin", "http://www.linkedin.com/pub/ida/0/0/0")),
        ("X-SOCIALPROFILE;TYPE=linkedin:linkedin.com/in/ida", ("linkedin", "linkedin.com/in/ida")),
        ("URL:https://www.linkedin.com/company/example", None),
        ("URL:https://linkedin.com.example/in/ida", None),
    ],
)
def test_handle(line: str, handle: tuple[str, str] | None) -> None:
    """Each way to reach somebody is of its kind; fax machines, companies and words are none."""
    assert ((Handle(*handle),) if handle else ()) == one("FN:Ida Muster", line).handles


def test_an_assistants_number_is_not_the_persons() -> None:
    """A number labelled as the assistant's reaches somebody else."""
    card = one("FN:Ida", "item1.TEL:5550100", "item1.X-ABLabel:AssistantPhone", "TEL:5550101")
    assert (Handle("phone", "5550101"),) == card.handles


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("1980-03-22", "1980-03-22"),
        ("19800322", "1980-03-22"),
        ("1980-03-22T00:00:00Z", "1980-03-22"),
        ("1604-03-22", "--03-22"),
        ("1604-02-29", "--02-29"),
        ("--0322", "--03-22"),
        ("--03-22", "--03-22"),
        ("0000-03-22", "--03-22"),
        ("1980-13-22", ""),
        ("1981-02-29", ""),
        ("1980", ""),
        ("in spring", ""),
        ("", ""),
    ],
)
def test_birthday(written: str, shown: str) -> None:
    """Birthdays are ISO days, without a year where the card tells none."""
    assert shown == birthday(written)


@pytest.mark.parametrize(
    ("line", "known"),
    [
        ("ORG:Example Works;Kettles;Lids", [About("organisation", "Example Works")]),
        ("ROLE:Tester", [About("position", "Tester")]),
        ("NICKNAME:Idi,Ids", [About("nickname", "Idi"), About("nickname", "Ids")]),
        ("ADR;HOME:;;Kettle Road 1;Sampleton;;123;XX", [About("location", "Sampleton")]),
        ("ADR:;;everything in the street", []),
        ("CATEGORIES:Choir\\, Fair", [About("circle", "Choir"), About("circle", "Fair")]),
        ("CATEGORIES:My Contacts", []),
        ("X-EVOLUTION-SPOUSE:Kim", [About("related", "Kim (spouse)")]),
        ("X-MS-MANAGER:Bo", [About("related", "Bo (manager)")]),
        ("X-ABRELATEDNAMES:Kim", [About("related", "Kim")]),
        ("X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Idi;1;;;", [About("nickname", "Idi")]),
        ("X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Kim;14;;;", [About("related", "Kim")]),
        ("BDAY;X-APPLE-OMIT-YEAR=1900:1900-03-22", [About("birthday", "--03-22")]),
        ("NOTE:one\\ntwo\\, \\;three\\\\", [About("note", "one\ntwo, ;three\\")]),
    ],
)
def test_about(line: str, known: list[About]) -> None:
    """What a card says beside name and addresses, each thing under its topic."""
    assert known == list(one("FN:Ida Muster", line).about)


def test_position_is_the_title_before_the_role() -> None:
    """ROLE speaks only where there is no TITLE."""
    assert (About("position", "Tester"),) == one("FN:Ida", "ROLE:Cook", "TITLE:Tester").about


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (("FN:Ida Muster",), "person"),
        (("FN:Example Works", "ORG:Example Works"), "organisation"),
        (("FN:Ida Muster", "N:Muster;Ida", "ORG:Ida Muster"), "person"),
        (("FN:Example Works", "KIND:org"), "organisation"),
        (("FN:Choir", "X-ADDRESSBOOKSERVER-KIND:group"), "group"),
        (("FN:Example Works", "N:Works;Example", "X-ABShowAs:COMPANY"), "organisation"),
    ],
)
def test_kind(lines: tuple[str, ...], kind: str) -> None:
    """Companies and groups are told from people."""
    assert kind == one(*lines).kind


def test_revised_without_a_zone_is_in_the_given_one() -> None:
    """REV without a zone was written where the user says."""
    content = card_of("FN:Ida", "REV:20200102T030405")
    (berlin,) = read(content, Given(zone=ZoneInfo("Europe/Berlin")))
    (utc,) = read(content)
    assert isinstance(utc, Card)
    assert isinstance(berlin, Card)
    assert utc.since == 1_577_934_245
    assert berlin.since == 1_577_934_245 - 3600


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("FN:Jürgen Muster".encode("cp1252"), "Jürgen Muster"),
        ("FN:Jürgen Muster".encode(), "Jürgen Muster"),
        ("FN;CHARSET=ISO-8859-2:Łucja Wzór".encode("iso-8859-2"), "Łucja Wzór"),
        ("FN;CHARSET=no-such:Jürgen".encode(), "Jürgen"),
        (b"FN;QUOTED-PRINTABLE;CHARSET=windows-1252:J=FCrgen", "Jürgen"),
        (b"FN;ENCODING=QUOTED-PRINTABLE:J=C3=BCr=\r\ngen", "Jürgen"),
        (b"FN;ENCODING=QUOTED-PRINTABLE:J=C3=BCrgen=", "Jürgen"),
        (b"FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=4A=C3=BC=C3", "Jü\N{REPLACEMENT CHARACTER}"),
        ("FN:J\xfc".encode()[:-1] + b"\r\n " + "\xfc".encode()[-1:] + b"rgen", "Jürgen"),
    ],
)
def test_charset(line: bytes, name: str) -> None:
    """A name comes out right from the charset that is named, UTF-8 or cp1252, also when folded inside a letter."""
    assert name == one(line).name


def test_id_is_the_uid_else_the_contents() -> None:
    """A card without UID has the same id whatever the order of its lines, and another one when it says more."""
    lines = ("FN:Ida Muster", "TEL:5550100", "EMAIL:ida@example.com", "NOTE:tea")
    assert one("FN:Ida", "UID:urn:uuid:0-1").external_id == "0-1"
    assert one(*lines).external_id == one(*reversed(lines), "REV:20200101T000000Z").external_id
    assert one(*lines).external_id != one(*lines, "TEL:5550101").external_id


def test_one_broken_card_is_one_unread() -> None:
    """A card without an end or a word costs no other card."""
    good = card_of("FN:Ida Muster")
    pieces = read(good + b"BEGIN:VCARD\nFN:Cut\n" + good + card_of("VERSION:3.0") + good)
    assert [
        piece.why if isinstance(piece, Unread) else piece.name for piece in pieces if isinstance(piece, Card | Unread)
    ] == ["Ida Muster", CUT_OFF, "Ida Muster", SAYS_NOTHING, "Ida Muster"]


def test_a_card_in_a_card_is_left_out() -> None:
    """The card of an AGENT is neither a card of its own nor mixed into the one around it."""
    inner = b"AGENT:\r\n" + card_of("FN:Kim Nobody", "EMAIL:kim@example.com")
    assert one("FN:Ida Muster", inner.rstrip()).name == "Ida Muster"
    assert one("FN:Ida Muster", inner.replace(b":\r\n", b":").rstrip()).handles == ()


def test_what_came_before_a_failing_medium_is_kept() -> None:
    """When the medium fails in the middle, the cards before it are read, and the failure is told."""

    class Failing(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            found = super().read(size)
            if not found:
                raise CannotOpen("The file is cut off.")
            return found

    pieces = list(VCard().read(tree(lambda: Failing(card_of("FN:Ida Muster") + b"BEGIN:VCARD\r\n")), Given()))
    assert [piece.why if isinstance(piece, Unread) else type(piece).__name__ for piece in pieces] == [
        "Card",
        CUT_OFF,
        "The file is cut off.",
    ]


def test_a_file_that_cannot_be_opened_is_unread() -> None:
    """No permission is one Unread with the sentence of the opener."""

    def refuse() -> BinaryIO:
        raise CannotOpen("No permission.")

    assert [Unread("book", "No permission.")] == list(VCard().read(tree(refuse), Given()))


@pytest.mark.parametrize(
    "line",
    [
        b"TEL;TYPE=" + b"," * 50_000,
        b'TEL;"' * 50_000,
        b"EMAIL:" + b"a" * 500_000,
        b"EMAIL:" + b"a@" * 200_000,
        b"NOTE:" + b"\\" * 300_001,
        b"AGENT" + b" " * 200_000,
        b"X;QUOTED-PRINTABLE" + b"x" * 100_000 + b"=\r\n" + b"=\r\n" * 100_000,
        b"FN:" + b" \r\n " * 100_000,
    ],
)
def test_hostile_lines_cost_no_time(line: bytes) -> None:
    """No line makes the reader try the same letters again and again."""
    begun = time.process_time()
    assert len(read(card_of("FN:Ida Muster", line))) == 1
    assert time.process_time() - begun < 5


def test_a_card_without_an_end_takes_no_memory() -> None:
    """Text without end is dropped, and the card is told to be too large."""
    (piece,) = read(card_of("FN:Ida", *["NOTE:" + "x" * 1000] * 5000))
    assert Unread("book: card 1", TOO_LARGE) == piece
    longest = max(map(len, unfolded(physical_lines(io.BytesIO(b"NOTE:" + b"x" * 3 * LONGEST)))))
    assert longest <= LONGEST + (LONGEST >> 1)


def test_the_stream_is_read_card_by_card() -> None:
    """The first card comes before the last one is read."""
    content = card_of("FN:Ida", "PHOTO:" + "A" * 5000) * 500
    opened: list[io.BytesIO] = []

    def opener() -> BinaryIO:
        opened.append(io.BytesIO(content))
        return opened[-1]

    pieces = VCard().read(tree(opener), Given())
    next(pieces)
    assert opened[-1].tell() < len(content) / 2
    assert len(list(pieces)) == 499


@pytest.mark.parametrize(
    ("name", "note"),
    [("Ida Muster", "tea"), ("Ída, of; the\\ Müsters", "one\ntwo, three"), ("Ida " * 40, "x" * 500)],
)
def test_agrees_with_vobject(name: str, note: str) -> None:
    """What vobject writes (folded, escaped) is read back as it was."""
    card = vobject.vCard()
    card.add("n").value = vobject.vcard.Name(family=name, given="")
    card.add("fn").value = name
    card.add("note").value = note
    card.add("email").value = "ida@example.com"
    card.add("org").value = ["Example; Works", "Kettles, Lids"]
    (piece,) = read(card.serialize().encode())
    assert isinstance(piece, Card)
    assert " ".join(name.split()) == piece.name
    assert (Handle("mail", "ida@example.com"),) == piece.handles
    assert (About("organisation", "Example; Works"), About("note", note)) == piece.about
