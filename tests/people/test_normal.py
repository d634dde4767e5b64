"""Normal forms of handles."""

from __future__ import annotations

import pytest

from goodterms.people.normal import normal
from goodterms.words import Handle


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Ann@Example.COM", "ann@example.com"),
        ("ann+club@example.com", "ann@example.com"),
        ("Ann.Lee+club@Googlemail.com", "annlee@gmail.com"),
        ("ann.lee@example.com", "ann.lee@example.com"),
        ("ann at example.com", "ann@example.com"),
        ("ann (at) example (dot) com", "ann@example.com"),
        ("<'ann@example.com'>.;", "ann@example.com"),
        ("\u201cann@example.com\u201d", "ann@example.com"),
        ("mailto:ann%2Bclub@example.com", "ann@example.com"),
        ("+club@example.com", "+club@example.com"),
        ("ann@B\u00dcCHER.example", "ann@xn--bcher-kva.example"),
        ("ann@xn--bcher-kva.example", "ann@xn--bcher-kva.example"),
        ("prvs=0123abcdef=ann@example.com", "ann@example.com"),
        ("/O=Example/CN=Ann Lee", "/o=example/cn=ann lee"),
        ("@", ""),
        ("@example.com", ""),
        ("ann@", ""),
        ("  ", ""),
        ("", ""),
    ],
)
def test_mail(value: str, expected: str) -> None:
    """Spellings of one mail address have one form; dots matter except at Gmail."""
    assert normal(Handle("mail", value)) == expected


@pytest.mark.parametrize(
    ("value", "region", "expected"),
    [
        ("+44 (0)20 7946 0958", None, "+442079460958"),
        ("020 7946 0958", "GB", "+442079460958"),
        ("020 7946 0958", "gb", "+442079460958"),
        ("020 7946 0958", None, "local:02079460958"),
        ("tel:+44-20-7946-0958;ext=12", None, "+442079460958"),
        ("\uff0b44 20 7946 0958", None, "+442079460958"),
        ("+1 12", None, "+112"),
        ("none", "GB", ""),
        ("", None, ""),
    ],
)
def test_phone(value: str, region: str | None, expected: str) -> None:
    """Numbers become E.164; without a region a number without + stays local."""
    assert normal(Handle("phone", value), region) == expected


def test_whatsapp_number_is_a_phone_number() -> None:
    """WhatsApp's own id and a written number are one."""
    assert normal(Handle("whatsapp", "442079460958@s.whatsapp.net")) == normal(Handle("whatsapp", "+44 20 7946 0958"))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("https://www.linkedin.com/in/Ann-Lee-12a/", "/in/ann-lee-12a"),
        ("http://de.linkedin.com/in/ann-lee-12a/en?trk=x#y", "/in/ann-lee-12a"),
        ("www.linkedin.com/in/ann-l%C3%A9e", "/in/ann-l\u00e9e"),
        ("/in/ann-lee-12a", "/in/ann-lee-12a"),
        ("ann-lee-12a", "/in/ann-lee-12a"),
        ("https://www.linkedin.com/pub/ann-lee/1/2b/33", "/pub/ann-lee/1/2b/33"),
        ("https://www.linkedin.com/company/example", "/company/example"),
        ("https://www.linkedin.com/", ""),
        ("", ""),
    ],
)
def test_linkedin(value: str, expected: str) -> None:
    """Addresses of one profile have one form."""
    assert normal(Handle("linkedin", value)) == expected


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("skype", "8:live:Ann.Lee", "live:ann.lee"),
        ("skype", "ann.lee", "ann.lee"),
        ("skype", "skype:ann.lee?chat", "ann.lee"),
        ("name", "  Ann \u00a0 LEE\n", "ann lee"),
        ("name", "Stra\u00dfe", "strasse"),
        ("name", "A\u0301nn", "\u00e1nn"),
        ("telegram", "@AnnLee", "annlee"),
        ("pager", " Ann ", "ann"),
        ("name", "   ", ""),
    ],
)
def test_other_kinds(kind: str, value: str, expected: str) -> None:
    """Names fold case and white space; account names lose what the service puts before them."""
    assert normal(Handle(kind, value)) == expected


def test_normal_form_is_its_own_normal_form() -> None:
    """Taking the form of a form changes nothing."""
    for kind, value in [
        ("mail", "Ann.Lee+x@gmail.com"),
        ("linkedin", "https://linkedin.com/in/Ann"),
        ("skype", "8:Ann"),
    ]:
        once = normal(Handle(kind, value))
        assert normal(Handle(kind, once)) == once


def test_display_name_plays_no_part() -> None:
    """The name seen beside a handle does not change its form."""
    assert normal(Handle("mail", "ann@example.com", "Ann")) == normal(Handle("mail", "ann@example.com", "Lee"))
