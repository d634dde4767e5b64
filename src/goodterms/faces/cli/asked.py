"""``goodterms asked``: what others asked of you, and whether an answer is owed."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, cast

import click

from goodterms.faces.cli.options import as_json, as_of, settings
from goodterms.faces.cli.paper import put_json, say

if TYPE_CHECKING:
    from goodterms.faces.shapes import AskedRow

WORDS = {"answer": "Answer", "know_them_better": "Know them better first", "let_it_go": "Let it go"}
TALK = "Talk it over first"
"""What is said instead of somebody whom the owner knows well."""

STYLES = {"answer": "bold green", "know_them_better": "bold yellow", "let_it_go": "bold"}


@click.command("asked")
@click.argument("file", required=False, type=click.File("rb"))
@click.option("--from", "who", metavar="WHO", help="Who sent the text in FILE: address, profile, name or number.")
@click.option("--new", is_flag=True, help="Only the last 30 days, and only where you had no word with them since.")
@click.option("--all", "everything", is_flag=True, help="Everything in the record, not only the newest 50.")
@as_of
@as_json
def command(
    *, file: BinaryIO | None, who: str | None, new: bool, everything: bool, as_of: int | None, as_json: bool
) -> None:
    """What others asked of you: is an answer owed?

    Every ask that came in is weighed from your history as of the moment it arrived: when you two last really spoke,
    whether they said hello, whether it went to many, what they had asked and given before. Shown are the newest 50
    among your newest 5,000 messages. Plain questions that wait for you are in goodterms today.

    With FILE and --from, one text that somebody sent you is weighed; - reads what is piped in. Nothing is sent.
    """
    from goodterms.desk.asked import asked, asked_in

    if (file is None) != (who is None):
        raise click.UsageError("To weigh one text, give both: the FILE (or -) and --from WHO.")
    if file is not None and who is not None:
        from goodterms.faces.cli.weigh import decoded

        answer = asked_in(settings().home, decoded(file.read()), who, as_of=as_of)
    else:
        answer = asked(settings().home, new=new, everything=everything, as_of=as_of)
    rows = cast("list[AskedRow]", answer)
    if as_json:
        put_json(rows)
    else:
        show(rows, new=new)


def show(rows: list[AskedRow], *, new: bool = False) -> None:
    """Prints each ask with its verdict, what it rests on, and the replies; newest first."""
    if not rows:
        since = " in the last 30 days that waits for a word" if new else ""
        say(f"I see no ask that came in{since}. Plain questions are in goodterms today.")
    for place, row in enumerate(rows):
        if place:
            say()
        _ask(row)


def _ask(row: AskedRow) -> None:
    from goodterms.faces.said import channel, day, proof

    name = (row["person"] or {"name": ""})["name"] or row["from"]
    where = f", {channel(row['channel'])}" if row["channel"] else ""
    word = TALK if (row["verdict"], row["depth"]) == ("know_them_better", "relationship") else WORDS[row["verdict"]]
    say(f"{word}: {name}, {day(row['date'])}{where}", style=STYLES[row["verdict"]])
    say(f"“{' '.join(row['words'].split())}”", indent=2, style="dim")
    if row["answered"]:  # past matters in brief: what it rested on first, and when the two spoke
        say(row["findings"][0]["says"], indent=2)
        say(f"You had a word with them on {day(row['answered'])}.", indent=2)
        return
    for finding in row["findings"]:
        say(finding["says"], indent=2)
        for evidence in finding["evidence"]:
            if evidence["words"] and evidence["words"] not in finding["says"]:
                say(proof(evidence), indent=4, style="dim")
    say("You can:", indent=2)
    for reply in row["replies"]:
        say(f"- {reply['says']}", indent=4, style="green")
