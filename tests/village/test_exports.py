"""All exports of a village at once."""

from __future__ import annotations

import hashlib
import os
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from goodterms.village.exports import keeps, write
from goodterms.village.happened import OWNER, Happened, Reach, Via, Villager, What
from goodterms.village.villagers import NoHandle
from village import hand


def _digests(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_every_program_has_its_file(exported: dict[str, Path]) -> None:
    """There is a file for each program, and no other file is left behind."""
    suffixes = sorted({path.suffix for path in exported.values()})
    assert suffixes == [".ics", ".json", ".mbox", ".tar", ".vcf", ".xml", ".zip"]
    folder = exported["mail.mbox"].parent
    assert sorted(path for path in folder.rglob("*") if path.is_file()) == sorted(exported.values())


def test_same_village_same_bytes(exported: dict[str, Path], tmp_path: Path) -> None:
    """Written again, every file has the same bytes."""
    write(hand.villagers(), iter(hand.happenings()), tmp_path)
    assert _digests(tmp_path) == _digests(exported["mail.mbox"].parent)


def test_only_the_owner_may_read(exported: dict[str, Path]) -> None:
    """Files are for the owner's eyes alone, also where an older file lay open."""
    if os.name == "nt":
        pytest.skip("Windows keeps no such modes")
    assert {path.stat().st_mode & 0o777 for path in exported.values()} == {0o600}


def test_an_open_file_is_closed(tmp_path: Path) -> None:
    """An older file of the same name that all could read is for the owner alone afterwards."""
    older = tmp_path / "mail.mbox"
    older.write_bytes(b"x" * 1_000_000)
    older.chmod(0o644)
    write(hand.villagers(), [], tmp_path)
    assert older.stat().st_size == 0
    if os.name != "nt":
        assert older.stat().st_mode & 0o777 == 0o600


def test_a_village_where_nothing_happened(tmp_path: Path) -> None:
    """Without happenings there are still whole files."""
    paths = write(hand.villagers(), [], tmp_path)
    assert "linkedin.zip" in {path.name for path in paths}
    assert all(path.exists() for path in paths)


def test_what_others_do_leaves_no_trace() -> None:
    """The owner's exports hold nothing of two others' mail, but all of a list's."""
    apart = Happened(1, 1, Via.MAIL, What.MESSAGE, 3, (4,))
    assert not keeps(apart)
    assert keeps(Happened(1, 1, Via.MAIL, What.MESSAGE, 3, (11,), group="Builders"))
    assert not keeps(Happened(1, 1, Via.WHATSAPP, What.REACTION, 3, (OWNER,)))
    assert not keeps(Happened(1, 1, Via.NOWHERE, What.MESSAGE, 3, (OWNER,)))


def test_a_channel_without_a_handle(tmp_path: Path) -> None:
    """Something sent by a channel on which its sender has no handle is told, by number and kind."""
    people = [*hand.villagers(), Villager(99, "person", hand.villagers()[1].names, (Reach("phone", "+44", 0),))]
    happened = Happened(1, hand.START, Via.MAIL, What.MESSAGE, 99, (OWNER,))
    with pytest.raises(NoHandle, match=r"99 .*mail"):
        write(people, [happened], tmp_path)


def _many(count: int) -> Iterator[Happened]:
    vias = (Via.MAIL, Via.SKYPE, Via.WHATSAPP, Via.TELEGRAM, Via.PHONE, Via.LINKEDIN)
    for number in range(1, count + 1):
        one, out = number % 9 + 1, number % 2
        sender, to = (OWNER, one) if out else (one, OWNER)
        text = f"{number} {hand.TEXTS[number % 9]}" * 4
        yield Happened(
            number, hand.START + number * 60, vias[number % 6], What.MESSAGE, sender, (to,), text=text, talk=number
        )


def test_memory_does_not_grow_with_the_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is held of a piece is less than half of its text, though no file but the mbox is written at once."""
    monkeypatch.setattr("goodterms.village.write_mail.REMEMBERED", 100)
    monkeypatch.setattr("goodterms.village.write_skype.REMEMBERED", 100)
    monkeypatch.setattr("goodterms.village.spool.ASIDE", 1 << 14)
    write(hand.villagers(), _many(3_300), tmp_path / "first")  # what is worked out once is worked out now
    peaks = []
    for count in (300, 3_300):
        tracemalloc.start()
        write(hand.villagers(), _many(count), tmp_path / str(count))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    said = sum(len(one.text) for one in _many(3_000))
    assert peaks[1] - peaks[0] < said / 2
