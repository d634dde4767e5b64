"""An import that dies in the middle, and the one after it: nothing lost, nothing twice."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from goodterms.record import add, opened, run
from goodterms.words import Interaction
from record.built import ANN, BOB, ME, bring, finish, mail, own, sizes, touches, whole

Record = sqlite3.Connection

KEPT = ("interaction", "participant", "handle", "person", "touch", "facts", "copy", "coverage", "sighting")

CHILD = """
import sys, time
from pathlib import Path
sys.path[:0] = {paths!r}
from goodterms.record import add, opened, run
from goodterms.record.settle import begin_unsettled
from record.built import NAMING, NOW
from record.test_crash import many
add.BATCH = 10
def slowly():
    for number, piece in enumerate(many()):
        if number == 55:
            print("now", flush=True)
            time.sleep(60)
        yield piece
with opened.writing(Path(sys.argv[1])) as connection:
    number = run.begin(connection, ["box"], NOW)
    begin_unsettled(connection)
    adder = add.Adder(connection, number, NOW, NAMING)
    leaf = adder.leaf("box", "stamp", "test")
    for piece in slowly():
        adder.take(leaf, piece)
"""


def many(count: int = 100) -> list[Interaction]:
    """Mail to and fro, in which later pieces decide on earlier ones."""
    pieces = []
    for number in range(count):
        sender, to = [(ANN, ME), (ME, ANN), (BOB, ANN), (ME, BOB)][number % 4]
        thread = f"m{number - 3}" if number % 5 == 0 and number > 3 else None
        pieces.append(mail(sender, to, (number * 37) % 100, f"m{number}", thread=thread))
    return pieces


def told(record: Record) -> list[tuple[object, ...]]:
    """Everything that is judged from, without the numbers of rows."""
    facts = record.execute(
        "SELECT h.value, f.n_in, f.n_out, f.days, f.first, f.last, f.two_way, f.occasions, f.turns, f.median_gap "
        "FROM facts f JOIN handle h ON h.person = f.person ORDER BY 1"
    ).fetchall()
    whys = record.execute("SELECT external_id, why, out FROM interaction ORDER BY 1").fetchall()
    return [*touches(record), *whys, *facts]


@pytest.fixture
def undisturbed(tmp_path: Path) -> tuple[list[tuple[object, ...]], dict[str, int]]:
    """The same pieces brought in one go."""
    with opened.writing(tmp_path / "undisturbed") as record:
        own(record, ME)
        bring(record, *many())
        return told(record), sizes(record, KEPT)


@pytest.mark.parametrize("broken", ["_write", "place"])
def test_an_exception_in_the_middle(
    mine: Record, monkeypatch: pytest.MonkeyPatch, undisturbed: tuple[object, object], broken: str
) -> None:
    """Whole batches before it are kept, the batch it hit is not, and a second run completes them."""
    monkeypatch.setattr(add, "BATCH", 10)
    calls = iter(range(1_000))
    owner = add.Adder if broken == "_write" else add
    unbroken = getattr(owner, broken)

    def fail(*given: object) -> object:
        if next(calls) == 4:
            raise KeyboardInterrupt
        return unbroken(*given)

    with monkeypatch.context() as patched:
        patched.setattr(owner, broken, fail)
        with pytest.raises(KeyboardInterrupt):
            bring(mine, *many())
    assert (mine.in_transaction, run.unsettled(mine)) == (False, True)
    assert sizes(mine, ("interaction",)) == {"interaction": 40}
    bring(mine, *many())
    assert (told(mine), sizes(mine, KEPT)) == undisturbed


def test_a_killed_import(home: Path, undisturbed: tuple[object, object]) -> None:
    """After `kill -9` in the middle the record is intact, knows that it is unsettled, and a second run completes it."""
    with opened.writing(home) as record:
        own(record, ME)
    _killed(home)
    with opened.writing(home) as record:
        assert (whole(record), run.unsettled(record), run.interrupted(record)) == ("ok", True, [1])
        assert sizes(record, ("interaction",)) == {"interaction": 50}
        bring(record, *many())
        assert (told(record), sizes(record, KEPT)) == undisturbed
        assert whole(record) == "ok"


def test_a_killed_import_is_settled_by_whoever_reads_next(home: Path) -> None:
    """What was kept before the kill is placed and counted as if it had been all."""
    with opened.writing(home) as record:
        own(record, ME)
    _killed(home)
    with opened.writing(home) as record:
        finish(record)
        after = told(record)
        assert not run.unsettled(record)
    with opened.writing(home.with_name("other")) as record:
        own(record, ME)
        bring(record, *many()[:50])
        assert after == told(record)


def _killed(home: Path) -> None:
    paths = [str(Path(opened.__file__).parents[2]), str(Path(__file__).parents[1])]
    child = subprocess.Popen(  # noqa: S603 - our own interpreter and text
        [sys.executable, "-c", CHILD.format(paths=paths), str(home)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    with child, child.stdout:
        assert child.stdout.readline() == "now\n"
        os.kill(child.pid, signal.SIGKILL)
        assert child.wait() == -signal.SIGKILL


def test_one_import_at_a_time(home: Path) -> None:
    """A second one is refused while the first runs, and may begin once it has ended, however it ended."""
    home.mkdir()
    with run.only_one(home), pytest.raises(opened.CannotKeep, match="Another import"), run.only_one(home):
        pytest.fail("two imports at once")
    with run.only_one(home):
        assert (home / run.LOCK).stat().st_mode & 0o777 == 0o600
