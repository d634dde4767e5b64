"""How likely somebody answers, agrees, and keeps a word: from what was between the two, hardly from silence.

Rates measured on company mail and private messages: replies within 7 days where it went both ways .79, where mostly one
wrote .50, where they never wrote .21; to many at once .56 against .72 (mail), .008 against .47 (private messages);
favours asked of strangers in public .222, of those seen there often .532. What lies between them is interpolated.
"""

from __future__ import annotations

from goodterms.village.happened import Via
from goodterms.village.sides import Side
from goodterms.village.ties import Tie

TWO_WAY = 0.79
ONE_SIDED = 0.50
NEVER_WROTE = 0.21
TO_MANY = 0.56 / 0.72
TO_MANY_ONLINE = 0.008 / 0.47
PITCH_ANSWERED = 0.5
"""Of those who would answer a question, the share that answers a pitch: a guess."""

WEIGHT = {
    "question": 1, "advice": 1, "favour": 2, "meeting": 2, "introduction": 3, "referral": 3, "pitch": 3,
    "recruit": 4, "money": 4,
}  # fmt: skip
"""What each kind of ask weighs: the words of the house."""

AGREES = {1: 0.93, 2: 0.72, 3: 0.45, 4: 0.2}
"""Share of answered asks of each weight that a middling tie says yes to: guesses."""


def answered(tie: Tie, ts: int, *, asker: Side, kind: str = "", to_many: Via | None = None) -> float:
    """Chance that the asker is answered by the other. ``to_many``: the channel of a note that went to many alike."""
    theirs, ours = (tie.they_wrote, tie.we_wrote) if asker is Side.OURS else (tie.we_wrote, tie.they_wrote)
    if not theirs:
        chance = NEVER_WROTE
    elif tie.exchanged < 2 or theirs * 4 < ours:
        chance = ONE_SIDED
    else:
        chance = TWO_WAY + 0.16 * (tie.fade(ts) - 0.35)
    if tie.put_off if asker is Side.OURS else tie.opted_out:
        chance *= 0.3
    if kind in {"pitch", "recruit", "money"}:
        chance *= PITCH_ANSWERED + 0.4 * tie.closeness
    if to_many is not None:
        chance *= TO_MANY if to_many is Via.MAIL else TO_MANY_ONLINE
    return min(0.97, chance)


def agreed(tie: Tie, ts: int, kind: str) -> float:
    """Chance that an answered ask is granted."""
    if kind == "pitch" and tie.put_off:
        return 0.01
    return min(0.97, AGREES[WEIGHT[kind]] * (0.55 + 0.8 * tie.fade(ts)))


def kept(tie: Tie, ts: int) -> float:
    """Chance that a promise is kept."""
    return 0.5 + 0.35 * tie.fade(ts)
