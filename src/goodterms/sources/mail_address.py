"""Mail addresses in header values, as they are really written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

BARE = re.compile(r"[^\s<>,;:\"'()\[\]\\@][^\s<>,;:\"()\[\]\\@]*@[^\s<>,;:\"()\[\]\\@]+")
"""An address as it is written in nearly all mail: no blanks, quotes or brackets in it."""

PIPERMAIL = re.compile(r"^\s*(?P<local>[^\s@<>()]+) at (?P<domain>[\w.-]+)\s*(?:\((?P<name>.*)\))?\s*$", re.DOTALL)
"""Addresses as the archives of Mailman 2 write them: ``jane at example.org (Jane Doe)``."""

SPACES = re.compile(r"\s+")


class Address(NamedTuple):
    """A mailbox: address in lower case, and display name, decoded, may be empty."""

    address: str
    name: str


@lru_cache(maxsize=1 << 14)
def mailbox(address: str, name: str) -> tuple[Address, ...]:
    """The mailbox in lower case; what is none (``undisclosed-recipients:;``, a path) is left out."""
    match = BARE.fullmatch(address) or BARE.search(address)
    name = SPACES.sub(" ", name).strip(" '\"") if name else ""
    return (Address(match[0].lower(), "" if name.lower() == match[0].lower() else name),) if match else ()


def addresses(written: Iterable[str]) -> list[Address]:
    """The mailboxes in decoded header values, read leniently: one bad mailbox does not hide the others."""
    return [found for value in written for found in _read(value)]


def _read(value: str) -> Iterable[Address]:
    pipermail = PIPERMAIL.match(value)
    if pipermail:
        yield from mailbox(f"{pipermail['local']}@{pipermail['domain']}", pipermail["name"] or "")
        return
    end = 0
    for match in BARE.finditer(value):
        if match.start() >= end:
            before, end = value[end : match.start()], _after(value, match.end())
            yield from mailbox(match[0], _name_around(before, value[match.end() : end]))


def _after(value: str, at: int) -> int:
    """Where a mailbox ends: at the comma that follows its address."""
    comma = value.find(",", at)
    return len(value) if comma < 0 else comma + 1


def _name_around(before: str, behind: str) -> str:
    """The display name: what stands before ``<``, or in brackets behind a bare address."""
    if "<" in before:
        return before.rpartition("<")[0].strip(' ,;"\t')
    comment = behind.strip().rstrip(",").strip()
    return comment[1:-1] if comment.startswith("(") and comment.endswith(")") else ""
