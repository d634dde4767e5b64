"""Judges the ties of a whole firm: a log of events in, a row a pair of people out. No record is read or written."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from goodterms.desk.moment import now
from goodterms.desk.trouble import Trouble
from goodterms.record.score import duck, sample, spark
from goodterms.record.score import events as log
from goodterms.record.score.duck import Columns
from goodterms.record.score.events import BadEvents, Seen
from goodterms.record.score.spark import NoSpark
from goodterms.record.score.steps import PAIR, drawn
from goodterms.ties import edges
from goodterms.ties.alive import chance
from goodterms.ties.columns import Columns as Judging
from goodterms.ties.update import Fitted, fit
from goodterms.ties.weights import TARGETS
from goodterms.words import iso

if TYPE_CHECKING:
    import duckdb

ENGINES = ("duckdb", "spark", "postgres")

HORIZONS = (30, 90)
"""Days ahead that chances are given for."""


def score(
    events: Path, out: Path, *, engine: str = "duckdb", as_of: int | None = None, cluster: str | None = None
) -> dict[str, object]:
    """Judges every pair of a log as of a moment (UTC seconds; the log's end unless given) and writes it to ``out``.

    Returns counts: ``pairs``, ``events``, ``left_out`` (incomplete, alone, later), ``as_of``, ``fitted_on`` (ties that
    the fit to the log's own past looked at; windows of that past by days) and ``out``. ``cluster``: the URL of
    the Spark to count with.

    Raises:
        Trouble: no such engine, or something about the log or the place to write to is to be mended.
    """
    _refuse(events, out, engine)
    with _plainly(out), tempfile.TemporaryDirectory(prefix=".goodterms-score-", dir=out.parent) as kept:
        folder = Path(kept)
        with duck.engine(folder) as connection:
            log.opened(connection, events)
            moment = _moment(connection, events, as_of)
            seen = log.seen(connection, events, moment)
            url = (cluster or "") if engine == "spark" else None
            counted = _counted(connection, events, folder, moment, seen, cluster=url)
            fitted = _fitted(counted, moment)
            _judge(connection, moment, fitted)
            duck.write(connection, out)
    return {
        "pairs": counted.pairs,
        "events": seen.events,
        "left_out": {"incomplete": seen.incomplete, "alone": seen.alone, "later": seen.later},
        "as_of": iso(moment),
        "fitted_on": {"ties": fitted.ties, "windows": {str(days): n for days, n in fitted.windows.items()}},
        "out": str(out),
    }


def _refuse(events: Path, out: Path, engine: str) -> None:
    """Says what was asked for wrongly before anything is read."""
    if engine not in ENGINES:
        raise Trouble(f"There is no engine {engine!r}. It is one of: {', '.join(ENGINES)}.", 2)
    if engine == "postgres":
        raise Trouble("Scoring inside PostgreSQL comes later. Export the events as Parquet and use duckdb.", 2)
    if out.suffix.lower() not in {".csv", ".parquet"}:
        raise Trouble(f"Name the file to write {out.name}.parquet or {out.name}.csv: its ending says which kind.", 2)
    if out.resolve() == events.resolve():
        raise Trouble("The events would be overwritten. Give another file with -o.", 2)
    if not out.parent.is_dir():
        raise Trouble(f"There is no folder {out.parent} to write to.", 2)


@contextmanager
def _plainly(out: Path) -> Iterator[None]:
    """Turns what a person can mend into `Trouble`."""
    try:
        yield
    except (BadEvents, NoSpark) as error:
        raise Trouble(str(error)) from error
    except OSError as error:
        raise Trouble(f"Cannot write {out}: {error.strerror or error}.") from error


def _moment(connection: duckdb.DuckDBPyConnection, events: Path, as_of: int | None) -> int:
    """The moment of judging: the one given, else right after the newest event: beyond it nothing is silence."""
    if as_of is not None:
        return as_of
    newest = log.last(connection, events, now())
    return now() if newest is None else newest + 1


class Counted(NamedTuple):
    """What an engine counted: how many ``pairs`` the table of that name has, and what a sample of people sent."""

    pairs: int
    cut: int
    sent: Columns


def _counted(
    connection: duckdb.DuckDBPyConnection, events: Path, folder: Path, moment: int, seen: Seen, *, cluster: str | None
) -> Counted:
    """Counts with DuckDB, or with Spark where there is a URL (empty: on this machine)."""
    if cluster is None:
        pairs = duck.count(connection, moment)
        cut = sample.cut(pairs, seen.events)
        return Counted(pairs, cut, duck.sent(connection, moment, cut))
    with spark.session(cluster or None) as session:
        spark.opened(session, log.files(events))
        pairs = spark.count(session, connection, folder, moment)
        cut = sample.cut(pairs, seen.events)
        return Counted(pairs, cut, spark.sent(session, connection, folder, moment, cut))


def _fitted(counted: Counted, moment: int) -> Fitted:
    """The shipped weights, brought nearer to the log's own past: nothing at or after the moment is in it."""
    sent = sample.sent(counted.sent)
    between = drawn(sent.whom, counted.cut)
    history = edges.edges(sent.who[between], sent.whom[between], sent.ts[between])

    def seen_elsewhere(columns: Judging, at: int) -> Judging:
        quiet = sample.quiet_since(sent, history.people, at)
        return {**columns, "quiet_since": np.where(np.asarray(columns["days"]) >= 1, quiet, np.nan)}

    windows = [
        window._replace(columns=seen_elsewhere(window.columns, window.as_of))
        for window in edges.past(history, moment, elsewhere=False)
    ]
    return fit(seen_elsewhere(edges.keyed(history, moment, elsewhere=False), moment), moment, windows)


def _judge(connection: duckdb.DuckDBPyConnection, moment: int, fitted: Fitted) -> None:
    """Makes the table ``judged`` of the table ``pair``."""
    duck.keep(connection, _judged(dict.fromkeys(PAIR, np.zeros(0)), moment, fitted))
    for batch in duck.pairs(connection):
        duck.keep(connection, _judged(batch, moment, fitted))


def _judged(batch: Columns, moment: int, fitted: Fitted) -> Columns:
    """The columns to write of a batch of pairs. Two-way contact is contact, so it is never likelier than any."""
    first, last = batch["first_ts"], batch["last_ts"]
    quiet = np.where(np.isnan(batch["quiet_since"]), -np.inf, batch["quiet_since"])
    columns = {**batch, "first": first, "last": last, "quiet_since": quiet}
    any_, both = ([chance(columns, moment, days, target, fitted) for days in HORIZONS] for target in TARGETS)
    return {
        **{name: batch[name].astype(np.int64) for name in ("a", "b", "days")},
        "first": first.astype(np.int64),
        "last": last.astype(np.int64),
        **{f"p_any_{days}": p for days, p in zip(HORIZONS, any_, strict=True)},
        **{f"p_two_way_{days}": np.minimum(p, q) for days, p, q in zip(HORIZONS, any_, both, strict=True)},
    }
