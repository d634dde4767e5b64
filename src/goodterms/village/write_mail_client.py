"""What mail programs add to somebody's words: headers of their own, ids, signatures, and the line above a quote."""

from __future__ import annotations

from base64 import b64encode
from datetime import datetime
from enum import StrEnum
from functools import lru_cache

from goodterms.village.happened import OWNER, Villager
from goodterms.village.local import (
    DAYS,
    FRENCH_DAYS,
    FRENCH_MONTHS,
    GERMAN_DAYS,
    GERMAN_MONTHS,
    MONTHS,
    clock,
)
from goodterms.village.villagers import choice, last_handle, token
from goodterms.village.write_mail_header import Headers


class Client(StrEnum):
    """A mail program."""

    GMAIL = "gmail"
    OUTLOOK = "outlook"
    APPLE = "apple"
    THUNDERBIRD = "thunderbird"


SPREAD = (*[Client.GMAIL] * 4, *[Client.OUTLOOK] * 3, *[Client.APPLE] * 2, Client.THUNDERBIRD)
"""Ten villagers' programs; roughly how often each is met."""

NARROW_SINCE = 1_672_531_200
"""2023: since then Gmail writes a narrow no-break space before AM and PM."""

GERMAN = frozenset({"Europe/Berlin", "Europe/Vienna", "Europe/Zurich"})
FRENCH = frozenset({"Europe/Paris", "Europe/Brussels"})

OUTLOOK_LABELS = {
    "gb": ("From", "Sent", "To", "Subject"),
    "us": ("From", "Sent", "To", "Subject"),
    "de": ("Von", "Gesendet", "An", "Betreff"),
    "fr": ("De", "Envoyé", "À", "Objet"),
}
PHONE_STAMPS = {
    "gb": "Sent from my iPhone",
    "us": "Sent from my iPhone",
    "de": "Von meinem iPhone gesendet",
    "fr": "Envoyé de mon iPhone",
}
DISCLAIMER = (
    "This e-mail and any attachment are confidential and intended solely for the addressee. If you have received this"
    " e-mail in error, please notify the sender and delete it. Any disclosure to others is strictly prohibited."
)


@lru_cache(maxsize=1 << 14)
def client_of(number: int) -> Client:
    """The program that somebody writes mail with, all their life. The owner's mail lies with Gmail."""
    return Client.GMAIL if number == OWNER else SPREAD[choice(number, "mail program", len(SPREAD))]


def language(zone: str) -> str:
    """The language of somebody's programs, by where they live: gb, us, de or fr."""
    if zone.startswith("America/"):
        return "us"
    return "de" if zone in GERMAN else "fr" if zone in FRENCH else "gb"


def message_id(number: int, sender: int) -> str:
    """The Message-ID of a mail, in the shape of its sender's program."""
    mark = token(f"mail {number}", 32)
    match client_of(sender):
        case Client.GMAIL:
            return f"<CA{mark[:8]}+{mark[8:28]}_{number}@mail.village.example>"
        case Client.OUTLOOK:
            server = f"{mark[:8].upper()}PR01MB{number}"
            return f"<{server}{mark[8:20].upper()}@{server}.prod.outlook.village.example>"
        case Client.APPLE:
            return f"<{_uuid(mark).upper()}@village.example>"
        case _:
            return f"<{_uuid(mark)}@village.example>"


def own_headers(client: Client, number: int, talk: int, subject: str) -> Headers:
    """The headers by which a program shows itself."""
    match client:
        case Client.OUTLOOK:
            index = b64encode(bytes.fromhex(token(f"talk {talk}", 44))).decode()
            return [("Thread-Topic", subject), ("Thread-Index", index), ("X-Mailer", "Microsoft Outlook 16.0")]
        case Client.APPLE:
            phone = choice(number, "writes on a phone", 2)
            return [("X-Mailer", "iPhone Mail (20H115)" if phone else "Apple Mail (2.3731.700.6)")]
        case Client.THUNDERBIRD:
            return [("User-Agent", "Mozilla Thunderbird"), ("Content-Language", "en-GB")]
        case _:
            return []


def attribution(client: Client, tongue: str, when: datetime, name: str, address: str) -> str:
    """The line above a quote: "On Mon, 3 May 2021 at 10:12, Ann Example <ann@example.com> wrote:"."""
    who = f"{name} <{address}>" if name else f"<{address}>"
    match client:
        case Client.GMAIL:
            return _gmail(tongue, when, who)
        case Client.APPLE:
            return _apple(tongue, when, who)
        case _:
            return _thunderbird(tongue, when, name or address)


