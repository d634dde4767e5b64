"""Files, folders and archives as trees of leaves."""

from __future__ import annotations

import builtins
import bz2
import gzip
import io
import lzma
import os
import random
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from goodterms.sources import archives, streams
from goodterms.sources.opening import HEAD, CannotOpen, Leaf, nested, open_tree

WORDS = b"The kettle is on, and the letters are on the table.\n"
LONG = WORDS * 4_000


def tarred(members: dict[str, bytes]) -> bytes:
    """An uncompressed tar of these files."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as tar:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    return made.getvalue()


def zipped(members: dict[str, bytes]) -> bytes:
    """A deflated zip of these files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def saved(path: Path, content: bytes) -> Path:
    """A file with this content."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def read(leaf: Leaf) -> bytes:
    """All of a leaf."""
    with leaf.open() as stream:
        return stream.read()


def contents(path: Path) -> dict[str, bytes]:
    """Name and content of every leaf, each read before the next is asked for."""
    return {leaf.name: read(leaf) for leaf in open_tree(path).leaves()}


def test_plain_file(tmp_path: Path) -> None:
    """A plain file is one leaf with its path, size and content."""
    path = saved(tmp_path / "letters.txt", WORDS)
    tree = open_tree(path)
    (leaf,) = tree.leaves()
    assert tree.single
    assert (leaf.name, leaf.path, leaf.size, read(leaf)) == ("letters.txt", str(path), len(WORDS), WORDS)


@pytest.mark.parametrize(("suffix", "pack"), [("gz", gzip.compress), ("bz2", bz2.compress), ("xz", lzma.compress)])
@pytest.mark.parametrize("named", [True, False])
def test_packed_file(tmp_path: Path, suffix: str, pack: Callable[[bytes], bytes], *, named: bool) -> None:
    """A packed file is one leaf with the unpacked content, also when its name does not say that it is packed."""
    path = saved(tmp_path / (f"box.mbox.{suffix}" if named else "box.mbox"), pack(LONG))
    (leaf,) = open_tree(path).leaves()
    assert (leaf.name, read(leaf), leaf.head(4)) == ("box.mbox", LONG, LONG[:4])
    assert (leaf.path is None) == named


def test_folder_in_steady_order(tmp_path: Path) -> None:
    """A folder's files come by name, its own before its subfolders'; what file managers leave is passed over."""
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", "c/x.txt", ".DS_Store", "a/._z.txt", "__MACOSX/a.txt"):
        saved(tmp_path / name, WORDS)
    assert [leaf.name for leaf in open_tree(tmp_path).leaves()] == ["b.txt", "a/z.txt", "a/b/c.txt", "c/x.txt"]


def test_links_and_pipes(tmp_path: Path) -> None:
    """A link to a folder is not followed (it may lead in circles), and a pipe is not opened (it may never end)."""
    saved(tmp_path / "in" / "a.txt", WORDS)
    (tmp_path / "in" / "round").symlink_to(tmp_path / "in")
    os.mkfifo(tmp_path / "in" / "pipe")
    assert list(contents(tmp_path / "in")) == ["a.txt"]
    with pytest.raises(CannotOpen, match="neither a file nor a folder"):
        open_tree(tmp_path / "in" / "pipe")


def test_stamp_changes_with_content(tmp_path: Path) -> None:
    """A leaf's stamp is the same until the file changes."""
    path = saved(tmp_path / "a.txt", WORDS)

    def stamp() -> str:
        return next(iter(open_tree(path).leaves())).stamp

    first = stamp()
    assert first == stamp()
    saved(path, WORDS + WORDS)
    assert first != stamp()


@pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2.compress, lzma.compress])
def test_tar(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    """A tar, packed or not, is a tree of its files with their whole content."""
    members = {"cur/1": WORDS, "cur/2": LONG, "3": b""}
    path = saved(tmp_path / "box", pack(tarred(members)))
    assert not open_tree(path).single
    assert members == contents(path)


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_tar_leaf_opened_again(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    """A member of a tar can be sniffed and then read, read twice, and read when the walk has gone on."""
    members = {"1": LONG, "2": WORDS, "3": LONG[::-1]}
    tree = open_tree(saved(tmp_path / "box.tar", pack(tarred(members))))
    for leaf in tree.leaves():
        assert leaf.head() == members[leaf.name][:HEAD]
        assert read(leaf) == members[leaf.name] == read(leaf)
    assert members == {leaf.name: read(leaf) for leaf in reversed(list(tree.leaves()))}


def test_two_streams_of_one_tar_member(tmp_path: Path) -> None:
    """Two streams of the same member do not take bytes from each other."""
    tree = open_tree(saved(tmp_path / "box.tgz", gzip.compress(tarred({"1": LONG}))))
    leaf = next(tree.leaves())
    with leaf.open() as one, leaf.open() as two:
        first = one.read(HEAD + 10) + b""
        assert two.read() == LONG
        assert first + one.read() == LONG


def test_zip(tmp_path: Path) -> None:
    """A zip is a tree of its files, told by archive and member."""
    members = {"Mail/Sent.mbox": LONG, "a.txt": b""}
    path = saved(tmp_path / "export", zipped(members))
    assert members == contents(path)
    assert [f"{path}: {name}" for name in members] == [leaf.where for leaf in open_tree(path).leaves()]


def test_documents_are_no_archives(tmp_path: Path) -> None:
    """A text document in zip form is one leaf, not an archive to look into."""
    path = saved(tmp_path / "letter.docx", zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}))
    assert open_tree(path).single


