"""``goodterms who --log``: every join, part and word, with evidence, by whom and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from goodterms.faces.cli.options import settings
from goodterms.faces.cli.paper import put_json, say

if TYPE_CHECKING:
    from goodterms.faces.shapes import WhoLogRow, WhoLogSide

BY = {"owner": "you", "card": "a card", "key": "one number on two channels", "weighed": "the evidence"}
"""By whom a row is."""

DONE = {
    "join": "{one} and {other} are one",
    "different": "{one} and {other} are two",
    "later": "{one} and {other}: asked later",
    "not_a_person": "{one} is no person",
    "kind": "{one} is shared by several people",
    "never_mention": "{one} is never mentioned",
    "deceased": "{one} has died",
    "own": "{one} is you",
    "not_own": "{one} is not you",
}
"""What each act says."""


def show_log(*, as_json: bool) -> None:
    """Prints the ledger, newest first."""
    from goodterms.desk.who_log import who_log

    found = cast("list[WhoLogRow]", who_log(settings().home))
    if as_json:
        put_json(found)
        return
    if not found:
        say("Nobody was joined, and nothing was said yet.")
    for row in found:
        _show(row)
    if any(row["can_undo"] for row in found):
        say("Take one back with: goodterms who --undo N", style="dim")


def _show(row: WhoLogRow) -> None:
    from goodterms.faces.said import day

    gone = " (taken back)" if row["undone"] else ""
    say(f"{row['id']}: {sentence(row)}, by {BY.get(row['by'], row['by'])} on {day(row['on'])}{gone}")
    for each in row["evidence"]:
        say(each, indent=4, style="dim")


def sentence(row: WhoLogRow) -> str:
    """What a row says: "Ann Lee (ann@example.org) and A. Lee (lee@example.net) are one"."""
    other = "" if row["other"] is None else called(row["other"])
    return DONE.get(row["act"], row["act"]).format(one=called(row["one"]), other=other)


def called(side: WhoLogSide) -> str:
    """A side by name and handles."""
    handles = ", ".join(side["handles"][:3])
    name = side["name"] or f"number {side['id']}"
    return f"{name} ({handles})" if handles and handles != name else name


def joined(row: WhoLogRow) -> str:
    """Who was joined to somebody, on their own page: "A. Lee (lee@example.net), by the evidence"."""
    return f"{called(row['other'] or row['one'])}, by {BY.get(row['by'], row['by'])}"
