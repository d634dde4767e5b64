"""Hard keys: two handles that have one are one way to reach somebody. And account names, which only hint."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from goodterms.people.folding import fold
from goodterms.people.kinds import is_bot
from goodterms.people.normal import normal
from goodterms.people.placeholders import is_anybody, is_nowhere, is_placeholder
from goodterms.words import Handle

_NOREPLY_HOSTS = re.compile(r"users\.noreply\.[\w.-]+|noreply\.[\w.-]+|users\.sourceforge\.net|users\.sf\.net")
"""Hosts where the part before the @ is somebody's account name, though no mail arrives."""
_NUMBERED = re.compile(r"\d+[+-](?=.)")
NUMBERED = 6
"""Digits of an account name that is but a number, of a member or a telephone, from which it is somebody's own."""
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_EXCHANGE = re.compile(r"\A(?:imceaex-_?)?/?o=", re.IGNORECASE)
_PROFILE = re.compile(
    r"\A(?:https?://)?(?:www\.|[a-z]{2}\.)?([\w-]+(?:\.[\w-]+)+)/(?:in/|@|u/|user/|users/|~)?([^/?#\s]+)", re.IGNORECASE
)
_PUBLIC_WRITTEN = """\
    gmail.com googlemail.com yahoo.com ymail.com rocketmail.com hotmail.com outlook.com live.com msn.com
    icloud.com me.com mac.com aol.com gmx.de gmx.net gmx.com gmx.at gmx.ch web.de t-online.de
    freenet.de mail.ru yandex.ru yandex.com ya.ru bk.ru inbox.ru list.ru rambler.ru qq.com
    foxmail.com 163.com 126.com sina.com sina.cn yeah.net sohu.com 139.com aliyun.com naver.com
    hanmail.net daum.net nate.com protonmail.com proton.me pm.me fastmail.com fastmail.fm zoho.com
    tutanota.com tutanota.de posteo.de posteo.net mailbox.org riseup.net hey.com mail.com email.com
    hushmail.com free.fr orange.fr wanadoo.fr laposte.net sfr.fr neuf.fr libero.it virgilio.it
    tiscali.it alice.it tin.it terra.com.br uol.com.br bol.com.br ig.com.br seznam.cz centrum.cz
    email.cz wp.pl o2.pl onet.pl interia.pl op.pl gazeta.pl rediffmail.com comcast.net verizon.net
    att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net btinternet.com sky.com
    virginmedia.com ntlworld.com telia.com bluewin.ch sympatico.ca rogers.com shaw.ca bigpond.com
    optusnet.com.au xtra.co.nz telenet.be skynet.be xs4all.nl ziggo.nl kpnmail.nl home.nl online.no
    abv.bg ukr.net i.ua googlegroups.com linux.com users.noreply.github.com noreply.github.com
    users.sourceforge.net"""
_PUBLIC = frozenset(_PUBLIC_WRITTEN.split())
_FAMILIES = ("yahoo.", "hotmail.", "live.", "outlook.", "gmx.", "ymail.")


class Key(NamedTuple):
    """What joins at once: a sort of key and its normal form."""

    sort: str
    value: str


class Mail(NamedTuple):
    """One mail address. ``address``: normal form. ``account``: the half before the @ without tags and separators.
    ``host``: the domain, "" where everybody may have an address. ``reaches``: mail can arrive, so it is a key.
    """

    address: str
    account: str
    host: str
    reaches: bool


def hard_key(handle: Handle, region: str | None = None) -> Key | None:
    """The key that joins this handle with others at once; None where it is nobody's in particular.

    ``region``: country of telephone numbers without ``+``; such a number without a region is no key.
    Good: ``7+kim@users.noreply.github.com`` and ``kim@users.noreply.github.com`` are one account's. Bad: an address
    such as ``devnull@localhost`` or ``root@laptop.local`` is no key, though it stands under many messages.
    """
    if handle.kind == "mail":
        mail = mail_parts(handle.value, region)
        return Key("mail", mail.address) if mail.reaches else None
    value = normal(handle, region)
    if handle.kind in {"phone", "whatsapp", "signal"}:
        return Key("phone", value) if value.startswith("+") and len(value) > 7 else None
    if handle.kind in {"url", "profile", "website"}:
        return profile_key(handle.value)
    return Key(handle.kind, value) if value and handle.kind != "name" else None


