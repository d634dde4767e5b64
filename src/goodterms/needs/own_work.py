"""Sentences in which somebody says what they do themselves: ``We build small web shops``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

LONGEST: Final = 300
"""Letters of a sentence that are taken; a longer one is no plain word on one's work."""

_VERBS: Final = (
    r"do|run|own|build|make|sell|offer|design|write|repair|teach|translate|provide|print|develop|manage|supply|bake|"
    r"speciali[sz]e|work|started|opened|founded|set up"
)
_SAYS: Final = re.compile(
    rf"\b(?:I|we)(?:'ve| have|'ll)?\s+(?:also |now |mostly |still |both )?(?:{_VERBS})\b"
    r"|\bI(?:'m| am)\s+(?:now |still |also )?(?:an?|the|head|in charge|responsible)\b"
    r"|\bwe(?:'re| are)\s+(?:now |still )?(?:an?|the)\b"
    r"|\b(?:my|our)\s+(?:new |own |small |little )?"
    r"(?:company|shop|store|studio|firm|business|agency|practice|workshop|team|job|work)\b"
    r"|\b(?:ich|wir)\s+(?:bin|sind|mache|machen|baue|bauen|verkaufe|verkaufen|biete|bieten|entwickle|entwickeln|arbeite"
    r"|arbeiten|leite|leiten|betreibe|betreiben)\b"
    r"|\b(?:mein|unser)e?[rmns]?\s+(?:neue[rmns]? )?(?:Firma|Laden|Büro|Agentur|Werkstatt|Geschäft|Praxis|Team)\b",
    re.IGNORECASE,
)
_NOT: Final = re.compile(
    r"\?|\b(?:(?:save|help|boost|grow|give|offer) you|need|looking for|do you know|if (?:I|we)|used to|don't|do not"
    r"|no longer|suche|brauche|kennst du|nicht)\b",
    re.IGNORECASE,
)
_SENTENCE: Final = re.compile(r"[^.!?\n]+[.!?]?")


def own_work(text: str, beginnings: Sequence[str] = ()) -> Iterator[str]:
    """The sentences of a message that say what its writer does; none that asks, denies or wants.

    ``beginnings``: letters of which one must stand in a sentence. Beyond ASCII they may stand there with marks, so
    there every sentence is looked at.
    """
    return filter(says_own_work, told(text, beginnings))


def told(text: str, beginnings: Sequence[str] = ()) -> Iterator[str]:
    """The sentences of a message that tell something: none that asks, denies or wants. ``beginnings``: as above."""
    near = re.compile("|".join(map(re.escape, beginnings)), re.IGNORECASE) if beginnings and text.isascii() else None
    if near is not None and not near.search(text):
        return
    for found in _SENTENCE.finditer(text):
        sentence = found[0].strip()
        if near is not None and not near.search(sentence):
            continue
        if 8 < len(sentence) <= LONGEST and not _NOT.search(sentence):
            yield sentence


def says_own_work(sentence: str) -> bool:
    """Whether a sentence says what its writer does."""
    return _SAYS.search(sentence) is not None
