"""The command line run inside the test, and a desk that answers what the test says."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner, Result

from goodterms.faces.cli.entry import goodterms

Run = Callable[..., Result]


class Call(NamedTuple):
    """One call of the desk as the face made it."""

    args: tuple[Any, ...]
    kwargs: dict[str, Any]


class Desk:
    """Answers for the functions of the desk, and remembers how they were called."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.monkeypatch = monkeypatch
        self.calls: list[Call] = []

    def answers(self, where: str, answer: object) -> None:
        """Lets "module.function" of the desk return the answer, or raise it when it is an exception."""

        def asked(*args: Any, **kwargs: Any) -> object:
            self.calls.append(Call(args, kwargs))
            if isinstance(answer, BaseException):
                raise answer
            return answer

        module, _, name = where.rpartition(".")
        self.monkeypatch.setattr(self._module(f"goodterms.desk.{module}"), name, asked, raising=False)

    def _module(self, name: str) -> ModuleType:
        if find_spec(name) is not None:
            return import_module(name)
        made = ModuleType(name)
        self.monkeypatch.setitem(sys.modules, name, made)
        return made


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk to be told what to answer."""
    return Desk(monkeypatch)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs ``goodterms --home (an empty folder)`` with these arguments; a bug comes through as it is."""

    def run(*args: str, typed: str | bytes | None = None, home: Path = tmp_path) -> Result:
        words = ["--home", str(home), *args]
        return CliRunner().invoke(goodterms, words, input=typed, prog_name="goodterms", catch_exceptions=False)

    return run
