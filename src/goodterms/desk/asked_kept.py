"""What was asked of you, worked out beside the page and kept while the record and the hour stay the same.

On a long history that takes seconds. A page waits `PATIENCE` for it; after that it says that it is being worked out, or
shows what was found before something changed.
"""

from __future__ import annotations

from pathlib import Path
from threading import Lock, Thread
from typing import Any

from goodterms.desk.asked import asked
from goodterms.desk.kept import Kept, kept
from goodterms.desk.ready import ready
from goodterms.desk.trouble import Trouble

PAGE = 10
"""Asks of one page: each of them says a good deal."""

PATIENCE = 1.0
"""Seconds that a page waits: most histories need less."""

HOMES = 8
"""Most answers from before a change that are kept: all and new, of four homes."""

Rows = list[dict[str, object]]
Which = tuple[Path, bool]

_going: dict[Which, Thread] = {}
_before: dict[Which, Rows] = {}
_lock = Lock()


def asked_page(home: Path, *, new: bool = False, page: int = 1) -> dict[str, Any] | None:
    """One page of `asked`, newest first: ``{"asks", "in_all", "page", "last", "changed"}``; None while there is none.

    ``changed``: the record has changed since, and it is being worked out anew.

    Raises:
        Trouble: there is no record, or it cannot be read.
    """
    with ready(home) as connection:
        known = kept(connection, home)
    if _name(new) not in known.memo:
        _begin(home, known, new=new).join(PATIENCE)
    found = known.memo.get(_name(new))
    rows = _before.get((home, new)) if found is None else found
    if isinstance(rows, Trouble):
        raise rows
    if not isinstance(rows, list):
        return None
    last = max(1, -(-len(rows) // PAGE))
    at = min(max(page, 1), last)
    shown = rows[(at - 1) * PAGE : at * PAGE]
    return {"asks": shown, "in_all": len(rows), "page": at, "last": last, "changed": found is None}


def warm(home: Path) -> None:
    """Begins before anybody asks. What goes wrong is said when a page asks for it."""
    try:
        with ready(home) as connection:
            known = kept(connection, home)
    except Trouble:
        return
    _begin(home, known, new=False).join()
    _begin(home, known, new=True).join()


def _begin(home: Path, known: Kept, *, new: bool) -> Thread:
    """The thread that works it out; the one that runs already, though for a record that has changed since."""
    with _lock:
        going = _going.get((home, new))
        if going is None or not going.is_alive():
            going = Thread(target=_work_out, args=(home, known), kwargs={"new": new}, daemon=True)
            _going[home, new] = going
            going.start()
        return going


def _work_out(home: Path, known: Kept, *, new: bool) -> None:
    try:
        rows = asked(home, new=new, as_of=known.as_of)
    except Trouble as trouble:
        known.memo[_name(new)] = trouble
        return
    known.memo[_name(new)] = rows
    _before.pop((home, new), None)
    _before[home, new] = rows
    while len(_before) > HOMES:
        del _before[next(iter(_before))]


def _name(new: bool) -> str:  # noqa: FBT001 - of the two lists
    return "asked new" if new else "asked"
