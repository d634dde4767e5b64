"""``goodterms about WHO``: what somebody does and wants; and a line of it forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from goodterms.faces.cli.options import as_json, as_of, settings
from goodterms.faces.cli.paper import put_json, say

if TYPE_CHECKING:
    from goodterms.faces.shapes import AboutPage, ForgottenLine, LineRow, SaidOf

TOPICS = {"does": "does", "wants": "wants", "note": "your note", "private": "your private note"}
"""How a topic is headed; any other by its own word."""


@click.command("about")
@click.argument("who", metavar="WHO")
@click.option("--forget", metavar="LINE", help="Forget this line for good: its number, or its words.")
@click.option("--say", "said", nargs=2, metavar="TOPIC WORDS",
              help="Keep your word: name, birthday, nickname, organisation, position, url, mail or phone.")  # fmt: skip
@as_of
@as_json
def command(*, who: str, forget: str | None, said: tuple[str, str] | None, as_of: int | None, as_json: bool) -> None:
    """What somebody does and wants, each line with its source.

    From cards, their own words and asks, and your notes, each with its day. Nothing is guessed, and no line is
    taken from a message that speaks of health, faith, politics or money. A line that you forget is not brought back
    by any import. Where you let me write to an address book (goodterms sync write), what you say here comes to stand
    on their card there.
    """
    if said is not None:
        _say(who, *said, as_json=as_json)
        return
    if forget is not None:
        _forget(who, forget, as_json=as_json)
        return
    from goodterms.desk.about import about

    page = cast("AboutPage", about(settings().home, who, as_of=as_of))
    if as_json:
        put_json(page)
        return
    if not page["lines"]:
        say(f"I know nothing yet of what {page['person']['name'] or who} does. goodterms note {who} TEXT keeps a line.")
    for line in page["lines"]:
        say(f"{line['number']:>3}  {line_of(line)}")


def _say(who: str, topic: str, words: str, *, as_json: bool) -> None:
    from goodterms.desk.say import say as keep

    told = cast("SaidOf", keep(settings().home, who, topic, words))
    if as_json:
        put_json(told)
        return
    say(f"Kept: {told['name']}, {told['topic']}: {told['text']}.")


def _forget(who: str, line: str, *, as_json: bool) -> None:
    from goodterms.desk.forget import forget_line

    told = cast("ForgottenLine", forget_line(settings().home, who, line))
    if as_json:
        put_json(told)
        return
    say(f"Forgotten: “{told['line']}”. No import brings it back.")
    if told["message_stays"]:
        say("It was read in a message, which stays; the line is shown nowhere any more.")


def line_of(line: LineRow) -> str:
    """One line with its topic, source and day."""
    from goodterms.faces.said import day

    topic = TOPICS.get(line["topic"], line["topic"].replace("_", " "))
    when = f", {day(line['date'])}" if line["date"] else ", no date"
    return f"{topic.capitalize()}: {line['text']} ({line['source']}{when})"
