"""Whether a handle is a person's, or a list's, a bot's, a role's, an organisation's."""

from __future__ import annotations

import re
from functools import lru_cache

from goodterms.people.names import plain_name
from goodterms.text.pattern import Pattern
from goodterms.words import Handle

LONGEST = 320
"""Characters of an address or a name that are looked at (RFC 5321: 64 before the @ and 255 after it)."""

_BOT = Pattern(
    r"(?:no|not|do[-_.]?not|dont|kein|ne[-_.]?pas|nao|non)[-_.]?(?:reply|respond|antwort\w*|repondre|responder|rispondere)\b.*"
    r"|.*[-_.+=](?:no[-_.]?reply|do[-_.]?not[-_.]?reply|bounces?)\b.*|no-?reply.*|donotreply.*|antwort-nicht.*|nicht-?antworten.*"
    r"|mailer[-_.]?daemon.*|postmaster|bounces?\b.*|return(?:ed)?[-_.]?mail.*|(?:e?mail)?notifications?\b.*|.*[-_.](?:notifications?|notify|alerts?)"
    r"|notify\b.*|notifier|alerts?|auto(?:matic)?[-_.]?(?:mail|reply|confirm|response)?(?:er)?|reminders?|daemon|robot|bot|.*[-_.]bot|cron"
    r"|root|www-data|nobody|mailbot|delivery|calendar-notification|invitations?|messages?-noreply|updates?-noreply|prvs=.*"
    r"|srs[01][=+-].*|[0-9a-f]{24,}|reply\+.*|unsubscribe.*"
)
_ROLE = Pattern(
    r"(?:info|information|infos|contact|contacts|kontakt|contacto|contatto|contato|sales|vertrieb|verkauf|ventas|vendite|office|buero|büro"
    r"|bureau|support|help|helpdesk|helpline|hilfe|service|services|kundenservice|kundendienst|customer[-_.]?(?:service|care|support)"
    r"|team|admin|administrator|administration|verwaltung|webmaster|hostmaster|abuse|security|privacy|datenschutz|dpo|legal|press|presse"
    r"|media|marketing|pr|news|newsletters?|hello|hallo|hola|hi|bonjour|ciao|jobs?|careers?|karriere|bewerbung|recruiting|recruitment"
    r"|hr|personal|billing|invoices?|rechnung(?:en)?|buchhaltung|accounts?|accounting|accounts[-_.]?payable|finance|orders?|bestellung(?:en)?"
    r"|shop|store|booking|bookings|reservations?|reservierung(?:en)?|events?|tickets?|editor|editorial|redaktion|enquir(?:y|ies)"
    r"|inquir(?:y|ies)|feedback|mail|mailbox|post|poststelle|reception|empfang|secretary|sekretariat|secretariat|members(?:hip)?"
    r"|mitglieder|registration|anmeldung|partners?|community|welcome|general|it|ops|dev|all|everyone|staff)"
)
_LIST_LOCAL = Pattern(
    r".*[-_.](?:list|lists|liste|owner|request|subscribe|unsubscribe)|list|listserv|listmaster|majordomo|mailman|owner-.*"
)
_LIST_PERHAPS = Pattern(r".*[-_.](?:l|announce|discuss|discussion|users|devel|forum)")
_LIST_DOMAIN = Pattern(
    r"(?:.*\.)?(?:lists?|listes|listserv|mailman|groups)\.[^.]+\..*|(?:.*\.)?(?:googlegroups\.com|groups\.io|yahoogroups\.\w+|freelists\.org"
    r"|topica\.com|listserv\..*|vger\.kernel\.org|simplelists\.com|mail-list\.com|groupes\.io)"
)
_BOT_NAME = Pattern(
    r"\b(?:no-?reply|do not reply|notifications?|mailer.daemon|automatic|automated|mail delivery (?:sub)?system"
    r"|alerts?|bot)\b",
    re.IGNORECASE,
)
_ORGANISATION = Pattern(
    r"\b(?:inc|ltd|llc|llp|plc|gmbh|ag|kg|ohg|ug|e\.?\s?v|s\.?a\.?r?\.?l|s\.?p\.?a|s\.?r\.?l|b\.?v|n\.?v|oy|ab|a/s|aps|pty|corp|corporation"
    r"|company|co|gbr|foundation|stiftung|verein|association|university|universität|université|institute?|college|school|schule|bank|team"
    r"|newsletter|club|society|agency|group|holding|services?|support|store|shop|verlag|redaktion|office|department|committee|council"
    r"|ministry|library|museum|hospital|clinic|praxis|sekretariat|customer|kundenservice|info|sales|news|press|editors?|admin)\b\.?",
    re.IGNORECASE,
)
_BROADCAST = Pattern(r"@(?:g\.us|broadcast|newsletter|lid\.group)\b|\bstatus@broadcast", re.IGNORECASE)


