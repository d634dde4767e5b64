"""The rows of `bench/who.py`: any CSV with a truth, in whatever encoding and with whatever separator it was saved."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from goodterms.people.seen import Somebody
from goodterms.words import Handle

Row = dict[str, str]

MEANINGS = ("name", "email", "phone", "url", "organisation", "birthday", "address", "number", "truth")
_FEBRL = (
    "given_name=name,surname=name,date_of_birth=birthday,street_number=address,address_1=address,address_2=address,"
    "suburb=address,postcode=address,state=address,soc_sec_id=number,rec_id=truth"
)
FORMATS = {
    "sympy": "raw_name=name,raw_email=email,canonical_name=truth,canonical_email=truth",
    "febrl": _FEBRL,
    "splink": "first_name=name,surname=name,dob=birthday,city=address,email=email,cluster=truth",
    "figures": "full_name=name,dob=birthday,birth_place=address,postcode_fake=address,cluster=truth",
}
"""The columns of the published sets. A febrl record's truth is its number before ``-org`` or ``-dup``."""

_ENCODINGS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_SAMPLE = 20_000


class NotRead(Exception):
    """A file or a choice of columns that gives no rows with a truth; the text says why and what to write instead."""


def published(paths: Iterable[Path]) -> list[Row]:
    """All rows of all files as they were published, every value a string."""
    return [line for path in paths for line in lines(path)]


def lines(path: Path) -> Iterator[Row]:
    """Lines of one CSV or Parquet file. Raises `NotRead` for a file that is none."""
    if not path.is_file():
        raise NotRead(f"There is no file {path}.")
    if path.suffix == ".parquet":
        return _parquet(path)
    return _csv(path)


def _parquet(path: Path) -> Iterator[Row]:
    import duckdb

    try:
        found = duckdb.read_parquet(str(path))
    except duckdb.Error as error:
        raise NotRead(f"{path} is no Parquet file: {str(error).splitlines()[0]}") from error
    for values in found.fetchall():
        yield {k: "" if v is None else str(v) for k, v in zip(found.columns, values, strict=True)}


def _csv(path: Path) -> Iterator[Row]:
    text = _text(path).replace("\0", "")
    csv.field_size_limit(10_000_000)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=_separator(text), skipinitialspace=True)
    if not reader.fieldnames or len([name for name in reader.fieldnames if name and name.strip()]) < 2:
        raise NotRead(f"{path} has no columns: its first line must name them, such as name,email,truth.")
    for line in reader:
        yield {str(k).strip(): v.strip() for k, v in line.items() if k and isinstance(v, str)}


def _text(path: Path) -> str:
    """UTF-8 or UTF-16 by its mark, else UTF-8, and what is neither as Windows saves it in the West."""
    raw = path.read_bytes()
    encoding = next((name for mark, name in _ENCODINGS.items() if raw.startswith(mark)), "utf-8")
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _separator(text: str) -> str:
    """What stands most often in the first line: a comma, a semicolon or a tab."""
    head = text[:_SAMPLE].partition("\n")[0]
    return max(",;\t", key=head.count)


def rows(lines_: Iterable[Row], columns: Mapping[str, str]) -> list[Row]:
    """Rows with the columns that mean something, blanks between those of one meaning."""
    return [_meant(line, columns) for line in lines_]


def _meant(line: Row, columns: Mapping[str, str]) -> Row:
    row: dict[str, list[str]] = defaultdict(list)
    for column, value in line.items():
        plain = column.casefold().replace("e-mail", "email")
        meaning = columns.get(column, plain if plain in MEANINGS and plain not in columns.values() else "")
        if meaning and value:
            row[meaning].append(value)
    return {meaning: " ".join(values) for meaning, values in row.items()}


def columns_of(text: str) -> dict[str, str]:
    """``a=name,b=email`` as a mapping. Raises `NotRead` for a meaning that there is not."""
    parts = [part for part in text.split(",") if part.strip()]
    wrong = [part for part in parts if "=" not in part or part.partition("=")[2].strip() not in MEANINGS]
    if wrong:
        raise NotRead(
            f"Cannot read {', '.join(wrong)}: write column=meaning, where a meaning is {', '.join(MEANINGS)}."
        )
    return {column.strip(): meaning.strip() for column, _, meaning in (part.partition("=") for part in parts)}


def table(paths: Sequence[Path], kind: str | None, columns: str) -> list[Row]:
    """Rows to measure on. Raises `NotRead` where there is no row, no truth, or nothing to tell people by."""
    found = rows(published(paths), columns_of(FORMATS.get(kind or "", "") + "," + columns))
    there = {meaning for row in found for meaning in row}
    if not found:
        raise NotRead(f"{paths[0]} has no rows below its first line.")
    if "truth" not in there:
        raise NotRead(f"{paths[0]} has no column truth (whose a row is). Name it: --columns my_column=truth.")
    if there == {"truth"}:
        raise NotRead(f"{paths[0]} has neither name nor email. Name them: --columns my_name=name,my_address=email.")
    if kind == "febrl":
        found = [row | {"truth": row["truth"].split("-")[1]} for row in found]
    return found


def somebodies(found: Sequence[Row]) -> list[Somebody]:
    """Each row as somebody, a person all of them, for the truth says whose each is; a row without a way to reach
    anybody is only a name.
    """
    return [_somebody(number, row) for number, row in enumerate(found)]


def _somebody(number: int, row: Row) -> Somebody:
    name = row.get("name", "")
    reached = (("mail", "email"), ("phone", "phone"), ("url", "url"))
    handles = tuple(Handle(kind, row[column], name) for kind, column in reached if row.get(column))
    handles = handles or (Handle("name", name),)
    birthday = row.get("birthday", "").replace("-", "")
    return Somebody(
        number,
        handles,
        birthdays=frozenset({birthday} if len(birthday) == 8 and birthday.isdigit() else ()),
        organisations=_one(row, "organisation"),
        addresses=_one(row, "address"),
        numbers=_one(row, "number"),
    )


def _one(row: Row, column: str) -> frozenset[str]:
    return frozenset({row[column]} if row.get(column) else ())
