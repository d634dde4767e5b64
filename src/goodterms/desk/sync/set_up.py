"""Adding a source: what is not said is known of the provider, and the key is tried before anything is kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from goodterms.desk import me
from goodterms.desk.naming import typed
from goodterms.desk.sync import followed, stand
from goodterms.desk.sync.followed import TLS, Source
from goodterms.desk.sync.keys import key_from
from goodterms.desk.trouble import Trouble, plainly
from goodterms.live.broken import CannotFollow
from goodterms.record import opened
from goodterms.record.followed import forget_source
from goodterms.record.opened import transaction


class Provider(NamedTuple):
    """Where a provider serves mail, address books and calendars, as its own help pages say; "" where it does not."""

    imap: str
    carddav: str = ""
    caldav: str = ""


PROVIDERS = {
    "gmail.com": Provider("imap.gmail.com"),
    "googlemail.com": Provider("imap.gmail.com"),
    "icloud.com": Provider("imap.mail.me.com", "https://contacts.icloud.com", "https://caldav.icloud.com"),
    "me.com": Provider("imap.mail.me.com", "https://contacts.icloud.com", "https://caldav.icloud.com"),
    "yahoo.com": Provider(
        "imap.mail.yahoo.com", "https://carddav.address.yahoo.com", "https://caldav.calendar.yahoo.com"
    ),
    "aol.com": Provider("imap.aol.com"),
    "fastmail.com": Provider("imap.fastmail.com", "https://carddav.fastmail.com", "https://caldav.fastmail.com"),
    "gmx.com": Provider("imap.gmx.com", "https://carddav.gmx.com", "https://caldav.gmx.com"),
    "gmx.de": Provider("imap.gmx.net", "https://carddav.gmx.net", "https://caldav.gmx.net"),
    "gmx.net": Provider("imap.gmx.net", "https://carddav.gmx.net", "https://caldav.gmx.net"),
    "web.de": Provider("imap.web.de", "https://carddav.web.de", "https://caldav.web.de"),
    "t-online.de": Provider("secureimap.t-online.de"),
    "posteo.de": Provider("posteo.de", "https://posteo.de:8843", "https://posteo.de:8443"),
    "mailbox.org": Provider("imap.mailbox.org", "https://dav.mailbox.org", "https://dav.mailbox.org"),
    "zoho.com": Provider("imap.zoho.com", "https://contacts.zoho.com", "https://calendar.zoho.com"),
    "outlook.com": Provider("outlook.office365.com"),
    "hotmail.com": Provider("outlook.office365.com"),
}
"""Offered by the domain of an address; whoever's provider is not here types what its help page says."""


def provider_of(address: str) -> Provider | None:
    """The provider of an address, when its domain tells."""
    return PROVIDERS.get(address.rpartition("@")[2].lower())


def filled_in(source: Source) -> Source:
    """A source with what its user's provider, kind and TLS tell; its name is its user where none was said."""
    known = provider_of(source.user) or Provider("")
    if source.kind == "imap":
        source = replace(source, host=source.host or known.imap, port=source.port or TLS.get(source.tls, 0))
    else:
        source = replace(source, url=source.url or getattr(known, source.kind, ""))
    beside = "" if source.kind == "imap" else f"-{source.kind}"
    return replace(source, name=source.name or f"{source.user}{beside}")


def set_up(home: Path, source: Source, secret: str, *, region: str | None = None, trying: bool = True) -> None:
    """Follows a source from now on. A mailbox's address is the owner's own. ``trying``: its key is tried first.

    Raises:
        Trouble: it cannot be so, its server does not let us in, or it cannot be kept. Nothing is kept then.
    """
    followed.check(source)
    if trying:
        _try(source, secret)
    known = {one.name: one for one in followed.sources(home)}
    if source.name in known and known[source.name].kind != source.kind:
        raise Trouble(f"There is a source {source.name!r} of another kind. Choose another --name.", 2)
    followed.add(home, source, secret)
    stand.forget(home, source.name)
    address = typed(source.user)
    if source.kind == "imap" and address is not None and address.kind == "mail":
        me.add(home, source.user, region=region)


def new_password(home: Path, name: str, secret: str, *, trying: bool = True) -> None:
    """Keeps another key of a source.

    Raises:
        Trouble: there is no such source, or its server does not take the key.
    """
    (source,) = followed.find(home, [name])
    if trying:
        _try(source, secret)
    followed.add(home, source, secret)
    stand.forget(home, name)


def remove(home: Path, name: str) -> None:
    """Follows a source no longer. What it brought stays, as imports that can be taken back.

    Raises:
        Trouble: there is none of that name.
    """
    followed.remove(home, name)
    stand.forget(home, name)
    if opened.record_path(home).exists():
        with plainly(), opened.writing(home) as connection, transaction(connection):
            forget_source(connection, name)


def _try(source: Source, secret: str) -> None:
    """Goes in and out again, so that what is wrong is known now and not at the first look."""
    from goodterms.desk.sync.look import entered

    try:
        entered(source, key_from(source, secret))
    except CannotFollow as error:
        raise Trouble(f"{error} Nothing was kept; --no-check keeps it all the same.") from None
