"""Messages and invitations: who is meant, and what the file says of each."""

from __future__ import annotations

from pathlib import Path

import pytest

from goodterms.sources.linkedin import LinkedIn
from goodterms.words import Card, Handle, Interaction, Mark, Role
from sources.linkedin_samples import BO, IDA, IN, JO, KIM, TALK, put
from sources.suite import pieces_of

HEADER = f"{TALK},IS MESSAGE DRAFT\n"


def read(tmp_path: Path, *lines: str, **files: str) -> list[Interaction]:
    """The interactions of an archive with these messages."""
    put(tmp_path, {"messages.csv": HEADER + "".join(f"{line}\n" for line in lines)})
    put(tmp_path, {f"{name}.csv": text for name, text in files.items()})
    return [piece for piece in pieces_of(LinkedIn(), tmp_path) if isinstance(piece, Interaction)]


def line(content: str = "Hello", folder: str = "INBOX", draft: str = "", *, out: bool = False) -> str:
    """A message between Ida, the owner, and Bo."""
    sides = f"Ida Sample,{IDA},Bo Placeholder,{BO}" if out else f"Bo Placeholder,{BO},Ida Sample,{IDA}"
    return f"2-x==,,{sides},2024-01-02 03:04:05 UTC,,{content},{folder},{draft}"


OTHERS = (
    f"2-y==,,Ida Sample,{IDA},Kim Nobody,{KIM},2023-01-02 03:04:05 UTC,,Hi,INBOX,",
    f"2-z==,,Ida Sample,{IDA},Jo Muster,{JO},2023-01-03 03:04:05 UTC,,Hi,INBOX,",
)
"""Two more conversations, so that the owner is seen to be Ida."""


@pytest.mark.parametrize(
    ("row", "marks"),
    [
        (line(), Mark(0)),
        (line(""), Mark.EMPTY),
        (line(folder="SPAM"), Mark.SPAM),
        (line(draft="Yes", out=True), Mark.DRAFT),
        (line("Dear %FIRSTNAME%"), Mark.SPONSORED),
        (line('"<p class=""spinmail-quill-editor__spin-break"">Buy</p>"'), Mark.SPONSORED),
        (line("Dear %FIRSTNAME%", out=True), Mark.MASS),
        (line("I give 100%FREE% of it"), Mark(0)),
    ],
)
def test_marks_are_the_files_own(tmp_path: Path, row: str, marks: Mark) -> None:
    """Drafts, spam, paid placements and empty messages are marked; an ordinary message is not."""
    assert read(tmp_path, row, *OTHERS)[0].marks == marks


def test_html_becomes_text(tmp_path: Path) -> None:
    """What was written as HTML is kept as the words alone; a smaller-than sign in words is not HTML."""
    pieces = read(tmp_path, line('"<p>Hello,</p><p>it is <b>me</b></p>"'), line("1 < 2 > 0"), *OTHERS)
    assert "<" not in pieces[0].text
    assert "it is me" in pieces[0].text
    assert pieces[1].text == "1 < 2 > 0"


def test_left_members_are_many_people(tmp_path: Path) -> None:
    """Two conversations with "LinkedIn Member" are with two people; within one, answers go to the same person."""
    pieces = read(
        tmp_path,
        f"2-a==,,LinkedIn Member,,Ida Sample,{IDA},2024-01-02 03:04:05 UTC,,Hello,INBOX,",
        f"2-a==,,Ida Sample,{IDA},LinkedIn Member,,2024-01-03 03:04:05 UTC,,Hello,INBOX,",
        f"2-b==,,LinkedIn Member,,Ida Sample,{IDA},2024-01-02 03:04:05 UTC,,Hello,INBOX,",
        *OTHERS,
    )
    first, answer, second = pieces[:3]
    assert first.sender == Handle("linkedin-member", "2-a==", "LinkedIn Member")
    assert first.sender in [each.handle for each in answer.participants if each.role is Role.TO]
    assert second.sender != first.sender


@pytest.mark.parametrize("apart", [",", ", ", " "])
def test_recipients_are_told_by_address(tmp_path: Path, apart: str) -> None:
    """Commas in names make no further recipients, and no wrong names; addresses stand apart by a comma or a blank."""
    to = f'"Bo Placeholder, PhD,Kim Nobody","{BO}{apart}{KIM}"'
    row = f"2-a==,,Ida Sample,{IDA},{to},2024-01-02 03:04:05 UTC,,Hi,INBOX,"
    piece = read(tmp_path, row, *OTHERS)[0]
    assert [each.handle for each in piece.participants if each.role is Role.TO] == [
        Handle("linkedin", BO),
        Handle("linkedin", KIM),
    ]


def test_same_words_at_the_same_second_are_one(tmp_path: Path) -> None:
    """A row that stands twice has one id; another sender, time, text or conversation has another."""
    rows = (line(), line(), line(out=True), line("Hello you"), line().replace(":05", ":06"), line().replace("-x", "-w"))
    ids = [piece.external_id for piece in read(tmp_path, *rows, *OTHERS)][: len(rows)]
    assert ids[0] == ids[1]
    assert len(set(ids)) == len(rows) - 1


