"""Sources: the mailboxes, address books and calendars that are followed, and how each stands."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, cast
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from goodterms.desk.trouble import Trouble
from goodterms.faces.web.state import answer, form, home, live, show, to
from goodterms.settings import load

if TYPE_CHECKING:
    from goodterms.faces.shapes import SourceRow

AT = "/sources"

KINDS = {"imap": "A mailbox (IMAP)", "carddav": "An address book (CardDAV)", "caldav": "A calendar (CalDAV)"}

NOTHING = "Say whose it is: your address there, and the password for programs."


def page(request: Request) -> Response:
    """How each source stands, and a form for another one."""
    from goodterms.desk.coverage import coverage
    from goodterms.desk.limits import limits
    from goodterms.desk.sync.listed import listed
    from goodterms.desk.work import look

    seen = coverage(home(request))  # what is wrong with the record is said here too
    work = look(home(request))
    running = work is not None and work.state == "running"
    if live(request) and not running:
        return Response(headers={"HX-Refresh": "true"})  # it has ended: the whole page is another now
    rows = [_here(request, row) for row in cast("list[SourceRow]", listed(home(request)))]
    says = ""
    if work is not None and running:
        says = f"{work.what or 'Beginning'}{f': {work.pieces:,} pieces so far' if work.pieces else '…'}"
    left = limits(home(request))
    return show(request, "sources.html", rows=rows, running=running, says=says, kinds=KINDS, coverage=seen, limits=left)


def _here(request: Request, row: SourceRow) -> SourceRow:
    """A row with its moments as clocks show them here."""
    zone = ZoneInfo(load(home(request)).zone)

    def local(moment: str | None) -> str | None:
        return None if moment is None else datetime.fromisoformat(moment).astimezone(zone).isoformat()

    return {**row, "last": local(row["last"]), "next": local(row["next"]), "failing_since": local(row["failing_since"])}


def look(request: Request) -> Response:
    """Looks at one source now, or at all."""
    from goodterms.desk.sync.beside import look_now

    name = str(form(request).get("name", ""))
    look_now(home(request), [name] if name else [])
    return to(AT)


def add(request: Request) -> Response:
    """Follows a source from now on; its password is tried first."""
    from goodterms.desk.sync.followed import Source
    from goodterms.desk.sync.set_up import filled_in, set_up

    sent = {name: str(value).strip() for name, value in form(request).items()}
    kind, user, where = sent.get("kind", ""), sent.get("user", ""), sent.get("where", "")
    secret = str(form(request).get("password", ""))
    if not user or not secret:
        raise Trouble(NOTHING, 2)
    beside = "" if kind == "imap" else f"-{kind}"
    said = Source(
        f"{user}{beside}", kind, user, host=where if kind == "imap" else "", url="" if kind == "imap" else where
    )
    source = filled_in(said)
    if not (source.host or source.url):
        raise Trouble("Say where it is served too: this provider is not known here.", 2)
    set_up(home(request), source, secret, region=load(home(request)).region)
    return to(AT)


def remove(request: Request) -> Response:
    """Follows a source no longer."""
    from goodterms.desk.sync.set_up import remove as forget

    forget(home(request), str(form(request).get("name", "")))
    return to(AT)


def stop(request: Request) -> Response:
    """Stops what runs; what was read so far is kept."""
    from goodterms.desk import work

    work.stop(home(request))
    return to(AT)


def api(request: Request) -> Response:
    """The same for other programs."""
    from goodterms.desk.sync.listed import listed

    return answer(listed(home(request)))


routes = [
    Route(AT, page, methods=["GET"]),
    Route("/sources/look", look, methods=["POST"]),
    Route("/sources/add", add, methods=["POST"]),
    Route("/sources/remove", remove, methods=["POST"]),
    Route("/sources/stop", stop, methods=["POST"]),
    Route("/api/sources", api, methods=["GET"]),
]
