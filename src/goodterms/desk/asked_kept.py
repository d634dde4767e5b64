"""What was asked of you, worked out once and kept while the record and the hour stay the same: for a page of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from goodterms.desk.asked import asked
from goodterms.desk.kept import kept
from goodterms.desk.ready import ready

PAGE = 10
"""Asks of one page: each of them says a good deal."""


def asked_page(home: Path, *, new: bool = False, page: int = 1) -> dict[str, Any]:
    """One page of `asked`, newest first: ``{"asks", "in_all", "page", "last"}``.

    Raises:
        Trouble: there is no record, or it cannot be read.
    """
    with ready(home) as connection:
        known = kept(connection, home)
    rows = known.once(f"asked {new}", lambda: asked(home, new=new, as_of=known.as_of))
    last = max(1, -(-len(rows) // PAGE))
    at = min(max(page, 1), last)
    return {"asks": rows[(at - 1) * PAGE : at * PAGE], "in_all": len(rows), "page": at, "last": last}
