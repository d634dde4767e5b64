"""Chats exported from WhatsApp, from both kinds of phone."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from goodterms.sources import whatsapp_lines
from goodterms.sources.protocol import Given, Source
from goodterms.sources.whatsapp import NO_CHAT, WhatsApp
from goodterms.sources.whatsapp_pieces import BEFORE_ALL, WHICH_FIRST
from goodterms.words import Card, Handle, Interaction, Mark, Role, Seen, Unread, iso
from sources.suite import SourceTests, pieces_of, tree_of

SAMPLES = Path(__file__).parent / "samples"

BO = Handle("whatsapp-name", "Bo Placeholder", "Bo Placeholder")
IDA = Handle("whatsapp-name", "Ida Example", "Ida Example")

ANDROID = (
    "18/03/2022, 14:56 - Messages and calls are end-to-end encrypted. Tap to learn more.\n"
    "18/03/2022, 14:56 - Bo Placeholder: Do you still bake: the dark bread?\n"
    "Or only the white one?\n"
    "\n"
    "Bo\n"
    "18/03/2022, 15:01 - Ida Example: Only the dark one\n"
    "18/03/2022, 15:02 - Ida Example: <Media omitted>\n"
    "18/03/2022, 15:02 - Ida Example: <Media omitted>\n"
    "19/03/2022, 09:00 - Missed voice call\n"
    "19/03/2022, 09:03 - Bo Placeholder: This message was deleted\n"
    "19/03/2022, 09:04 - Bo Placeholder: offer.pdf (file attached)\n"
    "What I offer\n"
)
IPHONE = (
    "[18.03.22, 14:56:00] Bo Placeholder: \u200eMessages and calls are end-to-end encrypted.\r\n"
    "[18.03.22, 14:56:01] Bo Placeholder: Do you still bake: the dark bread?\nOr only the white one?\n\nBo\r\n"
    "[18.03.22, 15:01:40] Ida Example: Only the dark one \u200e<This message was edited>\r\n"
    "\u200e[18.03.22, 15:02:03] Ida Example: \u200e<attached: 00000003-PHOTO-2022-03-18-15-02-03.jpg>\r\n"
    "\u200e[18.03.22, 15:02:09] Ida Example: \u200eimage omitted\r\n"
    "\u200e[19.03.22, 09:00:00] Bo Placeholder: \u200eMissed voice call, \u200eTap to call back\r\n"
    "\u200e[19.03.22, 09:03:00] Bo Placeholder: \u200eThis message was deleted.\r\n"
    "\u200e[19.03.22, 09:04:00] Bo Placeholder: What I offer \u200e<attached: 00000005-offer.pdf>\r\n"
    "\u200e[19.03.22, 09:30:00] Ida Example: \u200eVoice call, \u200e12 min\r\n"
)
GROUP = (
    "\u200e[2022-03-18, 2:56:01\u202fp.m.] Bread club: \u200eMessages are end-to-end encrypted, in this group.\n"
    "\u200e[2022-03-18, 2:56:02\u202fp.m.] Bo Placeholder: \u200eBo Placeholder created this group\n"
    "[2022-03-18, 2:57:00\u202fp.m.] Bo Placeholder: Who brings flour?\n"
    "[2022-03-18, 2:58:00\u202fp.m.] \u202a+44\u00a020\u00a07946\u00a00001\u202c: I do\n"
    "[2022-03-18, 2:59:00\u202fp.m.] ~\u00a0Kim: Me too\n"
    "[2022-03-18, 11:59:00\u202fa.m.] Ida Example: Thanks\n"
)


def android(folder: Path, text: str = ANDROID, title: str = "Bo Placeholder") -> Path:
    """An Android export below a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"WhatsApp Chat with {title}.txt"
    path.write_text(text, "utf-8")
    return path


