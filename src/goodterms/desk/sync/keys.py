"""What opens a source: a password, or a token of the owner's permission."""

from __future__ import annotations

import json

from goodterms.desk.sync.followed import Source
from goodterms.live.broken import NotLetIn
from goodterms.live.door import Key

MISSING = "A mailbox by your own OAuth client needs the extra sync: pip install 'goodterms[sync]'"


def key_from(source: Source, secret: str) -> Key:
    """What opens a source, of what is kept for it.

    Raises:
        CannotFollow: there is no token to be had.
    """
    if not source.oauth:
        return Key(source.user, secret)
    from goodterms.live import oauth

    try:
        kept = json.loads(secret)
        client = oauth.Client(source.oauth, source.client, kept["secret"])
        return Key(source.user, oauth.token(client, kept["token"]), token=True)
    except (ValueError, KeyError, TypeError):
        raise NotLetIn(f"No permission is kept for {source.name}.") from None
    except ImportError:
        raise NotLetIn(MISSING) from None
