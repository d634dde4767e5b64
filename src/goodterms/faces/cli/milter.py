"""``goodterms milter``: the gate inside a mail server of one's own."""

from __future__ import annotations

from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path

import click

from goodterms.faces.cli.options import as_json, settings
from goodterms.faces.cli.paper import put_json, say

SOCKET = "/var/spool/postfix/goodterms/milter.sock"
ROOT = "/var/spool/postfix"
"""Where Debian locks Postfix up: it sees paths from here on."""


@click.group("milter", invoke_without_command=True)
@click.option("--socket", "path", default=SOCKET, show_default=True, metavar="PATH", help="Where Postfix asks.")
@click.option("--group", default="postfix", show_default=True, help="Who may ask there.")
@click.option("--also", multiple=True, metavar="DIR", help="The home of somebody else on this server. Repeatable.")
@click.option("--trust", multiple=True, metavar="NETWORK", help="Whose clients need not log in: 192.0.2.0/24.")
@click.option("--mode", type=click.Choice(["ask", "quiet"]), default="ask", show_default=True,
              help="ask refuses what is not ready; quiet never stops.")  # fmt: skip
@click.option("--when-down", type=click.Choice(["tempfail", "accept"]), default="tempfail", show_default=True,
              help="While a record cannot be read: try later, or let mail go.")  # fmt: skip
@as_json
@click.pass_context
def command(
    ctx: click.Context,
    *,
    path: str,
    group: str,
    also: tuple[str, ...],
    trust: tuple[str, ...],
    mode: str,
    when_down: str,
    as_json: bool,
) -> None:
    """The gate inside a mail server of your own (Postfix).

    Postfix asks it before it takes a message. It weighs what is sent by people who have a home here, known by the
    addresses that are theirs (goodterms me), and lets all other mail pass. What is not ready for everybody is refused
    with the reasons, and the mail program keeps the text; sent once more within the hour it goes. Begin with: goodterms
    milter setup. Ctrl-C ends it.
    """
    if ctx.invoked_subcommand is None:
        networks = tuple(_network(one) for one in trust)
        _run(Path(path), group, also, networks, quiet=mode == "quiet", when_down=when_down == "accept", as_json=as_json)


@command.command("setup")
@click.option("--socket", "path", default=SOCKET, show_default=True, metavar="PATH", help="Where Postfix asks.")
@click.option("--when-down", type=click.Choice(["tempfail", "accept"]), default="tempfail", show_default=True,
              help="While the filter is down: try later, or let mail go.")  # fmt: skip
@as_json
def setup(*, path: str, when_down: str, as_json: bool) -> None:
    """The lines for Postfix, and how to keep the filter running."""
    seen = "/" + str(Path(path).relative_to(ROOT)) if Path(path).is_relative_to(ROOT) else path
    lines = {"smtpd_milters": f"unix:{seen}", "milter_default_action": when_down, "milter_protocol": "6"}
    if as_json:
        put_json(lines)
        return
    say("Add to /etc/postfix/main.cf (where smtpd_milters stands already, put this one behind the others):")
    for name, value in lines.items():
        click.echo(f"  {name} = {value}")
    if seen != path:
        say()
        say(f"This is for a Postfix that is locked up in {ROOT}, as Debian does it; else write unix:{path}.")
    say()
    say("Then start the filter, and leave it running, by systemd or in a terminal:")
    click.echo(f"  goodterms --home DIR milter --socket {path} --when-down {when_down}")
    say("and let Postfix read its lines anew:")
    click.echo("  postfix reload")


def _network(text: str) -> IPv4Network | IPv6Network:
    try:
        return ip_network(text)
    except ValueError as error:
        raise click.UsageError(f"{text!r} is no network; write it as 192.0.2.0/24. ({error})") from None


def _run(
    path: Path,
    group: str,
    also: tuple[str, ...],
    trusted: tuple[IPv4Network | IPv6Network, ...],
    *,
    quiet: bool,
    when_down: bool,
    as_json: bool,
) -> None:
    import asyncio

    from goodterms.desk.me import me
    from goodterms.desk.trouble import Trouble
    from goodterms.faces.cli.smtp import until_stopped
    from goodterms.faces.milter.judge import Judge, Rules
    from goodterms.faces.milter.place import listening
    from goodterms.faces.milter.running import run

    homes = [settings().home, *(Path(one).expanduser() for one in also)]
    for home in homes:
        if not any("@" in handle for handle in me(home)):
            raise Trouble(
                f"{home} does not know its owner's address, so it could not tell their mail: goodterms me --add"
            )
    judge = Judge(homes, Rules(quiet=quiet, when_down=when_down, trusted=trusted))
    with listening(path, group) as at:
        if as_json:
            put_json({"socket": str(path)})
        else:
            whose = "mail of one home" if len(homes) == 1 else f"mail of {len(homes)} homes"
            say(f"Postfix is answered at {path}, for {whose}. Ctrl-C ends it.")
        asyncio.run(until_stopped(lambda stopped: run(judge, at, stopped)))