def test_archives_in_archives(tmp_path: Path) -> None:
    """A leaf that is an archive opens as a tree of its own; another leaf does not."""
    inner = {"a.txt": WORDS}
    members = {"in.zip": zipped(inner), "in.tar.gz": gzip.compress(tarred(inner)), "plain.txt": WORDS}
    for path in (saved(tmp_path / "o.zip", zipped(members)), saved(tmp_path / "o.tgz", gzip.compress(tarred(members)))):
        opened = {leaf.name: nested(leaf) for leaf in open_tree(path).leaves()}
        assert opened.pop("plain.txt") is None
        for tree in opened.values():
            assert tree is not None
            assert inner == {leaf.name: read(leaf) for leaf in tree.leaves()}


def test_large_zip_in_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A zip inside another archive that is too large to hold is refused with what to do."""
    monkeypatch.setattr(archives, "HELD", 100)
    inner = zipped({"a.txt": random.Random(1).randbytes(500)})  # noqa: S311 - bytes that do not pack
    path = saved(tmp_path / "o.zip", zipped({"in.zip": inner}))
    (leaf,) = open_tree(path).leaves()
    with pytest.raises(CannotOpen, match="Unpack the outer one"):
        nested(leaf)


def test_nothing_there(tmp_path: Path) -> None:
    """A path that is not there is said to be so."""
    with pytest.raises(CannotOpen, match="is not there"):
        open_tree(tmp_path / "gone")


def test_cut_zip(tmp_path: Path) -> None:
    """A zip that is cut off is said to be so."""
    whole = zipped({"a.txt": random.Random(2).randbytes(5_000)})  # noqa: S311 - bytes that do not pack
    with pytest.raises(CannotOpen, match="cut off or damaged"):
        open_tree(saved(tmp_path / "a.zip", whole[: len(whole) // 2]))


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_cut_packed_file(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    """A packed file that is cut off gives what it has, then says that it is cut."""
    noise = random.Random(3).randbytes(3_000_000)  # noqa: S311 - bytes that do not pack
    whole = pack(noise)
    (leaf,) = open_tree(saved(tmp_path / "a", whole[: len(whole) * 2 // 3])).leaves()
    with leaf.open() as stream:
        assert stream.read(4_096) == noise[:4_096]
        with pytest.raises(CannotOpen, match="cut off"):
            stream.read()


def test_cut_tar(tmp_path: Path) -> None:
    """A tar that breaks off gives the files before the break, and a last leaf that says so."""
    whole = gzip.compress(tarred({f"{n}": random.Random(n).randbytes(200_000) for n in range(4)}))  # noqa: S311 - as above
    got, said = [], []
    for leaf in open_tree(saved(tmp_path / "a.tgz", whole[: len(whole) // 2])).leaves():
        try:
            got.append(len(read(leaf)))
        except CannotOpen as why:
            said.append(str(why))
    assert got == [200_000]
    assert said
    assert all("cut off" in why for why in said)


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that may not be read says so and what to do, when it is opened and not before."""
    path = saved(tmp_path / "a.txt", WORDS)

    def refuse(*_args: object) -> None:
        raise PermissionError(13, "Permission denied")

    leaves = list(open_tree(tmp_path).leaves())
    monkeypatch.setattr(builtins, "open", refuse)
    with pytest.raises(CannotOpen, match=f"No permission to read {path}"):
        read(leaves[0])


def test_folder_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A subfolder that may not be entered is one leaf that says so; the rest is still there."""
    saved(tmp_path / "a.txt", WORDS)
    saved(tmp_path / "shut" / "b.txt", WORDS)
    real = os.scandir

    def scandir(path: str) -> object:
        if path.rstrip("/").endswith("shut"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    ours, shut = open_tree(tmp_path).leaves()
    assert read(ours) == WORDS
    with pytest.raises(CannotOpen, match="No permission"):
        shut.open()


def test_bomb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What unpacks to far more than it packs stops early and says why."""
    monkeypatch.setattr(streams, "BOMB_BYTES", 1_000_000)
    zeros = bytes(50_000_000)
    for path in (
        saved(tmp_path / "a.gz", gzip.compress(zeros)),
        saved(tmp_path / "a.xz", lzma.compress(zeros, preset=0)),
        saved(tmp_path / "a.zip", zipped({"a": zeros})),
    ):
        (leaf,) = open_tree(path).leaves()
        taken = 0
        with leaf.open() as stream, pytest.raises(CannotOpen, match="as no export does"):  # noqa: PT012 - counts up to the raise
            while piece := stream.read(1 << 20):
                taken += len(piece)
        assert taken < len(zeros)


def test_password(tmp_path: Path) -> None:
    """A member behind a password is refused with what to do."""
    made = bytearray(zipped({"a.txt": WORDS}))
    for magic, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        made[made.index(magic) + at] |= 1  # the bit that says encrypted
    (leaf,) = open_tree(saved(tmp_path / "a.zip", bytes(made))).leaves()
    with pytest.raises(CannotOpen, match="password"):
        read(leaf)


def test_lying_size(tmp_path: Path) -> None:
    """A zip member that is not what its list says (size, sum) is an error on reading, not wrong content."""
    made = bytearray(zipped({"a.txt": LONG}))
    at = made.index(b"PK\x01\x02") + 24
    made[at : at + 4] = (100).to_bytes(4, "little")
    (leaf,) = open_tree(saved(tmp_path / "a.zip", bytes(made))).leaves()
    with pytest.raises(CannotOpen, match="damaged"):
        read(leaf)
