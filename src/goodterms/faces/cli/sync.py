"""``goodterms sync``: what is new in mailboxes, address books and calendars on servers."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING, cast

import click

from goodterms.faces.cli.options import as_json, settings
from goodterms.faces.cli.paper import put_json, say
from goodterms.faces.cli.stop import STOPPED, Stop

if TYPE_CHECKING:
    from goodterms.desk.sync.followed import Source
    from goodterms.faces.shapes import SourceRow, Synced, SyncedRow, WouldWrite
    from goodterms.settings import Settings

KEPT = "Stopped. What was read so far is kept; run the same command again to go on."


@click.group("sync", invoke_without_command=True)
@click.option("--every", type=click.IntRange(1, 1440), metavar="MINUTES", help="Look again and again, until Ctrl-C.")
@click.option("--only", multiple=True, metavar="NAME", help="This source alone. Repeatable.")
@as_json
@click.pass_context
def command(ctx: click.Context, *, every: int | None, only: tuple[str, ...], as_json: bool) -> None:
    """What is new in the mailboxes that you follow.

    Begin with: goodterms sync add imap YOU@EXAMPLE.COM. Nothing on a server is changed, but for cards of an address
    book that you let me write to (goodterms sync write), and no server is asked but those that you add. Exit code 1
    when one of them could not be read to its end; what could be is kept.
    """
    if ctx.invoked_subcommand is not None:
        return
    from goodterms.desk.trouble import Trouble

    known = settings()
    while True:
        try:
            told = _look(known, only, as_json=as_json)
        except Trouble as trouble:
            if every is None:
                raise
            say(trouble.sentence)  # an import runs, say: the next look may do
        if every is None:
            break
        try:
            time.sleep(every * 60)
        except KeyboardInterrupt:
            raise Stop("Stopped.", STOPPED) from None
    if any(one["state"] == "failing" for one in told["sources"]):
        ctx.exit(1)


@command.command("add")
@click.argument("kind", metavar="KIND", type=click.Choice(["imap", "carddav", "caldav"]))
@click.argument("user", metavar="ADDRESS")
@click.option("--host", metavar="HOST", help="The mail server, as the provider's help pages say.")
@click.option("--port", type=click.IntRange(1, 65535), help="Its port; 993 for tls, 143 for starttls.")
@click.option("--tls", type=click.Choice(["tls", "starttls", "none"]), default="tls", show_default=True,
              help="How the way to a mail server is kept private.")  # fmt: skip
@click.option("--url", metavar="URL", help="Where address books or calendars are served: https://…")
@click.option(
    "--oauth", type=click.Choice(["google", "microsoft"]), help="By your own OAuth client there, see docs/sync.md."
)
@click.option("--client-id", metavar="ID", help="Of your own OAuth client; its secret is asked for.")
@click.option("--login", metavar="NAME", help="Your name there, when it is not your address.")
@click.option("--name", metavar="NAME", help="What to call it here.")
@click.option("--leave", multiple=True, metavar="FOLDER", help="A folder that is left out. Repeatable.")
@click.option("--every", type=click.IntRange(0, 1440), default=30, show_default=True, metavar="MINUTES",
              help="How often it is looked at while the page is open; 0 for only when you say so.")  # fmt: skip
@click.option("--write", is_flag=True, help="An address book: write what you say of people to their cards there.")
@click.option("--password-stdin", is_flag=True, help="Read the password from what is piped in.")
@click.option("--no-check", is_flag=True, help="Do not try it now.")
@as_json
def add(  # noqa: PLR0913 - one parameter an option
    *, kind: str, user: str, host: str | None, port: int | None, tls: str, url: str | None, oauth: str | None,
    client_id: str | None, login: str | None,
    name: str | None, leave: tuple[str, ...], every: int, write: bool, password_stdin: bool, no_check: bool,
    as_json: bool,
) -> None:  # fmt: skip
    """Follow a mailbox, an address book or a calendar from now on.

    KIND is imap, carddav or caldav. Most providers want an app password here and not the one that you type into their
    page: docs/sync.md says where to get it. It is asked for, or read from what is piped in; it never stands on the
    command line, which others can read.
    """
    from goodterms.desk.sync.followed import Source, check
    from goodterms.desk.sync.permission import permission
    from goodterms.desk.sync.set_up import filled_in, set_up

    beside = "" if kind == "imap" else f"-{kind}"
    said = Source(name or f"{user.strip()}{beside}", kind, user.strip(), host or "", port or 0, tls, url or "",
                  every=every, leave=leave, write=write)  # fmt: skip
    source = filled_in(said)
    if kind == "imap" and not source.host:
        source = filled_in(replace(said, host=_asked("Its mail server")))
    elif kind != "imap" and not source.url:
        source = filled_in(replace(said, url=_asked("Where it is served (https://…)")))
    source = replace(source, user=login or source.user, oauth=oauth or "", client=client_id or "")
    known = settings()
    secret = _password(source, piped=password_stdin)
    if oauth:
        check(source)
        secret = permission(source, secret, _show)
    set_up(known.home, source, secret, region=known.region, trying=not no_check)
    if as_json:
        put_json({"name": source.name, "kind": source.kind, "host": source.door.host})
        return
    say(f"{source.name} is followed from now on. Look now with: goodterms sync")


@command.command("password")
@click.argument("name")
@click.option("--password-stdin", is_flag=True, help="Read the password from what is piped in.")
@click.option("--no-check", is_flag=True, help="Do not try it now.")
@as_json
def password(*, name: str, password_stdin: bool, no_check: bool, as_json: bool) -> None:
    """Give another password for a source."""
    from goodterms.desk.sync.followed import find
    from goodterms.desk.sync.set_up import new_password

    home = settings().home
    (source,) = find(home, [name])
    new_password(home, name, _password(source, piped=password_stdin), trying=not no_check)
    if as_json:
        put_json({"name": name})
        return
    say(f"{name} has its new password. Look now with: goodterms sync")


@command.command("list")
@as_json
def show_list(*, as_json: bool) -> None:
    """How each source stands: what was seen, last, next, failing since and why."""
    from goodterms.desk.sync.listed import listed

    rows = cast("list[SourceRow]", listed(settings().home))
    if as_json:
        put_json(rows)
        return
    if not rows:
        say("Nothing is followed yet. Begin with: goodterms sync add imap YOU@EXAMPLE.COM")
    for row in rows:
        _stands(row)


@command.command("write")
@click.argument("name")
@click.option("--on/--off", "on", default=None, help="Turn writing on or off; off is how every address book begins.")
@as_json
def write(*, name: str, on: bool | None, as_json: bool) -> None:
    """What I would write to an address book; with --on, each look writes it.

    Only what you said of people yourself: goodterms about WHO --say, and notes that are not private. Each word is
    written once, to a card that is there; all else on it stays as it is, byte for byte, and nothing is ever deleted. A
    card that was changed meanwhile is read again first. Without --on or --off nothing is written or changed.
    """
    from goodterms.desk.sync.followed import set_write
    from goodterms.desk.sync.writing import address_book, would_write

    home = settings().home
    if on is not None:
        address_book(home, name)
        set_write(home, name, on=on)
    told = cast("WouldWrite", would_write(home, name))
    if as_json:
        put_json(told)
        return
    for card in told["cards"]:
        say(f"{card['name']}:", style="bold")
        for each in card["changes"]:
            instead = f" (instead of {each['before']})" if each["before"] else ""
            say(f"{each['topic'].capitalize()}: {each['text']}{instead}", indent=2)
    what = "is what the next look writes" if told["writes"] else "would be written; nothing is, until you say --on"
    say(f"That {what}." if told["cards"] else "Every card there says what you said of people.")
    if on is not None:
        say(f"Writing to {name} is {'on' if on else 'off'}.")


@command.command("remove")
@click.argument("name")
@as_json
def remove(*, name: str, as_json: bool) -> None:
    """Follow a source no longer, and forget its password. What it brought stays."""
    from goodterms.desk.sync.set_up import remove

    remove(settings().home, name)
    if as_json:
        put_json({"removed": name})
        return
    say(f"{name} is not followed any more. What it brought stays; goodterms import --list shows it.")


def _look(known: Settings, only: tuple[str, ...], *, as_json: bool) -> Synced:
    from goodterms.desk.sync.look import sync
    from goodterms.faces.cli.bar import bar

    try:
        with bar() as progress:
            told = cast("Synced", sync(known.home, only, region=known.region, zone=known.zone, progress=progress))
    except (KeyboardInterrupt, click.Abort):
        raise Stop(KEPT, STOPPED) from None
    if as_json:
        put_json(told)
        return told
    if not told["sources"]:
        say("Nothing is followed yet. Begin with: goodterms sync add imap YOU@EXAMPLE.COM")
    for one in told["sources"]:
        _said(one)
    return told


def _said(one: SyncedRow) -> None:
    """What came of one look."""
    from goodterms.faces.cli.brought import REASONS
    from goodterms.faces.said import counted, listed

    if one["state"] == "failing":
        say(f"{one['name']}: {one['why']}", style="red")
        _again(one["name"], refused=one["refused"])
    apart = sum(one["not_contact"].values())
    fates = {"new": one["new"], "known already": one["known"], "not contact": apart, "unread": len(one["unread"]),
             "taken back": one["gone"]}  # fmt: skip
    told = listed([f"{number:,} {fate}" for fate, number in fates.items() if number])
    if told or one["state"] == "well":
        say(f"{one['name']}: {counted(one['seen'], 'piece') + ': ' + told if told else 'nothing new'}.", style="bold")
    if apart:
        reasons = sorted(one["not_contact"].items(), key=lambda pair: (-pair[1], pair[0]))
        say(f"Not contact: {listed([f'{REASONS.get(why, why)} {n:,}' for why, n in reasons])}.", indent=2)
    for note in one["notes"]:
        say(note, indent=2)


def _stands(row: SourceRow) -> None:
    from goodterms.faces.said import counted, day

    at = f" at {row['host']}" if row["host"] not in row["name"] else ""
    say(f"{row['name']} ({row['what']}{at}): {counted(row['seen'], 'piece')} seen there.", style="bold")
    if row["from"]:
        say(f"It shows mail from {day(row['from'])} to {day(row['to'])}.", indent=2)
    if row["failing_since"]:
        say(f"Failing since {day(row['failing_since'])}: {row['why']}", indent=2, style="red")
        _again(row["name"], refused=row["refused"])
    last = f"Last looked at to its end on {_moment(row['last'])}." if row["last"] else "Never looked at to its end yet."
    following = f"Next on {_moment(row['next'])}, while the page is open." if row["next"] else "Only when you say so."
    say(f"{last} {following}", indent=2)
    if row["writes"]:
        say("What you say of people is written to their cards there.", indent=2)
    for note in row["notes"]:
        say(note, indent=2)


def _again(name: str, *, refused: bool) -> None:
    if refused:
        say(f"Give its password again: goodterms sync password {name}", indent=2)


def _moment(iso: str | None) -> str:
    """A moment in the zone of this machine: ``3 May 2019, 14:05``."""
    from datetime import datetime
    from zoneinfo import ZoneInfo

    moment = datetime.fromisoformat(iso or "").astimezone(ZoneInfo(settings().zone))
    return f"{moment.day} {moment:%B %Y, %H:%M}"


def _asked(what: str) -> str:
    told: str = click.prompt(what, err=True)
    return told.strip()


def _password(source: Source, *, piped: bool) -> str:
    if piped:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise click.UsageError("Pipe the password in, and say --password-stdin.")
    if source.oauth:
        client: str = click.prompt("Secret of your client (empty for none)", hide_input=True, default="",
                                   show_default=False, err=True)  # fmt: skip
        return client
    told: str = click.prompt(
        f"Your password at {source.door.host} (Gmail, iCloud and others: an app password)", hide_input=True, err=True
    )
    return told


def _show(url: str) -> None:
    """Prints where the owner allows it: on standard error, for standard output may be JSON."""
    click.echo("Open this in your browser, and allow it there; I wait for five minutes:", err=True)
    click.echo(f"  {url}", err=True)
