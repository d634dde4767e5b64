"""Which source reads what."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

import pytest

from goodterms.sources import detect, shelf
from goodterms.sources.detect import Found, TwoClaims, find
from goodterms.sources.opening import Leaf, Tree, open_tree
from goodterms.sources.protocol import Given, Source
from goodterms.words import Seen

TEA, LOG = b"tea: black\n", b"log: one\n"
LETTER = b"From: ada@example.org\nDate: Mon, 2 Jan 2023 03:04:05 +0000\nMessage-ID: <1@example.org>\n\nHello\n"


@dataclass(unsafe_hash=True)
class Starts:
    """Reads files that begin in one way."""

    name: str
    start: bytes
    whole: bool = False
    label: str = "files that begin rightly"

    def knows(self, tree: Tree) -> bool:
        """Whether all leaves begin so."""
        heads = [leaf.head() for leaf in tree.leaves()]
        return bool(heads) and all(head.startswith(self.start) for head in heads)

    def read(self, tree: Tree, given: Given) -> Iterator[Seen]:
        """Nothing; these tests are about who reads."""
        del tree, given
        return iter(())


@dataclass(unsafe_hash=True)
class Pair(Starts):
    """Reads a folder of two files by their names and content, as one thing."""

    def knows(self, tree: Tree) -> bool:
        """Whether both are there, at the top."""
        ours = (leaf for leaf in tree.leaves() if leaf.name in {"one", "two"})
        return len([leaf for leaf in ours if leaf.head().startswith(self.start)]) == 2


TEAS, LOGS, PAIRS = Starts("tea", b"tea"), Starts("log", b"log"), Pair("pair", b"pair", whole=True)


@pytest.fixture(autouse=True)
def sources(monkeypatch: pytest.MonkeyPatch) -> dict[str, Source]:
    """A shelf of three sources."""
    known: dict[str, Source] = {each.name: each for each in (TEAS, LOGS, PAIRS)}
    monkeypatch.setattr(shelf, "names", lambda: tuple(known))
    monkeypatch.setattr(shelf, "load", known.__getitem__)
    return known


def saved(folder: Path, members: dict[str, bytes]) -> Tree:
    """A folder with these files."""
    for name, content in members.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return open_tree(folder)


def zipped(members: dict[str, bytes]) -> bytes:
    """A zip of these files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def shown(found: list[Found]) -> list[tuple[str, list[str]]]:
    """Source name, empty for none, and the names of the leaves it is to read."""
    return [(each.source.name if each.source else "", [leaf.name for leaf in each.tree.leaves()]) for each in found]


def test_single_file(tmp_path: Path) -> None:
    """A file goes to the source that knows it, whatever its name."""
    saved(tmp_path, {"some.log": TEA})
    assert shown(find(open_tree(tmp_path / "some.log"))) == [("tea", ["some.log"])]


def test_mixed_folder(tmp_path: Path) -> None:
    """The files of a folder go to those who know them, one tree a source; what nobody knows comes last, with why."""
    found = find(saved(tmp_path, {"1": TEA, "2": LOG, "3": TEA, "4": b"?", "5": b""}))
    assert shown(found) == [("tea", ["1", "3"]), ("log", ["2"]), ("", ["4"]), ("", ["5"])]
    assert (
        found[2].why
        == f"{tmp_path}/4 is nothing that can be read here. Readable are: " + "; ".join([TEAS.label] * 3) + "."
    )
    assert found[3].why == f"{tmp_path}/5 is empty."


def test_whole_export(tmp_path: Path) -> None:
    """A folder or archive that one source reads as a whole goes to it as a whole."""
    members = {"one": b"pair", "two": b"pair", "tea": TEA}
    (tmp_path / "z").write_bytes(zipped(members))
    assert shown(find(open_tree(tmp_path / "z"))) == [("pair", ["one", "two", "tea"])]


def test_whole_export_in_a_folder(tmp_path: Path) -> None:
    """An export that lies unpacked in a folder with other things is found there, named from there."""
    found = find(saved(tmp_path, {"0": TEA, "in/one": b"pair", "in/two": b"pair", "in/deep/x": LOG}))
    assert shown(found) == [("tea", ["0"]), ("pair", ["one", "two", "deep/x"])]


