"""A mailbox by the owner's own OAuth client: the owner allows it once in the browser, tokens are had from then on.

Authorization code with PKCE (RFC 6749, 7636), the answer taken at the loopback address (RFC 8252).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

from goodterms.live.broken import NotLetIn, NotReached, Strange, words
from goodterms.live.http import Answer, Web


class Endpoints(NamedTuple):
    """Where a provider asks its user, where it gives tokens, and what is asked for: mail by IMAP."""

    ask: str
    token: str
    scope: str
    more: Mapping[str, str]


ENDPOINTS = {
    "google": Endpoints(
        "https://accounts.google.com/o/oauth2/v2/auth", "https://oauth2.googleapis.com/token",
        "https://mail.google.com/", {"access_type": "offline", "prompt": "consent"},
    ),
    "microsoft": Endpoints(
        "https://login.microsoftonline.com/common/oauth2/v2.0/authorize",
        "https://login.microsoftonline.com/common/oauth2/v2.0/token",
        "https://outlook.office.com/IMAP.AccessAsUser.All offline_access", {},
    ),
}  # fmt: skip
"""As the providers document them for installed programs."""


class Client(NamedTuple):
    """The owner's own client at a provider. ``secret``: "" where it has none (Microsoft's public clients)."""

    provider: str
    id: str
    secret: str


class Asked(NamedTuple):
    """A question that the owner answers in the browser, at ``url``; the rest proves that the answer is to it."""

    url: str
    state: str
    verifier: str
    back: str


def question(client: Client, user: str, back: str) -> Asked:
    """What to open in the browser. ``back``: the loopback address that the answer comes to."""
    from authlib.common.security import generate_token
    from authlib.oauth2.rfc6749.parameters import prepare_grant_uri
    from authlib.oauth2.rfc7636 import create_s256_code_challenge

    at = ENDPOINTS[client.provider]
    state, verifier = generate_token(32), generate_token(64)
    url = prepare_grant_uri(
        at.ask, client.id, "code", back, at.scope, state, login_hint=user, code_challenge_method="S256",
        code_challenge=create_s256_code_challenge(verifier), **at.more,
    )  # fmt: skip
    return Asked(str(url), state, verifier, back)


def allowed(client: Client, asked: Asked, answer: str) -> str:
    """The lasting token that an answer of the browser stands for. ``answer``: the whole address that it came to.

    Raises:
        CannotFollow: the owner said no, the answer is to another question, or the provider gives none.
    """
    from authlib.oauth2 import OAuth2Error
    from authlib.oauth2.rfc6749.errors import MismatchingStateException, MissingCodeException
    from authlib.oauth2.rfc6749.parameters import parse_authorization_code_response

    try:
        said = parse_authorization_code_response(answer, state=asked.state)
    except (MissingCodeException, MismatchingStateException, OAuth2Error) as error:
        raise NotLetIn("The browser's answer does not allow it. Begin again, and say yes there.") from error
    told = _token(client, {"grant_type": "authorization_code", "code": str(said["code"]),
                           "redirect_uri": asked.back, "code_verifier": asked.verifier})  # fmt: skip
    lasting = told.get("refresh_token")
    if not isinstance(lasting, str) or not lasting:
        raise Strange("The provider gives no lasting token. Check that your client is one for installed programs.")
    return lasting


def token(client: Client, lasting: str) -> str:
    """A token for one look.

    Raises:
        CannotFollow: the permission was taken back or has run out, or the provider cannot be asked.
    """
    told = _token(client, {"grant_type": "refresh_token", "refresh_token": lasting})
    found = told.get("access_token")
    if not isinstance(found, str) or not found:
        raise Strange("The provider gives no token.")
    return found


def _token(client: Client, said: Mapping[str, str]) -> dict[str, object]:
    from authlib.common.urls import url_encode

    at = ENDPOINTS[client.provider].token
    secret = {"client_secret": client.secret} if client.secret else {}
    body = url_encode(list({**said, "client_id": client.id, **secret}.items()))
    web = Web(at, None)
    try:
        answer = web.ask("POST", at, body.encode(), {"Content-Type": "application/x-www-form-urlencoded"})
    finally:
        web.close()
    return _read(answer)


def _read(answer: Answer) -> dict[str, object]:
    host = urlsplit(answer.url).hostname
    try:
        told = json.loads(answer.content)
    except ValueError:
        told = None
    if not isinstance(told, dict):
        raise NotReached(f"{host} gives no token ({answer.status}).")
    if "error" in told:
        why = words(told.get("error_description") or told["error"])
        raise NotLetIn(f"{host} gives no token: the permission was taken back or has run out, or the client is not "
                       f"known there (it says: {why}).")  # fmt: skip
    return told
