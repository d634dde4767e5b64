"""``goodterms why RULE``: what a rule is, with examples and its source."""

from __future__ import annotations

import click

from goodterms.faces.cli.options import as_json
from goodterms.faces.cli.paper import put_json, say


def _rules(ctx: click.Context, param: click.Parameter, begun: str) -> list[str]:  # noqa: ARG001 - click's signature
    from goodterms.desk.why import rules

    return [name for name, _ in rules() if name.startswith(begun)]


@click.command("why")
@click.argument("rule", required=False, metavar="[RULE]", shell_complete=_rules)
@as_json
def command(*, rule: str | None, as_json: bool) -> None:
    """What a rule looks at, with examples and its source.

    Without RULE: all rules, a line each.
    """
    if rule is None:
        _all(as_json=as_json)
        return
    from goodterms.desk.why import why

    text = why(rule)
    if as_json:
        put_json({"rule": rule, "text": text})
    else:
        for line in text.splitlines():
            click.echo(line)


def _all(*, as_json: bool) -> None:
    from goodterms.desk.why import rules

    if as_json:
        put_json([{"rule": name, "says": says} for name, says in rules()])
        return
    for name, says in rules():
        say(name, style="bold")
        say(says, indent=2)
