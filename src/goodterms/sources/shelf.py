"""The sources there are, by name; each is loaded when it is used. A new source is a file and a line here."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from goodterms.sources.protocol import Source

SHELF = {
    "mail": "goodterms.sources.mail:Mail",
    "linkedin": "goodterms.sources.linkedin:LinkedIn",
    "vcard": "goodterms.sources.vcard:VCard",
    "ics": "goodterms.sources.ics:Ics",
    "skype": "goodterms.sources.skype:Skype",
    "telegram": "goodterms.sources.telegram:Telegram",
    "telegram-pages": "goodterms.sources.telegram_pages:TelegramPages",
    "whatsapp": "goodterms.sources.whatsapp:WhatsApp",
    "whatsapp-database": "goodterms.sources.whatsapp_base:WhatsAppBase",
    "sms": "goodterms.sources.sms_backup:SmsBackup",
    "facebook": "goodterms.sources.facebook:Facebook",
    "signal": "goodterms.sources.signal:Signal",
    "imessage": "goodterms.sources.imessage:IMessage",
    "slack": "goodterms.sources.slack:Slack",
    "googlechat": "goodterms.sources.google_chat:GoogleChat",
    "x": "goodterms.sources.x_archive:XArchive",
    "hangouts": "goodterms.sources.hangouts:Hangouts",
    "discord": "goodterms.sources.discord:Discord",
    "voice": "goodterms.sources.voice:GoogleVoice",
    "monica": "goodterms.sources.monica:Monica",
    "csv": "goodterms.sources.table:Table",
}
"""Name (``--as``) to "module:Class"."""


class NoSuchSource(Exception):
    """A name that stands on no shelf; the text names those that do."""


def names() -> tuple[str, ...]:
    """The names of all sources, in the order of the shelf."""
    return tuple(SHELF)


def load(name: str) -> Source:
    """The source of that name.

    Raises:
        NoSuchSource: there is none.
    """
    if name not in SHELF:
        raise NoSuchSource(f"There is no source called {name!r}. Use one of: {', '.join(SHELF)}.")
    module, _, thing = SHELF[name].partition(":")
    return cast("Source", getattr(import_module(module), thing)())


def labels() -> dict[str, str]:
    """What each source reads, in the user's words, by name."""
    return {name: load(name).label for name in SHELF}
