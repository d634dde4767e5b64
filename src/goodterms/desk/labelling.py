"""Reads every message of the record once, and keeps what it was read as."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path

from goodterms.asks.reading.gives import answers, gives
from goodterms.asks.reading.opt_out import opt_out
from goodterms.asks.reading.promises import promises
from goodterms.asks.reading.read import LONGEST, wanted
from goodterms.asks.reading.sorry import sorry_for_missing
from goodterms.asks.reading.whole import version
from goodterms.desk.hindsight import remember
from goodterms.desk.ready import finish
from goodterms.desk.trouble import Trouble, plainly
from goodterms.record import labels, opened
from goodterms.record.labels import Label, Unlabelled
from goodterms.words import DAY, Kind

Progress = Callable[[str, int, int | None], None]

MAYBE = 0.1
"""An ask less likely than this is not kept: it would move a sum by next to nothing."""

QUESTION = "question"


RECENT = 90 * DAY
"""Before the newest message: what is read at the end of an import."""

AT_ONCE = 1_500
"""Messages of that time that are read then, the newest ones. The rest waits."""

OPEN = 500
"""Unanswered messages of any age that are read then too."""

LETTERS = 400_000
"""Characters that are read then at most, about a second's work."""


def read_history(home: Path, *, most: int | None = None, progress: Progress | None = None) -> dict[str, object]:
    """Reads what no reader of today's version has read yet, newest first. May be stopped and gone on with.

    ``most``: ends after the step (`record/labels.STEP`) in which so many were read; all, when not given.

    Returns ``read`` (messages read now), ``asks``, ``gives``, ``promises`` (how many were found in them), ``unread``
    (how many still wait) and ``version``.

    Raises:
        Trouble: there is no record, or it cannot be written.
    """
    now = version()
    counts = {"read": 0, "asks": 0, "gives": 0, "promises": 0}
    with plainly(), opened.writing(home) as connection:
        finish(connection, home)
        total = labels.waiting(connection, now)
        for some in labels.unlabelled(connection, now):
            _count(counts, len(some), _read(connection, now, some))
            if progress is not None:
                progress("Reading what was asked and given", counts["read"], total)
            if most is not None and counts["read"] >= most:
                break
    if 0 < counts["read"] == total:
        remember(home)
    return {**counts, "unread": total - counts["read"], "version": now}


def read_newest(connection: sqlite3.Connection) -> int:
    """Reads what is needed at once, at the end of an import; how many messages that were.

    That is what people said last that the owner has not answered, and the newest `AT_ONCE` of the last `RECENT`.
    """
    now = version()
    newest = connection.execute("SELECT max(ts) FROM interaction WHERE kind IN ('message', 'comment')").fetchone()[0]
    if newest is None:
        return 0
    waiting = [*labels.unanswered(connection, now, OPEN), *labels.recent(connection, now, newest - RECENT, AT_ONCE)]
    some = list({one.id: one for one in waiting}.values())
    read = accumulate(min(len(one.text), LONGEST) for one in some)
    few = [one for one, letters in zip(some, read, strict=True) if letters <= LETTERS]
    _read(connection, now, few)
    return len(few)


def _read(connection: sqlite3.Connection, now: str, some: Sequence[Unlabelled]) -> list[Label]:
    """Reads messages and keeps what they were read as."""
    found = [label for message in some for label in labelled(message)]
    labels.keep(connection, now, [message.id for message in some], found)
    return found


def _count(counts: dict[str, int], read: int, found: list[Label]) -> None:
    counts["read"] += read
    counts["asks"] += sum(label.act.startswith("ask:") and label.p >= 0.5 for label in found)
    counts["gives"] += sum(label.act == "give" for label in found)
    counts["promises"] += sum(label.act == "promise" for label in found)


def labelled(message: Unlabelled) -> Iterator[Label]:
    """The labels of one message: ``ask:KIND``, ``question``, ``give``, ``promise``, ``opt_out``, ``sorry``."""
    found = wanted(message.text)
    if found.kind is Kind.QUESTION:
        yield Label(message.id, QUESTION, 1.0, found.span.start, found.span.end)
    elif found.kind is not Kind.NONE and found.p >= MAYBE:
        yield Label(message.id, f"ask:{found.kind}", round(found.p, 4), found.span.start, found.span.end)
    yield from _put(message)


def _put(message: Unlabelled) -> Iterator[Label]:
    given = next((span for span in gives(message.text) if not answers(span)), None)
    promised = promises(message.text, message.ts)
    left, sorry = opt_out(message.text), sorry_for_missing(message.text)
    spans = {
        "give": given,
        "promise": promised[0].span if promised else None,
        "opt_out": left.span if left else None,
        "sorry": sorry.span if sorry else None,
    }
    for act, span in spans.items():
        if span is not None:
            yield Label(message.id, act, 1.0, span.start, span.end)


def correct(home: Path, interaction: int, act: str, *, none: bool) -> None:
    """Keeps the owner's word that a message holds no such act, or (without ``none``) takes that word back.

    Raises:
        Trouble: there is no such message or act, or the record cannot be written.
    """
    if act.partition(":")[0] not in {"ask", "give", "promise"}:
        raise Trouble(f"{act!r} is nothing that stands in the ledger.", 2)
    with plainly(), opened.writing(home) as connection:
        if not none:
            labels.unsay(connection, interaction, act)
            return
        try:
            labels.say(connection, interaction, act.partition(":")[0], 0)
        except LookupError:
            raise Trouble("This message is not in the record any more.") from None
