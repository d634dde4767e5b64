"""Says one thing in many ways: every speech act is a symbol with alternatives, chosen anew each time.

An alternative is plain text with ``{symbol}`` for another symbol and ``{slot}`` for what the moment fills in. The
alternatives of a split symbol fall into two halves by a hash of their own words, so that adding one moves no other:
`Half.SEEN` is for weights, cues and tests, `Half.UNSEEN` for figures that are shown. Fillers (topics, things, days)
say nothing about what is wanted and belong to both.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from hashlib import blake2b
from random import Random

HOLE = re.compile(r"\{(\w+)\}")

Parts = tuple[str, ...]
"""Text, name, text, name, ..., text: the odd ones are symbols or slots."""


class Half(StrEnum):
    """Which alternatives may be said."""

    SEEN = "seen"
    UNSEEN = "unseen"
    BOTH = "both"


class NothingToSay(LookupError):
    """A text names a symbol that no grammar has and no slot fills."""


def half_of(alternative: str) -> Half:
    """The half that an alternative lies in, by its own words alone."""
    return Half(("seen", "unseen")[blake2b(alternative.encode(), digest_size=1).digest()[0] & 1])


class Grammar:
    """Symbols and their alternatives, ready to be said in one half."""

    __slots__ = ("_rules",)

    def __init__(
        self, split: Mapping[str, tuple[str, ...]], fillers: Mapping[str, tuple[str, ...]], half: Half = Half.BOTH
    ) -> None:
        heard = {
            symbol: tuple(text for text in texts if half is Half.BOTH or half_of(text) is half)
            for symbol, texts in split.items()
        }
        self._rules: dict[str, tuple[Parts, ...]] = {
            symbol: tuple(tuple(HOLE.split(text)) for text in texts) for symbol, texts in {**heard, **fillers}.items()
        }

    def say(self, symbol: str, slots: Mapping[str, str], draw: Random) -> str:
        """One of the many ways to say it.

        Raises:
            NothingToSay: a symbol is missing.
        """
        out: list[str] = []
        self._say(symbol, slots, draw, out)
        return "".join(out)

    def has(self, symbol: str) -> bool:
        """Whether it can be said."""
        return symbol in self._rules

    def _say(self, symbol: str, slots: Mapping[str, str], draw: Random, out: list[str]) -> None:
        alternatives = self._rules.get(symbol)
        if not alternatives:
            out.append(self._capital(symbol, slots, draw))
            return
        parts = alternatives[int(draw.random() * len(alternatives))]
        for position, part in enumerate(parts):
            if position % 2 == 0:
                out.append(part)
            elif part in slots:
                out.append(slots[part])
            else:
                self._say(part, slots, draw, out)

    def _capital(self, symbol: str, slots: Mapping[str, str], draw: Random) -> str:
        """``{Thing}`` is ``{thing}`` with a capital letter."""
        small = symbol.lower()
        if small == symbol:
            raise NothingToSay(symbol)
        said = slots[small] if small in slots else self.say(small, slots, draw)
        return said[:1].upper() + said[1:]
