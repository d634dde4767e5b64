"""Looks at every source: what is new comes in, and it is said of each how it stands."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import cast
from zoneinfo import ZoneInfo

from goodterms.desk import passwords
from goodterms.desk.moment import now
from goodterms.desk.pieces import Progress, rare_collection
from goodterms.desk.sync import stand
from goodterms.desk.sync.followed import ROOM, Source, find
from goodterms.desk.sync.keeping import Keeping
from goodterms.desk.sync.keys import key_from
from goodterms.desk.trouble import plainly
from goodterms.live.broken import CannotFollow, NotLetIn
from goodterms.live.door import Key
from goodterms.record import followed, opened, run
from goodterms.record.handles import own_shown
from goodterms.record.opened import transaction
from goodterms.record.read import coverage
from goodterms.sources.protocol import Given
from goodterms.words import iso_day


def sync(
    home: Path,
    names: Sequence[str] = (),
    *,
    region: str | None = None,
    zone: str = "UTC",
    progress: Progress | None = None,
) -> dict[str, object]:
    """Looks at the sources of these names, or at all, and says what came of it (keys: the command contract).

    Raises:
        Trouble: there is no source of a name, or the record cannot be written; what was kept before stays.
    """
    wanted = find(home, names)
    given = Given(zone=ZoneInfo(zone))
    if not wanted:
        return {"sources": [], "me": [], "coverage": []}
    with plainly(), rare_collection(), opened.writing(home) as connection, run.only_one(home):
        began = now()
        with transaction(connection):
            for died in run.interrupted(connection):
                run.end(connection, died, "stopped", began)
        told = [_one(connection, home, source, region, given, progress) for source in wanted]
        numbers = [keeping.run for keeping, _ in told if keeping.run is not None]
        if any(keeping.changed for keeping, _ in told) or run.unsettled(connection):
            from goodterms.desk.bring_in import settling  # it thinks, and a look at nothing new need not

            for step in settling(connection, numbers[-1] if numbers else None, began):
                if progress is not None:
                    progress(step, sum(keeping.pieces for keeping, _ in told), None)
        return {
            "sources": [_ended(connection, keeping, one) for keeping, one in told],
            "me": own_shown(connection),
            "coverage": [
                {"channel": seen.channel, "from": iso_day(seen.first), "to": iso_day(seen.last)}
                for seen in coverage(connection, began + 1)
            ],
        }


def _one(
    connection: sqlite3.Connection,
    home: Path,
    source: Source,
    region: str | None,
    given: Given,
    progress: Progress | None,
) -> tuple[Keeping, dict[str, object]]:
    """One look at one source; what could not be had is said and keeps no other away."""
    at = now()
    label = f"{source.name} ({source.host or source.door.host})"
    keeping = Keeping(connection, label, at, region, progress)
    if progress is not None:
        progress(f"Looking at {source.name}", 0, None)
    entry: dict[str, object] = {"name": source.name, "kind": source.kind}
    try:
        notes = _follow(home, source, keeping, given)
    except CannotFollow as error:
        why, refused = str(error), isinstance(error, NotLetIn)
        stand.failed(home, source.name, at, why, refused=refused)
        return keeping, entry | {"state": "failing", "why": why, "refused": refused, "notes": []}
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if keeping.run is not None:
            with transaction(connection):
                run.end(connection, keeping.run, "stopped", now())
        raise
    shows = followed.span(connection, source.name) if keeping.changed else None
    stand.went_well(home, source.name, at, notes, shows)
    return keeping, entry | {"state": "well", "why": "", "refused": False, "notes": notes}


def _follow(home: Path, source: Source, keeping: Keeping, given: Given) -> list[str]:
    key = partial(key_of, home, source)
    if source.kind == "imap":
        from goodterms.desk.sync import mail
        from goodterms.live.imap import connect

        return mail.follow(lambda: connect(source.door, key()), source, keeping)
    from goodterms.desk.sync import dav
    from goodterms.live.http import Web

    return dav.follow(lambda: Web(source.url, key()), source, keeping, given)


def entered(source: Source, key: Key) -> None:
    """Goes in and out again.

    Raises:
        CannotFollow: that does not work, and why.
    """
    if source.kind == "imap":
        from goodterms.live.imap import connect

        connect(source.door, key).close()
        return
    from goodterms.live.dav import collections
    from goodterms.live.http import Web

    web = Web(source.url, key)
    try:
        collections(web, source.url, source.kind)
    finally:
        web.close()


def key_of(home: Path, source: Source) -> Key:
    """What opens a source.

    Raises:
        CannotFollow: there is none, or a token could not be had.
    """
    secret = passwords.secret(home, ROOM, source.name)
    if not secret:
        raise NotLetIn(f"No password is kept for {source.name}.")
    return key_from(source, secret)


def _ended(connection: sqlite3.Connection, keeping: Keeping, entry: dict[str, object]) -> dict[str, object]:
    """What came of one look, counted; and its import closed, where there was one."""
    counts = keeping.counts()
    entry = entry | cast("dict[str, object]", counts) | {"gone": keeping.gone, "run": keeping.run}
    if keeping.run is not None:
        file = {"path": keeping.label, "source": str(entry["kind"]), **counts}
        state = "done" if entry["state"] == "well" else "stopped"
        with transaction(connection):
            run.end(connection, keeping.run, state, now(), [file])
    return entry
