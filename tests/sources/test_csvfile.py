"""Delimited text: encodings, separators, header rows, broken rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from goodterms.sources.csvfile import LONGEST_CELL, Row, Sheet, plain, rows, sniff
from goodterms.words import Unread
from sources.suite import tree_of


def find(header: tuple[str, ...]) -> str:
    """Knows tables with a kettle and a colour."""
    return "kettles" if {"kettle", "colour"} <= set(header) else ""


def read(path: Path, content: bytes) -> list[Row | Unread]:
    """The rows of a file with this content."""
    path.write_bytes(content)
    leaf = next(tree_of(path).leaves())
    sheet = sniff(leaf.head(), plain, find)
    assert isinstance(sheet, Sheet)
    return list(rows(leaf, sheet))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_way_of_writing(tmp_path: Path, encoding: str, delimiter: str, end: str) -> None:
    """Encoding, separator, line end and lines before the header make no difference."""
    lines = ["Note:", "", delimiter.join(("KETTLE", "Colour")), delimiter.join(("Öfchen", '"grün, hell"'))]
    found = read(tmp_path / "k", end.join(lines).encode(encoding))
    assert [row.cells for row in found if isinstance(row, Row)] == [{"kettle": "Öfchen", "colour": "grün, hell"}]


def test_a_broken_letter_is_not_another_encoding(tmp_path: Path) -> None:
    """One damaged byte in UTF-8 spoils one letter, not every umlaut of the file."""
    content = "kettle,colour\nÖfchen,grün\nT?öpfchen,bläulich\n".encode()
    found = read(tmp_path / "k", content.replace(b"?", b"\xff"))
    assert isinstance(found[0], Row)
    assert found[0].cells == {"kettle": "Öfchen", "colour": "grün"}


def test_rows_of_another_width(tmp_path: Path) -> None:
    """A row with too few or too many cells is told with its line, and the next ones are read."""
    found = read(tmp_path / "k", b"kettle,colour\nsmall\nsmall,red,hot\nlarge,blue,,\n")
    assert [type(row) for row in found] == [Unread, Unread, Row]
    assert found[0].where.endswith("k, line 2")


def test_lost_quotation_mark(tmp_path: Path) -> None:
    """A cell without end is told; it is never gathered without bound."""
    line = b"x" * 1_023 + b"\n"
    content = b'kettle,colour\nsmall,"red\n' + line * (LONGEST_CELL // len(line) + 1) + b'"\nlarge,blue\n'
    found = read(tmp_path / "k", content)
    assert isinstance(found[0], Unread)
    assert "quotation mark" in found[0].why


def test_column_that_is_there_twice(tmp_path: Path) -> None:
    """Both cells of a repeated column can be had."""
    found = read(tmp_path / "k", b"kettle,colour,colour\nsmall,,red\nlarge,blue,black\n")
    assert [(row.one("colour"), row.all("colour")) for row in found if isinstance(row, Row)] == [
        ("red", ["red"]),
        ("blue", ["blue", "black"]),
    ]
