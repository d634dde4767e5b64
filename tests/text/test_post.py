"""What a signature says its writer does."""

from __future__ import annotations

import pytest

from goodterms.text.post import posts

ABOVE = "Hello Ann,\n\nI will bring the plans on Monday and we can look at them together.\n\n"


@pytest.mark.parametrize(
    ("below", "name", "found"),
    [
        ("-- \nKelly Keen\nHead Gardener, Mill & Co\n+1 202 555 0100", "Kelly Keen", ["Head Gardener, Mill & Co"]),
        ("-- \nKelly Keen\nHead Gardener\nMill & Co\nGrows slowly", "Keen, Kelly", ["Head Gardener", "Mill & Co"]),
        ("-- \nDr. Kelly Keen | Partner, Mill & Co\nkelly@example.com", "Kelly", ["Partner, Mill & Co"]),
        ("-- \nKelly\nKelly Keen\nOak Institute", "Kelly Keen", ["Oak Institute"]),
        ("-- \nKelly Keen, PhD\nOak Institute", "Kelly Keen", ["Oak Institute"]),
        (
            "Best regards,\nKelly\nManaging Director\nMill GmbH\nTel. +43 1 234567",
            "K",
            ["Managing Director", "Mill GmbH"],
        ),
        ("-- \nKelly Keen\nwww.example.com\nHead Gardener", "Kelly Keen", []),
        ("-- \nKelly Keen\n12 Mill Street", "Kelly Keen", []),
        ("-- \nKelly Keen\n\u201cLife is good\u201d", "Kelly Keen", []),
        ('-- \nAny manager can do that."', "Kelly Keen", []),
        ("-- \nKelly Keen\nIt may look like a hedge", "Kelly Keen", []),
        ("-- \nKelly Keen\nWe plant trees.", "Kelly Keen", []),
        ("-- \nKelly\nSent from my iPhone", "Kelly Keen", []),
        ("-- \nLife is good", "Kelly Keen", []),
        ("Sent from my iPhone", "Kelly Keen", []),
        ("", "Kelly Keen", []),
    ],
)
def test_posts(below: str, name: str, found: list[str]) -> None:
    """What stands by the name and tells a post or a firm; no address, motto, sentence or stamp."""
    assert list(posts(f"{ABOVE}{below}", "", name)) == found


def test_what_is_quoted_is_somebody_elses() -> None:
    """The signature of a mail that is answered tells nothing of who answers."""
    older = "> Until then\n> -- \n> Ann Other\n> Surgeon, Oak Hospital\n"
    assert posts(f"Yes.\n\n-- \nKelly\n\nOn Mon, 3 May 2021 Ann wrote:\n{older}", "Re: x", "Kelly") == ()
