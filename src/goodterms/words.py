"""The records that every room speaks in. Imports nothing of ours; holds no rule and no clock.

Times are whole UTC seconds (``int``) everywhere. Records are frozen: work on them is done by functions elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from enum import IntFlag, StrEnum
from functools import lru_cache
from typing import NamedTuple

DAY = 86_400
"""Seconds in a counted day; counted days are UTC days, ``ts // DAY``."""

UNUSUAL = 2
"""A silence to everyone is an absence when it lasts this many times the longest ordinary pause. Of silences of 90 days,
those ended within a year in 49 % on six small R lists and 38 % on linux-raid; of such unusual ones in 35 and 22 %."""

MISSED = 5
"""Words of somebody's that would have been due, by their share of what others went on saying in the chats and lists
where they used to write, from which a silence is seen as one: by chance alone one of 150 such silences comes about
(e^-5). Of 31 absences from everyone in four invented villages 7 were then seen, and .80 of what was called one was one;
with twice the longest pause in its place 5, and .69. Where nobody went on talking, no silence can be seen."""

WEEK = 604_800
"""Seconds in the week of an occasion: the UTC week ``ts // WEEK``."""

MONTH = 31 * DAY
"""Seconds within which channels may end and still be said to end together."""


class Mark(IntFlag):
    """What a source states of one piece from its own headers, folder or type; never a judgement of the tie.

    Stored as the integer, so a value never changes its meaning. ``record/place`` turns marks into contact or not.
    """

    LIST = 1
    """Came through a discussion list (List-Post, a list address among the recipients)."""
    NEWSLETTER = 2
    """Sent by a machine to subscribers or customers: newsletter, receipt, notification, bulk."""
    AUTO = 4
    """Auto-reply or other automatic message (RFC 3834)."""
    BOUNCE = 8
    """Delivery report (RFC 3464), empty return path."""
    CALENDAR = 16
    """Calendar traffic by mail (iTIP REQUEST, CANCEL, COUNTER); a REPLY by a person is not marked."""
    SPAM = 32
    TRASH = 64
    DRAFT = 128
    """Never sent."""
    SENT = 256
    """Kept in a folder or under a label for mail that the owner sent."""
    SPONSORED = 512
    """Paid placement (sponsored InMail)."""
    SYSTEM = 1024
    """Written by the service, not by a person: "You are now connected", joins and leaves, encryption notices."""
    REACTION = 2048
    """A like, an emoji, an endorsement: not contact."""
    MISSED = 4096
    """A call or meeting that did not take place because one side was not there."""
    CANCELLED = 8192
    EMPTY = 16384
    """No words of its own (an attachment, a shared post): still contact, but weak."""
    MASS = 32768
    """Made for many by its own look (mail-merge slips, bulk mailer, undisclosed recipients), though from one sender."""
    BLOCKED = 65536
    """A calendar block, birthday or holiday without other people."""
    HALF = 131072
    """The owner's half of a talk whose other half the export leaves out: it can neither be answered nor unanswered."""


NO_MARK = Mark(0)
"""Nothing stated."""


class Role(StrEnum):
    """How somebody takes part in an interaction."""

    FROM = "from"
    TO = "to"
    CC = "cc"
    BCC = "bcc"
    DELIVERED = "delivered"
    """The mailbox it was delivered to (Delivered-To, X-Original-To): evidence of an own address, no participant."""
    LIST = "list"
    """The mailing list or group itself."""
    ATTENDEE = "attendee"
    """Was there: accepted, or organised it."""
    ABSENT = "absent"
    """Asked to a meeting, but declined or never answered."""
    ABOUT = "about"
    """Spoken of, not spoken to (somebody introduced by a forwarded card)."""


@dataclass(frozen=True, slots=True)
class Handle:
    """One way to reach or recognise someone, as seen.

    ``kind``: mail, phone, linkedin, skype, whatsapp, telegram, name, ... ``value``: mail lower-cased, otherwise as the
    file has it. ``name``: the display name seen beside it, may be empty.
    """

    kind: str
    value: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Participant:
    """One handle in one role of an interaction."""

    handle: Handle
    role: Role


