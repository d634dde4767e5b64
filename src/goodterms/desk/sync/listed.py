"""Every source and how it stands, for the list and the page."""

from __future__ import annotations

from pathlib import Path

from goodterms.desk.moment import now
from goodterms.desk.sync import stand
from goodterms.desk.sync.followed import KINDS, sources
from goodterms.desk.trouble import plainly
from goodterms.record import followed, opened
from goodterms.words import iso, iso_day


def listed(home: Path) -> list[dict[str, object]]:
    """The sources in the order they were added (keys: `shapes.SourceRow`).

    Raises:
        Trouble: what is kept of them, or the record, cannot be read.
    """
    known = sources(home)
    if not known:
        return []
    seen = _seen(home, [one.name for one in known])
    told = stand.stands(home)
    moment = now()
    rows: list[dict[str, object]] = []
    for one in known:
        how = told.get(one.name, stand.Stand())
        due = stand.next_look(one, told.get(one.name))
        rows.append(
            {
                "name": one.name,
                "kind": one.kind,
                "what": KINDS[one.kind],
                "host": one.door.host,
                "user": one.user,
                "seen": seen[one.name],
                "from": None if how.shows is None else iso_day(how.shows[0]),
                "to": None if how.shows is None else iso_day(how.shows[1]),
                "last": _iso(how.last),
                "next": None if due is None else iso(max(due, moment)),
                "every": one.every,
                "failing_since": _iso(how.failing),
                "why": how.why,
                "refused": how.refused,
                "notes": list(how.notes),
                "writes": one.write,
            }
        )
    return rows


def due(home: Path) -> list[str]:
    """The names of the sources that are to be looked at now."""
    told = stand.stands(home)
    moment = now()
    looks = [(one.name, stand.next_look(one, told.get(one.name))) for one in sources(home)]
    return [name for name, at in looks if at is not None and at <= moment]


def _seen(home: Path, names: list[str]) -> dict[str, int]:
    """How many pieces lie there that were read."""
    if not opened.record_path(home).exists():
        return dict.fromkeys(names, 0)
    with plainly(), opened.reading(home) as connection:
        return {name: followed.seen_of(connection, name) for name in names}


def _iso(at: int | None) -> str | None:
    return None if at is None else iso(at)
