"""A list split by the gate: every row matched to a person, weighed, and written to the table of its word.

Rows go by a thousand at a time, so a long list needs no more memory than a short one. A row whose name several people
have is set aside, never guessed. Nothing is sorted by a chance of an answer: that would be a score.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from goodterms.desk.listed import Listed, listed
from goodterms.desk.moment import now
from goodterms.desk.naming import typed
from goodterms.desk.pieces import rare_collection
from goodterms.desk.ready import ready
from goodterms.desk.signed_up import PEOPLE, Lifted, SignedUp, lifted
from goodterms.desk.tables import Tables, clear, refuse
from goodterms.desk.trouble import Trouble
from goodterms.desk.weigh import Gate, declared_kind, gate, judged, reading_shape, shape
from goodterms.desk.whom import Nobody, Several, Whom
from goodterms.people.normal import normal
from goodterms.record.by_handles import by_handles
from goodterms.words import Depth, Verdict, Word

AT_ONCE = 1_000
"""Rows weighed at a time."""

A_WEEK = 5
"""People to whom one can say a true hello in a week: a choice of ours. The rest are names, and that is fine."""

MEND = "Mend the row, or write the full name."
"""What to do about a row with no address where one should be."""

SHOWN = 200
"""Rows that were set aside and are named in the answer; all of them stand in their table."""

WHICH, NOBODY = "which_one", "nobody"
"""What is said of a row whose name several people have, and of one that names nobody."""

APART = (PEOPLE, WHICH, NOBODY)
"""Words of rows beside the gate's three."""

Tell = Callable[[int, int], None]
"""Is told how many rows are weighed, of how many."""


@dataclass(slots=True)
class _Counted:
    """What has been counted so far. ``hellos``: candidates for this week, at most `A_WEEK`, with their rank."""

    words: Counter[str] = field(default_factory=Counter)
    rules: Counter[tuple[str, str]] = field(default_factory=Counter)
    says: dict[tuple[str, str], str] = field(default_factory=dict)
    hellos: list[tuple[int, int, dict[str, Any]]] = field(default_factory=list)
    which: list[dict[str, Any]] = field(default_factory=list)
    nobody: list[dict[str, Any]] = field(default_factory=list)


def split(  # noqa: PLR0913 - a message, a list, and where they go
    home: Path,
    text: str,
    table: Path,
    into: Path,
    *,
    kind: str | None = None,
    column: str | None = None,
    as_of: int | None = None,
    force: bool = False,
    page: bool = False,
    signed_up: Path | None = None,
    tell: Tell | None = None,
) -> dict[str, object]:
    """Weighs a message for everybody on a list; writes ``go.csv``, ``hello_first.csv`` and ``dont.csv`` into a folder.

    Rows that were set aside go to ``which_one.csv``, rows that name nobody to ``nobody.csv``, if there are any. Each
    has the columns of the list and `tables.ADDED`. ``column``: of the recipients, where it is not found. ``page``:
    writes all rows to ``all.csv`` and `tables.ROWS` too. ``force``: files of these names may be overwritten.
    ``signed_up``: a list of those who signed up for this (it may be the same one): they get what they signed up for,
    and whom you know among them stands in ``people.csv``, for a word of their own.

    Raises:
        Trouble: the list cannot be read, no column names anybody, no such kind, a file of these names is there.
    """
    declared = declared_kind(text, kind)
    found = listed(table, column)
    total = sum(1 for row in found.rows() if found.named(row))
    signatures = None if signed_up is None else listed(signed_up, column if signed_up == table else None)
    apart = APART[signed_up is None :]
    names = [f"{word}.csv" for word in (*Word, *apart)]
    refuse(into, names, force=force, lists=[one for one in (table, signed_up) if one is not None])
    counted = _Counted()
    with rare_collection(), ready(home) as connection, Tables(into, found.header, page=page) as out:
        moment = now() if as_of is None else as_of
        at = gate(connection, text, declared, recipients=max(total, 1), as_of=moment)
        whom, done = Whom(connection, many=total > AT_ONCE), 0
        signed = None if signatures is None else _signed(whom, signatures)
        rows = found.rows()
        while chunk := list(islice(rows, AT_ONCE)):
            for row, word, shown in _weighed(at, whom, found, chunk, signed):
                _count(counted, word, shown, done)
                out.write(row, word, shown)
                done += 1
            if tell is not None:
                tell(done, total)
    clear(into, {f"{word}.csv" for word in APART}, out.kept)
    return {
        "reading": reading_shape(at.reading),
        "remembered": at.remembered,
        "column": found.called,
        "rows": done,
        "counts": {word: counted.words[word] for word in (*map(str, Word), *apart)},
        "reasons": _reasons(counted),
        "this_week": [row for _, _, row in sorted(counted.hellos, key=lambda one: one[:2])],
        "which": counted.which,
        "nobody": counted.nobody,
        "files": {path.stem: str(path) for path in out.kept},
    }


