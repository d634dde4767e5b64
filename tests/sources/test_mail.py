"""The mail source, from files to interactions."""

from __future__ import annotations

import builtins
import gzip
import io
import os
import tarfile
import zipfile
from pathlib import Path

import pytest

from goodterms.sources import mail, mail_split
from goodterms.sources.mail import CUT, TOO_LARGE, Mail
from goodterms.sources.mail_piece import LONGEST, NO_DATE, NO_MAIL
from goodterms.sources.opening import open_tree
from goodterms.sources.protocol import Given, Source
from goodterms.words import Handle, Interaction, Mark, Participant, Role, Seen, Unread
from sources.mail_samples import LINE, TS, boxed, letter
from sources.suite import SourceTests


def read(path: Path) -> list[Seen]:
    """Everything in a path."""
    return list(Mail().read(open_tree(path), Given()))


def heard(path: Path) -> list[Interaction]:
    """Everything in a path, all of it readable."""
    found = read(path)
    assert [piece for piece in found if isinstance(piece, Unread)] == []
    return [piece for piece in found if isinstance(piece, Interaction)]


def saved(path: Path, content: bytes) -> Path:
    """A file with this content."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def numbered(count: int) -> list[bytes]:
    """Letters with ids ``0@example.org`` and on."""
    return [letter(Message_ID=f"<{n}@example.org>") for n in range(count)]


class TestMbox(SourceTests):
    """The common suite on an mbox."""

    def source(self) -> Source:
        """Mail."""
        return Mail()

    def sample(self, tmp_path: Path) -> Path:
        """Three messages, one of them an answer."""
        answer = letter("Yes.\n", Message_ID="<9@example.net>", In_Reply_To="<0@example.org>", Subject="Re: The kettle")
        return saved(tmp_path / "Letters.mbox", boxed(*numbered(2), answer))


class TestMaildir(SourceTests):
    """The common suite on a Maildir."""

    def source(self) -> Source:
        """Mail."""
        return Mail()

    def sample(self, tmp_path: Path) -> Path:
        """Six messages in two folders."""
        for n, raw in enumerate(numbered(6)):
            saved(tmp_path / "Maildir" / ("cur" if n % 2 else ".Sent/cur") / f"16{n}.M1.host:2,S", raw)
        return tmp_path / "Maildir"


def test_whole_interaction(tmp_path: Path) -> None:
    """One message gives every field of an interaction as documented."""
    path = saved(tmp_path / "1.eml", letter())
    people = (
        Participant(Handle("mail", "ada@example.org", "Ada Quill"), Role.FROM),
        Participant(Handle("mail", "bo@example.net", "Bo Lamb"), Role.TO),
    )
    assert heard(path) == [
        Interaction(
            channel="mail",
            external_id="1@example.org",
            ts=TS,
            kind="message",
            participants=people,
            subject="The kettle",
            text="Is it on?",
            thread="1@example.org",
            where=str(path),
        )
    ]


@pytest.mark.parametrize("name", ["1", "1.eml", "letter.pdf", "letters"])
def test_known_by_content(tmp_path: Path, name: str) -> None:
    """A message or a box is known whatever its name."""
    for content in (letter(), boxed(letter(), letter())):
        assert Mail().knows(open_tree(saved(tmp_path / name, content)))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"From here it is a long way home.\n",
        b"Subject: a note to myself\n\nBuy tea\n",
        b"From: You\nType: outgoing\nSent: Mon, 2 Jan 2023\n\nhi\n",
        b"BEGIN:VCARD\nVERSION:3.0\nFN:Ada Quill\nEND:VCARD\n",
        b"From,To,Date,Subject\nada,bo,2023-01-02,hi\n",
        bytes(4096),
    ],
)
def test_other_things_are_not_mail(tmp_path: Path, content: bytes) -> None:
    """What only looks a little like mail is left alone."""
    assert not Mail().knows(open_tree(saved(tmp_path / "a.mbox", content)))


def test_box_numbers_its_messages(tmp_path: Path) -> None:
    """A message of a box is told by its place in it, from 1."""
    path = saved(tmp_path / "a.mbox", boxed(*numbered(3)))
    assert [each.where for each in heard(path)] == [f"{path}#1", f"{path}#2", f"{path}#3"]


def test_same_mail_in_every_form(tmp_path: Path) -> None:
    """Box, Maildir, single files, zip, tar and packed box bring the same messages."""
    letters = numbered(4)
    saved(tmp_path / "box", boxed(*letters))
    saved(tmp_path / "box.gz", gzip.compress(boxed(*letters)))
    for n, raw in enumerate(letters):
        saved(tmp_path / "Maildir" / "cur" / f"17{n}.M1.host:2,S", raw)
        saved(tmp_path / "packed" / "cur" / f"17{n}.M1.host,S=9:2,S", gzip.compress(raw))
        saved(tmp_path / "single" / f"{n}", raw)
        saved(tmp_path / "apple" / f"{n}.emlx", f"{len(raw)}\n".encode() + raw + b'<?xml version="1.0"?>\n<plist/>\n')
    with zipfile.ZipFile(tmp_path / "box.zip", "w") as archive, tarfile.open(tmp_path / "box.tar.xz", "w:xz") as tar:
        for n, raw in enumerate(letters):
            archive.writestr(f"{n}.eml", raw)
            info = tarfile.TarInfo(f"{n}")
            info.size = len(raw)
            tar.addfile(info, io.BytesIO(raw))
    forms = ("box", "box.gz", "Maildir", "packed", "single", "apple", "box.zip", "box.tar.xz")
    read_as = {form: [(each.external_id, each.text, each.thread) for each in heard(tmp_path / form)] for form in forms}
    for form, brought in read_as.items():
        assert brought == read_as["box"], form


def test_folders_and_flags(tmp_path: Path) -> None:
    """Where a message lies tells sent, draft, spam and trash; flags of a Maildir do too."""
    places = {
        "cur/1.a:2,S": ("", Mark(0)),
        "cur/2.a:2,ST": ("", Mark.TRASH),
        "new/3.a": ("", Mark(0)),
        "cur/4.a:2,DS": ("", Mark.DRAFT),
        ".Gesendet/cur/5.a:2,S": ("Gesendet", Mark.SENT),
        ".Lists.Tea/cur/6.a:2,S": ("Lists/Tea", Mark(0)),
        ".INBOX.Junk/cur/7.a:2,": ("Junk", Mark.SPAM),
        "plain/8": ("plain", Mark(0)),
    }
    for name in places:
        saved(tmp_path / name, letter())
    found = {each.where.removeprefix(f"{tmp_path}/"): (each.folder, each.marks) for each in heard(tmp_path)}
    assert places == found


def test_takeout(tmp_path: Path) -> None:
    """Gmail's labels, also in other languages, are the folder and tell what was sent."""
    raw = letter("", ("X-GM-THRID", "17"), ("X-Gmail-Labels", "=?UTF-8?Q?Gesendet,Pers=C3=B6nlich?="))
    path = saved(
        tmp_path / "All mail Including Spam and Trash.mbox", boxed(raw).replace(LINE, b"From 17@xxx " + LINE[21:])
    )
    (found,) = heard(path)
    assert (found.folder, found.marks & ~Mark.EMPTY) == ("Gesendet, Persönlich", Mark.SENT)


