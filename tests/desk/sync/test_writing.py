"""What the owner says of people is written to their cards on a real server, where the owner turned that on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

pytest.importorskip("radicale", reason="Radicale is not installed: writing to address books is not tested")

from goodterms.desk.about import about
from goodterms.desk.forget import forget_line
from goodterms.desk.log import note
from goodterms.desk.say import say
from goodterms.desk.sync import writing
from goodterms.desk.sync.followed import Source, set_write, sources
from goodterms.desk.sync.look import sync
from goodterms.desk.sync.set_up import set_up
from goodterms.desk.sync.writing import would_write
from goodterms.desk.trouble import Trouble
from goodterms.live import dav_write
from goodterms.record import opened
from served import OLIVE, PASSWORD, make, put, radicale

from .conftest import Entry

CARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:kim\r\nFN:Kim Smaple\r\nN:Smaple;Kim;;;\r\nEMAIL:kim@example.net\r\n"
    "X-OF-NOBODY;X-P=1:kept\r\nEND:VCARD\r\n"
)

Look = Callable[[], Entry]


@pytest.fixture
def book(tmp_path: Path) -> Iterator[str]:
    """The address of an address book with Kim's card."""
    folder = tmp_path / "radicale"
    folder.mkdir()
    with radicale(folder) as at:
        url = f"{at}{OLIVE}/book/"
        make(url, "carddav")
        put(f"{url}kim.vcf", CARD)
        yield url


@pytest.fixture
def look(home: Path, book: str) -> Look:
    """Follows it with writing on; called, it looks once."""
    set_up(home, Source("book", "carddav", OLIVE, url=book, write=True), PASSWORD)

    def once() -> Entry:
        told = sync(home, ["book"])["sources"]
        assert isinstance(told, list)
        return dict(told[0])

    once()
    return once


def get(url: str) -> str:
    """What the server has there."""
    from base64 import b64encode

    asked = Request(  # noqa: S310 - a server of this test
        url, headers={"Authorization": f"Basic {b64encode(f'{OLIVE}:{PASSWORD}'.encode()).decode()}"}
    )
    with urlopen(asked) as answer:  # noqa: S310 - as above
        return str(answer.read().decode())


def kept(book: str) -> str:
    """The card as this server writes it down: in an order of its own."""
    put(f"{book}other.vcf", CARD.replace("UID:kim", "UID:other"))
    card = get(f"{book}other.vcf").replace("UID:other", "UID:kim")
    put(f"{book}other.vcf", "", "DELETE")
    return card


def test_own_words_come_to_stand_on_the_card(home: Path, book: str, look: Look) -> None:
    """A name, a birthday, an address and a note are written once; what was there stays, and the next look is quiet."""
    say(home, "kim@example.net", "name", "Kim Sample")
    say(home, "Kim Sample", "birthday", "5 April 1990")
    say(home, "Kim Sample", "mail", "kim@work.example")
    note(home, "Kim Sample", "Met on a train to Lisbon")
    note(home, "Kim Sample", "Owes me a tea", private=True)
    (told,) = [str(one) for one in look()["notes"]]  # type: ignore[attr-defined]  # a list of sentences
    assert told.startswith(
        "Written to the card of Kim Sample: name Kim Sample (was Kim Smaple), birthday 5 April 1990,"
    )
    card = set(get(f"{book}kim.vcf").splitlines())
    assert card >= {"FN:Kim Sample", "N:Sample;Kim;;;", "BDAY:1990-04-05", "EMAIL:kim@work.example"}
    assert card >= {"NOTE:Met on a train to Lisbon", "X-OF-NOBODY;X-P=1:kept", "EMAIL:kim@example.net"}
    assert not any("tea" in line for line in card)
    assert look()["notes"] == []
    assert look()["run"] is None


def test_nothing_is_written_until_it_is_turned_on(home: Path, book: str, look: Look) -> None:
    """What would be written can be seen before; turned on, the next look writes it; turned off, none does."""
    set_write(home, "book", on=False)
    say(home, "kim@example.net", "birthday", "--04-05")
    assert look()["notes"] == []
    assert get(f"{book}kim.vcf") == kept(book)
    told = would_write(home, "book")
    assert not told["writes"]
    cards = told["cards"]
    assert isinstance(cards, list)
    (card,) = cards
    assert (card["name"], card["changes"]) == ("Kim Smaple", [{"topic": "birthday", "text": "5 April", "before": ""}])
    assert get(f"{book}kim.vcf") == kept(book)
    set_write(home, "book", on=True)
    look()
    assert "BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-05" in get(f"{book}kim.vcf")
    assert would_write(home, "book")["cards"] == []


