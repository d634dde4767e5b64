"""People, evidence and coverage in the shape that every face shows (the command contract)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from goodterms.words import Coverage, Evidence, Person, Tie, iso_day


def person_row(person: Person, tie: Tie, coverage: Iterable[Coverage]) -> dict[str, object]:
    """One person with how they stand. ``chance_90``: the band of any contact within 90 days, [low, high]."""
    facts = tie.facts
    return {
        "id": person.id,
        "name": person.name,
        "kind": person.kind,
        "handles": [{"kind": handle.kind, "value": handle.value} for handle in person.handles],
        "depth": str(tie.depth),
        "state": None if tie.state is None else str(tie.state),
        "last_two_way": date(None if facts is None else facts.last_two_way),
        "first": date(None if facts is None else facts.first),
        "days_in_touch": 0 if facts is None else facts.days,
        "in": 0 if facts is None else facts.n_in,
        "out": 0 if facts is None else facts.n_out,
        "chance_90": None if tie.chance_90 is None else list(_band(round(tie.chance_90, 3))),
        "coverage": covered(coverage),
    }


@lru_cache(maxsize=1024)
def _band(chance: float) -> tuple[float, float]:
    """The band of a chance. Of the thousand chances there are to three digits, a long list asks for each often."""
    import numpy as np

    from goodterms.ties.band import band

    low, high = band(np.array([chance]))
    return round(float(low[0]), 2), round(float(high[0]), 2)


def covered(coverage: Iterable[Coverage]) -> list[dict[str, str]]:
    """What we can see, a channel each."""
    return [{"channel": seen.channel, "from": iso_day(seen.first), "to": iso_day(seen.last)} for seen in coverage]


def evidence(rows: Iterable[Evidence]) -> list[dict[str, object]]:
    """What a sentence rests on."""
    return [
        {"interaction": row.interaction, "date": iso_day(row.ts), "channel": row.channel, "words": row.words}
        for row in rows
    ]


def date(ts: int | None) -> str | None:
    """The day of a moment in ISO form, None for never."""
    return None if ts is None else iso_day(ts)
