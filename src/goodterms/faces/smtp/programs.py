"""What to type into a mail program so that it sends by the gate."""

from __future__ import annotations

from typing import NamedTuple

from goodterms.desk.outgoing.accounts import PORTS


class Provider(NamedTuple):
    """Where a provider takes mail, as its own help pages say."""

    host: str
    tls: str


PROVIDERS = {
    "gmail.com": Provider("smtp.gmail.com", "starttls"),
    "googlemail.com": Provider("smtp.gmail.com", "starttls"),
    "icloud.com": Provider("smtp.mail.me.com", "starttls"),
    "me.com": Provider("smtp.mail.me.com", "starttls"),
    "yahoo.com": Provider("smtp.mail.yahoo.com", "tls"),
    "aol.com": Provider("smtp.aol.com", "tls"),
    "fastmail.com": Provider("smtp.fastmail.com", "tls"),
    "gmx.com": Provider("mail.gmx.com", "starttls"),
    "gmx.de": Provider("mail.gmx.net", "starttls"),
    "gmx.net": Provider("mail.gmx.net", "starttls"),
    "web.de": Provider("smtp.web.de", "starttls"),
    "t-online.de": Provider("securesmtp.t-online.de", "tls"),
    "posteo.de": Provider("posteo.de", "starttls"),
    "mailbox.org": Provider("smtp.mailbox.org", "starttls"),
    "zoho.com": Provider("smtp.zoho.com", "tls"),
}
"""Offered by the domain of an address; whoever's provider is not here types what its help page says."""


class Login(NamedTuple):
    """What a mail program needs to know."""

    port: int
    login: str
    password: str
    fingerprint: str


def provider_of(address: str) -> Provider | None:
    """The provider of an address, when its domain tells."""
    return PROVIDERS.get(address.rpartition("@")[2].lower())


def port_of(tls: str) -> int:
    """The usual port."""
    return PORTS[tls]


def lines(told: Login) -> dict[str, list[str]]:
    """What to do, by program."""
    port, login = told.port, told.login
    fields = [f"server localhost, port {port}, STARTTLS, normal password, user name {login}"]
    return {
        "Thunderbird": [
            "Settings, Outgoing Server (SMTP), Add:",
            *fields,
            "At the first message it shows the certificate of Goodterms on this machine: confirm it once.",
        ],
        "Apple Mail": [
            "Settings, Accounts, Server Settings, Outgoing Mail Account, Edit SMTP Server List, +:",
            *fields,
        ],
        "Outlook (classic)": [
            "File, Account Settings, Change, More Settings: Outgoing Server asks for a login; Advanced: this port.",
            *fields,
        ],
        "mutt": [
            f'set smtp_url = "smtp://{login.replace("@", "%40")}@localhost:{port}/"',
            "set ssl_force_tls = yes",
        ],
        "msmtp": [
            "account goodterms",
            "host localhost",
            f"port {port}",
            "auth on",
            "tls on",
            f"tls_fingerprint {told.fingerprint}",
            f"user {login}",
            f"from {login}",
        ],
    }
