"""Writing one card to an address book, only if it is still what was read (RFC 6352, 6.3.2; If-Match, RFC 9110)."""

from __future__ import annotations

from urllib.parse import quote, unquote, urljoin, urlsplit

from goodterms.live.broken import BoxClosed, NotReached
from goodterms.live.dav import Collection
from goodterms.live.http import Web

WRITTEN = {200, 201, 204}
REFUSED = {403, 404, 405, 409, 410, 415, 507}
CHANGED = 412


class WasChanged(Exception):
    """The card on the server is another than the one that was read; nothing was written."""


def write(web: Web, box: Collection, path: str, stamp: str, card: bytes) -> None:
    """Puts a card in the place of the one with that stamp. ``path``: its address, as `dav.contents` was asked for it.

    Raises:
        WasChanged: somebody else was quicker.
        CannotFollow: the server does not take it.
    """
    headers = {"If-Match": stamp, "Content-Type": "text/vcard; charset=utf-8"}
    answer = web.ask("PUT", urljoin(box.path, quote(path)), card, headers)
    if answer.status == CHANGED:
        raise WasChanged(path)
    if answer.status in REFUSED:
        where = unquote(urlsplit(box.path).path)
        raise BoxClosed(f"{web.host} lets nobody write to {where} ({answer.status}); nothing was changed there.")
    if answer.status not in WRITTEN:
        raise NotReached(f"{web.host} did not take a card ({answer.status}); nothing was changed there.")


def safe(stamp: str) -> bool:
    """Whether a stamp tells one writing from the next: a weak one (RFC 9110, 8.8.3) does not."""
    return stamp.startswith('"')
