"""The shapes in which the desk answers, the same for every face and ``--json``. Dates are ISO days, None for never."""

from __future__ import annotations

from typing import NotRequired, TypedDict


class Proof(TypedDict):
    """One kept interaction that a sentence rests on."""

    interaction: int
    date: str
    channel: str
    words: str


Covered = TypedDict("Covered", {"channel": str, "from": str, "to": str})
"""One channel, and from when to when it can be seen."""


class HandleRow(TypedDict):
    """One handle as seen."""

    kind: str
    value: str


PersonRow = TypedDict(
    "PersonRow",
    {
        "id": int,
        "name": str,
        "kind": str,
        "handles": list[HandleRow],
        "depth": str,
        "state": str | None,
        "last_two_way": str | None,
        "first": str | None,
        "days_in_touch": int,
        "in": int,
        "out": int,
        "coverage": list[Covered],
    },
)
"""One person and how the two stand."""


class Piece(TypedDict):
    """One piece of a timeline, newest first. ``who``: you or they."""

    date: str
    channel: str
    kind: str
    who: str
    subject: str
    words: str


class AboutRow(TypedDict):
    """One thing known of somebody."""

    topic: str
    value: str
    since: str | None


class Began(TypedDict):
    """The first sign of a tie."""

    date: str
    how: str
    channel: NotRequired[str]
    words: NotRequired[str]


class NoteRow(TypedDict):
    """A note of the owner's."""

    date: str
    text: str


class PersonPage(PersonRow):
    """Everything about one person."""

    timeline: list[Piece]
    about: list[AboutRow]
    began: Began | None
    notes: list[NoteRow]
    last_seen: str | None
    usual_gap_days: float | None


class UnreadRow(TypedDict):
    """A piece that could not be read, and why."""

    where: str
    why: str


class FileRow(TypedDict):
    """One PATH and the fate of its pieces; ``error`` when it could not be read at all."""

    path: str
    source: str
    seen: int
    new: int
    known: int
    not_contact: dict[str, int]
    unread: list[UnreadRow]
    error: NotRequired[str]


class LikelyOwner(TypedDict):
    """A handle that may be the owner's, and how often it was seen."""

    handle: str
    times: int


class Asks(TypedDict):
    """What an import wants to be told."""

    who_are_you: list[LikelyOwner]


class RunRow(TypedDict):
    """One import of the past. ``files``: None when it did not come to its end."""

    run: int
    started: str
    ended: str | None
    state: str
    paths: list[str]
    files: list[FileRow] | None


class TakenBack(TypedDict):
    """What went when an import was taken back."""

    run: int
    interactions: int
    cards: int
    people: int


class Brought(TypedDict):
    """What one import brought."""

    files: list[FileRow]
    me: list[str]
    coverage: list[Covered]
    run: int | None
    stopped: bool
    asks: NotRequired[Asks]


class Named(TypedDict):
    """A person by number and name."""

    id: int
    name: str


class TodayRow(TypedDict):
    """One person to say a word to, and why; nobody when it is about what can be seen."""

    person: Named | None
    why: str
    says: str
    evidence: list[Proof]
    do: str


class AskRow(TypedDict):
    """Whether a text asks for anything. ``band``: ask, maybe, none or unread. ``span``: the words that do."""

    p: float
    band: str
    span: str | None


class ReadingRow(TypedDict):
    """What a text wants."""

    kind: str
    ask: AskRow


class FindingRow(TypedDict):
    """One rule's word on one recipient."""

    rule: str
    verdict: str
    says: str
    evidence: list[Proof]
    instead: str


class VerdictRow(TypedDict):
    """The gate's word on one recipient. ``to``: as typed. ``person``: None when nobody of the record."""

    to: str
    person: Named | None
    verdict: str
    depth: str
    state: str | None
    last_two_way: str | None
    findings: list[FindingRow]


class Weighed(TypedDict):
    """The gate's answer."""

    reading: ReadingRow
    verdicts: list[VerdictRow]
    counts: dict[str, int]


class ReplyRow(TypedDict):
    """One way to answer an ask. ``reply``: none, yes, not_yet or no."""

    reply: str
    says: str


AskedRow = TypedDict(
    "AskedRow",
    {
        "from": str,
        "person": Named | None,
        "date": str,
        "kind": str,
        "words": str,
        "verdict": str,
        "depth": str,
        "state": str | None,
        "last_two_way": str | None,
        "findings": list[FindingRow],
        "mass": str | None,
        "replies": list[ReplyRow],
        "interaction": int | None,
        "channel": str | None,
        "answered": str | None,
    },
)
"""One ask that came in. ``verdict``: answer, know_them_better or let_it_go. ``mass``: why it looks as if it went to
many. ``replies``: the fitting one first. ``answered``: when the owner had a word with them after it."""


class StandardRow(TypedDict):
    """One standard. ``own``: the owner changed it."""

    name: str
    value: str
    default: str
    says: str
    own: bool


class Logged(TypedDict):
    """What was logged of somebody. ``on``: the day it happened."""

    person: int
    name: str
    logged: str
    on: str


class Noted(TypedDict):
    """A note that was kept."""

    person: int
    name: str
    note: str
    on: str


class Draft(TypedDict):
    """A message as it might be sent, and the gate's answer. ``to``: linkedin (everybody there) or one.

    ``telling``: the few of its verdicts that show best what is meant.
    """

    text: str
    to: str
    gate: Weighed
    telling: list[VerdictRow]


class VillageRow(TypedDict):
    """The numbers that a village is made from, and whose exports these are."""

    owner: str
    trade: str
    people: int
    years: int
    seed: int


class Demonstrated(TypedDict):
    """What the demo shows. ``home``: where its record is. ``left_aside``: exports that nothing reads yet.

    ``depths``: depth -> people of the record who stand like that.
    """

    home: str
    exports: list[str]
    left_aside: list[str]
    village: VillageRow
    imports: list[Brought]
    depths: dict[str, int]
    today: list[TodayRow]
    drafts: list[Draft]
