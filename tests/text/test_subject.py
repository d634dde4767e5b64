"""What a subject's prefix says."""

from __future__ import annotations

import pytest

from goodterms.text.subject import is_forward, is_own, prefix


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("Re: Lunch", "re"),
        ("AW: AW: Lunch", "aw"),
        ("[club] RE[2]: Lunch", "re"),
        ("回复\uff1aLunch", "回复"),
        ("Lunch", ""),
        ("[club] Lunch", ""),
        ("", ""),
    ],
)
def test_prefix(subject: str, expected: str) -> None:
    """The first prefix is told in any language, list tags aside."""
    assert prefix(subject) == expected


@pytest.mark.parametrize("subject", ["Fwd: Lunch", "WG: Lunch", "TR : Lunch", "[club] Fw: Lunch"])
def test_forwards(subject: str) -> None:
    """Forward prefixes of several languages are known."""
    assert is_forward(subject)


@pytest.mark.parametrize(
    ("subject", "expected"),
    [("Lunch", True), ("Garden: roses", True), ("Re: x", False), ("Antwort: x", False), ("Fwd: x", False), ("", False)],
)
def test_own_matter(subject: str, expected: bool) -> None:  # noqa: FBT001 - the table's second column
    """Only a subject without any prefix opens a matter of its own."""
    assert is_own(subject) is expected


def test_finnish_answer_is_no_forward() -> None:
    """VS answers in Finnish and forwards in Norwegian, so it is not sure."""
    assert not is_forward("VS: Lounas")
