"""Address books as vCard files, 2.1 to 4.0: one card a person, known but never contact."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import Final, NamedTuple

from goodterms.sources.content_lines import begins_with, physical_lines, unfolded, until_broken
from goodterms.sources.opening import CannotOpen, Leaf, Tree
from goodterms.sources.protocol import Given
from goodterms.sources.vcard_about import about, organisations, revised
from goodterms.sources.vcard_handles import handles
from goodterms.sources.vcard_lines import Line, read_line
from goodterms.words import About, Card, Handle, Seen, Unread

LARGEST: Final = 1 << 22
"""Bytes of text in one card, pictures left out; no real card comes near."""

CUT_OFF: Final = "The card is cut off: it has a beginning, but no END:VCARD."
TOO_LARGE: Final = "The card is too large to be one (over 4 MB of text without pictures)."
SAYS_NOTHING: Final = "The card has no name and no address."

_EDGE: Final = re.compile(rb"\s*(?:[\w-]+\.)?(BEGIN|END)\s*:\s*VCARD\s*", re.IGNORECASE)
_AGENT: Final = re.compile(rb"AGENT[^:]*:\s*(?:BEGIN\s*:\s*VCARD\s*)?", re.IGNORECASE)
_HEAVY: Final = re.compile(rb"(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY|X-MS-OL-DESIGN|X-MS-CARDPICTURE)[;:]", re.IGNORECASE)
_KINDS: Final = {"individual": "person", "org": "organisation"}


class VCard:
    """vCard files: one person each, or a whole address book."""

    name = "vcard"
    label = "address book (vCard)"
    whole = False
    independent = True

    def knows(self, tree: Tree) -> bool:
        """Whether a file begins as a vCard does."""
        return any(_is_vcard(leaf) for leaf in tree.leaves())

    def read(self, tree: Tree, given: Given) -> Iterator[Seen]:
        """Every card, as the file goes by; nothing but one card is held."""
        for leaf in tree.leaves():
            try:
                if _is_vcard(leaf):
                    yield from _pieces(leaf, given)
            except (CannotOpen, OSError) as error:
                yield Unread(leaf.where, str(error))


class Written(NamedTuple):
    """One card's unfolded lines without pictures. ``why``: what is wrong with it, empty when it is whole."""

    lines: list[bytes]
    why: str = ""


def written_cards(lines: Iterable[bytes]) -> Iterator[Written]:
    """The cards of a file, each as its lines; one without an end is given with ``why``. Cards in cards are left out."""
    card: list[bytes] | None = None
    size = inner = 0
    for line in lines:
        edge = _EDGE.fullmatch(line)
        if edge is None:
            if card is not None and not inner and not _HEAVY.match(line):
                inner += _AGENT.fullmatch(line) is not None and line.upper().rstrip().endswith(b"VCARD")
                size += len(line)
                card += [line] if size <= LARGEST else []
        elif edge[1].upper() == b"BEGIN":
            if card and _AGENT.fullmatch(card[-1]):
                inner += 1
                continue
            if card is not None:
                yield Written(card, CUT_OFF)
            card, size, inner = [], 0, 0
        elif inner:
            inner -= 1
        elif card is not None:
            yield Written(card, TOO_LARGE if size > LARGEST else "")
            card = None
    if card is not None:
        yield Written(card, CUT_OFF)


def card_of(lines: Sequence[Line], given: Given, where: str) -> Card | Unread:
    """The card that lines make; `Unread` when they name nobody and no address."""
    since = revised(lines, given.zone)
    reached = handles(lines)
    known = about(lines, since)
    name, kind = _name(lines, known), _kind(lines)
    if not name and not reached:
        return Unread(where, SAYS_NOTHING)
    uid = _first(lines, "UID").removeprefix("urn:uuid:")
    return Card("vcard", uid or _print(name, reached, known), name, reached, known, since, kind, where=where)


def _pieces(leaf: Leaf, given: Given) -> Iterator[Seen]:
    trouble: list[str] = []
    with leaf.open() as stream:
        cards = written_cards(unfolded(until_broken(physical_lines(stream), trouble)))
        for number, written in enumerate(cards, 1):
            where = f"{leaf.where}: card {number}"
            if written.why:
                yield Unread(where, written.why)
            else:
                yield card_of([line for line in map(read_line, written.lines) if line], given, where)
    yield from (Unread(leaf.where, why) for why in trouble)


def _is_vcard(leaf: Leaf) -> bool:
    return begins_with(leaf.head(), "VCARD")


def _name(lines: Sequence[Line], known: Sequence[About]) -> str:
    """FN, else N, else the organisation, else the nickname; an address in the place of a name is none."""
    formatted, spelled = _first(lines, "FN"), _spelled(lines)
    called = [spelled if _backwards(formatted, lines) else formatted, spelled]
    called += [each.value for topic in ("organisation", "nickname") for each in known if each.topic == topic]
    return next((name for each in called if (name := " ".join(each.split())) and "@" not in name), "")


def _backwards(formatted: str, lines: Iterable[Line]) -> bool:
    """Whether FN is written for sorting: ``Example, Ada``."""
    return any(formatted == ", ".join(line.parts()[:2]) for line in lines if line.name == "N")


def _spelled(lines: Iterable[Line]) -> str:
    """Given, middle and family name from N, without titles."""
    parts = next((line.parts() for line in lines if line.name == "N"), [])
    family, first, middle = (*parts, "", "", "")[:3]
    return " ".join(part.replace(",", " ") for part in (first, middle, family))


def _kind(lines: Sequence[Line]) -> str:
    """Person, organisation or group: as the card states it, else an organisation when its name is that of its ORG."""
    stated = (_first(lines, "KIND") or _first(lines, "X-ADDRESSBOOKSERVER-KIND")).lower()
    if _first(lines, "X-ABSHOWAS").lower() == "company":
        return "organisation"
    if stated:
        return _KINDS.get(stated, stated)
    named_as_company = _first(lines, "FN") in set(organisations(lines)) - {""} and not _spelled(lines).strip()
    return "organisation" if named_as_company else "person"


def _first(lines: Iterable[Line], name: str) -> str:
    return next((line.text for line in lines if line.name == name and line.text), "")


def _print(name: str, reached: Iterable[Handle], known: Iterable[About]) -> str:
    """A name for a card that brings none: the same for the same contents, in whatever order they stand."""
    facts = [name, *(f"{handle.kind}:{handle.value}" for handle in reached)]
    facts += [f"{each.topic}:{each.value}" for each in known]
    return blake2b("\n".join(sorted(facts)).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
