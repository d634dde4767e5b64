"""``goodterms mcp``: the gate where agents act."""

from __future__ import annotations

from pathlib import Path

import click

from goodterms.faces.cli.options import as_json, settings
from goodterms.faces.cli.paper import put_json, say

PORT = 8802
MISSING = "Agents need the extra mcp: pip install 'goodterms[mcp]'"


@click.command("mcp")
@as_json
@click.option("--http", is_flag=True, help="Serve over HTTP on this machine instead of standard input and output.")
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="With --http.")
def command(*, http: bool, port: int, as_json: bool) -> None:
    """The gate where agents act: an AI asks before it sends.

    A server of the Model Context Protocol, with the tools check_ask, who_is, find, today, asked and log. An agent sees
    verdicts and reasons, not your record. Give your agent this command; it talks over standard input and output. With
    --http it is served on this machine alone, for who has the key in web/api.key of your home. To hold an agent to what
    was checked, let it send by goodterms smtp with a login of its own (goodterms smtp setup --agent NAME).
    """
    from goodterms.desk.coverage import coverage
    from goodterms.desk.trouble import Trouble

    try:
        from goodterms.faces.mcp.server import server
    except ImportError:
        raise Trouble(MISSING, 2) from None
    home = settings().home
    coverage(home)  # a record that cannot be read is said here, and not to the agent
    if http:
        _over_http(home, port, as_json=as_json)
    else:
        server(home).run("stdio")


def _over_http(home: Path, port: int, *, as_json: bool) -> None:
    """Under the guard of the page, with the key of the home."""
    import uvicorn

    from goodterms.faces.mcp.over_http import app
    from goodterms.faces.web.serving import bound

    with bound(port) as listening:
        taken = listening.getsockname()[1]
        if as_json:
            put_json({"port": taken, "path": "/api/mcp"})
        else:
            say(f"Agents are heard at http://127.0.0.1:{taken}/api/mcp, with the key in web/api.key. Ctrl-C closes it.")
        config = uvicorn.Config(app(home, taken), log_config=None, access_log=False, server_header=False, ws="none")
        uvicorn.Server(config).run(sockets=[listening])
