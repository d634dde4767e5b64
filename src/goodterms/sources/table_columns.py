"""Which column of a table is what, by the names that people and programs give them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from goodterms.sources.csvfile import plain

PEOPLE, LOG = "people", "log"

SYNONYMS: Final[dict[str, tuple[str, ...]]] = {
    "name": ("name", "full name", "display name", "contact", "person", "who", "kontakt", "wer", "fullname"),
    "first": (
        *("first name", "first", "given name", "forename", "vorname", "firstname", "prénom", "nombre", "nome"),
        *("voornaam", "förnamn", "imię"),
    ),
    "last": (
        *("last name", "last", "family name", "surname", "nachname", "familienname", "lastname", "nom", "apellidos"),
        *("apellido", "cognome", "achternaam", "sobrenome", "efternamn", "nazwisko"),
    ),
    "mail": (
        *("email", "e-mail", "mail", "email address", "e-mail address", "mail address", "e-mail-adresse"),
        *("work email", "home email", "primary email", "e-mail 2 address", "e-mail 3 address"),
        *("adresse de messagerie", "adresse e-mail", "dirección de correo electrónico", "correo electrónico"),
        *("indirizzo posta elettronica", "indirizzo di posta elettronica", "e-mailadres", "endereço de email"),
        *("endereço de e-mail", "e-postadress", "adres e-mail"),
        *("emails", "e-mail 2: adresse", "e-mail 3: adresse", "e-mail-adresse 2", "e-mail-adresse 3"),
        *(f"e-mail {number} - value" for number in range(1, 10)),
    ),
    "phone": (
        *("phone", "phone number", "telephone", "tel", "mobile", "mobile phone", "cell", "cell phone"),
        *("home phone", "business phone", "telefon", "telefonnummer", "handy", "mobil"),
        *("phone numbers", "phonenumbers", "primary phone", "business phone 2", "home phone 2", "other phone"),
        *("tél. mobile", "téléphone mobile", "téléphone", "téléphone (bureau)", "téléphone (domicile)"),
        *("teléfono móvil", "teléfono", "teléfono del trabajo", "teléfono particular", "cellulare", "telefono"),
        *("telefono cellulare", "telefono abitazione", "telefono ufficio", "mobiele telefoon", "telefoon op werk"),
        *("telefoon thuis", "telefone celular", "telefone", "telefone comercial", "telefone residencial"),
        *("telefon komórkowy", "mobilnummer"),
        *("mobiltelefon", "telefon geschäftlich", "telefon privat", "weiteres telefon"),
        *(f"phone {number} - value" for number in range(1, 10)),
    ),
    "linkedin": ("linkedin", "linkedin url", "linkedin profile"),
    "url": ("url", "website", "web page", "profile url", *(f"website {number} - value" for number in range(1, 5))),
    "organisation": (
        *("company", "organisation", "organization", "employer", "firma", "unternehmen"),
        *("organization name", "organization 1 - name", "société", "organización", "società", "bedrijf", "empresa"),
        *("företag", "firma"),
    ),
    "position": (
        "position",
        "job title",
        "role",
        "puesto",
        "posizione",
        "functie",
        "cargo",
        "organization title",
        "organization 1 - title",
    ),
    "title": ("title",),
    "location": ("location", "city", "ort", "stadt"),
    "birthday": (
        "birthday",
        "birth date",
        "date of birth",
        "geburtstag",
        "anniversaire",
        "cumpleaños",
        "compleanno",
        "verjaardag",
    ),
    "note": ("note", "notes", "comment", "comments", "notiz", "notizen"),
    "date": ("date", "datetime", "timestamp", "when", "day", "sent at", "datum", "wann"),
    "time": ("time", "uhrzeit"),
    "from": ("from", "sender", "von", "absender"),
    "to": ("to", "recipient", "recipients", "an", "empfänger"),
    "text": ("text", "message", "body", "content", "nachricht", "inhalt"),
    "subject": ("subject", "betreff"),
    "direction": ("direction", "in/out", "richtung"),
    "kind": ("kind", "type", "art"),
    "minutes": ("minutes", "duration", "minuten", "dauer"),
}
"""Our columns, and headers of plain tables, Google Contacts (old and new), Outlook, in the larger languages."""

_OURS: Final = {theirs: ours for ours, names in SYNONYMS.items() for theirs in names}
_WHO: Final = frozenset({"name", "first", "last", "mail", "phone", "linkedin"})
_HARD: Final = frozenset({"mail", "phone", "linkedin"})
_TALK: Final = frozenset({"direction", "kind", "text", "subject"})


class Columns:
    """Names columns: as the user declared them first, then by `SYNONYMS`, else as they are written."""

    def __init__(self, declared: Iterable[tuple[str, str]] = ()) -> None:
        self.declared = {plain(theirs): plain(ours) for ours, theirs in declared}

    def name(self, cell: str) -> str:
        """Our name of a column."""
        written = plain(cell)
        return self.declared.get(written) or _OURS.get(written, written)


def kind_of(header: tuple[str, ...]) -> str:
    """``people``: a name with an address or number. ``log``: a date with somebody. "" for anything else.

    A table of journeys has a date, from and to as well, so these alone are no log: words, a kind or a direction must be
    there.
    """
    columns = frozenset(name.partition("#")[0] for name in header)
    people = bool(columns & {"name", "first", "last"}) and bool(columns & _HARD)
    talk = bool(columns & _TALK)
    if "date" in columns and ((talk and {"from", "to"} <= columns) or (columns & _WHO and (talk or not people))):
        return LOG
    return PEOPLE if people else ""


def is_ours(name: str) -> bool:
    """Whether a column name is one of ours, not just any column of the file."""
    return name.partition("#")[0] in SYNONYMS
