"""Organisations and their domains."""

from __future__ import annotations

import pytest

from goodterms.people.firms import is_at
from goodterms.people.profile import organisation


@pytest.mark.parametrize(
    ("name", "host"),
    [
        ("Example Tools GmbH", "example-tools.de"),
        ("Example Tools Ltd.", "mail.exampletools.co.uk"),
        ("Northwind Traders", "northwind.example"),
        ("Northwind Group", "northwind24.example"),
        ("Institute of Invented Arts", "iia.example"),
        ("Köppe & Co", "koppe.example"),
    ],
)
def test_a_domain_that_is_theirs(name: str, host: str) -> None:
    """The whole name, its own word, or its initials."""
    assert is_at(organisation(name), host)


@pytest.mark.parametrize(
    ("name", "host"),
    [
        ("School of Music", "school.example"),
        ("Northwind Traders", "southwind.example"),
        ("Ann & Co", "annex.example"),
        ("", "example.com"),
        ("Example", ""),
        ("Group", "localhost"),
    ],
)
def test_a_domain_that_is_not(name: str, host: str) -> None:
    """What an organisation is, a part of a word, or nothing at all tells nothing."""
    assert not is_at(organisation(name), host)
