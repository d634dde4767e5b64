"""Plain tables: people, or what happened with them, one a row."""

from __future__ import annotations

from collections.abc import Iterator

from goodterms.sources.csvfile import Row, Sheet, rows, sniff
from goodterms.sources.linkedin.shapes import is_linkedins
from goodterms.sources.opening import CannotOpen, Leaf, Tree
from goodterms.sources.protocol import Given
from goodterms.sources.table_columns import LOG, Columns, kind_of
from goodterms.sources.table_log import Reading, interaction, order_of, own_card
from goodterms.sources.table_people import card
from goodterms.words import Seen, Unread


class Table:
    """CSV, tab or semicolon separated, with a header row."""

    name = "csv"
    label = "table of people or of interactions (CSV)"
    whole = False

    def knows(self, tree: Tree) -> bool:
        """Every file has a header that names people or what happened; LinkedIn's own tables are not ours."""
        known = False
        for leaf in tree.leaves():
            head = leaf.head()
            if is_linkedins(head) or not _sheet(head, Given()):
                return False
            known = True
        return known

    def read(self, tree: Tree, given: Given) -> Iterator[Seen]:
        """A card or an interaction a row."""
        for leaf in tree.leaves():
            try:
                sheet = _sheet(leaf.head(), given)
            except CannotOpen as broken:
                yield Unread(leaf.where, str(broken))
                continue
            yield from _pieces(leaf, sheet, given) if sheet else _unknown(leaf)


def _sheet(head: bytes, given: Given) -> Sheet | None:
    return sniff(head, Columns(given.columns).name, kind_of)


def _pieces(leaf: Leaf, sheet: Sheet, given: Given) -> Iterator[Seen]:
    if sheet.kind != LOG:
        yield from (card(row) if isinstance(row, Row) else row for row in rows(leaf, sheet))
        return
    reading = Reading(given, order_of(rows(leaf, sheet), given))
    yield from own_card(reading, leaf.where)
    yield from (interaction(row, reading) if isinstance(row, Row) else row for row in rows(leaf, sheet))


def _unknown(leaf: Leaf) -> Iterator[Unread]:
    yield Unread(
        leaf.where,
        "No header row was found that names people (name, email, phone) or what happened (date, person, text). "
        "Say which column is which with --columns.",
    )
