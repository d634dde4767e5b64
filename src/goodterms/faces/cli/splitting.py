"""``goodterms ask --list CSV --split DIR``: the list in three tables, and what came of it in a few lines."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from goodterms.faces.cli.paper import put_json, say
from goodterms.faces.cli.verdicts import STYLES, WORDS
from goodterms.faces.said import counted, listed

if TYPE_CHECKING:
    from goodterms.faces.shapes import SplitRow

NO_RULE = frozenset({"yourself", "never_ask", "signed_up"})
"""Findings that are no rule, so that nothing explains them."""


def splitting(  # noqa: PLR0913 - one parameter an option
    home: Path,
    text: str,
    table: Path,
    into: Path,
    *,
    kind: str | None,
    column: str | None,
    as_of: int | None,
    force: bool,
    as_json: bool,
    signed_up: Path | None = None,
) -> dict[str, int]:
    """Splits a list and says what came of it; how many rows got each word."""
    from goodterms.desk.split import split

    answer = split(
        home,
        text,
        table,
        into.expanduser(),
        kind=kind,
        column=column,
        as_of=as_of,
        force=force,
        signed_up=signed_up,
    )
    found = cast("SplitRow", answer)
    if as_json:
        put_json(found)
    else:
        _show(found)
    return found["counts"]


def _show(found: SplitRow) -> None:
    if not found["rows"]:
        say("This list has no rows under its header: nobody to weigh.")
        return
    say(f"{counted(found['rows'], 'row')}; whom they name stands in the column {found['column']!r}.")
    for word, says in WORDS.items():
        say(f"{says}: {found['counts'][word]:,} in {found['files'][word]}", style=STYLES[word])
        for reason in found["reasons"]:
            if reason["verdict"] == word:
                why = "" if reason["rule"] in NO_RULE else f" (goodterms why {reason['rule']})"
                say(f"{reason['rows']:,}: {reason['rule'].replace('_', ' ')}{why}", indent=2)
    if "people" in found["counts"]:
        say(_people(found))
    _aside(found)
    if found["this_week"]:
        say()
        say("A hello to these this week, each for a reason of their own; the rest are names, and that is fine.")
    for row in found["this_week"]:
        say(f"{row['person']['name'] or row['to']}: {row['says']}", indent=2)
        say(row["instead"], indent=4, style=STYLES["hello_first"])


def _aside(found: SplitRow) -> None:
    """The rows that nobody can be told of, and what is wrong with them."""
    if found["counts"]["which_one"]:
        names = listed([row["to"] for row in found["which"][:5]])
        many = counted(found["counts"]["which_one"], "row")
        say(f"Which one? {many} may mean more than one person, such as {names}: {found['files']['which_one']}")
    if found["counts"]["nobody"]:
        say(f"{counted(found['counts']['nobody'], 'row')} without a recipient: {found['files']['nobody']}")
        for why in dict.fromkeys(row["why"] for row in found["nobody"][:5]):
            say(why, indent=2)


def _people(found: SplitRow) -> str:
    """Whom you know among those who signed up."""
    many = found["counts"]["people"]
    if not many:
        return "You know nobody of those who signed up, so nobody was taken out for a word of their own."
    return f"People you know among those who signed up, for a word of their own: {many:,} in {found['files']['people']}"
