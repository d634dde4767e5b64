"""The command ``goodterms``: what there is, and how it starts."""

from __future__ import annotations

import io
import sys

import click

from goodterms import __version__
from goodterms.faces.cli.lazy import Lazy, LazyGroup

HERE = "goodterms.faces.cli"

COMMANDS = {
    "import": Lazy(f"{HERE}.bring_in:command", "Read your exports: mail, chats, calls, networks, address books."),
    "sync": Lazy(f"{HERE}.sync:command", "What is new in the mailboxes that you follow."),
    "today": Lazy(f"{HERE}.today:command", "Whom to say hello to now, and why."),
    "ask": Lazy(f"{HERE}.weigh:command", "Before you send: does the tie bear what you ask for?"),
    "went": Lazy(f"{HERE}.went:command", "What became of the asks that went out, and what is due."),
    "overruled": Lazy(f"{HERE}.overruled:command", "Where you overruled the gate, counted."),
    "asked": Lazy(f"{HERE}.asked:command", "What others asked of you: is an answer owed?"),
    "read": Lazy(f"{HERE}.read:command", "What does a text want, and how is it put?"),
    "ledger": Lazy(f"{HERE}.ledger:command", "What was asked, given and promised, each way."),
    "hindsight": Lazy(f"{HERE}.hindsight:command", "What your own asks brought, by the word they would have got."),
    "promise": Lazy(f"{HERE}.promise:command", "Words that were given: yours and theirs."),
    "away": Lazy(f"{HERE}.away:command", "After you were away: who asked after you comes first."),
    "people": Lazy(f"{HERE}.people:command", "Everyone, with how you two stand."),
    "person": Lazy(f"{HERE}.person:command", "One person: how it began, what happened, how you stand."),
    "find": Lazy(f"{HERE}.find:command", "Who among the people you know does or sells this?"),
    "intro": Lazy(f"{HERE}.intro:command", "Who could introduce you to somebody?"),
    "about": Lazy(f"{HERE}.about:command", "What somebody does and wants, each line with its source."),
    "brief": Lazy(f"{HERE}.brief:command", "One page before you meet somebody."),
    "mirror": Lazy(f"{HERE}.mirror:command", "How I treat people: my asks, gives and answers, beside a year ago."),
    "who": Lazy(f"{HERE}.who:command", "Who is who: one person across every channel."),
    "validate": Lazy(f"{HERE}.validate:command", "How right is Goodterms about your own ties?"),
    "log": Lazy(f"{HERE}.log:command", "Tell of a meeting, a call or a word that no export shows."),
    "note": Lazy(f"{HERE}.note:command", "Write down something about somebody."),
    "export": Lazy(f"{HERE}.export:command", "Everything kept about somebody, as one file."),
    "forget": Lazy(f"{HERE}.forget:command", "Forget somebody for good: no import brings them back."),
    "me": Lazy(f"{HERE}.me:command", "Which addresses and profiles are yours."),
    "standards": Lazy(f"{HERE}.standards:command", "Your own thresholds and courtesies."),
    "why": Lazy(f"{HERE}.why:command", "What a rule looks at, with examples and its source."),
    "serve": Lazy(f"{HERE}.serve:command", "Open the page: the same, in your browser."),
    "smtp": Lazy(f"{HERE}.smtp:command", "The gate where mail is sent: your mail program sends by it."),
    "milter": Lazy(f"{HERE}.milter:command", "The gate inside a mail server of your own (Postfix)."),
    "mcp": Lazy(f"{HERE}.mcp:command", "The gate where agents act: an AI asks before it sends."),
    "score": Lazy(f"{HERE}.score:command", "How likely it is that two people of a firm will be in touch again."),
    "demo": Lazy(f"{HERE}.demo:command", "Try it on invented people, in a folder of its own."),
    "completion": Lazy(f"{HERE}.completion:command", "Print the script that completes commands in your shell."),
}


@click.group(cls=LazyGroup, table=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="goodterms")
@click.option("--home", metavar="DIR", help="The folder of your record. Also by GOODTERMS_HOME.")
def goodterms(home: str | None) -> None:
    """Before you ask somebody for something, know how you two stand.

    Reads your own history (mail, LinkedIn, address books, calendars) on your own machine. Begin with: goodterms import
    PATH, then goodterms today.
    """


def main() -> None:
    """Runs the command line of this process."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a name that this terminal cannot write must not end in a traceback
            stream.reconfigure(errors="replace")
    goodterms(prog_name="goodterms")
