"""What is learnt from one's own past, and that nothing of a later day is in a judgement."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports import ME as OLIVE
from exports import Mailbox
from goodterms.asks.standards import DEFAULTS
from goodterms.desk import learn as room
from goodterms.desk.bring_in import bring_in
from goodterms.desk.imports import undo
from goodterms.desk.learn import learn, learnt
from goodterms.desk.outlook import outlook, seen
from goodterms.desk.standing import crowd, standing
from goodterms.desk.stands import stands
from goodterms.record import learnt as kept_room
from goodterms.record import opened
from goodterms.words import Interaction, Mark
from record.built import ANN, LIST, ME, at, bring, mail, meeting, own

Record = sqlite3.Connection

PEOPLE = tuple(f"p{number}@example.org" for number in range(14))


def history(until: int = 700) -> list[Interaction]:
    """Fourteen people with rhythms of their own, some also seen on a list, and an owner who was away for a while."""
    found = []
    for number, who in enumerate(PEOPLE):
        for turn, day in enumerate(range(number, until, 4 + 5 * number)):
            if not 300 < day < 380:
                ends = (ME, who) if turn % 2 else (who, ME)
                found.append(mail(*ends, day + number / 50, f"m{number}-{day}", thread=f"t{number}-{turn // 2}"))
        if number % 3 == 0:
            found += [
                mail(who, "", day, f"l{number}-{day}", list=LIST, marks=Mark.LIST)
                for day in range(5 + number, until, 31)
            ]
    return found


@pytest.fixture
def record(tmp_path: Path) -> Any:
    """A record with that history, of which was learnt."""
    with opened.writing(tmp_path / "home") as connection:
        own(connection, ME)
        bring(connection, *history())
        learn(connection)
        yield connection


def judgements(connection: Record, as_of: int) -> dict[int, object]:
    """Everything that is judged of everybody, as of a moment."""
    found = standing(connection, as_of, DEFAULTS)
    rows = columns_of(connection, as_of)
    return {
        person: (
            tie,
            outlook(found, person, as_of),
            stands(seen(connection, found, person, as_of)),
            rows[person],
        )
        for person, tie in found.ties.items()
        if tie.facts is not None or tie.last_sighting is not None
    }


def columns_of(connection: Record, as_of: int) -> dict[int, dict[str, str]]:
    """Every column that everybody is judged by and every judgement, by person; as text, so that NaN equals itself."""
    everybody = crowd(connection, as_of, DEFAULTS)
    named = {**everybody.columns, **everybody.judged._asdict()}
    return {
        person: {name: repr(values[row]) for name, values in named.items()} for row, person in enumerate(everybody.ids)
    }


def _later(who: int, day: int, what: str) -> Interaction:
    """Something of a later day, with somebody known or new."""
    them, key = ([*PEOPLE, ANN, "new@example.net"])[who], f"later-{who}-{day}-{what}"
    if what == "meeting":
        return meeting(500 + day, there=f"{ME} {them}", id=key)
    if what == "list":
        return mail(them, "", 500 + day, key, list=LIST, marks=Mark.LIST)
    ends = (ME, them) if what == "out" else (them, ME)
    return mail(*ends, 500 + day, key, thread=f"t{who}-1")


LATER = st.builds(
    _later,
    st.integers(0, 15),
    st.integers(0, 300),
    st.sampled_from(["in", "out", "list", "meeting"]),
)


@settings(max_examples=6, deadline=None)
@given(st.lists(LATER, min_size=1, max_size=30), st.integers(0, 3))
def test_a_planted_future_changes_nothing_before_its_time(
    tmp_path_factory: pytest.TempPathFactory, planted: list[Interaction], weeks_before: int
) -> None:
    """Depth, state, every chance and sentence as of a day are what they were, whatever comes on that day or later."""
    as_of = min(piece.ts for piece in planted) - weeks_before * 7 * 86_400
    with opened.writing(tmp_path_factory.mktemp("planted") / "home") as connection:
        own(connection, ME)
        bring(connection, *history(500))
        learn(connection)
        before = judgements(connection, as_of)
        bring(connection, *planted, place="later")
        assert judgements(connection, as_of) == before  # of what was learnt before
        learn(connection)
        assert judgements(connection, as_of) == before  # and after


def test_it_is_learnt_from_the_past(record: Record) -> None:
    """There are labels for every time ahead, and the owner's absence is known."""
    found = learnt(record, at(701))
    assert all(found.fitted.windows.values())
    assert [(int(start), int(end)) for start, end in zip(*found.own, strict=True)] == [(at(301), at(380))]


