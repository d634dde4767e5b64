"""The gate's answer in words."""

from __future__ import annotations

from collections import Counter
from typing import Any, cast

import pytest

from goodterms.faces.cli import verdicts
from goodterms.faces.shapes import FindingRow, Weighed
from goodterms.words import Kind, Word

from .test_weigh import VERDICT, WEIGHED

SENTENCE = [
    "  You two spoke once, on 3 May 2019.",
    "    3 May 2019, mail: “Thank you for the boat.”",
    "  Instead: Say hello and nothing else.",
]
"""What one finding prints."""


def _many(**words: int) -> Weighed:
    rows = [
        {**VERDICT, "to": f"{word}{n}@example.com", "person": None, "verdict": word}
        for word, times in words.items()
        for n in range(times)
    ]
    return cast("Weighed", {**WEIGHED, "verdicts": rows, "counts": dict(Counter(row["verdict"] for row in rows))})


def _read(kind: str, band: str, span: str | None) -> Weighed:
    reading: dict[str, Any] = {**WEIGHED["reading"], "kind": kind, "ask": {"p": 0.4, "band": band, "span": span}}
    return cast("Weighed", {**WEIGHED, "reading": reading})


def test_everything_has_words() -> None:
    """No kind and no verdict is shown by its key."""
    assert set(verdicts.KINDS) == set(Kind)
    assert set(verdicts.WORDS) == set(verdicts.STYLES) == set(Word)


def test_one_recipient(capsys: pytest.CaptureFixture[str]) -> None:
    """The verdict stands first, then how the two stand, the sentence, its evidence, and what to do instead."""
    verdicts.show(cast("Weighed", WEIGHED))
    assert capsys.readouterr().out.splitlines() == [
        "This reads as a request for a referral: “pass this on”.",
        "",
        "Don't: Ada Bell (ada@example.com)",
        "  Somebody you once dealt with, out of touch for long; you last spoke on 3 May 2019.",
        "  You two spoke once, on 3 May 2019.",
        "    3 May 2019, mail: “Thank you for the boat.”",
        "  Instead: Say hello and nothing else.",
    ]


def test_a_chance_is_a_band(capsys: pytest.CaptureFixture[str]) -> None:
    """The chance of being an ask is no figure; that of an answer is a band with what it rests on, never a share."""
    verdicts.show(
        cast("Weighed", {**WEIGHED, "verdicts": [{**VERDICT, "chance": {"low": 0.17, "high": 0.29, "n": 61}}]})
    )
    printed = capsys.readouterr().out
    assert [figure for figure in ("0.93", "93", "0.17", "0.29", "%") if figure in printed] == []
    assert "17 to 29 in 100 are answered within two weeks, going by 61 of yours." in " ".join(printed.split())


@pytest.mark.parametrize(
    ("band", "said"),
    [
        ("maybe", "This may be a pitch: “buy it”. If it is not, say so with --kind none."),
        ("none", "This reads as a message that asks for nothing."),
        ("unread", "I cannot read this language. Say what it asks for with --kind."),
    ],
)
def test_readings(capsys: pytest.CaptureFixture[str], band: str, said: str) -> None:
    """What was read is said with its words, and doubt with how to end it."""
    verdicts.show(_read("pitch", band, "buy\nit"))
    assert capsys.readouterr().out.splitlines()[0] == said


def test_long_list_is_grouped(capsys: pytest.CaptureFixture[str]) -> None:
    """A long list comes as counts, then per reason a few sentences, some names and how many more; worst first."""
    verdicts.show(_many(go=1200, hello_first=30, dont=2))
    assert capsys.readouterr().out.splitlines()[1:] == [
        "Of 1,232 recipients: 1,200 go, 30 hello first and 2 don't.",
        "",
        "Don't: 2 recipients (goodterms why one_transaction)",
        *SENTENCE * 2,
        "",
        "Hello first: 30 recipients (goodterms why one_transaction)",
        *SENTENCE * 2,
        f"  The same goes for {', '.join(f'hello_first{n}@example.com' for n in range(2, 12))} and 18 more.",
        "",
        "Go: 1,200 recipients",
        f"  {', '.join(f'go{n}@example.com' for n in range(10))} and 1,190 more.",
        "",
        "Everybody, each with all that was found: --all, or --json.",
    ]


def test_reasons_are_kept_apart(capsys: pytest.CaptureFixture[str]) -> None:
    """Recipients held for different reasons are not thrown together."""
    weighed = _many(dont=4)
    weighed["verdicts"][3]["findings"] = [cast("FindingRow", {**VERDICT["findings"][0], "rule": "blast"})]
    verdicts.show(weighed)
    heads = [line for line in capsys.readouterr().out.splitlines() if line.startswith("Don't")]
    assert heads == [
        "Don't: 1 recipient (goodterms why blast)",
        "Don't: 3 recipients (goodterms why one_transaction)",
    ]


def test_all_shows_everybody(capsys: pytest.CaptureFixture[str]) -> None:
    """With ``--all`` nobody is left out and nothing is said to be."""
    verdicts.show(_many(go=10, hello_first=30, dont=5), everyone=True)
    printed = capsys.readouterr().out
    assert printed.count("@example.com") == 45
    assert "--all" not in printed
