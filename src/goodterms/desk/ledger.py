"""The ledger: what was asked, given and promised between the owner and people, with the words, by person or month."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from goodterms.asks.reading.kept import calls, goes_out, things
from goodterms.asks.reading.promises import Promise, promises
from goodterms.asks.reading.whole import version
from goodterms.desk.blasts import blasts
from goodterms.desk.moment import now
from goodterms.desk.ready import ready
from goodterms.desk.trouble import Trouble
from goodterms.desk.whom import Whom
from goodterms.record import labels
from goodterms.record.labels import Labelled, Sent
from goodterms.words import DAY, iso_day

COLUMNS = ("asked_by_you", "asked_by_them", "given_by_you", "given_by_them", "promised_by_you", "promised_by_them")

MOST = 50
"""Rows shown unless all are wanted."""

QUOTED = 160
"""Letters of the words that are shown."""

LIKELY = 0.5
"""Entries less likely than this are in the sums, and shown only when everything is wanted."""

PATIENCE = 60 * DAY
"""How long after a promise the promised thing is looked for."""


def ledger(
    home: Path, who: str | None = None, *, months: bool = False, everything: bool = False, as_of: int | None = None
) -> dict[str, object]:
    """Sums by person (or ``months``), those with most in them first, months in order; of one person every entry too.

    Sums are of calibrated chances, with the range they lie in (two standard deviations). What went to many, in one mail
    or in copies that are nearly the same, counts once.

    Raises:
        Trouble: there is no record, nothing was read yet, or nobody of that name.
    """
    moment = now() if as_of is None else as_of
    with ready(home) as connection:
        person = None if who is None else Whom(connection).find(who)
        if who is not None and person is None:
            raise Trouble(f"There is nobody with {who!r} in the record. See: goodterms people --all")
        waiting = labels.waiting(connection, version(), person)
        acts = labels.acts(connection, moment, person)
        corrected = labels.corrections(connection)
        said = [] if person is None else labels.between(connection, person, moment)
        asked = [act.interaction for act in acts if act.act.startswith("ask") and act.out]
        once = blasts([act for act in acts if act.out], labels.texts(connection, asked))
    counted = [act for act in acts if (act.interaction, act.person) not in once.again]
    rows = _by_month(counted, once.same) if months else _by_person(counted)
    return {
        "rows": rows if everything or months else rows[:MOST],
        "more": 0 if everything or months else max(0, len(rows) - MOST),
        "entries": []
        if person is None
        else [_entry(act, said) for act in reversed(acts) if _told(act, everything=everything)],
        "unread": waiting,
        "corrections": corrected,
    }


def _told(act: Labelled, *, everything: bool) -> bool:
    """Whether an act is an entry: likely enough, or the owner's own word, that it is none among them."""
    return bool(_what(act)) and (act.corrected or everything or act.p >= LIKELY)


def _by_person(acts: Sequence[Labelled]) -> list[dict[str, object]]:
    people: dict[int, list[Labelled]] = {}
    for act in acts:
        if act.person and _column(act):
            people.setdefault(act.person, []).append(act)
    rows = [{"person": {"id": id_, "name": found[0].name}, **sums(found)} for id_, found in people.items()]
    weight = {id_: sum(act.p for act in found) for id_, found in people.items()}
    return sorted(rows, key=lambda row: (-weight[row["person"]["id"]], row["person"]["id"]))  # type: ignore[index]


def _by_month(acts: Sequence[Labelled], same: Mapping[int, int]) -> list[dict[str, object]]:
    months: dict[str, list[Labelled]] = {}
    seen: set[tuple[int, str]] = set()
    for act in acts:
        what = act.act.partition(":")[0]
        one = (same.get(act.interaction, act.interaction) if what == "ask" else act.interaction, what)
        if _column(act) and one not in seen:  # one message to many is one ask
            seen.add(one)
            months.setdefault(iso_day(act.ts)[:7], []).append(act)
    return [{"month": month, **sums(found)} for month, found in sorted(months.items())]


def sums(acts: Iterable[Labelled]) -> dict[str, object]:
    """The sum of each of `COLUMNS` with its range (`_sum`)."""
    found: dict[str, list[float]] = {name: [] for name in COLUMNS}
    for act in acts:
        if name := _column(act):
            found[name].append(act.p)
    return {name: _sum(chances) for name, chances in found.items()}


def _sum(chances: Sequence[float]) -> dict[str, float]:
    """A sum of chances and the range of what it may be, two standard deviations either way, within what there is."""
    total = sum(chances)
    spread = 2 * math.sqrt(sum(p * (1 - p) for p in chances))
    low, high = max(0.0, total - spread), min(float(len(chances)), total + spread)
    return {"sum": round(total, 2), "low": round(low, 1), "high": round(high, 1), "n": len(chances)}


def _column(act: Labelled) -> str:
    """Which sum an act belongs to; empty for what is shown nowhere (plain questions weigh nothing)."""
    what = _what(act)
    return f"{what}_by_{'you' if act.out else 'them'}" if what and act.p > 0 else ""


def _what(act: Labelled) -> str:
    return {"ask": "asked", "give": "given", "promise": "promised"}.get(act.act.partition(":")[0], "")


def _entry(act: Labelled, said: Sequence[Sent]) -> dict[str, object]:
    words = " ".join(act.words.split())
    due = next(iter(promises(act.words, act.ts)), None) if act.act == "promise" else None
    state, kept = became_of(act, due, said) if due is not None else (None, None)
    return {
        "interaction": act.interaction,
        "date": iso_day(act.ts),
        "channel": act.channel,
        "who": "you" if act.out else "they",
        "act": act.act,
        "p": round(act.p, 2),
        "words": words if len(words) <= QUOTED else f"{words[:QUOTED].rstrip()} \u2026",
        "due": None if due is None or due.by is None else iso_day(due.by),
        "state": state,
        "kept": None if kept is None else iso_day(kept),
        "corrected": act.corrected,
        "many": act.reached != 1,
    }


def became_of(act: Labelled, promise: Promise, said: Sequence[Sent]) -> tuple[str | None, int | None]:
    """``kept`` and when, or ``open``; nothing for a promise of what is not sent, or is not named.

    A call that was promised is kept by a call either way; no promise to call is open, for calls are seldom seen.
    """
    return kept_by(promise, act.ts, said, out=act.out)


def kept_by(promise: Promise, since: int, said: Sequence[Sent], *, out: bool) -> tuple[str | None, int | None]:
    """What became of a promise of ``since`` (UTC seconds), as `_kept`. ``out``: the owner gave it."""
    later = [one for one in said if since < one.ts <= since + PATIENCE]
    if calls(promise):
        rang = next((one.ts for one in later if one.called), None)
        return (None, None) if rang is None else ("kept", rang)
    named = things(promise)
    if not named:
        return None, None
    went = next((one.ts for one in later if one.out == out and goes_out(one.text, named)), None)
    return ("open", None) if went is None else ("kept", went)
