"""Finds the line of a CSV log that is to be mended, for the sentence that says so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

Cells = list[str]

CELL_ENDS = re.compile("[,;|\t]")
"""What DuckDB takes for the end of a cell where it looks for it itself. A quoted cell may hold one: then no line is
named, or a later one."""


def ragged(paths: Iterable[Path]) -> str:
    """The first line that has not as many cells as the first of its file, as the end of a sentence; empty without."""
    return _first(paths, lambda head, cells: len(cells) != len(head))


def holding(paths: Iterable[Path], value: str) -> str:
    """The first line with this value in a cell, as `ragged`."""
    return _first(paths, lambda _, cells: value in cells)


def _first(paths: Iterable[Path], wrong: Callable[[Cells, Cells], bool]) -> str:
    for path in paths:
        if path.suffix.lower() != ".csv":
            continue
        with path.open(encoding="utf-8", errors="replace") as lines:
            head = _cells(next(lines, ""))
            for number, line in enumerate(lines, start=2):
                if line.strip() and wrong(head, _cells(line)):
                    return f" See line {number:,} of {path.name}."
    return ""


def _cells(line: str) -> Cells:
    return [cell.strip().strip('"') for cell in CELL_ENDS.split(line.rstrip("\r\n"))]
