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
        "chance_90": list[float] | None,
        "coverage": list[Covered],
    },
)
"""One person and how the two stand. ``chance_90``: low and high end of the chance of contact within 90 days."""


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
    """The first sign of a tie. ``way``: introduced, met, called, list, listed, wrote, or said (the owner's own word).
    ``by``: who introduced them.
    """

    date: str
    how: str
    way: str
    by: NotRequired[Named]
    channel: NotRequired[str]
    words: NotRequired[str]


class NoteRow(TypedDict):
    """A note of the owner's. ``private``: it stands on no page for the person it is about."""

    date: str
    text: str
    private: bool


class Told(TypedDict):
    """Words that were told, and when."""

    date: str
    words: str


class PersonPage(PersonRow):
    """Everything about one person. ``stands``: how the two stand and why, in sentences. ``told_them``: the last thing
    the owner told them of themselves. ``balance``: words each way, and sums of asks, gives and promises (`LedgerSum`).
    """

    stands: list[str]
    told_them: Told | None
    balance: dict[str, object]
    promises: list[OpenPromise]
    timeline: list[Piece]
    about: list[AboutRow]
    began: Began | None
    notes: list[NoteRow]
    last_seen: str | None
    limits: list[LimitRow]
    joined: list[WhoLogRow]
    usual_gap_days: float | None


class UnreadRow(TypedDict):
    """A piece that could not be read, and why."""

    where: str
    why: str


class PartRow(TypedDict):
    """What one source read of a path. ``things``: names of the first few of its ``files``."""

    source: str
    what: str
    things: list[str]
    files: int
    pieces: int


class FileRow(TypedDict):
    """One PATH and the fate of its pieces; ``error`` when it could not be read at all."""

    path: str
    source: str
    parts: list[PartRow]
    foreign: list[str]
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


class LimitRow(TypedDict):
    """What the export of a channel leaves out, as a sentence."""

    channel: str
    says: str


class Brought(TypedDict):
    """What one import brought."""

    files: list[FileRow]
    me: list[str]
    coverage: list[Covered]
    limits: list[LimitRow]
    run: int | None
    stopped: bool
    asks: NotRequired[Asks]


class SyncedRow(TypedDict):
    """What came of one look at a source. ``state``: well, or failing (``why``; ``refused``: for its key).

    ``run``: its import, if it had one.
    """

    name: str
    kind: str
    state: str
    why: str
    refused: bool
    notes: list[str]
    seen: int
    new: int
    known: int
    not_contact: dict[str, int]
    unread: list[UnreadRow]
    gone: int
    run: int | None


class Synced(TypedDict):
    """What came of a look at every source."""

    sources: list[SyncedRow]
    me: list[str]
    coverage: list[Covered]


SourceRow = TypedDict(
    "SourceRow",
    {
        "name": str,
        "kind": str,
        "what": str,  # its kind in the user's words
        "host": str,
        "user": str,
        "seen": int,
        "from": str | None,  # the days of its oldest and newest mail
        "to": str | None,
        "last": str | None,  # moments, None for never
        "next": str | None,
        "every": int,
        "failing_since": str | None,
        "why": str,
        "refused": bool,  # it fails for its password
        "notes": list[str],
        "writes": bool,  # what the owner says of people is written there
    },
)
"""A source and how it stands."""


class Named(TypedDict):
    """A person by number and name."""

    id: int
    name: str


class FoundLine(TypedDict):
    """A line that says what somebody does. ``words``: those that matched; ``source``: a channel, or you."""

    topic: str
    text: str
    words: list[str]
    date: str | None
    source: str
    interaction: int | None


class FoundPerson(TypedDict):
    """Somebody who could supply a need. ``known``: more than a name."""

    person: Named
    kind: str
    depth: str
    state: str | None
    last_two_way: str | None
    known: bool
    regards: list[str]
    lines: list[FoundLine]
    says: str


