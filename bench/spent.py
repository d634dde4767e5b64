"""What another program costs: CPU, wall time and memory of a whole process with everything it starts."""

from __future__ import annotations

import compileall
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

SOURCE = Path(__file__).resolve().parents[1] / "src"
GOODTERMS = (sys.executable, "-m", "goodterms")
BARE = (sys.executable, "-c", "pass")


class Spent(NamedTuple):
    """Seconds of CPU (user and system, children too), seconds of wall time, and the most memory held, in MB (10^6)."""

    cpu: float
    wall: float
    peak_mb: float


class Failed(Exception):
    """A program that is measured did not do its work."""


def compiled() -> None:
    """Compiles the package to bytecode, as installing it does: no run is to pay for that."""
    compileall.compile_dir(str(SOURCE / "goodterms"), quiet=1)


def surroundings(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment that children get: this checkout's package, with its bytecode in use."""
    kept = {name: value for name, value in os.environ.items() if name not in {"PYTHONDONTWRITEBYTECODE", "COLUMNS"}}
    return kept | {"PYTHONPATH": str(SOURCE), "NO_COLOR": "1"} | dict(more or {})


def spent(
    command: Sequence[str],
    *,
    more: Mapping[str, str] | None = None,
    fine: Sequence[int] = (0,),
    out: BinaryIO | None = None,
) -> Spent:
    """Runs a command to its end and says what it cost. ``more``: environment on top. ``out``: where its output goes.

    A child's peak counts from what its parent held when it was started, so keep the measuring process itself small.

    Raises:
        Failed: it ended with another exit code than the ``fine`` ones.
    """
    began = time.perf_counter()
    child = subprocess.Popen(
        command,
        env=surroundings(more),
        stdin=subprocess.DEVNULL,
        stdout=out or subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert child.stderr is not None  # noqa: S101 - it is a pipe
    said = child.stderr.read()
    _, status, used = os.wait4(child.pid, 0)
    wall = time.perf_counter() - began
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in fine:
        raise Failed(f"{' '.join(command)} ended with {child.returncode}: {said.decode(errors='replace')[-2000:]}")
    unit = 1 if sys.platform == "darwin" else 1024  # ru_maxrss: bytes on macOS, KiB on Linux
    return Spent(used.ru_utime + used.ru_stime, wall, used.ru_maxrss * unit / 1e6)


def median(turns: Sequence[Spent]) -> Spent:
    """The median of each measure, and the highest peak."""
    cpu, wall = (statistics.median(column) for column in list(zip(*turns, strict=True))[:2])
    return Spent(cpu, wall, max(turn.peak_mb for turn in turns))


def in_turns(works: Mapping[str, Callable[[], Spent]], turns: int) -> dict[str, Spent]:
    """The median cost of each, measured turn by turn so that a busy machine is busy for all alike."""
    found: dict[str, list[Spent]] = {name: [] for name in works}
    for _ in range(turns):
        for name, work in works.items():
            found[name].append(work())
    return {name: median(costs) for name, costs in found.items()}
