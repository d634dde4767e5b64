"""What headers state of a message."""

from __future__ import annotations

import pytest

from goodterms.words import Mark
from sources.mail_samples import letter, told

LIST = "tea@lists.example"


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, Mark(0)),
        ({"In_Reply_To": "<0@example.org>", "X_Mailer": "Mutt 2.2"}, Mark(0)),
        ({"Auto_Submitted": "no"}, Mark(0)),
        ({"X_Spam_Flag": "NO", "X_Spam_Status": "No, score=-2"}, Mark(0)),
        ({"Return_Path": "<ada@example.org>"}, Mark(0)),
        ({"Precedence": "first-class"}, Mark(0)),
        ({"Feedback_ID": "1:user:proton"}, Mark(0)),
        ({"Content_Type": "text/calendar; method=REPLY"}, Mark(0)),
        ({"Content_Type": "text/calendar; method=PUBLISH"}, Mark(0)),
        ({"List_Post": f"<mailto:{LIST}>", "List_Unsubscribe": "<mailto:x@lists.example>", "To": LIST}, Mark.LIST),
        ({"List_Id": "<tea.lists.example>", "To": LIST, "Precedence": "list"}, Mark.LIST),
        ({"List_Id": "<tea.lists.example>", "In_Reply_To": "<0@example.org>"}, Mark.LIST),
        ({"List_Id": "<news.shop.example>", "List_Unsubscribe": "<https://shop.example/u>"}, Mark.NEWSLETTER),
        ({"Precedence": "Bulk"}, Mark.NEWSLETTER),
        ({"Feedback_ID": "1:2:shop"}, Mark.NEWSLETTER),
        ({"X_Mailgun_Sid": "1"}, Mark.NEWSLETTER),
        ({"From": "Shop <no-reply@shop.example>"}, Mark.NEWSLETTER),
        ({"From": "orders-noreply@shop.example"}, Mark.NEWSLETTER),
        ({"Auto_Submitted": "auto-replied (vacation)"}, Mark.AUTO),
        ({"X_Autoreply": "yes"}, Mark.AUTO),
        ({"X_Auto_Response_Suppress": "All"}, Mark.AUTO),
        ({"Precedence": "auto_reply"}, Mark.AUTO),
        ({"Content_Type": "multipart/report; report-type=disposition-notification; boundary=x"}, Mark.AUTO),
        ({"Content_Type": "multipart/report; report-type=delivery-status; boundary=x"}, Mark.BOUNCE),
        ({"Return_Path": "<>"}, Mark.BOUNCE),
        ({"From": "MAILER-DAEMON@mx.example"}, Mark.BOUNCE),
        ({"X_Failed_Recipients": "cy@example.com"}, Mark.BOUNCE),
        ({"Content_Type": 'text/calendar; method="REQUEST"'}, Mark.CALENDAR),
        ({"Content_Type": "text/calendar; method=CANCEL"}, Mark.CALENDAR),
        ({"X_Spam_Flag": "YES"}, Mark.SPAM),
        ({"X_Spam_Status": "Yes, score=9.1"}, Mark.SPAM),
        ({"X_Bogosity": "Spam, tests=bogofilter"}, Mark.SPAM),
        ({"X_MS_Exchange_Organization_SCL": "6"}, Mark.SPAM),
        ({"X_Mozilla_Status": "0009"}, Mark.TRASH),
        ({"X_Mozilla_Status": "0001"}, Mark(0)),
        ({"X_Status": "D"}, Mark.TRASH),
        ({"X_Unsent": "1"}, Mark.DRAFT),
    ],
)
def test_marks(headers: dict[str, str], expected: Mark) -> None:
    """Headers give exactly the marks that they state."""
    assert expected == told(letter(**headers)).marks & ~Mark.EMPTY


def test_private_word_beside_a_list() -> None:
    """A message from a person to a person bears no mark, though both know each other from a list."""
    assert told(letter(Subject="[tea] hello off the list", Reply_To="ada@example.org")).marks == Mark(0)
