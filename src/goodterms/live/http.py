"""Asking a web server, bounded and over one connection to each host: what CardDAV, CalDAV and OAuth need, no more."""

from __future__ import annotations

import http.client
import ssl
from base64 import b64encode
from collections.abc import Mapping
from contextlib import suppress
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from goodterms.live.broken import NotLetIn, NotReached, NotTrusted, Strange, plainly, words
from goodterms.live.door import PATIENCE, Key, is_here, trust

LARGEST = 1 << 26
"""Bytes of the largest answer (64 MiB): an address book of 100,000 cards without pictures has some 40 MB."""

TURNS = 5
"""How often a server may send us on."""

MOVED = {301, 302, 303, 307, 308}
BUSY = {429, 502, 503, 504}


class Answer(NamedTuple):
    """``url``: where it came from in the end."""

    status: int
    headers: Mapping[str, str]
    content: bytes
    url: str


class Web:
    """Asks servers for one user. The key goes to no host but the one that was named, and to its siblings by TLS."""

    def __init__(
        self, url: str, key: Key | None, safe: ssl.SSLContext | None = None, patience: float = PATIENCE
    ) -> None:
        self.url = url
        self.host = urlsplit(url).hostname or ""
        self._key = key
        self._safe = safe
        self._patience = patience
        self._open: dict[tuple[str, str], http.client.HTTPConnection] = {}

    def ask(self, method: str, url: str, content: bytes = b"", headers: Mapping[str, str] | None = None) -> Answer:
        """One question and its answer, wherever the server sends us on to. ``url``: whole, or from where we began.

        Raises:
            CannotFollow: nobody is there, nobody vouches for it, it does not let us in, or it is no web server.
        """
        url = urljoin(self.url, url)
        for _ in range(TURNS):
            answer = self._once(method, url, content, dict(headers or {}))
            if answer.status not in MOVED or "location" not in answer.headers:
                return self._checked(answer)
            url = urljoin(url, answer.headers["location"])
        raise Strange(f"{self.host} sends us on and on.")

    def close(self) -> None:
        """Closes what is open."""
        for link in self._open.values():
            link.close()
        self._open.clear()

    def _checked(self, answer: Answer) -> Answer:
        if answer.status in {401, 403} and self._key is not None and (answer.status == 401 or not answer.content):
            raise NotLetIn(f"{self.host} does not let {self._key.user} in: the user name or password is wrong.")
        if answer.status in BUSY:
            raise NotReached(f"{self.host} has no time for us just now ({answer.status}).")
        return answer

    def _once(self, method: str, url: str, content: bytes, headers: dict[str, str]) -> Answer:
        parts = urlsplit(url)
        host = parts.hostname or ""
        self._may(parts.scheme, host)
        if self._key is not None:
            headers["Authorization"] = _authorization(self._key)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        at = f"{parts.scheme}://{parts.netloc}"
        with plainly(host):
            try:
                return self._asked(parts.scheme, parts.netloc, (method, path, content, headers), url)
            except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
                self._drop(parts.scheme, parts.netloc)  # one that was kept open was closed meanwhile
                return self._asked(parts.scheme, parts.netloc, (method, path, content, headers), url)
            except (http.client.HTTPException, ValueError) as error:
                self._drop(parts.scheme, parts.netloc)
                raise Strange(f"{at} answers in a way that HTTP does not know ({words(error)}).") from error
            except OSError:
                self._drop(parts.scheme, parts.netloc)
                raise

    def _asked(self, scheme: str, netloc: str, what: tuple[str, str, bytes, dict[str, str]], url: str) -> Answer:
        method, path, content, headers = what
        link = self._link(scheme, netloc)
        link.request(method, path, body=content or None, headers=headers | {"User-Agent": "goodterms"})
        with link.getresponse() as response:
            found = response.read(LARGEST + 1)
            if len(found) > LARGEST:
                self._drop(scheme, netloc)
                raise Strange(f"{netloc} answers with more than anybody could have asked for.")
            return Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, found, url)

    def _link(self, scheme: str, netloc: str) -> http.client.HTTPConnection:
        if (scheme, netloc) not in self._open:
            if scheme == "https":
                made: http.client.HTTPConnection = http.client.HTTPSConnection(
                    netloc, timeout=self._patience, context=self._safe or trust()
                )
            else:
                made = http.client.HTTPConnection(netloc, timeout=self._patience)
            self._open[scheme, netloc] = made
        return self._open[scheme, netloc]

    def _drop(self, scheme: str, netloc: str) -> None:
        link = self._open.pop((scheme, netloc), None)
        if link is not None:
            with suppress(OSError):
                link.close()

    def _may(self, scheme: str, host: str) -> None:
        """Refuses to go where the key could be read by others."""
        if scheme == "http" and is_here(host) and is_here(self.host):
            return
        if scheme != "https":
            raise NotTrusted(f"{self.host} wants to go on without TLS, where anybody on the way could read along.")
        if host != self.host and self._key is not None and not _siblings(host, self.host):
            raise NotTrusted(
                f"{self.host} sends us on to {host}, which is another server. Name that one if you trust it."
            )


def _siblings(one: str, other: str) -> bool:
    """Whether two hosts have the same parent: ``contacts.icloud.com`` and ``p42-contacts.icloud.com``."""
    parent = other.partition(".")[2]
    return parent.count(".") >= 1 and one.partition(".")[2] == parent


def _authorization(key: Key) -> str:
    if key.token:
        return f"Bearer {key.secret}"
    return f"Basic {b64encode(f'{key.user}:{key.secret}'.encode()).decode('ascii')}"