def test_what_is_taken_off_there_stays_off(home: Path, book: str, look: Look) -> None:
    """A word is written once: nobody's phone is overruled again and again, and a line forgotten here stays there."""
    say(home, "kim@example.net", "nickname", "Kimmy")
    look()
    assert "NICKNAME:Kimmy" in get(f"{book}kim.vcf")
    put(f"{book}kim.vcf", CARD)
    assert look()["notes"] == []
    assert look()["notes"] == []
    assert get(f"{book}kim.vcf") == kept(book)
    say(home, "kim@example.net", "nickname", "Kimbo")
    look()
    forget_line(home, "kim@example.net", "Kimbo")
    look()
    assert "NICKNAME:Kimbo" in get(f"{book}kim.vcf")


def test_a_card_changed_meanwhile_is_read_again(
    home: Path, book: str, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody else's change between our reading and our writing is kept, and the owner is told."""
    say(home, "kim@example.net", "birthday", "1990-04-05")
    theirs = CARD.replace("END:", "TEL:+441632960011\r\nEND:")
    real = dav_write.write
    turns: list[object] = []

    def late(web: object, box: object, path: object, stamp: object, card: object) -> None:
        if not turns:
            put(f"{book}kim.vcf", theirs)
        turns.append(stamp)
        real(web, box, path, stamp, card)  # type: ignore[arg-type]  # handed through

    monkeypatch.setattr(writing, "write", late)
    assert "changed meanwhile" in str(look()["notes"])
    assert len(set(turns)) == 2
    assert {"BDAY:1990-04-05", "TEL:+441632960011"} <= set(get(f"{book}kim.vcf").splitlines())


def test_always_changed_is_left_for_later(home: Path, book: str, look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    """A card that changes again and again is not fought over; the next look tries anew."""
    say(home, "kim@example.net", "birthday", "1990-04-05")

    def never(*_: object) -> None:
        raise dav_write.WasChanged("kim.vcf")

    monkeypatch.setattr(writing, "write", never)
    told = look()
    assert told["state"] == "well"
    assert "tries anew" in str(told["notes"])
    monkeypatch.undo()
    look()
    assert "BDAY:1990-04-05" in get(f"{book}kim.vcf")


def test_a_server_without_stamps_is_not_written_to(
    home: Path, book: str, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no change of others could be seen, nothing is written."""
    say(home, "kim@example.net", "birthday", "1990-04-05")
    monkeypatch.setattr(writing, "safe", lambda _: False)
    assert "nothing is written" in str(look()["notes"])
    assert get(f"{book}kim.vcf") == kept(book)
    assert dav_write.safe('"abc"')
    assert not dav_write.safe('W/"abc"')
    assert not dav_write.safe("")


def test_who_has_no_card_there_gets_none(home: Path, book: str, look: Look) -> None:
    """Nobody's card is made, and a card that is gone is said to be."""
    note(home, "bo@example.org", "Plays the cello")
    assert look()["notes"] == []
    say(home, "kim@example.net", "birthday", "1990-04-05")
    assert put(f"{book}kim.vcf", "", "DELETE") in {200, 204}
    assert look()["state"] == "well"


def test_only_to_address_books(home: Path, book: str) -> None:
    """Nothing else can be written to."""
    with pytest.raises(Trouble, match="carddav"):
        set_up(home, Source("cal", "caldav", OLIVE, url=book, write=True), PASSWORD)
    set_up(home, Source("cal", "caldav", OLIVE, url=book), PASSWORD, trying=False)
    with pytest.raises(Trouble, match="no address book"):
        would_write(home, "cal")
    assert [one.write for one in sources(home)] == [False]


@pytest.mark.parametrize(
    ("topic", "text", "why"),
    [("birthday", "soon", "no birthday"), ("mail", "kim", "no address"), ("phone", "12", "no address"),
     ("shoes", "42", "not 'shoes'"), ("position", " ", "some words"), ("birthday", "31 February", "no birthday")],
)  # fmt: skip
@pytest.mark.usefixtures("look")
def test_words_that_are_none(home: Path, topic: str, text: str, why: str) -> None:
    """What cannot be so is said, and nothing is kept."""
    with pytest.raises(Trouble, match=why):
        say(home, "kim@example.net", topic, text)


@pytest.mark.usefixtures("look")
def test_an_address_of_somebody_else(home: Path) -> None:
    """An address that another person has is not given away; one that nobody has is theirs from now on."""
    note(home, "bo@example.org", "Plays the cello")
    with pytest.raises(Trouble, match="already"):
        say(home, "kim@example.net", "mail", "bo@example.org")
    say(home, "kim@example.net", "phone", "+44 1632 960011")
    lines = about(home, "+44 1632 960011")["lines"]
    assert isinstance(lines, list)
    assert [(line["topic"], line["text"], line["source"]) for line in lines] == [
        ("phone", "+44 1632 960011", "your own word")
    ]
    with opened.reading(home) as record:
        assert record.execute("SELECT count(DISTINCT person) FROM handle WHERE NOT own").fetchone() == (2,)
