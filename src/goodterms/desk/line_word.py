"""The owner's word on a line of today: done, later, not this one."""

from __future__ import annotations

from pathlib import Path

from goodterms.desk.moment import now
from goodterms.desk.today import today
from goodterms.desk.trouble import Trouble, plainly
from goodterms.record import morning, opened
from goodterms.record.opened import transaction
from goodterms.words import DAY, iso_day

WORDS = ("done", "snooze", "not_this")

SNOOZED = 7
"""Days that a line rests when nothing else is said."""

MOST_DAYS = 3_650


def line_word(home: Path, key: str, word: str, *, days: int = SNOOZED) -> dict[str, object]:
    """Keeps a word on a line, by its key. A snoozed line comes again after so many days, if it still holds.

    Raises:
        Trouble: no such word, no such line, or a number of days that is none.
    """
    if word not in WORDS:
        raise Trouble(f"There is no word {word!r}. It is one of: {', '.join(WORDS)}.", 2)
    if not 0 < days <= MOST_DAYS:
        raise Trouble(f"A line rests for 1 to {MOST_DAYS:,} days.", 2)
    if not key or len(key) > 200:
        raise Trouble("Say which line.", 2)
    moment = now()
    until = moment - moment % DAY + days * DAY if word == "snooze" else None
    with plainly(), opened.writing(home) as connection, transaction(connection):
        if word == "done" and key.startswith("promise-by-hand:"):
            morning.keep_promise(connection, int(key.partition(":")[2]), moment)
        if word == "done" and key.startswith("promise:"):
            morning.settle_read(connection, int(key.partition(":")[2]), moment)
        morning.say(connection, key, word, until, moment)
    return {"key": key, "word": word, "until": None if until is None else iso_day(until)}


def numbered(home: Path, number: int) -> dict[str, object]:
    """The line of today that has a number, from 1.

    Raises:
        Trouble: there are not so many.
    """
    lines = today(home)
    if not 0 < number <= len(lines):
        raise Trouble(f"Today has {len(lines)} {'line' if len(lines) == 1 else 'lines'}. See: goodterms today", 2)
    return lines[number - 1]
