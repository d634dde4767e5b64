"""One ask that was sent as many mails: copies that are nearly the same, within a fortnight, are one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from goodterms.record.labels import Labelled
from goodterms.text.near import copies
from goodterms.words import DAY

WITHIN = 14 * DAY
"""A copy that is sent later asks anew. A choice of ours."""


class Once(NamedTuple):
    """``same``: message -> the first message that it is a copy of. ``again``: (message, person) whom it had reached."""

    same: dict[int, int]
    again: frozenset[tuple[int, int]]


def blasts(acts: Sequence[Labelled], texts: Mapping[int, str]) -> Once:
    """The copies among the owner's asks. ``acts``: oldest first. ``texts``: own words of their messages."""
    sent = {act.interaction: act.ts for act in acts if act.interaction in texts}
    ids = sorted(sent, key=lambda one: (sent[one], one))
    same: dict[int, int] = {}
    for place, of in enumerate(copies([texts[one] for one in ids])):
        first, one = same.get(ids[of], ids[of]), ids[place]
        same[one] = first if sent[one] - sent[first] <= WITHIN else one
    return Once(same, _again(acts, same))


def _again(acts: Sequence[Labelled], same: Mapping[int, int]) -> frozenset[tuple[int, int]]:
    reached: dict[tuple[int, int], int] = {}
    again = set()
    for act in acts:
        if act.interaction not in same or not act.person:
            continue
        before = reached.setdefault((same[act.interaction], act.person), act.interaction)
        if before != act.interaction:
            again.add((act.interaction, act.person))
    return frozenset(again)
