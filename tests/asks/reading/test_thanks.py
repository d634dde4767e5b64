"""Thanks for a thing, and not for what mails are thanked for by custom."""

from __future__ import annotations

import pytest

from goodterms.asks.reading.thanks import thanks


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Thank you for the loan of the drill.", "the loan of the drill"),
        ("Hi Ada,\n\nthanks so much for showing me the kites! We loved it.", "showing me the kites"),
        ("I'm very grateful to you for all your help with the roof.", "all your help with the roof"),
        ("We really appreciated your visit to the club.", ""),
        ("I really appreciate everything you did for Theo.", "everything you did for Theo"),
        ("Thanks for the tip, and for the map.", "the tip, and for the map"),
        ("Thanks for the long\nletter about bees.", "the long letter about bees"),
    ],
)
def test_what_for(text: str, thing: str) -> None:
    """The thing is named as written; a visit is thanked for by custom."""
    assert [one.thing for one in thanks(text)] == ([thing] if thing else [])


@pytest.mark.parametrize(
    "text",
    [
        "Thanks!",
        "Many thanks,\nAda",
        "Thank you for your time and attention.",
        "Thanks for your quick reply.",
        "Thank you for contacting Example Kites.",
        "Thanks in advance for the drill.",
        "I would be grateful for a lift.",
        "I forgot to thank you for the drill, says Theo.",
        "Could you look at the roof? Thanks for your help!\n\nTheo",
        "Could you look at the roof? Thanks for your help, Ada.",
        "No thanks for that!",
        "Vielen Dank für die Bohrmaschine, sie war uns eine große Hilfe.",
        "Thank God for that.",
        "",
    ],
)
def test_no_thanks(text: str) -> None:
    """Customs, wishes, thanks before the deed and other languages are none."""
    assert thanks(text) == ()


def test_help_that_was_given_is_thanked_for() -> None:
    """The closing formula counts where nothing was asked for."""
    assert len(thanks("The roof is dry again. Thank you for your help!")) == 1


def test_places() -> None:
    """The span holds exactly the words of the text, curly apostrophes and all."""
    text = "Ada, we\u2019re so grateful for the soup. Thanks for the bread!"
    found = thanks(text)
    assert [text[one.span.start : one.span.end] for one in found] == [one.span.words for one in found]
    assert [one.thing for one in found] == ["the soup", "the bread"]
