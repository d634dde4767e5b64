"""Somebody made ready to be compared: names taken apart, account names, hosts, what vetoes look at."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from goodterms.people.folding import fold
from goodterms.people.forms import FULL, forms
from goodterms.people.keys import Key, account_of_name, hard_key, mail_parts, says_little
from goodterms.people.parts import NameParts, name_parts
from goodterms.people.seen import Somebody
from goodterms.words import Handle

MOST = 12
"""Names, account names and addresses that are compared of one somebody; more say nothing new."""

_STATED = re.compile(
    r"[\w.+-]{1,64}(?:@|\s?[\[(]?at[\])]\s?)[\w-]+(?:(?:\.|\s?[\[(]dot[\])]\s?)[\w-]+)+", re.IGNORECASE
)


NONE: frozenset[str] = frozenset()
"""Most somebodies have no birthday, no phone...: one empty set does for all."""


@dataclass(slots=True)
class Profile:
    """One somebody, or several joined ones. ``worked``: host that not everybody has -> first and last time they wrote
    from there. ``forms``: account name -> (how, name that gives it). ``sites``: profile
    site -> accounts there.
    """

    keys: list[int]
    hard: frozenset[Key] = frozenset()
    names: tuple[NameParts, ...] = ()
    accounts: frozenset[str] = NONE
    hosts: frozenset[str] = NONE
    forms: Mapping[str, tuple[str, NameParts]] = field(default_factory=dict)
    sites: Mapping[str, frozenset[str]] = field(default_factory=dict)
    phones: frozenset[str] = NONE
    signed: frozenset[str] = NONE
    birthdays: frozenset[str] = NONE
    organisations: frozenset[str] = NONE
    addresses: tuple[frozenset[str], ...] = ()
    numbers: frozenset[str] = NONE
    generations: frozenset[str] = NONE
    first: int | None = None
    last: int | None = None
    worked: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    person: bool = True


def profile(somebody: Somebody, region: str | None = None) -> Profile:
    """What is compared of one somebody. ``region``: country of telephone numbers without ``+``."""
    made = Profile([somebody.key], person=somebody.kind in {"person", "owner"})
    names: dict[str, None] = dict.fromkeys(somebody.names)
    for handle in somebody.handles:
        if handle.name:
            names[handle.name] = None
        if handle.kind == "name":
            names[handle.value] = None
        _reach(made, handle, region)
    for name in names:
        _name(made, _without_firm(name, somebody.organisations) if somebody.organisations else name)
    made.birthdays = somebody.birthdays
    if somebody.organisations:
        made.organisations = frozenset(word for name in somebody.organisations if (word := organisation(name)))
    if somebody.addresses:
        made.addresses = tuple(words for text in sorted(somebody.addresses) if (words := address_words(text)))[:MOST]
    if somebody.numbers:
        made.numbers = frozenset(number for text in somebody.numbers if (number := fold(text).strip()))
    made.signed = somebody.signed
    made.first, made.last = somebody.first, somebody.last
    if somebody.spans:
        made.worked = _worked(somebody.spans, region)
    return made


def _without_firm(name: str, organisations: frozenset[str]) -> str:
    """The name as it stands in a telephone, "Ann Example Ltd", without the firm that the card itself names."""
    small = name.casefold().rstrip()
    for firm in organisations:
        if firm and small.endswith(" " + firm.casefold().strip()):
            return name.rstrip()[: -len(firm.strip())].rstrip(" ,-(/")
    return name


def _worked(spans: tuple[tuple[str, int, int], ...], region: str | None) -> Mapping[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for address, *span in spans:
        if host := mail_parts(address, region).host:
            found = spanned(found, {host: (span[0], span[1])})
    return found


def spanned(one: Mapping[str, tuple[int, int]], other: Mapping[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    """Both, each host from its first time to its last."""
    both = {**one, **other}
    for host in one.keys() & other.keys():
        both[host] = min(one[host][0], other[host][0]), max(one[host][1], other[host][1])
    return both


def _reach(made: Profile, handle: Handle, region: str | None) -> None:
    if handle.kind == "mail":
        mail = mail_parts(handle.value, region)
        _account(made, mail.account)
        if mail.host:
            made.hosts |= {mail.host}
        if mail.reaches:
            made.hard |= {Key("mail", mail.address)}
    elif (key := hard_key(handle, region)) is not None:
        made.hard |= {key}
        _profile_of(made, key)


def _profile_of(made: Profile, key: Key) -> None:
    """What a key tells beside being one: a number, or an account at some site."""
    if key.sort == "phone":
        made.phones |= {key.value}
    else:
        site, _, account = key.value.rpartition("/") if key.sort == "url" else (key.sort, "", key.value)
        made.sites = {**made.sites, site: made.sites.get(site, NONE) | {account}}
        if key.sort != "linkedin":
            _account(made, account)


def _account(made: Profile, account: str) -> None:
    account = account if account.isalnum() else "".join(c for c in account if c.isalnum())
    if len(made.accounts) < MOST and not says_little(account):
        made.accounts |= {account}


def _name(made: Profile, name: str) -> None:
    stated = _STATED.search(name[:200]) if "@" in name or "[at]" in name or "(at)" in name or " at " in name else None
    if stated:
        _stated(made, Handle("mail", stated[0]))
    parts = name_parts(name)
    if parts is None or not parts.sure:
        pressed = account_of_name(name)
        if pressed:
            _account(made, pressed)
    if parts is not None and len(made.names) < MOST and parts not in made.names:
        made.names += (parts,)
        if parts.generation:
            made.generations |= {parts.generation}
        made.forms = _with_forms(made.forms, _forms_of(parts))


@lru_cache(maxsize=32_768)
def _forms_of(parts: NameParts) -> Mapping[str, tuple[str, NameParts]]:
    return {form: (how, parts) for form, how in forms(parts).items()}


def _with_forms(
    known: Mapping[str, tuple[str, NameParts]], more: Mapping[str, tuple[str, NameParts]]
) -> Mapping[str, tuple[str, NameParts]]:
    """Both; of one account name the way by the full name counts."""
    if not known:
        return more
    return {**more, **{form: way for form, way in known.items() if form not in more or more[form][0] != FULL}}


def _stated(made: Profile, handle: Handle) -> None:
    """An address within a name is a key where the handle itself is none; "ann@example.com via Club" tells no more."""
    key = hard_key(handle)
    if key is not None and not made.hard:
        made.hard = frozenset({key})
    _account(made, mail_parts(handle.value).account)


def organisation(name: str) -> str:
    """An organisation's name without its legal form: ``Example Ltd.`` is ``example``, as is ``Example & Co``."""
    words = [word for word in re.split(r"[^\w&]+", fold(name[:200])) if word]
    while len(words) > 1 and words[-1] in _LEGAL | {"&"}:
        words.pop()
    return " ".join(words)