class FoundPeople(TypedDict):
    """Who could supply a need, the best first, and how many others there are."""

    need: str
    looked_for: list[str]
    people: list[FoundPerson]
    more: int


class Stood(TypedDict):
    """Somebody with how the owner and they stand."""

    person: Named
    depth: str
    state: str | None
    last_two_way: str | None


class LinkRow(TypedDict):
    """What shows that two others know each other."""

    how: str
    says: str
    first: str | None
    last: str | None


class IntroPath(Stood):
    """Somebody who could introduce, whom they know, and the gate's word on asking them."""

    regards: list[str]
    to: Named
    links: list[LinkRow]
    verdict: str
    findings: list[FindingRow]


class IntroNote(TypedDict):
    """The note to the go-between, named ``to``, and the lines that they can hand on."""

    to: str
    ask: str
    hand_on: str


class Introductions(TypedDict):
    """Who could introduce the owner to a person (``target``), or into a company (``inside``: whom one knows there)."""

    whom: str
    company: str
    target: Stood | None
    inside: list[Stood]
    paths: list[IntroPath]
    yourself: str
    steps: list[str]
    note: IntroNote | None


class TodayRow(TypedDict):
    """One person to say a word to, and why; nobody when it is about what can be seen."""

    person: Named | None
    why: str
    says: str
    evidence: list[Proof]
    do: str
    key: str


class AwayRow(TypedDict):
    """Somebody who wrote while the owner was away; ``day``: on which day they come, from 1."""

    person: Named
    day: int
    why: str
    says: str
    evidence: list[Proof]


class MissedRow(TypedDict):
    """A birthday, or an own word, whose day fell into an absence."""

    person: Named
    date: str
    what: str
    words: str


class WasAway(TypedDict):
    """After an absence of the owner's."""

    since: str | None
    until: str | None
    days: int
    first: list[AwayRow]
    missed: list[MissedRow]
    only_asked: int
    over: int


class LineWord(TypedDict):
    """The owner's word on a line of today; ``until``: when it may come again."""

    key: str
    word: str
    until: str | None


class OpenPromise(TypedDict):
    """A word that is open. ``number``: of one that was written down by hand."""

    number: str
    person: Named
    mine: bool
    what: str
    date: str
    due: str | None
    late: bool


class AskRow(TypedDict):
    """Whether a text asks for anything. ``band``: ask, maybe, none or unread. ``span``: the words that do."""

    p: float
    band: str
    span: str | None


class ReadingRow(TypedDict):
    """What a text wants."""

    kind: str
    ask: AskRow


ThanksRow = TypedDict("ThanksRow", {"words": str, "for": str})
"""Thanks for a thing."""


class PromiseRow(TypedDict):
    """One promise: the deed, the words that name a day, and that day."""

    words: str
    what: str
    when: str
    by: str | None


class WholeReading(ReadingRow):
    """What a text wants and how it is put; None or empty where there is nothing of the kind."""

    greeting: str | None
    owns_gap: str | None
    gives: list[str]
    mass: str | None
    thanks: list[ThanksRow]
    congratulates: str | None
    promises: list[PromiseRow]
    sorry: str | None
    opts_out: str | None
    shared: list[str]
    asks_after: str | None
    slips: list[str]
    version: str


class WentRow(TypedDict):
    """One ask that went out. ``became``: helped, answered, refused, waiting or silent. ``do``: what is due, or ""."""

    to: Named
    date: str
    kind: str
    words: str
    became: str
    answered: str | None
    answer: str
    do: str
    interaction: int


class WentRows(TypedDict):
    """The asks that went out, newest first, and how many became what."""

    asks: list[WentRow]
    counts: dict[str, int]


class OverruledRow(TypedDict):
    """One word of the owner's against a verdict. ``said``: sent_anyway, not_an_ask, should_go or should_not."""

    date: str
    to: str
    said: str
    verdict: str | None
    rules: list[str]
    why: str
    text: str


