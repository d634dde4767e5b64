"""What to type into a mail program so that it sends by the gate."""

from __future__ import annotations

from pathlib import Path
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
    """What a mail program needs to know. ``certificate``: the file of the gate's own."""

    port: int
    login: str
    password: str
    fingerprint: str
    certificate: Path


def provider_of(address: str) -> Provider | None:
    """The provider of an address, when its domain tells."""
    return PROVIDERS.get(address.rpartition("@")[2].lower())


def port_of(tls: str) -> int:
    """The usual port."""
    return PORTS[tls]


def usual_tls(port: int | None) -> str:
    """How the way is kept private where a port tells; "" where it does not."""
    return next((tls for tls, usual in PORTS.items() if usual == port and tls != "none"), "")


def lines(told: Login) -> dict[str, list[str]]:
    """What to do, by program."""
    port, login = told.port, told.login
    fields = f"Server localhost, port {port}, STARTTLS, normal password, user name {login}."
    return {
        "Thunderbird": [
            "Settings, Account Settings, Outgoing Server (SMTP), Add; then choose it in the settings of your account.",
            fields,
            "At the first message it asks for the password, and shows the certificate: confirm it, once.",
        ],
        "Apple Mail": [
            "Settings, Accounts, Server Settings, Outgoing Mail Account, Edit SMTP Server List, +.",
            fields,
            "Turn off Automatically manage connection settings, and turn on Use TLS/SSL. When it says that it cannot",
            "verify the server: Show Certificate, Always trust.",
        ],
        "Outlook (classic)": [
            "File, Account Settings, Change, More Settings. Outgoing Server: it requires authentication, log on using",
            "the user name and the password above. Advanced: this port, encrypted connection STARTTLS.",
            fields,
            f"So that it trusts the gate: open {told.certificate}, Install Certificate, Trusted Root Certification",
            "Authorities. The new Outlook sends from Microsoft's own servers, and never passes the gate.",
        ],
        "mutt": [
            f'set from = "{login}"',
            f'set smtp_url = "smtp://{login.replace("@", "%40")}@localhost:{port}/"',
            f'set certificate_file = "{told.certificate}"',
            "set ssl_force_tls = yes",
            "# mutt shows only the last line of a refusal. For all of it send by msmtp:",
            '# set sendmail = "msmtp -a goodterms"',
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
            "# and the password above: password …, or passwordeval with your keyring's command",
        ],
    }
