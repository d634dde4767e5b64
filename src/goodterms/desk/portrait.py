"""One person for a page of their own: what `person` says, a page of the timeline, the rhythm, and the owner's words."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from goodterms.desk.about import Line, lines, shown
from goodterms.desk.moment import now
from goodterms.desk.person import piece
from goodterms.desk.ready import ready
from goodterms.desk.shown import date
from goodterms.record import look, read

PIECES = 20
"""Pieces of the timeline on one page."""

YEARLY = 8
"""A history of more years than this is shown by years; a shorter one by quarters, and one of two years by months."""

MONTHLY = 2
MOST_YEARS = 60
"""Years shown at most; what is dated before them is in the timeline."""


def portrait(home: Path, id_: int, *, page: int = 1, as_of: int | None = None) -> dict[str, object]:
    """What the page of somebody shows beside `desk.person`: ``flags``, ``regards``, ``timeline`` (a page of it, with
    ``page``, ``last`` and ``in_all``), ``rhythm``, and ``lines`` on what they do and want.

    Raises:
        Trouble: no record.
    """
    moment = now() + 1 if as_of is None else as_of  # what was written down in this very second is seen
    with ready(home) as connection:
        known = read.persons(connection, [id_]).get(id_)
        said, in_all = look.timeline(connection, id_, moment, PIECES, (max(page, 1) - 1) * PIECES)
        last = max(1, -(-in_all // PIECES))
        if not said and page > 1:
            page = last
            said, in_all = look.timeline(connection, id_, moment, PIECES, (page - 1) * PIECES)
        return {
            "flags": sorted(known.flags) if known else [],
            "regards": [
                {"word": regard.word, "by_what": regard.by_what, "date": date(regard.ts)}
                for regard in look.regards(connection, id_)
            ],
            "timeline": [piece(one) for one in said],
            "page": min(max(page, 1), last),
            "last": last,
            "in_all": in_all,
            "rhythm": _rhythm(connection, id_, moment),
            "lines": [shown(one, number) for number, one in enumerate(_lines(connection, id_, moment), 1)],
        }


def _lines(connection: sqlite3.Connection, person: int, as_of: int) -> list[Line]:
    """All but the notes, which the page shows apart."""
    return [one for one in lines(connection, person, as_of) if one.topic not in {"note", "private"}]


def _rhythm(connection: sqlite3.Connection, person: int, as_of: int) -> list[dict[str, object]]:
    """Words in and out by years, quarters or months, whichever the length of the history can bear."""
    facts = read.facts(connection, as_of, [person]).get(person)
    if facts is None:
        return []
    first, last = datetime.fromtimestamp(facts.first, UTC), datetime.fromtimestamp(as_of - 1, UTC)
    years = last.year - first.year
    months = 12 if years > YEARLY else 3 if years >= MONTHLY else 1
    year = max(first.year, last.year - MOST_YEARS)
    starts = [datetime(year, 1 if year != first.year else 1 + (first.month - 1) // months * months, 1, tzinfo=UTC)]
    while starts[-1] <= last:
        starts.append(_after(starts[-1], months))
    counted = look.words(connection, person, [int(start.timestamp()) for start in starts])
    return [
        {"says": _called(start, months), "label": _label(start, months), "in": row.n_in, "out": row.n_out}
        for start, row in zip(starts, counted, strict=False)
    ]


def _after(start: datetime, months: int) -> datetime:
    month = start.month - 1 + months
    return start.replace(year=start.year + month // 12, month=month % 12 + 1)


def _called(start: datetime, months: int) -> str:
    if months == 12:
        return str(start.year)
    if months == 1:
        return f"{start:%B} {start.year}"
    return f"{start:%B} to {_after(start, 2):%B} {start.year}"


def _label(start: datetime, months: int) -> str:
    """A word under the bar: the year at its beginning, and months where months are shown."""
    if start.month <= months < 12:
        return str(start.year)
    return str(start.year) if months == 12 else f"{start:%b}" if months == 1 else ""
