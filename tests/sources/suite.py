"""The one suite that every source passes.

A source's test subclasses `SourceTests` and gives ``source()`` and ``sample()``.
"""

from __future__ import annotations

import json
import random
import shutil
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, BinaryIO, Final, Protocol

import pytest

from goodterms.sources.opening import CannotOpen, Leaf, Tree, open_tree
from goodterms.sources.protocol import Given, Source
from goodterms.words import About, Card, Handle, Interaction, Listing, Mark, Participant, Seen, Unread, iso

NOISE: Final = random.Random(20190503).randbytes(4096)  # noqa: S311 - repeatable bytes, no secret
FOREIGN: Final[dict[str, bytes]] = {
    "empty": b"",
    "noise": NOISE,
    "png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10\x08\x06\0\0\0" + NOISE[:600],
    "prose": b"It rained all day, so we stayed in.\nLater, over tea, we read the old letters again.\n" * 20,
    "json": b'{"kettle": {"litres": 1.7, "colours": ["blue", "red"]}, "count": 3}\n',
    "html": b"<!DOCTYPE html>\n<html><head><title>Tea</title></head><body><p>From: here to there</p></body></html>\n",
    "csv": b"kettle,litres,colour\nsmall,0.8,red\nlarge,1.7,blue\n",
}
"""What nobody reads; written under the sample's own name, so that a name alone convinces no source."""

HURTS: Final = 36
"""Damaged variants of each sample; every third is cut off, the others have bytes changed or put in."""

EARLIEST, LATEST = 0, 4_102_444_800
"""Plausible times in samples: 1970 to 2099, UTC seconds."""

FAR: Final = 2_500_000_000.0
"""What the clock is made to say, 2049, to see that nobody listens."""


def tree_of(path: Path) -> Tree:
    """A file, folder or archive as sources see it."""
    return open_tree(path)


def files_of(path: Path) -> list[Path]:
    """The file itself, or every file in the folder, in a steady order."""
    return [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file())


def pieces_of(source: Source, path: Path, given: Given | None = None) -> list[Seen]:
    """Everything that the source reads in a path."""
    return list(source.read(tree_of(path), given or Given()))


class _Copied(Protocol):
    def __call__(self, content: bytes, /) -> bytes: ...


def _copy(sample: Path, to: Path, change: _Copied) -> Path:
    """The sample again under its own names, with changed content."""
    if to.exists():
        shutil.rmtree(to)
    for file in files_of(sample):
        copied = to / sample.name / (file.relative_to(sample) if sample.is_dir() else "")
        copied.parent.mkdir(parents=True, exist_ok=True)
        copied.write_bytes(change(file.read_bytes()))
    return to / sample.name


def _hurt(rng: random.Random, cut: bool) -> _Copied:  # noqa: FBT001 - two kinds of damage, one call
    """A change that cuts content off, or overwrites and puts in a few random bytes."""

    def change(content: bytes) -> bytes:
        if cut:
            return content[: rng.randrange(len(content) + 1)]
        hurt = bytearray(content)
        for _ in range(rng.choice((1, 3, 12, 40))):
            at = rng.randrange(len(hurt) + 1)
            hurt[at : at + rng.choice((0, 1, 4))] = rng.randbytes(rng.choice((1, 4)))
        return bytes(hurt)

    return change


@dataclass
class _Opened:
    """Counts which leaves of a tree were opened."""

    names: set[str]

    def watched(self, tree: Tree) -> Tree:
        return replace(tree, walk=lambda: map(self._watch, tree.walk()))

    def _watch(self, leaf: Leaf) -> Leaf:
        def opener() -> BinaryIO:
            self.names.add(leaf.name)
            return leaf.opener()

        return replace(leaf, opener=opener)


def _shown(value: object) -> object:
    """A field as it stands in an expected file."""
    match value:
        case Handle(kind, address, name):
            return [kind, address, name] if name else [kind, address]
        case Participant(handle, role):
            return [str(role), *_as_list(handle)]
        case About(topic, said, since):
            return [topic, said] if since is None else [topic, said, iso(since)]
        case Mark():
            return value.name
        case tuple():
            return [_shown(part) for part in value]
        case _:
            return value


def _as_list(handle: Handle) -> list[str]:
    return [handle.kind, handle.value, *([handle.name] if handle.name else [])]


def as_json(piece: Seen, sample: Path) -> dict[str, Any]:
    """A piece as one object of ``sample.expected.jsonl``: ``is`` names the record, empty fields are left out.

    Times are ISO, marks their names, ``where`` begins at the sample's own name.
    """
    shown: dict[str, Any] = {"is": type(piece).__name__}
    for each in fields(piece):
        value = getattr(piece, each.name)
        if value or (each.name == "ts" and value == 0):
            shown[each.name] = _shown(value)
    for moment in {"ts", "since"} & shown.keys():
        shown[moment] = iso(shown[moment])
    if "where" in shown:
        shown["where"] = shown["where"].replace(f"{sample.parent}/", "")
    return shown