def kind_of(handle: Handle) -> str:
    """One of person, list, role, bot, organisation, told from the address and the display name alone.

    Good: ``notifications@code.example`` with any name is a bot; ``info@example.com`` named "Ann Lee" is a person.
    Bad: ``it@example.com`` without a name is a role even where one person reads it.
    """
    return _kind(handle.kind, handle.value[:LONGEST], handle.name[:LONGEST])


@lru_cache(maxsize=16_384)
def _kind(kind: str, value: str, name: str) -> str:
    if kind == "mail":
        return _mail(value.strip().casefold(), name)
    if kind == "linkedin":
        return "organisation" if re.search(r"/(?:company|school|showcase)/", value) else "person"
    if kind == "skype":
        return _skype(value)
    if kind in {"whatsapp", "telegram", "phone"} and _BROADCAST.search(value):
        return "list"
    if kind == "telegram" and value.casefold().rstrip().endswith("bot"):
        return "bot"
    return "organisation" if kind == "name" and _names_an_organisation(value) else "person"


@lru_cache(maxsize=16_384)
def is_bot(local: str) -> bool:
    """Whether the half of an address before the @ (small letters) is a machine's: ``no-reply``, ``mailer-daemon``."""
    if _BOT.fullmatch(local):
        return True
    before = local.partition("+")[0]
    return before not in {"", local} and _BOT.fullmatch(before) is not None


def _skype(value: str) -> str:
    """28: are bots, 19: are group chats, by Skype's own numbers."""
    start = value.strip()[:3]
    return {"28:": "bot", "19:": "list"}.get(start, "person")


def _mail(address: str, name: str) -> str:
    local, _, domain = address.rpartition("@")
    plus = local.partition("+")[0] or local
    if _BOT.fullmatch(local) or _BOT.fullmatch(plus):
        return "bot"
    if _LIST_LOCAL.fullmatch(plus) or _LIST_DOMAIN.fullmatch(domain):
        return "list"
    if _LIST_PERHAPS.fullmatch(plus) and not _names_a_human(name, domain):
        return "list"
    if _BOT_NAME.search(name[:200]):
        return "bot"
    if _ROLE.fullmatch(plus):
        return "person" if _names_a_human(name, domain) else "role"
    return "organisation" if _names_an_organisation(name) else "person"


def _names_an_organisation(name: str) -> bool:
    """Whether a display name says company, club or desk, outside brackets ("Ann Lee (Example Ltd)" is a human)."""
    plain = plain_name(name)
    return bool(plain) and _ORGANISATION.search(plain) is not None and not _names_a_human(name, "")


def _names_a_human(name: str, domain: str) -> bool:
    """Whether a display name is clearly a human's: two to four words of letters, none of a firm or the domain."""
    words = plain_name(name).split()
    if not 2 <= len(words) <= 4 or _ORGANISATION.search(" ".join(words)):
        return False
    ours = domain.replace("-", "").split(".")
    if any(len(word) > 2 and word.casefold() in ours for word in words):  # "de" is no organisation
        return False
    if any("".join(words).casefold() == part for part in ours) or any(
        _ROLE.fullmatch(word.casefold()) for word in words
    ):
        return False
    return all(
        word.replace("-", "").replace("'", "").replace("\u2019", "").rstrip(".").isalpha() and word[0].isupper()
        for word in words
    )
