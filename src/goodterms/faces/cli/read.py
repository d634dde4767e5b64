"""``goodterms read``: what a text wants and how it is put."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, cast

import click

from goodterms.faces.cli.options import as_json, settings
from goodterms.faces.cli.paper import put_json, say

if TYPE_CHECKING:
    from goodterms.faces.shapes import WholeReading

BANDS = {
    "ask": "This asks for something",
    "maybe": "This may ask for something",
    "none": "I read no ask in this.",
    "unread": "This is in a language that I do not read yet, so I cannot tell what it asks for.",
}

PUT = (
    ("greeting", "It begins with a hello"),
    ("asks_after", "It asks after them"),
    ("owns_gap", "It owns the time that has passed"),
    ("congratulates", "It congratulates"),
    ("sorry", "It is sorry for a missed meeting"),
    ("opts_out", "It asks to be left alone"),
    ("mass", "It was written for many"),
)


@click.command("read")
@click.argument("file", required=False, type=click.File("rb"))
@click.option("--jsonl", is_flag=True, help='Many at once: one {"text": …} a line in, one reading a line out.')
@click.option("--history", is_flag=True, help="Read every message of your record once, for goodterms ledger.")
@as_json
def command(*, file: BinaryIO | None, jsonl: bool, history: bool, as_json: bool) -> None:
    """What does a text want, and how is it put?

    FILE holds the message; - or nothing reads what is piped in. Every reading names the words behind it. English only;
    quotes and signatures are to be off already. Nothing is kept, and no record is needed.

    With --history, the messages of your own record are read, each once; you may stop it and go on later.
    """
    if history:
        if file is not None or jsonl:
            raise click.UsageError("--history reads your record, and no FILE.")
        _history(as_json=as_json)
        return
    from goodterms.desk.reading import reading
    from goodterms.faces.cli.weigh import decoded

    if file is None and sys.stdin.isatty():
        raise click.UsageError("Give the message: a FILE, or pipe it in. For your whole record: --history.")
    source = sys.stdin.buffer if file is None else file
    if jsonl:
        for line in _lines(source):
            put_json(line)
        return
    read = cast("WholeReading", reading(decoded(source.read())))
    if as_json:
        put_json(read)
    else:
        show(read)


def _lines(source: BinaryIO) -> Iterator[dict[str, object]]:
    """A reading for each line, or what is wrong with it: one line out for each line in."""
    from goodterms.desk.reading import reading

    for line in source:
        if not line.strip():
            continue
        try:
            text = json.loads(line)["text"]
        except (ValueError, KeyError, TypeError, RecursionError):
            text = None
        if isinstance(text, str):
            yield reading(text)
        else:
            yield {"error": 'This line is not of the form {"text": "…"}.'}


def _history(*, as_json: bool) -> None:
    from goodterms.desk.labelling import read_history
    from goodterms.faces.cli.bar import bar
    from goodterms.faces.said import counted

    with bar() as tell:
        told = read_history(settings().home, progress=tell)
    if as_json:
        put_json(told)
        return
    if not told["read"]:
        say("Every message was read before. See: goodterms ledger")
        return
    found = [counted(cast("int", told[name]), name[:-1]) for name in ("asks", "gives", "promises")]
    say(f"{counted(cast('int', told['read']), 'message')} read: {found[0]}, {found[1]} and {found[2]}.")
    say("What was asked and given, by person: goodterms ledger")


def show(read: WholeReading) -> None:
    """Prints one reading as sentences, with its words."""
    ask = read["ask"]
    asks = ask["band"] in {"ask", "maybe"}
    said = BANDS[ask["band"]]
    say(f"{said} ({read['kind']}): “{_short(ask['span'] or '')}”" if asks else said, style="bold")
    if read["kind"] == "question" and not asks:
        say(f"A plain question: “{_short(ask['span'] or '')}”")
    for key, words in PUT:
        if quoted := read[key]:  # type: ignore[literal-required]
            say(f"{words}: “{_short(quoted)}”")
    for thanked in read["thanks"]:
        say(f"It thanks for {thanked['for']}: “{_short(thanked['words'])}”")
    for promise in read["promises"]:
        by = f", by {promise['by']}" if promise["by"] else ""
        say(f"It promises to {promise['what']}{by}: “{_short(promise['words'])}”")
    for slip in read["slips"]:
        say(f"A placeholder is still in it: “{_short(slip)}”")


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 160 else f"{words[:160].rstrip()} …"
