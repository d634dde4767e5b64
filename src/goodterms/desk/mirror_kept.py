"""The mirror, worked out beside the page and kept while the record and the hour stay the same.

On a long history it takes seconds. A page waits `PATIENCE` for it; after that it says that it is being worked out.
"""

from __future__ import annotations

from pathlib import Path
from threading import Lock, Thread

from goodterms.desk.kept import Kept, kept
from goodterms.desk.mirror import mirror
from goodterms.desk.ready import ready
from goodterms.desk.trouble import Trouble

PATIENCE = 1.0
"""Seconds that a page waits: most histories need less."""

_going: dict[tuple[Path, str], Thread] = {}
_lock = Lock()


def mirror_page(home: Path, month: str | None = None) -> dict[str, object] | None:
    """As `mirror.mirror`, as of this hour; None while it is being worked out.

    Raises:
        Trouble: as there.
    """
    with ready(home) as connection:
        known = kept(connection, home)
    name = f"mirror {month or ''}"
    if name not in known.memo:
        _begin(home, known, name, month).join(PATIENCE)
    found = known.memo.get(name)
    if isinstance(found, Trouble):
        raise found
    return found if isinstance(found, dict) else None


def _begin(home: Path, known: Kept, name: str, month: str | None) -> Thread:
    """The thread that works it out; the one that runs already, though for a record that has changed since."""
    with _lock:
        for gone in [key for key, thread in _going.items() if not thread.is_alive()]:
            del _going[gone]
        going = _going.get((home, name))
        if going is None:
            going = Thread(target=_work_out, args=(home, known, name, month), daemon=True)
            _going[home, name] = going
            going.start()
        return going


def _work_out(home: Path, known: Kept, name: str, month: str | None) -> None:
    try:
        known.memo[name] = mirror(home, month=month, as_of=known.as_of)
    except Trouble as trouble:
        known.memo[name] = trouble
