"""What holds of all pieces that come in, from files and from servers."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from goodterms.words import DAY, Interaction, Seen, Unread, day

Progress = Callable[[str, int, int | None], None]
"""Called now and then with what is read, how many pieces so far, and of how many, if known."""

AHEAD = 2 * DAY
"""A message dated this far in the future has a wrong date; a clock may be off, and zones differ by a day."""


def dated(seen: Seen, began: int) -> Seen:
    """A message or call of the future has a wrong date: it would stand before everything that was really said."""
    if isinstance(seen, Interaction) and seen.kind != "meeting" and seen.ts > began + AHEAD:
        return Unread(seen.where, f"It is dated {day(seen.ts)}, which is still to come, so its real date is not known.")
    return seen


@contextmanager
def rare_collection() -> Iterator[None]:
    """Lets Python look for garbage circles a hundred times less often: pieces make none, and looking costs a tenth."""
    before = gc.get_threshold()
    gc.set_threshold(100_000, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