def iphone(folder: Path, text: str = IPHONE, title: str = "Bo Placeholder") -> Path:
    """An iPhone's export below a folder, with a picture beside the text."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"WhatsApp Chat - {title}.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("00000003-PHOTO-2022-03-18-15-02-03.jpg", b"\xff\xd8\xff\xe0 no picture")
        archive.writestr("_chat.txt", text)
    return path


def read(path: Path, given: Given | None = None) -> list[Seen]:
    """Everything in an export."""
    return pieces_of(WhatsApp(), path, given)


def talk(path: Path, given: Given | None = None) -> list[Interaction]:
    """All that happened in an export."""
    return [piece for piece in read(path, given) if isinstance(piece, Interaction)]


def roles(piece: Interaction) -> list[tuple[str, str]]:
    """Who takes part, by value."""
    return [(str(each.role), each.handle.value) for each in piece.participants]


class TestAndroid(SourceTests):
    """A chat of two, as Android writes it."""

    expected = SAMPLES / "whatsapp_android.expected.jsonl"

    def source(self) -> Source:
        """The chat reader."""
        return WhatsApp()

    def sample(self, tmp_path: Path) -> Path:
        """One file."""
        return android(tmp_path)


class TestIphone(SourceTests):
    """The same chat, as an iPhone writes it, alone."""

    expected = SAMPLES / "whatsapp_iphone.expected.jsonl"

    def source(self) -> Source:
        """The chat reader."""
        return WhatsApp()

    def sample(self, tmp_path: Path) -> Path:
        """A folder as a zip unpacks to."""
        folder = tmp_path / "WhatsApp Chat - Bo Placeholder"
        folder.mkdir(parents=True)
        (folder / "_chat.txt").write_bytes(IPHONE.encode())
        return folder


class TestGroup(SourceTests):
    """A group beside a chat that shows who the owner is."""

    expected = SAMPLES / "whatsapp_group.expected.jsonl"

    def source(self) -> Source:
        """The chat reader."""
        return WhatsApp()

    def sample(self, tmp_path: Path) -> Path:
        """A folder with both."""
        folder = android(tmp_path / "chats", ANDROID.splitlines()[1] + "\n" + ANDROID.splitlines()[5] + "\n").parent
        (folder / "A club").mkdir()
        (folder / "A club" / "_chat.txt").write_bytes(GROUP.encode())
        return folder


def test_both_phones_tell_the_same(tmp_path: Path) -> None:
    """Two exports of one chat are the same pieces, whichever phone wrote them, with media or without."""
    one, two = (
        {piece.external_id: (piece.text, piece.marks & ~Mark.EMPTY) for piece in talk(path) if piece.sender}
        for path in (android(tmp_path), iphone(tmp_path))
    )
    assert len(one) == 7
    assert one.items() <= two.items()


def test_longer_export_holds_the_shorter(tmp_path: Path) -> None:
    """What an earlier export held keeps its ids when the chat has grown and the owner has another name."""
    lines = ANDROID.splitlines(keepends=True)
    early = {piece.external_id for piece in talk(android(tmp_path, "".join(lines[:5])))}
    late = {piece.external_id for piece in talk(android(tmp_path, ANDROID.replace("Ida Example", "Ida \N{CROISSANT}")))}
    assert len(early) == 2
    assert early <= late


def test_zip_of_an_iphone(tmp_path: Path) -> None:
    """The name of the zip says who the other one is, and what is no chat in it is left to others."""
    tree = tree_of(iphone(tmp_path))
    assert not WhatsApp().knows(tree)  # the picture
    pieces = list(WhatsApp().read(tree, Given()))
    assert isinstance(pieces[0], Card)
    assert pieces[0].handles == (IDA,)
    assert not [piece for piece in pieces if isinstance(piece, Unread)]


def test_zip_of_an_android(tmp_path: Path) -> None:
    """A text in a zip is read as it is alone."""
    path = android(tmp_path)
    with zipfile.ZipFile(tmp_path / "chat.zip", "w") as archive:
        archive.write(path, path.name)
    assert WhatsApp().knows(tree_of(tmp_path / "chat.zip"))
    assert [one.external_id for one in talk(path)] == [one.external_id for one in talk(tmp_path / "chat.zip")]


@pytest.mark.parametrize(
    "name",
    [
        "WhatsApp Chat with Bo Placeholder.txt",
        "WhatsApp Chat with Bo Placeholder (2).txt",
        "WhatsApp Chat mit Bo Placeholder.txt",
        "WhatsApp-chat met Bo Placeholder.txt",
        "Chat de WhatsApp con Bo Placeholder.txt",
        "Chat WhatsApp con Bo Placeholder.txt",
        "Discussion WhatsApp avec Bo Placeholder.txt",
        "Conversa do WhatsApp com Bo Placeholder.txt",
        "WhatsApp_Chat_with_Bo_Placeholder.txt",
        "Chat WhatsApp s u\u017eivatelem Bo Placeholder.txt",
    ],
)
def test_file_name_tells_the_owner(tmp_path: Path, name: str) -> None:
    """The one of two who is not in the file's name is the owner."""
    path = tmp_path / name
    path.write_text(ANDROID, "utf-8")
    cards = [piece for piece in read(path) if isinstance(piece, Card)]
    assert [(card.own, card.handles) for card in cards] == [(True, (IDA,))]


