"""The shipped weights: what they say of themselves, how they are read, and that reading needs nothing else."""

from __future__ import annotations

import json
import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms.asks.reading import model
from goodterms.asks.reading.cues import BY_HAND
from goodterms.asks.reading.grams import grams, tokens

ALLOWED = {"Apache-2.0", "MIT", "CC BY 4.0", "CC BY-SA (Stack Exchange, Wikipedia)"}


def test_the_file_names_its_sources() -> None:
    """Version, every source with its licence and whom to credit, and the scores stand inside."""
    said = model.about()
    assert said["version"] == model.version()
    assert all(source["name"] and source["by"] and source["from"] for source in said["made_from"])
    assert {source["licence"] for source in said["made_from"]} == ALLOWED
    assert said["scores"]["f1"] >= 0.82
    assert said["scores"]["auc"] >= 0.90
    assert said["scores"]["ece"] <= 0.03


def test_the_file_is_small_and_read_quickly() -> None:
    """At most 300 KB, and under 20 ms of CPU to load, the best of five tries."""
    assert model.WEIGHTS_FILE.stat().st_size <= 300_000
    spent = []
    for _ in range(5):
        model.weights.cache_clear()
        start = time.process_time()
        model.weights()
        spent.append(time.process_time() - start)
    assert min(spent) < 0.02


def test_weights_fit_the_cues_of_the_program() -> None:
    """A cue that was added or renamed needs new weights."""
    assert set(model.weights().cues) == set(BY_HAND)


def test_no_numbers_and_no_capitals_are_shipped() -> None:
    """Runs of words hold no digits, addresses or names as they were written."""
    runs = model.weights().runs
    assert not any(letter.isdigit() or letter.isupper() or letter == "@" for run in runs for letter in run)
    assert all(len(run.split()) <= 3 for run in runs)


def test_reading_needs_no_learning_library() -> None:
    """Neither scikit-learn nor scipy nor numpy is imported by reading a sentence."""
    program = (
        "import sys; from goodterms.asks.reading.model import chance; chance('Could you call me?');"
        "print([name for name in ('sklearn', 'scipy', 'numpy') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603 - our own interpreter
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("surer", "less_sure"),
    [
        ("Could you send me the plan?", "I have sent you the plan."),
        ("pls call me when u get a sec", "he never called"),
        ("Please let me know by Friday.", "Thank you so much for the cake."),
    ],
)
def test_asks_are_surer(surer: str, less_sure: str) -> None:
    """What asks is given more than what tells or thanks."""
    assert model.chance(surer) > 0.8
    assert model.chance(less_sure) < 0.3


@given(st.text(alphabet="abcdeiou ,.?!'", max_size=120))
def test_the_quick_look_up_finds_what_all_runs_would(text: str) -> None:
    """Only runs of the file are made, and all that weigh something are among them."""
    held = model.weights()
    words = tokens(text)
    found = {run: weight for run, weight in model.known(words, held).items() if weight}
    assert found == {run: held.runs[run] for run in grams(words) if held.runs.get(run)}


def test_the_file_is_plain_json() -> None:
    """Anybody can look into it."""
    assert set(json.loads(model.WEIGHTS_FILE.read_text("utf-8"))) >= {"version", "made_from", "scores", "cues", "runs"}
