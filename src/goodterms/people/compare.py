"""What two somebodies have in common, and what speaks against: one piece of evidence a comparison."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from math import log2
from typing import NamedTuple

from goodterms.people.firms import is_at
from goodterms.people.forms import form_share
from goodterms.people.frequency import Commonness, digits_share
from goodterms.people.keys import stem
from goodterms.people.likeness import AGREE, CLASH, UNSAID, Likeness, likeness
from goodterms.people.profile import Profile
from goodterms.people.seen import Together
from goodterms.people.slips import is_slip, slips
from goodterms.people.weights import Weights

NOTHING = Together()


class Said(NamedTuple):
    """One piece of evidence. ``bits``: log2 of how much likelier it is of one person than of two. ``what``: the name,
    account, number... that it is about.
    """

    comparison: str
    level: str
    bits: float
    what: tuple[str, ...] = ()


class Scene(NamedTuple):
    """Against what a pair is weighed. ``people``: how many there are to mistake one for; ``hosts``, ``organisations``,
    ``signed``: how many somebodies have each; ``others``: how many further somebodies one has in this record, where
    that is known better than by the shipped weights.
    """

    common: Commonness
    weights: Weights
    people: int
    hosts: dict[str, int]
    organisations: dict[str, int]
    signed: dict[str, int]
    others: float | None = None


def compare(one: Profile, other: Profile, scene: Scene, together: Together = NOTHING) -> list[Said]:
    """Every piece of evidence of a pair, for and against."""
    name, what = best_name(one, other, scene.common)
    found = _names(one, other, name, what, scene)
    if one.hosts and other.hosts:
        found += _hosts(one, other, name, scene)
    if one.organisations or other.organisations:
        found += _organisations(one, other, scene)
    if one.birthdays and other.birthdays:
        found.append(_birthdays(one, other, scene))
    if one.addresses and other.addresses:
        found.append(_addresses(one, other, scene))
    if one.numbers and other.numbers:
        found.append(_numbers(one, other, scene))
    if one.signed or other.signed:
        found += _signatures(one, other, scene)
    if one.phones and other.phones and not one.phones & other.phones:
        found.append(_said(scene, "phone", "apart"))
    if one.first is not None and other.first is not None and name.level in AGREE:
        found.append(_time(one, other, scene))
    if together is not NOTHING:
        found += _together(together, scene)
    return found


def _said(scene: Scene, comparison: str, level: str, share: float | None = None, what: tuple[str, ...] = ()) -> Said:
    """A level's weight; where the share by chance is known, that stands in for the mean over all."""
    weight = scene.weights.levels[comparison, level]
    return Said(comparison, level, weight.bits if share is None else log2(weight.m / max(share, 1e-12)), what)


def best_name(one: Profile, other: Profile, common: Commonness) -> tuple[Likeness, tuple[str, str]]:
    """The strongest likeness of any two of their names, and these names."""
    if len(one.names) > 1 and len(other.names) > 1 and (both := _same_words(one, other, common)):
        return both
    if len(one.names) == 1 and len(other.names) == 1:
        mine, theirs = one.names[0], other.names[0]
        return likeness(mine, theirs, common), (mine.shown, theirs.shown)
    best, what, rank = UNSAID, ("", ""), _RANK["unsaid"]
    for mine in one.names:
        for theirs in other.names:
            found = likeness(mine, theirs, common)
            if _RANK[found.level] < rank or (_RANK[found.level] == rank and (found.share or 1) < (best.share or 1)):
                best, what, rank = found, (mine.shown, theirs.shown), _RANK[found.level]
    return best, what


def _same_words(one: Profile, other: Profile, common: Commonness) -> tuple[Likeness, tuple[str, str]] | None:
    """The rarest full name that both have word for word: of two with many names nothing is stronger."""
    theirs = {name.words: name for name in other.names if len(name.words) > 1}
    both = [(common.full(name), name.shown, theirs[name.words].shown) for name in one.names if name.words in theirs]
    if not both:
        return None
    share, *shown = min(both)
    return Likeness("same", share), (shown[0], shown[1])


_RANK = {
    level: rank
    for rank, level in enumerate(
        (
            "same",
            "wider",
            "near",
            "rough",
            "nickname",
            "initial",
            "alone",
            "part",
            "middle",
            "family",
            "given",
            "apart",
            "apart_word",
        )
    )
} | {"unsaid": 99}
"""Which of several likenesses counts: what agrees before what clashes, and that before what cannot be compared."""


