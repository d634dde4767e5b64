"""Contact logs that tests draw: people of a firm who write to each other, seeded."""

from __future__ import annotations

import numpy as np

from goodterms.ties.edges import Whole
from goodterms.words import DAY

START = 17_000 * DAY


def drawn(people: int, contacts: int, days: float, seed: int = 1) -> tuple[Whole, Whole, Whole]:
    """Source, target and time (contacts,) of contacts: some people write much more than others, ties end and begin."""
    draw = np.random.default_rng(seed)
    source = (people * draw.random(contacts) ** 2).astype(np.int64)
    target = (source + 1 + (people - 1) * draw.random(contacts) ** 3).astype(np.int64) % people
    begins = draw.random((people, people)) * days
    ts = begins[np.minimum(source, target), np.maximum(source, target)] + draw.exponential(days / 3, contacts)
    return source, target, START + (np.minimum(ts, days) * DAY).astype(np.int64)
