"""Somebodies for tests."""

from __future__ import annotations

from typing import Any

from goodterms.people.seen import Somebody
from goodterms.people.who import Resolved
from goodterms.words import Handle


def one(key: int, name: str = "", address: str = "", /, **more: Any) -> Somebody:
    """Somebody of one mail address, or of a bare name."""
    handle = Handle("mail", address, name) if address else Handle("name", name)
    return Somebody(key, (handle,), **more)


def together(resolved: Resolved) -> set[frozenset[int]]:
    """Groups of two or more."""
    return {frozenset(group) for group in resolved.groups if len(group) > 1}