class OverruledRule(TypedDict):
    """How often a rule held back wrongly by the owner's word; ``standard``: what switches it off, where it can be."""

    rule: str
    false_stops: int
    standard: str | None


class OverruledRows(TypedDict):
    """False stops and false goes as the owner reported them."""

    false_stops: int
    false_goes: int
    rules: list[OverruledRule]
    rows: list[OverruledRow]


class DontRow(TypedDict):
    """A DON'T of the owner's own: words, a kind, a person, or several of them together."""

    number: int
    words: str
    kind: str | None
    person: Named | None
    since: str


class LedgerSum(TypedDict):
    """A sum of chances: of ``n`` readings, ``low`` to ``high`` by two standard deviations."""

    sum: float
    low: float
    high: float
    n: int


class LedgerRow(TypedDict):
    """What was asked, given and promised with one person, or in one month."""

    person: NotRequired[Named]
    month: NotRequired[str]
    asked_by_you: LedgerSum
    asked_by_them: LedgerSum
    given_by_you: LedgerSum
    given_by_them: LedgerSum
    promised_by_you: LedgerSum
    promised_by_them: LedgerSum


class Entry(TypedDict):
    """One thing asked, given or promised. ``act``: ``ask:KIND``, give or promise. ``who``: you or they.

    ``state``: of a thing the owner promised to send, open or kept (on the day ``kept``); None where it cannot be seen.
    ``corrected``: ``p`` is the owner's word; with 0 it was none.
    """

    interaction: int
    date: str
    channel: str
    who: str
    act: str
    p: float
    words: str
    due: str | None
    state: str | None
    kept: str | None
    corrected: bool
    many: bool


class LedgerPage(TypedDict):
    """The ledger. ``unread``: messages that this version has not read. ``corrections``: the owner's own, counted."""

    rows: list[LedgerRow]
    more: int
    entries: list[Entry]
    unread: int
    corrections: dict[str, int]


class FindingRow(TypedDict):
    """One rule's word on one recipient."""

    rule: str
    verdict: str
    says: str
    evidence: list[Proof]
    instead: str


class ChanceRow(TypedDict):
    """The share of such asks that is answered, as a band (None: nothing can be said), and own asks it rests on."""

    low: float | None
    high: float | None
    n: int


class VerdictRow(TypedDict):
    """The gate's word on one recipient. ``to``: as typed. ``person``: None when nobody of the record."""

    to: str
    person: Named | None
    verdict: str
    depth: str
    state: str | None
    last_two_way: str | None
    findings: list[FindingRow]
    chance: ChanceRow


class SetAside(TypedDict):
    """One on a list whose name several people have."""

    to: str
    why: str


class Weighed(TypedDict):
    """The gate's answer."""

    reading: ReadingRow
    verdicts: list[VerdictRow]
    counts: dict[str, int]
    set_aside: NotRequired[list[SetAside]]


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
    private: bool


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


class FoundRow(PersonRow):
    """One person of a list. ``flags``: the owner's words that keep them out of today."""

    flags: list[str]


class FoundPage(TypedDict):
    """One page of people found. ``depths``, ``states``: how many there would be of each. ``known``: in the record."""

    people: list[FoundRow]
    in_all: int
    page: int
    last: int
    depths: dict[str, int]
    states: dict[str, int]
    known: int


RhythmRow = TypedDict("RhythmRow", {"says": str, "label": str, "in": int, "out": int})
"""One stretch of time: its name, a word for under the picture (may be empty), and what went each way."""


class RegardRow(TypedDict):
    """One word of the owner's on somebody."""

    word: str
    by_what: str
    date: str


class Portrait(TypedDict):
    """What a person's own page shows beside `PersonPage`. ``in_all``: pieces of the timeline; a page of it is here."""

    flags: list[str]
    regards: list[RegardRow]
    timeline: list[Piece]
    page: int
    last: int
    in_all: int
    rhythm: list[RhythmRow]
    lines: list[LineRow]