def _names(one: Profile, other: Profile, name: Likeness, what: tuple[str, str], scene: Scene) -> list[Said]:
    """Names and account names. An account that comes of a name says again what the name says, so of such only the
    stronger counts; one that comes of no name counts beside it.
    """
    by_name = None if name.level == "unsaid" else _said(scene, "name", name.level, name.share, what)
    account = _accounts(one, other, name, scene) if one.accounts and other.accounts else None
    if name.level in AGREE:
        return [said for said in (by_name, account) if said]
    spelled = _spelled(one, other, scene)
    ways = [said for said in (by_name, account, spelled) if said and said.bits > 0]
    if not ways:
        against = [] if spelled or not account else [account]
        return [*against, by_name] if by_name else against
    free = [
        said for said in ways if said.comparison == "account" and said.level in _OWN and not _comes_of(said, one, other)
    ]
    against = [] if spelled or not account or account.bits > 0 else [account]
    bound = [said for said in ways if said not in free]
    found = free or against
    if bound and not (free and any(said.comparison == "account" for said in bound)):
        return [*found, max(bound, key=lambda said: said.bits)]
    return [*found, by_name] if by_name and by_name.bits <= 0 else found


_OWN = frozenset({"same", "stem", "near"})


def _comes_of(said: Said, one: Profile, other: Profile) -> bool:
    """Whether an account name that both have is but a name of one of them, written together."""
    return any(
        form in side.forms and (side.forms[form][1].sure or len(side.forms[form][1].words) > 1)
        for account in said.what
        for form in (account, stem(account))
        for side in (one, other)
    )


def _accounts(one: Profile, other: Profile, name: Likeness, scene: Scene) -> Said:
    both = one.accounts & other.accounts
    if both:
        same = [_account(one, other, account, "same", name, scene) for account in sorted(both)]
        return same[0] if len(same) == 1 else max(same, key=lambda said: said.bits)
    if name.level in {"apart", "unsaid"} and _full(one) and _full(other):
        return _said(scene, "account", "apart")  # person5 and person8: what two of other full names share is a word
    mine, theirs = _stems(one.accounts), _stems(other.accounts)
    shared = mine.keys() & theirs.keys()
    if shared:
        bare = max(sorted(shared), key=len)
        said = _account(one, other, bare, "stem", name, scene)
        return said._replace(what=(mine[bare], theirs[bare]))
    for a in mine:
        for b in theirs:
            if len(a) >= 7 and len(b) >= 7 and slips(a, b, 1) <= 1:
                said = _account(one, other, min(a, b), "near", name, scene)
                return said._replace(what=(mine[a], theirs[b]))
    return _said(scene, _sort(name), "apart")


def _full(profile: Profile) -> bool:
    """Whether somebody has a name of two words or more."""
    return any(len(name.words) > 1 for name in profile.names)


def _sort(name: Likeness) -> str:
    """Accounts of two of one name are another matter than those of any two."""
    return "namesakes" if name.level in AGREE else "account"


def _account(one: Profile, other: Profile, account: str, level: str, name: Likeness, scene: Scene) -> Said:
    """An account name that both have is as common as itself, or as the name that gives it."""
    share = scene.common.account(account)
    digits = digits_share(account) if level == "same" else 1.0
    for form in {account, stem(account)}:
        for side in (one, other):
            if form in side.forms:
                how, parts = side.forms[form]
                if not parts.sure and len(parts.words) == 1:  # an account's own name, no proper one
                    continue
                if name.level in AGREE and digits == 1.0:
                    return _said(scene, "namesakes", "named", None, (account, account))
                share = max(share, form_share(parts, form, how, scene.common) * digits)
    return _said(scene, _sort(name), level, share, (account, account))


@lru_cache(maxsize=65_536)
def _stems(accounts: frozenset[str]) -> dict[str, str]:
    """Account names without digits at their ends -> as they are; short ones would meet by chance."""
    return {bare: account for account in sorted(accounts) if len(bare := stem(account)) >= 4}


def _spelled(one: Profile, other: Profile, scene: Scene) -> Said | None:
    """An account of the one that the name of the other gives: the strongest such."""
    best: Said | None = None
    for named, account in ((one, other), (other, one)):
        if not (named.forms and account.accounts):
            continue
        for bare, whole in _stems(account.accounts).items():
            if bare in named.forms:
                how, parts = named.forms[bare]
                said = _said(scene, "account", how, form_share(parts, bare, how, scene.common), (whole, parts.shown))
                best = said if best is None or said.bits > best.bits else best
    return best


def _hosts(one: Profile, other: Profile, name: Likeness, scene: Scene) -> Iterator[Said]:
    """One domain that not everybody can have; a family's own tells nothing of its members."""
    both = one.hosts & other.hosts
    if both and name.level not in CLASH:
        host = min(sorted(both), key=lambda h: scene.hosts.get(h, 1))
        share = (scene.hosts.get(host, 1) + 1) / (scene.people + 1)
        said = _said(scene, "host", "same", share, (host,))
        yield said._replace(bits=min(said.bits, MOST_BY_HOST))


MOST_BY_HOST = 6.0
"""Bits that a domain can give at most: colleagues share it, however few of them the record has."""


