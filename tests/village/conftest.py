"""The hand-made village, written once for all tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from goodterms.village.exports import write
from village import hand


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every file by its name."""
    folder = tmp_path_factory.mktemp("village")
    return {path.name: path for path in write(hand.villagers(), hand.happenings(), folder)}
