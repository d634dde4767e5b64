"""The owner's own handles."""

from __future__ import annotations

from pathlib import Path

from goodterms.desk.moment import now
from goodterms.desk.naming import naming, typed
from goodterms.desk.ready import finish
from goodterms.desk.trouble import Trouble, plainly
from goodterms.people.normal import normal
from goodterms.record import opened, run
from goodterms.record.handles import Handles, own_handles, own_shown
from goodterms.record.opened import transaction
from goodterms.record.owner import disown, own_handle
from goodterms.record.settle import begin_unsettled
from goodterms.words import Handle


def me(home: Path) -> list[str]:
    """Every handle that is the owner's."""
    with plainly(), opened.reading(home) as connection:
        return own_shown(connection)


def add(home: Path, handle: str, *, region: str | None = None) -> dict[str, object]:
    """Learns an own handle and places again whatever it touches. ``region``: of phone numbers without a country.

    Raises:
        Trouble: it is no handle.
    """
    own = _typed(handle)
    with plainly(), opened.writing(home) as connection:
        with run.only_one(home), transaction(connection):
            row = Handles(connection, naming(region)).row(own)
            if not connection.execute("SELECT own FROM handle WHERE id = ?", (row,)).fetchone()[0]:
                begin_unsettled(connection)  # who was a stranger, and what answers me, may be different now
                own_handle(connection, row)
        finish(connection, home)
        return {"me": own_shown(connection), "added": own.value}


def remove(home: Path, handle: str) -> dict[str, object]:
    """Takes a handle back that is not the owner's after all.

    Raises:
        Trouble: it is no own handle.
    """
    with plainly(), opened.writing(home) as connection:
        with run.only_one(home), transaction(connection):
            begin_unsettled(connection)
            if not disown(connection, *_own(own_handles(connection), handle), now()):
                raise Trouble(f"{handle} is not one of your own handles. See: goodterms me")
        finish(connection, home)
        return {"me": own_shown(connection), "removed": handle}


def _typed(text: str) -> Handle:
    handle = typed(text)
    if handle is None:
        raise Trouble(f"{text!r} is no address, profile URL or phone number (+44 …).", 2)
    return handle


def _own(known: list[Handle], text: str) -> tuple[str, str]:
    """The own handle that is meant: as kept, or of the same normal form."""
    meant = typed(text)
    for handle in known:
        if handle.value == text or (meant and meant.kind == handle.kind and normal(meant) == normal(handle)):
            return handle.kind, handle.value
    raise Trouble(f"{text} is not one of your own handles. See: goodterms me")
