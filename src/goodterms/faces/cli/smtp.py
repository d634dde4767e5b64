"""``goodterms smtp``: the gate where mail is sent."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from goodterms.faces.cli.options import as_json, settings
from goodterms.faces.cli.paper import put_json, say

if TYPE_CHECKING:
    from goodterms.desk.outgoing.accounts import Account

PORT = 8825
PAGE_PORT = 8801

MISSING = "The gate needs the extra smtp: pip install 'goodterms[smtp]'"


@click.group("smtp", invoke_without_command=True)
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="Where mail is taken.")
@click.option("--page-port", type=click.IntRange(0, 65535), default=PAGE_PORT, show_default=True, help="Of the page.")
@click.option("--no-tls", is_flag=True, help="Take mail without STARTTLS; for programs of this machine that lack it.")
@as_json
@click.pass_context
def command(ctx: click.Context, *, port: int, page_port: int, no_tls: bool, as_json: bool) -> None:
    """The gate where mail is sent: your mail program sends by it.

    It takes mail on this machine alone, weighs it for each recipient as goodterms ask does, and sends it on by your
    provider. What is not ready is refused with the reason: your text stays in your mail program, and the page in the
    answer lets you decide. Begin with: goodterms smtp setup. Ctrl-C closes it.
    """
    if ctx.invoked_subcommand is None:
        _run(port, page_port, tls=not no_tls, as_json=as_json)


@command.command("setup")
@click.option("--address", metavar="ADDRESS", help="Your mail address.")
@click.option("--host", metavar="HOST", help="Where your provider takes mail, as its help pages say.")
@click.option("--provider-port", type=click.IntRange(1, 65535), help="Its port; 587 for starttls, 465 for tls.")
@click.option("--tls", type=click.Choice(["starttls", "tls", "none"]), help="How the way there is kept private.")
@click.option("--user", metavar="NAME", help="Your name at the provider, when it is not your address.")
@click.option("--password-stdin", is_flag=True, help="Read your password at the provider from what is piped in.")
@click.option("--mode", type=click.Choice(["ask", "quiet"]), default="ask", show_default=True,
              help="ask holds what is not ready; quiet never stops.")  # fmt: skip
@click.option("--agent", metavar="NAME", help="A login for a program: it sends only what check_ask let go.")
@click.option("--signed-up", multiple=True, metavar="ADDRESS", help="A sender whose readers signed up. Repeatable.")
@click.option("--no-check", is_flag=True, help="Do not try to log in at the provider now.")
@click.option("--port", type=click.IntRange(1, 65535), default=PORT, show_default=True, help="Of the gate.")
@as_json
def setup(  # noqa: PLR0913 - one parameter an option
    *,
    address: str | None,
    host: str | None,
    provider_port: int | None,
    tls: str | None,
    user: str | None,
    password_stdin: bool,
    mode: str,
    agent: str | None,
    signed_up: tuple[str, ...],
    no_check: bool,
    port: int,
    as_json: bool,
) -> None:
    """Say by which provider your mail goes on, and get the lines for your mail program.

    Done again for the same address, it changes what you say, keeps what you do not say of your provider, and makes a
    new password for your mail program.
    """
    from goodterms.desk.me import add
    from goodterms.desk.outgoing.accounts import Account, accounts, is_address, set_up
    from goodterms.faces.smtp.programs import port_of, provider_of, usual_tls

    _needs_extra()
    known = settings()
    address = (address or click.prompt("Your mail address", err=True)).strip().lower()
    is_address(address)
    before = next((one for one in accounts(known.home) if one.login == address and not host), None)
    offered = before or provider_of(address)
    host = host or (offered.host if offered else None) or click.prompt("Where your provider takes mail", err=True)
    tls = tls or usual_tls(provider_port) or (offered.tls if offered else "starttls")
    account = Account(
        login=agent or address,
        address=address,
        host=host.strip(),
        port=provider_port or (before.port if before and before.tls == tls else port_of(tls)),
        tls=tls,
        user=user or (before.user if before else address),
        mode=mode,
        agent=agent is not None,
        signed_up=signed_up,
    )
    secret = None if agent else _password(account, piped=password_stdin)
    if not no_check and secret is not None:
        _check(account, secret)
    password = set_up(known.home, account, secret)
    if agent is None:
        add(known.home, address, region=known.region)
    _tell_setup(known.home, account, password, port, as_json=as_json)


@command.command("accounts")
@as_json
def show_accounts(*, as_json: bool) -> None:
    """Who may send by the gate."""
    from goodterms.desk.outgoing.accounts import accounts

    found = accounts(settings().home)
    if as_json:
        names = ("login", "address", "host", "port", "tls", "mode", "agent", "signed_up", "hours")
        put_json([{name: getattr(one, name) for name in names} for one in found])
        return
    if not found:
        say("Nobody sends by the gate yet. Begin with: goodterms smtp setup")
    for one in found:
        what = "a program, with tickets" if one.agent else {"ask": "holds", "quiet": "never stops"}[one.mode]
        say(f"{one.login}: by {one.host} (port {one.port}, {one.tls}); {what}")


@command.command("mode")
@click.argument("login")
@click.argument("mode", type=click.Choice(["ask", "quiet"]))
@as_json
def change_mode(*, login: str, mode: str, as_json: bool) -> None:
    """Let the gate hold mail of a login, or never stop it."""
    from goodterms.desk.outgoing.accounts import set_mode

    set_mode(settings().home, login, mode)
    if as_json:
        put_json({"login": login, "mode": mode})
        return
    say(f"Mail of {login} is {'held when it is not ready' if mode == 'ask' else 'never stopped'} from now on.")


@command.command("hours")
@click.argument("login")
@click.argument("hours")
@as_json
def change_hours(*, login: str, hours: str, as_json: bool) -> None:
    """When mail that was put off may go: 9-18, or "8-20 mon-sat".

    By the clock of your zone; "" for any time. A hello that arrives at night is no better than a late one.
    """
    from goodterms.desk.outgoing.accounts import set_hours

    set_hours(settings().home, login, hours)
    if as_json:
        put_json({"login": login, "hours": hours})
    else:
        say(f"What you put off goes {f'within {hours}' if hours.strip() else 'at any time'} from now on.")


@command.command("remove")
@click.argument("login")
@as_json
def remove(*, login: str, as_json: bool) -> None:
    """Forget a login, and its password at the provider."""
    from goodterms.desk.outgoing.accounts import take_away

    take_away(settings().home, login)
    if as_json:
        put_json({"removed": login})
        return
    say(f"{login} cannot send by the gate any more.")


@command.command("held")
@as_json
def held(*, as_json: bool) -> None:
    """What the gate holds, newest first."""
    from goodterms.desk.outgoing.deciding import list_held
    from goodterms.words import day

    home = settings().home
    found = list_held(home)
    if as_json:
        put_json(found)
        return
    if not found:
        say("Nothing is held.")
        return
    at = _page_at(home)
    for one in found:
        to = ", ".join(cast("list[str]", one["to"]))
        say(f"{day(cast('int', one['ts']))}: “{one['subject'] or 'no subject'}” to {to}")
        if at:
            click.echo(f"  {at}/held/{one['id']}")
    if not at:
        say("To decide, start the gate (goodterms smtp), then ask again for the links.")


def _page_at(home: Path) -> str:
    """Where the page is now; "" while it is not served."""
    from goodterms.faces.web import serving

    with serving.only_one(home) as nobody:
        return "" if nobody else f"http://{serving.LOOPBACK}:{serving.running_at(home)}"


def _password(account: Account, *, piped: bool) -> str | None:
    """The password at the provider; "" for a server of this machine that asks for none."""
    from goodterms.desk.outgoing.accounts import is_here

    if piped:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        if is_here(account.host):
            return ""
        raise click.UsageError("Pipe your password at the provider in, and say --password-stdin.")
    told: str = click.prompt(
        f"Your password at {account.host} (Gmail, iCloud and others: an app password)",
        hide_input=True,
        default="" if is_here(account.host) else None,
        show_default=False,
        err=True,
    )
    return told


def _check(account: Account, secret: str) -> None:
    """Logs in at the provider once, so that what is wrong is known now and not at the first mail."""
    from goodterms.desk.trouble import Trouble
    from goodterms.faces.smtp.provider import Provider, Refused

    trying = Provider(lambda _: secret)
    try:
        trying.check(account)
    except Refused as refused:
        raise Trouble(f"{' '.join(refused.lines)} Nothing was kept; --no-check keeps it all the same.") from None
    finally:
        trying.close()


def _tell_setup(home: Path, account: Account, password: str, port: int, *, as_json: bool) -> None:
    """Says the password, once, and what to type into mail programs."""
    from goodterms.faces.smtp.certificate import certificate, fingerprint
    from goodterms.faces.smtp.programs import Login, lines

    told = Login(port, account.login, password, fingerprint(home), certificate(home))
    if as_json:
        put_json({"login": account.login, "password": password, "port": port, "fingerprint": told.fingerprint})
        return
    say(f"{account.login} can send by the gate. Its password there is said only now:")
    click.echo(f"  {password}")
    for program, rows in {} if account.agent else lines(told).items():
        say()
        say(program, style="bold")
        for row in rows:
            click.echo(f"  {row}")
    say()
    say(f"Certificate (SHA-256): {told.fingerprint}")
    say("Now start it, and leave it running: goodterms smtp")


def _needs_extra() -> None:
    from goodterms.desk.trouble import Trouble

    try:
        import aiosmtpd  # noqa: F401 - only whether it is there
        import cryptography  # noqa: F401 - the same
    except ImportError:
        raise Trouble(MISSING, 2) from None


def _run(port: int, page_port: int, *, tls: bool, as_json: bool) -> None:
    from goodterms.desk.outgoing.accounts import accounts, secret_of
    from goodterms.desk.trouble import Trouble

    _needs_extra()
    home = settings().home
    if not accounts(home):
        raise Trouble("Nobody sends by the gate yet. Begin with: goodterms smtp setup")
    import asyncio

    from goodterms.faces.smtp.certificate import trust
    from goodterms.faces.smtp.provider import Provider
    from goodterms.faces.smtp.running import run
    from goodterms.faces.web.serving import bound

    with bound(port) as listening, _page(home, page_port) as at:
        taken = listening.getsockname()[1]
        if as_json:
            put_json({"port": taken, "page": at})
        else:
            say(f"The gate is open at localhost, port {taken}, for this machine alone. Ctrl-C closes it.")
        provider = Provider(lambda account: secret_of(home, account))
        proof = trust(home) if tls else None
        asyncio.run(until_stopped(lambda stopped: run(
            home, listening, provider, page=f"{at}/held/{{}}", trust=proof, stopped=stopped)))  # fmt: skip
        if not as_json:
            say("Closed.")


async def until_stopped(serve: object) -> None:
    """Runs until Ctrl-C, or until the system ends it politely."""
    import asyncio
    import signal
    from collections.abc import Awaitable, Callable

    stopped = asyncio.Event()
    for one in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(one, stopped.set)
    await cast("Callable[[asyncio.Event], Awaitable[None]]", serve)(stopped)


@contextmanager
def _page(home: Path, port: int) -> Iterator[str]:
    """The address of the page: of ``goodterms serve`` where it runs, else served from here."""
    from threading import Thread

    from goodterms.faces.web import serving

    with serving.only_one(home) as mine:
        if not mine:
            yield f"http://{serving.LOOPBACK}:{serving.running_at(home)}"
            return
        from goodterms.faces.web.app import build

        with serving.bound(port) as listening:
            taken = listening.getsockname()[1]
            server = serving.server(build(home, port=taken))
            serving.say_port(home, taken)
            thread = Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
            thread.start()
            try:
                yield f"http://{serving.LOOPBACK}:{taken}"
            finally:
                server.should_exit = True
                thread.join(serving.GRACE + 1)
