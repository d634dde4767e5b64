"""Why a server could not be followed, each in one sentence for the user."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager

WORDS = 200
"""Letters of a server's own words that are passed on."""


class CannotFollow(Exception):
    """Something is between us and what lies on a server; the text says what, in one sentence."""


class NotReached(CannotFollow):
    """Nobody answers there, or not any more."""


class NotLetIn(CannotFollow):
    """The password, token or user name is not taken."""


class NotTrusted(CannotFollow):
    """Nobody vouches that this is the server."""


class Strange(CannotFollow):
    """What it answers is against its own protocol."""


class BoxClosed(CannotFollow):
    """One folder, address book or calendar is not to be had; the others may be."""


def words(said: object) -> str:
    """A server's own words, fit to be passed on: printable, short, without what could be taken for ours."""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    text = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return text[: WORDS - 1] + "…" if len(text) > WORDS else text


@contextmanager
def plainly(at: str) -> Iterator[None]:
    """Turns what goes wrong on the way to a server into one of these. ``at``: the server, as the user knows it."""
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        raise NotTrusted(
            f"The certificate of {at} is not valid ({words(error.verify_message)}), so nothing was told to it. "
            "Ask whoever runs that server, or check its name."
        ) from error
    except ssl.SSLError as error:
        raise NotReached(f"{at} does not speak TLS as it was asked to ({words(error.reason or error)}).") from error
    except TimeoutError as error:
        raise NotReached(f"{at} does not answer.") from error
    except OSError as error:
        raise NotReached(f"{at} cannot be reached: {words(error.strerror or error)}.") from error
