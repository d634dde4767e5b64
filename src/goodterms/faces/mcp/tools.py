"""What an agent may ask, and the least it needs to know of the answer: no letters, no timelines, no handles of others.

An agent is told what it may do and why not; what was said between two people stays with them. The records have no
slots: the SDK reads the schema of an answer from the class, and takes a slot for a default.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from goodterms.faces.shapes import FindingRow, FoundPeople, PersonRow, VerdictRow, Weighed

MOST = 100
"""Recipients of one check; a list is the owner's own matter."""

SHOWN = 20
"""Asks received that are told of."""


@dataclass(frozen=True)
class Reason:
    """One reason of a verdict. ``rule``: its name. ``instead``: what to do first."""

    rule: str
    says: str
    instead: str


@dataclass(frozen=True)
class Recipient:
    """The verdict on one recipient: go, hello_first or dont."""

    to: str
    verdict: str
    reasons: list[Reason]


@dataclass(frozen=True)
class Checked:
    """What the gate says of a message. ``ticket``: when everybody is ready; the mail gate asks for it."""

    asks_for: str
    recipients: list[Recipient]
    ticket: str
    next: str


@dataclass(frozen=True)
class Known:
    """How the owner and somebody stand. ``last_spoke``: ISO date, "" for never."""

    name: str
    depth: str
    state: str
    last_spoke: str


@dataclass(frozen=True)
class Reminder:
    """One line of the day."""

    who: str
    says: str
    do: str


@dataclass(frozen=True)
class Received:
    """An ask that came in. ``words``: what is asked, as it was written. ``verdict``: of whether to answer."""

    name: str
    date: str
    kind: str
    words: str
    verdict: str


@dataclass(frozen=True)
class Supplier:
    """Somebody who could supply a need. ``known``: False for a name without any exchange."""

    name: str
    says: str
    depth: str
    last_spoke: str
    known: bool


@dataclass(frozen=True)
class Logged:
    """What was kept."""

    name: str
    what: str
    on: str


READY = "Send it as it is, to exactly these, with the ticket in the header Goodterms-Ticket. It lasts an hour."
NOT_READY = (
    "Do not send it. Show your user the reasons and what to do instead, and let them decide; a changed text is "
    "checked again."
)


def check_ask(home: Path, text: str, to: Sequence[str], subject: str) -> Checked:
    """Weighs a message for its recipients.

    Raises:
        Trouble: no text, nobody to send it to, or too many.
    """
    from goodterms.desk.moment import now
    from goodterms.desk.outgoing.ticket import issue
    from goodterms.desk.trouble import Trouble
    from goodterms.desk.weigh import weigh

    if len(to) > MOST:
        raise Trouble(f"These are {len(to)} recipients; {MOST} at most are checked here.", 2)
    words = f"{subject}\n\n{text}" if subject.strip() else text
    answer = cast("Weighed", weigh(home, words, [], listed=list(to), channel="mail"))
    ready = all(row["verdict"] == "go" for row in answer["verdicts"])
    return Checked(
        answer["reading"]["kind"],
        [_recipient(row) for row in answer["verdicts"]],
        issue(home, text, subject, to, now=now()) if ready else "",
        READY if ready else NOT_READY,
    )


def who_is(home: Path, who: str) -> Known:
    """How the owner and somebody stand.

    Raises:
        Trouble: nobody of that name or address, or several.
    """
    from goodterms.desk.person import person

    row = cast("PersonRow", person(home, who))
    return Known(row["name"], row["depth"], row["state"] or "", row["last_two_way"] or "")


def find(home: Path, need: str) -> list[Supplier]:
    """Who among the people the owner knows could supply a need; the best first.

    Raises:
        Trouble: nothing to look for.
    """
    from goodterms.desk.find import find as who_can

    answer = cast("FoundPeople", who_can(home, need))
    return [
        Supplier(row["person"]["name"], row["says"], row["depth"], row["last_two_way"] or "", row["known"])
        for row in answer["people"]
    ]


def today(home: Path) -> list[Reminder]:
    """The day's few lines."""
    from goodterms.desk.today import today as lines

    rows = lines(home)
    return [Reminder(_name(row["person"]), str(row["says"]), str(row["do"])) for row in rows]


def asked(home: Path) -> list[Received]:
    """What was asked of the owner and waits, newest first."""
    from goodterms.desk.asked import asked as found

    rows = found(home, new=True)[:SHOWN]
    return [
        Received(
            _name(row["person"]) or str(row["from"]), str(row["date"]), str(row["kind"]), str(row["words"] or ""),
            str(row["verdict"]),
        )
        for row in rows
    ]  # fmt: skip


def log(home: Path, what: str, who: str, on: str, text: str) -> Logged:
    """Keeps that something happened that no channel shows.

    Raises:
        Trouble: nothing that can be logged, nobody of that name, a day still to come.
    """
    from goodterms.desk.log import log as keep

    kept = keep(home, what, who, on=on or None, text=text)
    return Logged(str(kept["name"]), what, str(kept["on"]))


def _recipient(row: VerdictRow) -> Recipient:
    against: list[FindingRow] = [one for one in row["findings"] if one["verdict"] != "go"]
    return Recipient(row["to"], row["verdict"], [Reason(one["rule"], one["says"], one["instead"]) for one in against])


def _name(person: object) -> str:
    return str(cast("dict[str, object]", person).get("name") or "") if person else ""
