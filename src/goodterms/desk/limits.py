"""What the exports leave out, in sentences that say what to do about it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from goodterms.desk.trouble import Trouble, plainly
from goodterms.record import limits as room
from goodterms.record import opened
from goodterms.record.limits import Limit
from goodterms.record.opened import NoRecord
from goodterms.words import channel, day

_SAYS = {
    "half": "{channel} gives only what you wrote: what others wrote to you there is not in its export, so nothing there"
    " is called unanswered.",
    "only_out": "Of {channel} there is only what you wrote, and nothing that came.",
    "only_in": "Of {channel} there is only what came, and nothing that you wrote: so nothing there looks answered.",
    "no_pairs": "The export of {channel} holds channels alone, and no talk between two.",
    "no_messages": "The archive of {channel} holds your connections and no messages: ask for the larger archive.",
}

_SENT = "Of mail there is only what came: bring in what you sent too, or nothing looks answered."


def limits(home: Path) -> list[dict[str, str]]:
    """What is left out, a sentence each with its channel; nothing when nothing was ever brought in.

    Raises:
        Trouble: the record cannot be read.
    """
    try:
        with plainly(), opened.reading(home) as connection:
            return said(connection)
    except Trouble as trouble:
        if not isinstance(trouble.__cause__, NoRecord):
            raise
        return []


def said(connection: sqlite3.Connection, among: Iterable[str] | None = None) -> list[dict[str, str]]:
    """As `limits`; ``among``: of these channels alone."""
    wanted = None if among is None else frozenset(among)
    found = (limit for limit in room.kept(connection) if wanted is None or limit.channel in wanted)
    return [{"channel": limit.channel, "says": _sentence(limit)} for limit in found]


def beside(connection: sqlite3.Connection, person: int, as_of: int) -> list[dict[str, str]]:
    """As `said`, for a person's page: what the owner wrote to them stands first where only that half is there."""
    wrote = [
        {"channel": name, "says": f"On {channel(name)} you wrote to them {_times(many)}, last on {day(last)}; what they"
         " wrote there is not in its export."}
        for name, many, last in room.half_with(connection, person, as_of)
    ]  # fmt: skip
    told = {row["channel"] for row in wrote}
    return [*wrote, *(row for row in said(connection) if row["channel"] not in told)]


def _times(many: int) -> str:
    return "once" if many == 1 else "twice" if many == 2 else f"{many:,} times"


def _sentence(limit: Limit) -> str:
    if limit.what == "cut":
        return _cut(limit)
    if limit.what == "since":
        return _since(limit)
    if limit.what == "only_in" and limit.channel == "mail":
        return _SENT
    text = _SAYS[limit.what].format(channel=channel(limit.channel))
    return text[0].upper() + text[1:]


def _since(limit: Limit) -> str:
    if limit.channel == "slack":
        return (
            f"What Slack gave begins on {day(limit.ts)}, 90 days before its end: free plans show no more, and older"
            " words are hidden."
        )
    return (
        f"The download of {channel(limit.channel)} begins on {day(limit.ts)}, as was chosen when it was asked for: what"
        " came before is not in it. Ask for all of the time to have it."
    )


def _cut(limit: Limit) -> str:
    whose = f"the chat with {limit.name}" if limit.name else "one chat"
    begins = f"{whose} begins on {day(limit.ts)}"
    more = f", as {limit.many - 1} more do" if limit.many > 2 else ", as one more does" if limit.many == 2 else ""
    return f"WhatsApp cuts long exports off: {begins} where it was cut{more}, not where you two began."