def test_notice_tells_the_owner(tmp_path: Path) -> None:
    """An iPhone's notice of encryption has the other one's name, so that a file without a name of its own is enough."""
    (tmp_path / "_chat.txt").write_bytes(IPHONE.encode())
    assert [piece.handles for piece in read(tmp_path / "_chat.txt") if isinstance(piece, Card)] == [(IDA,)]


def test_nobody_is_taken_for_the_owner_on_a_guess(tmp_path: Path) -> None:
    """Two who talk in a file that names neither stay two people who talk."""
    path = tmp_path / "chat.txt"
    path.write_text(ANDROID, "utf-8")
    assert not [piece for piece in read(path) if isinstance(piece, Card)]
    assert roles(talk(path)[1]) == [("from", "Bo Placeholder"), ("to", "Ida Example")]


def test_the_user_says_who_they_are(tmp_path: Path) -> None:
    """A name or number that the user gave makes that sender the owner."""
    path = tmp_path / "_chat.txt"
    path.write_bytes(GROUP.encode())
    for typed, own in (("ida example", IDA), ("+442079460001", Handle("phone", "+44 20 7946 0001"))):
        cards = [piece for piece in read(path, Given(me=(typed,))) if isinstance(piece, Card)]
        assert [card.handles for card in cards] == [(own,)]


def test_who_never_answered(tmp_path: Path) -> None:
    """Words to somebody who never wrote go to the name in the file's name; nobody is made the owner for it."""
    path = android(tmp_path, "18/03/2022, 15:01 - Ida Example: Hello?\n")
    (piece,) = read(path)
    assert isinstance(piece, Interaction)
    assert roles(piece) == [("from", "Ida Example"), ("to", "Bo Placeholder")]


def test_whom_the_owner_never_answered(tmp_path: Path) -> None:
    """Words of somebody alone in a chat of two came to the owner, whose name is not known yet."""
    path = android(tmp_path, "18/03/2022, 15:01 - Bo Placeholder: Hello?\n")
    card, piece = read(path)
    assert isinstance(card, Card)
    assert isinstance(piece, Interaction)
    assert card.own
    assert roles(piece) == [("from", "Bo Placeholder"), ("to", "me")]


def test_other_chats_tell_the_owner(tmp_path: Path) -> None:
    """Whom the owner never answered wrote to the owner as another chat names them."""
    android(tmp_path / "all")
    android(tmp_path / "all", "18/03/2022, 15:01 - Kim Nobody: Hello?\n", "Kim Nobody")
    assert ("to", "Ida Example") in roles(talk(tmp_path / "all")[-1])


def test_group_of_two_and_a_title(tmp_path: Path) -> None:
    """Two who speak under a title that is neither are a group."""
    (_, first, *_) = talk(android(tmp_path, title="Bread"))
    assert first.thread == "text|bread"
    assert roles(first) == [("from", "Bo Placeholder"), ("to", "Ida Example")]


