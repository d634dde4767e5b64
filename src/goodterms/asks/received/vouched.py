"""Who brought you two together, and could tell you more about them.

Bad:    Deciding on a request by the looks of its words alone.
Good:   Asking the friend who had introduced you in spring how it was to work with them.
Source: A choice of ours; the words must introduce, or a card must have been passed on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from goodterms.asks.reading.matching import plain, word
from goodterms.asks.received.received import Received, unlifted
from goodterms.asks.standards import Standards
from goodterms.asks.wording import name
from goodterms.text.sentences import sentences
from goodterms.words import Depth, Finding, Word, day

INTRODUCES = word(
    r"\bintroduc\w+|\b(?:please )?meet [a-z]|\bput(?:ting)? you (?:two |both )?in (?:touch|contact)\b"
    r"|\bconnect(?:ing)? (?:you|the two)\b|\byou (?:two|both) should\b"
)


_NAME = r"([^\W\d_][\w'\u2019-]+(?: [^\W\d_][\w'\u2019-]+){1,2})"
NAMES = (
    re.compile(
        rf"{_NAME} (?:has |had |kindly )?(?:suggested|recommended|told me|said (?:that )?(?:I|you)\b|gave me your|"
        r"sent me|referred me|pointed me|mentioned you|thought (?:that )?(?:I|you|we)\b)"
    ),
    re.compile(
        rf"(?:recommendation of|(?:referred|recommended|sent|introduced) (?:to you )?by|our (?:mutual )?friend|"
        rf"your (?:friend|colleague)|name from|address from) {_NAME}"
    ),
)
"""Words in which somebody tells who sent them, by first and last name. Smoke-tested."""


def told_by(text: str) -> Iterator[tuple[str, str]]:
    """Each name that a message gives for who sent its writer, with the sentence it stands in."""
    for one in sentences(text):
        for pattern in NAMES:
            for match in pattern.finditer(" ".join(one.words.split())):
                words = match[1].split()
                pairs = [words, *([words[:2], words[1:]] if len(words) > 2 else [])]
                yield from ((" ".join(name), one.words) for name in pairs)


def introduces(text: str) -> bool:
    """Whether the words of a message to two people bring them together."""
    return INTRODUCES.search(plain(text)) is not None


def find(received: Received, _standards: Standards) -> Finding | None:
    """Speak when somebody who could vouch is known, and you yourself hardly know who asks."""
    if received.voucher is None or not unlifted(received) or received.case.tie.depth.rank > Depth.CONTACT.rank:
        return None
    who, shown = received.voucher
    says = f"{who} brought you and {name(received.case)} together on {day(shown.ts)} and could tell you more."
    if received.by_their_word:
        says = f"{name(received.case)} wrote on {day(shown.ts)} that {who} sent them; {who} could tell you more."
    return Finding("vouched", Word.GO, says, (shown,))
