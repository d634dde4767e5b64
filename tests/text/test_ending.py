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


SCRUBBED = (
    "-------------- next part --------------\nAn HTML attachment was scrubbed...\n"
    "URL: <https://lists.example.org/pipermail/club/attachments/1/attachment.html>"
)


@pytest.mark.parametrize("mark", ["next part", "nächster Teil", "section suivante", "próxima parte"])
def test_scrubbed_attachments_go(mark: str) -> None:
    """What Mailman says of attachments that it took out goes, however many there were."""
    said = SCRUBBED.replace("next part", mark)
    assert cut(f"See you there.\n\n{said}\n\n{said}\n") == "See you there."


def test_own_next_part_stays() -> None:
    """A heading of the writer's own with those words stays, as does an address below it."""
    text = "-------- next part\nWe go on by train, then on foot\nfor half a day\nto the inn\nhttps://example.com/inn"
    assert cut(text) == text


@pytest.mark.parametrize("stamp", ["Sent from my kitchen table", "Sent from a very small boat", "Sent from my iPhone"])
def test_stamps_of_their_own_words(stamp: str) -> None:
    """A stamp that stands alone goes, whatever its writer put for the phone's name."""
    assert cut(f"See you there.\n\n{stamp}") == "See you there."


@pytest.mark.parametrize(
    "line", ["Sent from my desk, it is easier.", "Sent from a shop in Leeds it would be cheaper, so they say to me now"]
)
def test_sentences_about_sending_stay(line: str) -> None:
    """A sentence that begins like a stamp is the writer's own."""
    assert cut(f"See you there.\n\n{line}") == f"See you there.\n\n{line}"


@pytest.mark.parametrize("name", ["-Ann", "- Ann Low", "\u2014 Ann M. Low", "--Ann", "~Ann"])
def test_dashed_names_go(name: str) -> None:
    """A dash and a name are a signature."""
    assert cut(f"See you there.\n\n{name}") == "See you there."


@pytest.mark.parametrize(
    "text", ["Please bring:\n\n- Bread", "- Tea\n- Bread", "It was cold\n- 5 in the shade", "-Ann"]
)
def test_items_are_no_names(text: str) -> None:
    """An item of a list is no signature, nor is a name that is all there is."""
    assert cut(text) == text


@pytest.mark.parametrize("closing", ["Best regards,", "Thanks!", "Viele Gr\u00fc\u00dfe", "*Cordialement,*", "Saludos"])
def test_cards_below_a_closing_go(closing: str) -> None:
    """Post, firm and numbers below the name go; the closing and the name stay."""
    card = "Head of Kites | Example Kites Ltd\n+44 20 7946 0958\nhttps://kites.example.com"
    assert cut(f"See you there.\n\n{closing}\n\nAnn Low\n{card}") == f"See you there.\n\n{closing}\n\nAnn Low"


@pytest.mark.parametrize(
    "text",
    [
        "Thanks,\nAnn\n\nPS: the key is with the neighbour, please ask her for it before noon.\nhttps://example.com/map",
        "Thanks,\nAnn\n020 7946 0958",
        "Regards\nthe parcel from the school has come.\nIt stands in the hall of the college.",
        "Best,\nAnn",
    ],
)
def test_words_below_a_closing_stay(text: str) -> None:
    """A postscript, a single number or plain words are no card."""
    assert cut(text) == text


def test_posts_below_a_rule_go() -> None:
    """A card below a rule needs no number: two posts or firms do."""
    assert cut("See you.\n\n______\nAnn Low\nProfessor of Knots\nUniversity of Example") == "See you."
