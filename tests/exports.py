"""Writes small invented exports in the shapes that real programs write: an mbox as Takeout does, a LinkedIn archive."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime
from functools import lru_cache
from pathlib import Path

ME = "Olive Owner <olive@example.com>"
MY_URL = "https://www.linkedin.com/in/olive-owner-example"


class _Policy(EmailPolicy):
    """The standard library's own way of writing a header, remembered: a mailbox says the same names many times."""

    @lru_cache(4096)  # noqa: B019 - there is one of it
    def header_store_parse(self, name: str, value: str) -> tuple[str, str]:
        return super().header_store_parse(name, value)


POLICY = _Policy(utf8=False)


@dataclass
class Mailbox:
    """Mail of one owner, in the order it is written."""

    mails: list[EmailMessage] = field(default_factory=list)

    def mail(  # a mail has many parts
        self, sender: str, to: str, day: str, text: str, *, subject: str = "Hello", answers: str = "", **headers: str
    ) -> str:
        """Adds one mail and returns its id. ``day``: ISO, with or without a time. In header names _ stands for -."""
        moment = datetime.fromisoformat(day).replace(tzinfo=UTC)
        mail = EmailMessage(POLICY)
        mail["From"], mail["To"], mail["Subject"] = sender, to, subject
        mail["Date"] = format_datetime(moment)
        mail["Message-ID"] = f"<{len(self.mails)}.{int(moment.timestamp())}@mail.example>"
        if answers:
            mail["In-Reply-To"] = mail["References"] = f"<{answers}>"
        mail["X-Gmail-Labels"] = "Sent" if sender == ME else "Inbox"
        for name, value in headers.items():
            del mail[name.replace("_", "-")]
            mail[name.replace("_", "-")] = value
        mail.set_content(text)
        self.mails.append(mail)
        return str(mail["Message-ID"]).strip("<>")

    def talk(self, them: str, days: list[str], *, subject: str = "The fair", text: str = "", back: str = "") -> None:
        """On each day they write and the owner answers the same day."""
        for day in days:
            asked = self.mail(
                them, ME, f"{day}T09:00", text or "I have the plans for the stand here, and the printer says yes.",
                subject=subject,
            )  # fmt: skip
            self.mail(ME, them, f"{day}T15:00", back or "Good, I will bring the banners along then.", answers=asked)

    def mbox(self, path: Path) -> Path:
        """Writes everything as an mbox (mboxrd)."""
        with path.open("wb") as file:
            for mail in self.mails:
                body = mail.as_bytes().replace(b"\nFrom ", b"\n>From ")
                file.write(b"From 1@xxx Thu Jan 01 00:00:00 +0000 1970\n" + body + b"\n\n")
        return path

    def maildir(self, path: Path) -> Path:
        """Writes everything as a Maildir."""
        for folder in ("cur", "new", "tmp"):
            (path / folder).mkdir(parents=True)
        for number, mail in enumerate(self.mails):
            kept = path / ".Sent" / "cur" if mail["X-Gmail-Labels"] == "Sent" else path / "cur"
            kept.mkdir(parents=True, exist_ok=True)
            (kept / f"1577836800.M{number}P1.host.example:2,S").write_bytes(mail.as_bytes())
        return path


@dataclass
class LinkedIn:
    """A LinkedIn archive of the owner's, as of 2024."""

    connections: list[list[str]] = field(default_factory=list)
    messages: list[list[str]] = field(default_factory=list)

    def connect(
        self, name: str, on: str, *, company: str = "Example Ltd", position: str = "Printer", mail: str = ""
    ) -> None:
        """Adds a connection. ``on``: as LinkedIn writes it, ``16 Dec 2019``."""
        first, _, last = name.partition(" ")
        self.connections.append([first, last, url(name), mail, company, position, on])

    def message(self, sender: str, to: str, when: str, text: str) -> None:
        """Adds a message. Names; the owner is ``Olive Owner``. ``when``: ``2019-12-16 18:24:37 UTC``."""
        pair = "-".join(sorted((sender, to)))
        self.messages.append([f"2-{pair}==", "", sender, url(sender), to, url(to), when, "", text, "INBOX", "No", "No"])

    def zip(self, path: Path) -> Path:
        """Writes the archive."""
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(
                "Profile.csv",
                _csv([["First Name", "Last Name", "Headline", "Summary", "Industry"], ["Olive", "Owner", "", "", ""]]),
            )
            notes = 'Notes:\n"When exporting your connection data, some email addresses may be missing."\n\n'
            header = ["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"]
            archive.writestr("Connections.csv", notes + _csv([header, *self.connections]))
            header = [
                "CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS",
                "DATE", "SUBJECT", "CONTENT", "FOLDER", "IS MESSAGE DRAFT", "IS CONVERSATION DRAFT",
            ]  # fmt: skip
            archive.writestr("messages.csv", _csv([header, *reversed(self.messages)]))
        return path


def url(name: str) -> str:
    """An invented profile."""
    return f"https://www.linkedin.com/in/{name.lower().replace(' ', '-')}-example"


def _csv(rows: list[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()
