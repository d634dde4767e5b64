"""What the people room knows of handles, handed to the record; and handles as users type them."""

from __future__ import annotations

import re
from email.utils import parseaddr
from functools import partial

from goodterms.people.kinds import kind_of
from goodterms.people.names import plain_name
from goodterms.people.normal import normal
from goodterms.record.handles import Naming
from goodterms.words import Handle

BARE = re.compile(r"[\w.+-]+@[\w.-]+", re.ASCII)
"""An address with nothing around it, the common case in a list of thousands."""


def naming(region: str | None = None) -> Naming:
    """The people room's knowledge in the shape the record takes. ``region``: for phone numbers without a country."""
    return Naming(normal=partial(normal, region=region), kind=kind_of, plain=plain_name)


def typed(text: str) -> Handle | None:
    """A handle as a user types it: an address (or ``Name <address>``), a profile URL, a phone number; else None."""
    text = text.strip()
    if "linkedin.com/" in text.lower():
        return Handle("linkedin", text)
    if "@" in text:
        if BARE.fullmatch(text):
            return Handle("mail", text.lower())
        name, address = parseaddr(text)
        well_formed = re.fullmatch(r"[^@\s]+@[^@\s]+", address)
        return Handle("mail", address.lower(), name) if well_formed else None
    if re.fullmatch(r"\+[\d\s().-]{6,}", text):
        return Handle("phone", text)
    return None
