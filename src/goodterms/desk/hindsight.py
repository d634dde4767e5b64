"""Hindsight: every ask the owner sent, weighed as of its own day, beside what came back.

It answers "is it just my personal preferences?": by the owner's own history, and for a changed standard before it is
kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from goodterms.asks.answers.own import Past
from goodterms.asks.answers.usual import cell, odds
from goodterms.asks.gate import weigh
from goodterms.asks.outcome import Became
from goodterms.asks.standards import BadStandard, Standards, with_overrides
from goodterms.asks.weights import WEIGHTS
from goodterms.desk.answering import keep
from goodterms.desk.moment import now
from goodterms.desk.own_asks import BACK, Then, as_they_stood, case, drawn
from goodterms.desk.ready import ready
from goodterms.desk.standing import standards_of
from goodterms.desk.trouble import Trouble
from goodterms.record import read
from goodterms.words import Case, Word

ORDER = ("relationship", "acquaintance", "contact", "name", "unknown")

TOLD = (
    (("relationship", "acquaintance"), "{} to people you knew"),
    (("contact",), "{} to people you had once dealt with"),
    (("name", "unknown"), "{} to people with whom it had never gone both ways"),
)
"""Which depths make one part of the sentence, closest first."""


class Weighed(NamedTuple):
    """One ask: the word on it, how deep the tie was, and what came back."""

    word: str
    depth: str
    came: Became


def hindsight(home: Path, *, standard: Sequence[str] = (), as_of: int | None = None) -> dict[str, object]:
    """The owner's asks by verdict and depth, with what came back; keys by the command contract.

    ``standard``: changed standards as typed (``silence_days=60``); then ``rows`` are under them, ``before`` under the
    owner's own, and ``changed`` says which words would be others and what came back there. ``n`` of ``of`` asks were
    looked at; ``unread``: messages of the owner's that no reader has read yet, the newest of which were read for this.

    Raises:
        Trouble: there is no record, or no such standard or value.
    """
    moment = now() if as_of is None else as_of
    with ready(home) as connection:
        standards = standards_of(connection)
        other = _changed(read.standards(connection), standard)
        found = drawn(connection, standards, moment)
        sightings = min(one.gone_sightings for one in (standards, other or standards))
        then = list(as_they_stood(connection, found.asks, standards, sightings, moment))
        cases = [case(one, standards) for one in then]
        if as_of is None:
            keep(connection, (_past(one, at) for one, at in zip(then, cases, strict=True)))
    own = [_weighed(one, at, standards) for one, at in zip(then, cases, strict=True)]
    asked = own if other is None else [_weighed(one, case(one, other), other) for one in then]
    return {
        "rows": _rows(asked),
        "says": _says(asked),
        "before": None if other is None else _rows(own),
        "changed": [] if other is None else _moved(own, asked),
        "standards": dict(_pair(text) for text in standard),
        "n": len(asked),
        "of": found.of,
        "unread": found.unread,
    }


def remember(home: Path) -> None:
    """Counts anew what the owner's asks brought, for the chance that the gate tells.

    Raises:
        Trouble: there is no record, or it cannot be written.
    """
    moment = now()
    with ready(home) as connection:
        standards = standards_of(connection)
        asks = drawn(connection, standards, moment).asks
        then = as_they_stood(connection, asks, standards, standards.gone_sightings, moment)
        keep(connection, [_past(one, case(one, standards)) for one in then])


def _changed(kept: Mapping[str, str], standard: Sequence[str]) -> Standards | None:
    if not standard:
        return None
    try:
        return with_overrides({**kept, **dict(_pair(text) for text in standard)})
    except BadStandard as error:
        raise Trouble(str(error), 2) from error


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name.strip() or not value.strip():
        raise Trouble(f"Write a standard as name=value, for example silence_days=60, not {text!r}.", 2)
    return name.strip(), value.strip()


def _weighed(then: Then, at: Case, standards: Standards) -> Weighed:
    return Weighed(str(weigh(at, standards).word), str(at.tie.depth), then.came)


def _past(then: Then, at: Case) -> Past:
    """The ask as the chance of an answer counts it."""
    weight = WEIGHTS[at.reading.kind]
    usual = odds(0, 0) if then.facts is None else odds(then.facts.n_in, then.facts.n_out)
    return Past(then.ask.ts, cell(weight, at.tie.depth, then.ask.reached), usual, then.came in BACK)


def _rows(asked: Iterable[Weighed]) -> list[dict[str, object]]:
    """A row a verdict and depth, go first and closest first. ``answered``: a word came back, a refusal among them."""
    counts: dict[tuple[str, str], Counter[Became]] = {}
    for one in asked:
        counts.setdefault((one.word, one.depth), Counter())[one.came] += 1
    order = [(str(word), depth) for word in Word for depth in ORDER]
    return [
        {"verdict": word, "depth": depth, **_told(counts[word, depth])}
        for word, depth in sorted(counts, key=order.index)
    ]


def _told(counts: Mapping[Became, int]) -> dict[str, int]:
    asked, answered = sum(counts.values()), sum(counts.get(came, 0) for came in BACK)
    parts = {str(came): counts.get(came, 0) for came in (Became.HELPED, Became.REFUSED, Became.SILENT, Became.WAITING)}
    return {"asked": asked, "answered": answered, **parts}


def _says(asked: Sequence[Weighed]) -> str:
    """One sentence: how many of the asks to whom were answered; those that still wait are left out."""
    done = [one for one in asked if one.came is not Became.WAITING]
    parts: list[str] = []
    for depths, words in TOLD:
        some = [one for one in done if one.depth in depths]
        if some:
            answered = sum(one.came in BACK for one in some)
            asks = f"{len(some):,} ask{'s' if len(some) > 1 else ''}" if not parts else f"{len(some):,}"
            was = ("were" if answered != 1 else "was") if not parts else ""
            parts.append(f"of {words.format(asks)}, {' '.join((f'{answered:,}', was)).strip()}")
    if not parts:
        return ""
    first = f"{parts[0]} answered within two weeks"
    return f"O{'; '.join([first, *parts[1:]])[1:]}."


def _moved(own: Sequence[Weighed], asked: Sequence[Weighed]) -> list[dict[str, object]]:
    """The asks that would have got another word, by the word they had and would have."""
    counts: dict[tuple[str, str], Counter[Became]] = {}
    for before, after in zip(own, asked, strict=True):
        if before.word != after.word:
            counts.setdefault((before.word, after.word), Counter())[after.came] += 1
    return [{"from": before, "to": after, **_told(came)} for (before, after), came in sorted(counts.items())]
