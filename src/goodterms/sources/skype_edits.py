"""Edited Skype messages: the file has one entry a version, and only the last words count."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Final

from goodterms.sources.jsonfile import number_in, text_in
from goodterms.sources.skype_message import id_of
from goodterms.sources.skype_text import is_edit, original_moment, own_words

HELD: Final = 2_000
"""Messages of one conversation that are held back, for another version of them may follow."""


@dataclass(frozen=True, slots=True)
class Version:
    """One entry. ``ms``: when the message was first sent; ``changed``: of which moment these words are, milliseconds.
    ``number``: the id of the earliest version met of it, which is of the moment ``named``.
    """

    message: dict[str, Any]
    ms: int
    changed: int
    edited: bool
    deleted: bool
    number: str
    named: int
    place: int


def version(message: dict[str, Any], ms: int, place: int) -> Version:
    """An entry with what it tells of its history."""
    properties, content = message.get("properties"), text_in(message, "content")
    edit, gone = number_in(properties, "edittime"), number_in(properties, "deletetime")
    first = original_moment(content)
    deleted = gone is not None or (is_edit(content) and not own_words(content))
    edited = deleted or edit is not None or is_edit(content)
    changed = max(edit or 0, gone or 0, number_in(message, "version") or 0, ms)
    return Version(message, min(ms, first or ms), changed, edited, deleted, id_of(message), changed, place)


def is_blank(message: dict[str, Any]) -> bool:
    """Whether the service made it and nothing is in it."""
    properties = message.get("properties")
    made = properties.get("isserversidegenerated") if isinstance(properties, dict) else None
    return made in (True, "true", "True", "1", 1) and not text_in(message, "content")


@dataclass(slots=True)
class Versions:
    """The messages of one conversation that may still change."""

    held: OrderedDict[tuple[str, int], Version] = field(default_factory=OrderedDict)

    def take(self, new: Version) -> Iterator[Version]:
        """Takes one entry; gives back what cannot change any more."""
        key = text_in(new.message, "from"), new.ms
        old = self.held.get(key)
        if old is None:
            self.held[key] = new
        elif old.edited or new.edited or (old.number and old.number == new.number):
            self.held[key] = _joined(old, new)
        else:  # two messages of one moment
            yield self.held.pop(key)
            self.held[key] = new
        if len(self.held) > HELD:
            yield self.held.popitem(last=False)[1]

    def rest(self) -> Iterator[Version]:
        """What is left at the end of the conversation."""
        yield from self.held.values()
        self.held = OrderedDict()


def _joined(one: Version, other: Version) -> Version:
    """The later words under the earlier id, which older exports have as well; of equals the one that says it is one."""
    last = max(one, other, key=lambda each: (each.changed, each.edited, -each.place))
    first = min(one, other, key=lambda each: (not each.number, each.named))
    return replace(last, number=first.number, named=first.named, edited=True)
