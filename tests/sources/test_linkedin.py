"""LinkedIn archives of four generations, whole."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from goodterms.sources.linkedin import LinkedIn
from goodterms.sources.opening import open_tree
from goodterms.sources.protocol import Given, Source
from goodterms.words import Card, Interaction, Listing, Seen, Unread
from sources.linkedin_samples import BO, CONNECTED, NOTES, archive_2018, archive_2023, archive_2024, archive_2026, put
from sources.suite import SourceTests, pieces_of, tree_of

SAMPLES = Path(__file__).parent / "samples"


def bare(pieces: list[Seen]) -> list[Seen]:
    """Pieces without where they stood."""
    return [piece if isinstance(piece, Listing | Unread) else replace(piece, where="") for piece in pieces]


class TestArchive2026(SourceTests):
    """A complete archive as it comes today."""

    expected = SAMPLES / "linkedin_2026.expected.jsonl"

    def source(self) -> Source:
        """LinkedIn."""
        return LinkedIn()

    def sample(self, tmp_path: Path) -> Path:
        """A folder."""
        return archive_2026(tmp_path / "export")


class TestArchive2024(TestArchive2026):
    """Suffixed names, saved again."""

    expected = SAMPLES / "linkedin_2024.expected.jsonl"

    def sample(self, tmp_path: Path) -> Path:
        """A folder."""
        return archive_2024(tmp_path / "export")


class TestArchive2023(TestArchive2026):
    """One single file."""

    expected = SAMPLES / "linkedin_2023.expected.jsonl"

    def sample(self, tmp_path: Path) -> Path:
        """A file."""
        return archive_2023(tmp_path / "export") / "Connections.csv"


class TestArchive2018(TestArchive2026):
    """Names alone."""

    expected = SAMPLES / "linkedin_2018.expected.jsonl"

    def sample(self, tmp_path: Path) -> Path:
        """A folder."""
        return archive_2018(tmp_path / "export")


def test_zip_and_folder_are_one(tmp_path: Path) -> None:
    """A zip brings the same pieces as the folder unpacked from it."""
    folder = archive_2026(tmp_path / "export")
    packed = open_tree(Path(shutil.make_archive(str(tmp_path / "export"), "zip", folder)))
    assert LinkedIn().knows(packed)
    unpacked = {repr(piece) for piece in bare(pieces_of(LinkedIn(), folder))}
    assert unpacked == {repr(piece) for piece in bare(list(LinkedIn().read(packed, Given())))}


def test_folder_around_the_archive(tmp_path: Path) -> None:
    """An archive unpacked into a folder of its own is known from above."""
    archive_2026(tmp_path / "Downloads" / "Complete_LinkedInDataExport")
    assert LinkedIn().knows(tree_of(tmp_path / "Downloads"))


@pytest.mark.parametrize("foreign", ["inbox.mbox", "../people.csv"])
def test_mixed_folders_are_not_taken_whole(tmp_path: Path, foreign: str) -> None:
    """A folder that holds something else as well is left to be looked at file by file."""
    folder = archive_2026(tmp_path / "all" / "export")
    put(folder, {foreign: "name,email\nBo,bo@example.org\n"})
    assert not LinkedIn().knows(tree_of(tmp_path / "all"))


def test_every_row_is_counted(tmp_path: Path) -> None:
    """Each row of connections, messages, invitations, recommendations, endorsements is one piece; the owner is one."""
    pieces = pieces_of(LinkedIn(), archive_2026(tmp_path / "export"))
    assert len([piece for piece in pieces if not isinstance(piece, Listing)]) == 1 + 4 + 8 + 2 + 2 + 2
    assert not [piece for piece in pieces if isinstance(piece, Unread)]


def test_list_is_dated_by_the_newest_row(tmp_path: Path) -> None:
    """The listing comes last and carries the newest date of the whole archive."""
    pieces = pieces_of(LinkedIn(), archive_2026(tmp_path / "export"))
    newest = max(piece.ts for piece in pieces if isinstance(piece, Interaction))
    assert pieces[-1] == Listing("linkedin", "connections", newest)


def test_broken_list_says_of_nobody_that_they_left(tmp_path: Path) -> None:
    """A list with an unreadable row is not complete, so no listing follows."""
    text = NOTES + CONNECTED + f"Bo,Placeholder,{BO},,,,16 Dec 2024\nKim,Nobody,,,,,16 De"
    pieces = pieces_of(LinkedIn(), put(tmp_path, {"Connections.csv": text}))
    assert [type(piece) for piece in pieces] == [Card, Unread]


def test_saved_again_without_its_header(tmp_path: Path) -> None:
    """A file that promises connections but has no known header is told, with the header expected."""
    folder = archive_2024(tmp_path / "export")
    put(folder, {"Connections_1.csv": "Prenom,Nom,Connecte le\nBo,Placeholder,16 Dec 2024\n"})
    told = [piece for piece in pieces_of(LinkedIn(), folder) if isinstance(piece, Unread)]
    assert len(told) == 1
    assert "Connections_1.csv" in told[0].where
    assert "First Name, Last Name, Connected On" in told[0].why


def test_machine_talk_is_ignored(tmp_path: Path) -> None:
    """Coach and guide messages have the header of messages but are nobody's."""
    pieces = pieces_of(LinkedIn(), archive_2026(tmp_path / "export"))
    assert not [piece for piece in pieces if isinstance(piece, Interaction) and "2-zzz" in piece.external_id]


def test_a_zone_is_taken_where_none_is_written(tmp_path: Path) -> None:
    """Invitations are written without a zone: the given one is used; messages say UTC."""
    folder = archive_2026(tmp_path / "export")
    here = pieces_of(LinkedIn(), folder)
    there = pieces_of(LinkedIn(), folder, Given(zone=ZoneInfo("America/New_York")))
    moved = {
        one.kind: two.ts - one.ts
        for one, two in zip(here, there, strict=True)
        if isinstance(one, Interaction) and isinstance(two, Interaction)
    }
    assert {kind: moved[kind] for kind in ("message", "invitation")} == {"message": 0, "invitation": 5 * 3600}