@dataclass(frozen=True, slots=True)
class Interaction:
    """Something that happened between people at a time, as one source states it.

    Unique by (channel, external_id), whichever reader or file brought it. ``kind``: message, call, meeting, invitation,
    recommendation, comment, endorsement. ``answers``: the external_id of the piece this one replies to, may be empty.
    ``thread``: the source's own key of the conversation, may be empty (``record/place`` then threads it). ``text``: own
    text only (quotes, signatures and forwards off). ``minutes``: length of a call or meeting, if known. ``quoted``: the
    beginning of what it quotes, where nothing else says what it answers. ``signed``: ways to reach the writer, and
    ``posts``: lines on what they do and where, both from the signature.
    """

    channel: str
    external_id: str
    ts: int
    kind: str
    participants: tuple[Participant, ...]
    subject: str = ""
    text: str = ""
    thread: str = ""
    answers: str = ""
    marks: Mark = NO_MARK
    folder: str = ""
    where: str = ""
    minutes: float | None = None
    quoted: str = ""
    signed: tuple[Handle, ...] = ()
    posts: tuple[str, ...] = ()

    @property
    def sender(self) -> Handle | None:
        """The handle in the role ``from``, or None."""
        return next((p.handle for p in self.participants if p.role is Role.FROM), None)


@dataclass(frozen=True, slots=True)
class About:
    """One thing known of somebody: ``topic`` organisation, position, birthday, location, nickname, wants, note...

    ``since``: when it was true or written, None when the source does not say.
    """

    topic: str
    value: str
    since: int | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """Somebody as an address book, a list of connections or a profile names them. A card is known, never contact.

    All handles of one card are one person's: the source vouches for it. ``own``: this is the owner. ``since``:
    connected or added on. ``listed``: the name of the complete list it stands on (see `Listing`), empty when on none.
    """

    channel: str
    external_id: str
    name: str
    handles: tuple[Handle, ...]
    about: tuple[About, ...] = ()
    since: int | None = None
    kind: str = "person"
    own: bool = False
    listed: str = ""
    where: str = ""


SINCE = "since"
"""As the name of a `Listing`: nothing from before ``ts`` is in the export, whatever there was."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Said once after all cards of a complete list: who stood on an older copy and is missing now has gone from it.

    ``ts``: the day the list was taken, as well as the archive shows it (its newest dated row).
    """

    channel: str
    name: str
    ts: int


@dataclass(frozen=True, slots=True)
class Unread:
    """One piece that could not be read, and why, in a sentence for the user. ``where``: path, member, position."""

    where: str
    why: str


Seen = Card | Interaction | Listing | Unread
"""What a source yields. Every Card, Interaction and Unread is one piece and is counted; a Listing is not."""


class Depth(StrEnum):
    """What was built with somebody over time. Compare by `rank`."""

    UNKNOWN = "unknown"
    NAME = "name"
    CONTACT = "contact"
    ACQUAINTANCE = "acquaintance"
    RELATIONSHIP = "relationship"

    @property
    def rank(self) -> int:
        """0 for unknown to 4 for relationship."""
        return DEPTH_RANKS[self]


DEPTH_RANKS = {depth: rank for rank, depth in enumerate(Depth)}
"""Asked for thousands of times in one list, so it is looked up, not searched."""


class State(StrEnum):
    """Where a tie that was ever two-way stands today."""

    ALIVE = "alive"
    QUIET = "quiet"
    DORMANT = "dormant"
    GONE = "gone"
    BACK = "back"


class Kind(StrEnum):
    """What a message wants."""

    NONE = "none"
    QUESTION = "question"
    ADVICE = "advice"
    FAVOUR = "favour"
    MEETING = "meeting"
    INTRODUCTION = "introduction"
    REFERRAL = "referral"
    PITCH = "pitch"
    RECRUIT = "recruit"
    MONEY = "money"
    UNSURE = "unsure"


