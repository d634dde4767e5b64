"""What every source is: a name, a test by content, and a stream of pieces."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, tzinfo
from typing import Protocol

from goodterms.sources.leaf import Tree
from goodterms.words import Seen


@dataclass(frozen=True, slots=True)
class Given:
    """What the user said about a file that the file itself cannot tell.

    ``zone``: where its times without a zone were written. ``dates``: order of day and month in its dates, "dmy", "mdy"
    or "ymd", None to find out. ``me``: the owner's handles as typed. ``columns``: column map of a CSV, ours -> theirs.
    """

    zone: tzinfo = UTC
    dates: str | None = None
    me: tuple[str, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()


class Source(Protocol):
    """One format. Stateless: everything a reading needs comes in its arguments.

    ``name``: the shelf's word for it (``--as``). ``label``: what it reads, in the user's words. ``whole``: True when it
    reads a folder or archive as one thing (a LinkedIn export); False when every file stands for itself.
    """

    name: str
    label: str
    whole: bool

    def knows(self, tree: Tree) -> bool:
        """Whether this is ours, judged by content and never by file name alone. Reads at most the heads of files."""
        ...

    def read(self, tree: Tree, given: Given) -> Iterator[Seen]:
        """Every piece, as a stream. Never raises for bad content: what cannot be read becomes `Unread`."""
        ...
