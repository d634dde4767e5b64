"""Patterns that are compiled when they are first needed."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator


class Pattern:
    """A pattern (of `re`) that is compiled when it is first looked for.

    There are hundreds, most texts need few of them, and to compile all takes longer than to weigh one message.
    """

    __slots__ = ("flags", "made", "pattern")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self.flags = pattern, flags
        self.made: re.Pattern[str] | None = None

    def _now(self) -> re.Pattern[str]:
        self.made = made = re.compile(self.pattern, self.flags)
        return made

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first place of it in a text."""
        return (self.made or self._now()).search(text, start, end)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Its place at the beginning of a text."""
        return (self.made or self._now()).match(text, start)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Its place, where it is all of a text."""
        return (self.made or self._now()).fullmatch(text)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """All its places in a text."""
        return (self.made or self._now()).finditer(text, start, end)

    def sub(self, instead: str, text: str) -> str:
        """A text with something else in all its places."""
        return (self.made or self._now()).sub(instead, text)