class RingRow(TypedDict):
    """One ring of the sphere: how many stand there, and how many are drawn."""

    depth: str
    all: int
    drawn: int


class CircleRow(TypedDict):
    """One circle. ``by``: together, organisation, domain, or alone. ``first``: its first two people by name."""

    by: str
    called: str
    size: int
    first: list[str]


class Stand(TypedDict):
    """Where somebody stands: the ring, 0 innermost, and how far out in it, 0 to 1."""

    ring: int
    out: float


class SphereDot(TypedDict):
    """One person in the sphere. ``days``: since the last exchange. ``was``, ``then_*``: a year ago."""

    id: int
    name: str
    depth: str
    state: str | None
    last_two_way: str | None
    days: int | None
    circle: int
    ring: int
    out: float
    was: Stand | None
    then_depth: str | None
    then_last: str | None
    moved: bool
    asked: bool


class SpherePage(TypedDict):
    """Everybody around the owner. ``near``: how many rings. ``dust``: names without faces, counted only."""

    near: int
    rings: list[RingRow]
    dust: int
    circles: list[CircleRow]
    dots: list[SphereDot]
    as_of: str
    coverage: list[Covered]


class FittedOn(TypedDict):
    """What a fit to a log's own past rests on: pairs, and windows of that past by days ahead."""

    ties: int
    windows: dict[str, int]


class Scored(TypedDict):
    """A firm's log judged. ``left_out``: rows incomplete, alone (to themselves) and later than the moment."""

    pairs: int
    events: int
    left_out: dict[str, int]
    as_of: str
    fitted_on: FittedOn
    out: str


class AskingRow(VerdictRow):
    """The gate's word on one recipient of a draft. ``said``: what the owner said of it before."""

    said: list[str]


class WhichPerson(TypedDict):
    """One of several people of a name. ``reach``: a handle of theirs, may be empty."""

    id: int
    name: str
    reach: str
    depth: str
    state: str | None
    last_two_way: str | None


class WhichRow(TypedDict):
    """A name that several have. ``more``: how many are not among ``people``."""

    to: str
    people: list[WhichPerson]
    more: int


class Asking(TypedDict):
    """The gate's answer on a draft. ``nobody``: names that nobody has. ``remembered``: the owner said it is no ask."""

    reading: ReadingRow
    verdicts: list[AskingRow]
    counts: dict[str, int]
    remembered: bool
    which: list[WhichRow]
    nobody: list[str]


class ReasonRow(TypedDict):
    """How many rows of a list got a word by one rule, and the sentence of the first."""

    verdict: str
    rule: str
    rows: int
    example: str


class HelloRow(TypedDict):
    """Somebody of a list to say hello to, for a reason of their own."""

    person: Named
    to: str
    says: str
    instead: str
    rule: str
    evidence: list[Proof]


class SplitRow(TypedDict):
    """A list that was split. ``counts``: rows of each word, ``which_one`` and ``nobody``. ``files``: word to path."""

    reading: ReadingRow
    remembered: bool
    column: str
    rows: int
    counts: dict[str, int]
    reasons: list[ReasonRow]
    this_week: list[HelloRow]
    which: list[dict[str, str]]
    nobody: list[dict[str, str]]
    files: dict[str, str]


class CameRow(TypedDict):
    """Asks of one verdict to people of one depth, and what came back. ``answered``: ``helped``, ``refused`` or else."""

    verdict: str
    depth: str
    asked: int
    answered: int
    helped: int
    refused: int
    silent: int
    waiting: int


MovedRow = TypedDict(
    "MovedRow",
    {
        "from": str,
        "to": str,
        "asked": int,
        "answered": int,
        "helped": int,
        "refused": int,
        "silent": int,
        "waiting": int,
    },
)
"""Asks that would have got another word under a changed standard."""


