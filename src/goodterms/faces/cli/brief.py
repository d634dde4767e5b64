"""``goodterms brief WHO|--next``: one page before you meet somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from goodterms.faces.cli.options import as_json, as_of, settings
from goodterms.faces.cli.paper import put_json, say

if TYPE_CHECKING:
    from goodterms.faces.shapes import BriefLine, BriefPage, BriefPerson, Meeting


@click.command("brief")
@click.argument("who", metavar="[WHO]", required=False)
@click.option("--next", "coming", is_flag=True, help="The people of the next meeting in your calendar.")
@as_of
@as_json
def command(*, who: str | None, coming: bool, as_of: int | None, as_json: bool) -> None:
    """One page before you meet somebody.

    How it began, the last words each way, what they do and want and how old that is, asks and gives both ways, open
    promises, and who else was there. With --next of everybody in the next meeting of your calendar; run it the
    evening before.
    """
    if coming == (who is not None):
        raise click.UsageError("Say whom you meet, or --next for the next meeting in your calendar.")
    from goodterms.desk.brief import brief, next_brief

    home = settings().home
    told = brief(home, who, as_of=as_of) if who is not None else next_brief(home, as_of=as_of)
    page = cast("BriefPage", told)
    if as_json:
        put_json(page)
        return
    if page["meeting"]:
        say(meeting_of(page["meeting"]), style="bold")
    elif who is None:
        say("I see no meeting ahead in what you brought in. goodterms brief WHO tells of anybody.")
    for them in page["people"]:
        say()
        _show(them)


def meeting_of(meeting: Meeting) -> str:
    """The meeting in one line: when, what, with whom."""
    from goodterms.faces.said import day, listed

    names = listed([one["name"] or f"number {one['id']}" for one in meeting["people"]])
    what = f", {meeting['subject']}" if meeting["subject"] else ""
    return f"{day(meeting['date'])}, {meeting['at'][11:16]} UTC{what}: with {names}."


def _show(them: BriefPerson) -> None:
    from goodterms.faces.said import balance, channel, day, name_of, promised, standing

    say(name_of(them), style="bold")
    say(standing(them["depth"], them["state"], them["last_two_way"]))
    if began := them["began"]:
        where = f" by {channel(began['channel'])}" if began.get("channel") else ""
        say(f"It began on {day(began['date'])}: {began['how']}{where}.")
    for said in them["last"]:
        who = "Your last words" if said["who"] == "you" else "Their last words"
        say(f"{who}, {day(said['date'])}, {channel(said['channel'])}: “{said['words']}”")
    if not them["last"]:
        say("No words between you two, as far as I can see.")
    for title, rows in (("They do", them["does"]), ("They want", them["wants"]), ("Your note", them["notes"])):
        for row in rows:
            say(f"{title}: {line_of(row)}")
    if sentence := balance(them["balance"]):
        say(sentence)
    if told := them["told_them"]:
        say(f"You last told them of yourself on {day(told['date'])}: “{told['words']}”.")
    for word in them["promises"]:
        say(promised(word))
    if them["beside"]:
        names = ", ".join(f"{one['person']['name']} ({one['times']:,})" for one in them["beside"])
        say(f"Who else was there: {names}.")


def line_of(row: BriefLine) -> str:
    """A line with its source and day."""
    from goodterms.faces.said import day

    return f"{row['text']} ({row['source']}{', ' + day(row['date']) if row['date'] else ', no date'})"
