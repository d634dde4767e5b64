# ruff: noqa: RUF001 - samples in many scripts; letters that look alike are right as they stand
"""Signatures, stamps, footers and disclaimers below the last word."""

from __future__ import annotations

import pytest

from goodterms.text.ending import without_ending

STAMPS = [
    "Sent from my iPhone",
    "Sent from my Example Wireless BlackBerry",
    "Sent from my phone, please excuse typos and brevity in all that I write here",
    "Sent from Yahoo Mail on Android",
    "Get Outlook for iOS<https://example.com/o>",
    "Von meinem iPhone gesendet",
    "Diese Nachricht wurde von meinem Android-Gerät mit GMX Mail gesendet.",
    "Envoyé de mon iPhone",
    "Enviado desde mi iPhone",
    "Inviato da iPhone",
    "Verstuurd vanaf mijn iPhone",
    "Skickat från min iPhone",
    "Sendt fra min iPhone",
    "Wysłane z iPhone'a",
    "Odesláno z iPhonu",
    "Отправлено с iPhone",
    "发自我的 iPhone",
    "iPhoneから送信",
    "\t[[alternative HTML version deleted]]",
    "To unsubscribe from this group, write to club+unsubscribe@example.com.",
    "You received this message because you are subscribed to the club's group.",
]
LIST_FOOTER = "_______________________________________________\nClub mailing list\nclub@lists.example.org"
OLD_LIST_FOOTER = "-.-.-.-.-.-.-.-.-.-.-.-.-.-.-.-\nclub mailing list -- read the rules\n_._._._._._._._._._._._._"
DISCLAIMER = (
    "This e-mail and any attachments are confidential and intended solely for the addressee. If you have received it\n"
    "in error, please delete it and tell the sender."
)
CARD = "-----------------------\nBen Low\nTel: +44 20 7946 0958\nben@example.com"


def cut(text: str) -> str:
    """The text's lines without their ending, joined again."""
    return "\n".join(without_ending(text.split("\n")))


@pytest.mark.parametrize("ending", [*STAMPS, LIST_FOOTER, OLD_LIST_FOOTER, DISCLAIMER, CARD, "-- \nBen Low", "--\nBen"])
def test_sure_endings_go(ending: str) -> None:
    """Every ending that a program or a custom marks as one is taken off."""
    assert cut(f"See you there.\n\nBen\n\n{ending}\n") == "See you there.\n\nBen"


def test_endings_in_a_row() -> None:
    """Endings stacked upon each other all go."""
    assert cut(f"See you.\n\nSent from my iPhone\n\n{DISCLAIMER}\n\n{LIST_FOOTER}\n") == "See you."


@pytest.mark.parametrize(
    "text",
    [
        "See you.\n\nBen Low\n+44 20 7946 0958",
        "Ben\n-----\nCould you send ben@example.com the list, and call +44 20 7946 0958?",
        "You said it was confidential.",
        "Sent from my mother to my father, the phone broke.",
        "Will the mailing list see this?",
        "--\n" + "\n".join(f"Paragraph {n} of a long text." for n in range(20)),
    ],
)
def test_other_endings_stay(text: str) -> None:
    """Without a sure mark an ending is the writer's own."""
    assert cut(text) == text