def test_invitation_with_words_is_somebodys(tmp_path: Path) -> None:
    """Without a note an invitation is the service's message; with one it is a person's."""
    text = (
        "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
        f'Bo Placeholder,Ida Sample,"1/2/24, 3:04 PM",,INCOMING,{BO},{IDA}\n'
        f'Kim Nobody,Ida Sample,"1/2/24, 3:04 PM",Remember me?,INCOMING,{KIM},{IDA}\n'
    )
    bare, noted = (piece for piece in read(tmp_path, Invitations=text) if piece.kind == "invitation")
    assert (bare.marks, bare.text) == (Mark.SYSTEM, "")
    assert (noted.marks, noted.text) == (Mark(0), "Remember me?")


@pytest.mark.parametrize(
    ("note", "stock"),
    [
        ("I'd like to add you to my professional network on LinkedIn.", True),
        ("Hi Ida Sample, I\u2019d like to join your LinkedIn network.", True),
        ("I'd like to add you to my professional network.\n\n- Kim Nobody", True),
        ("Hi there", False),
        ("Hi Ida, we met at the fair. I'd like to add you to my professional network on LinkedIn.", False),
    ],
)
def test_the_services_own_words_are_nobodys(tmp_path: Path, note: str, *, stock: bool) -> None:
    """The note that LinkedIn used to put there is no word of whoever pressed the button."""
    text = (
        "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
        f'Kim Nobody,Ida Sample,"1/2/24, 3:04 PM","{note}",INCOMING,{KIM},{IDA}\n'
    )
    (piece,) = (piece for piece in read(tmp_path, Invitations=text) if piece.kind == "invitation")
    assert (piece.marks == Mark.SYSTEM) is stock


def owner(tmp_path: Path) -> Card | None:
    """The owner's card, if the archive shows who that is."""
    return next((each for each in pieces_of(LinkedIn(), tmp_path) if isinstance(each, Card) and each.own), None)


def test_owner_takes_part_in_most_messages(tmp_path: Path) -> None:
    """Without a profile, the owner is whoever takes part in more messages than anybody else."""
    read(tmp_path, line(), *OTHERS)
    card = owner(tmp_path)
    assert card is not None
    assert card.handles == (Handle("linkedin", IDA, "Ida Sample"),)


def test_owner_stays_open_when_unclear(tmp_path: Path) -> None:
    """One conversation between two does not tell who of them is the owner; nobody is named."""
    read(tmp_path, line(), line(out=True))
    assert owner(tmp_path) is None


def test_owner_is_found_by_the_profiles_name(tmp_path: Path) -> None:
    """The profile's name decides between two who write equally often."""
    read(tmp_path, line(), line(out=True), Profile="First Name,Last Name,Headline,Summary,Industry\nIda,Sample,,,\n")
    card = owner(tmp_path)
    assert card is not None
    assert card.handles == (Handle("linkedin", IDA, "Ida Sample"),)


def test_namesakes_are_not_confused(tmp_path: Path) -> None:
    """A recommendation by a name that two connections have stays with the name."""
    put(
        tmp_path,
        {
            "Connections.csv": "First Name,Last Name,URL,Connected On\n"
            f"Bo,Placeholder,{BO},16 Dec 2024\nBo,Placeholder,{IN}/another-bo,16 Dec 2024\n",
            "Recommendations_Received.csv": "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
            "Bo,Placeholder,,,Good.,2021/02/03 10:00:00 UTC,VISIBLE\n",
        },
    )
    said = next(piece for piece in pieces_of(LinkedIn(), tmp_path) if isinstance(piece, Interaction))
    assert said.sender == Handle("name", "Bo Placeholder", "Bo Placeholder")


def test_german_headers_and_semicolons(tmp_path: Path) -> None:
    """A German account's connections are read, also when Excel saved them with semicolons in cp1252."""
    text = f"Vorname;Nachname;URL;E-Mail-Adresse;Unternehmen;Position;Verbunden am\nJörg;Größe;{BO};;;;16. Dez. 2024\n"
    put(tmp_path, {"Connections.csv": text}, "cp1252")
    card = next(piece for piece in pieces_of(LinkedIn(), tmp_path) if isinstance(piece, Card))
    assert (card.name, card.since) == ("Jörg Größe", 1734307200)


def test_utf_16_with_tabs(tmp_path: Path) -> None:
    """A table in UTF-16 with tabs, as LinkedIn wrote some in 2018, is read like any other."""
    put(
        tmp_path,
        {"Connections.csv": f"First Name\tLast Name\tURL\tConnected On\nBo\tÅström\t{BO}\t1/8/18, 6:14 PM\n"},
        "utf-16",
    )
    card = next(piece for piece in pieces_of(LinkedIn(), tmp_path) if isinstance(piece, Card))
    assert (card.name, card.since) == ("Bo Åström", 1515435240)
