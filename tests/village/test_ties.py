"""Closeness grows by what went well and fades; depth comes from it, state from the lives behind it."""

from __future__ import annotations

from goodterms.village.absences import Absence, Absences
from goodterms.village.draws import YEAR, Wheel
from goodterms.village.happened import Via
from goodterms.village.ledger import state
from goodterms.village.odds import answered, kept
from goodterms.village.sides import Side
from goodterms.village.ties import Tie
from goodterms.words import DAY, Depth, State

START = 1_000_000_000


def tied(most: float = 0.8, *spells: tuple[int, int]) -> Tie:
    """A tie that begins now."""
    return Tie(
        1, "steady", "met", START, 0, most, 9.0, 0.6, -1, 0.5, 3.0, Wheel({Via.MAIL: 1.0}),
        spells or ((START, START + 2 * YEAR),), moved=START,
    )  # fmt: skip


def nobody_away() -> Absences:
    """A village in which nobody was ever silent."""
    absences = Absences(1, 0, START, START + YEAR)
    absences.of.clear()
    return absences


def test_depth_follows_closeness() -> None:
    """From a name over a contact to a relationship, exchange by exchange, and no deeper than the two could become."""
    deep, shallow = tied(0.8), tied(0.3)
    assert (deep.depth(START - 1), deep.depth(START)) == (Depth.UNKNOWN, Depth.NAME)
    for tie in (deep, shallow):
        tie.exchanged = 1
    assert deep.depth(START) is Depth.CONTACT
    for week in range(60):
        for tie in (deep, shallow):
            tie.grow(START + week * 7 * DAY)
    assert (deep.depth(START + YEAR), shallow.depth(START + YEAR)) == (Depth.RELATIONSHIP, Depth.ACQUAINTANCE)


def test_closeness_fades_but_what_was_built_stays() -> None:
    """After years of silence little is left; the depth is still what was built."""
    tie = tied()
    tie.exchanged = 1
    for week in range(60):
        tie.grow(START + week * 7 * DAY)
    before = tie.closeness
    assert tie.fade(START + 12 * YEAR) < before / 8
    assert tie.depth(START + 12 * YEAR) is Depth.RELATIONSHIP


def test_a_bad_taste_brings_nobody_closer() -> None:
    """A pitch takes a little away."""
    tie = tied()
    tie.grow(START, 1.0)
    before = tie.closeness
    tie.grow(START, -0.5)
    assert 0 < tie.closeness < before


def test_state_follows_the_spells() -> None:
    """Awake is alive, asleep is quiet at first and dormant after a year, and nothing before the first exchange."""
    tie = tied(0.8, (START, START + YEAR), (START + 4 * YEAR, START + 5 * YEAR))
    absences = nobody_away()
    assert state(tie, absences, START) is None
    tie.exchanged, tie.last = 1, START + YEAR
    years = (0.5, 1.5, 3.0, 4.5)
    assert [state(tie, absences, START + int(years_ * YEAR)) for years_ in years] == [
        State.ALIVE, State.QUIET, State.DORMANT, State.ALIVE,
    ]  # fmt: skip


def test_whoever_is_silent_to_everyone_is_gone_and_then_back() -> None:
    """An absence outweighs the tie's own rhythm, and so does a return, for a while."""
    absences = Absences(1, 60, START, START + 6 * YEAR)
    person, absence = next(
        (n, found[0]) for n, found in absences.of.items() if n and found[0].until and found[0].until < START + 6 * YEAR
    )
    tie = tied(0.8, (START, START + 9 * YEAR))
    tie.person, tie.exchanged = person, 1
    until = absence.until or 0
    moments = (absence.since - DAY, absence.since + DAY, until + DAY, until + 90 * DAY)
    assert [state(tie, absences, ts) for ts in moments] == [State.ALIVE, State.GONE, State.BACK, State.ALIVE]


def test_absences_are_long_rare_and_partly_for_good() -> None:
    """A few of a hundred fall silent for years, some of them for good; the owner is away for months once."""
    absences = Absences(3, 1_000, START, START + 12 * YEAR)
    theirs = [found for person, every in absences.of.items() if person for found in every]
    assert 80 < len(theirs) < 220
    assert 15 < sum(absence.until is None for absence in theirs) < 80
    owners: tuple[Absence, ...] = absences.of[0]
    assert all(100 * DAY < (one.until or 0) - one.since < 300 * DAY for one in owners)


def test_two_way_history_decides_who_answers() -> None:
    """Measured: .79 where it went both ways, .50 where mostly one wrote, .21 where they never did; silence hardly."""
    never, lopsided, balanced = tied(), tied(), tied()
    lopsided.we_wrote, lopsided.they_wrote, lopsided.exchanged = 20, 2, 3
    balanced.we_wrote = balanced.they_wrote = balanced.exchanged = 12
    balanced.closeness = 0.35
    never.we_wrote = 5
    chances = [round(answered(tie, START, asker=Side.OURS), 2) for tie in (never, lopsided, balanced)]
    assert chances == [0.21, 0.5, 0.79]
    assert answered(balanced, START + 2 * YEAR, asker=Side.OURS) > 0.7
    assert answered(balanced, START, asker=Side.OURS, to_many=Via.LINKEDIN) < 0.05


def test_the_closer_the_truer() -> None:
    """Promises among the close are kept more often."""
    near, far = tied(), tied()
    near.closeness = 0.9
    assert kept(near, START) > kept(far, START)