_LEGAL_WRITTEN = (
    """inc ltd llc llp plc gmbh ag kg ohg ug ev sarl sa spa srl bv nv oy ab as aps pty corp co corporation"""
)
_LEGAL = frozenset(_LEGAL_WRITTEN.split())


def address_words(text: str) -> frozenset[str]:
    """The words and numbers of a postal address."""
    return frozenset(word for word in re.split(r"[^\w]+", fold(text[:300])) if word)


def merge(kept: Profile, gone: Profile) -> None:
    """Adds all that is known of one to the other."""
    kept.keys += gone.keys
    for attribute in _SETS:
        theirs = getattr(gone, attribute)
        if theirs:
            setattr(kept, attribute, getattr(kept, attribute) | theirs)
    kept.names = tuple(dict.fromkeys((*kept.names, *gone.names)))[:MOST]
    kept.addresses = (*kept.addresses, *gone.addresses)[:MOST]
    kept.forms = _with_forms(kept.forms, gone.forms)
    if gone.sites:
        both = kept.sites.keys() | gone.sites.keys()
        kept.sites = {site: kept.sites.get(site, NONE) | gone.sites.get(site, NONE) for site in both}
    if gone.worked:
        kept.worked = spanned(kept.worked, gone.worked)
    kept.first = min((ts for ts in (kept.first, gone.first) if ts is not None), default=None)
    kept.last = max((ts for ts in (kept.last, gone.last) if ts is not None), default=None)
    kept.person = kept.person and gone.person


_SETS = ("hard", "accounts", "hosts", "phones", "signed", "birthdays", "organisations", "numbers", "generations")
