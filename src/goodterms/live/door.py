"""Where a server is and how the way there is kept private."""

from __future__ import annotations

import ssl
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import ip_address

PATIENCE = 60.0
"""Seconds until an answer."""


@dataclass(frozen=True, slots=True)
class Door:
    """``tls``: "tls" from the first byte, "starttls" after a plain greeting, "none" for this very machine only."""

    host: str
    port: int
    tls: str = "tls"
    patience: float = PATIENCE

    @property
    def says(self) -> str:
        """As the user knows it."""
        return f"{self.host} (port {self.port})"


@dataclass(frozen=True, slots=True, repr=False)
class Key:
    """What opens a door. ``token``: the secret is a token of OAuth and no password. Its repr shows nothing of it."""

    user: str
    secret: str
    token: bool = False

    def __repr__(self) -> str:
        return f"Key({self.user!r})"


def is_here(host: str) -> bool:
    """Whether a host is this very machine."""
    if host in {"localhost", "localhost.localdomain"}:
        return True
    with suppress(ValueError):
        return ip_address(host.strip("[]")).is_loopback
    return False


def trust() -> ssl.SSLContext:
    """What this system trusts; nothing else is. Reading all of it takes longer than a look at nothing new."""
    return ssl.create_default_context()
