"""Invented recipients to weigh: ties of every depth, things said, and the two stories the gate was made for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from goodterms.asks.reading.read import read
from goodterms.asks.standards import DEFAULTS
from goodterms.ties.tie import tie
from goodterms.words import Case, Coverage, Depth, Facts, Handle, Kind, Person, Said, Tie


def ts(date: str) -> int:
    """UTC seconds of an ISO date."""
    return int(datetime.fromisoformat(date).replace(tzinfo=UTC).timestamp())


NOW = ts("2023-01-30")
ADA = Person(1, "Ada Example", "person", (Handle("mail", "ada@example.com"),))
COVERAGE = (
    Coverage("mail", ts("2015-01-01"), ts("2023-01-28")),
    Coverage("linkedin", ts("2014-01-01"), ts("2023-01-25")),
)
PITCH = "Our new platform helps companies save money. Would you have 15 minutes for a call next week?"
REFERRAL = (
    "Hello everyone, I am asking all my connections for specific business referrals. "
    "Do you know anyone who needs an accountant? Please send them my way."
)
FAVOUR = "Hi Ada, could you look over my draft before Friday?"
HELLO = "Hi Ada, how are you? The tide was high here last week."


def facts(
    occasions: int,
    first: str = "2018-03-03",
    last: str = "2023-01-20",
    *,
    n_in: int | None = None,
    n_out: int | None = None,
    median_gap: float = 20.0,
) -> Facts:
    """Facts of a tie with so many occasions, the last contact being two-way when there was any."""
    begin, end, two_way = ts(first), ts(last), occasions * 2
    received, sent = two_way if n_in is None else n_in, two_way if n_out is None else n_out
    met = occasions > 0
    return Facts(
        person=1,
        n_in=received,
        n_out=sent,
        days=max(1, two_way),
        first=begin,
        last=end,
        last_in=end if received else None,
        last_out=end if sent else None,
        two_way=two_way,
        two_way_days=min(two_way, 11),
        last_two_way=end if met else None,
        occasions=occasions,
        first_occasion=begin if met else None,
        last_occasion=end if met else None,
        median_gap=median_gap,
    )


def facts_of(depth: Depth, first: str = "2018-03-03", last: str = "2023-01-20") -> Facts | None:
    """Facts that make a tie of this depth; None for unknown and name."""
    occasions = {Depth.CONTACT: 1, Depth.ACQUAINTANCE: 3, Depth.RELATIONSHIP: 12}.get(depth)
    return None if occasions is None else facts(occasions, first, last)


def said(when: str, text: str, *, out: bool = False, recipients: int = 1, kind: str = "message", at: int = 7) -> Said:
    """One thing said, incoming unless ``out``."""
    return Said(at, ts(when), "mail", kind, out, "", text, "thread", recipients)


def case(
    text: str,
    counted: Facts | None,
    recent: Sequence[Said] = (),
    *,
    kind: Kind | None = None,
    recipients: int = 1,
    depth_word: Depth | None = None,
    last_sighting: int | None = None,
    returned_at: int | None = None,
) -> Case:
    """A recipient as the desk would hand one over: Ada, a connection, as of `NOW`."""
    stands = tie(
        counted,
        as_of=NOW,
        standards=DEFAULTS,
        listed=True,
        depth_word=depth_word,
        last_sighting=last_sighting,
        seen_elsewhere=9 if last_sighting else 0,
        places=2,
        returned_at=returned_at,
    )
    return Case("ada@example.com", ADA, stands, read(text, kind), tuple(recent), recipients, NOW, COVERAGE)


def stranger(text: str, to: str = "zoe@example.org") -> Case:
    """Somebody of whom there is no record."""
    return replace(case(text, None), to=to, person=None, tie=Tie(Depth.UNKNOWN, None))


def at(depth: Depth, text: str, recent: Sequence[Said] = (), *, last: str = "2023-01-20", recipients: int = 1) -> Case:
    """A recipient of this depth, the last exchange being on ``last``."""
    if depth is Depth.UNKNOWN:
        return replace(stranger(text), recipients=recipients)
    return case(text, facts_of(depth, "2015-01-01", last), recent, recipients=recipients)


TIPS = (
    said("2020-03-04", "Thanks a lot! The tips on the moving company were just what we needed.", at=2),
    said("2020-03-03", "Hi Ada,\nHere are three moving companies that I would trust.", out=True, at=1),
)
"""What a few tips once given look like, newest first."""
