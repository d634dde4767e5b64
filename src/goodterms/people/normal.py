"""The form of a handle that joins on: two handles of one kind and one normal form are one way to reach somebody."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from urllib.parse import unquote

from goodterms.words import Handle

CACHE = 65_536
"""Handles remembered, for the same ones are asked about again and again while a mailbox is read."""

LONGEST = 1_000
"""Characters of a handle that are looked at; a longer one is no handle."""

_AT = re.compile(r"\s+(?:at|\(at\)|\[at\])\s+|\s*(?:\(at\)|\[at\])\s*", re.IGNORECASE)
_DOT = re.compile(r"\s*(?:\(dot\)|\[dot\])\s*", re.IGNORECASE)
_MAIL_EDGE = " \t\r\n\u00a0<>\"'`\u2018\u2019\u201c\u201d\u00ab\u00bb()[]{},;:."
_GMAIL = frozenset({"gmail.com", "googlemail.com"})
_BATV = re.compile(r"(?:prvs|btv1)=\w{6,16}=+")
_LINKEDIN = re.compile(r"(?:https?:)?/{0,2}(?:[\w-]+\.)*linkedin\.com(?=/|$)", re.IGNORECASE)
_SLUG = re.compile(r"/?(?:in/)?([^/]+)(?:/[a-z]{2}(?:[-_][a-z]{2})?)?/?\Z")
_SKYPE_NUMBER = re.compile(r"\d{1,2}:")
_JID = re.compile(r"\+?(\d{5,20})(?::\d+)?@(?:s\.whatsapp\.net|c\.us)\Z", re.IGNORECASE)
_EXTENSION = re.compile(r"\s*(?:;ext=|ext\.?|x|#)\s*\d{1,6}\s*\Z", re.IGNORECASE)


def normal(handle: Handle, region: str | None = None) -> str:
    """The normal form of a handle's value, "" when nothing is left of it. Compare within one kind only.

    ``region``: the country (ISO 3166, two letters) in which telephone numbers without ``+`` were written. Without it
    such a number stays as ``local:`` and its digits, which joins with the same spelling only.

    Good: ``Ann.Lee+club@Googlemail.com`` and ``annlee@gmail.com`` are one. Bad: dots are kept everywhere else, for
    there ``ann.lee`` and ``annlee`` may be two people.
    """
    return _normal(handle.kind, handle.value[:LONGEST], region)


@lru_cache(maxsize=CACHE)
def _normal(kind: str, value: str, region: str | None) -> str:
    value = value if value.isascii() else unicodedata.normalize("NFC", value)
    if kind in {"phone", "whatsapp", "signal"}:
        return _phone(value, region)
    return _FORMS.get(kind, _plain)(value)


def _plain(value: str) -> str:
    return " ".join(value.casefold().split())


def _mail(value: str) -> str:
    address = unquote(value) if value[:7].lower() == "mailto:" else value
    address = address.strip(_MAIL_EDGE).removeprefix("mailto:").removeprefix("MAILTO:")
    if "@" not in address:
        address = _DOT.sub(".", _AT.sub("@", address, count=1))
    address = "".join(address.casefold().split()) if "@" in address else _plain(address)
    local, at, domain = address.strip(_MAIL_EDGE).rpartition("@")
    local, domain = (_BATV.sub("", local) if "=" in local else local).strip("\"' "), _domain(domain)
    if not (at and local and domain):
        return address.strip(_MAIL_EDGE) if not at else ""
    local = local[0] + local[1:].partition("+")[0]
    if domain in _GMAIL:
        local, domain = local.replace(".", ""), "gmail.com"
    return f"{local}@{domain}" if local else ""


def _domain(domain: str) -> str:
    """A domain in ASCII, so that both spellings of ``bücher.example`` are one."""
    domain = domain.strip(".")
    if domain.isascii():
        return domain
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:
        return domain


def _phone(value: str, region: str | None) -> str:
    jid = _JID.match(value.strip())
    if jid:
        return "+" + jid[1]
    number = unicodedata.normalize("NFKC", value).strip().removeprefix("tel:").strip()
    number = _EXTENSION.sub("", number)
    digits = "".join(str(unicodedata.digit(c)) for c in number if c.isdigit())
    if not digits:
        return ""
    abroad = number.lstrip("( ").startswith("+")
    return _international(number, None if abroad else region) or ("+" + digits if abroad else "local:" + digits)


def _international(number: str, region: str | None) -> str:
    """E.164, "" when the number cannot be one; without a region only numbers with ``+`` are tried."""
    from phonenumbers import (
        NumberParseException,
        PhoneNumberFormat,
        format_number,
        is_possible_number,
        parse,
    )

    if region is None and "+" not in number[:3]:
        return ""
    try:
        parsed = parse(number, region.upper() if region else None)
    except NumberParseException:
        return ""
    return str(format_number(parsed, PhoneNumberFormat.E164)) if is_possible_number(parsed) else ""


def _linkedin(value: str) -> str:
    path = _LINKEDIN.sub("", value.strip().strip("<>\"'"), count=1)
    path = re.split(r"[?#]", path, maxsplit=1)[0]
    path = unicodedata.normalize("NFC", unquote(path)).casefold().strip().rstrip("/")
    if path.count("/") > 1 and not path.lstrip("/").startswith("in/"):
        return path  # a company, a school, or an old public address; these keep their whole path
    slug = _SLUG.match(path)
    return f"/in/{slug[1]}" if slug else ""


def _skype(value: str) -> str:
    name = _SKYPE_NUMBER.sub("", value.strip().casefold(), count=1)
    return name.removeprefix("skype:").partition("?")[0].strip()


def _account(value: str) -> str:
    return _plain(value).removeprefix("@")


_FORMS: dict[str, Callable[[str], str]] = {
    "mail": _mail,
    "linkedin": _linkedin,
    "skype": _skype,
    "name": _plain,
    "telegram": _account,
    "twitter": _account,
    "instagram": _account,
    "github": _account,
}
