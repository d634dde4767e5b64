"""A list split into tables: which column, who is meant, what is written, and that nothing of the owner's is lost."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from exports import ME, Mailbox
from goodterms.desk.bring_in import bring_in
from goodterms.desk.listed import NoColumn, listed
from goodterms.desk.moment import moment
from goodterms.desk.split import split
from goodterms.desk.tables import harmless
from goodterms.desk.trouble import Trouble

ASK = "Could you introduce me to the head of your department, please?"
ROWS = [
    ["Firm", "E-Mail", "Name"],
    ["=HYPERLINK(1)", "rosa@example.net", "Rosa"],
    ["b", "theo@tips.example", ""],
    ["c", "nobody@example.com", "+49 30 123"],
    ["d", "", "Kim Twin"],
    ["e", "", ""],
    ["f", "quinn@shop.example", ""],
]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Rosa is close, Quinn was and fell silent, Theo helped once, and two people are called Kim Twin."""
    box = Mailbox()
    box.talk("Quinn Quiet <quinn@shop.example>", [f"2019-{month:02}-03" for month in range(1, 13)])
    box.talk("Rosa Related <rosa@example.net>", [f"2021-{month:02}-0{day}" for month in range(1, 7) for day in (1, 9)])
    box.talk("Theo Tips <theo@tips.example>", ["2020-03-01"])
    for number in (1, 2):
        box.talk(f"Kim Twin <kim{number}@example.org>", ["2021-02-01"])
    both = "Kim Twin <kim1@example.org>, Kim Twin <kim2@example.org>"
    box.mail(ME, both, "2021-02-02", "You two share a name and an office, as I have seen.")
    place = tmp_path_factory.mktemp("split")
    bring_in(place / "home", [str(box.mbox(place / "all.mbox"))])
    return place / "home"


def table(folder: Path, rows: list[list[str]] = ROWS, name: str = "people.csv", delimiter: str = ",") -> Path:
    """A list as somebody keeps it."""
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path


def read(path: Path) -> list[list[str]]:
    """A table as a spreadsheet reads it."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def done(home: Path, path: Path, into: Path, **more: Any) -> dict[str, Any]:
    """The list split as of a summer day of 2021."""
    answer: dict[str, Any] = split(home, ASK, path, into, as_of=moment("2021-06-20"), **more)
    return answer


def test_every_row_in_one_table(home: Path, tmp_path: Path) -> None:
    """Each row is in the table of its word, with its own columns, the finding and what to do instead."""
    found = done(home, table(tmp_path), tmp_path / "out")
    assert found["counts"] == {"go": 1, "hello_first": 1, "dont": 2, "which_one": 1, "nobody": 1}
    assert found["column"] == "E-Mail"
    assert read(tmp_path / "out/go.csv") == [
        ["Firm", "E-Mail", "Name", "verdict", "why", "what to do instead"],
        ["'=HYPERLINK(1)", "rosa@example.net", "Rosa", "go", *read(tmp_path / "out/go.csv")[1][4:]],
    ]
    (hello,) = read(tmp_path / "out/hello_first.csv")[1:]
    assert hello[:4] == ["f", "quinn@shop.example", "", "hello_first"]
    assert "3 December 2019" in hello[4]
    assert "hello" in hello[5].lower()
    assert [row[2] for row in read(tmp_path / "out/dont.csv")[1:]] == ["", "'+49 30 123"]
    assert sum(len(read(path)) - 1 for path in (tmp_path / "out").iterdir()) == len(ROWS) - 1


def test_names_of_several_are_set_aside(home: Path, tmp_path: Path) -> None:
    """Who could be two people is asked for and never weighed."""
    found = done(home, table(tmp_path), tmp_path / "out")
    assert [row["to"] for row in found["which"]] == ["Kim Twin"]
    assert "kim1@example.org" in read(tmp_path / "out/which_one.csv")[1][4]


def test_hello_of_this_week(home: Path, tmp_path: Path) -> None:
    """Who is suggested for a hello has a reason of their own."""
    found = done(home, table(tmp_path), tmp_path / "out")
    assert [row["person"]["name"] for row in found["this_week"]] == ["Quinn Quiet"]
    assert "take up" in found["this_week"][0]["instead"]
    assert [(one["verdict"], one["rows"]) for one in found["reasons"]][-1] == ("hello_first", 1)


def test_at_most_five_a_week(tmp_path: Path) -> None:
    """However many are on the list, five hellos are suggested, closest first, nobody twice."""
    box = Mailbox()
    for number in range(8):
        box.talk(f"Pal {number} <pal{number}@example.org>", [f"2019-{month:02}-03" for month in range(1, 13)])
    bring_in(tmp_path / "home", [str(box.mbox(tmp_path / "all.mbox"))])
    rows = [["mail"], *[[f"pal{number}@example.org"] for number in (0, 0, *range(8))]]
    found = done(tmp_path / "home", table(tmp_path, rows), tmp_path / "out")
    assert found["counts"]["hello_first"] == 10
    assert [row["to"] for row in found["this_week"]] == [f"pal{number}@example.org" for number in range(5)]


def test_private_and_never_overwritten(home: Path, tmp_path: Path) -> None:
    """The tables are the owner's alone; what lies there already stays, unless it is forced."""
    path, out = table(tmp_path), tmp_path / "out"
    done(home, path, out)
    assert {oct(file.stat().st_mode & 0o777) for file in out.iterdir()} == {"0o600"}
    (out / "go.csv").write_text("mine")
    with pytest.raises(Trouble, match=r"go\.csv"):
        done(home, path, out)
    assert (out / "go.csv").read_text() == "mine"
    done(home, path, out, force=True)
    assert read(out / "go.csv")[1][1] == "rosa@example.net"


