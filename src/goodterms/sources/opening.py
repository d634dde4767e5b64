"""Files, folders and archives behind one shape: a tree of leaves, each with a head to sniff and a stream to read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from goodterms.sources.archives import broken_leaf, is_dust, is_tar, is_zip, tar_tree, zip_tree
from goodterms.sources.leaf import HEAD, CannotOpen, Leaf, Tree
from goodterms.sources.streams import PACKED_SUFFIXES, open_file, sentence

__all__ = ["HEAD", "CannotOpen", "Leaf", "Tree", "nested", "open_tree"]


def open_tree(path: Path) -> Tree:
    """What stands at ``path``: a folder, an archive (zip, tar, packed tar), or one file (plain, gz, bz2, xz).

    Raises:
        CannotOpen: nothing there, no permission, neither file nor folder, an archive cut off or damaged.
    """
    where = str(path)
    try:
        mode = path.stat().st_mode
    except OSError as why:
        raise CannotOpen(sentence(where, why)) from why
    if stat.S_ISDIR(mode):
        return Tree(where, partial(_folder, path), single=False)
    if not stat.S_ISREG(mode):
        raise CannotOpen(f"{where} is neither a file nor a folder. Save its content as a file first.")
    leaf = _file(where, path.name, where, bare_name(path.name), path.stat())
    return nested(leaf) or Tree(where, lambda: iter((leaf,)), single=True)


def nested(leaf: Leaf) -> Tree | None:
    """A leaf that is an archive itself, as a tree; None for everything else, documents in zip form among it.

    Raises:
        CannotOpen: the leaf cannot be read, or its archive is cut off or damaged.
    """
    head = leaf.head(512)
    if is_zip(head):
        return zip_tree(leaf)
    return tar_tree(leaf) if is_tar(head) else None


def bare_name(name: str) -> str:
    """A file's name without the suffix of its packer: ``inbox.mbox.gz`` is ``inbox.mbox``."""
    stem, suffix = os.path.splitext(name)  # noqa: PTH122 - a name inside an archive is no path of ours
    return stem if suffix.lower() in PACKED_SUFFIXES and stem else name


def _file(path: str, called: str, where: str, name: str, status: os.stat_result) -> Leaf:
    """One file on disk. One packed by its name has no plain path; one by its content alone is still opened rightly."""
    stamp = f"{status.st_size}-{status.st_mtime_ns}"
    opener = partial(open_file, path, where)
    if called.lower().endswith(PACKED_SUFFIXES):
        return Leaf(where, name, stamp, opener)
    return Leaf(where, name, stamp, opener, path, status.st_size)


def _folder(root: Path) -> Iterator[Leaf]:
    """Every file below a folder, by name, a folder's own files before its subfolders."""
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        folder = os.path.join(root, inside)  # noqa: PTH118 - Path costs more than reading the entry itself
        try:
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as why:
            yield broken_leaf(folder, CannotOpen(sentence(folder, why)))
            continue
        waiting.extend(f"{inside}{entry.name}/" for entry in reversed(entries) if entry.is_dir(follow_symlinks=False))
        yield from _files(inside, entries)


def _files(inside: str, entries: list[os.DirEntry[str]]) -> Iterator[Leaf]:
    """The plain files among a folder's entries; links to folders, pipes and sockets are passed over."""
    for entry in entries:
        name = inside + entry.name
        try:
            if entry.is_file() and not is_dust(name):
                yield _file(entry.path, entry.name, entry.path, name, entry.stat())
        except OSError as why:
            yield broken_leaf(entry.path, CannotOpen(sentence(entry.path, why)))
