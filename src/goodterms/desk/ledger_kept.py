"""The ledger for a page: worked out once, and shown again as long as the record and the hour stay the same."""

from __future__ import annotations

from pathlib import Path

from goodterms.desk.kept import kept
from goodterms.desk.ledger import ledger
from goodterms.desk.ready import ready


def ledger_page(
    home: Path, who: str | None = None, *, months: bool = False, everything: bool = False
) -> dict[str, object]:
    """As `ledger.ledger`, as of the moment for which everybody is judged.

    Raises:
        Trouble: as there.
    """
    with ready(home) as connection:
        known = kept(connection, home)
    name = f"ledger {who} {months} {everything}"
    return known.once(name, lambda: ledger(home, who, months=months, everything=everything))
