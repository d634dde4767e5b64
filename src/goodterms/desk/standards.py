"""The owner's own thresholds and courtesies: shown, changed, taken back."""

from __future__ import annotations

from pathlib import Path

from goodterms.asks.standards import STANDARDS, BadStandard, with_overrides
from goodterms.desk.trouble import Trouble, plainly
from goodterms.record import opened, read
from goodterms.record.opened import NoRecord, transaction


def standards(home: Path) -> list[dict[str, object]]:
    """Every standard with its value, its default, and what follows from changing it."""
    try:
        with plainly(), opened.reading(home) as connection:
            own = read.standards(connection)
    except Trouble as trouble:
        if not isinstance(trouble.__cause__, NoRecord):
            raise
        own = {}
    return [
        {
            "name": standard.name,
            "value": own.get(standard.name, _typed(standard.default)),
            "default": _typed(standard.default),
            "says": standard.says,
            "courtesy": standard.courtesy,
            "own": standard.name in own,
        }
        for standard in STANDARDS
    ]


def change(home: Path, name: str, value: str) -> dict[str, object]:
    """Keeps one standard of the owner's.

    Raises:
        Trouble: there is no such standard, or it cannot be that.
    """
    with plainly(), opened.writing(home) as connection:
        try:
            with_overrides(read.standards(connection) | {name: value})
        except BadStandard as error:
            raise Trouble(str(error), 2) from error
        with transaction(connection):
            connection.execute("INSERT OR REPLACE INTO standard VALUES (?, ?)", (name, value))
    return next(row for row in standards(home) if row["name"] == name)


def reset(home: Path, name: str) -> dict[str, object]:
    """Takes one of the owner's standards back to its default.

    Raises:
        Trouble: there is no such standard, or another of the owner's own cannot stand beside its default.
    """
    with plainly(), opened.writing(home) as connection, transaction(connection):
        _fits_without(read.standards(connection), name)
        gone = connection.execute("DELETE FROM standard WHERE name = ?", (name,)).rowcount
    found = [row for row in standards(home) if row["name"] == name]
    if not found and not gone:
        raise Trouble(f"There is no standard called {name}. See: goodterms standards", 2)
    return found[0] if found else {"name": name}


def _fits_without(own: dict[str, str], name: str) -> None:
    """Asks that what stands now still stands without one; what does not stand anyway may always be taken back."""
    rest = {one: value for one, value in own.items() if one != name}
    try:
        with_overrides(own)
    except BadStandard:
        return
    try:
        with_overrides(rest)
    except BadStandard as error:
        raise Trouble(f"{error} Change that first; then {name} can go back.", 2) from error


def _typed(value: object) -> str:
    """A value as it would be typed."""
    return ("on" if value else "off") if isinstance(value, bool) else str(value)