def _organisations(one: Profile, other: Profile, scene: Scene) -> Iterator[Said]:
    both = one.organisations & other.organisations
    if both:
        name = min(sorted(both), key=lambda o: scene.organisations.get(o, 1))
        said = _said(
            scene, "organisation", "same", (scene.organisations.get(name, 1) + 1) / (scene.people + 1), (name,)
        )
        yield said._replace(bits=min(said.bits, MOST_BY_HOST))
    elif at := _at(one, other) or _at(other, one):
        name, host = at
        said = _said(scene, "organisation", "host", (scene.hosts.get(host, 1) + 1) / (scene.people + 1), (host, name))
        yield said._replace(bits=min(said.bits, MOST_BY_HOST))
    elif one.organisations and other.organisations:
        yield _said(scene, "organisation", "apart")


def _at(one: Profile, other: Profile) -> tuple[str, str] | None:
    """An organisation of the one, and an address of the other's at its domain where the one has none."""
    found = (
        (name, host)
        for name in sorted(one.organisations)
        for host in sorted(other.hosts - one.hosts)
        if is_at(name, host)
    )
    return next(found, None)


def _birthdays(one: Profile, other: Profile, scene: Scene) -> Said:
    both = one.birthdays & other.birthdays
    if both:
        return _said(scene, "birthday", "same", None, (min(both),))
    near = any(is_birthday_slip(a, b) for a in one.birthdays for b in other.birthdays)
    return _said(scene, "birthday", "near" if near else "apart", None, (min(one.birthdays), min(other.birthdays)))


@lru_cache(maxsize=16_384)
def is_birthday_slip(one: str, other: str) -> bool:
    """Whether two dates may be one, mistyped: one digit, two swapped, year or month or day wrong, day for month.

    Of a day without its year, month and day must be right.
    """
    a, b = one.replace("-", ""), other.replace("-", "")
    if len(a) == 4 or len(b) == 4:
        return a[-4:] == b[-4:]
    right = (a[:4] == b[:4]) + (a[4:6] == b[4:6]) + (a[6:] == b[6:])
    return right >= 2 or slips(a, b, 1) <= 1 or (len(a) == len(b) == 8 and a == b[:4] + b[6:] + b[4:6])


def _addresses(one: Profile, other: Profile, scene: Scene) -> Said:
    """Words of two postal addresses that both have, of those of the shorter; slips allowed."""
    same = set(one.addresses) & set(other.addresses)
    share = 1.0 if same else max(_overlap(mine, theirs) for mine in one.addresses for theirs in other.addresses)
    level = "same" if share >= 0.95 else "most" if share >= 0.6 else "some" if share >= 0.3 else "apart"
    return _said(scene, "address", level)


def _overlap(mine: frozenset[str], theirs: frozenset[str]) -> float:
    both = len(mine & theirs)
    left, right = mine - theirs, theirs - mine
    both += sum(any(is_slip(word, another) for another in right) for word in left)
    return both / max(2, min(len(mine), len(theirs)))


def _numbers(one: Profile, other: Profile, scene: Scene) -> Said:
    both = one.numbers & other.numbers
    if both:
        return _said(scene, "number", "same", None, (min(both),))
    near = any(slips(a, b, 1) <= 1 for a in one.numbers for b in other.numbers)
    return _said(scene, "number", "near" if near else "apart")


def _signatures(one: Profile, other: Profile, scene: Scene) -> Iterator[Said]:
    """A number or an address that stands in the signatures of both, or is the other's own."""
    theirs = other.signed | other.phones | {key.value for key in other.hard}
    mine = one.signed | one.phones | {key.value for key in one.hard}
    both = (one.signed & theirs) | (other.signed & mine)
    few = sorted(way for way in both if scene.signed.get(way, 1) <= OF_ONE)
    if few:
        what = min(few, key=lambda number: scene.signed.get(number, 1))
        yield _said(scene, "signature", "same", (scene.signed.get(what, 1) + 1) / (scene.people * 10 + 1), (what,))


OF_ONE = 6
"""Somebodies who sign with one number or address beyond which it is an office's."""


def _time(one: Profile, other: Profile, scene: Scene) -> Said:
    """Whether the one ended before the other began, as when somebody changes the address."""
    after = any(
        a.last is not None and b.first is not None and a.last < b.first for a, b in ((one, other), (other, one))
    )
    return _said(scene, "time", "after" if after else "overlap")


def _together(seen: Together, scene: Scene) -> Iterator[Said]:
    """What two were seen doing; several times says a little more than once."""
    for comparison, count in (("answered_for", seen.answered_for), ("came_for", seen.came_for)):
        if count:
            said = _said(scene, comparison, "once" if count == 1 else "often", None, (str(count),))
            yield said
    if seen.company is not None:
        level = "same" if seen.company >= 0.5 else "some" if seen.company >= 0.2 else "apart"
        yield _said(scene, "company", level)
