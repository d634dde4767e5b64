"""Who takes part in a message: sender, recipients, the mailbox it reached, and the list it came through."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from goodterms.sources.mail_address import BARE, Address, addresses
from goodterms.sources.mail_message import Message
from goodterms.words import Handle, Participant, Role

DELIVERED_ORDER = ("delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "x-delivered-to", "x-apparently-to")
"""Headers in which the last server notes the mailbox (Postfix, Exim, Gmail, Cyrus, Yahoo)."""

DELIVERED = frozenset(DELIVERED_ORDER)

POST_TO = ("list-post", "x-mailing-list", "x-beenthere", "mailing-list", "x-list-post", "x-listname")
"""Headers that name the address of a list: RFC 2369, vger and Debian, Mailman 2, ezmlm, smartlist."""

LIST_HEADERS = frozenset({*POST_TO, "list-id", "sender", "x-loop"})
LIST_ID = re.compile(r"<\s*([^<>\s]+)\s*>|^\s*([\w.-]+)\s*$")
LIST_SENDER = re.compile(
    r"^(?:owner-(?P<old>[^@]+)|(?P<new>[^@]+)-(?:owner|bounces?|admin|errors|request))(?:\+[^@]*)?@"
)
"""Sender addresses of list software: majordomo (owner-x), Mailman (x-bounces, x-admin), ezmlm and Listar (x-owner)."""

EZMLM = re.compile(r"list\s+([^\s;,]+@[^\s;,]+)|contact\s+([^\s;,@]+)-(?:help|owner)@([^\s;,]+)", re.IGNORECASE)
"""Mailing-List header: ``list x@example.org; contact x-owner@...`` or ``contact x-help@example.org; run by ezmlm``."""

VIA = re.compile(r"^(?P<name>.+?)\s+(?:via|по|über|par)\s+\S.*$", re.IGNORECASE)
"""The display name as lists rewrite it for DMARC: ``Jane Doe via Gardeners``."""


def list_addresses(message: Message) -> frozenset[str]:
    """The addresses of the discussion lists that the message came through, lower case."""
    headers = message.headers
    if LIST_HEADERS.isdisjoint(headers):
        return frozenset()
    named = set(_named(headers))
    recipients = {each.address for each in (*message.to, *message.cc)}
    named |= recipients & set(_sender_lists(headers, recipients))
    found = {id_ for value in headers.get("list-id", ()) for id_ in _list_ids(value)}
    return frozenset(named | {address for address in recipients if address.replace("@", ".") in found})


def _named(headers: Mapping[str, list[str]]) -> Iterator[str]:
    """The addresses that headers of `POST_TO` name; announcements say ``List-Post: NO``."""
    for key in POST_TO:
        for value in headers.get(key, ()):
            if key == "mailing-list":
                yield from (_ezmlm(m) for m in EZMLM.finditer(value))
            else:
                yield from (found.lower().removeprefix("mailto:").split("?")[0] for found in BARE.findall(value))


def _ezmlm(match: re.Match[str]) -> str:
    return (match[1] or f"{match[2]}@{match[3]}").lower()


def _list_ids(value: str) -> Iterator[str]:
    """The identifiers in a List-Id: ``Gardeners <gardeners.example.org>`` (RFC 2919)."""
    for match in LIST_ID.finditer(value):
        yield (match[1] or match[2]).lower()


def _sender_lists(headers: Mapping[str, list[str]], recipients: set[str]) -> Iterator[str]:
    """Recipients that the Sender shows to be lists: ``x@`` itself, or ``owner-x@`` or ``x-bounces@`` for ``x@``."""
    for sender in addresses(headers.get("sender", ())):
        if sender.address in recipients and "precedence" in headers:
            yield sender.address
        match = LIST_SENDER.match(sender.address)
        if match:
            local = match["old"] or match["new"]
            yield from (each for each in recipients if each.partition("@")[0] == local)


def author(message: Message, lists: frozenset[str]) -> Address | None:
    """Who wrote it: From, or whom a list put into Reply-To or X-Original-From when it wrote itself into From."""
    headers = message.headers
    written = message.sender[0] if message.sender else None
    if written is None:
        return next(iter(addresses([*headers.get("sender", ()), *headers.get("return-path", ())])), None)
    if written.address not in lists and "x-original-from" not in headers and "x-original-sender" not in headers:
        return written
    munged = VIA.match(written.name)
    if written.address not in lists and munged is None:
        return written
    name = munged["name"].strip(" '\"") if munged else written.name
    return _original(message, lists, name) or Address(written.address, written.name)


def _original(message: Message, lists: frozenset[str], name: str) -> Address | None:
    """The author behind a rewritten From: the list's own note, else the Reply-To, else a Cc of the same name."""
    headers = message.headers
    noted = addresses([*headers.get("x-original-from", ()), *headers.get("x-original-sender", ())])
    replies = [each for each in addresses(headers.get("reply-to", ())) if each.address not in lists]
    same = [each for each in message.cc if each.name and each.name.lower() == name.lower()]
    for found in (*noted, *replies[:1], *same):
        if found.address not in lists:
            return Address(found.address, found.name or name)
    return None


@lru_cache(maxsize=1 << 14)
def _participant(address: str, name: str, role: Role) -> Participant:
    """One of the few thousand participants that most mail is from and to; made once."""
    return Participant(Handle("mail", address, name), role)


@lru_cache(maxsize=1 << 10)
def _mailboxes_in(value: str) -> tuple[str, ...]:
    return tuple(box.address for box in addresses((value,)))


def participants(message: Message, sender: Address | None, lists: frozenset[str]) -> tuple[Participant, ...]:
    """Everyone in the message, each address once a role; a list stands as `Role.LIST` instead of To or Cc."""
    found = [_participant(sender.address, sender.name, Role.FROM)] if sender else _nameless(message.headers)
    seen: set[str] = set()
    for role, boxes in ((Role.TO, message.to), (Role.CC, message.cc), (Role.BCC, message.bcc)):
        for address, name in boxes:
            if address not in seen:
                seen.add(address)
                found.append(_participant(address, name, Role.LIST if address in lists else role))
    found.extend(_participant(address, "", Role.LIST) for address in sorted(lists - seen))
    found.extend(_participant(address, "", Role.DELIVERED) for address in _delivered(message.headers))
    return tuple(found)


def _nameless(headers: Mapping[str, list[str]]) -> list[Participant]:
    """A sender without any address, as the name that stands there."""
    name = " ".join(headers["from"][0].split()) if "from" in headers else ""
    return [Participant(Handle("name", name, name), Role.FROM)] if name else []


def _delivered(headers: Mapping[str, list[str]]) -> list[str]:
    """The mailboxes that the last servers noted, each once."""
    if DELIVERED.isdisjoint(headers):
        return []
    found: dict[str, None] = {}
    for header in DELIVERED_ORDER:
        for value in headers.get(header, ()):
            found.update(dict.fromkeys(_mailboxes_in(value)))
    return list(found)
