"""Keeps the truth while a village lives: rows by table, and how each tie stands at the end of each month."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from goodterms.village.absences import Absences
from goodterms.village.draws import YEAR
from goodterms.village.happened import Happened
from goodterms.village.pieces import Note
from goodterms.village.ties import Tie
from goodterms.words import DAY, Depth, State, iso_day

SETTLING = 45 * DAY
"""How long somebody who came back is still just back: a choice of the simulation."""

ASLEEP = YEAR
"""A tie asleep for longer is dormant: the word says a year."""


@dataclass(slots=True)
class Ledger:
    """The truth of one run. ``rows``: table -> rows. ``stood``: person -> how they stood when last looked at."""

    absences: Absences
    rows: dict[str, list[Note]] = field(default_factory=dict)
    stood: dict[int, tuple[Depth, State | None]] = field(default_factory=dict)
    ties: Mapping[int, Tie] = field(default_factory=dict)

    def note(self, row: Note, happened: Happened) -> None:
        """A row comes true with what happened."""
        row |= {"number": happened.number, "ts": happened.ts, "via": str(happened.via)}
        self.rows.setdefault(str(row["table"]), []).append(row)

    def begun(self, tie: Tie, ts: int) -> None:
        """A tie begins."""
        row: Note = {"person": tie.person, "ts": ts, "how": tie.how, "by": tie.by or None, "story": tie.story}
        self.rows.setdefault("began", []).append(row)

    def month(self, ts: int, ties: Mapping[int, Tie]) -> None:
        """The end of a month: whoever stands differently than before gets a row."""
        self.ties = ties
        month = iso_day(ts - 1)[:7]
        for person, tie in ties.items():
            if ts < tie.begins:
                continue
            now = (tie.depth(ts), state(tie, self.absences, ts))
            if self.stood.get(person) != now:
                self.stood[person] = now
                depth, standing = now
                self.rows.setdefault("ties", []).append(
                    {
                        "table": "ties",
                        "person": person,
                        "month": month,
                        "depth": str(depth),
                        "state": None if standing is None else str(standing),
                        "closeness": round(tie.fade(ts), 3),
                        "built": round(tie.built, 3),
                    }
                )


def state(tie: Tie, absences: Absences, ts: int) -> State | None:
    """Where a tie stands in truth: from the lives behind it, never from counts."""
    if not tie.exchanged:
        return None
    if absences.away(tie.person, ts):
        return State.GONE
    back = absences.back_since(tie.person, ts)
    if back is not None and ts - back < SETTLING:
        return State.BACK
    asleep = tie.asleep_since(ts)
    if asleep is None:
        return State.ALIVE
    return State.DORMANT if ts - max(asleep, tie.last) > ASLEEP else State.QUIET
