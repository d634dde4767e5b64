"""The owner's two address books: of the iPhone (vCard 3.0) and of an older Android phone (2.1)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from goodterms.village.happened import Villager
from goodterms.village.sealed import private
from goodterms.village.villagers import (
    ANDROID,
    APPLE,
    Villagers,
    choice,
    has_left,
    last_handle,
    saved_as,
    token,
)

FOLD = 75
"""Bytes a line of vCard 3.0 (RFC 2426, 2.6)."""

PRINTED = 70
"""Bytes a line of quoted-printable, with room for its ``=``."""


def write_books(folder: Path, villagers: Villagers) -> list[Path]:
    """Writes both address books; each has most of those with a number or address, and not the same."""
    books: tuple[tuple[str, str, Callable[[Villager, str], Iterator[bytes]]], ...] = (
        ("contacts-iphone.vcf", APPLE, apple),
        ("contacts-android.vcf", ANDROID, android),
    )
    paths = []
    for name, book, card in books:
        path = folder / name
        with private(path) as file:
            for villager in saved_in(villagers.values(), book):
                for line in card(villager, saved_as(villager, book)):
                    file.write(line)
        paths.append(path)
    return paths


def saved_in(villagers: Iterable[Villager], book: str) -> Iterator[Villager]:
    """Who stands in an address book; the Android phone saves numbers only, and addresses with them."""
    for villager in villagers:
        if saved_as(villager, book) and (book == APPLE or last_handle(villager, "phone")):
            yield villager


def apple(villager: Villager, shown: str) -> Iterator[bytes]:
    """A card of the iPhone."""
    name = villager.names[-1]
    lines = [
        "BEGIN:VCARD", "VERSION:3.0", "PRODID:-//Apple Inc.//iPhone OS 16.5//EN",
        f"N:{_escaped(name.family)};{_escaped(name.given)};;;", f"FN:{_escaped(shown)}",
    ]  # fmt: skip
    if name.nick:
        lines.append(f"NICKNAME:{_escaped(name.nick)}")
    if villager.works:
        lines.append(f"ORG:{_escaped(villager.works[-1].employer)};")
        lines.append(f"TITLE:{_escaped(villager.works[-1].position)}")
    for number, mail in enumerate(_mails(villager), 1):
        lines.append(f"item{number}.EMAIL;type=INTERNET{';type=pref' if number == 1 else ''}:{mail}")
        lines.append(f"item{number}.X-ABLabel:{'_$!<Home>!$_' if number == 1 else '_$!<Work>!$_'}")
    lines += [f"TEL;type=CELL;type=VOICE;type=pref:{_spaced(phone)}" for phone in _phones(villager)]
    url = "" if has_left(villager, "linkedin") else last_handle(villager, "linkedin")
    if url and choice(villager.number, "profile saved", 4) == 0:
        lines.append(f"X-SOCIALPROFILE;type=linkedin:{url}")
    if villager.birthday:
        lines.append(_birthday(villager))
    lines += [f"UID:{token(f'card {villager.number}', 32)}", "END:VCARD"]
    return map(_folded, lines)


def android(villager: Villager, shown: str) -> Iterator[bytes]:
    """A card of the Android phone."""
    given, _, family = shown.partition(" ")
    name = villager.names[0]
    lines = ["BEGIN:VCARD", "VERSION:2.1", _property("N", family, given, "", "", ""), _property("FN", shown)]
    lines += [f"TEL;CELL;PREF:{phone}" for phone in _phones(villager)[:1]]
    lines += [f"TEL;HOME:{phone}" for phone in _phones(villager)[1:]]
    lines += [f"EMAIL;HOME:{mail}" for mail in _mails(villager)[:1]]
    if villager.works:
        lines.append(_property("ORG", villager.works[0].employer))
    if name.nick and choice(villager.number, "nickname saved", 3) == 0:
        lines.append(_property("X-ANDROID-CUSTOM", "vnd.android.cursor.item/nickname", name.nick, *[""] * 14))
    return (f"{line}\r\n".encode() for line in (*lines, "END:VCARD"))


def _mails(villager: Villager) -> list[str]:
    """All addresses that still work."""
    return [reach.value for reach in villager.reaches if reach.kind == "mail" and reach.until is None]


def _phones(villager: Villager) -> list[str]:
    found = (reach.value for reach in villager.reaches if reach.kind == "phone" and reach.until is None)
    return list(dict.fromkeys(found)) or [value for value in [last_handle(villager, "phone")] if value]


def _spaced(phone: str) -> str:
    return f"{phone[:3]} {phone[3:7]} {phone[7:]}".strip() if phone.startswith("+") else phone


def _birthday(villager: Villager) -> str:
    """One in three without the year, as Apple writes that."""
    if choice(villager.number, "year unknown", 3):
        return f"BDAY:{villager.birthday}"
    return f"BDAY;X-APPLE-OMIT-YEAR=1604:1604-{villager.birthday[5:]}"


def _escaped(text: str) -> str:
    text = " ".join(text.split()).replace("\\", "\\\\")
    return text.replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> bytes:
    raw, rows = line.encode("utf-8", "replace"), []
    while len(raw) > FOLD:
        cut = FOLD
        while raw[cut] & 0xC0 == 0x80:  # not within a letter
            cut -= 1
        rows.append(raw[:cut])
        raw = b" " + raw[cut:]
    return b"\r\n".join((*rows, raw)) + b"\r\n"


def _property(name: str, *parts: str) -> str:
    """A property of vCard 2.1: plain in ASCII, else quoted-printable in UTF-8 with soft line breaks."""
    value = ";".join(" ".join(part.split()).replace(";", "\\;") for part in parts)
    if value.isascii() and value.isprintable():
        return f"{name}:{value}"
    return f"{name};CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{_printed(value)}"


def _printed(value: str) -> str:
    """Every byte as Android writes it: all in hexadecimal but the separators."""
    units = [letter if letter == ";" else "".join(f"={byte:02X}" for byte in letter.encode()) for letter in value]
    rows, row = [], ""
    for unit in units:
        if len(row) + len(unit) > PRINTED:
            rows.append(row)
            row = ""
        row += unit
    return "=\r\n".join((*rows, row))
