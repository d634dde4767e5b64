"""``goodterms export WHO``: everything kept about somebody."""

from __future__ import annotations

from pathlib import Path

import click

from goodterms.faces.cli.options import as_json, settings
from goodterms.faces.cli.paper import put_json, say


@click.command("export")
@click.argument("who", metavar="WHO")
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="Write it here, for you alone.")
@as_json
def command(*, who: str, output: Path | None, as_json: bool) -> None:
    """Everything kept about somebody, as one file.

    It is JSON, with every card, address, line, note (the private ones too), judgement and message that they
    take part in, the words in full. For a page in plain sentences to hand over: goodterms person WHO --for-them.
    """
    from goodterms.desk.export import export, write

    if output is None:
        for part in export(settings().home, who):
            click.echo(part, nl=False)
        return
    write(settings().home, who, output)
    if as_json:
        put_json({"file": str(output)})
        return
    say(f"Written to {output}, which only you can read.")
