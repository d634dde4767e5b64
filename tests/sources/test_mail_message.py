"""One message parsed: the fast parser against the standard library."""

from __future__ import annotations

import base64
import email
from email import policy
from email.header import Header
from email.message import EmailMessage
from email.utils import formataddr, getaddresses

import fast_mail_parser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms.sources import mail_message
from goodterms.sources.mail_address import Address, addresses
from goodterms.sources.mail_message import parse, parse_slowly
from sources.mail_samples import letter, parsed

WORDS = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=12)
NAMES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
LOCALS = st.from_regex(r"[a-z][a-z0-9._+-]{0,12}[a-z0-9]", fullmatch=True).filter(lambda text: ".." not in text)
PEOPLE = st.lists(st.tuples(NAMES, LOCALS.map(lambda local: f"{local}@example.org")), min_size=1, max_size=4)


@given(
    PEOPLE, PEOPLE, NAMES, st.lists(NAMES, max_size=6).map("\n".join), st.sampled_from(["quoted-printable", "base64"])
)
def test_as_the_standard_library(
    sender: list[tuple[str, str]], to: list[tuple[str, str]], subject: str, body: str, kind: str
) -> None:
    """On any well-formed message the fast parser and the standard library agree on people, subject, id and text."""
    unfolded = policy.default.clone(max_line_length=100_000)  # folding glues encoded names and addresses together
    mail = EmailMessage(unfolded)
    mail["From"] = ", ".join(
        formataddr((Header(name, "utf-8", maxlinelen=100_000).encode(), box)) for name, box in sender[:1]
    )
    mail["To"] = ", ".join(formataddr((Header(name, "utf-8", maxlinelen=100_000).encode(), box)) for name, box in to)
    mail["Subject"] = subject
    mail["Message-ID"] = "<1@example.org>"
    mail.set_content(body, cte=kind)
    raw = mail.as_bytes()
    fast, slow = parsed(raw), parse_slowly(raw)
    assert slow is not None
    assert [each.address for each in fast.sender] == [each.address for each in slow.sender]
    assert fast.to == slow.to
    assert " ".join(fast.subject.split()) == " ".join(slow.subject.split())
    assert fast.plain.split() == slow.plain.split()
    assert fast.headers["message-id"] == slow.headers["message-id"]
    oracle = email.message_from_bytes(raw)
    assert [each.address for each in fast.to] == [box for _, box in getaddresses(oracle.get_all("to", []))]


@given(st.binary(max_size=2_000))
def test_any_bytes(noise: bytes) -> None:
    """Any bytes give a message or None, by either parser."""
    for raw in (
        noise,
        letter() + noise,
        letter("", ("Content-Type", "multipart/mixed; boundary=x")) + b"--x\n" + noise,
    ):
        assert parse(raw) is None or parsed(raw).headers
        slow = parse_slowly(raw)
        assert slow is None or slow.headers


def test_second_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the fast parser gives up (broken base64), the standard library reads."""
    raw = letter("SGVsbG8!!!A\n", ("Content-Transfer-Encoding", "base64"))

    def give_up(*_args: object, **_kwargs: object) -> None:
        raise fast_mail_parser.DecodeError("broken")

    monkeypatch.setattr(mail_message, "parse_email", give_up)
    assert parsed(raw).to == [Address("bo@example.net", "Bo Lamb")]


def test_no_header() -> None:
    """Words without a header are no message."""
    assert parse(b"Only words\nand more words\n") is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Ada <Ada@Example.ORG>", [Address("ada@example.org", "Ada")]),
        ("ada@example.org, bo@example.net, eryq", [Address("ada@example.org", ""), Address("bo@example.net", "")]),
        ('"Quill, Ada" <ada@example.org>', [Address("ada@example.org", "Quill, Ada")]),
        ("ada@example.org (Ada Quill)", [Address("ada@example.org", "Ada Quill")]),
        ("ada at example.org (Ada Quill)", [Address("ada@example.org", "Ada Quill")]),
        ("'ada@example.org' <ada@example.org>", [Address("ada@example.org", "")]),
        ("undisclosed-recipients:;", []),
        ("Friends: ada@example.org, bo@example.net;", [Address("ada@example.org", ""), Address("bo@example.net", "")]),
        ("", []),
    ],
)
def test_addresses(written: str, expected: list[Address]) -> None:
    """Addresses are found as they are really written, in lower case, one bad one not hiding the others."""
    assert expected == [
        box if box.name or not expected else Address(box.address, "") for box in parsed(letter(To=written)).to
    ]


def test_lenient_names() -> None:
    """Read leniently, names before brackets and in round ones behind are found."""
    found = addresses(["Ada Quill <ada@example.org>, bo@example.net (Bo Lamb)", "cy at example.com (Cy)"])
    assert found == [
        Address("ada@example.org", "Ada Quill"),
        Address("bo@example.net", "Bo Lamb"),
        Address("cy@example.com", "Cy"),
    ]


def test_header_twice() -> None:
    """A header that stands there twice counts twice."""
    message = parsed(letter("", ("To", "cy@example.com"), ("to", "di@example.com")))
    assert {each.address for each in message.to} == {"bo@example.net", "cy@example.com", "di@example.com"}


@pytest.mark.parametrize("kind", ["text/calendar; charset=utf-8", "application/ics; name=a.ics"])
def test_calendar_method(kind: str) -> None:
    """The method of a calendar part is found, by either parser; other attachments are not looked into."""
    invite = base64.encodebytes(b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n").decode()
    attached = f"--x\nContent-Type: {kind}\nContent-Transfer-Encoding: base64\n\n{invite}--x--\n"
    parts = f"--x\nContent-Type: text/plain\n\nCome\n{attached}"
    raw = letter(parts, ("MIME-Version", "1.0"), ("Content-Type", "multipart/mixed; boundary=x"))
    slow = parse_slowly(raw)
    assert parsed(raw).method == "REQUEST"
    assert slow is not None
    assert slow.method == "REQUEST"


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252", "koi8-r", "iso-2022-jp", "x-unknown"])
def test_charsets(charset: str) -> None:
    """Text in its charset is read; in an unknown or wrong one it still comes as something."""
    words = {"koi8-r": "Привет", "iso-2022-jp": "こんにちは"}.get(charset, "Grüße")
    head = letter("", ("Content-Type", f"text/plain; charset={charset}"))
    message = parsed(head + words.encode("utf-8" if charset == "x-unknown" else charset))
    assert message.plain.strip() == words or charset == "x-unknown"
    assert message.plain
