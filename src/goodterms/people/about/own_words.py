"""What people say of themselves in their messages: what they do, and what they look for.

Only sentences in the first person are read, so nothing is guessed and nobody is told by others. The cues are ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from goodterms.people.about.kept_off import kept_off
from goodterms.text.sentences import sentences

DOES, WANTS = "does", "wants"

LONGEST = 160
"""Letters of a line; of a longer sentence the beginning."""

READ = 4_000
"""Letters of one message that are looked at."""

PHRASES = (
    "i work as", "i work at", "i work for", "i work in", "i work with", "i'm working as", "i'm working at",
    "i'm working for", "i am working as", "i am working at", "i am working for", "i run a", "i run my", "i own a",
    "i founded", "i started at", "i started my", "i joined", "i teach", "my company", "my firm", "my new job",
    "my job is", "i make my living", "i specialise in", "i specialize in", "i moved to a new job", "we make",
    "we sell", "ich arbeite als", "ich arbeite bei", "ich arbeite für", "meine firma", "je travaille", "trabajo como",
    "trabajo en",
)  # fmt: skip
"""What one says of one's work, word for word; also what the full-text search is asked for."""

SEEKING = (
    "i'm looking for", "i am looking for", "we're looking for", "we are looking for", "i'm searching for",
    "i am searching for", "do you know anyone who", "do you know anybody who", "do you know someone who",
    "i could use a", "i need a", "ich suche", "wir suchen", "je cherche", "busco",
)  # fmt: skip
"""What one says of what one looks for."""

_DOES = re.compile("|".join(rf"\b{re.escape(one)}\b" for one in PHRASES), re.IGNORECASE)
_WANTS = re.compile("|".join(rf"\b{re.escape(one)}\b" for one in SEEKING), re.IGNORECASE)
_NOT = re.compile(
    r"\b(?:not|never|no longer|don't|doesn't|if|when i was|used to|nicht|kein\w*|ne .{1,12} pas"
    r"|(?:make|sell) (?:it|this|that|them|these|those|you|a deal|an offer|sure))\b",
    re.IGNORECASE,
)


class Line(NamedTuple):
    """One line: ``topic`` is `DOES` or `WANTS`; ``words`` are the person's own."""

    topic: str
    words: str


def own_words(text: str) -> Iterator[Line]:
    """The sentences of a message in which somebody says what they do or look for, but for what is not kept.

    Good: "Since May I work as a joiner at Dunmore." Bad: "If I work at it long enough, it breaks." says nothing.
    """
    read = text[:READ].replace("\u2019", "'")
    if not (_DOES.search(read) or _WANTS.search(read)):
        return
    for one in sentences(read):
        words = " ".join(one.words.split())
        topic = DOES if _DOES.search(words) else WANTS if _WANTS.search(words) else ""
        if topic and not kept_off(words) and not (topic == DOES and (_NOT.search(words) or words.endswith("?"))):
            yield Line(topic, words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip()} \u2026")
