"""Address books as Google, Outlook and LinkedIn export them in CSV: people can be reached by all that they say."""

from __future__ import annotations

from pathlib import Path

import pytest

from goodterms.sources.detect import find
from goodterms.sources.opening import open_tree
from goodterms.sources.protocol import Given
from goodterms.words import About, Card, Seen

GOOGLE = (
    "First Name,Middle Name,Last Name,Nickname,Organization Name,Organization Title,Birthday,Notes,Labels,"
    "E-mail 1 - Label,E-mail 1 - Value,E-mail 6 - Label,E-mail 6 - Value,Phone 1 - Label,Phone 1 - Value,"
    "Website 1 - Label,Website 1 - Value\n"
    "Kim,B,Sample,Kimmy,Example Ltd,Printer,--05-03,met at the fair,* myContacts,"
    "* ,kim@example.com ::: kim2@example.com,Work,kim@example.org,Mobile,+44 1632 960011,"
    "Profile,https://www.linkedin.com/in/kim-sample-example\n"
)
GOOGLE_OLD = (
    "Name,Given Name,Additional Name,Family Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value,"
    "Phone 1 - Type,Phone 1 - Value,Organization 1 - Name,Organization 1 - Title\n"
    "Kim Sample,Kim,,Sample,* My Contacts,* Home,kim@example.com,Mobile,+44 1632 960011,Example Ltd,Printer\n"
)
OUTLOOK = (
    '"Title","First Name","Middle Name","Last Name","Company","Job Title","Business Phone","Mobile Phone","Birthday",'
    '"E-mail Address","E-mail Type","E-mail Display Name","E-mail 2 Address","Notes"\r\n'
    '"Ms","Zoë","","Sample","Example Ltd","Printer","+44 1632 960011","+44 1632 960012","0/0/00",'
    '"zoe@example.com","SMTP","Zoë Sample (zoe@example.com)","zoe@example.org",""\r\n'
)
OUTLOOK_GERMAN = (
    '"Anrede","Vorname","Nachname","Firma","Position","Telefon geschäftlich","Mobiltelefon","E-Mail-Adresse",'
    '"E-Mail 2: Adresse"\r\n'
    '"Frau","Zoë","Beispiel","Beispiel GmbH","Druckerin","+49 30 55500101","+49 170 5550010","zoe@example.com",'
    '"zoe@example.org"\r\n'
)
IMPORTED = (
    "FirstName,LastName,Companies,Title,Emails,PhoneNumbers,CreatedAt,FullName\n"
    'Kim,Sample,,,kim@example.com,+44 1632 960011,"12/15/24, 7:47 AM",Kim Sample\n'
)
IMPORTED_OLD = (
    "First Name,Last Name,Companies,Title,Email Address,Phone Numbers,Created At,Full Name\n"
    'Kim,Sample,,,kim@example.com,+44 1632 960011,"12/15/24, 7:47 AM",Kim Sample\n'
)


def read(tmp_path: Path, content: bytes) -> list[Seen]:
    """The pieces of a file, by whoever knows it."""
    path = tmp_path / "contacts.csv"
    path.write_bytes(content)
    (found,) = find(open_tree(path))
    assert found.source is not None
    assert found.source.name == "csv"
    return list(found.source.read(found.tree, Given()))


@pytest.mark.parametrize(
    ("content", "name", "mails", "phones"),
    [
        (GOOGLE.encode("utf-8-sig"), "Kim Sample", ["kim@example.com", "kim2@example.com", "kim@example.org"], 1),
        (GOOGLE_OLD.encode("utf-16"), "Kim Sample", ["kim@example.com"], 1),
        (OUTLOOK.encode("cp1252"), "Zoë Sample", ["zoe@example.com", "zoe@example.org"], 2),
        (OUTLOOK.encode("utf-8-sig"), "Zoë Sample", ["zoe@example.com", "zoe@example.org"], 2),
        (OUTLOOK_GERMAN.encode("cp1252"), "Zoë Beispiel", ["zoe@example.com", "zoe@example.org"], 2),
        (IMPORTED.encode(), "Kim Sample", ["kim@example.com"], 1),
        (IMPORTED_OLD.encode(), "Kim Sample", ["kim@example.com"], 1),
    ],
)
def test_everybody_can_be_reached(tmp_path: Path, content: bytes, name: str, mails: list[str], phones: int) -> None:
    """Name, addresses and numbers are read in each layout and encoding."""
    (card,) = read(tmp_path, content)
    assert isinstance(card, Card)
    assert card.name == name
    assert [each.value for each in card.handles if each.kind == "mail"] == mails
    assert len([each for each in card.handles if each.kind == "phone"]) == phones


def test_profile_and_the_rest(tmp_path: Path) -> None:
    """A profile among the websites is a way to reach somebody; what has no place of its own is kept by its name."""
    (card,) = read(tmp_path, GOOGLE.encode())
    assert isinstance(card, Card)
    assert [each.value for each in card.handles if each.kind == "linkedin"] == [
        "https://www.linkedin.com/in/kim-sample-example"
    ]
    assert {About("nickname", "Kimmy"), About("note", "met at the fair"), About("birthday", "--05-03")} <= {*card.about}


def test_no_birthday(tmp_path: Path) -> None:
    """What Outlook writes for no birthday is none."""
    (card,) = read(tmp_path, OUTLOOK.encode())
    assert isinstance(card, Card)
    assert "birthday" not in {each.topic for each in card.about}


@pytest.mark.parametrize(
    "header",
    [
        "Titre,Prénom,Deuxième prénom,Nom,Suffixe,Société,Adresse de messagerie,Tél. mobile",
        "Título,Nombre,Segundo nombre,Apellidos,Sufijo,Organización,Dirección de correo electrónico,Teléfono móvil",
        "Titolo,Nome,Secondo nome,Cognome,Suffisso,Società,Indirizzo posta elettronica,Cellulare",
        "Titel,Voornaam,Middelste naam,Achternaam,Achtervoegsel,Bedrijf,E-mailadres,Mobiele telefoon",
        "Título,Nome,Segundo Nome,Sobrenome,Sufixo,Empresa,Endereço de Email,Telefone Celular",
    ],
)
def test_outlook_in_its_language(tmp_path: Path, header: str) -> None:
    """Outlook names its columns in the language of the machine."""
    row = ",Kim,,Sample,,Example Ltd,kim@example.com,+44 1632 960011"
    (card,) = [one for one in read(tmp_path, f"{header}\r\n{row}\r\n".encode("cp1252")) if isinstance(one, Card)]
    assert card.name == "Kim Sample"
    assert [handle.value for handle in card.handles] == ["kim@example.com", "+44 1632 960011"]
    assert [about.value for about in card.about if about.topic == "organisation"] == ["Example Ltd"]
