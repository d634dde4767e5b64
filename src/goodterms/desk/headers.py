"""The headers of a table whose columns nobody knows, to be asked about."""

from __future__ import annotations

from pathlib import Path

from goodterms.desk.order import Work, foreign
from goodterms.sources.csvfile import sniff

HEAD = 64 * 1024
"""Bytes in which the header row is looked for: tables with longer preambles were never seen."""

WIDEST = 40
"""Columns that are told apart at most when the widest row is looked for."""


def headers(work: Work) -> list[str]:
    """The cells of the header row of the first table that has to be asked about; none where it lies in an archive."""
    paths = (Path(work.order.folder or "", where) for where in foreign(work))
    path = next((path for path in paths if path.is_file()), None)
    return [] if path is None else _headers(path)


def _headers(path: Path) -> list[str]:
    """The first of the widest rows, by whichever sign its cells are parted."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    for least in range(WIDEST, 1, -1):
        sheet = sniff(head, str, lambda row, least=least: "table" if sum(map(bool, row)) >= least else "")  # type: ignore[misc] # mypy infers no default of a lambda
        if sheet is not None:
            return [cell.strip() for cell in sheet.written if cell.strip()]
    return []