class Word(StrEnum):
    """The gate's word on one recipient; the worst one of its findings wins."""

    GO = "go"
    HELLO_FIRST = "hello_first"
    DONT = "dont"

    @property
    def rank(self) -> int:
        """0 go, 1 hello first, 2 don't."""
        return WORD_RANKS[self]


WORD_RANKS = {word: rank for rank, word in enumerate(Word)}


@dataclass(frozen=True, slots=True)
class Facts:
    """What can be counted of one tie as of a moment. Times in UTC seconds, gaps in days; None where nothing happened.

    One definition, `record/facts`; every field is a column there. ``days``: UTC days with contact. ``two_way``: touches
    that answer the other side in the same thread or within 14 days (a meeting or a call answers itself). ``occasions``:
    weeks with an answered exchange, as `docs/words.md` counts them. ``median_gap``: median days between contact days.
    """

    person: int
    n_in: int
    n_out: int
    days: int
    first: int
    last: int
    last_in: int | None
    last_out: int | None
    two_way: int
    two_way_days: int
    last_two_way: int | None
    occasions: int
    first_occasion: int | None
    last_occasion: int | None
    median_gap: float | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which history we can see: one channel, from when to when (UTC seconds of its first and last piece)."""

    channel: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Person:
    """One human being, or a shop, a list, a bot, a role mailbox (``kind``). ``depth_word``: the owner's own word."""

    id: int
    name: str
    kind: str
    handles: tuple[Handle, ...]
    depth_word: Depth | None = None
    flags: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Tie:
    """A person with the facts judged. ``facts`` is None when there never was contact.

    ``chance_90``: the chance of any contact within 90 days, internal until calibrated. ``last_sighting``: when they
    were last seen acting anywhere. ``returned_at``: when they were seen again after a long silence to everyone.
    """

    depth: Depth
    state: State | None
    facts: Facts | None = None
    chance_90: float | None = None
    last_sighting: int | None = None
    returned_at: int | None = None