@lru_cache(maxsize=131_072)
def mail_parts(value: str, region: str | None = None) -> Mail:
    """An address taken apart, in any spelling that `normal` reads, X.500 addresses of Exchange among them."""
    if _EXCHANGE.match(value):
        return _exchange(value)
    address = normal(Handle("mail", value), region)
    local, at, domain = address.rpartition("@")
    if not at:
        return Mail("", "", "", reaches=False)
    if _is_code_host(domain):
        return _hosted(value, domain)
    account = _account(local)
    bot = is_bot(local)
    reaches = not bot and not is_placeholder(local, domain)
    return Mail(address, "" if bot else account, _host(domain), reaches)


@lru_cache(maxsize=16_384)
def _host(domain: str) -> str:
    """A domain that not everybody may have an address at, "" otherwise."""
    return "" if is_public(domain) or (is_nowhere(domain) and "." not in domain) else domain


@lru_cache(maxsize=16_384)
def _is_code_host(domain: str) -> bool:
    return _NOREPLY_HOSTS.fullmatch(domain) is not None


def _exchange(value: str) -> Mail:
    """Exchange's inner address: its last ``cn=`` names the mailbox, and the whole is one mailbox's."""
    small = value.casefold().replace("+20", " ").replace("_cn+3d", "/cn=")
    name = small.rsplit("cn=", 1)[-1].partition("@")[0]
    account = _account(name.rsplit("-", 1)[-1] if re.match(r"[0-9a-f]{32}-", name) else name)
    return Mail(" ".join(small.split()), account, "", reaches=bool(account))


def _hosted(value: str, domain: str) -> Mail:
    """An account of a code host; the number before it is the host's own and may be missing."""
    local = value.strip(" <>\"'").casefold().rpartition("@")[0]
    account = _NUMBERED.sub("", local, count=1)
    return Mail(f"{account}@{domain}", _account(account), "", reaches=bool(account))


def is_public(domain: str) -> bool:
    """Whether anybody may have an address at this domain."""
    return domain in _PUBLIC or domain.startswith(_FAMILIES)


def profile_key(url: str) -> Key | None:
    """The account that a profile URL names: ``https://github.com/kim`` is ``github.com``'s ``kim``; None otherwise."""
    if "linkedin.com" in url.casefold():
        value = normal(Handle("linkedin", url))
        return Key("linkedin", value) if value.startswith("/in/") else None
    found = _PROFILE.match(url.strip())
    return Key("url", f"{found[1].casefold()}/{found[2].casefold()}") if found else None


def _account(local: str) -> str:
    local = local.partition("+")[0] or local
    if local.isascii() and local.isalnum():
        return local.lower()[:64]
    return _NOT_WORD.sub("", fold(local))[:64]


@lru_cache(maxsize=131_072)
def account_of_name(name: str) -> str:
    """A display name of one word as an account name: ``kmm555``, ``Ayush-Malik``; "" when it is written with blanks."""
    bare = name.strip()
    return "" if not 2 < len(bare) <= 64 or any(c.isspace() for c in bare) or "@" in bare else _account(bare)


def stem(account: str) -> str:
    """An account name without the digits at its ends: ``jkeen77`` is ``jkeen``."""
    return account.strip("0123456789")


def says_little(account: str) -> bool:
    """Whether many people could have this account name: too short, or one that programs and offices use."""
    bare = stem(account)
    if not bare and len(account) >= NUMBERED:
        return False
    return len(bare) < 3 or is_anybody(bare)
