"""One thing that is going to happen, as the simulation plans it; numbered and put into words when its time comes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from goodterms.village.happened import Fate, Via, What

Note = dict[str, object]
"""A row of the truth that waits for the number of its piece. ``table`` says where it belongs."""


@dataclass(slots=True)
class Piece:
    """As `Happened`, before it happens. ``act``: the speech act, empty for what has no words. ``about``: more slots.

    ``notes``: rows of truth to be written with it. ``plain``: without greeting and closing (machines, circles).
    ``same``: pieces with the same number here say the same words (a merged mail), 0 for words of their own.
    """

    ts: int
    via: Via
    what: What
    sender: int
    to: tuple[int, ...]
    act: str = ""
    about: Mapping[str, str] | None = None
    answers: Piece | None = None
    talk: Piece | None = None
    cc: tuple[int, ...] = ()
    group: str = ""
    minutes: float | None = None
    fate: Fate = Fate.HELD
    absent: tuple[int, ...] = ()
    moved_from: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    notes: tuple[Note, ...] = ()
    plain: bool = False
    topic: str = ""
    subject: str = ""
    number: int = 0
    same: int = 0
