"""What the demo showed, in words: what was read, whom to say hello to, two messages, and where to go from there."""

from __future__ import annotations

import shlex
import shutil
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goodterms.faces.cli import today, verdicts
from goodterms.faces.cli.brought import REASONS
from goodterms.faces.cli.paper import clean, say
from goodterms.faces.said import counted, listed, standing

if TYPE_CHECKING:
    from goodterms.faces.shapes import Demonstrated, Draft, FileRow, VerdictRow

INVENTED = (
    "All of these people are invented. What their village shows is a test of the program, never evidence about people."
)

CALLED = {
    "mail": "Mail",
    "linkedin": "LinkedIn",
    "whatsapp": "WhatsApp",
    "telegram": "Telegram",
    "skype": "Skype",
    "sms": "SMS and calls",
    "ics": "Calendar",
    "vcard": "Address books",
}
"""What each source reads, in the order in which it is told."""

READ = {"mail": "mail", "ics": "the calendar", "vcard": "address books"}
"""The same within a sentence, where that differs."""

MOSTLY = 2
"""Commonest reasons told of pieces that are not contact."""

HEADINGS = {
    "linkedin": "Before you ask everybody on LinkedIn for referrals",
    "one": "Before you ask somebody close for a small favour",
}


def show(shown: Demonstrated) -> None:
    """Prints the demo."""
    village = shown["village"]
    say(
        f"You are {village['owner']}, {village['trade']}, with {counted(village['years'], 'year')} of mail and chats "
        f"and {counted(village['people'], 'person', 'people')} around you."
    )
    say(INVENTED, style="bold")
    _heading("What was read")
    _read(shown)
    _heading("Whom to say hello to today")
    today.show(shown["today"])
    for draft in shown["drafts"]:
        _heading(HEADINGS[draft["to"]])
        _draft(draft)
    _heading("Look around")
    _around(shown)


def reading(what: str) -> str:
    """What is done just now: a source by what it reads, any other step as it is."""
    return f"Reading {READ.get(what, CALLED.get(what, what))}" if what in CALLED else what


def _heading(words: str) -> None:
    say()
    say(words, style="bold underline")
    say()


def _read(shown: Demonstrated) -> None:
    """One counted line a channel, what was left aside, and how many names grew into more."""
    files = [file for brought in shown["imports"] for file in brought["files"]]
    for source in sorted({file["source"] for file in files}, key=[*CALLED].index):
        say(_channel(source, [file for file in files if file["source"] == source]))
    if shown["left_aside"]:
        say(f"Left aside, as nothing reads them yet: {listed([Path(path).name for path in shown['left_aside']])}.")
    ranks = ("contact", "acquaintance", "relationship")
    ever, more, related = (sum(shown["depths"].get(depth, 0) for depth in ranks[place:]) for place in range(3))
    say()
    names = counted(sum(shown["depths"].values()), "name")
    say(
        f"{names} turned up in all this. With {ever:,} of them you ever went back and forth, "
        f"with {more:,} more than once, and {related:,} grew into a relationship."
    )


def _channel(source: str, files: Sequence[FileRow]) -> str:
    """A line such as "Mail: 900 pieces, 700 of them personal; the rest mostly drafts (20)."."""
    seen, unread = sum(file["seen"] for file in files), sum(len(file["unread"]) for file in files)
    if source == "vcard":
        return f"{CALLED[source]}: {counted(seen, 'card')}."
    personal = sum(file["new"] for file in files)
    why: Counter[str] = Counter()
    for file in files:
        for reason, number in file["not_contact"].items():
            why[_reason(reason, source)] += number
    rest = listed([f"{reason} ({number:,})" for reason, number in why.most_common(MOSTLY)])
    mostly = f"; the rest mostly {rest}" if rest else ""
    missing = f" {unread:,} could not be read." if unread else ""
    return f"{CALLED[source]}: {counted(seen, 'piece')}, {personal:,} of them personal{mostly}.{missing}"


def _reason(reason: str, source: str) -> str:
    return "talk of groups" if reason in {"list", "many"} and source != "mail" else REASONS.get(reason, reason)


def _draft(draft: Draft) -> None:
    """The words as they might be sent, how many they would reach how, and the few recipients that show why."""
    for line in draft["text"].splitlines():
        say(line, indent=2, style="italic")
    counts = draft["gate"]["counts"]
    if draft["to"] == "linkedin":
        told = [f"{counts.get(word, 0):,} {words.lower()}" for word, words in reversed(verdicts.WORDS.items())]
        say()
        say(f"Of {counted(sum(counts.values()), 'recipient')}: {listed(told)}. For example:")
    for verdict in draft["telling"]:
        _verdict(verdict)


def _verdict(row: VerdictRow) -> None:
    """One recipient with the sentence that decides; the command `ask` has all of them."""
    say()
    say(
        f"{verdicts.WORDS[row['verdict']]}: {(row['person'] or {'name': row['to']})['name']}",
        style=verdicts.STYLES[row["verdict"]],
    )
    say(standing(row["depth"], row["state"], row["last_two_way"]), indent=2, style="dim")
    for finding in row["findings"][:1]:
        say(finding["says"], indent=2)
        if finding["instead"]:
            better = "Warmer" if row["verdict"] == "go" else "Instead"
            say(f"{better}: {finding['instead']}", indent=2, style="green")


def _around(shown: Demonstrated) -> None:
    """The commands to type next, here and then with one's own history."""
    program = _program()
    there = f"{program} --home {shlex.quote(_near(shown['home']))}"
    _command("Everyone, with how you two stand", f"{there} people")
    for who in [draft["telling"][0]["to"] for draft in shown["drafts"] if draft["to"] == "one"]:
        _command("One person: how it began, and what was said", f"{there} person {shlex.quote(who)}")
    _command("The same as a page in your browser", f"{there} serve")
    _heading("Then your own history")
    say("It is kept apart from this one. README.md says how to get each export.")
    _command("Mail, and LinkedIn, chats and calendars the same way", f"{program} import ~/Downloads/All-mail.mbox")
    _command("Whom to say hello to", f"{program} today")


def _command(does: str, words: str) -> None:
    """A command on a line of its own that no width of the terminal breaks, so that it can be copied."""
    say(f"{does}:")
    click.echo(f"    {clean(words)}")


def _near(path: str) -> str:
    """A path as short as it can be typed from here."""
    here = Path(path)
    return str(here.relative_to(Path.cwd())) if here.is_relative_to(Path.cwd()) else path


def _program() -> str:
    """What to type for Goodterms: its name, or where it lies when the shell would not find it."""
    called = Path(sys.argv[0])
    return shlex.quote(str(called)) if called.stem == "goodterms" and not shutil.which("goodterms") else "goodterms"
