"""Cases told in plain text: who and when, what happened, the draft, and the verdict that a fair reader would give.

A line of what happened is one of

    2020-03-04: Kelly Keen wrote: Words.                 a mail from her (``answered``: in the thread of the last one)
    2020-03-04: I wrote to Kelly Keen: Words.            a mail of mine (``answered Kelly Keen``: in that thread)
    2020-03-04: Kelly Keen and I wrote to each other.    she wrote and I answered the same day
    2020-01-03 to 2020-03-04, every 10 days: …           the same on all of these days
    2020-03-04: Kelly Keen wrote in the group Sailors on Skype.   seen there among many, not spoken with
    2020-03-04: Nora Name and I connected on LinkedIn.   (also ``wrote to each other on LinkedIn``, or on Skype)
    2020-03-04: I met Kelly Keen.                        told by hand
    I told Goodterms: never ask Kelly Keen.              or: … has died; … and I talk elsewhere; I know … well
    Standard: silence_days = 200                         My own DON'T: words

A name stands for ``first.last@people.example`` unless its address stands behind it once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

WORDS = {"go": "go", "hello first": "hello_first", "don't": "dont"}
TOLD = {
    r"never ask (.+)": "never_ask",
    r"(.+) has died": "deceased",
    r"(.+) and I talk elsewhere": "talks_elsewhere",
    r"I know (.+) well": "knows",
}
HAPPENED = re.compile(r"(\d{4}-\d\d-\d\d)(?: to (\d{4}-\d\d-\d\d), every (\d+) days)?: (.+)")
STRANGERS = re.compile(r" and (\d+) strangers$")


class Event(NamedTuple):
    """One thing that happened. ``what``: wrote, answered, i_wrote, i_answered, both, both_linkedin, both_skype,
    connected, group, met. ``who``: a name or address as told. ``words``: of a message; the name of a group.
    """

    day: str
    what: str
    who: str
    words: str = ""


class Expected(NamedTuple):
    """What must hold of one recipient's verdict; ``rule``: among the findings, or none at all."""

    to: str
    verdict: str
    rule: str
    silent: tuple[str, ...]
    says: tuple[str, ...]
    instead: tuple[str, ...]


@dataclass
class Told:
    """One case."""

    name: str
    today: str = ""
    events: list[Event] = field(default_factory=list)
    words: list[tuple[str, str]] = field(default_factory=list)
    standards: list[tuple[str, str]] = field(default_factory=list)
    donts: list[str] = field(default_factory=list)
    to: list[str] = field(default_factory=list)
    text: str = ""
    expected: list[Expected] = field(default_factory=list)
    because: str = ""


SENTENCES = (
    (re.compile(r"I wrote to (.+?): (.+)"), "i_wrote"),
    (re.compile(r"I answered (.+?): (.+)"), "i_answered"),
    (re.compile(r"(.+) and I wrote to each other on LinkedIn\.()"), "both_linkedin"),
    (re.compile(r"(.+) and I wrote to each other on Skype\.()"), "both_skype"),
    (re.compile(r"(.+) wrote in the group (\w+) on Skype\."), "group"),
    (re.compile(r"(.+) and I wrote to each other\.()"), "both"),
    (re.compile(r"(.+) and I connected on LinkedIn\.()"), "connected"),
    (re.compile(r"I met (.+)\.()"), "met"),
    (re.compile(r"(.+?) wrote: (.+)"), "wrote"),
    (re.compile(r"(.+?) answered: (.+)"), "answered"),
)


def told(path: Path) -> Told:
    """The case in a file.

    Raises:
        ValueError: a line that cannot be read, or a part that is missing.
    """
    case = Told(path.stem)
    part = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            _inner(case, part, line.strip())
        elif line.strip():
            part = _outer(case, line.strip())
    if not (case.today and case.to and case.text and case.expected and case.because):
        raise ValueError(f"{path.name} lacks a part")
    return case


def _outer(case: Told, line: str) -> str:
    head, _, rest = line.partition(":")
    if head == "Today":
        case.today = rest.strip()
    elif head.startswith("Draft to "):
        case.to = list(_recipients(head.removeprefix("Draft to ")))
    elif head.startswith("Verdict"):
        to = head.removeprefix("Verdict").removeprefix(" for ") or case.to[0]
        case.expected.append(Expected(to, WORDS[rest.strip()], "", (), (), ()))
    elif head in {"Rule", "Not", "Says", "Instead"}:
        _expect(case, head, rest.strip())
    elif head == "Because":
        case.because = rest.strip()
    elif head != "Happened":
        raise ValueError(f"{case.name}: {line}")
    return head


def _recipients(text: str) -> Iterator[str]:
    many = STRANGERS.search(text)
    yield from (one.strip() for one in STRANGERS.sub("", text).split(" and "))
    if many:
        yield from (f"stranger{number}@stranger.example" for number in range(int(many[1])))


def _expect(case: Told, head: str, rest: str) -> None:
    """What is said after the verdicts holds for each of them."""
    for place, one in enumerate(case.expected):
        if head == "Rule":
            case.expected[place] = one._replace(rule=rest)
        elif head == "Not":
            case.expected[place] = one._replace(silent=tuple(rest.split(", ")))
        elif head == "Says":
            case.expected[place] = one._replace(says=(*one.says, rest))
        else:
            case.expected[place] = one._replace(instead=(*one.instead, rest))


def _inner(case: Told, part: str, line: str) -> None:
    if part.startswith("Draft to "):
        case.text = f"{case.text}\n{line}".strip()
    elif line.startswith("I told Goodterms: "):
        case.words.append(_word(line.removeprefix("I told Goodterms: ").rstrip(".")))
    elif line.startswith("Standard: "):
        name, _, value = line.removeprefix("Standard: ").partition(" = ")
        case.standards.append((name, value))
    elif line.startswith("My own DON'T: "):
        case.donts.append(line.removeprefix("My own DON'T: "))
    else:
        case.events.extend(_events(line))


def _word(said: str) -> tuple[str, str]:
    for pattern, word in TOLD.items():
        if found := re.fullmatch(pattern, said):
            return word, found[1]
    raise ValueError(said)


def _events(line: str) -> Iterator[Event]:
    when = HAPPENED.fullmatch(line)
    if when is None:
        raise ValueError(line)
    what, who, words = next(
        ((what, found[1], found[2]) for pattern, what in SENTENCES if (found := pattern.fullmatch(when[4]))),
        ("", "", ""),
    )
    if not what:
        raise ValueError(line)
    first = date.fromisoformat(when[1])
    last, step = (date.fromisoformat(when[2]), int(when[3])) if when[2] else (first, 1)
    for days in range(0, (last - first).days + 1, step):
        yield Event((first + timedelta(days)).isoformat(), what, who, words)
