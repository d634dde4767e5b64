"""``goodterms who --cards``: the open questions, one key each."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, cast

import click

from goodterms.faces.cli.options import settings
from goodterms.faces.cli.paper import put_json, say

if TYPE_CHECKING:
    from goodterms.faces.shapes import WhoCard, WhoSide

KEYS = {"s": "same", "d": "different", "l": "later", "n": "not_a_person"}
"""One key for each answer."""

SAID = {
    "same": "One person now.",
    "different": "Two people, for good.",
    "later": "Asked again in a month.",
    "not_a_person": "No people: a desk, a list or a machine.",
}

ASK = "s same   d different   l later   n neither is a person   q stop"


def ask(*, as_json: bool) -> None:
    """Asks one after another where a person reads along; else lists them."""
    from goodterms.desk.who import cards

    found = cast("list[WhoCard]", cards(settings().home))
    if as_json:
        put_json(found)
    elif not found:
        say("There is nothing to ask you.")
    elif reads_along():
        _go_through(len(found))
    else:
        for card in found:
            _show(card)


def reads_along() -> bool:
    """Whether somebody sits at the keys."""
    return sys.stdin.isatty()


def _go_through(count: int) -> None:
    """Asks the first question again and again, for an answer may settle others."""
    from goodterms.desk.who import answer, cards

    home = settings().home
    passed = 0
    while passed < count and (found := cast("list[WhoCard]", cards(home))):
        card = found[0]
        _show(card)
        said = _key()
        if said is None:
            break
        answer(home, card["one"]["id"], card["other"]["id"], said)
        say(SAID[said], style="bold")
        passed += 1
    left = len(cards(home))
    say(f"{left:,} left." if left else "That was all.")


def _key() -> str | None:
    """The answer of the next key that has one; None to stop."""
    say(ASK, style="dim")
    while True:
        key = click.getchar().casefold()
        if key in KEYS:
            return KEYS[key]
        if key in {"q", "\x1b", "\x03", "\x04"}:
            return None


def _show(card: WhoCard) -> None:
    say()
    say(f"{side(card['one'])}", style="bold")
    say(f"{side(card['other'])}", style="bold")
    for sentence in card["evidence"]:
        say(sentence, indent=2)
    if card["doubt"] and card["doubt"] not in card["evidence"]:
        say(card["doubt"], indent=2)


def side(who: WhoSide) -> str:
    """One side of a question in a line: who, by which handles, how much was exchanged, when last."""
    from goodterms.faces.said import day

    handles = ", ".join(handle["value"] for handle in who["handles"])
    more = f" and {who['more']} more" if who["more"] else ""
    spoke = f"; {who['in']:,} from them, {who['out']:,} from you, last on {day(who['last'])}" if who["last"] else ""
    return f"{who['name'] or 'Somebody'} ({who['id']}): {handles}{more}{spoke}"
