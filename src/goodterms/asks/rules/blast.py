"""One ask goes to many people alike. Nobody can feel meant by it.

More than 10 recipients, or a text that says of itself that it went to many. To people you know well it is one line;
to all others an ask of weight 2 and more (a favour and above) is stopped, a heavy one to mere contacts and names
for good.

Bad:    "Dear connections, I am asking all of you for specific business referrals."
Good:   Five messages to five people, each about something that the two of you share.
Source: Answered or taken up, more than 10 recipients against one: .56 against .72 (company mail, openers), .008
        against .47 (private messages).
"""

from __future__ import annotations

from goodterms.asks.bears import MANY
from goodterms.asks.burden import burden
from goodterms.asks.standards import Standards
from goodterms.asks.wording import ask, bare, name, step, take_up
from goodterms.words import Case, Finding, Word


def find(case: Case, standards: Standards) -> Finding | None:
    """Speak when an ask goes to many, or says so."""
    weight = burden(case, standards)
    many = case.recipients > standards.blast_recipients
    if weight == 0 or not (many or case.reading.mass):
        return None
    word = MANY[case.tie.depth][weight]
    says = _says(case, many=many)
    if word is Word.DONT:
        return Finding("blast", word, says, instead=f"Leave {name(case)} out of this one.")
    topic, shown = take_up(case, standards)
    return Finding("blast", word, says, shown, step(f"Write to {name(case)} alone", topic))


def _says(case: Case, *, many: bool) -> str:
    if many:
        return (
            f"The same {bare(ask(case))} goes to {case.recipients:,} people; nothing in it is for {name(case)} alone."
        )
    words = case.reading.mass.words if case.reading.mass else ""
    return f"“{words.strip()}” tells {name(case)} that many got the same {bare(ask(case))}."
