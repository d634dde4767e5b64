"""You know the name, but the two of you never went back and forth: connected, listed, or written to without an answer.

A name does not bear an ask. A light one can follow a hello; a heavy one (introduction, referral, pitch, and above)
is not sent at all until something has been built.

Bad:    To somebody who accepted your invitation in 2015 and never wrote: "Please send me business referrals."
Good:   "We connected in 2015 and never spoke. I saw that you moved to Leeds; how is it there?"
Source: Company mail, answered within a week: 21 in 100 where they had never written, 50 where mostly you write, 79
        where it goes both ways; private messages 31, 52, 62.
"""

from __future__ import annotations

from goodterms.asks.burden import borne, burden
from goodterms.asks.durations import times
from goodterms.asks.history import evidence, is_personal, last_heard, quote, spoken, standing
from goodterms.asks.seen import as_far_as
from goodterms.asks.standards import Standards
from goodterms.asks.wording import ask, name
from goodterms.words import DAY, Case, Depth, Evidence, Facts, Finding, Said, Word, day


def find(case: Case, standards: Standards) -> Finding | None:
    """Speak when the recipient is a name and the ask is more than a name bears."""
    if case.tie.depth is not Depth.NAME:
        return None
    word = borne(case, burden(case, standards), standards)
    if word is Word.GO:
        return None
    says = f"{_so_far(case)}{as_far_as(case)}: too little for {ask(case)}."
    return Finding("never_two_way", word, says, _shown(case), _first_step(case, word, standards))


def _so_far(case: Case) -> str:
    facts = case.tie.facts
    if facts is None or not facts.n_in + facts.n_out or facts.two_way:
        return f"You know {name(case)} by name only; not a word has passed between you two"
    if not facts.n_in:
        return f"You wrote to {name(case)} {times(facts.n_out)}, {_last(facts, facts.n_out)}, and no answer came"
    if not facts.n_out:
        wrote = f"{name(case)} wrote to you {times(facts.n_in)}, {_last(facts, facts.n_in)}"
        return f"{wrote}, and you two never went back and forth"
    return f"You and {name(case)} have each written, last {_on(facts)}, but neither ever answered the other"


def _last(facts: Facts, count: int) -> str:
    return _on(facts) if count == 1 else f"last {_on(facts)}"


def _on(facts: Facts) -> str:
    return f"on {day(facts.last)}"


def _first_step(case: Case, word: Word, standards: Standards) -> str:
    said, facts = last_heard(case), case.tie.facts
    words = standing(case, said) if said is not None and is_personal(said, standards) else ""
    if said is not None and words:
        wrote = f"what they wrote on {day(said.ts)}"
        begin = f"Answer {wrote} first" if _waits(case, said, standards) else f"Begin with {wrote}"
        return f"{begin} (“{words}”), and ask for nothing yet."
    if facts is not None and facts.n_out:
        if word is Word.DONT:
            return "Leave the ask; if you write again, bring something that is useful to them."
        return "Say hello with something that is useful to them, and ask for nothing yet."
    return "Write who you are and why them, and ask for nothing yet."


def _waits(case: Case, said: Said, standards: Standards) -> bool:
    """Whether a word of theirs still waits for one of the owner's."""
    after = any(one.out and one.ts > said.ts for one in spoken(case))
    return not after and case.as_of - said.ts <= standards.owed_days * DAY


def _shown(case: Case) -> tuple[Evidence, ...]:
    return tuple(evidence(said, quote(said.text)) for said in spoken(case)[:1])