def test_large_group(tmp_path: Path) -> None:
    """In a group of many the group stands for those addressed, and the piece is marked."""
    lines = [f"18/03/2022, 15:{n:02} - Kim {n}: I am here\n" for n in range(12)]
    for piece in talk(android(tmp_path, "".join(lines), "Bread")):
        assert piece.marks == Mark.LIST
        assert [each.role for each in piece.participants] == [Role.FROM, Role.LIST]


def test_forged_members_make_no_owner(tmp_path: Path) -> None:
    """Lines of a third sender, as somebody may paste them in, leave nobody taken for the owner."""
    forged = ANDROID + "19/03/2022, 09:05 - Kim Nobody: I owe you a hundred loaves\n"
    assert not [piece for piece in read(android(tmp_path, forged)) if isinstance(piece, Card)]


def test_unclear_dates_are_asked_for(tmp_path: Path) -> None:
    """Where nothing shows the order of day and month, each message says what to do, and the user's word is taken."""
    text = "03/04/2022, 14:56 - Bo Placeholder: One\n05/05/2022, 14:57 - Bo Placeholder: Two\n"
    path = android(tmp_path, text)
    pieces = read(path)
    assert [piece.why for piece in pieces if isinstance(piece, Unread)] == [WHICH_FIRST]
    assert [iso(piece.ts)[:10] for piece in pieces if isinstance(piece, Interaction)] == ["2022-05-05"]
    for order, days in (("dmy", ["2022-04-03", "2022-05-05"]), ("mdy", ["2022-03-04", "2022-05-05"])):
        assert [iso(piece.ts)[:10] for piece in talk(path, Given(dates=order))] == days


def test_every_message_has_one_fate(tmp_path: Path) -> None:
    """Every message is a piece or unread, once; words before the first one are one piece unread."""
    path = android(tmp_path, "cut off\n" + ANDROID + "31/02/2022, 10:00 - Bo Placeholder: no such day\n")
    pieces = [piece for piece in read(path) if not isinstance(piece, Card)]
    assert len(pieces) == 8 + 2
    unread = [piece for piece in pieces if isinstance(piece, Unread)]
    assert [piece.where.rpartition(", ")[2] for piece in unread] == ["line 1", "line 14"]
    assert unread[0].why == BEFORE_ALL


def test_no_chat_at_all(tmp_path: Path) -> None:
    """A file without a single message, read on the user's word, is one piece unread."""
    path = tmp_path / "letter.txt"
    path.write_text("Dear Bo,\nit rained all day.\n", "utf-8")
    assert read(path) == [Unread(str(path), NO_CHAT)]


@pytest.mark.parametrize(
    "text",
    [
        "[2022-03-18 14:56:01] production.ERROR: no flour\n[2022-03-18 14:56:02] production.INFO: went on\n",
        "2022-03-18, 14:56 - INFO: started\n2022-03-18, 14:57 - WARNING: slow\n",
        "[2019-12-24, 12:23] Bo Placeholder: as Signal writes it\n",
        "2022-03-18 14:56 - 17:20 Bake bread\n",
        "Bo wrote:\n18/03/2022, 14:56 - Bo Placeholder: hello\n",
    ],
)
def test_leaves_what_looks_like_a_chat(tmp_path: Path, text: str) -> None:
    """Logs of programs, other services' chats and letters that quote a chat are not taken."""
    path = tmp_path / "WhatsApp Chat with Bo Placeholder.txt"
    path.write_text(text, "utf-8")
    assert not WhatsApp().knows(tree_of(path))


def test_pasted_lines_go_on_with_the_message(tmp_path: Path) -> None:
    """Lines of another export inside a message stay its words, for every export begins its messages in one way."""
    text = ANDROID + "[18/03/22, 14:56:01] Kim Nobody: pasted\n3/18/22, 2:56 PM - Kim Nobody: pasted too\n"
    last = talk(android(tmp_path, text))[-1]
    assert last.text == (
        "What I offer\n[18/03/22, 14:56:01] Kim Nobody: pasted\n3/18/22, 2:56 PM - Kim Nobody: pasted too"
    )


