"""Whom a row of a list names."""

from __future__ import annotations

from pathlib import Path

import pytest

from goodterms.desk.listed import listed


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
