"""Texts as the record can keep them: names of files may hold bytes of no charset, which no database takes as text."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from goodterms.words import Card, Handle, Interaction, Seen, Unread

Piece = TypeVar("Piece", Card, Interaction)


def storable(text: str) -> str:
    """The text, with ``?`` for every lone surrogate (so Python gives bytes that are no text in the name of a file)."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text


def storable_handle(handle: Handle) -> Handle:
    """A handle that can be kept."""
    value, name = storable(handle.value), storable(handle.name)
    return handle if value is handle.value and name is handle.name else Handle(handle.kind, value, name)


def storable_piece(seen: Seen) -> Seen:
    """A piece that can be kept; handles of interactions are seen to where they are kept."""
    match seen:
        case Interaction():
            return _with(seen, ("external_id", "subject", "text", "thread", "answers", "folder", "where"))
        case Unread(where, why):
            return Unread(storable(where), storable(why))
        case Card():
            handles = tuple(storable_handle(handle) for handle in seen.handles)
            about = tuple(replace(each, value=storable(each.value)) for each in seen.about)
            return replace(_with(seen, ("external_id", "name", "where")), handles=handles, about=about)
        case _:
            return seen


def _with(seen: Piece, fields: tuple[str, ...]) -> Piece:
    changed: dict[str, Any] = {}
    for name in fields:
        text = getattr(seen, name)
        if (kept := storable(text)) is not text:
            changed[name] = kept
    return replace(seen, **changed) if changed else seen
