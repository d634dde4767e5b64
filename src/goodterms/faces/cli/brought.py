"""What an import brought, in words: every piece counted, the unread ones with their reasons."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from goodterms.faces.cli.paper import say
from goodterms.faces.said import counted, coverage, listed

if TYPE_CHECKING:
    from goodterms.faces.shapes import Brought, FileRow

FEW = 5
"""Unread pieces shown with their reasons; ``--json`` has all."""

REASONS = {
    "absent": "meetings you did not go to",
    "automatic": "automatic messages",
    "block": "calendar blocks with nobody else",
    "bounce": "delivery reports",
    "calendar": "calendar notices",
    "cancelled": "cancelled meetings",
    "cc": "copies among many",
    "draft": "drafts",
    "group": "talk of groups",
    "half": "your half of talks whose other half is not in the export",
    "list": "talk of lists and large groups",
    "many": "sent to many at once",
    "forgotten": "of people you had me forget",
    "mass": "made for many",
    "missed": "calls and meetings that did not happen",
    "newsletter": "newsletters and notices",
    "no_owner": "waiting until I know which addresses are yours",
    "nobody": "without anybody else",
    "reaction": "likes and other reactions",
    "spam": "spam",
    "sponsored": "paid messages",
    "stranger": "from strangers, not addressed to you",
    "system": "notices of the service",
    "trash": "thrown away",
}
"""Why a piece is kept but does not count as contact; any other reason is said as it is."""


def show(brought: Brought) -> None:
    """Prints the counts of each PATH, and what can be seen now."""
    for file in brought["files"]:
        _file(file)
    if all("error" in file for file in brought["files"]):
        return
    if brought["me"]:
        known = [each for each in brought["me"] if each.startswith("+") or any(map(str.isalpha, each))]
        if known:  # numbers of accounts tell nobody anything
            say(f"You are {listed(known)}.")
    if brought["coverage"]:
        say(coverage(brought["coverage"]))
    for limit in brought["limits"]:
        say(limit["says"])
    if brought["run"] is None:
        say("This was a dry run: nothing was kept.")
    elif "asks" not in brought:
        say("See whom to say hello to with: goodterms today")
        if brought["run"] == 1:
            say("And what your own asks brought so far, by the word they would have got: goodterms hindsight")


def _file(file: FileRow) -> None:
    if "error" in file:
        say(_beside(file["path"], file["error"]), style="red")
        return
    apart = sum(file["not_contact"].values())
    fates = {"new": file["new"], "known already": file["known"], "not contact": apart, "unread": len(file["unread"])}
    told = listed([f"{number:,} {fate}" for fate, number in fates.items() if number]) or "nothing in it"
    kinds = f" ({file['source']})" if len(file["parts"]) < 2 else ""
    say(f"{file['path']}{kinds}: {counted(file['seen'], 'piece')}: {told}.", style="bold")
    if apart:
        reasons = sorted(file["not_contact"].items(), key=lambda pair: (-pair[1], pair[0]))
        say(f"Not contact: {listed([f'{REASONS.get(why, why)} {n:,}' for why, n in reasons])}.", indent=2)
    _parts(file)
    _unread(file)


def _parts(file: FileRow) -> None:
    """What was found, when it was more than one kind of thing."""
    for part in file["parts"] if len(file["parts"]) > 1 else ():
        more = part["files"] - len(part["things"])
        things = listed([*part["things"], *([f"{more:,} more"] if more > 0 else [])])
        say(f"{part['what']}: {things}: {counted(part['pieces'], 'piece')}.", indent=2)
    alone = [PurePath(where).name for where in file["foreign"]]
    if alone:
        more = len(alone) - FEW
        say(
            f"Left alone, no history is in them: {listed([*alone[:FEW], *([f'{more:,} more'] if more > 0 else [])])}.",
            indent=2,
        )


def _unread(file: FileRow) -> None:
    unread = [piece for piece in file["unread"] if piece["where"] not in file["foreign"]]
    if unread:
        say("Could not be read:", indent=2)
    for piece in unread[:FEW]:
        say(_beside(piece["where"], piece["why"]), indent=4)
    if len(unread) > FEW:
        say(f"and {len(unread) - FEW:,} more; --json lists them all.", indent=4)


def _beside(where: str, why: str) -> str:
    """A place and its sentence; one that names the place itself stands alone."""
    return why if why.startswith(where) else f"{where}: {why}"
