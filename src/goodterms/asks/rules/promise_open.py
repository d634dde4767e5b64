"""You promised to send them something, and I cannot see that it went out. That comes before an ask.

Looked for are things named in your own letters ("I'll send you the price list by Friday"): past their day, or two weeks
old where no day was said. A later letter that brings the thing keeps the promise; a message that brings it up itself is
not held back. A courtesy: it can be switched off.

Bad:    "Could you lend me your van?", while she still waits for the price list of December.
Good:   "I never sent you the price list; here it is. May I ask for your van on Monday?"
Source: A choice of ours. Promised deeds leave no trace and are not looked for; two weeks are a guess
        (``goodterms standards``).
"""

from __future__ import annotations

from collections.abc import Iterator

from goodterms.asks.bears import OWED, PROMISED
from goodterms.asks.burden import burden
from goodterms.asks.history import FEW, evidence, spoken
from goodterms.asks.once import once
from goodterms.asks.read_before import promised
from goodterms.asks.reading.kept import goes_out, things
from goodterms.asks.reading.promises import Promise
from goodterms.asks.seen import as_far_as
from goodterms.asks.sending import Sending
from goodterms.asks.standards import Standards
from goodterms.asks.theirs import stems
from goodterms.asks.wording import ago, name
from goodterms.words import DAY, Case, Finding, Said, Word


def find(case: Sending, standards: Standards) -> Finding | None:
    """Speak when something promised is overdue and an ask goes out without a word on it."""
    weight = burden(case, standards)
    if not standards.promise_open or weight == 0 or OWED[case.tie.depth][weight] is Word.GO:
        return None
    by_hand = _owed(case, standards)
    if by_hand is not None:
        return by_hand
    found = open_promise(case, standards)
    if found is None or stems(case.text) & stems(" ".join(things(found[1]))):
        return None
    said, promise = found
    words = " ".join(promise.span.words.split()).rstrip(" .,!")
    says = f"You wrote to {name(case)} on {ago(case, said.ts)}: “{words}”."
    says += f" I cannot see that it went out{as_far_as(case)}."
    step = "Send it first, or say what became of it; then ask."
    return Finding("promise_open", PROMISED[case.tie.depth][weight], says, (evidence(said, words),), step)


def _owed(case: Sending, standards: Standards) -> Finding | None:
    """The oldest overdue promise that the owner wrote down, and that the message does not bring up itself."""
    for owes in sorted(case.owes, key=lambda one: one.since):
        due = owes.due if owes.due is not None else owes.since + standards.promise_days * DAY
        if due < case.as_of and not stems(case.text) & stems(owes.what):
            says = f"You wrote down on {ago(case, owes.since)} what you promised {name(case)}: “{owes.what}”."
            says += " It is not marked as kept."
            step = "Keep it first, or say what became of it; then ask. If it is kept: goodterms promise"
            return Finding("promise_open", OWED[case.tie.depth][burden(case, standards)], says, (), step)
    return None


@once
def open_promise(case: Case, standards: Standards) -> tuple[Said, Promise] | None:
    """The newest overdue promise of a named thing that nothing since has kept; or None."""
    later: list[Said] = []
    for said in spoken(case):
        if said.out and said.kind == "message" and said.recipients <= FEW:
            for promise in _due(case, said, standards):
                if not any(goes_out(one.text, things(promise)) for one in later):
                    return said, promise
            later.append(said)
    return None


def _due(case: Case, said: Said, standards: Standards) -> Iterator[Promise]:
    if case.as_of - said.ts > standards.owed_days * DAY:
        return
    if isinstance(case, Sending) and said.interaction in case.settled:
        return
    for promise in promised(said):
        due = promise.by if promise.by is not None else said.ts + standards.promise_days * DAY
        if due < case.as_of and things(promise):
            yield promise
