"""Join, ask, or leave apart: the chance that two are one person, and what stands in its way."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from goodterms.people.compare import NOTHING, Said, Scene, compare
from goodterms.people.forms import FORMS
from goodterms.people.keys import stem
from goodterms.people.likeness import CLASH, two_known
from goodterms.people.parts import NameParts, name_parts
from goodterms.people.profile import Profile
from goodterms.people.seen import Together
from goodterms.people.vetoes import doubts, two_places, vetoes

JOIN = 0.95
"""Chance from which two are joined without asking: a wrong join makes the gate judge wrongly, a missing one only asks.
One in 20 of those at the very edge would be wrong if the chances were exact, of all joins far fewer. Chosen on the
mailmaps that the weights were trained on: from .97 down to .80 no further join was wrong there, and most of what there
is to gain is gained at .95; `bench/who.py` counts wrong ones on other sets."""

ASK = 0.02
"""Chance below which the owner is not even asked."""

CERTAIN = 1e9
"""Bits of a hard key."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A pair with its evidence. ``bits``: all evidence together, log2. ``why_not``: a veto in a sentence. ``doubt``:
    why to ask rather than join. ``together``: what they were seen doing.
    """

    one: int
    other: int
    bits: float
    p: float
    said: tuple[Said, ...]
    why_not: str = ""
    doubt: str = ""
    together: Together = NOTHING

    def with_chance(self, p: float) -> Weighed:
        """The same at another chance; `dataclasses.replace` takes four times as long."""
        return Weighed(self.one, self.other, self.bits, p, self.said, self.why_not, self.doubt, self.together)

    @property
    def decision(self) -> str:
        """join, ask, or apart."""
        if self.why_not or self.p < ASK:
            return "apart"
        return "join" if self.p >= JOIN and not self.doubt else "ask"


def weigh(
    ids: tuple[int, int],
    profiles: tuple[Profile, Profile],
    scene: Scene,
    together: Together = NOTHING,
    least: float = 0.0,
) -> Weighed | None:
    """Everything of one pair, None where the chance is below ``least``; ``ids`` are only carried along."""
    said = tuple(compare(*profiles, scene, together))
    bits = 0.0
    for each in said:
        bits += each.bits
    p = chance(bits, scene)
    if p < least:
        return None
    why_not = doubt = ""
    if together is not NOTHING or any(map(_may_clash, profiles)):
        why_not, doubt = next(vetoes(*profiles, together), ""), next(doubts(*profiles, together), "")
        doubt = doubt or two_places(*profiles, scene.hosts)
    doubt = doubt or _thin(said) or _other_name(said, profiles) or _only_spelled(said, profiles)
    return Weighed(*ids, bits, p, said, why_not, doubt, together)


def _may_clash(one: Profile) -> bool:
    """Whether anything is known of somebody that a veto or a doubt looks at, or a name whose letters it looks at."""
    known = one.sites or one.generations or one.birthdays or one.phones or one.worked
    return bool(known) or any(not name.shown.isascii() for name in one.names)


def chance(bits: float, scene: Scene) -> float:
    """The posterior of a pair: the odds before, that one of all others is the same person, times the evidence."""
    others = scene.weights.others if scene.others is None else scene.others
    total = bits + _prior(others, scene.people)
    return 1 / (1 + math.exp2(-total if -60.0 < total < 60.0 else -60.0 if total > 0 else 60.0))


@lru_cache(maxsize=16)
def _prior(others: float, people: int) -> float:
    """The odds before anything is compared, log2."""
    return math.log2(others / max(1, people - 1))


def _thin(said: tuple[Said, ...]) -> str:
    """Names that clash are never overruled without asking: twins share birthday and house, colleagues a mailbox.

    Only a changed surname is believed where the birthday is the same, and anything where a number is.
    """
    for each in said:
        if each.comparison == "name" and each.level in CLASH:
            sure = {s.comparison for s in said if s.level == "same"}
            if "number" not in sure and not (each.level == "given" and "birthday" in sure):
                return f"One goes by {each.what[0]}, the other by {each.what[1]}."
    return ""


def _other_name(said: tuple[Said, ...], profiles: tuple[Profile, Profile]) -> str:
    """Two names that differ by a letter or two and are no slip of the pen: both are known names, or each is spelled so
    in its bearer's own address. Nobody has that doubt of two with one birthday or number.
    """
    if any(each.comparison in {"number", "birthday"} and each.bits > 0 for each in said):
        return ""
    for each in said:
        if each.comparison == "name" and each.level in {"near", "rough"}:
            one, other = (name_parts(name) for name in each.what)
            if one is None or other is None:
                continue
            mine, theirs = frozenset(one.words), frozenset(other.words)
            spelled = _spells(profiles[0], mine - theirs, theirs) and _spells(profiles[1], theirs - mine, mine)
            if spelled or two_known(one, other):
                return f"One goes by {each.what[0]}, the other by {each.what[1]}."
    return ""


def _spells(profile: Profile, own: frozenset[str], others: frozenset[str]) -> bool:
    """Whether an account name of somebody's has one of the own words whole, and none of the other's that is longer."""
    for account in profile.accounts:
        there = [word for word in own | others if len(word) > 2 and word in account]
        if there and max(there, key=len) in own:
            return True
    return False


def _only_spelled(said: tuple[Said, ...], profiles: tuple[Profile, Profile]) -> str:
    """An account that spells the other's name, while who has it goes by something else altogether."""
    helps = [each for each in said if each.bits > 0 and each.comparison != "host"]
    spelled = len(helps) == 1 and helps[0].comparison == "account" and helps[0].level in FORMS
    if not spelled or any(each.comparison == "name" for each in said):
        return ""
    called = [[name for name in profile.names if not _is_account(name, helps[0].what[0])] for profile in profiles]
    if not all(called):
        return ""
    return f"One goes by {called[0][0].shown}, the other by {called[1][0].shown}."


def _is_account(name: NameParts, account: str) -> bool:
    """Whether a display name is but the account name, as programs put it where nobody said a name."""
    return not name.sure and name.whole == stem(account)
