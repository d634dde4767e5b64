"""How to get each export, in a few words: what it is, where it is had, and what to choose on the page then."""

from __future__ import annotations

from typing import NamedTuple


class Export(NamedTuple):
    """One program or service, where it gives its history, and what is brought in of it."""

    what: str
    where: str
    then: str


EXPORTS = (
    Export("Gmail", "takeout.google.com, only Mail; it takes some hours", "the zip, or the .mbox in it"),
    Export("Thunderbird", "the Mail and ImapMail folders of your profile", "the folder, while Thunderbird is closed"),
    Export("Apple Mail", "Mailbox > Export Mailbox…, for the inbox and for Sent", "the folders"),
    Export("Outlook", "drag mails into a folder as .eml, or convert a .pst with readpst -r", "the folder"),
    Export("mutt, Dovecot, mbsync", "your Maildir or mbox", "the folder"),
    Export("LinkedIn", "Settings > Data privacy > Get a copy of your data, the larger one; it takes a day", "the zip"),
    Export("WhatsApp", "in the chat: Export chat, without media, with each who matters", "the files, names unchanged"),
    Export("Telegram", "Telegram Desktop: Settings > Advanced > Export Telegram data, as JSON", "result.json"),
    Export("Skype", "the tar you asked Skype for; Skype closed in 2025", "the tar"),
    Export("Address book", "iCloud, Google Contacts or your phone: export as vCard", "the .vcf"),
    Export("Calendar", "Google Calendar: Settings > Export; Apple Calendar: File > Export", "the .ics, or the zip"),
    Export("Anything else", "a table with name,email or with date,from,to,text", "the .csv"),
)
