"""``goodterms validate``: how right Goodterms is about your own ties, by your own word."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Any, cast

import click

from goodterms.faces.cli.options import as_json, settings
from goodterms.faces.cli.paper import put_json, say, table

if TYPE_CHECKING:
    from pathlib import Path

    from goodterms.faces.shapes import ToAsk, Validated, ValidatePage

WORDS = ("close", "friendly", "slight", "none")
YES = {"y": True, "yes": True, "n": False, "no": False}
STOP = frozenset({"q", "quit", "stop"})


@click.command("validate")
@click.option("--answers", metavar="FILE", type=click.File(encoding="utf-8"), help="Take answers from a file, or - .")
@click.option("--again", is_flag=True, help="Draw other people.")
@as_json
def command(*, answers: IO[str] | None, again: bool, as_json: bool) -> None:
    """How right is Goodterms about your own ties?

    You answer, and it counts. About forty people in random order. Of each: close, friendly, slight, none? And are you
    in touch in other ways? One letter is enough; Enter skips, q stops, and what you answered is kept at once as your
    own word, so you can go on another day. Then it says how often it agrees with you, where it does not, and how its
    chances would have fared on your own past. Nothing leaves this machine.

    For programs: --json prints whom it would ask and how right it is so far. --answers FILE takes answers, a JSON
    object a line: {"person": 12, "closeness": "close", "elsewhere": true}; "elsewhere" may be left out.
    """
    from goodterms.desk.validate import report, to_ask

    home = settings().home
    page = cast("ValidatePage", to_ask(home, again=again))
    if answers is not None:
        _take(home, answers)
        page = cast("ValidatePage", to_ask(home))
    elif not as_json:
        _ask(home, page)
    found = cast("Validated", report(home))
    if as_json:
        put_json({**page, "report": found})
    else:
        _show(found)


def _take(home: Path, file: IO[str]) -> None:
    """Keeps the answers of a file, one after another.

    Raises:
        Trouble: a line is no answer; those before it are kept.
    """
    from goodterms.desk.trouble import Trouble
    from goodterms.desk.validate import answer

    for place, line in enumerate(file, 1):
        if not line.strip():
            continue
        try:
            said: dict[str, Any] = json.loads(line)
            person, closeness, elsewhere = int(said["person"]), str(said["closeness"]), said.get("elsewhere")
        except (ValueError, TypeError, KeyError, AttributeError):
            shape = '{"person": 12, "closeness": "close", "elsewhere": true}'
            raise Trouble(f"Line {place} is no answer. Write it like this: {shape}", 2) from None
        answer(home, person, closeness, elsewhere=elsewhere if isinstance(elsewhere, bool) else None)


def _ask(home: Path, page: ValidatePage) -> None:
    """Asks about one after another until there is nobody left, or no more answers."""
    from goodterms.desk.validate import answer
    from goodterms.faces.said import counted

    if not page["people"]:
        say("You have answered everything I would ask. Draw other people: goodterms validate --again")
        return
    say(f"{counted(len(page['people']), 'person', 'people')} to go. Enter skips, q stops; what you answer is kept.")
    for number, one in enumerate(page["people"], page["answered"] + 1):
        said = _one(number, page["in_all"], one)
        if said is None:
            return
        closeness, elsewhere = said
        if closeness:
            answer(home, one["id"], closeness, elsewhere=elsewhere)


def _one(number: int, in_all: int, one: ToAsk) -> tuple[str, bool | None] | None:
    """What is answered of somebody: empty when skipped, None when it shall stop."""
    say()
    say(
        f"{number} of {in_all}: {one['name'] or one['reach']}" + (f" ({one['reach']})" if one["name"] else ""),
        style="bold",
    )
    for said in _lines("[c]lose, [f]riendly, [s]light, [n]one? "):
        if said in STOP:
            return None
        if not said:
            return "", None
        word = next((word for word in WORDS if word == said or (len(said) == 1 and word[0] == said)), None)
        if word is not None:
            return _elsewhere(word)
        say(f"I take {', '.join(WORDS)}, or one of their first letters.")
    return None


def _elsewhere(word: str) -> tuple[str, bool | None]:
    for said in _lines("In touch in other ways that I cannot see? [y]es, [n]o "):
        if said in YES:
            return word, YES[said]
        if not said or said in STOP:
            break
        say("I take yes or no; Enter leaves it open.")
    return word, None


def _lines(question: str) -> Iterator[str]:
    """Answers to a question as often as it is put; none any more at the end of a pipe."""
    while True:
        try:
            yield input(question).strip().casefold()
        except EOFError:
            return


def _show(found: Validated) -> None:
    """Agreement, calibration, and where it was wrong."""
    from goodterms.faces.said import counted

    say()
    if found["answers"]:
        agree = "agrees" if found["agree"] == 1 else "agree"
        say(
            f"Of {counted(found['answers'], 'answer')} {found['agree']} {agree} with what I judge; with "
            f"{counted(found['closer'], 'person', 'people')} you are closer than I see, with {found['looser']} less "
            f"so. With {found['elsewhere']} you are in touch where I cannot see it."
        )
        heads = ("name", "contact", "acquaintance", "relationship")
        table(
            ("you say", *heads), [[said, *(str(row[head]) for head in heads)] for said, row in found["table"].items()]
        )
        for one in found["wrong"]:
            other = "; you talk elsewhere" if one["elsewhere"] else ""
            say(f"{one['name'] or one['reach']}: you say {one['said']}, I judged {one['judged']}{other}.")
    else:
        say("You have not answered anything yet.")
    _fared(found)


def _fared(found: Validated) -> None:
    from goodterms.faces.said import counted

    told = found["calibration"]
    rows = [row for row in told["rows"] if row["said"] is not None and row["came"] is not None]
    if not rows:
        say("Your history is too short, or has too few ties, to say how my chances would have fared.")
        return
    say(f"How my chances of contact within 90 days would have fared on your own past ({counted(told['ties'], 'tie')}):")
    words = {"likely": "likely", "even": "as likely as not", "unlikely": "unlikely"}
    for row in rows:
        said, came = round(100 * (row["said"] or 0)), round(100 * (row["came"] or 0))
        say(
            f"of {counted(row['ties'], 'tie')} I would have said {words[row['word']]} ({said} in 100); "
            f"{came} in 100 were heard of."
        )