def test_long_text_is_capped(tmp_path: Path) -> None:
    """Own text is kept to its documented length."""
    (found,) = heard(saved(tmp_path / "1", letter("The kettle sings in the kitchen. " * 2_000)))
    assert len(found.text) == LONGEST


def test_html_only(tmp_path: Path) -> None:
    """A message without a plain part is told by its HTML."""
    raw = letter("<p>Is it <b>on</b>?</p>", ("Content-Type", "text/html; charset=utf-8"))
    (found,) = heard(saved(tmp_path / "1", raw))
    assert found.text == "Is it on?"


def test_attachment_alone(tmp_path: Path) -> None:
    """A message without words of its own is marked so."""
    (found,) = heard(saved(tmp_path / "1", letter("JVBERi0=\n", ("Content-Type", "application/pdf"))))
    assert (found.text, found.marks) == ("", Mark.EMPTY)


@pytest.mark.parametrize("cut", range(1, 400, 7))
def test_cut_box(tmp_path: Path, cut: int) -> None:
    """Of a box cut in a message everything before it counts; the last is kept with its header whole, else told."""
    whole = boxed(*numbered(3))
    begun, _, last = whole[:-cut].rpartition(LINE)
    found = read(saved(tmp_path / "a.mbox", whole[:-cut]))
    kept = [piece.external_id for piece in found if isinstance(piece, Interaction)]
    complete = begun.count(LINE)
    assert kept[:complete] == [f"{n}@example.org" for n in range(complete)]
    if b"\n\n" in last:
        assert len(found) == len(kept) == complete + 1
    else:
        assert found[-1] == Unread(f"{tmp_path}/a.mbox#{complete + 1}", CUT)
        assert len(kept) - complete == int(b">\n" in last.partition(b"Message-ID: <")[2])


