"""A draft on the page Ask: its recipients as typed, who each of them is, the gate's word, and what was said of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from goodterms.desk.moment import now
from goodterms.desk.ready import ready
from goodterms.desk.remembered import NEVER_ASK, SENT_ANYWAY, TALKS_ELSEWHERE, anyway
from goodterms.desk.shown import date
from goodterms.desk.standing import standing
from goodterms.desk.trouble import Trouble
from goodterms.desk.weigh import Gate, counted, declared_kind, gate, judged, reading_shape, shape
from goodterms.desk.whom import Several, Whom
from goodterms.words import Person, Tie, Verdict

MOST = 50
"""Recipients of one draft; more are a list, which has a page of its own."""

OFFERED = 12
"""People offered for a name that several have."""


def asking(
    home: Path,
    text: str,
    to: Sequence[str],
    *,
    picked: Mapping[str, int] | None = None,
    kind: str | None = None,
    channel: str | None = None,
) -> dict[str, object]:
    """Weighs a draft for those of its recipients that can be told, and says which cannot.

    ``picked``: who is meant by a name that several have. Returned are the keys of `weigh`, in each verdict ``said``
    (what the owner said of it before), and ``which``: ``[{"to", "people":
    [{"id", "name", "reach", "depth", "state", "last_two_way"}]}]``, ``nobody``: names that nobody has.

    Raises:
        Trouble: too many recipients, no such kind, no text and no kind.
    """
    if len(to) > MOST:
        raise Trouble(
            f"These are {len(to)} recipients, and here go {MOST} at most. Put them into a table for Lists.", 2
        )
    declared = declared_kind(text, kind)
    with ready(home) as connection:
        told = _told(connection, to, picked or {})
        at = gate(connection, text, declared, recipients=max(len(to), 1), as_of=now())
        known = {one: person for one, person in told.items() if person is None or isinstance(person, int)}
        verdicts = judged(at, list(known), list(known.values()))
        sent = anyway(connection, text)
        return {
            "reading": reading_shape(at.reading),
            "verdicts": [shape(verdict, at) | {"said": list(_said(verdict, sent))} for verdict in verdicts],
            "counts": counted(verdicts),
            "channel": channel,
            "remembered": at.remembered,
            "which": [_which(at, one, who.people) for one, who in told.items() if isinstance(who, Several)],
            "nobody": [one for one, who in told.items() if isinstance(who, Trouble) and not isinstance(who, Several)],
        }


def _told(
    connection: sqlite3.Connection, to: Sequence[str], picked: Mapping[str, int]
) -> dict[str, int | Trouble | None]:
    """Who each recipient is, each once; why it cannot be told instead, where it cannot."""
    whom = Whom(connection)
    found: dict[str, int | Trouble | None] = {}
    for one in to:
        try:
            found[one] = whom.find(one)
        except Several as several:
            found[one] = picked[one] if picked.get(one) in several.people else several
        except Trouble as trouble:  # nobody of that name or number
            found[one] = trouble
    return found


def _which(at: Gate, to: str, people: frozenset[int]) -> dict[str, object]:
    """A name that several have, and who they are: the closest first, since that is who is mostly meant."""
    found = standing(at.connection, at.as_of, at.standards, sorted(people))
    rows = sorted(found.people.values(), key=lambda person: (-found.ties[person.id].depth.rank, person.id))
    return {"to": to, "people": [_one(person, found.ties[person.id]) for person in rows[:OFFERED]]} | {
        "more": max(0, len(rows) - OFFERED)
    }


def _one(person: Person, tie: Tie) -> dict[str, object]:
    return {
        "id": person.id,
        "name": person.name,
        "reach": person.handles[0].value.removeprefix("https://www.") if person.handles else "",
        "depth": str(tie.depth),
        "state": None if tie.state is None else str(tie.state),
        "last_two_way": date(None if tie.facts is None else tie.facts.last_two_way),
    }


def _said(verdict: Verdict, sent: frozenset[str]) -> Iterator[str]:
    """What the owner said of this recipient before, and can take back."""
    if verdict.to in sent:
        yield SENT_ANYWAY
    flags = frozenset() if verdict.person is None else verdict.person.flags
    yield from (word for word in (TALKS_ELSEWHERE, NEVER_ASK) if word in flags)
