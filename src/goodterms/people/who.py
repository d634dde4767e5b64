"""Who is who: from somebodies as the record has them to joins with evidence, and pairs worth asking about.

Nothing here knows a database or a clock. `resolve` takes everybody; `Index` takes what is new beside what is known, in
time that depends on what is new.
"""

from __future__ import annotations

import gc
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from math import log2

from goodterms.people import decide
from goodterms.people.blocks import Blocks
from goodterms.people.compare import NOTHING, Scene
from goodterms.people.decide import Weighed, weigh
from goodterms.people.frequency import Commonness
from goodterms.people.groups import Groups, names_clash
from goodterms.people.keys import Key, mail_parts
from goodterms.people.outcome import Apart, Joined, Open, Resolved
from goodterms.people.profile import Profile, profile
from goodterms.people.rivals import Rivals
from goodterms.people.seen import Pair, Somebody, Together, Told, pair, summed
from goodterms.people.sentences import sentences
from goodterms.people.shared import Shared, different_people, limit
from goodterms.people.vetoes import doubts, two_birthdays, two_places
from goodterms.people.weights import Weights, shipped

Observe = Callable[[Sequence[tuple[tuple[int, ...], tuple[int, ...]]]], Sequence[Together]]
"""Asked once with all pairs that are worth it (the keys of either side); answers in the same order."""


LIFT = 1_000
"""How much likelier what two were seen doing may make a pair that is still to be asked about."""

SLACK = 8
"""How much likelier a pair may become once it is known how many somebodies one has in this record."""

BELIEVED = 1_000
"""So many somebodies must a record have until what it shows of itself counts as much as the shipped weights."""

MOST = 20.0
"""Further somebodies of one that are believed at most."""

TURNS = 4
"""Times that groups are weighed anew because they have grown, at most."""


__all__ = ["Apart", "Index", "Joined", "Observe", "Open", "Resolved", "resolve"]


@contextmanager
def without_collecting() -> Iterator[None]:
    """Without looking for cycles: what is made here stays, and to walk over it again and again takes a sixth of the
    time.
    """
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def _strongest(each: Weighed) -> tuple[float, int, int]:
    return -each.bits, each.one, each.other


def resolve(
    somebodies: Iterable[Somebody],
    *,
    told: Told | None = None,
    observe: Observe | None = None,
    hints: Iterable[Pair] = (),
    region: str | None = None,
) -> Resolved:
    """Everybody at once. ``told``: what the owner said; it is followed, never asked again.

    ``observe``: what pairs were seen doing. ``hints``: pairs to compare though nothing on their face is alike (one
    answered for the other). ``region``: country of phone numbers without ``+``.
    """
    return Index(region=region).add(somebodies, told=told, observe=observe, hints=hints)


SAME_TALK = "One and the same chat with you came by two kinds of export, once under each of the two."


