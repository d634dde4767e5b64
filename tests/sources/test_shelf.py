"""The shelf of sources."""

from __future__ import annotations

import subprocess
import sys

import pytest

from goodterms.sources import shelf


def test_every_name_loads() -> None:
    """Every name on the shelf gives a source of that name, with a label."""
    for name in shelf.names():
        source = shelf.load(name)
        assert name == source.name
        assert shelf.labels()[name] == source.label


def test_no_such_source() -> None:
    """A name that is not there is told with those that are."""
    with pytest.raises(shelf.NoSuchSource, match=r"'carrier_pigeon'.*mail, linkedin"):
        shelf.load("carrier_pigeon")


def test_loaded_when_used() -> None:
    """To know the names loads no source."""
    code = (
        "import sys; from goodterms.sources import shelf; shelf.names(); print('goodterms.sources.mail' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own interpreter
    assert ran.stdout.strip() == "False"
