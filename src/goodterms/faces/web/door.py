"""Who may come in: a link that works once, the cookie it is exchanged for, and the key of other programs.

Everything on disk lies in ``web/`` in the home, a folder and files that only the owner can read. A link is kept as its
hash; cookies are kept in memory, so they end with the server.
"""

from __future__ import annotations

from hashlib import sha256
from hmac import compare_digest
from pathlib import Path
from secrets import token_urlsafe

from goodterms.desk import private
from goodterms.desk.trouble import Trouble

FOLDER = "web"
LINK = "link"
KEY = "api.key"


def folder(home: Path) -> Path:
    """The private folder of the page in a home, made if it is not there.

    Raises:
        Trouble: it cannot be made.
    """
    return private.folder(home, FOLDER)


def mint(home: Path) -> str:
    """A new key for the link; whichever was given out before opens nothing any more.

    Another process may ask for it while the page is being served: the file is all they share.
    """
    key = token_urlsafe(32)
    private.write(folder(home) / LINK, _hash(key).encode())
    return key


def redeem(home: Path, key: str) -> bool:
    """Whether this is the key that was given out last; it opens once."""
    path = home / FOLDER / LINK
    try:
        if not compare_digest(path.read_text(encoding="utf-8"), _hash(key)):
            return False
        path.unlink()  # whoever comes second finds nothing here
    except FileNotFoundError:
        return False
    return True


class Door:
    """The cookies given out by this server, and the key for other programs."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._cookies: set[str] = set()
        self._key = _hash(api_key(home))

    def enter(self, key: str) -> str | None:
        """The cookie for whoever brings the key of the link; None when it opens nothing."""
        if not redeem(self._home, key):
            return None
        cookie = token_urlsafe(32)
        self._cookies.add(_hash(cookie))
        return cookie

    def knows(self, cookie: str) -> bool:
        """Whether this cookie was given out here."""
        return _hash(cookie) in self._cookies

    def is_key(self, bearer: str) -> bool:
        """Whether another program of the owner's shows the key from the private file."""
        return compare_digest(_hash(bearer), self._key)


def api_key(home: Path) -> str:
    """The key for other programs of the owner's, made once; delete the file to have another."""
    path = folder(home) / KEY
    try:
        path.chmod(0o600)
        return path.read_text(encoding="utf-8").strip() or _new_key(path)
    except FileNotFoundError:
        return _new_key(path)
    except OSError as error:
        raise Trouble(f"Cannot read {path}: {error.strerror}. Check that it belongs to you.") from error


def _new_key(path: Path) -> str:
    key = token_urlsafe(32)
    private.write(path, f"{key}\n".encode())
    return key


def _hash(text: str) -> str:
    """Secrets are compared and looked up by hash, so that nothing is learned from how long it takes."""
    return sha256(text.encode("utf-8", "surrogateescape")).hexdigest()
