"""Import: brings exports in, shows how far it is and what came of it, and takes an import back."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from goodterms.desk.trouble import Trouble
from goodterms.faces.cli.brought import REASONS
from goodterms.faces.web.exports import EXPORTS
from goodterms.faces.web.state import answer, form, home, live, show, to
from goodterms.faces.web.upload import Uploaded, drop, uploaded

if TYPE_CHECKING:
    from goodterms.desk.order import Order, Work
    from goodterms.faces.shapes import Brought, RunRow

AT = "/import"
MOST = 20 * 1024**3
"""Bytes of all files sent at once. Whoever has more names the folder instead, which copies nothing."""

ORDERS = {"dmy": "3/5/2019 is the 3rd of May", "mdy": "3/5/2019 is the 5th of March", "ymd": "The year stands first"}

SOURCES = {
    "vcard": "address book",
    "ics": "calendar",
    "csv": "table",
    "linkedin": "LinkedIn",
    "whatsapp": "WhatsApp",
    "telegram": "Telegram",
    "skype": "Skype",
}
"""Readers as people call what they read; the others are called by their own names."""

COLUMNS = {
    "name": "Name",
    "mail": "Mail address",
    "phone": "Phone number",
    "organisation": "Where they work",
    "position": "What they do",
    "date": "The day",
    "kind": "What it was: met, call, message",
    "direction": "In or out",
    "from": "From whom",
    "to": "To whom",
    "text": "What was said",
}
"""What a column of a table can be, by the reader's names."""

BY_HAND = re.compile(r"\s*Say --dates dmy or --dates mdy\.")
"""What a reader asks for on a command line; the page asks for it with a field."""


def page(request: Request) -> Response:
    """What runs, or what came of it; a form for more; and what was brought in before."""
    from goodterms.desk.work import look

    work = look(home(request))
    if work is not None and work.order.sync is not None and work.state != "running":
        work = None  # a look at sources, whose page says what came of it
    if live(request) and (work is None or work.state != "running"):
        return Response(headers={"HX-Refresh": "true"})  # it has ended: the whole page is another now
    if work is not None and work.state == "running":
        return show(request, "import.html", work=work, says=_says(work), earlier=[], **BARE)
    values = _ended(request, work) if work is not None else {}
    return show(request, "import.html", work=work, earlier=_earlier(home(request)), exports=EXPORTS, **BARE | values)


def _plain(why: str) -> str:
    """A reader's sentence without the option that the page asks for with a field."""
    return BY_HAND.sub("", why)


def _short(path: str) -> str:
    """The name of a file or folder without where it lies, which is beside it for whoever wants it."""
    return re.split(r"[/\\]", path.rstrip("/\\"))[-1] or path


BARE: dict[str, Any] = {
    "brought": None,
    "whose": [],
    "asks": [],
    "orders": ORDERS,
    "columns": COLUMNS,
    "headers": [],
    "reasons": REASONS,
    "sources": SOURCES,
    "plain": _plain,
    "short": _short,
}


def _ended(request: Request, work: Work) -> dict[str, Any]:
    """What is shown of work that has come to an end."""
    from goodterms.desk.headers import headers
    from goodterms.desk.me import me
    from goodterms.desk.order import asks

    if work.state != "done" or work.order.undo is not None:
        return {}
    brought = cast("Brought", work.report)
    whose = brought["asks"]["who_are_you"] if "asks" in brought and not me(home(request)) else []
    found = headers(work) if COLUMNS_ASKED in asks(work) else []
    return {"brought": brought, "whose": whose, "asks": asks(work), "headers": found}


COLUMNS_ASKED = "columns"


def _says(work: Work) -> str:
    """How far it is, in words."""
    from goodterms.words import channel

    if work.stopping:
        return "Stopping. What was read so far is kept."
    if not work.what or not work.pieces:
        return f"{work.what or 'Beginning'}…"
    doing = work.what if work.what[:1].isupper() else f"Reading {channel(work.what)}"
    return f"{doing}: {work.pieces:,} pieces so far."


def _earlier(place: Path) -> list[RunRow]:
    """What was brought in before, newest first."""
    from goodterms.desk.imports import so_far

    return cast("list[RunRow]", so_far(place))


def one(request: Request) -> Response:
    """One earlier import: what it brought, and the question whether to take it back."""
    run: int = request.path_params["run"]
    row = next((row for row in _earlier(home(request)) if row["run"] == run), None)
    if row is None:
        raise HTTPException(404, "There is no import of that number. Import lists them all.")
    return show(request, "imported.html", row=row, **BARE)


def begin(request: Request) -> Response:
    """Begins to read what was sent, or what was named."""
    from goodterms.desk.work import start

    try:
        came = _received(request)
    except (
        ClientDisconnect
    ):  # the browser was closed while it sent: what came is dropped, and nobody waits for an answer
        return Response(status_code=400)
    try:
        order = _order(request, came)
        start(home(request), order)
    except BaseException:
        drop(came.folder)
        raise
    if order.folder is None:
        drop(came.folder)
    return to(AT)


