"""One recipient of a draft, with what the draft's own words, its other recipients and the owner's own word add."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from goodterms.words import About, Case, Kind


class Likely(NamedTuple):
    """Who may have been meant instead. ``slip``: the address as typed is a letter or two from theirs; ``together``:
    they are often seen with the others whom this goes to, and the recipient never is; ``last``: when the owner and they
    last went back and forth, UTC seconds.
    """

    name: str
    handle: str
    last: int | None
    slip: bool = False
    together: bool = False


class Dont(NamedTuple):
    """A DON'T of the owner's own: words, a kind, a person, or several of them together; None where it names none."""

    number: int
    words: str
    kind: Kind | None
    person: int | None
    ts: int


class Overruled(NamedTuple):
    """The owner's own verdict on this very text to this very recipient, when, and why (may be empty)."""

    goes: bool
    ts: int
    why: str


class Owes(NamedTuple):
    """What the owner wrote down to have promised a recipient, and has not kept. ``due``: None where no day was said."""

    what: str
    since: int
    due: int | None


@dataclass(frozen=True, slots=True)
class Sending(Case):
    """One recipient of a draft. ``text``: the draft's own text. ``yourself``: the recipient is the owner.

    ``told``: the owner's word on them -> when it was said (UTC seconds, 0 when unknown): never_ask, deceased, put_off.
    ``by_what``: what put the owner off. ``greeted``: the given names by which the draft may greet somebody (one name
    and what is short for it), empty where it greets nobody whom the record knows. ``others``: who else reads it, by
    name, up to ten. ``named``: every name that the recipient goes by, folded. ``spelled``: their given name, where the
    greeting has it with a letter or two wrong and it is nobody else's. ``likely``: who may have been meant instead.
    ``abouts``: what is known of them; None where that was not looked up. ``donts``: the owner's own DON'Ts.
    ``among``: when the two last wrote with each other among many, where they have not done so alone since.
    """

    text: str = ""
    yourself: bool = False
    told: Mapping[str, int] = field(default_factory=dict)
    by_what: str = ""
    greeted: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    named: frozenset[str] = frozenset()
    spelled: str = ""
    likely: Likely | None = None
    abouts: tuple[About, ...] | None = None
    donts: tuple[Dont, ...] = ()
    overruled: Overruled | None = None
    owes: tuple[Owes, ...] = ()
    settled: frozenset[int] = frozenset()
    among: int | None = None


def sending(case: Case) -> Sending:
    """A case as a `Sending`, with nothing added."""
    if isinstance(case, Sending):
        return case
    return Sending(
        case.to,
        case.person,
        case.tie,
        case.reading,
        case.recent,
        case.recipients,
        case.as_of,
        case.coverage,
        case.owner_names,
        case.wishes,
    )
