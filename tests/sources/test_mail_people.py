"""Who takes part in a message."""

from __future__ import annotations

import pytest

from goodterms.words import Role
from sources.mail_samples import letter, told

ME, LIST = "bo@example.net", "tea@lists.example"


def people(raw: bytes) -> list[tuple[str, str]]:
    """Role and address of everyone, in order."""
    return [(str(each.role), each.handle.value) for each in told(raw).participants]


def test_every_role() -> None:
    """Sender, recipients, and the mailbox it was delivered to have their roles."""
    raw = letter(
        Cc="cy@example.com", Bcc="di@example.com", Delivered_To="BO@example.net", X_Original_To="bo+tea@example.net"
    )
    assert people(raw) == [
        ("from", "ada@example.org"),
        ("to", ME),
        ("cc", "cy@example.com"),
        ("bcc", "di@example.com"),
        ("delivered", ME),
        ("delivered", "bo+tea@example.net"),
    ]


def test_each_once() -> None:
    """Somebody in To and Cc is there once."""
    assert people(letter(Cc=f"{ME}, Bo <BO@EXAMPLE.NET>"))[1:] == [("to", ME)]


def test_decoded_names() -> None:
    """Encoded display names are decoded."""
    raw = letter(From="=?utf-8?q?J=C3=BCrgen_Bl=C3=BCm?= <jb@example.org>")
    sender = told(raw).sender
    assert sender is not None
    assert sender.name == "Jürgen Blüm"


@pytest.mark.parametrize(
    "headers",
    [
        {"List_Post": f"<mailto:{LIST}>"},
        {"List_Id": "Tea lovers <tea.lists.example>"},
        {"X_Mailing_List": f"<{LIST}> archive/latest/1"},
        {"X_BeenThere": LIST},
        {"Mailing_List": f"list {LIST}; contact tea-owner@lists.example"},
        {"Mailing_List": "contact tea-help@lists.example; run by ezmlm"},
        {"Sender": "owner-tea@lists.example"},
        {"Sender": "tea-bounces+bo=example.net@lists.example"},
        {"Sender": LIST, "Precedence": "bulk"},
    ],
)
def test_list_stands_as_list(headers: dict[str, str]) -> None:
    """The address of a list among the recipients is a list, not a recipient, whatever header shows it."""
    assert people(letter(To=f"{LIST}, {ME}", **headers)) == [("from", "ada@example.org"), ("list", LIST), ("to", ME)]


def test_list_unseen() -> None:
    """A list that named itself only in its own header is a participant too."""
    assert ("list", LIST) in people(letter(List_Post=f"<mailto:{LIST}>"))


def test_announcements_have_no_list_address() -> None:
    """A newsletter's List-Id makes nobody a list."""
    assert people(letter(List_Id="<news.shop.example>", List_Post="NO")) == [("from", "ada@example.org"), ("to", ME)]


@pytest.mark.parametrize(
    "headers",
    [
        {"Reply_To": "Ada Quill <ada@example.org>"},
        {"X_Original_From": "Ada Quill <ada@example.org>", "Reply_To": LIST},
        {"Cc": "Ada Quill <ada@example.org>"},
    ],
)
def test_list_in_the_senders_name(headers: dict[str, str]) -> None:
    """Where a list writes itself into From, the author is found in the headers it leaves."""
    found = told(letter(From=f"Ada Quill via Tea <{LIST}>", To=LIST, List_Post=f"<mailto:{LIST}>", **headers))
    assert found.sender is not None
    assert (found.sender.value, found.sender.name) == ("ada@example.org", "Ada Quill")


def test_service_in_the_senders_name() -> None:
    """A service that writes for somebody is no list: the sender stays the service."""
    found = told(letter(From="Ada Quill via Signatures <noreply@sign.example>", Reply_To="ada@example.org"))
    assert found.sender is not None
    assert found.sender.value == "noreply@sign.example"


def test_pipermail() -> None:
    """Addresses of list archives, written with at, are addresses."""
    assert people(letter(From="ada at example.org (Ada Quill)", without="To")) == [("from", "ada@example.org")]


def test_no_from() -> None:
    """Without From the sender is who stands in Sender or Return-Path; a From without address is a name."""
    assert people(letter(without="From", Return_Path="<ada@example.org>"))[0] == ("from", "ada@example.org")
    found = told(letter(From="Ada Quill"))
    assert [(each.handle.kind, each.handle.value) for each in found.participants if each.role is Role.FROM] == [
        ("name", "Ada Quill")
    ]
