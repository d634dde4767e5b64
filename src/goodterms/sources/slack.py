"""A Slack workspace's export: the folder or zip of one JSON file a channel and day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from goodterms.sources.jsonfile import Damaged
from goodterms.sources.opening import CannotOpen, Leaf, Tree
from goodterms.sources.protocol import Given
from goodterms.sources.slack_message import interaction
from goodterms.sources.slack_rooms import PEOPLE, ROOMS, Workspace, listed, look, person
from goodterms.words import DAY, SINCE, Card, Interaction, Listing, Seen, Unread

_DAY: Final = re.compile(r"([^/]+)/\d{4}-\d\d-\d\d\.json")
_PERSON: Final = re.compile(rb'\s*\[\s*\{\s*"id"\s*:\s*"[UW][A-Z0-9]+"\s*,.*?"profile"\s*:', re.DOTALL)
_ROOM: Final = re.compile(rb'\s*\[\s*\{\s*"id"\s*:\s*"[CDG][A-Z0-9]+"\s*,.*?"(?:members|created)"\s*:', re.DOTALL)
_MESSAGE: Final = re.compile(rb'\s*\[\s*\{.*?"ts"\s*:\s*"\d{9,11}\.\d{6}"', re.DOTALL)

SHOWN: Final = (80 * DAY, 91 * DAY)
"""Seconds that an export of a free plan reaches back: 90 days are shown (Slack's help pages, since 2022), and not on
each of them somebody writes.
"""

OLDER: Final = 30 * DAY
"""A room that was made so long before the first word in the export had words before it. Ours."""

NONE: Final = "No Slack export is in it: users.json and a folder for each channel are missing."


class Slack:
    """The export as a whole; names stand in one file, messages in others."""

    name = "slack"
    label = "Slack export (zip or folder)"
    whole = True

    def knows(self, tree: Tree) -> bool:
        """By its lists, or by a day of a channel."""
        return any(_is_slacks(leaf) for leaf in tree.leaves())

    def read(self, tree: Tree, given: Given) -> Iterator[Seen]:  # noqa: ARG002 - its dates are UTC
        """The people first, then channel by channel."""
        workspace, found = Workspace(), False
        for leaf in tree.leaves():
            if leaf.name in PEOPLE or leaf.name in ROOMS:
                with suppress(CannotOpen):  # told where its cards are read
                    look(leaf, workspace)
        first = last = 0
        for leaf in tree.leaves():
            if leaf.name in PEOPLE or _DAY.fullmatch(leaf.name):
                found = True
                for seen in _file(leaf, workspace):
                    if isinstance(seen, Interaction):
                        first, last = min(first or seen.ts, seen.ts), max(last, seen.ts)
                    yield seen
        if not found:
            yield Unread(tree.where, NONE)
        elif workspace.oldest is not None and _hidden(workspace.oldest, first, last):
            yield Listing("slack", SINCE, first)


def _hidden(oldest: int, first: int, last: int) -> bool:
    """Whether what came first is hidden: rooms are older, and all that is there lies in the days that are shown."""
    return oldest < first - OLDER and SHOWN[0] <= last - first <= SHOWN[1]


def _is_slacks(leaf: Leaf) -> bool:
    shape = _PERSON if leaf.name in PEOPLE else _ROOM if leaf.name in ROOMS else None
    shape = _MESSAGE if _DAY.fullmatch(leaf.name) else shape
    return shape is not None and shape.match(leaf.head(8192)) is not None


def _file(leaf: Leaf, workspace: Workspace) -> Iterator[Seen]:
    day = _DAY.fullmatch(leaf.name)
    try:
        for number, row in enumerate(listed(leaf), 1):
            where = f"{leaf.where}: {'message' if day else 'person'} {number}"
            if day:
                yield interaction(row, workspace.room(day[1]), workspace, where)
            else:
                card: Card | None = person(row, where)
                yield card or Unread(where, "This person has no id.")
    except Damaged as why:
        yield Unread(leaf.where, f"The file {why}. Export it again; what comes before that place was read.")
    except CannotOpen as broken:
        yield Unread(leaf.where, str(broken))