def _order(request: Request, came: Uploaded) -> Order:
    """What is to be read, and what was told about it; the settings of the home for what was not."""
    from goodterms.desk.order import Order
    from goodterms.settings import load

    said, known = came.fields, load(home(request))
    sent = sorted({path.relative_to(came.folder).parts[0] for path in came.files})
    named = _named(said.get("path", ""))
    if bool(sent) == bool(named):
        raise Trouble(BOTH if sent else NOTHING, 2)
    return Order(
        paths=sent or named,
        folder=str(came.folder.absolute()) if sent else None,
        me=_words(said.get("me", "")),
        zone=said.get("zone", "").strip() or known.zone,
        dates=said.get("dates") or None,
        region=known.region,
    )


NOTHING = "Choose files or a folder, or name one on this machine."
BOTH = "Files were chosen and a folder was named. Do one after the other."


def _received(request: Request) -> Uploaded:
    """The form with its files.

    Raises:
        Trouble: there is no room for them.
    """
    try:
        return uploaded(request, home(request))
    except OSError as error:
        raise Trouble(f"What was sent could not be kept here: {error.strerror}. {INSTEAD}") from error


INSTEAD = "Nothing of it was kept. Make room, or name where it lies on this machine: then nothing is copied."


def _named(text: str) -> list[str]:
    """The path that was typed, as the whole path; nothing for nothing.

    Raises:
        Trouble: it says not from where.
    """
    text = text.strip().strip("\"'")
    if not text:
        return []
    try:
        path = Path(text).expanduser()
    except RuntimeError:  # ~nobody
        path = Path(text)
    if not path.is_absolute():
        raise Trouble(f"Write the whole path, such as {Path.home() / 'Downloads' / text} or ~/Downloads/{text}.", 2)
    return [str(path)]


def _words(text: str) -> list[str]:
    return [word.strip() for word in re.split(r"[,;\n]", text) if word.strip()]


def go_on(request: Request) -> Response:
    """Does the last one once more, with what was told in between; what was kept is not read twice."""
    from goodterms.desk.work import again

    sent = form(request)
    dates = str(sent.get("dates", ""))
    named = {ours: str(sent.get(f"column-{ours}", "")).strip()[:LONGEST] for ours in COLUMNS}
    columns = [f"{ours}={theirs}" for ours, theirs in named.items() if theirs]
    again(home(request), **({"dates": dates} if dates else {}), **(_tables(request, columns) if columns else {}))
    return to(AT)


def _tables(request: Request, columns: list[str]) -> dict[str, Any]:
    """Reads the tables that were asked about, and those alone, by these columns."""
    from goodterms.desk.order import foreign
    from goodterms.desk.work import look

    work = look(home(request))
    return {"columns": columns, "source": "csv", "paths": foreign(work) if work is not None else []}


LONGEST = 200
"""Letters of a column's name."""


def stop(request: Request) -> Response:
    """Stops what runs; what was read so far is kept."""
    from goodterms.desk import work

    work.stop(home(request))
    return to(AT)


def leave(request: Request) -> Response:
    """Leaves it at that: the files that were sent are deleted, and the page asks for others."""
    from goodterms.desk.work import forget

    forget(home(request))
    return to(AT)


def whose(request: Request) -> Response:
    """Learns which addresses are the owner's own."""
    from goodterms.desk.me import add
    from goodterms.settings import load

    sent = form(request)
    handles = [*map(str, sent.getlist("handle")), *_words(str(sent.get("other", "")))]
    if not handles:
        raise Trouble("Choose the addresses that are yours, or write one.", 2)
    for handle in handles:
        add(home(request), handle, region=load(home(request)).region)
    return to(AT)


def undo(request: Request) -> Response:
    """Takes an import back, in the background: it may be a large one."""
    from goodterms.desk.order import Order
    from goodterms.desk.work import start

    start(home(request), Order(undo=request.path_params["run"]))
    return to(AT)


def api(request: Request) -> Response:
    """How far it is, for other programs."""
    from goodterms.desk.work import look

    work = look(home(request))
    told = (
        None if work is None else {name: getattr(work, name) for name in ("state", "what", "pieces", "says", "report")}
    )
    return answer(told)


room = {AT: MOST}

routes = [
    Route(AT, page, methods=["GET"]),
    Route(AT, begin, methods=["POST"]),
    Route("/import/again", go_on, methods=["POST"]),
    Route("/import/stop", stop, methods=["POST"]),
    Route("/import/leave", leave, methods=["POST"]),
    Route("/import/me", whose, methods=["POST"]),
    Route("/import/{run:int}", one, methods=["GET"]),
    Route("/import/{run:int}/undo", undo, methods=["POST"]),
    Route("/api/import", api, methods=["GET"]),
]
