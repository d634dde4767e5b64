"""It went to many. Nobody was meant, so nobody owes an answer.

Told by its own words, by a placeholder that nobody filled, by the number of its recipients, by the marks of a mailing,
or because others sent you nearly the same.

Bad:    "Hi all, I am asking my connections for specific business referrals."
Good:   "I thought of you because you build stands; do you know a printer who could do ours?"
Source: Answered, more than 10 recipients against one: .56 against .72 (company mail), .008 against .47 (private
        messages).
"""

from __future__ import annotations

from goodterms.asks.history import FEW
from goodterms.asks.received.received import Received, ask, weight
from goodterms.asks.standards import Standards
from goodterms.words import Depth, Evidence, Finding, Word, day

STOPS_AT = 2
"""Weight from which a note to many owes nobody an answer; a question of when and where may go round."""


def find(received: Received, standards: Standards) -> Finding | None:
    """Speak when anything tells that many got it."""
    says, shown, sure = _sign(received, standards)
    if not says:
        return None
    free = weight(received, standards) >= STOPS_AT and received.case.tie.depth is not Depth.RELATIONSHIP
    return Finding("many", Word.DONT if free and sure else Word.GO, says, shown)


def sign(received: Received, standards: Standards) -> str | None:
    """In a few words why it looks as if it went to many, or None."""
    reading = received.case.reading
    if reading.slips or reading.mass:
        return (reading.slips[0] if reading.slips else reading.mass or reading.slips[0]).words.strip()
    if received.copies:
        return f"nearly the same from {received.copies[0].name}"
    if received.case.recipients > standards.blast_recipients:
        return f"{received.case.recipients:,} recipients"
    return "the marks of a mailing" if received.bulk else None


def _sign(received: Received, standards: Standards) -> tuple[str, tuple[Evidence, ...], bool]:
    """The sentence, what it rests on, and whether it is sure that this went to many."""
    reading, what, reached = received.case.reading, _bare(ask(received)), received.case.recipients
    if reading.slips:
        return f"“{reading.slips[0].words.strip()}” stands where a name should: many got the same {what}.", (), True
    if reading.mass:
        return f"“{reading.mass.words.strip()}” tells that many got the same {what}.", (), True
    if received.copies:
        other = received.copies[0]
        says = (
            f"{other.name} had sent you nearly the same words on {day(other.evidence.ts)}: the same {what} goes round."
        )
        return says, tuple(copy.evidence for copy in received.copies), True
    if reached > FEW:
        return f"The same {what} went to {reached:,} people.", (), reached > standards.blast_recipients
    return ("This has the marks of a mailing.", (), True) if received.bulk else ("", (), False)


def _bare(noun: str) -> str:
    return noun.removeprefix("a ").removeprefix("an ")
