"""Writes the small village as its owner's exports: mail as an mbox, LinkedIn as its archive."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime
from hashlib import blake2b
from pathlib import Path

from goodterms.village import small
from goodterms.village.small import MAIL_LIST, NEIGHBOURS, OWNER, STRANGERS, Said
from goodterms.words import DAY


def write(folder: Path, now: int) -> list[Path]:
    """Writes ``mail.mbox`` and ``linkedin.zip`` as of a moment (UTC seconds) and returns their paths."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return [_mbox(folder / "mail.mbox", now), _archive(folder / "linkedin.zip", now)]


def _mbox(path: Path, now: int) -> Path:
    known: dict[tuple[str, str], str] = {}
    with path.open("wb") as file:
        for said in sorted(small.mails(), key=lambda one: -one.ago):
            mail = _mail(said, now, known)
            file.write(b"From 1@xxx Thu Jan 01 00:00:00 +0000 1970\n" + mail.as_bytes() + b"\n\n")
    path.chmod(0o600)
    return path


def _mail(said: Said, now: int, known: dict[tuple[str, str], str]) -> EmailMessage:
    moment = now - int(said.ago * DAY)
    them = next(((n.name, n.mail) for n in NEIGHBOURS if n.name == said.who), ("Shop Offers", "offers@shop.example"))
    sender, to = (OWNER, them) if said.out else (them, MAIL_LIST if said.to_list else OWNER)
    mail = EmailMessage()
    mail["From"], mail["To"] = (f"{name} <{address}>" for name, address in (sender, to))
    mail["Subject"] = said.subject or "The hall"
    mail["Date"] = format_datetime(datetime.fromtimestamp(moment, UTC))
    mail["Message-ID"] = f"<{_id(f'{said.who}{said.ago}{said.out}')}@village.example>"
    mail["X-Gmail-Labels"] = "Sent" if said.out else "Inbox"
    bare = said.subject.removeprefix("Re: ")
    if said.out and (said.who, bare) in known:
        mail["In-Reply-To"] = mail["References"] = known[said.who, bare]
    known[said.who, bare] = mail["Message-ID"]
    if said.to_list:
        mail["List-Id"], mail["List-Post"] = "<builders.lists.example.org>", f"<mailto:{MAIL_LIST[1]}>"
    if not said.who:
        mail["List-Unsubscribe"] = "<mailto:leave@shop.example>"
    mail.set_content(said.text)
    return mail


def _archive(path: Path, now: int) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        first, last = OWNER[0].split()
        archive.writestr("Profile.csv", _csv([["First Name", "Last Name"], [first, last]]))
        archive.writestr("Connections.csv", _connections(now))
        archive.writestr("messages.csv", _messages(now))
    path.chmod(0o600)
    return path


def _connections(now: int) -> str:
    header = ["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"]
    rows = [
        [*someone.name.split(), url(someone.name), someone.mail, someone.company, someone.position,
         f"{_moment(now, someone.connected):%d %b %Y}"]
        for someone in (*NEIGHBOURS, *STRANGERS)
        if someone.connected is not None
    ]  # fmt: skip
    notes = 'Notes:\n"When exporting your connection data, you may notice that some addresses are missing."\n\n'
    return notes + _csv([header, *rows])


def _messages(now: int) -> str:
    header = [
        "CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS",
        "DATE", "SUBJECT", "CONTENT", "FOLDER", "IS MESSAGE DRAFT", "IS CONVERSATION DRAFT",
    ]  # fmt: skip
    rows = []
    for said in sorted(small.linkedin(), key=lambda one: one.ago):
        sender, to = (OWNER[0], said.who) if said.out else (said.who, OWNER[0])
        when = f"{_moment(now, said.ago):%Y-%m-%d %H:%M:%S} UTC"
        rows.append([
            f"2-{_id(said.who)}==", "", sender, url(sender), to, url(to), when, "", said.text, "INBOX", "No", "No",
        ])  # fmt: skip
    return _csv([header, *rows])


def url(name: str) -> str:
    """An invented profile."""
    return f"https://www.linkedin.com/in/{name.lower().replace(' ', '-')}-of-the-village-example"


def _moment(now: int, ago: float) -> datetime:
    return datetime.fromtimestamp(now - int(ago * DAY), UTC)


def _id(text: str) -> str:
    return blake2b(text.encode(), digest_size=8).hexdigest()


def _csv(rows: Sequence[Sequence[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()