def test_colon_in_a_name(tmp_path: Path) -> None:
    """A name that is followed by the same words and a second colon every time holds a colon itself."""
    text = "".join(f"18/03/2022, 15:{n:02} - Bo: Bakery: loaf {n}\n" for n in range(6))
    assert {(piece.sender, piece.text) for piece in talk(android(tmp_path, text, "x"))} == {
        (Handle("whatsapp-name", "Bo: Bakery", "Bo: Bakery"), f"loaf {n}") for n in range(6)
    }


def test_emoji_tell_people_apart(tmp_path: Path) -> None:
    """Names that differ by a picture only are two people's."""
    text = "18/03/2022, 15:00 - Bo: a\n18/03/2022, 15:01 - Bo \N{CROISSANT}: b\n18/03/2022, 15:02 - \N{CROISSANT}: c\n"
    senders = [piece.sender.value for piece in talk(android(tmp_path, text, "Bread")) if piece.sender]
    assert senders == ["Bo", "Bo \N{CROISSANT}", "\N{CROISSANT}"]


def test_very_long_lines(tmp_path: Path) -> None:
    """A line of megabytes, and a message of endless lines, are cut and hurt nobody else."""
    text = (
        "18/03/2022, 15:00 - Bo: " + "a: - " * 400_000 + "\n18/03/2022, 15:01 - Bo: b\n" + "more\n" * 50_000 + "["
        * 1_000_000 + "\n18/03/2022, 15:02 - Bo: c\n"
    )  # fmt: skip
    pieces = talk(android(tmp_path, text, "Bo"))
    assert [len(piece.text) <= 65_536 for piece in pieces] == [True] * 3
    assert pieces[-1].text == "c"


def test_other_encodings(tmp_path: Path) -> None:
    """A mark at the beginning and UTF-16 make no difference."""
    path = android(tmp_path)
    plain = [piece.external_id for piece in talk(path)]
    for coding in ("utf-8-sig", "utf-16"):
        path.write_bytes(ANDROID.encode(coding))
        assert plain == [piece.external_id for piece in talk(path)]


def test_zone(tmp_path: Path) -> None:
    """Times are the phone's own; the zone moves the moment and leaves the ids."""
    from zoneinfo import ZoneInfo

    path = android(tmp_path)
    here, there = talk(path), talk(path, Given(zone=ZoneInfo("America/New_York")))
    assert [piece.external_id for piece in here] == [piece.external_id for piece in there]
    assert {after.ts - before.ts for before, after in zip(here, there, strict=True)} == {4 * 3600}


@pytest.mark.parametrize(
    "line",
    [
        "18/03/2022, 14:56 - Kim Sample: Hello: there", "[18/03/22, 14:56:01] Kim: x",
        "3/1/22, 9:05 - +44 1632 960011: a",
        "18/03/2022, 24:10 - Kim: late", "18/03/2022, 14:61 - Kim: no time", "18/03/2022, 14:56 - Kim:  two blanks",
        '18/03/2022, 14:56 - Kim created group "Tea: Friday"', "18/03/2022, 14:56 - Kim. Dr. of so much and more: a",
        "[18/03/22, 14:56] Kim - 14:57 - Bo: a", "18.03.22 14:56 \u2013 Kim: \u00e4\u00f6", "99/99/2022, 14:56 - Kim: ",
        "18/03/2022, 14:56 - Kim:", "18/03/2022, 4:56 - K: \u200eimage omitted", "18/03/2022, 25:00 - Kim: no hour",
    ],
)  # fmt: skip
def test_the_short_way_comes_to_the_same(line: str) -> None:
    """A line that looks as most do is understood as the long way understands it, sender and words too."""
    short = whatsapp_lines.first_line(line)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(whatsapp_lines, "_SAID", re.compile("(?!)"))
        long = whatsapp_lines.first_line(line)
    assert (short is None) == (long is None)
    if short is not None and long is not None:
        assert short[:3] == long[:3]
        if short.name:
            assert (short.name, short.said) == whatsapp_lines.sender_and_text(long.rest)
