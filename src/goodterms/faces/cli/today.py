"""``goodterms today``: whom to say hello to now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

import click

from goodterms.faces.cli.options import as_json, as_of, settings
from goodterms.faces.cli.paper import put_json, say

if TYPE_CHECKING:
    from pathlib import Path

    from goodterms.faces.shapes import LineWord, TodayRow

NUMBER = click.IntRange(1, 1000)
SAID = {
    "done": "Done.",
    "not_this": "Not this one again.",
    "talks_elsewhere": "Kept: you two talk elsewhere.",
    "never_mention": "Kept: not to be mentioned again.",
    "deceased": "I am sorry. They will not be mentioned again.",
}


@click.command("today")
@click.option("--all", "everything", is_flag=True, help="Everything that waits, shown before or not.")
@click.option("--done", type=NUMBER, metavar="N", help="Line N is done.")
@click.option("--snooze", type=NUMBER, metavar="N", help="Line N may come again later.")
@click.option("--days", type=click.IntRange(1, 3650), default=7, show_default=True, help="How long --snooze lasts.")
@click.option("--not-this", type=NUMBER, metavar="N", help="Line N is nothing to be told of.")
@click.option("--elsewhere", type=NUMBER, metavar="N", help="You talk with the person of line N elsewhere.")
@click.option("--never-mention", type=NUMBER, metavar="N", help="Never mention the person of line N.")
@click.option("--deceased", type=NUMBER, metavar="N", help="The person of line N has died.")
@click.option("--mail", metavar="ADDRESS", help="Send the lines there as plain mail, by the server in the settings.")
@click.option("--mail-password", is_flag=True, help="Ask for the password of that server, and keep it in the keyring.")
@as_of
@as_json
def command(  # noqa: PLR0913 - one parameter an option
    *,
    everything: bool,
    done: int | None,
    snooze: int | None,
    days: int,
    not_this: int | None,
    elsewhere: int | None,
    never_mention: int | None,
    deceased: int | None,
    mail: str | None,
    mail_password: bool,
    as_of: int | None,
    as_json: bool,
) -> None:
    """Whom to say hello to now, and why.

    A few lines at most, each with what it rests on. Nothing is sent; the words are yours. A line comes once: not again
    without news, unless you put it off. Real contact takes a line away by itself.
    """
    from goodterms.desk.today import today

    home = settings().home
    if mail_password:
        _keep_password(home, as_json=as_json)
        return
    on_line = {"done": done, "snooze": snooze, "not_this": not_this}
    on_person = {"talks_elsewhere": elsewhere, "never_mention": never_mention, "deceased": deceased}
    said = {word: number for word, number in {**on_line, **on_person}.items() if number is not None}
    if said:
        _words(home, said, days, as_json=as_json)
        return
    rows = cast("list[TodayRow]", today(home, as_of=as_of, everything=everything, note=not everything))
    if mail is not None:
        _mail(home, mail, rows, as_json=as_json)
    elif as_json:
        put_json(rows)
    else:
        show(rows)


def _words(home: Path, said: dict[str, int], days: int, *, as_json: bool) -> None:
    """Keeps the owner's words, all on the lines as they stand now."""
    from goodterms.desk.line_word import WORDS, line_word, numbered
    from goodterms.desk.word import word as on_person
    from goodterms.faces.said import day

    lines = {word: cast("TodayRow", numbered(home, number)) for word, number in said.items()}
    answers: list[object] = []
    for word, row in lines.items():
        if word in WORDS:
            kept = cast("LineWord", line_word(home, row["key"], word, days=days))
            answers.append(kept)
            told = SAID.get(word) or f"Not before {day(kept['until'])}."
        elif row["person"] is None:
            raise click.UsageError("That line is about nobody.")
        else:
            answers.append(on_person(home, row["person"]["id"], word))
            told = f"{row['person']['name']}: {SAID[word]}"
        if not as_json:
            say(told)
    if as_json:
        put_json(answers)


def _mail(home: Path, address: str, rows: Sequence[TodayRow], *, as_json: bool) -> None:
    from goodterms.desk.digest import digest

    sent = digest(home, address, [(_who(row), row["says"], row["do"]) for row in rows])
    put_json(sent) if as_json else say(f"Sent to {address} by {sent['by']}.")


def _keep_password(home: Path, *, as_json: bool) -> None:
    from goodterms.desk.digest import keep_password

    kept = keep_password(home, click.prompt("The password of the server you send by", hide_input=True, err=True))
    where = {"keyring": "in the keyring of this system", "file": f"in a file that only you can read, in {home}"}
    put_json(kept) if as_json else say(f"The password for {kept['server']} is kept {where[str(kept['kept'])]}.")


def _who(row: TodayRow) -> str:
    return "" if row["person"] is None else row["person"]["name"]


def show(rows: Sequence[TodayRow]) -> None:
    """Prints the lines of a day."""
    from goodterms.faces.said import proof

    if not rows:
        say("Nobody waits for a word from you today.")
    for number, row in enumerate(rows, 1):
        if row["person"] is not None:
            say(f"{number}. {row['person']['name']}" if len(rows) > 1 else row["person"]["name"], style="bold")
        say(row["says"], indent=2)
        for evidence in row["evidence"]:
            if evidence["words"] not in row["says"]:
                say(proof(evidence), indent=4, style="dim")
        if row["do"]:
            say(row["do"], indent=2, style="green")
