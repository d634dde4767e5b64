"""The archive as a whole: which of its files is what, and their rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goodterms.sources.csvfile import Row, Sheet, rows
from goodterms.sources.linkedin.shapes import HEADERS, PHONES, is_bot, promised, sheet_of
from goodterms.sources.opening import CannotOpen, Leaf, Tree
from goodterms.sources.protocol import Given
from goodterms.words import Unread

SUFFIXES = (".csv", ".tsv", ".txt", ".html", ".htm", ".pdf", ".jpg", ".jpeg", ".png", ".gif", ".webp", ".mp4", ".mov")
"""What an archive holds: tables, articles, and the pictures and videos of one's own posts."""


@dataclass(frozen=True, slots=True)
class Archive:
    """The files of one archive by what they hold. ``sheets``: how each is written, by its name in the tree."""

    tree: Tree
    given: Given
    sheets: dict[str, Sheet]
    unread: tuple[Unread, ...]

    def leaves(self, kind: str) -> Iterator[tuple[Leaf, Sheet]]:
        """Every file of a kind; the tree is walked anew each time, because some archives can only be read in order."""
        wanted = {name: sheet for name, sheet in self.sheets.items() if sheet.kind == kind}
        if wanted:
            yield from ((leaf, wanted[leaf.name]) for leaf in self.tree.leaves() if leaf.name in wanted)

    def rows(self, kind: str) -> Iterator[Row | Unread]:
        """Every row of every file of a kind."""
        for leaf, sheet in self.leaves(kind):
            yield from rows(leaf, sheet)

    def good_rows(self, kind: str) -> Iterator[Row]:
        """As `rows`, without what cannot be read."""
        return (row for row in self.rows(kind) if isinstance(row, Row))


def survey(tree: Tree, given: Given) -> Archive:
    """Looks at the head of every file once.

    Raises:
        CannotOpen: the tree cannot be walked.
    """
    sheets: dict[str, Sheet] = {}
    unread: list[Unread] = []
    for leaf in tree.leaves():
        if is_bot(leaf.name):
            continue
        found = _sheet(leaf)
        if isinstance(found, Unread):
            unread.append(found)
        elif found:
            sheets[leaf.name] = found
    return Archive(tree, given, sheets, tuple(unread))


def is_archive(tree: Tree) -> bool:
    """Whether a file has one of LinkedIn's headers; or a folder has such files, and nothing foreign beside or above."""
    folders: list[str] = []
    names: list[str] = []
    for leaf in tree.leaves():
        if not tree.single and not leaf.name.casefold().endswith(SUFFIXES):
            return False  # something foreign: said before anything is opened, for folders of many thousand mails
        names.append(leaf.name)
        sheet = _sheet(leaf)
        if isinstance(sheet, Sheet) and sheet.kind != PHONES:
            folders.append(leaf.name.rpartition("/")[0])
    if not folders:
        return False
    top = f"{min(folders, key=len)}/".lstrip("/")
    return tree.single or all(name.startswith(top) for name in names)


def _sheet(leaf: Leaf) -> Sheet | Unread | None:
    expected = promised(leaf.name)
    try:
        found = sheet_of(leaf.head())
    except (CannotOpen, OSError) as closed:
        return Unread(leaf.where, str(closed)) if expected else None
    if found is None and expected:
        columns = ", ".join(name.title() for name in HEADERS[expected])
        return Unread(leaf.where, f"No header row known from LinkedIn's {expected} was found; expected: {columns}.")
    return found