class Act(NamedTuple):
    """One thing that a message was read to do: its chance, and where its words stand in the own text (None: none)."""

    p: float
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """One kept piece between the owner and a person, newest first where listed. ``out``: the owner said it.

    ``recipients``: how many people it went to. ``contact``: it counted as contact. ``acts``: what it was read to do
    before (``ask:favour``, ``opt_out``), by today's readers and the owner's word; None when it was not read.
    """

    interaction: int
    ts: int
    channel: str
    kind: str
    out: bool
    subject: str
    text: str
    thread: str
    recipients: int = 1
    contact: bool = True
    acts: Mapping[str, Act] | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Span:
    """Words in a text that carry a reading: half-open character positions and the words themselves."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What one text wants and how it is put; every part carries the words behind it, None when not there.

    ``p``: chance that it asks for anything, 0 to 1. ``band``: ask, maybe, none, or unread. ``slips``: unfilled
    placeholders such as %FIRSTNAME%.
    """

    kind: Kind
    p: float
    band: str
    span: Span | None = None
    greeting: Span | None = None
    owns_gap: Span | None = None
    gives: tuple[Span, ...] = ()
    mass: Span | None = None
    slips: tuple[Span, ...] = ()
    declared: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """One kept interaction that a sentence rests on. ``words``: a short quotation of its own text, may be empty."""

    interaction: int
    ts: int
    channel: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule's word on one recipient: a plain sentence with dates, what it rests on, and what to do instead."""

    rule: str
    verdict: Word
    says: str
    evidence: tuple[Evidence, ...] = ()
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """Everything a rule may look at for one recipient. ``to``: exactly as typed. ``person``: None when the record has
    nobody of that handle. ``recent``: what was said lately between the two, newest first. ``recipients``: to how many
    this message goes. ``as_of``: the moment of judging; nothing at or after it is in here. ``wishes``: older words of
    theirs that were read as a wish to be spared, newest first. ``memo``: what was worked out of it once (`asks/once`),
    no part of its value.
    """

    to: str
    person: Person | None
    tie: Tie
    reading: Reading
    recent: tuple[Said, ...]
    recipients: int
    as_of: int
    coverage: tuple[Coverage, ...] = ()
    owner_names: frozenset[str] = frozenset()
    wishes: tuple[Said, ...] = ()
    memo: dict[object, object] = field(default_factory=dict, init=False, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The gate's answer for one recipient: the worst finding's word, and all findings, worst first."""

    to: str
    person: Person | None
    word: Word
    tie: Tie
    findings: tuple[Finding, ...] = field(default=())


@lru_cache(maxsize=4096)
def day(ts: int, zone: tzinfo = UTC) -> str:
    """The date of a moment as people write it: ``3 May 2019``."""
    if zone is UTC:
        return _utc_day(ts // DAY)
    moment = datetime.fromtimestamp(ts, zone)
    return f"{moment.day} {moment:%B %Y}"


@lru_cache(maxsize=16_384)
def _utc_day(number: int) -> str:
    """The date of a counted day. Remembered: a list of thousands tells the same few thousand days again and again."""
    moment = datetime.fromtimestamp(number * DAY, UTC)
    return f"{moment.day} {moment:%B %Y}"


def iso_day(ts: int, zone: tzinfo = UTC) -> str:
    """The date of a moment in ISO form: ``2019-05-03``."""
    return datetime.fromtimestamp(ts, zone).date().isoformat()


def iso(ts: int) -> str:
    """A moment in ISO form, UTC, whole seconds: ``2019-05-03T14:05:00+00:00``."""
    return datetime.fromtimestamp(ts, UTC).isoformat()


CHANNELS = {
    "mail": "mail",
    "linkedin": "LinkedIn",
    "calendar": "your calendar",
    "ics": "your calendar",
    "whatsapp": "WhatsApp",
    "sms": "SMS",
    "phone": "calls",
    "imessage": "iMessage",
    "googlechat": "Google Chat",
    "log": "what you told me",
    "vcard": "your address book",
    "csv": "a table of yours",
    "you": "you",
}
"""How a sentence names a channel; any other is written with a capital."""


def channel(name: str) -> str:
    """A channel as a sentence names it: ``mail``, ``LinkedIn``, ``Telegram``."""
    return CHANNELS.get(name, name.capitalize())


FEW = 3
"""At most so many channels are named, and so many days said of where they end; more are not read."""


@lru_cache(maxsize=64)
def as_far_as(coverage: tuple[Coverage, ...], zone: tzinfo = UTC) -> str:
    """What we can see, as a clause for beside a silence: ``, as far as mail and LinkedIn up to 3 November 2019 show``.

    Empty without any channel.
    """
    until = seen_until(coverage, zone)
    return f", as far as {until} {'show' if len(coverage) > 1 else 'shows'}" if until else ""


@lru_cache(maxsize=64)
def seen_until(coverage: tuple[Coverage, ...], zone: tzinfo = UTC) -> str:
    """What we can see: ``mail and LinkedIn up to 3 November 2019``.

    Channels that end within a month of each other share the earliest of their days. Of more than three channels or
    days the rest is counted only. Empty without any.
    """
    groups: list[list[Coverage]] = []
    for seen in sorted(coverage, key=lambda seen: -seen.last):
        if groups and groups[-1][0].last - seen.last <= MONTH:
            groups[-1].append(seen)
        else:
            groups.append([seen])
    if not groups:
        return ""
    said = groups if len(groups) <= FEW else groups[: FEW - 1]
    parts = [f"{_and(_named(group))} up to {day(group[-1].last, zone)}" for group in said]
    if older := len(coverage) - sum(map(len, said)):
        parts.append(f"{older} others up to earlier days")
    return _and(parts, comma=any(len(group) > 1 for group in said))


def _named(group: list[Coverage]) -> list[str]:
    names = [channel(seen.channel) for seen in group]
    return names if len(names) <= FEW else [*names[: FEW - 1], f"{len(names) - FEW + 1} more channels"]


def _and(names: list[str], *, comma: bool = False) -> str:
    """``a, b and c``; with a comma before the last where the parts themselves have an "and"."""
    last = ", and " if comma else " and "
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])}{last}{names[-1]}"
