"""The note that asks for an introduction."""

from __future__ import annotations

import pytest

from goodterms.needs.wording import WHY, ask, hand_on


@pytest.mark.parametrize("because", ["", "you both build stands", "Is that so?", "  a\n b  "])
def test_a_reason_is_one_sentence(because: str) -> None:
    """Whatever was typed stands as one sentence, and without a reason a plain one does."""
    line = ask("Kim", "Zoe Example", because).split("\n\n")[1]
    assert line.startswith("I think you know Zoe Example. ")
    assert line.endswith((".", "?"))
    assert (WHY in line) == (not because)


def test_nobodys_name_is_no_gap() -> None:
    """Where the go-between has only an address, nothing stands in the place of the name."""
    assert ask("", "Zoe").startswith("Hello,\n")


def test_no_is_a_good_answer_to_both() -> None:
    """Both notes say that one may say no."""
    assert "that is fine" in ask("Kim", "Zoe")
    assert "No is a good answer" in hand_on("Zoe")
