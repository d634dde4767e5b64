"""Addresses and names of nobody."""

from __future__ import annotations

import pytest

from goodterms.people.placeholders import is_anybody, is_no_name, is_nowhere, is_placeholder


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("devnull@localhost", True),
        ("none@none", True),
        ("root@localhost", True),
        ("ann@laptop.local", True),
        ("ann@laptop.(none", True),
        ("noreply@example.com", True),
        ("ann@192.168.0.1", True),
        ("ann@example.com", False),
        ("root@example.com", False),
    ],
)
def test_placeholder(address: str, expected: bool) -> None:  # noqa: FBT001 - a table of cases
    """An address that reaches nobody in particular is no key."""
    local, _, domain = address.rpartition("@")
    assert is_placeholder(local, domain) is expected


def test_nowhere() -> None:
    """A domain of two labels is somewhere, one label is not."""
    assert [is_nowhere(domain) for domain in ("example.com", "laptop", "pc.lan")] == [False, True, True]


def test_anybody() -> None:
    """Account names that anybody may have say nothing."""
    assert [is_anybody(account) for account in ("mail", "me", "kkeen")] == [True, True, False]


def test_no_name() -> None:
    """Words that stand where a name should."""
    assert [is_no_name(name) for name in ("Unknown", "your name", "42", "Will")] == [True, True, True, False]
