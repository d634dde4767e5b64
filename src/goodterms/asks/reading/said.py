"""The sentences of a message that somebody says: code, logs and patches left out."""

from __future__ import annotations

from functools import lru_cache

from goodterms.text.prose import prose
from goodterms.text.sentences import sentences
from goodterms.words import Span


@lru_cache(maxsize=16)
def said(text: str) -> tuple[Span, ...]:
    """The sentences in their order. Remembered, for several readers ask about one text."""
    return tuple(sentences(prose(text)))
