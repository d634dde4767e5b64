"""Why a rule says what it says: its own docstring."""

from __future__ import annotations

from goodterms.asks.shelf import SHELF, NoSuchRule, explain
from goodterms.desk.trouble import Trouble


def rules() -> list[tuple[str, str]]:
    """Every rule by name with the first sentence of what it is."""
    return [(rule.name, " ".join(explain(rule.name).split("\n\n")[0].split())) for rule in SHELF]


def why(rule: str) -> str:
    """What a rule is, a bad and a good example, and its source.

    Raises:
        Trouble: there is no such rule.
    """
    try:
        return explain(rule)
    except NoSuchRule as error:
        raise Trouble(str(error), 2) from error
