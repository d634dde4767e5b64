"""The checked-in SQL is what the definition compiles to."""

from __future__ import annotations

import importlib.util
import sys

import pytest

from goodterms.record.facts import compile as compiling
from goodterms.record.facts.compile import PARAMETER, compiled, main, path
from goodterms.record.facts.count import sql

needs_ibis = pytest.mark.skipif(
    importlib.util.find_spec("ibis") is None,
    reason="IBIS IS MISSING: nobody checked the SQL against its definition; pip install -e .[dev]",
)


@needs_ibis
@pytest.mark.parametrize("engine", PARAMETER)
def test_the_kept_sql_is_the_compiled_definition(engine: str) -> None:
    """Compiling again gives the checked-in file byte for byte."""
    assert path(engine).read_bytes() == compiled(engine).encode()


@needs_ibis
def test_check_says_what_is_behind(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """``--check`` passes on the kept files, and names one that was changed by hand."""
    monkeypatch.setattr(sys, "argv", ["compile", "--check"])
    assert main() == 0
    monkeypatch.setattr(compiling, "HEAD", "-- by hand\n")
    assert main() == 1
    assert "facts.duckdb.sql is behind" in capsys.readouterr().err


@pytest.mark.parametrize("engine", PARAMETER)
def test_the_moment_filters_every_reading_of_the_touches(engine: str) -> None:
    """Each place that reads the touches is followed by the filter on the bound moment, and nothing else names it."""
    text = "\n".join(line for line in sql(engine).splitlines() if not line.startswith("--"))
    readings = text.replace("`", '"').split('FROM "touch"')[1:]
    assert [PARAMETER[engine] in reading[:80] for reading in readings] == [True] * len(readings)
    newest = text.replace("`", '"').count(f'"next_ts" >= {PARAMETER[engine]}')
    assert text.count("as_of") == len(readings) + newest
    assert (len(readings), newest) == (1, 1)
