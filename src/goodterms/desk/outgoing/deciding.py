"""The page of a held message: what it shows, and what the owner decides there."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from goodterms.desk.feedback import feedback
from goodterms.desk.moment import now
from goodterms.desk.outgoing import held, sent
from goodterms.desk.outgoing.accounts import hours_of
from goodterms.desk.outgoing.held import GONE, Held
from goodterms.desk.outgoing.hours import next_open
from goodterms.desk.outgoing.letter import READ, Letter, letter
from goodterms.desk.outgoing.weighing import CHANNEL, ready_ones, weighed
from goodterms.desk.remembered import NOT_AN_ASK, SENT_ANYWAY
from goodterms.desk.trouble import Trouble
from goodterms.settings import load
from goodterms.words import DAY, iso_day

PATIENCE = 8.0
"""Seconds that a decision waits for the gate to carry it out; after that its page says that it waits."""

DAYS = (1, 2, 3, 7)
"""When a message can be sent later: in so many days, at this time."""


def shown(home: Path, id_: str) -> dict[str, object]:
    """One held message as it stands now: weighed again by what the record knows by now.

    Returns ``held`` (a `Held`), ``words`` (its text), ``weighed`` (as `weigh`; None when all was sent), ``ready``,
    ``rest`` (those it has not gone to), ``goes`` (the day it is to go, when that was put off).

    Raises:
        Trouble: it is not there any more, or the record cannot be read.
    """
    one = held.get(home, id_)
    words = _letter(home, one)
    rest = [to for to in one.to if to not in (one.sent or {})]
    answer = weighed(home, words, rest, kind=one.kind or None) if rest else None
    return {
        "held": one,
        "words": words.text.removeprefix(words.subject).strip(),
        "weighed": answer,
        "ready": ready_ones(answer, rest),
        "rest": rest,
        "goes": iso_day(one.at) if one.at else None,
    }


def decide(home: Path, id_: str, what: str, *, kind: str = "", days: int = 0) -> Held:
    """Does what the owner decides: ``ready`` (send to those it is ready for), ``all`` (send anyway), ``no_ask`` (it is
    no ask: remembered for this text, then sent), ``kind`` (says what it is; nothing is sent), ``later`` (send in
    ``days``, within the working hours of its account), ``back`` (not after all), ``drop`` (forget it), ``arrived`` (of
    one in doubt: it went).

    Raises:
        Trouble: it is not there any more, or no such decision.
    """
    one = held.get(home, id_)
    rest = [to for to in one.to if to not in (one.sent or {})]
    words = _letter(home, one)
    if what == "kind":
        return held.change(home, id_, kind=kind)
    if what == "back":
        return held.change(home, id_, wanted=tuple(one.sent or {}), at=0)
    if what == "drop":
        held.drop(home, id_)
        return one
    if what == "arrived" and one.doubt:
        return _arrived(home, one, rest)
    if what == "later":
        zone = ZoneInfo(load(home).zone)
        at = next_open(now() + max(1, days) * DAY, hours_of(home, one.login), zone)
        return held.release(home, id_, rest, at=at)
    return _wait(home, held.release(home, id_, _to(home, one, words, what, rest)))


def list_held(home: Path) -> list[dict[str, object]]:
    """Everything that is held, newest first: ``id``, ``subject``, ``to``, ``ts``, ``waiting``, ``sent``, ``at``."""
    return [
        {
            "id": one.id,
            "subject": one.subject,
            "to": list(one.to),
            "ts": one.ts,
            "waiting": one.waiting,
            "sent": one.sent or {},
            "at": one.at,
        }
        for one in held.everything(home)
    ]


def _arrived(home: Path, one: Held, rest: Sequence[str]) -> Held:
    """It went, though nobody saw it: it is history, and a next try of it is answered as sent."""
    with held.content(home, one.id) as content:
        sent.wait(home, content.read(READ), rest)
    return held.went(home, one.id, rest, now())


def _to(home: Path, one: Held, words: Letter, what: str, rest: Sequence[str]) -> list[str]:
    """Whom a decision lets it go to; what the owner says of the verdict is kept."""
    answer = weighed(home, words, rest, kind=one.kind or None)
    ready = ready_ones(answer, rest)
    if what == "ready":
        return ready
    if what == "all":
        _anyway(home, one, words, [to for to in rest if to not in ready])
        return list(rest)
    if what == "no_ask":
        if words.text.strip() and rest:
            feedback(home, NOT_AN_ASK, words.text, rest[0], channel=CHANNEL, recipients=len(rest))
        return ready_ones(weighed(home, words, rest, kind="none"), rest)
    raise Trouble(f"There is no decision {what!r}.", 2)


def _anyway(home: Path, one: Held, words: Letter, to: Sequence[str]) -> None:
    if words.text.strip() or one.kind:
        for each in to:
            feedback(
                home, SENT_ANYWAY, words.text, each, kind=one.kind or None, channel=CHANNEL, recipients=len(one.to)
            )


def _wait(home: Path, one: Held) -> Held:
    """Until the gate has carried it out; it looks twice a second."""
    until = time.monotonic() + PATIENCE
    while one.waiting and not one.doubt and time.monotonic() < until:
        time.sleep(0.1)
        one = held.get(home, one.id)
    return one


def _letter(home: Path, one: Held) -> Letter:
    with held.content(home, one.id) as content:
        words = letter(content.read(READ))
    if words is None:
        raise Trouble(GONE)
    return words
