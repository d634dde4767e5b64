"""Asking not to be written to, and what only sounds like it."""

from __future__ import annotations

import pytest

from goodterms.asks.reading.opt_out import opt_out

FIRM = [
    "Please don't send me these any more.",
    "Hi Theo, please don\u2019t send me any more of these offers.",
    "Do not contact me again.",
    "Please stop emailing me.",
    "Stop sending these!",
    "Please take me off your list.",
    "unsubscribe",
    "Please unsubscribe me, I get too much mail.",
    "Can you remove my address from this newsletter?",
    "I no longer wish to receive your circulars.",
    "Leave me alone.",
    "I'd rather you didn't write about kites.",
    "Please do not contact me.",
]
MILD = ["Not interested.", "Thanks, but I'm not interested in this.", "Sorry, not interested, thanks."]
NEITHER = [
    "Please don't send me the file yet.",
    "Please don't call me before nine.",
    "If you don't want these mails, tell me.",
    "If you do not wish to receive these mails, write to us.",
    "To unsubscribe, click here.",
    "You can remove your name from the list yourself.",
    "He is not interested in kites.",
    "Are you not interested in the boat?",
    "If you'd rather I take you off the list, say so.",
    "Don't stop writing to me!",
    "I don't want to get wet.",
    "please stop calling me Bob",
    "They asked how to remove me from the list of speakers",
    "",
]


@pytest.mark.parametrize("text", FIRM)
def test_firm(text: str) -> None:
    """No more letters, in the words that people use."""
    found = opt_out(text)
    assert found is not None
    assert found.firm
    assert text[found.span.start : found.span.end] == found.span.words


@pytest.mark.parametrize("text", MILD)
def test_only_not_interested(text: str) -> None:
    """What was offered does not interest: milder than wanting no letters."""
    found = opt_out(text)
    assert found is not None
    assert not found.firm


@pytest.mark.parametrize("text", NEITHER)
def test_no_opt_out(text: str) -> None:
    """A limit, a condition, a footer or somebody else is none."""
    assert opt_out(text) is None


def test_firm_goes_first() -> None:
    """The firm words are shown even when the mild ones stand above them."""
    found = opt_out("Not interested. Please take me off your list.")
    assert found is not None
    assert found.span.words == "take me off your list"