class HindsightPage(TypedDict):
    """The owner's asks beside what came back. ``before``: under the owner's own standards, where others are tried."""

    rows: list[CameRow]
    says: str
    before: list[CameRow] | None
    changed: list[MovedRow]
    standards: dict[str, str]
    n: int
    of: int
    unread: int


class AskedPage(TypedDict):
    """One page of the asks that came in. ``changed``: the record did since, and they are looked through anew."""

    asks: list[AskedRow]
    in_all: int
    page: int
    last: int
    changed: bool


class ToAsk(TypedDict):
    """Somebody to be asked about. ``reach``: a handle of theirs, may be empty."""

    id: int
    name: str
    reach: str


class ValidatePage(TypedDict):
    """Whom the owner is still to be asked about, in random order; how many were answered, of how many."""

    people: list[ToAsk]
    answered: int
    in_all: int


class WrongRow(ToAsk):
    """Somebody whom the owner sees otherwise: ``said`` by the owner, ``judged`` before."""

    said: str
    judged: str
    elsewhere: bool | None


class FaredRow(TypedDict):
    """How a word of chance fared: ties, mean chance said, share that came about; None where there are too few."""

    word: str
    ties: int
    said: float | None
    came: float | None


class Fared(TypedDict):
    """How chances would have fared as of an earlier moment (UTC seconds)."""

    as_of: int
    ties: int
    rows: list[FaredRow]


class Validated(TypedDict):
    """What came of the owner's answers. ``table``: said -> judged -> how many."""

    answers: int
    agree: int
    closer: int
    looser: int
    table: dict[str, dict[str, int]]
    wrong: list[WrongRow]
    elsewhere: int
    calibration: Fared


class WhoMailbox(TypedDict):
    """A handle that several people use."""

    person: int
    handle: str
    says: str


class WhoPage(TypedDict):
    """Who is who in numbers. ``joined``: by whom (card, key, weighed, owner) -> how many joins stand."""

    people: int
    handles: int
    joined: dict[str, int]
    questions: int
    mailboxes: list[WhoMailbox]


WhoSide = TypedDict(
    "WhoSide",
    {
        "id": int,
        "name": str,
        "handles": list[HandleRow],
        "more": int,
        "in": int,
        "out": int,
        "first": str | None,
        "last": str | None,
    },
)
"""One side of a question. ``more``: further handles; ``in``, ``out``: touches; ``first``, ``last``: days of contact."""


class WhoCard(TypedDict):
    """Two who may be one. ``p``: the chance; ``doubt``: why they were not joined, may be empty."""

    one: WhoSide
    other: WhoSide
    p: float
    evidence: list[str]
    doubt: str


class WhoNamed(TypedDict):
    """Somebody by number and name."""

    id: int
    name: str


class WhoAnswer(TypedDict):
    """What the owner said of two. ``said``: same, different, later, not_a_person; ``id``: its entry in the ledger."""

    said: str
    one: WhoNamed
    other: WhoNamed
    id: int


class WhoTakenBack(TypedDict):
    """An entry of the ledger that was taken back."""

    id: int
    act: str
    taken_back: bool


class WhoLogSide(TypedDict):
    """Somebody as an entry of the ledger knew them."""

    id: int
    name: str
    handles: list[str]


class WhoLogRow(TypedDict):
    """An entry of the ledger. ``by``: owner, card, key, weighed; ``run``: the import; ``undone``: taken back."""

    id: int
    act: str
    by: str
    on: str
    run: int | None
    undone: bool
    can_undo: bool
    one: WhoLogSide
    other: WhoLogSide | None
    evidence: list[str]
    p: float | None


class LineRow(TypedDict):
    """One line on what somebody does or wants. ``number``: by which it can be forgotten. ``interaction``: the message
    it quotes, 0 for none.
    """

    number: int
    topic: str
    text: str
    source: str
    date: str | None
    interaction: int