def test_archives_in_a_folder(tmp_path: Path) -> None:
    """Archives inside a tree are trees of their own."""
    inner = zipped({"in.zip": zipped({"4": LOG})})
    tree = saved(tmp_path, {"1": TEA, "2.zip": zipped({"one": b"pair", "two": b"pair"}), "3.zip": inner})
    assert shown(find(tree)) == [("tea", ["1"]), ("pair", ["one", "two"]), ("log", ["4"])]


def test_archives_without_end(tmp_path: Path) -> None:
    """Archives in archives are opened only so deep."""
    made = zipped({"1": TEA})
    for _ in range(detect.DEPTH + 2):
        made = zipped({"in.zip": made})
    (tmp_path / "o.zip").write_bytes(made)
    assert [found.source for found in find(open_tree(tmp_path / "o.zip"))] == [None]


def test_broken_archive_in_a_folder(tmp_path: Path) -> None:
    """An archive that cannot be opened is told, and the rest is found."""
    found = find(saved(tmp_path, {"1": TEA, "2.zip": zipped({"a": LOG})[:30]}))
    assert [found[0].source, found[1].source] == [TEAS, None]
    assert "cut off or damaged" in found[1].why


def test_two_claims(tmp_path: Path, sources: dict[str, Source]) -> None:
    """Two sources that claim one file are an error that names both and how to choose."""
    sources["herbs"] = Starts("herbs", b"te")
    with pytest.raises(TwoClaims, match=r"1 could be read as tea and herbs.*--as tea"):
        find(saved(tmp_path, {"1": TEA}))


def test_chosen_source(tmp_path: Path) -> None:
    """What the user chose is taken: a single file even when the source does not know it, of a folder what it knows."""
    tree = saved(tmp_path, {"1": TEA, "2": LOG})
    assert shown(find(tree, "log"))[0] == ("log", ["2"])
    assert shown(find(open_tree(tmp_path / "1"), "log")) == [("log", ["1"])]
    assert shown(find(saved(tmp_path / "new", {"3": b"?"}), "log")) == [("log", ["3"])]


def test_maildir_is_one_decision(tmp_path: Path, sources: dict[str, Source]) -> None:
    """Of a Maildir only a few heads are read, however many messages are in it."""
    mail = Starts("mail", b"From:")
    sources["mail"] = mail
    opened: list[str] = []
    tree = saved(
        tmp_path, {f"{sub}/{n}.1.host:2,S": LETTER for sub in ("cur", "new", ".Sent/cur") for n in range(1, 60)}
    )

    def watch(leaf: Leaf) -> Leaf:
        def opener() -> BinaryIO:
            opened.append(leaf.name)
            return leaf.opener()

        return replace(leaf, opener=opener)

    (found,) = find(replace(tree, walk=lambda: map(watch, tree.leaves())))
    assert found.source == mail
    assert len(list(found.tree.leaves())) == 3 * 59
    assert len(opened) == 3 * detect.MAILDIR_PROBE


def test_folder_called_new(tmp_path: Path) -> None:
    """A folder that is only called like one of a Maildir is looked at file by file."""
    assert shown(find(saved(tmp_path, {"new/a": TEA, "new/b": LOG}))) == [("tea", ["new/a"]), ("log", ["new/b"])]


def test_beside_the_mail(tmp_path: Path) -> None:
    """The indexes that mail programs keep are neither read nor told."""
    tree = saved(tmp_path, {"1": TEA, "dovecot-uidlist": b"3", "Inbox.msf": b"//", ".Sent/maildirfolder": b""})
    assert shown(find(tree)) == [("tea", ["1"])]


@pytest.mark.parametrize(
    ("name", "content", "does"),
    [
        ("outlook.pst", b"!BDN" + bytes(600), "readpst"),
        ("msgstore.db.crypt15", bytes(range(256)) * 4, "Export chat"),
    ],
)
def test_what_must_be_converted_is_told_how(tmp_path: Path, name: str, content: bytes, does: str) -> None:
    """History that nobody but its program reads comes with what to do."""
    path = tmp_path / name
    path.write_bytes(content)
    (found,) = find(open_tree(path))
    assert found.source is None
    assert does in found.why
