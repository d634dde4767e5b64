"""Standards: your own thresholds and courtesies, each with what follows from a change."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from goodterms.desk.trouble import Trouble
from goodterms.faces.said import DEPTHS
from goodterms.faces.web.state import form, home, show, to

if TYPE_CHECKING:
    from goodterms.faces.shapes import StandardRow

AT = "/standards"
BEARS = "bears."

WEIGHTS = (
    "Hello",
    "Question, advice",
    "Favour, meeting",
    "Introduction, referral, pitch",
    "Recruiting, money",
)
"""What an ask of each weight is."""

WORDS = {"go": "Go", "hello_first": "Hello first", "dont": "Don\u2019t"}
SWITCH = ("on", "off")

DONE = {"kept": "Kept. It counts from now on, for every verdict.", "reset": "Back to the default."}


def page(request: Request) -> Response:
    """Every standard with its value."""
    return _shown(request, done=DONE.get(request.query_params.get("done", ""), ""))


def change(request: Request) -> Response:
    """Keeps one standard, or takes it back; a value that cannot be is said beside it, and stays to be mended."""
    from goodterms.desk import standards

    name, sent = str(request.path_params["name"]), form(request)
    if "reset" in sent:
        standards.reset(home(request), name)
        return to(f"{AT}?done=reset")
    value = str(sent.get("value", "")).strip()
    try:
        standards.change(home(request), name, value)
    except Trouble as trouble:
        if trouble.code != 2 or name not in {row["name"] for row in _rows(request)}:
            raise
        return _shown(request, wrong={"name": name, "value": value[:80], "says": trouble.sentence}, status=400)
    return to(f"{AT}?done=kept")


def table(request: Request) -> Response:
    """Keeps the cells of what a tie bears that were changed; or takes all of them back."""
    from goodterms.desk import standards

    sent = form(request)
    for row in _rows(request):
        name = row["name"]
        if not name.startswith(BEARS):
            continue
        if "reset" in sent or sent.get(name) == row["default"]:
            if row["own"]:
                standards.reset(home(request), name)
        elif _changed(row, sent):
            standards.change(home(request), name, str(sent[name]))
    return to(f"{AT}?done={'reset' if 'reset' in sent else 'kept'}")


def _changed(row: StandardRow, sent: FormData) -> bool:
    return row["name"] in sent and sent[row["name"]] != row["value"]


def _rows(request: Request) -> list[StandardRow]:
    from goodterms.desk.standards import standards

    return cast("list[StandardRow]", standards(home(request)))


def _shown(request: Request, *, done: str = "", wrong: dict[str, str] | None = None, status: int = 200) -> Response:
    rows = _rows(request)
    plain = [row for row in rows if not row["name"].startswith(BEARS)]
    cells = {row["name"]: row for row in rows if row["name"].startswith(BEARS)}
    return show(
        request,
        "standards.html",
        status=status,
        courtesies=[row for row in plain if row["default"] in SWITCH],
        numbers=[row for row in plain if row["default"] not in SWITCH],
        cells=cells,
        own_cells=any(row["own"] for row in cells.values()),
        depths=DEPTHS,
        weights=WEIGHTS,
        words=WORDS,
        done=done,
        wrong=wrong,
    )


routes = [
    Route(AT, page, methods=["GET"]),
    Route(f"{AT}/bears", table, methods=["POST"]),
    Route(f"{AT}/{{name}}", change, methods=["POST"]),
]