def _signed(whom: Whom, signatures: Listed) -> SignedUp:
    """Everybody on a list of those who signed up."""
    signed = SignedUp()
    for row in signatures.rows():
        to = signatures.named(row)
        signed.add(to, _who(whom, to))
    return signed


def _weighed(
    at: Gate, whom: Whom, found: Listed, chunk: Sequence[Sequence[str]], signed: SignedUp | None
) -> Iterator[tuple[Sequence[str], str, dict[str, Any]]]:
    """Each row with its word and what is shown of it, in the order of the list."""
    called = [found.named(row) for row in chunk]
    known = handles(whom, called)
    told = [
        known[to] if to in known else _who(whom, to, addressed=found.addressed(row, to))
        for row, to in zip(chunk, called, strict=True)
    ]
    sure = [place for place, who in enumerate(told) if who is None or isinstance(who, int)]
    names = [called[place] for place in sure]
    persons = [who for who in told if who is None or isinstance(who, int)]
    verdicts = dict(zip(sure, judged(at, names, persons), strict=True))
    for place, (row, who, to) in enumerate(zip(chunk, told, called, strict=True)):
        if place in verdicts:
            word, verdict = _with_signature(to, verdicts[place], signed)
            yield row, word, shape(verdict, at) | {"verdict": word}
        elif isinstance(who, Several):
            yield row, WHICH, {"to": to, "verdict": WHICH, "why": who.sentence}
        else:
            yield row, NOBODY, {"to": to, "verdict": NOBODY, "why": str(who)}


def handles(whom: Whom, called: Sequence[str]) -> dict[str, int | None]:
    """Whose the well-formed handles among these are, None for nobody's: all of a chunk by two questions."""
    typing = {to: handle for to in called if "\n" not in to and (handle := typed(to)) is not None}
    found = by_handles(whom.connection, [(one.kind, one.value, normal(one, whom.region)) for one in typing.values()])
    return {to: found.get((one.kind, one.value)) for to, one in typing.items()}


def _with_signature(to: str, verdict: Verdict, signed: SignedUp | None) -> Lifted:
    """The word on a row and its verdict, with what a signature changes of them."""
    person = None if verdict.person is None else verdict.person.id
    if signed is None or not signed.has(to, person):
        return Lifted(str(verdict.word), verdict)
    return lifted(verdict)


def _who(whom: Whom, to: str, *, addressed: bool = False) -> int | Trouble | None:
    """Who is meant; None for somebody the record does not know, a sentence where it cannot be told.

    ``addressed``: it stands where only an address should.
    """
    if not to:
        return Trouble("This row names nobody.")
    if "\n" in to:
        return Trouble("A quotation mark is not closed here, so rows ran into each other. Close it and try again.")
    if to.isdecimal() and typed(to) is None:  # on a list a bare number is no number of ours
        return None
    try:
        return whom.on_a_list(to)
    except Nobody:
        return None if not addressed else Trouble(f"{to!r} stands where an address should, and is none. {MEND}")
    except Several as several:
        return several


def _count(counted: _Counted, word: str, shown: Mapping[str, Any], place: int) -> None:
    counted.words[word] += 1
    if word == WHICH and len(counted.which) < SHOWN:
        counted.which.append({"to": shown["to"], "why": shown["why"]})
    if word == NOBODY and len(counted.nobody) < SHOWN:
        counted.nobody.append({"to": shown["to"], "why": shown["why"]})
    first = next(iter(shown.get("findings", ())), None)
    if first is not None:
        cause = (word, first["rule"])
        counted.rules[cause] += 1
        counted.says.setdefault(cause, first["says"])
    if word == Word.HELLO_FIRST:
        _maybe_this_week(counted, shown, place)


def _maybe_this_week(counted: _Counted, shown: Mapping[str, Any], place: int) -> None:
    """Keeps somebody for this week who has a reason of their own: closest first, then in the order of the list."""
    own = next((one for one in shown["findings"] if one["evidence"] and one["instead"]), None)
    if own is None or shown["person"] is None or any(row["person"] == shown["person"] for _, _, row in counted.hellos):
        return
    row = {"person": shown["person"], "to": shown["to"], "says": own["says"], "instead": own["instead"]}
    counted.hellos.append(
        (-Depth(shown["depth"]).rank, place, row | {"rule": own["rule"], "evidence": own["evidence"]})
    )
    counted.hellos.sort(key=lambda one: one[:2])
    del counted.hellos[A_WEEK:]


def _reasons(counted: _Counted) -> list[dict[str, object]]:
    """What the words rest on: of each word its rules, those that speak of most people first, with an example."""
    order = [*(str(word) for word in reversed(Word)), PEOPLE]
    rows = sorted(counted.rules.items(), key=lambda one: (order.index(one[0][0]), -one[1], one[0][1]))
    return [
        {"verdict": word, "rule": rule, "rows": many, "example": counted.says[word, rule]}
        for (word, rule), many in rows
    ]
