"""Web pages of exports as blocks of text, one after the other; a page of any size is read in pieces."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import BinaryIO, Final, NamedTuple

CHUNK: Final = 1 << 16
"""Bytes read at a time."""

LONGEST: Final = 65_536
"""Letters kept of one block; what a person writes is shorter."""

DEEPEST: Final = 200
"""Elements within elements that are told apart; a page with more is hostile."""

_INLINE: Final = frozenset({"span", "a", "abbr", "cite"})
_HEADS: Final = frozenset({"title", "h1", "h2", "h3", "h4", "h5", "h6"})
_TABLES: Final = frozenset({"ul", "ol", "li", "table", "tr", "td", "th"})
_BLOCKS: Final = _INLINE | _HEADS | _TABLES | {"div", "p", "q", "section", "header", "footer", "body"}
_SILENT: Final = frozenset({"script", "style"})
_ALONE: Final = frozenset({"br", "img", "hr", "meta", "link", "input", "source", "wbr"})


class Block(NamedTuple):
    """A run of text. ``tag``: the element it stands in. ``names``: its classes. ``said``: its other attributes.

    A block with empty ``text`` says only that an element with a class began, or a link within the page.
    """

    tag: str
    names: frozenset[str]
    text: str
    said: dict[str, str]


class _Element(NamedTuple):
    tag: str
    names: frozenset[str]
    said: dict[str, str]


_NOWHERE: Final = _Element("", frozenset(), {})


def blocks(stream: BinaryIO) -> Iterator[Block]:
    """Every run of text of a page, in order, with the element around it.

    An inline element stands for itself only when it has a class, as the names and dates of exports do.

    Raises:
        CannotOpen: the stream itself breaks off.
    """
    parser, decoder = _Parser(), codecs.getincrementaldecoder("utf-8-sig")("replace")
    while read := stream.read(CHUNK):
        parser.feed(decoder.decode(read))
        yield from parser.given()
    parser.close()
    parser.flush()
    yield from parser.given()


class _Parser(HTMLParser):
    """What is open and what is complete. ``silent``: within a script."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.done: list[Block] = []
        self.open: list[_Element] = []
        self.words: list[str] = []
        self.size = 0
        self.silent = 0

    def given(self) -> Iterator[Block]:
        """What is complete by now, each once."""
        done, self.done = self.done, []
        return iter(done)

    def flush(self) -> None:
        """Ends the run of text."""
        around = self.open[-1] if self.open else _NOWHERE
        lines = (" ".join(line.split()) for line in "".join(self.words).split("\n"))
        text = "\n".join(lines).strip()
        self.words, self.size = [], 0
        if text:
            self.done.append(Block(around.tag, around.names, text, around.said))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins; a line ends with one that is laid out as a block."""
        if tag == "br":
            self.words.append("\n")
        if tag in _SILENT:
            self.silent += 1
        said = {key: value or "" for key, value in attrs}
        if tag == "a" and "class" not in said and said.get("href", "").startswith("#"):
            self.done.append(Block(tag, frozenset(), "", said))
        if tag in _ALONE or tag not in _BLOCKS or (tag in _INLINE and "class" not in said):
            return
        self.flush()
        element = _Element(tag, frozenset(said.pop("class", "").split()), said)
        if len(self.open) < DEEPEST:
            self.open.append(element)
        if element.names:
            self.done.append(Block(tag, element.names, "", said))

    def handle_endtag(self, tag: str) -> None:
        """An element ends, and with it those within that nobody closed."""
        if tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        if tag not in _BLOCKS or not any(each.tag == tag for each in self.open):
            return
        if tag in _INLINE and self.open[-1].tag != tag:
            return
        self.flush()
        while self.open.pop().tag != tag:
            continue

    def handle_data(self, data: str) -> None:
        """Words; a line that the page's source breaks goes on."""
        if not self.silent and self.size < LONGEST:
            self.size += len(data)
            self.words.append(data.replace("\n", " ")[:LONGEST])
