"""The words of the village, by what they do: tables of speech acts and their alternatives (see `village.grammar`)."""

from __future__ import annotations

from goodterms.village.texts import asking, everyday, machines, replying, to_many
from goodterms.village.texts.fillers import FILLERS

SPLIT: dict[str, tuple[str, ...]] = {
    **everyday.SPLIT,
    **asking.SPLIT,
    **replying.SPLIT,
    **to_many.SPLIT,
    **machines.SPLIT,
}

__all__ = ["FILLERS", "SPLIT"]
