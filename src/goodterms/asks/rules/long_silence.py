"""The two of you really were in touch, but not for a long time, and now comes an ask.

Long: more than 120 days since you last went back and forth (180 in a relationship), and more than three times your
usual gap where you have one, whatever the chance of an answer. Old ties are worth having: a hello is mostly welcome,
and comes first. The deeper the tie, the less a silence weighs: a friend may be asked a question at any time, and for
a favour within a year, with one line on it. A favour may come with a hello that says openly that it has been a while.
A heavy ask (introduction, referral, pitch, and above) waits until a hello sent alone was answered: a hello in the
same breath as a pitch is not a hello. A courtesy: it can be switched off, and "we talk elsewhere" ends it for one
person.

Bad:    After three years, without a word before: "I now sell insurance. When can we talk?"
Good:   "I have just seen that I last wrote to you in March 2020. How are you, and did the move work out?"
Source: Dormant ties help as much as current ones or more (Levin, Walter & Murnighan 2011); people like to be
        written to more than the writer expects. 120 and 180 days and three gaps are choices of ours; a silence longer
        than one's own rhythm tells less about an answer than the plain silence does (6 of 6 contact logs), so this is
        about manners, not odds.
"""

from __future__ import annotations

from goodterms.asks.bears import DORMANT, QUIET
from goodterms.asks.burden import burden
from goodterms.asks.durations import lasting
from goodterms.asks.history import FEW, is_personal, met_since, spoken
from goodterms.asks.outcome import BELONGS
from goodterms.asks.read_before import want
from goodterms.asks.seen import as_far_as
from goodterms.asks.sending import sending
from goodterms.asks.standards import Standards
from goodterms.asks.wording import ago, ask, name, step, take_up
from goodterms.words import DAY, Case, Depth, Facts, Finding, Word, day

TALKS_ELSEWHERE = "talks_elsewhere"
"""The owner's word on a person that the two talk where we cannot see it."""

HEAVY = 3
"""Weight from which a hello must have been sent alone and answered."""


def find(case: Case, standards: Standards) -> Finding | None:
    """Speak when an ask goes out after a long silence that nothing has ended."""
    facts, weight = case.tie.facts, burden(case, standards)
    if not standards.long_silence or weight == 0 or facts is None or facts.last_two_way is None:
        return None
    if case.tie.depth.rank < Depth.CONTACT.rank or not is_long(case, facts.last_two_way, standards):
        return None
    if _owned(case, weight) or _greeted_since(case, facts.last_two_way, standards) or talks_elsewhere(case):
        return None
    among = sending(case).among
    many = "" if among is None else f", among many on {day(among)}"
    spoke = f"You and {name(case)} last spoke on {ago(case, facts.last_two_way)}{many}{as_far_as(case)}."
    says = f"{spoke}{_since(case, facts)} {_so(case, weight, standards)}"
    topic, shown = take_up(case, standards)
    word = _severity(case, facts.last_two_way, weight, standards)
    return Finding("long_silence", word, says, shown, _first_step(weight, topic))


def _severity(case: Case, last_two_way: int, weight: int, standards: Standards) -> Word:
    table = QUIET if case.as_of - last_two_way <= standards.dormant_days * DAY else DORMANT
    return table[case.tie.depth][weight]


def is_long(case: Case, since: int, standards: Standards) -> bool:
    """Whether ``since`` is longer ago than ``silence_days`` (``friend_silence_days`` in a relationship) and than
    ``silence_gaps`` of the usual gaps, where there is a rhythm. Of no acquaintance is more than ``dormant_days`` usual.
    """
    facts = case.tie.facts
    short = standards.silence_days
    if case.tie.depth is Depth.RELATIONSHIP:
        short = max(short, standards.friend_silence_days)
    usual = (facts.median_gap or 0.0) if facts and facts.occasions >= standards.rhythm_occasions else 0.0
    if case.tie.depth is not Depth.RELATIONSHIP:
        usual = min(usual, standards.dormant_days / max(standards.silence_gaps, 1.0))
    return case.as_of - since > max(short, standards.silence_gaps * usual) * DAY


def _greeted_since(case: Case, last_two_way: int, standards: Standards) -> bool:
    """Whether a message of yours after the silence asked for nothing, and a word of theirs came after it, lately.

    Both meant for the other: a round letter of yours and one of theirs years later are no hello and no answer.
    """
    after = [said for said in spoken(case) if said.ts > last_two_way]
    heard = max((said.ts for said in after if not said.out and is_personal(said, standards)), default=0)
    if is_long(case, heard, standards):
        return False
    hellos = (said for said in after if said.out and said.ts < heard and said.kind == "message")
    lately = (said for said in hellos if heard - said.ts <= standards.silence_days * DAY)
    return any(said.recipients <= FEW and want(said, standards).p < standards.maybe_at for said in lately)


def _owned(case: Case, weight: int) -> bool:
    return weight < HEAVY and case.reading.owns_gap is not None


def talks_elsewhere(case: Case) -> bool:
    """Whether the owner said that the two talk where we cannot see it."""
    return case.person is not None and TALKS_ELSEWHERE in case.person.flags


def _since(case: Case, facts: Facts) -> str:
    """What came from them since without an exchange, and where both were: that is no silence of theirs."""
    letters = (said for said in spoken(case) if not said.out and said.kind == "message" and said.recipients <= FEW)
    heard, met = next(letters, None), met_since(case)
    told = ""
    if facts.last_two_way is not None and heard is not None and heard.ts - facts.last_two_way > BELONGS * DAY:
        told = f" They wrote since, last on {day(heard.ts)}."
    return told if met is None else f"{told} You were both at a larger meeting on {day(met.ts)}."


def _so(case: Case, weight: int, standards: Standards) -> str:
    gap = case.tie.facts.median_gap if case.tie.facts else None
    often = (
        gap is not None
        and gap >= 2
        and case.tie.facts is not None
        and case.tie.facts.occasions >= standards.rhythm_occasions
    )
    rhythm = f"You used to hear from each other every {_every(gap)} or so. " if gap and often else ""
    if weight < HEAVY:
        return f"{rhythm}This message does not mention the gap."
    return f"{rhythm}After so long a hello is a better first word than {ask(case)}."


def _every(gap: float) -> str:
    return lasting(gap).removeprefix("a ").removeprefix("more than ").removeprefix("nearly ")


def _first_step(weight: int, topic: str) -> str:
    if weight < HEAVY:
        return step("Begin by saying that it has been a while", topic)
    return f"{step('Say hello first', topic)} Ask only when they have answered."
