"""What life brings to a tie from outside: birthdays, new jobs, and returns from a long silence, the owner's too."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import partial
from random import Random

from goodterms.village.conversations import back_again, birthday, job
from goodterms.village.draws import HOUR, stream
from goodterms.village.happened import OWNER
from goodterms.village.run import Run
from goodterms.village.sides import Side
from goodterms.village.speaking import span_words, speak
from goodterms.village.ties import Tie
from goodterms.words import DAY, Depth

RESUMED = {Depth.RELATIONSHIP: 0.36, Depth.ACQUAINTANCE: 0.12}
"""Share of old ties resumed within 90 days of a return, strong and weak: 15 to 36 and 6 to 12 in 100 on lists."""
RESUMED_NAMES = 0.02

REMEMBERS = 0.5
TELLS = 0.4
"""Share of birthdays remembered among the close, and of new jobs told of: guesses."""


def begin(run: Run, tie: Tie, draw: Random) -> None:
    """What is going to come, is waited for."""
    made = run.made
    if tie.story == "name":
        return
    run.at(_birthday_after(run, tie.person, tie.begins), partial(_birthday, run, tie, draw))
    for work in made.villagers[tie.person].works[1:]:
        run.at(work.since + int(draw.random() * 20) * DAY + 9 * HOUR, partial(_new_job, run, tie, draw))
    for absence in made.absences.of.get(tie.person, ()):
        if absence.until is not None and tie.story != "unanswered":
            run.at(absence.until + int(1 + draw.random() * 40) * DAY, partial(_back, run, tie, draw, absence.since))


def _birthday_after(run: Run, person: int, ts: int) -> int:
    """The birthday in the year after, in the morning."""
    born = date.fromisoformat(run.made.villagers[person].birthday)
    year = datetime.fromtimestamp(ts, UTC).year + 1
    return int(datetime(year, born.month, born.day, 9, tzinfo=UTC).timestamp())


def _birthday(run: Run, tie: Tie, draw: Random, ts: int) -> None:
    if tie.fade(ts) > 0.3 and draw.random() < REMEMBERS and not run.made.absences.away(tie.person, ts):
        speak(run, tie, draw, ts, birthday, Side.OURS)
    run.at(_birthday_after(run, tie.person, ts), partial(_birthday, run, tie, draw))


def _new_job(run: Run, tie: Tie, draw: Random, ts: int) -> None:
    if tie.fade(ts) > 0.15 and draw.random() < TELLS and not run.made.absences.away(tie.person, ts):
        speak(run, tie, draw, ts, job, Side.THEIRS)


def _back(run: Run, tie: Tie, draw: Random, since: int, ts: int) -> None:
    """Somebody returned: old ties are resumed, strong ones more often."""
    if ts > tie.begins and draw.random() < RESUMED.get(tie.depth(ts), RESUMED_NAMES):
        speak(run, tie, draw, ts, back_again, gap=span_words(ts - since))


def owner_returns(run: Run) -> None:
    """After an absence of one's own the closest hear first."""
    draw = stream(run.made.seed, "owner returns")
    for absence in run.made.absences.of[OWNER]:
        run.at(absence.until or run.made.end, partial(_greet_all, run, draw, absence.since))


def _greet_all(run: Run, draw: Random, since: int, ts: int) -> None:
    near = [tie for tie in run.ties.values() if tie.fade(ts) > 0.25]
    for tie in sorted(near, key=lambda tie: (-tie.closeness, tie.person))[:25]:
        when = ts + int((1 + 30 * draw.random()) * DAY)
        run.at(when, partial(_greet, run, tie, draw, since))


def _greet(run: Run, tie: Tie, draw: Random, since: int, ts: int) -> None:
    speak(run, tie, draw, ts, back_again, Side.OURS, gap=span_words(ts - since))
