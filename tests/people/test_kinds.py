"""Who or what a handle belongs to."""

from __future__ import annotations

import pytest

from goodterms.people.kinds import kind_of
from goodterms.words import Handle


@pytest.mark.parametrize(
    ("address", "name", "expected"),
    [
        ("ann.lee@example.com", "Ann Lee", "person"),
        ("ann@example.com", "", "person"),
        ("ann@example.com", "Ann Lee (Example GmbH)", "person"),
        ("infoteria@example.com", "", "person"),
        ("botha@example.com", "Jan Botha", "person"),
        ("nonato@example.com", "", "person"),
        ("ann-l@example.com", "Ann Lee", "person"),
        ("info@example.com", "Ann Lee", "person"),
        ("noreply@example.com", "Ann Lee", "bot"),
        ("No-Reply-123@example.com", "", "bot"),
        ("club.do-not-reply@example.com", "", "bot"),
        ("notifications@code.example", "Ann Lee", "bot"),
        ("mailer-daemon@example.com", "", "bot"),
        ("postmaster@example.com", "", "bot"),
        ("bounce+1-ann=example.org@example.com", "", "bot"),
        ("x-bounces@lists.example.com", "", "bot"),
        ("service@example.com", "Mail Delivery Subsystem", "bot"),
        ("info@example.com", "", "role"),
        ("info@example.com", "Example Info", "role"),
        ("sales+eu@example.com", "", "role"),
        ("team@example.com", "The Example Team", "role"),
        ("office@garden-club.example", "Garden Club", "role"),
        ("support@example.com", "", "role"),
        ("club-list@example.com", "", "list"),
        ("club@lists.example.org", "", "list"),
        ("club@googlegroups.com", "", "list"),
        ("club@example.groups.io", "", "list"),
        ("club-owner@example.com", "", "list"),
        ("garden-l@example.com", "", "list"),
        ("ann@example.com", "Example GmbH", "organisation"),
        ("hello.there@example.com", "Example Foundation", "organisation"),
        ("", "", "person"),
    ],
)
def test_mail(address: str, name: str, expected: str) -> None:
    """The address decides; a human display name speaks for a role mailbox, never for a bot."""
    assert kind_of(Handle("mail", address, name)) == expected


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("linkedin", "/in/ann-lee", "person"),
        ("linkedin", "https://www.linkedin.com/company/example", "organisation"),
        ("skype", "28:concierge", "bot"),
        ("skype", "19:abc@thread.skype", "list"),
        ("skype", "8:ann", "person"),
        ("whatsapp", "123-456@g.us", "list"),
        ("telegram", "garden_bot", "bot"),
        ("phone", "+442079460958", "person"),
        ("name", "Ann Lee", "person"),
        ("name", "Example Ltd", "organisation"),
    ],
)
def test_other_kinds(kind: str, value: str, expected: str) -> None:
    """Services mark their bots, groups and companies in the handle."""
    assert kind_of(Handle(kind, value)) == expected
