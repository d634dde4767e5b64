"""``goodterms serve``: the page, for this machine only."""

from __future__ import annotations

from pathlib import Path

import click

from goodterms.faces.cli.options import as_json, settings
from goodterms.faces.cli.paper import put_json, say

PORT = 8801

LAST = 10.0
"""Seconds that an import gets to end when the page is closed; then it ends by itself."""


@click.command("serve")
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="Where; 0 takes any free.")
@click.option("--no-open", "closed", is_flag=True, help="Print the link only; open no browser.")
@as_json
def command(*, port: int, closed: bool, as_json: bool) -> None:
    """Open the page: the same, in your browser.

    Only this machine can reach it, and only you can open it: by a link that works once. Run it again, from another
    terminal if you like, for a new link. Ctrl-C closes it.
    """
    from goodterms.desk.coverage import coverage
    from goodterms.faces.web import serving

    home = settings().home
    coverage(home)  # a record that cannot be read is said here, and not first in the browser
    with serving.only_one(home) as mine:
        if not mine:
            _tell(home, serving.running_at(home), "Goodterms is open already.", closed=closed, as_json=as_json)
            return
        with serving.bound(port) as listening:
            from goodterms.desk import reading_on, work
            from goodterms.desk.sync import beside
            from goodterms.faces.web.app import build
            from goodterms.faces.web.door import FOLDER
            from goodterms.faces.web.upload import UPLOADS

            taken = listening.getsockname()[1]
            work.sweep(home, home / FOLDER / UPLOADS)
            server = serving.server(build(home, port=taken))
            serving.say_port(home, taken)
            _tell(home, taken, "Goodterms is open. Ctrl-C closes it.", closed=closed, as_json=as_json)
            serving.warm(home)
            reading = reading_on.begin(home)
            watching = beside.begin(home)
            try:
                server.run(sockets=[listening])
            except KeyboardInterrupt:
                _goodbye(as_json=as_json)
            finally:
                serving.forget_opening(home)
                watching.set()
                reading_on.end(reading)
                _stop(home, as_json=as_json)


def _tell(home: Path, port: int, says: str, *, closed: bool, as_json: bool) -> None:
    """Prints the link, and opens it in a browser."""
    from goodterms.faces.web import serving

    link = serving.new_link(home, port)
    if as_json:
        put_json({"link": link, "port": port, "home": str(home)})
    else:
        say(f"{says} This link lets you in, once; goodterms serve, run again, gives another:")
        click.echo(f"  {link}")  # never wrapped: it is to be clicked or copied
    if not closed:
        from goodterms.faces.web.browser import show

        show(serving.opening(home, link))


def _stop(home: Path, *, as_json: bool) -> None:
    """Ends an import that runs beside the page; it is told once, and ends at its next piece."""
    from goodterms.desk import work

    running = work.look(home)
    if running is not None and running.state == "running" and work.stop(home, LAST) and not as_json:
        say("The import was stopped. What was read so far is kept; the page can go on with it.")


def _goodbye(*, as_json: bool) -> None:
    if not as_json:
        say()
        say("Closed.")