class Index:
    """Everybody known, in blocks; whoever is added is compared with their blocks only."""

    def __init__(self, *, region: str | None = None, weights: Weights | None = None) -> None:
        self.region = region
        self.weights = weights or shipped()
        self.profiles: list[Profile] = []
        self.groups = Groups(self.profiles)
        self.blocks = Blocks()
        self.common = Commonness()
        self.core_of: dict[int, int] = {}
        self.holders: dict[Key, list[int]] = defaultdict(list)
        self.shared: dict[Key, Shared] = {}
        self.hosts: Counter[str] = Counter()
        self.organisations: Counter[str] = Counter()
        self.signed: Counter[str] = Counter()
        self.different: set[Pair] = set()
        self.rivals = Rivals(self.groups)
        self.counted = float(BELIEVED)
        self.expected = self.weights.others * BELIEVED / 2

    def add(
        self,
        somebodies: Iterable[Somebody],
        *,
        told: Told | None = None,
        observe: Observe | None = None,
        hints: Iterable[Pair] = (),
    ) -> Resolved:
        """Takes in what is new and tells what follows for it; what was joined before stays joined."""
        with without_collecting():
            return self._add(somebodies, told or Told(), observe, hints)

    def _add(
        self, somebodies: Iterable[Somebody], told: Told, observe: Observe | None, hints: Iterable[Pair]
    ) -> Resolved:
        start = len(self.profiles)
        for somebody in somebodies:
            self.core_of[somebody.key] = len(self.profiles)
            self.profiles.append(profile(somebody, self.region))
        self.groups.grow()
        new = range(start, len(self.profiles))
        self._forbid(told)
        joins = [*self._told_same(told), *self._by_keys(new), *self._by_talk(told)]
        touched = list(dict.fromkeys(self.groups.root(core) for core in new))
        self._count(touched)
        weighed = self._weigh(touched, hints, observe)
        soft, apart, weighed = self._settle(weighed)
        joins += soft
        touched = list(dict.fromkeys(self.groups.root(core) for core in new))
        return Resolved(
            tuple(tuple(self.profiles[root].keys) for root in touched),
            tuple(joins),
            tuple(self._open(weighed)),
            tuple(apart),
            tuple(self.shared.values()),
        )

    def _forbid(self, told: Told) -> None:
        for one, other in told.different:
            if one in self.core_of and other in self.core_of:
                self.groups.forbid(self.core_of[one], self.core_of[other])
                self.different.add(pair(one, other))

    def _told_same(self, told: Told) -> list[Joined]:
        found = []
        for one, other in sorted(told.same):
            if one in self.core_of and other in self.core_of:
                self.groups.join(self.core_of[one], self.core_of[other])
                found.append(Joined(one, other, "owner", 1.0, decide.CERTAIN, ("You said that they are one.",)))
        return found

    def _by_talk(self, told: Told) -> list[Joined]:
        """Joins with whom one talk was, unless something speaks against it."""
        found = []
        for one, other in sorted(told.talk):
            if one in self.core_of and other in self.core_of:
                cores = self.core_of[one], self.core_of[other]
                roots = {self.groups.root(core) for core in cores}
                if len(roots) > 1 and not self.groups.why_not(*cores):
                    self.groups.join(*cores)
                    found.append(Joined(one, other, "key", 1.0, decide.CERTAIN, (SAME_TALK,)))
        return found

    def _by_keys(self, new: range) -> list[Joined]:
        """Joins at once whom a hard key joins; keys that many share are set aside first."""
        fresh: dict[Key, None] = {}
        for core in new:
            for key in sorted(self.profiles[core].hard):
                self.holders[key].append(core)
                fresh[key] = None
        found: list[Joined] = []
        for key in fresh:
            if len(self.holders[key]) > 1:
                found += self._of_key(key, start=new.start)
        return found

    def _of_key(self, key: Key, start: int) -> list[Joined]:
        holders = self.holders[key]
        persons = all(self.profiles[core].person for core in holders)
        names = (name for core in holders for name in self.profiles[core].names)
        different = different_people(dict.fromkeys(names), limit(key, persons=persons), self.common)
        if key in self.shared or len(different) >= limit(key, persons=persons):
            return self._of_shared(key, [name.shown for name in different], start)
        return [joined for core in holders[1:] if core >= start and (joined := self._hard(key, holders[0], core))]

    def _of_shared(self, key: Key, names: list[str], start: int) -> list[Joined]:
        """On a shared key only those of one full name are one."""
        holders = self.holders[key]
        keys = tuple(self.profiles[core].keys[0] for core in holders)
        count = len({name.whole for core in holders for name in self.profiles[core].names if len(name.words) > 1})
        self.shared[key] = Shared(key.sort, key.value, tuple(names), keys, count)
        first: dict[tuple[str, ...], int] = {}
        found = []
        account = mail_parts(key.value).account if key.sort == "mail" else ""
        for core in holders:
            self.profiles[core].accounts -= {account}
            name = next((n for n in self.profiles[core].names if len(n.words) > 1), None)
            if name is not None:
                other = first.setdefault(tuple(sorted(name.words)), core)
                if other != core and core >= start and (joined := self._hard(key, other, core)):
                    found.append(joined)
        return found

    def _hard(self, key: Key, one: int, other: int) -> Joined | None:
        if self.groups.root(one) == self.groups.root(other) or self.groups.why_not(one, other):
            return None
        mine, theirs = (self.profiles[self.groups.root(core)] for core in (one, other))
        if two_birthdays(mine, theirs) and names_clash(mine, theirs, self.common):
            return None
        keys = self.profiles[one].keys[0], self.profiles[other].keys[0]
        self.groups.join(one, other)
        return Joined(*keys, "key", 1.0, decide.CERTAIN, (f"Both have {key.value}.",))

    def _count(self, touched: list[int]) -> None:
        """Takes the new into the shares of names, hosts, organisations and signatures, and into the blocks."""
        self.blocks.add((core, self.profiles[core]) for core in touched)
        for core in touched:
            one = self.profiles[core]
            if one.names:
                self.common.add([max(one.names, key=lambda name: len(name.words))])
            self.hosts.update(one.hosts)
            self.organisations.update(one.organisations)
            self.signed.update(one.signed)

    def _scene(self) -> Scene:
        others = 2 * self.expected / self.counted
        return Scene(
            self.common, self.weights, self.groups.count, self.hosts, self.organisations, self.signed, min(MOST, others)
        )

    def _weigh(self, touched: list[int], hints: Iterable[Pair], observe: Observe | None) -> list[Weighed]:
        """Everything that is worth a join or a question, the strongest first."""
        hinted = {self._roots(a, b) for a, b in hints if a in self.core_of and b in self.core_of}
        least = decide.ASK / LIFT if observe else decide.ASK / SLACK
        scene = self._scene()
        found = (self._of(ids, scene, 0.0 if ids in hinted else least) for ids in self._pairs(touched, hinted))
        weighed = [each for each in found if each is not None]
        if observe is not None and weighed:
            weighed = self._observed(weighed, scene, observe)
        self._expect(weighed, len(touched))
        scene = self._scene()
        likely = ((each, decide.chance(each.bits, scene)) for each in weighed)
        return sorted((each.with_chance(p) for each, p in likely if p >= decide.ASK), key=_strongest)

    def _expect(self, weighed: list[Weighed], touched: int) -> None:
        """Learns how many further somebodies one has in this record: what is expected of all pairs, twice over (the
        prior of an EM, all else fixed).
        """
        before, self.counted = self.expected, self.counted + touched
        possible = [each.bits for each in weighed if not each.why_not]
        for _ in range(2):
            scene = self._scene()
            self.expected = before + sum(decide.chance(bits, scene) for bits in possible)

    def _settle(self, weighed: list[Weighed]) -> tuple[list[Joined], list[Apart], list[Weighed]]:
        """Joins until nothing more follows: what two groups have together may be enough where no two handles had it."""
        joins, apart = self._join(weighed)
        made, found = joins, weighed
        for _ in range(TURNS):
            if not made:
                break
            again = self._again(found, {self.groups.root(self.core_of[each.one]) for each in made})
            found = sorted((*found, *again), key=_strongest)
            made, _more = self._join(again)
            joins = joins + made
        return joins, apart, found

    def _again(self, weighed: list[Weighed], grown: set[int]) -> list[Weighed]:
        """Pairs of groups one of which has grown, weighed with all that both have."""
        seen: dict[tuple[int, int], Together] = {}
        for each in weighed:
            one, other = self.groups.root(each.one), self.groups.root(each.other)
            if one != other and (one in grown or other in grown):
                ids = pair(one, other)
                seen[ids] = summed(seen[ids], each.together) if ids in seen else each.together
        scene = self._scene()
        found = (self._of(ids, scene, decide.ASK, together) for ids, together in seen.items())
        sober = (self._sober(each, scene) for each in found if each is not None)
        return sorted((each for each in sober if each.p >= decide.ASK), key=_strongest)

    def _sober(self, each: Weighed, scene: Scene) -> Weighed:
        """Less the chances that two groups have to be alike in one thing or another: the best of so many draws, each
        name, birthday, address of the one with each of the other's.
        """
        one, other = self.profiles[each.one], self.profiles[each.other]
        pairs = ((one.names, other.names), (one.birthdays, other.birthdays), (one.addresses, other.addresses))
        bits = each.bits - sum(log2(max(1, len(mine)) * max(1, len(theirs))) for mine, theirs in pairs)
        return replace(each, bits=bits, p=decide.chance(bits, scene))

    def _roots(self, one: int, other: int) -> tuple[int, int]:
        return pair(self.groups.root(self.core_of[one]), self.groups.root(self.core_of[other]))

    def _of(self, ids: tuple[int, int], scene: Scene, least: float, together: Together = NOTHING) -> Weighed | None:
        return weigh(ids, (self.profiles[ids[0]], self.profiles[ids[1]]), scene, together, least)

    def _observed(self, weighed: list[Weighed], scene: Scene, observe: Observe) -> list[Weighed]:
        """The same with what each pair was seen doing."""
        seen = observe([(tuple(self.profiles[w.one].keys), tuple(self.profiles[w.other].keys)) for w in weighed])
        again = (
            w if together == NOTHING else self._of((w.one, w.other), scene, 0.0, together)
            for w, together in zip(weighed, seen, strict=True)
        )
        return [each for each in again if each is not None]

    def _pairs(self, touched: list[int], hinted: set[tuple[int, int]]) -> list[tuple[int, int]]:
        """Pairs of groups to compare, each once, persons only."""
        root, profiles = self.groups.root, self.profiles
        found = set(hinted)
        all_new = len(touched) == self.groups.count
        self.blocks.ready(all_new=all_new)
        for core in touched:
            if profiles[core].person:
                others = self.blocks.beside(core, all_new=all_new)
                found.update((core, other) if core < other else (other, core) for other in map(root, others))
        return sorted(p for p in found if p[0] != p[1] and profiles[p[0]].person and profiles[p[1]].person)

    def _join(self, weighed: list[Weighed]) -> tuple[list[Joined], list[Apart]]:
        joins, apart = [], []
        self.rivals.take(weighed)
        keys = [(self.profiles[w.one].keys[0], self.profiles[w.other].keys[0]) for w in weighed]
        for each in weighed:
            if each.why_not:
                self.groups.forbid(each.one, each.other)
        for each, (one, other) in zip(weighed, keys, strict=True):
            why = each.why_not or self.groups.why_not(each.one, each.other)
            if self.groups.root(each.one) == self.groups.root(each.other):
                continue
            if why:
                apart.append(Apart(one, other, why))
            elif each.decision == "join" and not self._clash(each) and not self._namesakes(each):
                joins.append(Joined(one, other, "weighed", each.p, each.bits, sentences(each.said)))
                self.groups.join(each.one, each.other)
        return joins, apart

    def _namesakes(self, each: Weighed) -> str:
        ones, others = (
            [self.core_of[key] for key in self.profiles[self.groups.root(core)].keys] for core in (each.one, each.other)
        )
        return self.rivals.doubt(each, (ones, others))

    def _clash(self, each: Weighed) -> bool:
        mine, theirs = (self.profiles[self.groups.root(core)] for core in (each.one, each.other))
        doubt = next(doubts(mine, theirs), "") or two_places(mine, theirs, self.hosts)
        return bool(doubt) or names_clash(mine, theirs, self.common)

    def _open(self, weighed: list[Weighed]) -> list[Open]:
        """One question for each two groups that are still apart, with the strongest evidence there is."""
        found: dict[tuple[int, int], Open] = {}
        for each in weighed:
            one, other = sorted((self.groups.root(each.one), self.groups.root(each.other)))
            if one == other or (one, other) in found or self.groups.why_not(one, other):
                continue
            ones, others = tuple(self.profiles[one].keys), tuple(self.profiles[other].keys)
            doubt = each.doubt or self._namesakes(each)
            found[one, other] = Open(ones[0], others[0], ones, others, each.p, sentences(each.said), doubt)
        return list(found.values())