def older_block(tongue: str, when: datetime, sender: str, to: str, subject: str) -> str:
    """The header lines that Outlook writes above an older mail."""
    labels = OUTLOOK_LABELS[tongue]
    values = (sender, _outlook_date(tongue, when), to, subject)
    return "\n".join(f"{label}: {value}" for label, value in zip(labels, values, strict=True))


def signature(villager: Villager, ts: int) -> str:
    """What a program puts below somebody's words, empty for nothing. Some cards of Outlook have no mark before them."""
    client, kind = client_of(villager.number), choice(villager.number, "signature", 6)
    if villager.kind != "person" or kind == 0:
        return ""
    if client is Client.APPLE and kind < 5:
        return PHONE_STAMPS[language(villager.zone)]
    if client is Client.OUTLOOK:
        return ("", "Get Outlook for iOS", DISCLAIMER, card(villager, ts), card(villager, ts), "")[kind]
    return f"-- \n{card(villager, ts)}" if kind < 4 else ""


def card(villager: Villager, ts: int) -> str:
    """Name, work and number, as people put them below a mail."""
    work = villager.work_at(ts)
    lines = [villager.name_at(ts).full]
    if work:
        lines.append(f"{work.position}, {work.employer}")
    if phone := last_handle(villager, "phone"):
        lines.append(phone)
    return "\n".join(lines)


def _uuid(mark: str) -> str:
    return f"{mark[:8]}-{mark[8:12]}-4{mark[13:16]}-a{mark[17:20]}-{mark[20:32]}"


def _gmail(tongue: str, when: datetime, who: str) -> str:
    hour = f"{when.hour:02}:{when.minute:02}"
    match tongue:
        case "us":
            gap = "\u202f" if when.timestamp() >= NARROW_SINCE else " "
            day = f"{DAYS[when.weekday()][:3]}, {MONTHS[when.month - 1][:3]} {when.day}, {when.year}"
            return f"On {day} at {clock(when, gap)} {who} wrote:"
        case "de":
            day = f"{GERMAN_DAYS[when.weekday()][:2]}., {when.day}. {GERMAN_MONTHS[when.month - 1]} {when.year}"
            return f"Am {day} um {hour} Uhr schrieb {who}:"
        case "fr":
            day = f"{FRENCH_DAYS[when.weekday()][:3]}. {when.day} {FRENCH_MONTHS[when.month - 1]} {when.year}"
            return f"Le {day} à {hour}, {who} a écrit :"
        case _:
            day = f"{DAYS[when.weekday()][:3]}, {when.day} {MONTHS[when.month - 1][:3]} {when.year}"
            return f"On {day} at {hour}, {who} wrote:"


def _apple(tongue: str, when: datetime, who: str) -> str:
    hour = f"{when.hour:02}:{when.minute:02}"
    match tongue:
        case "us":
            return f"On {MONTHS[when.month - 1][:3]} {when.day}, {when.year}, at {clock(when)}, {who} wrote:"
        case "de":
            return f"Am {when.day:02}.{when.month:02}.{when.year} um {hour} schrieb {who}:"
        case "fr":
            return f"Le {when.day} {FRENCH_MONTHS[when.month - 1]} {when.year} à {hour}, {who} a écrit :"
        case _:
            return f"On {when.day} {MONTHS[when.month - 1][:3]} {when.year}, at {hour}, {who} wrote:"


def _thunderbird(tongue: str, when: datetime, name: str) -> str:
    hour = f"{when.hour:02}:{when.minute:02}"
    match tongue:
        case "us":
            return f"On {when.month}/{when.day}/{when.year} {clock(when)}, {name} wrote:"
        case "de":
            return f"Am {when.day:02}.{when.month:02}.{when.year % 100:02} um {hour} schrieb {name}:"
        case "fr":
            return f"Le {when.day:02}/{when.month:02}/{when.year} à {hour}, {name} a écrit :"
        case _:
            return f"On {when.day:02}/{when.month:02}/{when.year} {hour}, {name} wrote:"


def _outlook_date(tongue: str, when: datetime) -> str:
    hour = f"{when.hour:02}:{when.minute:02}"
    match tongue:
        case "us":
            return f"{DAYS[when.weekday()]}, {MONTHS[when.month - 1]} {when.day}, {when.year} {clock(when)}"
        case "de":
            return f"{GERMAN_DAYS[when.weekday()]}, {when.day}. {GERMAN_MONTHS[when.month - 1]} {when.year} {hour}"
        case "fr":
            return f"{FRENCH_DAYS[when.weekday()]} {when.day} {FRENCH_MONTHS[when.month - 1]} {when.year} {hour}"
        case _:
            return f"{when.day:02} {MONTHS[when.month - 1]} {when.year} {hour}"
