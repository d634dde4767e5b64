"""Why a rule says what it says: its own docstring."""

from __future__ import annotations

from goodterms.asks.received.weigh import RECEIVED
from goodterms.asks.received.weigh import explain as received
from goodterms.asks.shelf import ALONE, SHELF, NoSuchRule, explain
from goodterms.desk.trouble import Trouble


def rules() -> list[tuple[str, str]]:
    """Every rule by name with the first sentence of what it is: those for an ask sent, then those for one received."""
    sent = [(rule.name, _first(explain(rule.name))) for rule in (*SHELF, *ALONE)]
    return sent + [(name, _first(received(name))) for name in RECEIVED if name not in dict(sent)]


def why(rule: str) -> str:
    """What a rule is, a bad and a good example, and its source.

    Raises:
        Trouble: there is no such rule.
    """
    if rule in RECEIVED and rule not in {one.name for one in (*SHELF, *ALONE)}:
        return received(rule)
    try:
        return explain(rule)
    except NoSuchRule as error:
        raise Trouble(f"{str(error).rstrip('.')}, {', '.join(RECEIVED)}.", 2) from error


def _first(text: str) -> str:
    return " ".join(text.split("\n\n", maxsplit=1)[0].split())
