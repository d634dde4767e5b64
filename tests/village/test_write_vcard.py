"""The two address books, read back."""

from __future__ import annotations

from pathlib import Path

import pytest

from goodterms.village.happened import OWNER, Villager
from goodterms.village.villagers import ANDROID, APPLE, saved_as
from goodterms.village.write_vcard import saved_in
from goodterms.words import Card
from village import hand
from village.reading import cards, pieces

BOOKS = {APPLE: "contacts-iphone.vcf", ANDROID: "contacts-android.vcf"}


def _read(exported: dict[str, Path], book: str) -> list[tuple[Villager, Card]]:
    found = cards(pieces(exported[BOOKS[book]], "vcard"))
    return list(zip(saved_in(hand.villagers(), book), found, strict=True))


def _now(villager: Villager, kind: str) -> set[str]:
    return {reach.value for reach in villager.reaches if reach.kind == kind and reach.until is None}


@pytest.mark.parametrize("book", [APPLE, ANDROID])
def test_every_card_is_read_back(exported: dict[str, Path], book: str) -> None:
    """Each card has its name as the phone knows it, letters of any script and all."""
    for villager, card in _read(exported, book):
        assert card.name == " ".join(saved_as(villager, book).split())


@pytest.mark.parametrize("book", [APPLE, ANDROID])
def test_handles_are_those_in_use(exported: dict[str, Path], book: str) -> None:
    """Numbers are those in use now, addresses too; Android keeps one address, the iPhone all."""
    for villager, card in _read(exported, book):
        phones = {handle.value.replace(" ", "") for handle in card.handles if handle.kind == "phone"}
        mails = {handle.value for handle in card.handles if handle.kind == "mail"}
        assert phones == _now(villager, "phone")
        if book == APPLE:
            assert mails == _now(villager, "mail")
        else:
            assert len(mails) == 1
            assert mails <= _now(villager, "mail")


def test_iphone_knows_nicknames_work_and_birthdays(exported: dict[str, Path]) -> None:
    """Nicknames, employers with commas, positions with semicolons and birthdays come back, some without a year."""
    for villager, card in _read(exported, APPLE):
        about = {each.topic: each.value for each in card.about}
        assert about.get("nickname", "") == villager.names[-1].nick
        assert about["organisation"] == villager.works[-1].employer
        assert about.get("birthday", "")[-5:] == villager.birthday[-5:]


def test_books_differ(exported: dict[str, Path]) -> None:
    """Neither book has everybody, nor the same people under the same names; the owner is in none."""
    books = {book: {villager.number: card.name for villager, card in _read(exported, book)} for book in BOOKS}
    assert books[APPLE] != books[ANDROID]
    assert OWNER not in books[APPLE] | books[ANDROID]


def test_lines_are_folded(exported: dict[str, Path]) -> None:
    """The iPhone folds at 75 bytes, Android breaks quoted-printable lines softly."""
    assert max(map(len, exported[BOOKS[APPLE]].read_bytes().split(b"\r\n"))) <= 76
    raw = exported[BOOKS[ANDROID]].read_bytes()
    assert max(map(len, raw.split(b"\r\n"))) <= 200
    assert b"ENCODING=QUOTED-PRINTABLE:=D0" in raw
