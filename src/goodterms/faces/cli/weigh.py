"""``goodterms ask``: the gate. One message, its recipients, and a word for each before it goes out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

import click

from goodterms.faces.cli.options import as_json, as_of, settings
from goodterms.faces.cli.paper import put_json

if TYPE_CHECKING:
    from goodterms.faces.shapes import Weighed

KINDS = (
    *("none", "question", "advice", "favour", "meeting", "introduction", "referral", "pitch", "recruit", "money"),
    "unsure",
)

SAYING = (
    *("sent_anyway", "not_an_ask", "should_go", "should_not"),
    *("talks_elsewhere", "never_ask", "liked", "trusted", "put_off"),
)
"""What may be said of a verdict, and of somebody."""

EXITS = {"go": 0, "hello_first": 3, "dont": 4}
"""Exit code of the worst verdict."""


@click.command("ask")
@click.argument("file", required=False, type=click.File("rb"))
@click.option("--to", multiple=True, metavar="WHO", help="A recipient: address, profile, name or number. Repeatable.")
@click.option("--list", "listed", type=click.Path(path_type=Path), metavar="CSV", help="A list of recipients.")
@click.option("--text", metavar="TEXT", help="The message itself, instead of a FILE.")
@click.option("--cc", multiple=True, metavar="WHO", help="Who reads along: not asked, but there. Repeatable.")
@click.option("--kind", type=click.Choice(KINDS), help="What it asks for, when you would rather say it yourself.")
@click.option("--channel", metavar="NAME", help="Where you will send it: mail, linkedin, ...")
@click.option("--split", type=click.Path(path_type=Path), metavar="DIR", help="Write the list there in three tables.")
@click.option("--signed-up", type=click.Path(path_type=Path), metavar="CSV", help="Those who signed up (with --split).")
@click.option("--column", metavar="NAME", help="The column of the list that holds the recipients (with --split).")
@click.option("--force", is_flag=True, help="With --split: overwrite tables that are there.")
@click.option("--say", "said", type=click.Choice(SAYING), help="Your word on the verdict or the person; kept.")
@click.option("--because", metavar="WHY", default="", help="Your reason, with --say; may be left out.")
@click.option("--back", is_flag=True, help="With --say: take that word back.")
@click.option("--all", "everyone", is_flag=True, help="Show every recipient of a long list.")
@as_of
@as_json
def command(  # noqa: PLR0913 - one parameter an option
    *,
    file: BinaryIO | None,
    to: tuple[str, ...],
    listed: Path | None,
    text: str | None,
    cc: tuple[str, ...],
    said: str | None,
    because: str,
    back: bool,
    kind: str | None,
    channel: str | None,
    split: Path | None,
    signed_up: Path | None,
    column: str | None,
    force: bool,
    everyone: bool,
    as_of: int | None,
    as_json: bool,
) -> None:
    """Before you send: does the tie bear what you ask for?

    FILE holds the message; - or nothing reads what is piped in. With --list and --split DIR the list is written to
    DIR as go.csv, hello_first.csv and dont.csv, with its own columns, the word, why, and what to do instead; rows that
    may mean more than one person are set aside in which_one.csv. With --signed-up CSV (of its own, or beside
    --list) those on it get what they signed up for, and whom you know among them stands in people.csv, for a word of
    their own. With --say your word on the verdict is kept, counts at once, and can be taken back with --back (see
    goodterms overruled). Exit code: 0 go for all, 3 say hello to some first, 4 don't for some, 2 wrong usage, 1 error.
    """
    from goodterms.desk.weigh import recipients, weigh
    from goodterms.faces.cli.verdicts import show

    listed = signed_up if listed is None else listed
    if not to and listed is None:
        raise click.UsageError("Say to whom: --to WHO, or --list CSV.")
    words = _words(file, text)
    if said is not None:
        _say(said, words, to, kind=kind, channel=channel, why=because, back=back, as_json=as_json)
        return
    if split is not None:
        if listed is None or to:
            raise click.UsageError("--split takes the recipients of a --list, and no --to.")
        from goodterms.faces.cli.splitting import splitting

        counts = splitting(
            settings().home,
            words,
            listed,
            split,
            kind=kind,
            column=column,
            as_of=as_of,
            force=force,
            as_json=as_json,
            signed_up=signed_up,
        )
        click.get_current_context().exit(max((EXITS[word] for word in EXITS if counts[word]), default=0))
    if column is not None or force or signed_up is not None:
        raise click.UsageError("--column, --signed-up and --force go with --split DIR.")
    others = () if listed is None else recipients(listed)
    answer = weigh(settings().home, words, to, listed=others, cc=cc, kind=kind, channel=channel, as_of=as_of)
    weighed = cast("Weighed", answer)
    if as_json:
        put_json(weighed)
    else:
        show(weighed, everyone=everyone)
    click.get_current_context().exit(max((EXITS[row["verdict"]] for row in weighed["verdicts"]), default=0))


def _say(
    said: str,
    words: str,
    to: tuple[str, ...],
    *,
    kind: str | None,
    channel: str | None,
    why: str,
    back: bool,
    as_json: bool,
) -> None:
    """Keeps the owner's word on each recipient's verdict, or takes it back."""
    from goodterms.desk.feedback import feedback
    from goodterms.faces.cli.paper import say

    if not to:
        raise click.UsageError("Say of whom: --say goes with --to WHO.")
    done = [
        feedback(settings().home, said, words, one, kind=kind, channel=channel, recipients=len(to), why=why, back=back)
        for one in to
    ]
    if as_json:
        put_json(done)
        return
    for one in done:
        say(f"{'Taken back' if back else 'Kept'}: {said.replace('_', ' ')}, {one['to']}.")


def _words(file: BinaryIO | None, text: str | None) -> str:
    """The message: from the option, the file, or what is piped in."""
    if text is not None:
        if file is not None:
            raise click.UsageError("Give the message once: as FILE or as --text.")
        return text
    if file is not None:
        return decoded(file.read())
    if sys.stdin.isatty():
        raise click.UsageError("Give the message: a FILE, --text TEXT, or pipe it in.")
    return decoded(sys.stdin.buffer.read())


def decoded(raw: bytes) -> str:
    """As UTF-8, or UTF-16 where its mark says so (Windows), else as the West European code page of Windows."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")
