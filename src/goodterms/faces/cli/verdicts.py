"""The gate's answer in words: the verdict first, then what it rests on and what to do instead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from goodterms.faces.cli.paper import say
from goodterms.faces.cli.said import counted, listed, proof, standing
from goodterms.faces.shapes import FindingRow, ReadingRow, VerdictRow, Weighed

FEW = 3
"""Up to so many recipients are all shown in full."""

MOST = 20
"""Recipients of a long list shown without ``--all``."""

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
    """Prints what was read and a word per recipient; of a long list the counts, then whom to spare and greet first."""
    verdicts = weighed["verdicts"]
    say(_read(weighed["reading"]), style="dim")
    few = everyone or len(verdicts) <= FEW
    if len(verdicts) > FEW:
        say(_counts(weighed))
    shown = _worst_first(verdicts) if few else _worst_first(row for row in verdicts if row["verdict"] != "go")[:MOST]
    for row in shown:
        say()
        _verdict(row)
    if not few:
        _rest(verdicts, len(shown))


def _read(reading: ReadingRow) -> str:
    span = reading["ask"]["span"]
    words = f": “{' '.join(span.split())}”" if span else ""
    return BANDS[reading["ask"]["band"]].format(what=KINDS.get(reading["kind"], reading["kind"]), words=words)


def _counts(weighed: Weighed) -> str:
    names = {"go": "go", "hello_first": "hello first", "dont": "don't"}
    told = [f"{weighed['counts'].get(word, 0):,} {name}" for word, name in names.items()]
    return f"Of {counted(len(weighed['verdicts']), 'recipient')}: {listed(told)}."


def _worst_first(verdicts: Iterable[VerdictRow]) -> list[VerdictRow]:
    return sorted(verdicts, key=lambda row: list(WORDS).index(row["verdict"]))


def _verdict(row: VerdictRow) -> None:
    person, word = row["person"], row["verdict"]
    who = f"{person['name']} ({row['to']})" if person and person["name"] not in ("", row["to"]) else row["to"]
    say(f"{WORDS[word]}: {who}", style=STYLES[word])
    if person:
        say(standing(row["depth"], row["state"], row["last_two_way"]), indent=2, style="dim")
    for finding in row["findings"]:
        _finding(finding)


def _finding(finding: FindingRow) -> None:
    say(finding["says"], indent=2)
    for evidence in finding["evidence"]:
        say(proof(evidence), indent=4, style="dim")
    if finding["instead"]:
        say(f"Instead: {finding['instead']}", indent=2, style="green")


def _rest(verdicts: Sequence[VerdictRow], shown: int) -> None:
    held = sum(row["verdict"] != "go" for row in verdicts)
    going = len(verdicts) - held
    left = [f"{held - shown:,} more like these"] * (held > shown) + [f"{going:,} who are a go"] * (going > 0)
    if left:
        say()
        say(f"Not shown: {listed(left)}. See everybody with --all, or with --json.")
