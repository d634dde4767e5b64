"""How well what is known of people fits what is wanted, with the words that say so."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from goodterms.needs.stems import fold, stems
from goodterms.needs.terms import Term
from goodterms.words import DAY

SAID: Final = "said"
"""The topic of what somebody wrote of their own work; it counts less than what they are called by."""

SPOKE: Final = "spoke"
"""The topic of what somebody wrote with such a word in it, on whatever."""

WORTH: Final = {
    "position": 1.0, "headline": 1.0, "title": 1.0, "skill": 1.0, "organisation": 0.9,
    "signature": 0.9, "note": 0.9, SAID: 0.7, SPOKE: 0.3,
}  # fmt: skip
"""What a line counts by where it stands; a note is the owner's own word, which may be on anything, and what
somebody wrote is mostly on something else. Our choice.
"""

WEEK: Final = 7 * DAY

ALIKE: Final = 0.9
"""What another word for the same trade counts beside the word that was typed. Our choice."""

THING: Final = 0.6
"""What a thing counts that the trade is about: a tax letter is mostly, but not only, an accountant's. Our choice."""

BEGINS: Final = 5
"""Letters from which a word that only begins with the one that was typed is taken for it: photo, photographer."""

ENOUGH: Final = 0.4
"""Whoever fits less than this share of the best does something else that shares a word. Our choice."""

OLD: Final = 6 * 365 * DAY
"""Seconds after which what somebody did may have changed: it counts half. Tenure medians are 4 years (BLS 2022)."""

_LETTERS: Final = re.compile(r"[^\W_]+(?:[+#.][^\W_]*)*", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Line:
    """Something known of a person. ``topic``: position, organisation, note, `SAID`. ``ts``: when it was true or
    written, None when nobody knows. ``source``: the channel, or "you" for the owner's own notes.
    """

    person: int
    topic: str
    text: str
    ts: int | None = None
    source: str = ""
    interaction: int | None = None


@dataclass(slots=True)
class Fit:
    """One person. ``share``: of what is wanted, 0 to 1. ``lines``: those that say so, the best first."""

    person: int
    share: float = 0.0
    lines: list[Line] = field(default_factory=list)

    @property
    def clear(self) -> bool:
        """Whether a line says what they do, and they did not only write of it."""
        return any(line.topic != SPOKE for line in self.lines)


Answers = dict[int, dict[int, list[tuple[float, Line]]]]
"""Person -> place of a term -> the lines that answer it, with what each counts."""


def fits(wanted: Sequence[Term], lines: Iterable[Line], as_of: int) -> dict[int, Fit]:
    """Everybody of whom a line has a word that is wanted. ``as_of``: UTC seconds; older lines count less.

    What few people have counts more: each word weighs ``log(1 + people / people with it)``.
    """
    clear, spoke = _answers([_shapes(term) for term in wanted], lines, as_of)
    weights = _weights(clear, spoke, len(wanted))
    whole = sum(weights) or 1.0
    made: dict[int, Fit] = {}
    for person, by_term in {**spoke, **clear}.items():
        best = {place: max(worths, key=lambda pair: pair[0]) for place, worths in by_term.items()}
        told = {place: worth * _often(by_term[place], line) for place, (worth, line) in best.items()}
        ranked = sorted(best.values(), key=lambda pair: -pair[0])
        share = sum(weights[place] * worth for place, worth in told.items()) / whole
        made[person] = Fit(person, share, list(dict.fromkeys(line for _, line in ranked)))
    least = ENOUGH * max((fit.share for fit in made.values()), default=0.0)
    return {person: fit for person, fit in made.items() if fit.share >= least}


def _answers(shapes: Sequence[_Shape], lines: Iterable[Line], as_of: int) -> tuple[Answers, Answers]:
    """By person and place of a term, the lines that answer it with what each counts: those that say what somebody does,
    and apart from them what was only written of.
    """
    clear: Answers = {}
    spoke: Answers = {}
    seen: dict[str, tuple[tuple[int, float], ...]] = {}
    for line in lines:
        found = spoke if line.topic == SPOKE else clear
        for place, worth in _matches(shapes, line, as_of, seen):
            found.setdefault(line.person, {}).setdefault(place, []).append((worth, line))
    return clear, spoke


def _often(lines: Sequence[tuple[float, Line]], best: Line) -> float:
    """Up to twice for what somebody only wrote of, when they did so in many weeks; 1 for anything else."""
    if best.topic != SPOKE:
        return 1.0
    return min(2.0, 1 + math.log2(len({(line.ts or 0) // WEEK for _, line in lines})) / 3)


def words_in(wanted: Sequence[Term], text: str) -> tuple[str, ...]:
    """The words of a text that are wanted, as they stand there, in their order."""
    shapes = [_shapes(term) for term in wanted]
    found = (match[0] for match in _LETTERS.finditer(text) if any(_like(shape, fold(match[0])) for shape in shapes))
    return tuple(dict.fromkeys(found))


class _Shape(NamedTuple):
    """A folded word, its stems, and those of the others for its trade and of the things it is about."""

    said: str
    roots: frozenset[str]
    alike: frozenset[str]
    things: frozenset[str]


def _shapes(term: Term) -> _Shape:
    said = fold(term.said)
    alike, things = (frozenset().union(*map(stems, words)) for words in (term.alike, term.things))
    return _Shape(said, stems(said), alike, things)


def _like(shape: _Shape, word: str) -> float:
    """1 for the word itself or another form of it, `ALIKE` for another word of its trade, `THING` for what that is
    about, 0 for any other.
    """
    roots = stems(word)
    if not roots.isdisjoint(shape.roots):
        return 1.0
    if not roots.isdisjoint(shape.alike) or (len(shape.said) >= BEGINS and word.startswith(shape.said)):
        return ALIKE
    return 0.0 if roots.isdisjoint(shape.things) else THING


def _matches(
    shapes: Sequence[_Shape], line: Line, as_of: int, seen: dict[str, tuple[tuple[int, float], ...]]
) -> Iterable[tuple[int, float]]:
    """What a line answers, by place, and how well. ``seen``: texts that were looked at: many are alike."""
    worth = WORTH.get(line.topic, 0.8)
    if line.ts is not None and as_of - line.ts > OLD:
        worth /= 2
    if (known := seen.get(line.text)) is None:
        words = [fold(match[0]) for match in _LETTERS.finditer(line.text)]
        likes = (
            (place, max((_like(shape, word) for word in words), default=0.0)) for place, shape in enumerate(shapes)
        )
        known = seen[line.text] = tuple((place, like) for place, like in likes if like)
    return ((place, like * worth) for place, like in known)


def _weights(clear: Answers, spoke: Answers, wanted: int) -> list[float]:
    """What each word weighs; one that nobody has is wanted all the same, and weighs as if one person had it."""
    having = [sum(place in by_term for by_term in clear.values()) for place in range(wanted)]
    written = [sum(place in by_term for by_term in spoke.values()) for place in range(wanted)]
    everybody = len(clear.keys() | spoke.keys())
    return [math.log1p(len(clear) / n if n else everybody / max(m, 1)) for n, m in zip(having, written, strict=True)]
