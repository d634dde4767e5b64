"""They asked you something, and it is still open. Their question comes before yours.

An answer is owed to a real question, or to an ask meant for you that the two of you bear. It is never owed to a
pitch, a note to many, a closing "thanks", or an ask heavier than the tie. A message that answers them is not
stopped; between friends a question of yours may come with a reminder in one line. A courtesy: it can be switched off.

Bad:    She asked on 3 May how your mother is; on 2 June you write "Could you review my talk?"
Good:   "My mother is well again, thank you for asking in May. May I ask you to look over a talk?"
Source: A choice of ours; people answer those who answered them (79 in 100 where it goes both ways, 50 where mostly
        one side writes).
"""

from __future__ import annotations

from goodterms.asks.bears import OWED
from goodterms.asks.burden import burden
from goodterms.asks.history import evidence
from goodterms.asks.reading.gives import answers
from goodterms.asks.seen import as_far_as
from goodterms.asks.standards import Standards
from goodterms.asks.theirs import asked_of_you
from goodterms.asks.wording import ago, name
from goodterms.words import Case, Finding, day


def find(case: Case, standards: Standards) -> Finding | None:
    """Speak when an ask goes out while their own question is open."""
    weight = burden(case, standards)
    if not standards.you_owe_a_reply or weight == 0 or any(map(answers, case.reading.gives)):
        return None
    found = asked_of_you(case, standards)
    if found is None:
        return None
    said, words = found
    asked = f"{name(case)} asked you on {ago(case, said.ts)}: “{words}”"
    says = f"{asked} I can see no answer from you{as_far_as(case)}."
    step = f"Answer their question of {day(said.ts)} first (“{words}”)."
    return Finding("you_owe_a_reply", OWED[case.tie.depth][weight], says, (evidence(said, words),), step)
