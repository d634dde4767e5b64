"""``goodterms score``."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from goodterms.faces.cli.entry import goodterms


def run(*words: object) -> tuple[int, str, str]:
    """Exit code, output and errors."""
    done = CliRunner().invoke(goodterms, [str(word) for word in words], catch_exceptions=False)
    return done.exit_code, done.stdout, done.stderr


def events(folder: Path) -> Path:
    """Three people and a slip."""
    to = folder / "events.csv"
    to.write_text("a,b,ts\n1,2,1400000000\n2,1,1400086400\n3,3,1400086400\n1,3,1400090000\n", encoding="utf-8")
    return to


def test_it_says_what_it_did(tmp_path: Path) -> None:
    """How many pairs of how many events, as of when, what was left out, and what the chances rest on."""
    code, said, _ = run("score", events(tmp_path), "-o", tmp_path / "out.csv")
    assert code == 0
    assert said.splitlines()[0] == f"2 pairs of 3 events, as of 14 May 2014: {tmp_path}/out.csv."
    assert said.splitlines()[1:] == [
        "Left out: 1 row from somebody to themselves.",
        "The log is too young to learn from its own past, so the chances are what is usual elsewhere.",
    ]


def test_json_has_the_counts(tmp_path: Path) -> None:
    """As of the end of a day when a day is given."""
    code, said, _ = run("score", events(tmp_path), "-o", tmp_path / "out.parquet", "--as-of", "2014-05-13", "--json")
    answer = json.loads(said)
    assert (code, answer["pairs"], answer["events"], answer["as_of"]) == (0, 1, 1, "2014-05-14T00:00:00+00:00")
    assert answer["left_out"] == {"incomplete": 0, "alone": 0, "later": 2} | {"alone": 1}


def test_mistakes_are_sentences(tmp_path: Path) -> None:
    """An engine that is not built yet, and a file that is not there."""
    assert run("score", events(tmp_path), "--engine", "postgres", "-o", tmp_path / "out.csv") == (
        2,
        "",
        "Scoring inside PostgreSQL comes later. Export the events as Parquet and use duckdb.\n",
    )
    code, _, error = run("score", tmp_path / "gone.csv", "-o", tmp_path / "out.csv")
    assert (code, error) == (1, f"There is no file {tmp_path}/gone.csv.\n")


def test_nothing_to_judge_is_said(tmp_path: Path) -> None:
    """Before everything, and where nobody wrote to another, it is not called young but empty, with what to do."""
    code, said, _ = run("score", events(tmp_path), "-o", tmp_path / "out.csv", "--as-of", "2001-01-01")
    assert (code, said.splitlines()[0][:24]) == (0, "0 pairs of 0 events, as ")
    assert said.splitlines()[-1] == (
        "Nothing had happened by then. Judge as of a later day with --as-of, or see whether ts is UTC seconds."
    )
    (tmp_path / "alone.csv").write_text("a,b,ts\n", encoding="utf-8")
    _, said, _ = run("score", tmp_path / "alone.csv", "-o", tmp_path / "out.csv")
    assert said.splitlines()[-1] == "There is nothing to judge: no row tells that one wrote to another."
