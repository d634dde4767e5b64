"""Whom a row of a list names."""

from __future__ import annotations

from pathlib import Path

import pytest

from goodterms.desk.listed import NoColumn, listed


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("ada@example.org;Ada Example", "ada@example.org"),
        ("see below;Ada Example", "Ada Example"),
        (";Ada Example", "Ada Example"),
        ("see below;", "see below"),
        (" ;", ""),
    ],
)
def test_an_address_first_then_the_name_beside_it(tmp_path: Path, row: str, expected: str) -> None:
    """What stands in the column of addresses and is none does not hide the name."""
    path = tmp_path / "people.csv"
    path.write_text(f"E-Mail;Name;Firm\r\n{row};Mill\r\n", "cp1252")
    found = listed(path)
    assert [found.named(one) for one in found.rows()] == [expected]


def test_two_columns_are_one_name(tmp_path: Path) -> None:
    """Excel's semicolons, a German header, and a cell that is no address."""
    path = tmp_path / "people.csv"
    path.write_bytes("Vorname;Nachname;E-Mail-Adresse\r\nJürgen;Beispiel;unbekannt\r\n".encode("cp1252"))
    found = listed(path)
    assert [found.named(one) for one in found.rows()] == ["Jürgen Beispiel"]


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        ("Name,Email,Email", "Ada,,ada@example.org", "ada@example.org"),
        ("Name,Work email,Home email", "Ada,,ada@example.org", "ada@example.org"),
        ("Name,E-mail 1 - Value", "Ada,ada@example.org", "ada@example.org"),
        ("Name,Email opt-in,Email", "Ada,yes,ada@example.org", "ada@example.org"),
        ("Name,Email opt-in", "Ada,yes", "Ada"),
    ],
)
def test_several_columns_of_mail(tmp_path: Path, header: str, row: str, expected: str) -> None:
    """Whichever column holds an address, in the words of an address book, and none that only speaks of mail."""
    path = tmp_path / "people.csv"
    path.write_text(f"{header}\n{row}\n")
    found = listed(path)
    assert [found.named(one) for one in found.rows()] == [expected]


def test_which_columns_there_are(tmp_path: Path) -> None:
    """A list without a known column says which it has."""
    path = tmp_path / "people.csv"
    path.write_text("Foo,Bar\n1,2\n")
    with pytest.raises(NoColumn, match="It has: Foo, Bar"):
        listed(path)
