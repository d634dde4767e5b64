"""Which source reads what: judged by content, folder by folder and file by file."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import groupby, islice
from typing import BinaryIO, Final, NamedTuple

from goodterms.sources import shelf
from goodterms.sources.archives import broken_leaf, is_tar, is_zip
from goodterms.sources.opening import CannotOpen, Leaf, Tree, nested
from goodterms.sources.protocol import Source

DEPTH = 4
"""Archives inside archives that are looked into; deeper is no export but a bomb."""

GROUP = 200
"""Files that are shown together to the sources that read a whole folder or archive as one thing."""

IN_MAILDIR = re.compile(r"(?:^|/)(?:cur|new|tmp)/\d+[._][^/]*$")
"""A file that a mail program keeps in a Maildir: folder, delivery time (https://cr.yp.to/proto/maildir.html)."""

MAILDIR_PROBE = 3
"""Files of a Maildir folder that are looked at before all of it is taken."""

KEPT_BY_PROGRAMS = re.compile(
    r"(?:^|/)(?:dovecot[.-][^/]*|courier[^/]*|maildirfolder|maildirsize|subscriptions|\.notmuch/.*|\.mh_sequences"
    r"|\.mbsyncstate[^/]*|table_of_contents|\.uidvalidity|msgFilterRules\.dat|popstate\.dat|[^/]*\.msf)$"
)
"""What mail programs keep beside the mail: indexes and lists of folders. Nothing of the user's words is in it."""


MEDIA = re.compile(
    r"\.(?:jpe?g|png|gif|webp|heic|bmp|svg|mp4|mov|m4v|avi|3gp|webm|mp3|m4a|aac|ogg|opus|oga|wav|amr|tgs|lottie|thumb)$",
    re.IGNORECASE,
)
"""Pictures, films and sounds, which every chat export is full of; nothing is read from them, and none is missed."""


CONVERTED: Final = (
    (
        re.compile(rb"!BDN"),
        "{where} is a data file of Outlook, which only Outlook reads. Turn it into mail first: readpst -D -o FOLDER"
        " FILE (in Debian's package pst-utils), then import FOLDER.",
    ),
    (
        re.compile(rb".{0,400}(?:msgstore|wa)\.db\.crypt\d\d", re.DOTALL),
        "{where} is WhatsApp's own backup, which is encrypted. Export the chats in WhatsApp instead: open a chat, More,"
        " Export chat.",
    ),
)
"""Files that are history but cannot be read: how the name or the first bytes show it, and what to do."""


class TwoClaims(Exception):
    """Two sources claim one thing; the text names both, and how to choose."""


@dataclass(frozen=True, slots=True)
class Found:
    """A source and what it is to read; or, with ``source`` None, something that nobody reads, and ``why``.

    ``foreign``: it is a file of another kind, such as a program or a picture, in which no history is expected.
    """

    source: Source | None
    tree: Tree
    why: str = ""
    foreign: bool = False


class _Probe(NamedTuple):
    """A leaf, and the same with nothing behind it but its head."""

    leaf: Leaf
    seen: Leaf


@dataclass(slots=True)
class _Search:
    """One tree being looked through: what is claimed so far."""

    tree: Tree
    sources: list[Source]
    depth: int
    names: dict[str, Source] = field(default_factory=dict)
    folders: dict[str, Source] = field(default_factory=dict)
    parts: list[Found] = field(default_factory=list)
    other: list[Found] = field(default_factory=list)
    passed_over: bool = False


def find(tree: Tree, only: str | None = None) -> list[Found]:
    """Who reads what of a tree. ``only``: the name of the source that the user chose.

    A Maildir folder is one decision, not one a file. Archives in the tree are opened as trees of their own. What nobody
    reads comes last, as `Found` without a source, one a leaf.

    Raises:
        TwoClaims: two sources claim one thing.
        NoSuchSource: ``only`` names none.
    """
    if only is None:
        return _find(tree, [shelf.load(name) for name in shelf.names()], 0)
    chosen = shelf.load(only)
    known = [] if tree.single else _find(tree, [chosen], 0)
    return known if any(found.source for found in known) else [Found(chosen, tree)]


def _find(tree: Tree, sources: list[Source], depth: int) -> list[Found]:
    """`find` for a tree, at a depth of archives in archives: first as a whole, else leaf by leaf."""
    whole = [source for source in sources if source.whole]
    taker = None if tree.single else _claim(replace(tree, walk=lambda: _first(tree)), whole)
    if taker is not None:
        return [Found(taker, tree)]
    search = _Search(tree, sources, depth)
    for folder, run in groupby(tree.leaves(), _folder_of):
        if not _taken(search, folder):
            _look_into(search, folder, run)
    return _found(search)


def _first(tree: Tree) -> Iterator[Leaf]:
    """The files that show whether all of a tree is one export."""
    return islice(tree.leaves(), GROUP)


def _folder_of(leaf: Leaf) -> str:
    """The folder that a leaf lies in, empty at the top."""
    return leaf.name.rpartition("/")[0]


def _claim(tree: Tree, sources: list[Source]) -> Source | None:
    """The one source that knows a tree.

    Raises:
        TwoClaims: more than one does.
    """
    takers = [source for source in sources if _knows(source, tree)]
    if len(takers) > 1:
        both = " and ".join(source.name for source in takers)
        raise TwoClaims(f"{tree.where} could be read as {both}. Say which it is: --as {takers[0].name}.")
    return takers[0] if takers else None


def _knows(source: Source, tree: Tree) -> bool:
    try:
        return source.knows(tree)
    except CannotOpen:
        return False


def _taken(search: _Search, folder: str) -> bool:
    """Whether a whole folder above this one (or this one) went to a source already."""
    return any(folder == taken or folder.startswith(f"{taken}/") for taken in search.folders)


def _is_maildir(search: _Search, folder: str, run: Iterator[Leaf]) -> bool:
    """Take a Maildir's cur, new or tmp by its first few files, and leave the rest of the run unopened."""
    if folder.rpartition("/")[2] not in {"cur", "new", "tmp"}:
        return False
    first = [_probe(leaf) for leaf in islice(run, MAILDIR_PROBE)]
    alike = all(IN_MAILDIR.search(probe.leaf.name) for probe in first)
    seen = _tree_of(f"{search.tree.where}/{folder}", [probe.seen for probe in first])
    taker = _claim(seen, _each(search)) if alike else None
    if taker is None:
        _look_at(search, first)
        return False
    search.folders[folder] = taker
    return True


def _look_into(search: _Search, folder: str, run: Iterator[Leaf]) -> None:
    """Look at the files of one folder: is it a Maildir or an export as a whole, else whose is each file?"""
    if _is_maildir(search, folder, run):
        return
    whole = [source for source in search.sources if source.whole] if folder else []
    while group := [_probe(leaf) for leaf in islice(run, GROUP)]:
        seen = [_below(probe.seen, folder) for probe in group]
        taker = _claim(_tree_of(f"{search.tree.where}/{folder}", seen), whole)
        if taker is not None:
            search.folders[folder] = taker
            return
        _look_at(search, group)


def _look_at(search: _Search, probes: list[_Probe]) -> None:
    """Whose is each of these files?"""
    for leaf, seen in probes:
        if KEPT_BY_PROGRAMS.search(leaf.name) or (MEDIA.search(leaf.name) and not search.tree.single):
            search.passed_over = True
            continue
        packed = _is_archive(seen)  # what lies in it stored as it is may look like a table or a mailbox
        taker = None if packed else _claim(Tree(leaf.where, partial(_one, seen), single=True), search.sources)
        if taker is not None and taker.whole:  # one file out of an export
            search.parts.append(Found(taker, Tree(leaf.where, partial(_one, leaf), single=True)))
        elif taker is not None:
            search.names[leaf.name] = taker
        else:
            search.other.extend(_others(search, leaf, seen))


def _is_archive(seen: Leaf) -> bool:
    """Whether files are packed in it; one that cannot be opened is none."""
    try:
        head = seen.head(512)
    except CannotOpen:
        return False
    return is_zip(head) or is_tar(head)


def _others(search: _Search, leaf: Leaf, seen: Leaf) -> list[Found]:
    """What is in an archive inside the tree, or why nobody reads a leaf."""
    alone = Tree(leaf.where, partial(_one, leaf), single=True)
    try:
        head = seen.head(512)
        inner = nested(leaf) if search.depth < DEPTH and (is_zip(head) or is_tar(head)) else None
    except CannotOpen as why:
        return [Found(None, alone, str(why))]
    if inner is not None:
        return _find(inner, search.sources, search.depth + 1)
    known = _why_not(leaf, head)
    said = known or f"{leaf.where} is nothing that can be read here. {_readable(search)}"
    return [Found(None, alone, said, foreign=not known)]


def _why_not(leaf: Leaf, head: bytes) -> str:
    """Why a file that may hold history is not read, "" for a file of another kind."""
    if not head:
        return f"{leaf.where} is empty."
    for shape, said in CONVERTED:
        if shape.match(head) or shape.match(leaf.name.encode("utf-8", "replace")):
            return said.format(where=leaf.where)
    return ""


def _readable(search: _Search) -> str:
    return f"Readable are: {'; '.join(source.label for source in search.sources)}."


def _each(search: _Search) -> list[Source]:
    """The sources whose files stand for themselves."""
    return [source for source in search.sources if not source.whole]


def _probe(leaf: Leaf) -> _Probe:
    """A leaf and its head, read once for all sources (in a packed tar it has passed when they look)."""
    try:
        opener: Callable[[], BinaryIO] = partial(io.BytesIO, leaf.head())
    except CannotOpen as why:
        opener = broken_leaf(leaf.where, why).opener
    return _Probe(leaf, replace(leaf, opener=opener, path=None))


def _below(leaf: Leaf, folder: str) -> Leaf:
    """A leaf named as seen from a folder above it."""
    return replace(leaf, name=leaf.name[len(folder) + 1 :]) if folder else leaf


def _one(leaf: Leaf) -> Iterator[Leaf]:
    yield leaf


def _tree_of(where: str, leaves: list[Leaf]) -> Tree:
    return Tree(where, lambda: iter(leaves), single=False)


def _found(search: _Search) -> list[Found]:
    """The claims as trees: one a source for single files and Maildirs, one for each folder that is a whole export."""
    shared = [source for source in _each(search) if source in {*search.names.values(), *search.folders.values()}]
    whole = [(folder, source) for folder, source in search.folders.items() if source.whole]
    alone = len(shared) == 1 and not (whole or search.parts or search.other or search.passed_over)
    return [
        *(Found(source, search.tree if alone else _share(search, source)) for source in shared),
        *(Found(source, _subtree(search.tree, folder)) for folder, source in whole),
        *search.parts,
        *search.other,
    ]


def _share(search: _Search, source: Source) -> Tree:
    """The leaves of a tree that one source claims."""

    def walk() -> Iterator[Leaf]:
        for leaf in search.tree.leaves():
            if (search.names.get(leaf.name) or search.folders.get(_folder_of(leaf))) is source:
                yield leaf

    return replace(search.tree, walk=walk)


def _subtree(tree: Tree, folder: str) -> Tree:
    """What lies below a folder of a tree, named from there."""

    def walk() -> Iterator[Leaf]:
        return (_below(leaf, folder) for leaf in tree.leaves() if leaf.name.startswith(f"{folder}/"))

    return Tree(f"{tree.where}/{folder}", walk, single=False)
