"""Hard keys and account names."""

from __future__ import annotations

import pytest

from goodterms.people.keys import Key, account_of_name, hard_key, mail_parts, profile_key, says_little, stem
from goodterms.words import Handle


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("mail", "Ann@Example.com", Key("mail", "ann@example.com")),
        ("mail", "ann+club@example.com", Key("mail", "ann@example.com")),
        ("mail", "ann at example.com", Key("mail", "ann@example.com")),
        ("mail", "7+kim@users.noreply.github.com", Key("mail", "kim@users.noreply.github.com")),
        ("mail", "kim@users.noreply.github.com", Key("mail", "kim@users.noreply.github.com")),
        ("mail", "/O=EXAMPLE/OU=X/CN=RECIPIENTS/CN=KKEEN", Key("mail", "/o=example/ou=x/cn=recipients/cn=kkeen")),
        ("mail", "no-reply@example.com", None),
        ("mail", "devnull@localhost", None),
        ("mail", "root@laptop.(none)", None),
        ("mail", "nonsense", None),
        ("phone", "+1 202 555 0148", Key("phone", "+12025550148")),
        ("phone", "555 0148", None),
        ("whatsapp", "12025550148@s.whatsapp.net", Key("phone", "+12025550148")),
        ("linkedin", "https://www.linkedin.com/in/Ann-Lee/", Key("linkedin", "/in/ann-lee")),
        ("url", "https://github.com/AnnLee", Key("url", "github.com/annlee")),
        ("url", "https://de.linkedin.com/in/ann-lee", Key("linkedin", "/in/ann-lee")),
        ("url", "https://example.com", None),
        ("skype", "live:ann", Key("skype", "live:ann")),
        ("name", "Ann Lee", None),
    ],
)
def test_hard_key(kind: str, value: str, expected: Key | None) -> None:
    """One account has one key in every spelling; what reaches nobody in particular has none."""
    assert hard_key(Handle(kind, value)) == expected


def test_local_phone_with_a_region() -> None:
    """A number without + is a key once the country is known."""
    assert hard_key(Handle("phone", "020 7946 0958"), "GB") == Key("phone", "+442079460958")


@pytest.mark.parametrize(
    ("address", "account", "host"),
    [
        ("kelly.keen@firm.example", "kellykeen", "firm.example"),
        ("kelly_keen+x@gmail.com", "kellykeen", ""),
        ("12345+Kelly-Keen@users.noreply.github.com", "kellykeen", ""),
        ("/o=example/cn=recipients/cn=kkeen", "kkeen", ""),
        ("noreply@firm.example", "", "firm.example"),
    ],
)
def test_mail_parts(address: str, account: str, host: str) -> None:
    """The account has no separators and tags; a domain that anybody may use is no host."""
    mail = mail_parts(address)
    assert (mail.account, mail.host) == (account, host)


def test_account_of_name() -> None:
    """A display name of one word may be an account's, others not."""
    assert [account_of_name(name) for name in ("kkeen-77", "Kelly Keen", "x", "k@example.com")] == [
        "kkeen77",
        "",
        "",
        "",
    ]


def test_stem_and_what_says_little() -> None:
    """Digits at the ends do not count, unless an account is a long number alone."""
    assert stem("77kkeen01") == "kkeen"
    assert [says_little(a) for a in ("mail", "ab1", "kkeen", "1234567")] == [True, True, False, False]


def test_a_page_is_no_profile() -> None:
    """A bare site names no account."""
    assert profile_key("example.com") is None