class SourceTests:
    """What holds for every source. ``expected``: one JSON object a piece, in the source's order (see `as_json`)."""

    expected: Path | None = None
    given: Given = Given()

    def source(self) -> Source:
        """The source under test."""
        raise NotImplementedError

    def sample(self, tmp_path: Path) -> Path:
        """Writes a sample below ``tmp_path`` and returns its file or folder."""
        raise NotImplementedError

    def pieces(self, path: Path) -> list[Seen]:
        """Everything that the source reads in the path."""
        return pieces_of(self.source(), path, self.given)

    def test_is_named(self) -> None:
        """A source has a word for the shelf and a label for people."""
        source = self.source()
        assert source.name == source.name.lower().strip() != ""
        assert source.label.strip() != ""
        assert isinstance(source.whole, bool)

    def test_knows_its_own(self, tmp_path: Path) -> None:
        """A source knows its own sample, by content."""
        assert self.source().knows(tree_of(self.sample(tmp_path)))

    @pytest.mark.parametrize("kind", FOREIGN)
    def test_leaves_foreign_files_alone(self, tmp_path: Path, kind: str) -> None:
        """Foreign content under the sample's own names is not taken."""
        path = _copy(self.sample(tmp_path), tmp_path / "foreign", lambda _: FOREIGN[kind])
        assert not self.source().knows(tree_of(path))

    def test_brings_something(self, tmp_path: Path) -> None:
        """The sample holds at least one piece that can be read, and reading is a stream."""
        stream = self.source().read(tree_of(self.sample(tmp_path)), self.given)
        assert iter(stream) is stream
        assert any(isinstance(piece, Card | Interaction) for piece in stream)

    def test_twice_is_once(self, tmp_path: Path) -> None:
        """Reading twice gives equal pieces in the same order."""
        path = self.sample(tmp_path)
        assert self.pieces(path) == self.pieces(path)

    def test_says_what_happened(self, tmp_path: Path) -> None:
        """Every interaction has a channel, an id, a kind, a plausible time and participants."""
        for piece in self.pieces(self.sample(tmp_path)):
            if isinstance(piece, Interaction):
                assert all((piece.channel, piece.external_id, piece.kind, piece.participants)), piece
                assert EARLIEST <= piece.ts <= LATEST, piece
                assert all(p.handle.kind and p.handle.value for p in piece.participants), piece

    def test_says_who_is_known(self, tmp_path: Path) -> None:
        """Every card has a channel and an id, and its handles have a kind and a value."""
        for piece in self.pieces(self.sample(tmp_path)):
            if isinstance(piece, Card):
                assert piece.channel, piece
                assert piece.external_id, piece
                assert all(handle.kind and handle.value for handle in piece.handles), piece

    def test_ids_are_unique(self, tmp_path: Path) -> None:
        """Two pieces share an external id only when they are the same piece."""
        by_id: dict[tuple[str, str, str], Seen] = {}
        for piece in self.pieces(self.sample(tmp_path)):
            if isinstance(piece, Card | Interaction):
                bare = replace(piece, where="")
                key = (type(piece).__name__, piece.channel, piece.external_id)
                assert by_id.setdefault(key, bare) == bare, key

    def test_reads_damaged_files(self, tmp_path: Path) -> None:
        """Changed, put in and cut off bytes give pieces and `Unread`, never an exception."""
        sample = self.sample(tmp_path)
        for seed in range(HURTS):
            rng = random.Random(seed)  # noqa: S311 - repeatable damage, no secret
            self._survives(_copy(sample, tmp_path / "hurt", _hurt(rng, cut=seed % 3 == 0)), seed)

    def _survives(self, path: Path, seed: int) -> None:
        try:
            tree = tree_of(path)
            self.source().knows(tree)
            for piece in self.source().read(tree, self.given):
                assert isinstance(piece, Card | Interaction | Listing | Unread), seed
        except CannotOpen:
            assert _is_archive(path), f"variant {seed}: only a whole archive may be impossible to open"

    def test_first_piece_comes_early(self, tmp_path: Path) -> None:
        """The first piece of a sample of many files comes before all of them are opened."""
        opened = _Opened(set())
        tree = tree_of(self.sample(tmp_path))
        names = {leaf.name for leaf in tree.leaves()}
        if len(names) < 4 or self.source().whole:
            pytest.skip("few files, or read as one thing")
        stream = self.source().read(opened.watched(tree), self.given)
        next(stream)
        assert opened.names < names

    def test_needs_no_network(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """No socket is opened."""
        path = self.sample(tmp_path)
        before = self.pieces(path)
        monkeypatch.setattr(socket, "socket", _refuse)
        monkeypatch.setattr(socket, "getaddrinfo", _refuse)
        assert before == self.pieces(path)

    def test_needs_no_clock(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Pieces are the same whatever the clock says."""
        path = self.sample(tmp_path)
        before = self.pieces(path)
        monkeypatch.setattr(time, "time", lambda: FAR)
        monkeypatch.setattr(time, "gmtime", _late(time.gmtime))
        monkeypatch.setattr(time, "localtime", _late(time.localtime))
        after = self.pieces(path)
        monkeypatch.undo()
        assert before == after

    def test_gives_the_expected(self, tmp_path: Path) -> None:
        """The sample's pieces are those of its expected file."""
        if self.expected is None:
            pytest.skip("no expected file given")
        sample = self.sample(tmp_path)
        actual = [as_json(piece, sample) for piece in self.pieces(sample)]
        lines = self.expected.read_text("utf-8").splitlines() if self.expected.exists() else []
        assert [json.loads(line) for line in lines] == actual, "\n".join(
            json.dumps(each, ensure_ascii=False) for each in actual
        )


def _is_archive(path: Path) -> bool:
    return path.is_file() and path.suffix.lower() in {".zip", ".gz", ".xz", ".tar", ".tgz"}


def _refuse(*_args: object, **_kwargs: object) -> None:
    raise AssertionError("a source went to the network")


def _late(real: Callable[[float], time.struct_time]) -> Callable[..., time.struct_time]:
    """The conversion, far in the future when asked for now; that of a given moment stays right."""
    return lambda ts=FAR: real(ts)
