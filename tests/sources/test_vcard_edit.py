"""What the owner says is added to a card, and all else on it stays byte for byte."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms.sources.protocol import Given
from goodterms.sources.vcard import card_of
from goodterms.sources.vcard_edit import Word, edited
from goodterms.sources.vcard_lines import Line, read_line
from goodterms.words import Card

CARD = (
    b"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:kim-1\r\nFN:Kim Smaple\r\nN:Smaple;Kim;;Dr.;\r\n"
    b"item1.EMAIL;type=INTERNET:kim@example.com\r\nitem1.X-ABLabel:_$!<HomePage>!$_\r\n"
    b'X-UNKNOWN;X-P="a;b":kept as it is, a\\, b;\r\n'
    b"PHOTO;ENCODING=b;TYPE=JPEG:AAAA\r\n BBBB\r\n\tCCCC\r\nitem2.BDAY:1990-04-05\r\nNOTE:Likes tea.\r\n"
    b"rev:2020-01-01T00:00:00Z\r\nEND:VCARD\r\n"
)


def read(card: bytes) -> Card:
    """The card as the reader of address books has it."""
    unfolded = card.replace(b"\r\n ", b"").replace(b"\n ", b"")
    lines = [line for raw in unfolded.splitlines() if isinstance(line := read_line(raw), Line)]
    found = card_of([line for line in lines if line.name not in {"BEGIN", "END"}], Given(), "card")
    assert isinstance(found, Card)
    return found


def without(card: bytes, *names: bytes) -> list[bytes]:
    """Its physical lines but for those that begin so."""
    return [line for line in card.splitlines(keepends=True) if not line.startswith(names)]


def test_a_card_that_says_it_stays_the_very_same() -> None:
    """Words that are on it change no byte, however they are set there."""
    words = [Word("birthday", "1990-04-05"), Word("mail", "KIM@example.com"), Word("note", "likes  tea."),
             Word("name", "Kim Smaple")]  # fmt: skip
    assert edited(CARD, words) == (CARD, [])
    assert edited(CARD, []) == (CARD, [])


def test_a_corrected_name_takes_the_place_of_the_other() -> None:
    """The name is replaced in both its fields with its titles, and every other line stays where it was."""
    made, (change,) = edited(CARD, [Word("name", "Kim Anna Sample")])
    assert change.before == "Kim Smaple"
    assert made == CARD.replace(b"FN:Kim Smaple", b"FN:Kim Anna Sample").replace(
        b"N:Smaple;Kim;;Dr.;", b"N:Sample;Kim Anna;;Dr.;"
    )


def test_a_birthday_keeps_its_group() -> None:
    """It stands in the place of the other, in the group of that one."""
    made, (change,) = edited(CARD, [Word("birthday", "1990-04-06")])
    assert change.before == "1990-04-05"
    assert made == CARD.replace(b"item2.BDAY:1990-04-05", b"item2.BDAY:1990-04-06")


@pytest.mark.parametrize(
    ("version", "written"),
    [("3.0", b"BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-05"), ("4.0", b"BDAY:--0405")],
)
def test_a_birthday_without_a_year(version: str, written: bytes) -> None:
    """Each version has a way of its own to write one, which the reader knows."""
    card = f"BEGIN:VCARD\r\nVERSION:{version}\r\nFN:Bo Beispiel\r\nEND:VCARD\r\n".encode()
    made, _ = edited(card, [Word("birthday", "--04-05")])
    assert written in made.splitlines()
    assert [each.value for each in read(made).about if each.topic == "birthday"] == ["--04-05"]
    whole, _ = edited(card, [Word("birthday", "1990-04-05")])
    assert [each.value for each in read(whole).about if each.topic == "birthday"] == ["1990-04-05"]


def test_what_may_stand_twice_is_added() -> None:
    """A second address, number, nickname or note stands beside the first, before the end."""
    words = [Word("mail", "kim@example.net"), Word("phone", "+44 1632 960011"), Word("nickname", "Kimmy"),
             Word("note", "Met in Lisbon; likes tea, and\nlong walks")]  # fmt: skip
    made, changes = edited(CARD, words)
    assert len(changes) == 4
    assert made.endswith(
        b"EMAIL:kim@example.net\r\nTEL:+44 1632 960011\r\nNICKNAME:Kimmy\r\n"
        b"NOTE:Met in Lisbon\\; likes tea\\, and\\nlong walks\r\nEND:VCARD\r\n"
    )
    assert without(made, b"EMAIL:", b"TEL:", b"NICKNAME:", b"NOTE:Met") == CARD.splitlines(keepends=True)
    assert edited(made, words) == (made, [])


def test_an_older_card_is_written_in_its_own_way() -> None:
    """Version 2.1 has its letters in quoted-printable, its line ends stay, and folds by soft breaks stay whole."""
    card = (
        b"BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;=\n=4B=69=6D\n"
        b"FN:Kim\nTEL;CELL;PREF:+441632960011\nEND:VCARD\n"
    )
    made, _ = edited(
        card, [Word("note", "mag Käse"), Word("phone", "+44 1632 960011"), Word("organisation", "Käse & Co")]
    )
    assert made == card.replace(
        b"END:",
        b"NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=6D=61=67=20=4B=C3=A4=73=65\n"
        b"ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=4B=C3=A4=73=65=20=26=20=43=6F\nEND:",
    )
    assert read(made.replace(b"=\n", b"")).about[0].value == "Käse & Co"


@given(
    st.text(
        st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], include_characters="\n"), min_size=1, max_size=300
    )
)
def test_any_note_comes_back(text: str) -> None:
    """Whatever a note says, the card says it after, in lines of 75 bytes, and nothing else on it changed."""
    text = " ".join(text.split(" ")).strip()
    made, changes = edited(CARD, [Word("note", text)])
    added = [line for line in made.splitlines(keepends=True) if line not in CARD.splitlines(keepends=True)]
    assert all(len(line.rstrip(b"\r\n")) <= 75 for line in added)
    if changes:
        assert edited(made, [Word("note", text)]) == (made, [])
    assert [line for line in made.splitlines(keepends=True) if line not in added] == CARD.splitlines(keepends=True)


@pytest.mark.parametrize("card", [b"", b"nothing", b"BEGIN:VCARD\r\nEND:VCARD", b"\xff\xfe:;:\r\n \r\nEND:VCARD\r\n"])
def test_rubbish_is_no_trouble(card: bytes) -> None:
    """What is no card, or hardly one, keeps its bytes and gets the word."""
    made, changes = edited(card, [Word("nickname", "Kim")])
    assert len(changes) == 1
    assert b"NICKNAME:Kim" in made
    assert made.replace(b"NICKNAME:Kim\r\n", b"").replace(b"NICKNAME:Kim\n", b"") == card
