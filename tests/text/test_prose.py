"""Code, logs and patches are left out, and what is said keeps its place."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms.text.prose import prose

PASTED = [
    "diff --git a/kite.c b/kite.c",
    "@@ -1,4 +1,9 @@ int fly(void)",
    "Signed-off-by: Kim Invented <kim@example.org>",
    " kite.c | 12 +++++-----",
    " 2 files changed, 5 insertions(+), 7 deletions(-)",
    "[  123.456789] kite: the string broke",
    "2024-05-01 10:00:00 kite started",
    "kim@kite:~# ls -l",
    "$ make install",
    "#include <kite.h>",
    "if (wind > 7) {",
    "}",
    "kite->height = 7;",
    "17 0 22 31 0.5 0.7 /dev/kite0 0x0032",
]


@pytest.mark.parametrize("line", PASTED)
def test_what_is_pasted_goes(line: str) -> None:
    """Patches, logs, prompts and code are blanked within a mail."""
    text = f"Hello Kim,\n{line}\nCould you look at this?"
    assert prose(text) == f"Hello Kim,\n{' ' * len(line)}\nCould you look at this?"


@pytest.mark.parametrize(
    "line",
    [
        "Could you bring 2 chairs (the blue ones), please?",
        "Call me: +44 20 7946 0958",
        "- the red kite",
        "See you at the fair; if it rains, we stay in.",
        "Thanks,",
        "KIM INVENTED, 12 SEA ROAD",
    ],
)
def test_what_is_said_stays(line: str) -> None:
    """Running words, lists and addresses are left as they are."""
    text = f"Hello Kim,\n{line}\nSee you + thanks {{}}"
    assert prose(text) == text


@given(st.text(alphabet="ab \n[]{};=#$+-@:0123|<>\u00e4", max_size=200))
def test_places_stay(text: str) -> None:
    """The text is as long as before, and differs by blanks only."""
    left = prose(text)
    assert len(left) == len(text)
    assert all(after in (before, " ") for before, after in zip(text, left, strict=True))


@pytest.mark.parametrize("text", ["[ " * 10_000, "a\n" * 10_000 + "{", "x" * 20_000 + "\n=", "a@b " * 5_000 + "\n$"])
def test_hostile_text(text: str) -> None:
    """Long runs of half a sign take no longer."""
    start = time.process_time()
    prose(text)
    assert time.process_time() - start < 2