class AboutPage(TypedDict):
    """What somebody does and wants."""

    person: Named
    lines: list[LineRow]


class SaidOf(TypedDict):
    """What the owner said of somebody: a ``topic`` (name, birthday, …) and its words as one writes them."""

    person: int
    name: str
    topic: str
    text: str


class CardChange(TypedDict):
    """One word that a card on a server is to say; ``before``: what it says in its place, "" for nothing."""

    topic: str
    text: str
    before: str


class CardRow(TypedDict):
    """A person's card on a server, and what would be written to it."""

    person: int
    name: str
    changes: list[CardChange]


class WouldWrite(TypedDict):
    """What the next look would write to an address book; ``writes``: whether writing is on."""

    name: str
    writes: bool
    cards: list[CardRow]


class ForgottenLine(TypedDict):
    """A line that was forgotten. ``message_stays``: it was read in a message, which is still kept."""

    name: str
    line: str
    message_stays: bool


class Forgot(TypedDict):
    """What a forgetting took away, or would. ``also_in``: files beside the record that name them."""

    name: str
    forgotten: bool
    pieces: int
    with_others: int
    cards: int
    handles: int
    notes: int
    also_in: list[str]
    says: str


class Part(TypedDict):
    """One part of the page that one could hand over."""

    title: str
    lines: list[str]


class ForThem(TypedDict):
    """Everything kept about somebody but private notes, in sentences to them. ``on``: the day it was made."""

    person: Named
    on: str
    parts: list[Part]


class MirrorRow(TypedDict):
    """One thing counted, in words, now and a year before; ``before`` is empty where nothing of then is in sight."""

    what: str
    now: str
    before: str


class AskedOf(TypedDict):
    """How often somebody was asked, and given something."""

    person: Named
    asked: int
    gave: int


class SilentRow(TypedDict):
    """Somebody whose last word from the owner was an ask, and the day of it."""

    person: Named
    date: str


class Silent(TypedDict):
    """Who was not heard of since an ask: how many, and the first few."""

    n: int
    rows: list[SilentRow]


class MonthRow(TypedDict):
    """Messages that asked and that gave in a month, and in the same month of the year before."""

    month: str
    asked: int
    gave: int
    asked_then: int
    gave_then: int


# fields named as in the JSON; "from" is a word of the language
MirrorPage = TypedDict(
    "MirrorPage",
    {
        "from": str,
        "to": str,
        "before_from": str | None,
        "before_to": str | None,
        "before_unread": bool,
        "opening": str,
        "asks": int,
        "gives": int,
        "rows": list[MirrorRow],
        "people": list[AskedOf],
        "more_people": int,
        "silent": Silent,
        "months": list[MonthRow],
        "unread": int,
        "coverage": list[Covered],
    },
)
"""How the owner treats people, beside a year before; nothing stands there while it was ``before_unread``."""


class BriefLine(TypedDict):
    """A line on somebody, with where it is from and its day."""

    topic: str
    text: str
    source: str
    date: str | None


class Beside(TypedDict):
    """Somebody who was there too: how often, and last when."""

    person: Named
    times: int
    date: str


class BriefPerson(PersonRow):
    """One person before a meeting. ``last``: the last words each way, the newest first."""

    began: Began | None
    last: list[Piece]
    does: list[BriefLine]
    wants: list[BriefLine]
    notes: list[BriefLine]
    balance: dict[str, object]
    told_them: Told | None
    beside: list[Beside]
    promises: list[OpenPromise]


class Meeting(TypedDict):
    """A meeting that is to come. ``at``: the moment in ISO form, UTC."""

    at: str
    date: str
    subject: str
    minutes: float | None
    people: list[Named]


class BriefPage(TypedDict):
    """What one reads before a meeting."""

    meeting: Meeting | None
    people: list[BriefPerson]