def test_nothing_is_left_of_what_breaks_off(home: Path, tmp_path: Path) -> None:
    """A table that cannot be read to its end leaves no half tables."""
    path = tmp_path / "people.csv"
    path.write_bytes(b"mail\nrosa@example.net\n" + b'"' + b"x" * (5 << 20))
    with pytest.raises(Trouble, match="cannot be read after row"):
        done(home, path, tmp_path / "out")
    assert not (tmp_path / "out").exists() or list((tmp_path / "out").iterdir()) == []


def test_folder_that_cannot_be_made(home: Path, tmp_path: Path) -> None:
    """It is said in a sentence."""
    (tmp_path / "out").write_text("a file")
    with pytest.raises(Trouble, match="Choose another folder"):
        done(home, table(tmp_path), tmp_path / "out")


@pytest.mark.parametrize("cell", ["=1+1", "+49", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\uff1d1"])
def test_no_formula(cell: str) -> None:
    """What a spreadsheet would work out begins with an apostrophe."""
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["Rosa", "a=b", "", "1-2", "rosa@example.net"])
def test_ordinary_cells_stay(cell: str) -> None:
    """Everything else is as it was."""
    assert harmless(cell) == cell


@pytest.mark.parametrize(
    ("raw", "named"),
    [
        (b"rosa@example.net\nname@example.org\n", ["rosa@example.net", "name@example.org"]),
        (b"Name;E-Mail\r\nRosa;rosa@example.net\r\n", ["rosa@example.net"]),
        (b"\xef\xbb\xbfemail\nrosa@example.net\n", ["rosa@example.net"]),
        ("email\tname\nrosa@example.net\tRosa\n".encode("utf-16"), ["rosa@example.net"]),
        (b"Notes:\nwhen exporting\n\nFirst Name,Last Name,URL\nRosa,Related,\n", ["Rosa Related"]),
        (b"1,rosa@example.net\n2,theo@tips.example\n", ["rosa@example.net", "theo@tips.example"]),
        (b"rosa@example.net\nTips, Theo\nname\n", ["rosa@example.net", "Tips", "name"]),
        (b"name\nJos\xe9\n", ["Jos\u00e9"]),
    ],
)
def test_lists_of_many_programs(tmp_path: Path, raw: bytes, named: list[str]) -> None:
    """Separators, encodings, preambles, tables without a header: the recipients are found."""
    (tmp_path / "list.csv").write_bytes(raw)
    found = listed(tmp_path / "list.csv")
    assert [found.named(row) for row in found.rows()] == named


def test_column_is_asked_for(home: Path, tmp_path: Path) -> None:
    """Where no column is known the headers are offered; a header or its number chooses one."""
    path = table(tmp_path, [["Kunde", "Wohin"], ["7", "rosa@example.net"]])
    with pytest.raises(NoColumn) as asked:
        done(home, path, tmp_path / "out")
    assert asked.value.headers == ["Kunde", "Wohin"]
    for column in ("wohin", "2"):
        assert done(home, path, tmp_path / "out", column=column, force=True)["counts"]["go"] == 1
    with pytest.raises(NoColumn, match="It has: Kunde, Wohin"):
        done(home, path, tmp_path / "out", column="Mail")


@pytest.mark.parametrize(("raw", "says"), [(b"", "is empty"), (b"PK\0\1", "Save it as CSV")])
def test_no_table(home: Path, tmp_path: Path, raw: bytes, says: str) -> None:
    """What is no table is said in a sentence."""
    (tmp_path / "list.csv").write_bytes(raw)
    with pytest.raises(Trouble, match=says):
        done(home, tmp_path / "list.csv", tmp_path / "out")


def test_long_cells_and_formulas(home: Path, tmp_path: Path) -> None:
    """A cell of thousands of letters stays whole; no formula is worked out, not even in the recipient's column."""
    long = "word " * 1_000
    rows = [["E-Mail", "Note"], ["rosa@example.net", long], ["=1+1", "@x"]]
    found = done(home, table(tmp_path, rows), tmp_path / "out")
    written = [row for path in found["files"].values() for row in read(Path(path))[1:]]
    assert sorted(row[:2] for row in written) == [["'=1+1", "'@x"], ["rosa@example.net", long]]


def test_own_address_and_a_note_to_many(home: Path, tmp_path: Path) -> None:
    """The owner's own address may go; the number of recipients is that of the whole list."""
    rows = [["mail"], [ME.partition("<")[2].strip(">")], *[[f"x{number}@example.org"] for number in range(20)]]
    found = done(home, table(tmp_path, rows), tmp_path / "out")
    assert read(tmp_path / "out/go.csv")[1][0] == "olive@example.com"
    found = done(home, table(tmp_path, [*rows, ["rosa@example.net"]]), tmp_path / "more", page=True)
    assert "goes to 22 people" in read(tmp_path / "more/go.csv")[2][2]
    assert found["counts"]["go"] == 2
    assert len(read(tmp_path / "more/all.csv")) == 1 + 22


def test_a_quotation_mark_that_is_not_closed(home: Path, tmp_path: Path) -> None:
    """Rows that ran into each other are set aside with a sentence, and the rows before them are weighed."""
    path = tmp_path / "people.csv"
    path.write_text('Name,Firm\nRosa Related,x\n"Ann Open,y\nBob Next,z\n', "utf-8")
    found = done(home, path, tmp_path / "out")
    assert found["counts"]["nobody"] == 1
    assert "quotation mark is not closed" in read(tmp_path / "out/nobody.csv")[1][3]


def test_a_first_name_is_nobody_for_sure(home: Path, tmp_path: Path) -> None:
    """One word that is only part of somebody's name is set aside with who it may be; a whole name is matched."""
    path = table(tmp_path, [["Name"], ["Quinn"], ["Quinn Quiet"], ["Rosa Related"]])
    found = done(home, path, tmp_path / "out")
    assert found["counts"]["which_one"] == 1
    (row,) = found["which"]
    assert row["to"] == "Quinn"
    assert "Quinn Quiet" in row["why"]
    assert "or somebody else. Put an address" in row["why"]


def test_a_name_of_one_word_that_is_all_of_it(tmp_path: Path) -> None:
    """Who is called by one word is meant by it, until somebody else has that word in their name."""
    box = Mailbox()
    box.talk("Zuri <zuri@example.net>", ["2021-02-01"])
    bring_in(tmp_path / "home", [str(box.mbox(tmp_path / "one.mbox"))])
    path = table(tmp_path, [["Name"], ["zuri"]])
    assert done(tmp_path / "home", path, tmp_path / "out")["counts"]["which_one"] == 0
    other = "Zuri Quillfeather <zq@example.org>"
    box.talk(other, ["2021-03-01"])
    box.mail(ME, f"Zuri <zuri@example.net>, {other}", "2021-03-02", "You two should meet, for you share a name.")
    bring_in(tmp_path / "home", [str(box.mbox(tmp_path / "two.mbox"))])
    assert done(tmp_path / "home", path, tmp_path / "more")["counts"]["which_one"] == 1


def test_what_is_no_address(home: Path, tmp_path: Path) -> None:
    """A cell of the column of addresses that holds none and names nobody known is set aside with a sentence."""
    found = done(home, table(tmp_path, [["E-Mail"], ["ask at the desk"], ["Rosa Related"]]), tmp_path / "out")
    assert found["counts"]["nobody"] == 1
    assert found["nobody"] == [
        {
            "to": "ask at the desk",
            "why": "'ask at the desk' stands where an address should, and is none. "
            "Mend the row, or write the full name.",
        }
    ]


def test_no_table_of_an_earlier_list_is_left(home: Path, tmp_path: Path) -> None:
    """A second list into one folder leaves no table of the first, and touches nothing that is not ours."""
    out = tmp_path / "out"
    done(home, table(tmp_path), out)
    assert (out / "which_one.csv").exists()
    (out / "people.csv").write_text("mine\n")
    done(home, table(tmp_path, [["E-Mail"], ["rosa@example.net"]]), out, force=True)
    assert sorted(path.name for path in out.iterdir()) == ["dont.csv", "go.csv", "hello_first.csv", "people.csv"]
    assert (out / "people.csv").read_text() == "mine\n"


def test_the_list_itself_is_never_overwritten(home: Path, tmp_path: Path) -> None:
    """Not even when it is forced."""
    path = table(tmp_path, [["E-Mail"], ["rosa@example.net"]])
    with pytest.raises(Trouble, match=r"people\.csv .* is the list itself"):
        done(home, path, tmp_path, signed_up=path, force=True)
    assert read(path) == [["E-Mail"], ["rosa@example.net"]]


def test_a_line_that_never_ends(home: Path, tmp_path: Path) -> None:
    """A file of one endless line is refused by its beginning."""
    path = tmp_path / "long.csv"
    path.write_bytes(b"a" * 200_000)
    with pytest.raises(Trouble, match="line of more than 64 KB"):
        done(home, path, tmp_path / "out")