def test_what_is_kept_is_what_would_be_learnt(record: Record) -> None:
    """Read back it gives the very chances of the fit itself."""
    kept = learnt(record, at(701))
    again = room._at(record, kept.moment)
    assert (kept.moment, kept.fitted.rates, kept.fitted.windows) == (
        again.moment,
        again.fitted.rates,
        again.fitted.windows,
    )
    found = judgements(record, at(701))
    kept_room.forget(record)
    assert judgements(record, at(701)) == found


def test_everybody_and_each_are_judged_alike(record: Record) -> None:
    """The columns of everybody and the ties asked for one by one have the same states and chances."""
    for day in (450, 701):
        everybody = crowd(record, at(day), DEFAULTS)
        for row, person in enumerate(everybody.ids):
            alone = standing(record, at(day), DEFAULTS, [person]).ties[person]
            assert everybody.judged.names(row) == (alone.depth, alone.state, alone.chance_90)


def test_an_import_learns_and_taking_it_back_forgets(tmp_path: Path) -> None:
    """After an import something is kept; after it was taken back nothing is."""
    box = Mailbox()
    box.talk("Ann Lee <ann@example.org>", ["2021-02-01", "2021-03-01"])
    home = tmp_path / "home"
    said: list[str] = []
    report = bring_in(
        home, [str(box.mbox(tmp_path / "a.mbox"))], me=[OLIVE], progress=lambda what, *_: said.append(what)
    )
    with opened.reading(home) as connection:
        assert kept_room.kept(connection) is not None
    assert "Learning from your own past" in said
    undo(home, int(str(report["run"])))
    with opened.reading(home) as connection:
        assert kept_room.kept(connection) is None


@pytest.mark.parametrize(
    "pieces",
    [
        [],
        [mail(ANN, ME, 3, "one")],
        [mail(*((ANN, ME) if n % 2 else (ME, ANN)), 3, f"same{n}") for n in range(30)],
        [mail(ANN, ME, 999.5 + n / 4, f"ahead{n}") for n in range(5)],
        [mail(*((ANN, ME) if n % 2 else (ME, ANN)), n / 50, f"many{n}") for n in range(5_000)],
    ],
    ids=["empty", "one", "one second", "clocks ahead", "five thousand"],
)
def test_odd_histories(tmp_path: Path, pieces: list[Interaction]) -> None:
    """Nothing raises, and who was ever in touch has a word and a band between 0 and 1."""
    with opened.writing(tmp_path / "home") as connection:
        own(connection, ME)
        bring(connection, *pieces)
        learn(connection)
        for day in (0, 4, 1_000, 5_000):
            found = standing(connection, at(day), DEFAULTS)
            for person, tie in found.ties.items():
                for word, low, high in outlook(found, person, at(day)).values():
                    assert word in {"likely", "even", "unlikely"}
                    assert 0 <= low <= high <= 1
                assert tie.chance_90 is None or 0 <= tie.chance_90 <= 1
                assert all(sentence.endswith(".") for sentence in stands(seen(connection, found, person, at(day))))


def test_of_a_long_history_a_share_is_learnt_from(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whole ties are drawn until there are touches enough, and what is still to come changes nothing of which."""
    week = at(400)
    everybody, _ = kept_room.sample(record, week)
    monkeypatch.setattr(kept_room, "MOST_TOUCHES", 60)
    some, seen = kept_room.sample(record, week)
    assert 60 <= len(some.person) < len(everybody.person)
    for person in set(some.person.tolist()):
        assert (some.person == person).sum() == (everybody.person == person).sum()
    assert set(seen.person.tolist()) <= set(some.person.tolist())
    assert some.person.tolist() == sorted(some.person.tolist())
    bring(record, *(mail(ME, PEOPLE[3], 800 + turn, f"later{turn}") for turn in range(90)))
    again, _ = kept_room.sample(record, week)
    assert again.person.tolist() == some.person.tolist()
