"""The gate's answer in words: the verdict first, then what it rests on and what to do instead."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from goodterms.faces.cli.chances import answers
from goodterms.faces.cli.paper import say
from goodterms.faces.said import counted, listed, proof, standing

if TYPE_CHECKING:
    from goodterms.faces.shapes import FindingRow, ReadingRow, SetAside, VerdictRow, Weighed

FEW = 3
"""Up to so many recipients are all shown in full."""

EXAMPLES = 2
"""Recipients of a group of a long list whose sentence is shown."""

NAMED = 10
"""Others of such a group who are named."""

WORDS = {"dont": "Don't", "hello_first": "Hello first", "go": "Go"}
"""Worst first, the order in which a long list is shown."""

STYLES = {"dont": "bold red", "hello_first": "bold yellow", "go": "bold green"}

KINDS = {
    "none": "a message that asks for nothing",
    "question": "a question",
    "advice": "a request for advice",
    "favour": "a request for a favour",
    "meeting": "a request to meet",
    "introduction": "a request for an introduction",
    "referral": "a request for a referral",
    "pitch": "a pitch",
    "recruit": "a recruiting note",
    "money": "a request for money",
    "unsure": "a request of some kind",
}

BANDS = {
    "ask": "This reads as {what}{words}.",
    "maybe": "This may be {what}{words}. If it is not, say so with --kind none.",
    "none": "This reads as a message that asks for nothing.",
    "unread": "I cannot read this language. Say what it asks for with --kind.",
}


def show(weighed: Weighed, *, everyone: bool = False) -> None:
    """Prints what was read and a word for each recipient; a long list comes as counts and groups unless ``everyone``.

    Worst first, and within a verdict in the order of the list or of the alphabet of rules; never by a chance.
    """
    verdicts = sorted(weighed["verdicts"], key=_badness)
    say(_read(weighed["reading"]), style="dim")
    if len(verdicts) > FEW:
        say(_counts(weighed))
    _aside(weighed.get("set_aside", []))
    if everyone or len(verdicts) <= FEW:
        for row in verdicts:
            _verdict(row)
        return
    for cause, rows in groupby(sorted(verdicts, key=lambda row: (_badness(row), _rule(row))), key=_rule):
        _group(cause, list(rows))
    say()
    say("Everybody, each with all that was found: --all, or --json.")


def _aside(rows: Sequence[SetAside]) -> None:
    """Those on a list whose name several people have."""
    for row in rows[:NAMED]:
        say(f"Not weighed: {row['why']}")
    if len(rows) > NAMED:
        say(f"Not weighed: {len(rows) - NAMED:,} others whose name several people have.")


def _badness(row: VerdictRow) -> int:
    return list(WORDS).index(row["verdict"])


def _rule(row: VerdictRow) -> tuple[str, str]:
    """The verdict, and the rule behind it where it holds a message back."""
    return row["verdict"], row["findings"][0]["rule"] if row["findings"] and row["verdict"] != "go" else ""


def _read(reading: ReadingRow) -> str:
    span = reading["ask"]["span"]
    words = f": “{' '.join(span.split())}”" if span else ""
    return BANDS[reading["ask"]["band"]].format(what=KINDS.get(reading["kind"], reading["kind"]), words=words)


def _counts(weighed: Weighed) -> str:
    names = {"go": "go", "hello_first": "hello first", "dont": "don't"}
    told = [f"{weighed['counts'].get(word, 0):,} {name}" for word, name in names.items()]
    return f"Of {counted(len(weighed['verdicts']), 'recipient')}: {listed(told)}."


def _group(cause: tuple[str, str], rows: list[VerdictRow]) -> None:
    """One verdict for one reason: the first few with their sentence, some more by name."""
    word, rule = cause
    say()
    why = f" (goodterms why {rule})" if rule else ""
    say(f"{WORDS[word]}: {counted(len(rows), 'recipient')}{why}", style=STYLES[word])
    examples = rows[: EXAMPLES if rule else 0]
    for row in examples:
        _finding(row["findings"][0])
    others = rows[len(examples) :]
    more = [f"{len(others) - NAMED:,} more"] if len(others) > NAMED else []
    if others:
        names = listed([_name(row) for row in others[:NAMED]] + more)
        say(f"The same goes for {names}." if examples else f"{names}.", indent=2)


def _verdict(row: VerdictRow) -> None:
    name, word = _name(row), row["verdict"]
    who = name if name == row["to"] else f"{name} ({row['to']})"
    say()
    say(f"{WORDS[word]}: {who}", style=STYLES[word])
    if row["person"]:
        say(standing(row["depth"], row["state"], row["last_two_way"]), indent=2, style="dim")
    said = " ".join(f"{finding['says']} {finding['instead']}" for finding in row["findings"])
    for finding in row["findings"]:
        _finding(finding, said)
    if told := answers(row["chance"]):
        say(told, indent=2, style="dim")


def _name(row: VerdictRow) -> str:
    return (row["person"] or {"name": ""})["name"] or row["to"]


def _finding(finding: FindingRow, said: str = "") -> None:
    """One finding. ``said``: all that is said of this recipient; what is quoted there is not shown again."""
    say(finding["says"], indent=2)
    for evidence in finding["evidence"]:
        if evidence["words"] not in (said or finding["says"] + finding["instead"]):
            say(proof(evidence), indent=4, style="dim")
    if finding["instead"]:
        say(f"Instead: {finding['instead']}", indent=2, style="green")
