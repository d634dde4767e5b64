"""Addresses that nobody reads and names that name nobody: what programs write where nobody said anything."""

from __future__ import annotations

import re
from functools import lru_cache

_NOBODY_WRITTEN = """\
    none null nobody devnull dev-null noreply no-reply donotreply do-not-reply invalid unknown
    undisclosed noemail no-email nomail no-mail noone no-one nospam na n/a nil empty blank
    notprovided fake dummy your-email youremail your_email you yourname user@example email@example"""
_NOBODY = frozenset(_NOBODY_WRITTEN.split())
_ANYBODY_WRITTEN = """\
    root admin administrator user users username ubuntu debian fedora vagrant pi test tester testing
    guest default localhost local home me my name mail email e-mail github git gitlab hello hi
    contact info dev developer developers work office public private main account code coder web
    webmaster www vscode runner jenkins build docker student team support help postmaster hostmaster
    null none nobody unknown noreply no-reply login owner myself anonymous anon linux mac macbook
    macos windows pc laptop desktop computer server spam news list sales studio box social online
    business company shop post inbox personal jobs job live real official the its iam im mailbox"""
_ANYBODY = frozenset(_ANYBODY_WRITTEN.split())
_NO_NAMES_WRITTEN = """\
    unknown no name none null nil root user admin administrator ubuntu debian vagrant pi test guest
    anonymous anon nobody noname your name name firstname lastname first last username me undefined
    na n/a not set no author author default owner localhost mail email e-mail student linkedin
    member facebook user skype user deleted account deleted user whatsapp user telegram user private
    number unknown caller unknown number dev developer github git"""
_NO_NAMES = frozenset(_NO_NAMES_WRITTEN.split())
_NO_NAME_PHRASES_WRITTEN = """no name/your name/not set/no author/(no author)/linkedin member/facebook user
deleted account
deleted user/whatsapp user/telegram user/private number/unknown caller/unknown number/unknown user/first last
firstname lastname/first name/last name/john doe/jane doe/test user/ubuntu user/new user/default user/skype user"""
_NO_NAME_PHRASES = frozenset(_NO_NAME_PHRASES_WRITTEN.replace("\n", "/").split("/"))
_WORDS = _NO_NAMES - {"no", "not", "set", "first", "last", "your", "number", "caller", "deleted", "member", "facebook"}
_NOWHERE = re.compile(
    r"(?:.*\.)?(?:localhost|localdomain|local|lan|internal|home|invalid|test|workgroup|domain|intra|corp)"
    r"|(?:.*\.)?(?:none|fritz\.box)"
    r"|(?:.*\.)?\(none\)?|.*\.ubuntu-domain|[^.]*",
)
_NUMERIC = re.compile(r"[\d.:\[\]]+")


def is_placeholder(local: str, domain: str) -> bool:
    """Whether an address (both halves small) reaches nobody in particular: ``devnull@localhost``, ``none@none``.

    A machine's own address (``ann@laptop.local``) reaches no mailbox either: it is a hint, never a key.
    """
    return local in _NOBODY or is_nowhere(domain)


@lru_cache(maxsize=16_384)
def is_nowhere(domain: str) -> bool:
    """Whether no mail arrives there from outside: one label only, ``.local``, ``(none)``, a bare number."""
    return _NOWHERE.fullmatch(domain) is not None or _NUMERIC.fullmatch(domain) is not None


def is_anybody(account: str) -> bool:
    """Whether an account name could be anybody's: ``root``, ``mail``, ``me``, ``github``."""
    return account in _ANYBODY or account in _NOBODY


def is_no_name(name: str) -> bool:
    """Whether a display name names nobody: ``unknown``, ``root``, ``Your Name``, a number, signs only."""
    small = name.strip().casefold()
    return small in _WORDS or small in _NO_NAME_PHRASES or not any(c.isalpha() for c in small)
