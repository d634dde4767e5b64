"""A list says of everybody what each would be told alone, before and after the history was read."""

from __future__ import annotations

from pathlib import Path

import pytest

from exports import ME, Mailbox
from goodterms.desk.bring_in import bring_in
from goodterms.desk.labelling import read_history
from goodterms.desk.moment import moment
from goodterms.desk.ready import ready
from goodterms.desk.weigh import gate, judged, weigh
from goodterms.desk.whom import Whom
from goodterms.words import Verdict, Word

DRAFTS = (
    "Hello, could you look over my two pages for the fair before Friday, please?",
    "We have launched a brand new programme. It pays double this quarter. Would you like to join us today?",
)
PEOPLE = tuple(f"{name}@example.org" for name in ("ann", "bo", "cat", "dan", "eve", "fay", "gus"))
SPARED = "Please don't send me any more of these offers."


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """People of every depth, with an open question, an ask that lies, a wish to be spared long ago, a promise."""
    box = Mailbox()
    ann, bo, cat, dan, eve, fay, _ = PEOPLE
    box.talk(ann, [f"2021-{month:02}-03" for month in range(1, 13)])
    box.talk(bo, ["2020-02-01", "2021-11-20"])
    box.mail(bo, ME, "2021-12-20", "Could you tell me when the hall opens on Sunday?")
    box.talk(cat, ["2019-05-05"], back="I'll send you the price list by Friday.")
    box.mail(ME, dan, "2021-08-01", "Could you lend me your van on Monday?")
    box.mail(ME, dan, "2021-09-01", "Could you lend me your van on Tuesday?")
    box.mail(ME, eve, "2010-01-02", "We have launched a brand new programme. Would you like to join us?")
    box.mail(eve, ME, "2010-01-03", SPARED)
    box.talk(eve, [f"20{year}-0{month}-11" for year in range(12, 22) for month in range(1, 8)] + ["2021-12-11"])
    box.talk(fay, ["2021-10-01", "2021-12-01"], text="I got married in May, and the plans are here.")
    bring_in(tmp_path / "home", [str(box.mbox(tmp_path / "all.mbox"))])
    return tmp_path / "home"


def said(home: Path, draft: str, recipients: int) -> tuple[list[Verdict], list[Verdict]]:
    """The verdicts of one call for all, and of a call each."""
    with ready(home) as connection:
        at = gate(connection, draft, None, recipients=recipients, as_of=moment("2022-01-15"))
        persons = [Whom(connection).find(to) for to in PEOPLE]
        alone = [judged(at, [to], [person])[0] for to, person in zip(PEOPLE, persons, strict=True)]
        return judged(at, PEOPLE, persons), alone


def plain(verdicts: list[Verdict]) -> list[tuple[object, ...]]:
    """What is shown of verdicts; how likely one is known by another name is looked for among a few alone."""
    return [(one.to, one.word, one.tie.depth, one.findings) for one in verdicts]


@pytest.mark.parametrize("draft", DRAFTS)
@pytest.mark.parametrize("recipients", [1, 500])
def test_list_says_what_each_alone_is_told(home: Path, draft: str, recipients: int) -> None:
    """All at once and one by one agree in words, sentences and evidence; and reading the history changes nothing."""
    together, alone = said(home, draft, recipients)
    assert plain(together) == plain(alone)
    read_history(home)
    again, once = said(home, draft, recipients)
    assert plain(again) == plain(once)
    assert [one.word for one in again[:4]] == [one.word for one in together[:4]]


def test_a_wish_holds_however_old(home: Path) -> None:
    """Once the history is read, a wish of long ago stops the next offer, much as was said since; a favour may go."""
    read_history(home)
    offer, favour = (weigh(home, draft, ["eve@example.org"], as_of=moment("2022-01-15")) for draft in DRAFTS[::-1])
    assert offer["verdicts"][0]["findings"][0]["rule"] == "opted_out"  # type: ignore[index]
    assert "2010" in offer["verdicts"][0]["findings"][0]["says"]  # type: ignore[index]
    assert favour["counts"] == {"go": 1, "hello_first": 0, "dont": 0}
    assert str(Word.DONT) == offer["verdicts"][0]["verdict"]  # type: ignore[index]
