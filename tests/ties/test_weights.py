"""What ships is whole and says where it comes from."""

from __future__ import annotations

import json
from importlib.resources import files

import numpy as np

from goodterms.ties.features import VIEWS, WIDTH
from goodterms.ties.weights import HORIZONS, TARGETS, shipped


def test_every_horizon_target_and_view() -> None:
    """A line of finite weights each, of the view's width."""
    assert set(shipped().lines) == {(horizon, target) for horizon in HORIZONS for target in TARGETS}
    for lines in shipped().lines.values():
        for view, line in zip(VIEWS, lines, strict=True):
            assert line.shape == (1 + WIDTH[view],)
            assert np.isfinite(line).all()


def test_longer_silence_never_helps() -> None:
    """Recency and, where seen, the quieter person's silence count against contact, at every horizon."""
    for lines in shipped().lines.values():
        assert max(lines.plain[1], lines.tie[1], lines.person[1], lines.person[-1]) < 0


def test_says_where_it_comes_from() -> None:
    """Sources, version and scores of logs left out stand in the file itself."""
    written = json.loads((files("goodterms.ties") / "weights.json").read_text("ascii"))
    assert written["version"] == 1
    assert len(written["sources"]) >= 5
    assert written["scores"]["left_out"]