def test_cut_packed_box(tmp_path: Path) -> None:
    """A packed box that breaks off brings what was whole, and says that it is cut."""
    noise = [letter(os.urandom(3_000).hex(), Message_ID=f"<{n}@example.org>") for n in range(200)]
    packed = gzip.compress(boxed(*noise))
    found = read(saved(tmp_path / "a.mbox.gz", packed[: len(packed) // 2]))
    assert len([piece for piece in found if isinstance(piece, Interaction)]) > 80
    assert isinstance(found[-1], Unread)
    assert "cut off" in found[-1].why


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A message beyond all sizes is left out with its reason, and those around it are read."""
    monkeypatch.setattr(mail_split, "LARGEST", 2_000_000)
    monkeypatch.setattr(mail, "LARGEST", 2_000_000)
    huge = letter("x" * 5_000_000)
    path = saved(tmp_path / "a.mbox", boxed(letter(), huge, letter()))
    first, second, third = read(path)
    assert isinstance(first, Interaction)
    assert second == Unread(f"{path}#2", TOO_LARGE)
    assert isinstance(third, Interaction)
    assert read(saved(tmp_path / "1.eml", huge)) == [Unread(f"{tmp_path}/1.eml", TOO_LARGE)]


def test_endless_file(tmp_path: Path) -> None:
    """A sparse file of 2 GB is told from its first bytes, and read as mail it holds no more than a message."""
    path = tmp_path / "a.mbox"
    with path.open("wb") as file:
        file.truncate(2 << 30)
    assert not Mail().knows(open_tree(path))
    assert read(path) == [Unread(str(path), NO_MAIL)]


def test_no_mail_and_no_date(tmp_path: Path) -> None:
    """What is no message, or has no date that can be true, is told with its reason."""
    assert read(saved(tmp_path / "1", b"Just words, no header.\n\nAnd more.\n")) == [Unread(f"{tmp_path}/1", NO_MAIL)]
    assert read(saved(tmp_path / "2", letter(Date="Tue, 1 Jan 1980 00:00:00 +0000"))) == [
        Unread(f"{tmp_path}/2", NO_DATE)
    ]
    assert read(saved(tmp_path / "3", b"")) == [Unread(f"{tmp_path}/3", "This file is empty.")]


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A message that may not be read is told; the others are read."""
    for n in range(3):
        saved(tmp_path / str(n), letter())
    shut = f"{tmp_path}/1"
    real_open, plain_open = os.open, builtins.open

    def refuse(path: str, *args: int) -> int:
        if path == shut:
            raise PermissionError(13, "Permission denied")
        return real_open(path, *args)

    def refuse_plainly(path: str, mode: str) -> object:
        if path == shut:
            raise PermissionError(13, "Permission denied")
        return plain_open(path, mode)

    monkeypatch.setattr(os, "open", refuse)
    monkeypatch.setattr(builtins, "open", refuse_plainly)
    first, second, third = read(tmp_path)
    assert isinstance(first, Interaction)
    assert isinstance(third, Interaction)
    assert isinstance(second, Unread)
    assert "chmod" in second.why


def test_leaves_stand_for_themselves(tmp_path: Path) -> None:
    """A tree without the leaves read before brings only the others."""
    for n, raw in enumerate(numbered(4)):
        saved(tmp_path / "cur" / f"17{n}.M1.host:2,S", raw)
    whole = open_tree(tmp_path)
    rest = type(whole)(whole.where, lambda: (leaf for leaf in whole.leaves() if "172" in leaf.name), single=False)
    assert Mail().independent
    assert [piece.external_id for piece in Mail().read(rest, Given()) if isinstance(piece, Interaction)] == [
        "2@example.org"
    ]
