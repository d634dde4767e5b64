"""A first look at a whole chat: how its dates are written, who speaks in it, and whether it is a group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from goodterms.sources.whatsapp_dates import Orders
from goodterms.sources.whatsapp_lines import Line, first_line, sender_and_text
from goodterms.sources.whatsapp_names import cleaned
from goodterms.sources.whatsapp_said import may_be_notice, only_words, plain, said, service
from goodterms.sources.whatsapp_words import ENCRYPTED, GROUPED, LED

MOST_SIGNATURES: Final = 16
"""Ways to begin a message that are counted in one file; a real one has one, and perhaps some that were pasted in."""

MOST_SENDERS: Final = 10_000
"""Names kept of one chat; groups have at most about a thousand members."""

FEW: Final = 20
"""The way the first message begins is the file's, unless another is so many times as common."""

ALWAYS: Final = 5
"""A name followed so often by the same words and a second colon, and never without, holds a colon itself."""


@dataclass(slots=True)
class Speaker:
    """A sender. ``name``: as first written. ``beyond``: what always stood up to a second colon, "" for nothing such."""

    name: str
    times: int = 0
    beyond: str | None = None

    def see(self, text: str) -> None:
        """Counts one text in."""
        head, colon, _ = text[:60].partition(": ")
        beyond = head if colon and not any(map(str.isdigit, head)) else ""
        self.times += 1
        self.beyond = beyond if self.beyond in (None, beyond) else ""

    @property
    def longer(self) -> str:
        """The name with what belongs to it behind the first colon, "" when nothing does."""
        return f"{self.name}: {self.beyond}" if self.beyond and self.times >= ALWAYS else ""


@dataclass(slots=True)
class Survey:
    """All of a file that its messages need to be read. ``signature``: how its messages begin, "" in no chat.

    ``speakers``: who wrote or called. ``titled``: the name before the notice of encryption, which
    iPhones take from the chat. ``grouped``: a notice says what only groups have.
    """

    signature: str = ""
    orders: Orders = field(default_factory=Orders)
    speakers: dict[str, Speaker] = field(default_factory=dict)
    titled: str = ""
    grouped: bool = False

    def begins(self, text: str) -> Line | None:
        """A line as the beginning of a message in the way of this file."""
        line = first_line(text)
        return line if line and line.signature == self.signature else None

    @property
    def longer(self) -> tuple[str, ...]:
        """Names that hold a colon, as the file writes them."""
        return tuple(speaker.longer for speaker in self.speakers.values() if speaker.longer)

    def names(self) -> tuple[str, ...]:
        """Everybody who speaks, in the order they first do."""
        written = (cleaned(speaker.longer or speaker.name) for speaker in self.speakers.values())
        return tuple(dict.fromkeys(filter(None, written)))

    def see(self, line: Line) -> None:
        """Counts one message in, by its first line."""
        found = (line.name, line.said) if line.name else sender_and_text(line.rest)
        self.orders.see(line.stamp, line.rest)
        if found is None:
            self.grouped = self.grouped or GROUPED.search(line.rest[:300]) is not None
            return
        name, text = found
        if _may_be_notice(text) and (what := said(text)).notice:
            self._notice(name, what.text)
            return
        known = cleaned(name)
        speaker = self.speakers.get(known)
        if speaker is None and len(self.speakers) < MOST_SENDERS:
            speaker = self.speakers[known] = Speaker(name)
        if speaker is not None:
            speaker.see(text)

    def _notice(self, name: str, text: str) -> None:
        if ENCRYPTED.match(text):
            self.titled = self.titled or cleaned(name)
        else:
            self.grouped = self.grouped or GROUPED.search(text[:300]) is not None


def _may_be_notice(text: str) -> bool:
    """Whether words behind a name may be the service's own; of most the first letters tell that they are not."""
    if text[:1] == LED:
        return not only_words(text)
    first = text[:24] if text.isascii() else plain(text[:60])[:24]
    return may_be_notice(first) and not only_words(text) and service(plain(text[:400]))


def survey(lines: Iterable[str]) -> Survey:
    """The whole chat, looked at once; only names and counts are kept."""
    seen: dict[str, Survey] = {}
    times: Counter[str] = Counter()
    for text in lines:
        line = first_line(text)
        if line is None:
            continue
        known = seen.get(line.signature)
        if known is None:
            if len(seen) >= MOST_SIGNATURES:
                continue
            known = seen[line.signature] = Survey(line.signature)
        times[line.signature] += 1
        known.see(line)
    if not seen:
        return Survey()
    first, most = next(iter(seen)), times.most_common(1)[0][0]
    return seen[first if times[first] * FEW > times[most] else most]
