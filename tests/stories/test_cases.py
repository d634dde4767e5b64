"""Every case in ``cases/``: told in plain text, brought in as real exports, weighed as the gate weighs.

The files are meant to be read: each says what happened, what is about to be sent, what the word should be, and why.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from exports import ME, LinkedIn, Mailbox
from goodterms.desk.bring_in import bring_in
from goodterms.desk.donts import add
from goodterms.desk.log import log
from goodterms.desk.moment import moment
from goodterms.desk.ready import ready
from goodterms.desk.standards import change
from goodterms.desk.weigh import weigh
from goodterms.desk.whom import Whom
from goodterms.desk.word import word
from stories.plainly import Event, Expected, Told, told
from stories.told import Story

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))

ELSEWHERE = frozenset({"both_linkedin", "both_skype", "connected", "group", "met"})
"""What happened that no mail shows."""

TOO_MUCH = frozenset({"dont", "hello_first"})


def address(who: str, known: dict[str, str]) -> str:
    """How mail names somebody: ``Kelly Keen <kelly.keen@people.example>``, or the address told once."""
    if "@" in who:
        known[who.partition(" <")[0]] = who
        return who
    return known.get(who, f"{who} <{who.lower().replace(' ', '.')}@people.example>")


def mailed(events: Sequence[Event], known: dict[str, str], path: Path) -> Path | None:
    """The mail among what happened, as one mbox; None when there was none."""
    box, last = Mailbox(), dict[str, str]()
    for event in sorted(events, key=lambda event: event.day):
        if event.what in ELSEWHERE:
            continue
        who = address(event.who, known)
        if event.what == "both":
            box.talk(who, [event.day])
        else:
            mine = event.what.startswith("i_")
            answers = last.get(who, "") if event.what.endswith("answered") else ""
            hour = f"{event.day}T{9 + len(box.mails) % 9:02}:00"
            last[who] = box.mail(
                *((ME, who) if mine else (who, ME)), hour, event.words, subject="The fair", answers=answers
            )
    return box.mbox(path) if box.mails else None


def linked(events: Sequence[Event], path: Path) -> Path | None:
    """The LinkedIn archive of what happened there; None when nothing did."""
    archive = LinkedIn()
    since = {event.who: event.day for event in reversed(events) if event.what in {"both_linkedin", "connected"}}
    for who, day in since.items():
        archive.connect(who, f"{moment_of(day)}")
    for event in events:
        if event.what == "both_linkedin":
            archive.message(event.who, "Olive Owner", f"{event.day} 09:00:00 UTC", "How is the workshop coming along?")
            archive.message("Olive Owner", event.who, f"{event.day} 10:00:00 UTC", "The roof is on, have a look.")
    return archive.zip(path) if since else None


def chatted(events: Sequence[Event], folder: Path) -> Path | None:
    """The Skype export of what happened there; None when nothing did. A group has a dozen others in it."""
    story, me = Story(), "Olive Owner"
    crowd = [
        f"{name} Sailor" for name in ("Ana", "Bo", "Cy", "Di", "Ed", "Fay", "Gil", "Hob", "Ira", "Jil", "Ken", "Lou")
    ]
    for event in sorted(events, key=lambda event: event.day):
        if event.what == "both_skype":
            story.talk(event.who, me, [event.day])
        elif event.what == "group":
            story.in_group(event.who, event.words, [event.who, me, *crowd], [event.day])
    return story.skype(me, folder) if story.said else None


def moment_of(day: str) -> str:
    """A day as LinkedIn writes it."""
    from datetime import date

    return f"{date.fromisoformat(day):%d %b %Y}"


def brought(case: Told, home: Path, folder: Path) -> None:
    """The record of what happened, and of what the owner said."""
    known: dict[str, str] = {}
    files = [mailed(case.events, known, folder / "all.mbox"), linked(case.events, folder / "linkedin.zip")]
    files.append(chatted(case.events, folder))
    bring_in(home, [str(path) for path in files if path is not None])
    for event in case.events:
        if event.what == "met":
            log(home, "met", event.who, on=event.day)
    for said, who in case.words:
        if said == "knows":
            log(home, "known", who, depth="relationship")
        else:
            with ready(home) as connection:
                person = Whom(connection).find(who)
            assert person is not None
            word(home, person, said)
    for name, value in case.standards:
        change(home, name, value)
    for phrase in case.donts:
        add(home, phrase)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path, tmp_path: Path) -> None:
    """The word, the rule and the sentences are what the case says they should be."""
    case = told(path)
    brought(case, tmp_path / "home", tmp_path)
    answer: Any = weigh(tmp_path / "home", case.text, case.to, as_of=moment(f"{case.today}T12:00:00"))
    found = {verdict["to"]: verdict for verdict in answer["verdicts"]}
    for expected in case.expected:
        _holds(expected, found[expected.to], case)


def _holds(expected: Expected, verdict: dict[str, Any], case: Told) -> None:
    rules = [finding["rule"] for finding in verdict["findings"]]
    said = " ".join(finding["says"] for finding in verdict["findings"])
    steps = " ".join(finding["instead"] for finding in verdict["findings"])
    about = f"{case.because}\nfound {verdict['verdict']} by {rules}: {said} / {steps}"
    assert verdict["verdict"] == expected.verdict, about
    if expected.rule == "none":
        assert rules == [], about
    elif expected.rule:
        assert expected.rule in rules, about
    assert not set(expected.silent) & set(rules), about
    assert all(words in said for words in expected.says), about
    assert all(words in steps for words in expected.instead), about
    assert verdict["verdict"] == "go" or verdict["findings"][0]["instead"], about


def test_there_are_enough_and_they_push_as_often() -> None:
    """Sixty cases at least, a third or more of them where holding back would be wrong."""
    words = [expected.verdict for path in CASES for expected in told(path).expected[:1]]
    assert len(words) >= 60
    assert sum(word == "go" for word in words) * 3 >= len(words)
    assert set(words) > TOO_MUCH
