"""The demo: an invented village, written as real exports, brought in like anybody's, then today and the gate."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from goodterms.desk.bring_in import bring_in
from goodterms.desk.moment import now
from goodterms.desk.people import people as everybody
from goodterms.desk.sample import samples
from goodterms.desk.today import today
from goodterms.desk.trouble import Trouble, plainly
from goodterms.record import opened
from goodterms.sources.detect import find
from goodterms.sources.opening import CannotOpen, open_tree
from goodterms.village import exports
from goodterms.village.happened import OWNER, Happened
from goodterms.village.life import Village, simulate
from goodterms.words import DAY

SEED = 5
"""Any would do; this one is nobody's who measures (`bench/village.py`)."""

PEOPLE, YEARS = 400, 12

BOUNDS = {"people": (10, 5_000), "years": (1, 30), "seed": (0, 999_999_999)}
"""Fewer people have no life to show. 2,000 over 12 years took two minutes and 230 MB; the most, about ten and 1 GB."""

SENTENCES = {
    "people": "A village has {low:,} to {high:,} people, not {given:,}.",
    "years": "A village can look back on {low} to {high} years, not {given:,}.",
    "seed": "A seed is a whole number from {low} to {high:,}, not {given:,}.",
}

NOTE = "INVENTED.txt"
NOTE_TEXT = """Everything in this folder is invented: the people, their addresses and every word they wrote.
It shows what the program does. It is no evidence about people.

goodterms demo made this folder, and makes it anew, with nothing else in it, whenever it is run here again.
"""

Progress = Callable[[str, int, int | None], None]


def demo(
    directory: Path, *, people: int = PEOPLE, years: int = YEARS, seed: int = SEED, progress: Progress | None = None
) -> dict[str, object]:
    """Makes a village under a folder, brings its exports in, and shows what Goodterms says of it.

    The village ends with the last midnight (UTC), so that its today is today; on one day the same numbers give the same
    village. A demo that was stopped half-way is simply made anew. ``progress(what, pieces so far, None)``.

    Raises:
        Trouble: no such village, the folder holds something else than an earlier demo, or it cannot be written.
    """
    _check(people=people, years=years, seed=seed)
    directory = directory.expanduser().absolute()
    with _written(directory):
        _clear(directory)
        village = simulate(seed, people, years, end=now() // DAY * DAY)
        paths = _write(village, directory / "exports", progress)
    home, read = directory / "home", [path for path in paths if _can_be_read(path)]
    imports = [_bring(home, batch, village, progress) for batch in exports.batches(read)]
    rows = everybody(home, everyone=True)
    return {
        "home": str(home),
        "exports": [str(path) for path in paths],
        "left_aside": [str(path) for path in paths if path not in set(read)],
        "village": _village(village, people, years, seed),
        "imports": imports,
        "depths": dict(Counter(row["depth"] for row in rows if row["kind"] == "person")),
        "today": today(home),
        "drafts": samples(home, rows),
    }


def _village(village: Village, people: int, years: int, seed: int) -> dict[str, object]:
    owner = village.villagers[OWNER]
    trade = owner.works[-1].trade
    return {"owner": owner.names[-1].full, "trade": trade, "people": people, "years": years, "seed": seed}


def _check(**given: int) -> None:
    """Refuses a village that cannot be made."""
    for what, number in given.items():
        low, high = BOUNDS[what]
        if not low <= number <= high:
            raise Trouble(SENTENCES[what].format(low=low, high=high, given=number), 2)


@contextmanager
def _written(directory: Path) -> Iterator[None]:
    """Says plainly when the folder cannot be written."""
    try:
        yield
    except OSError as error:
        why = error.strerror or str(error)
        raise Trouble(
            f"The demo cannot be written to {directory}: {why}. Name another folder: goodterms demo DIR"
        ) from (error)


def _clear(directory: Path) -> None:
    """Takes an earlier demo away, whole or half-made, and nothing that anybody else put there."""
    home, folder = directory / "home", directory / "exports"
    _refuse_real(home, folder)
    for file in home.glob(f"{opened.FILE}*"):
        file.unlink()
    if (folder / NOTE).exists():
        shutil.rmtree(folder)
    elif folder.is_dir() and any(folder.iterdir()):
        raise Trouble(f"{folder} holds files of your own. Name another folder: goodterms demo DIR", 2)


def _refuse_real(home: Path, folder: Path) -> None:
    """A record that anything else was brought into is somebody's own; the demo's own one is made anew."""
    if not opened.record_path(home).exists():
        return
    with plainly(), opened.reading(home) as connection:
        runs = [json.loads(paths) for (paths,) in connection.execute("SELECT paths FROM source_run")]
    ours = all(Path(path).is_relative_to(folder) for paths in runs for path in paths)
    if not (ours and (runs or (folder / NOTE).exists())):
        raise Trouble(f"{home} holds a record of your own. Name another folder: goodterms demo DIR", 2)


def _write(village: Village, folder: Path, progress: Progress | None) -> list[Path]:
    """The exports, and beside them a note that they are invented: first, so that half of them are known as ours."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / NOTE).write_text(NOTE_TEXT, encoding="utf-8")
    return exports.write(village.villagers, _told(village.happenings(), progress), folder)


def _told(happenings: Iterator[Happened], progress: Progress | None) -> Iterator[Happened]:
    for number, happened in enumerate(happenings):
        if progress is not None and number % 500 == 0:
            progress("Writing the village's exports", number, None)
        yield happened


def _can_be_read(path: Path) -> bool:
    """Whether any source knows the file; what a village keeps and nobody reads yet is left aside."""
    try:
        return any(found.source is not None for found in find(open_tree(path)))
    except CannotOpen:
        return False


def _bring(home: Path, batch: exports.Batch, village: Village, progress: Progress | None) -> dict[str, object]:
    return bring_in(
        home,
        [str(path) for path in batch.paths],
        me=exports.own_handles(village.villagers),
        zone=village.villagers[OWNER].zone,
        dates=batch.dates,
        progress=progress,
    )
