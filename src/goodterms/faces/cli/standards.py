"""``goodterms standards``: the owner's thresholds and courtesies, shown, set and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from goodterms.faces.cli.options import as_json, settings
from goodterms.faces.cli.paper import put_json, say, table

if TYPE_CHECKING:
    from goodterms.faces.shapes import DontRow, StandardRow


@click.group("standards", invoke_without_command=True)
@as_json
@click.pass_context
def command(ctx: click.Context, *, as_json: bool) -> None:
    """Your own thresholds and courtesies.

    Every one with its value and what follows from changing it. A star marks those you changed.
    """
    if ctx.invoked_subcommand is None:
        from goodterms.desk.standards import standards

        rows = standards(settings().home)
        if as_json:
            put_json(rows)
        else:
            _show(cast("list[StandardRow]", rows))


@command.command("set")
@click.argument("name")
@click.argument("value")
@as_json
def set_(*, name: str, value: str, as_json: bool) -> None:
    """Change one: goodterms standards set silence_days 200."""
    from goodterms.desk.standards import change

    _changed(change(settings().home, name, value), as_json=as_json)


@command.command("reset")
@click.argument("name")
@as_json
def reset(*, name: str, as_json: bool) -> None:
    """Take one back to what it was at first."""
    from goodterms.desk.standards import reset

    _changed(reset(settings().home, name), as_json=as_json)


@command.command("dont")
@click.argument("words", required=False, default="")
@click.option("--kind", metavar="KIND", help="A kind of ask: pitch, referral, ...")
@click.option("--to", metavar="WHO", help="A person.")
@as_json
def dont(*, words: str, kind: str | None, to: str | None, as_json: bool) -> None:
    """A DON'T of your own: words, a kind, a person, or several of them.

    Without any: all that there are. goodterms standards dont "circle back"; goodterms standards dont --kind pitch --to
    kelly@example.com.
    """
    from goodterms.desk.donts import add, donts

    home = settings().home
    rows = cast("list[DontRow]", [add(home, words, kind=kind, to=to)] if words or kind or to else donts(home))
    if as_json:
        put_json(rows)
        return
    if not rows:
        say('There is none yet. Make one: goodterms standards dont "words that you never want to send"')
    for row in rows:
        say(f"{row['number']}: {_named(row)}, since {row['since']}")


@command.command("do")
@click.argument("number", type=int)
@as_json
def do(*, number: int, as_json: bool) -> None:
    """Take a DON'T of your own back, by its number."""
    from goodterms.desk.donts import remove

    row = cast("DontRow", remove(settings().home, number))
    if as_json:
        put_json(row)
    else:
        say(f"{_named(row)} is no DON'T any more.")


def _named(row: DontRow) -> str:
    """A DON'T in a few words: “circle back”, in a pitch, to Kelly Keen."""
    parts = [f"“{row['words']}”"] if row["words"] else []
    parts += [f"a {row['kind']}"] if row["kind"] else []
    parts += [f"to {row['person']['name'] or row['person']['id']}"] if row["person"] else []
    return ", ".join(parts)


def _changed(answer: dict[str, object], *, as_json: bool) -> None:
    if as_json:
        put_json(answer)
    elif "value" in answer:
        row = cast("StandardRow", answer)
        say(f"{row['name']} is {row['value']} now. {row['says']}")
    else:
        say(f"{answer['name']} is gone; there is no such standard any more.")


def _show(rows: list[StandardRow]) -> None:
    table(("standard", "value", "what it does"), [_row(row) for row in rows], gives_way=("what it does",))


def _row(row: StandardRow) -> tuple[str, str, str]:
    value = f"{row['value']} * (at first {row['default']})" if row["own"] else row["value"]
    return row["name"], value, row["says"]
