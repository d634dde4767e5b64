"""What went between two: asks and gives each way as sums with ranges, and what they were told of the owner."""

from __future__ import annotations

import re
import sqlite3

from goodterms.asks.history import quote
from goodterms.asks.reading.kind import selling
from goodterms.asks.reading.mass import mass
from goodterms.asks.reading.slips import slips
from goodterms.desk.ledger import sums
from goodterms.record import began, labels
from goodterms.text.sentences import sentences
from goodterms.words import Tie, iso_day

LATELY = 12
"""Own messages looked at for what was told, newest first."""

OF_US = re.compile(r"^(?:i(?:'m| am|'ve| have| will|'ll)?|we(?:'re| are|'ve| have)?|my|our) \w+(?!.*\?)", re.IGNORECASE)
"""A sentence in which somebody tells of themselves, as it mostly begins; a cue of ours."""

POLITE = re.compile(
    r"^(?:i|we)(?:'m| am| are)? "
    r"(?:hope|wish|look|thank|know (?:you|that you|how)|step out|bump|"
    r"was wondering|would|could|think you|appreciate|grateful|sorry|afraid|wanted to)",
    re.IGNORECASE,
)
"""What one says of oneself only out of courtesy."""

DECLINED = re.compile(
    r"^(?:i|we)(?: am| are|['\u2019](?:m|re))? (?:"
    r"(?:do not|don['\u2019]?t) (?:do|feel|want|know|think|have|see|mind|like)"
    r"|can ?not|can['\u2019]?t|won['\u2019]?t|will not|would rather not|not (?:able|interested)"
    r"|(?:must|have to) (?:say no|decline|pass))\b",
    re.IGNORECASE,
)
"""A no, which tells of the thing declined."""

LEAST = 5
"""Words without which a sentence tells nothing."""


def balance(connection: sqlite3.Connection, tie: Tie, person: int, as_of: int) -> dict[str, object]:
    """Words each way (``in``, ``out``), and of what was read of them the sums of asks, gives and promises."""
    facts = tie.facts
    words: dict[str, object] = {"in": 0 if facts is None else facts.n_in, "out": 0 if facts is None else facts.n_out}
    return words | sums(labels.acts(connection, as_of, person))


def told_them(connection: sqlite3.Connection, person: int, as_of: int) -> dict[str, str] | None:
    """The last thing the owner told them of themselves: its day and the words; None where nothing is found."""
    for ts, text in began.own_texts(connection, person, as_of, LATELY):
        if mass(text) is not None or slips(text):
            continue
        for one in sentences(text[:2000]):
            words = " ".join(one.words.split())
            if len(words.split()) >= LEAST and _tells(words):
                return {"date": iso_day(ts), "words": quote(words)}
    return None


def _tells(words: str) -> bool:
    """Whether a sentence tells of who wrote it."""
    return (
        OF_US.match(words) is not None
        and not any(other.match(words) for other in (POLITE, DECLINED))
        and selling(words) is None
    )
