"""A folder as people really have it: exports of every kind, packed, renamed, twice, overlapping, among other files."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

import sources
from goodterms.desk.bring_in import bring_in
from goodterms.record import opened
from goodterms.record.opened import record_path
from goodterms.sources import shelf
from sources.suite import SourceTests

FOREIGN = {
    "holiday.jpg": b"\xff\xd8\xff" + bytes(500),
    "setup.exe": b"MZ" + bytes(600),
    "invoice.pdf": b"%PDF-1.4" + bytes(500),
    "page.html": b"<html><body>Tea</body></html>",
    "notes.txt": b"milk\nbread\n",
    "photos.csv": b"camera,size\nx,1\n",
    "outlook.pst": b"!BDN" + bytes(600),
}
"""Files in which nothing is read; the last one holds history that only another program reads."""


PAGES = "TestFacebookPages"
"""Left out: the same talk as JSON and as pages, which tell no seconds, is one only where both are read together."""

SILENT = {"holiday.jpg", "outlook.pst"}
"""Pictures are passed over without a word, and Outlook's file is told of with what to do."""


def samples() -> list[type[SourceTests]]:
    """The suite of every source, each with a sample."""
    found: dict[str, type[SourceTests]] = {}
    for module in pkgutil.iter_modules(sources.__path__):
        if module.name.startswith("test_"):
            loaded = importlib.import_module(f"sources.{module.name}")
            for name, made in vars(loaded).items():
                if inspect.isclass(made) and issubclass(made, SourceTests) and made.__module__ == loaded.__name__:
                    found[f"{module.name} {name}"] = made
    return [made for key, made in sorted(found.items()) if key.partition(" ")[2][0] != "_" and PAGES not in key]


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    """A folder with the sample of every source in one of its own, and files of other kinds."""
    folder = tmp_path / "Downloads"
    for number, made in enumerate(samples()):
        here = folder / f"{number:02}"
        here.mkdir(parents=True)
        made().sample(here)
    for name, content in FOREIGN.items():
        (folder / name).write_bytes(content)
    return folder


def brought(home: Path, path: Path) -> dict[str, Any]:
    """What came of one import of a path."""
    report: dict[str, Any] = bring_in(home, [str(path)], me=["olive@example.org"], dates="dmy")
    (file,) = report["files"]
    return dict(file)


def kept(home: Path) -> set[tuple[str, str, int, str]]:
    """Every interaction there is."""
    with opened.reading(home) as connection:
        return set(connection.execute("SELECT channel, external_id, ts, text FROM interaction"))


def packed(folder: Path, into: Path) -> None:
    """A zip of a folder."""
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.write(path, path.relative_to(folder))


def test_every_source_finds_its_own(tmp_path: Path, downloads: Path) -> None:
    """All sources read something in one folder, nothing of theirs is left over, and other files are left alone."""
    file = brought(tmp_path / "home", downloads)
    assert {part["source"] for part in file["parts"]} == set(shelf.names())
    assert {Path(path).name for path in file["foreign"]} == set(FOREIGN) - SILENT
    assert any("readpst" in row["why"] for row in file["unread"])
    assert [row for row in file["unread"] if "nothing that can be read" in row["why"] and "/0" in row["where"]] == []


def test_twice_is_once(tmp_path: Path, downloads: Path) -> None:
    """The same folder again, under another name, and each of its exports in a zip: nothing is new."""
    home = tmp_path / "home"
    first = brought(home, downloads)
    before = kept(home)
    assert first["new"] > 0
    assert brought(home, downloads)["new"] == 0
    moved = downloads.rename(tmp_path / "Old downloads")
    assert brought(home, moved)["new"] == 0
    zips = tmp_path / "zips" / "inner"
    zips.mkdir(parents=True)
    for folder in sorted(moved.iterdir()):
        if folder.is_dir():
            packed(folder, zips / f"{folder.name}.zip")
    packed(zips, tmp_path / "zips" / "all.zip")
    assert brought(home, tmp_path / "zips")["new"] == 0
    assert kept(home) == before


def test_beside_each_other_as_alone(tmp_path: Path, downloads: Path) -> None:
    """What is read of a folder with everything is what is read of each export alone."""
    brought(tmp_path / "together", downloads)
    for folder in sorted(downloads.iterdir()):
        if folder.is_dir():
            brought(tmp_path / "alone", folder)
    assert kept(tmp_path / "together") == kept(tmp_path / "alone")


def test_overlapping_parts_are_one(tmp_path: Path) -> None:
    """An older and a newer export of one chat, renamed by the browser, come to what the newer one has."""
    lines = [
        f"{day:02}/03/2022, 14:{day:02} - {'Kim Sample' if day % 2 else 'Olive'}: Word {day}\n" for day in range(13, 29)
    ]
    downloads = tmp_path / "Downloads"
    downloads.mkdir()
    (downloads / "WhatsApp Chat with Kim Sample.txt").write_text("".join(lines[:10]))
    (downloads / "WhatsApp Chat with Kim Sample (1).txt").write_text("".join(lines[5:]))
    shutil.copy(downloads / "WhatsApp Chat with Kim Sample.txt", downloads / "WhatsApp Chat with Kim Sample (2).txt")
    brought(tmp_path / "home", downloads)
    assert len(kept(tmp_path / "home")) == len(lines)
    assert record_path(tmp_path / "home").exists()
