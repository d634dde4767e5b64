"""The gate's answer in words."""

from __future__ import annotations

from collections import Counter
from typing import Any, cast

import pytest

from goodterms.faces.cli import verdicts
from goodterms.faces.shapes import Weighed
from goodterms.words import Kind, Word

from .test_weigh import VERDICT, WEIGHED


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


def test_no_chance_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """No figure of a chance appears, of being answered or of being an ask."""
    verdicts.show(
        cast("Weighed", {**WEIGHED, "verdicts": [{**VERDICT, "chance": {"low": 0.17, "high": 0.29, "n": 61}}]})
    )
    printed = capsys.readouterr().out
    assert [figure for figure in ("0.93", "93", "0.17", "17", "29", "61", "%") if figure in printed] == []


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


def test_long_list_shows_the_held_ones(capsys: pytest.CaptureFixture[str]) -> None:
    """Of a long list come the counts, the don'ts, the hello-firsts up to a limit, and how to see the rest."""
    verdicts.show(_many(go=1200, hello_first=30, dont=5))
    lines = capsys.readouterr().out.splitlines()
    shown = [line for line in lines if line.startswith(("Don't: ", "Hello first: ", "Go: "))]
    assert "Of 1,235 recipients: 1,200 go, 30 hello first and 5 don't." in lines
    assert shown == [f"Don't: dont{n}@example.com" for n in range(5)] + [
        f"Hello first: hello_first{n}@example.com" for n in range(15)
    ]
    assert lines[-1].startswith("Not shown: 15 more like these and 1,200 who are a go. See everybody with --all")


def test_all_shows_everybody(capsys: pytest.CaptureFixture[str]) -> None:
    """With ``--all`` nobody is left out and nothing is said to be."""
    verdicts.show(_many(go=10, hello_first=30, dont=5), everyone=True)
    printed = capsys.readouterr().out
    assert printed.count("@example.com") == 45
    assert "Not shown" not in printed


def test_list_of_goes(capsys: pytest.CaptureFixture[str]) -> None:
    """A long list that is all a go is its counts and one line."""
    verdicts.show(_many(go=10))
    assert capsys.readouterr().out.splitlines()[1:] == [
        "Of 10 recipients: 10 go, 0 hello first and 0 don't.",
        "",
        "Not shown: 10 who are a go. See everybody with --all, or with --json.",
    ]
