"""What shows a mail made for many."""

from __future__ import annotations

import pytest

from goodterms.sources.mail_offer import offers_to_leave
from goodterms.words import Mark
from sources.mail_samples import letter, told

PAGE = '<html><body><img src="http://shop.example/a.png"><a href="http://shop.example">Buy</a></body></html>'
HTML = {"Content_Type": "text/html; charset=utf-8"}


def is_mass(raw: bytes) -> bool:
    """Whether the message is marked as made for many."""
    return Mark.MASS in told(raw).marks


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        ("Lunch on Friday?", {}),
        ("Could you remove the old kettle from the kitchen?", {}),
        ("I no longer want the blue one.", {}),
        ("Shall we stop the newsletter?", {}),
        ("Hi", {"X_Mailer": "Microsoft Outlook Express 6.00", "X_MimeOLE": "Produced By Microsoft MimeOLE V6.00"}),
        ("Hi", {"X_Mailer": "Microsoft Outlook 16.0", "Thread_Index": "AdXYZ"}),
        ("Hi", {"X_Mailer": "Microsoft Outlook Express Macintosh Edition - 5.0"}),
        ("Hi", {"X_MSMail_Priority": "Normal", "X_Mailer": "SquirrelMail (version 1.2.5)"}),
        ("Hi", {"Date": "Mon, 2 Jan 2023 17:04:05 +1400"}),
        ("Hi", {"Date": "Mon, 2 Jan 2023 08:49:05 +0545"}),
        ("Hi", {"Subject": "The  kettle   is on"}),
        (PAGE, HTML | {"Thread_Topic": "Buy"}),
        (PAGE, HTML | {"X_Mailer": "iPhone Mail (20A362)"}),
        (PAGE, HTML | {"In_Reply_To": "<0@example.org>"}),
        ("<p>Only words</p>", HTML),
        ("To unsubscribe click here", {"In_Reply_To": "<0@example.org>"}),
        ("To unsubscribe click here", {"Subject": "Fwd: look at this"}),
    ],
)
def test_personal(body: str, headers: dict[str, str]) -> None:
    """What a person writes is not made for many, by whatever program."""
    assert not is_mass(letter(body, **headers))


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        ("Hi", {"Date": "Mon, 2 Jan 2023 03:04:05 -1600"}),
        ("Hi", {"Date": "Mon, 2 Jan 2023 03:04:05 +0037"}),
        ("Hi", {"To": "undisclosed-recipients:;"}),
        ("Hi", {"To": "Recipient list not shown:;"}),
        ("Hi", {"X_Mailer": "Microsoft Outlook Express 5.00"}),
        ("Hi", {"X_MSMail_Priority": "High"}),
        ("Hi", {"X_Mailer": "PHPMailer 6.0"}),
        ("Hi", {"Subject": "A kettle for you          xk77q"}),
        (PAGE, HTML),
        ("Hi\n\nTo unsubscribe, click here", {}),
        ("Hi\n\nIf you do not wish to receive this, reply with REMOVE", {}),
        ("Hallo\n\nHier klicken, um den Newsletter abzubestellen: newsletter abbestellen", {}),
        ("Bonjour\n\nPour vous désinscrire, suivez le lien", {}),
    ],
)
def test_made_for_many(body: str, headers: dict[str, str]) -> None:
    """One sure sign of a program that sends to many is enough."""
    assert is_mass(letter(body, **headers))


def test_html_that_no_program_owns() -> None:
    """HTML without a program's name, with an id given on the way, is made for many; from webmail it is not."""
    given = {"Message_ID": "<1@mx.example>", "Content_Type": "text/html"}
    hop = "from pc.example (pc.example [192.0.2.1]) by mx.example with SMTP; Mon, 2 Jan 2023 03:04:05 +0000"
    web = "from [192.0.2.1] by mx.example via HTTP; Mon, 2 Jan 2023 03:04:05 +0000"
    assert is_mass(letter("<p>Hi</p>", Received=hop, **given))
    assert not is_mass(letter("<p>Hi</p>", Received=web, **given))


def test_said_already() -> None:
    """What is marked as list, newsletter or sent by the owner is not marked twice."""
    assert told(letter("To unsubscribe click here", Precedence="bulk")).marks & ~Mark.EMPTY == Mark.NEWSLETTER


def test_offer_at_the_end_only() -> None:
    """The offer counts where it stands in mail to many, at the end."""
    offer = "To unsubscribe, click here."
    assert offers_to_leave("Tea. " * 2_000 + offer)
    assert not offers_to_leave(offer + " Tea." * 2_000)
