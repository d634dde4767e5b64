"""What the simulation says and the writers write: villagers, and what happened among them, in order of time.

The simulation knows the truth and yields `Happened`; a writer turns those of one channel into the bytes that a real
program would have left behind. Neither knows the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

OWNER = 0
"""The owner's number; everybody else counts from 1."""


class Via(StrEnum):
    """The channel something happened on. ``PHONE``: calls and texts; ``CALENDAR``: meetings; ``NOWHERE``: no trace."""

    MAIL = "mail"
    LINKEDIN = "linkedin"
    SKYPE = "skype"
    WHATSAPP = "whatsapp"
    TELEGRAM = "telegram"
    PHONE = "phone"
    CALENDAR = "calendar"
    NOWHERE = "nowhere"


class What(StrEnum):
    """What kind of thing it was."""

    MESSAGE = "message"
    CALL = "call"
    MISSED_CALL = "missed_call"
    MEETING = "meeting"
    CONNECTED = "connected"
    INVITED = "invited"
    ENDORSED = "endorsed"
    RECOMMENDED = "recommended"
    REACTION = "reaction"
    JOINED = "joined"
    NEWSLETTER = "newsletter"
    RECEIPT = "receipt"
    AUTO_REPLY = "auto_reply"
    BOUNCE = "bounce"
    SPONSORED = "sponsored"
    SPAM = "spam"
    DRAFT = "draft"


class Fate(StrEnum):
    """What became of a meeting."""

    HELD = "held"
    MOVED = "moved"
    CANCELLED = "cancelled"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Reach:
    """One handle of a villager. ``kind`` as `words.Handle.kind`; ``value`` as its channel writes it (bare mail address,
    E.164 number, profile URL, ``live:name``, ``user123``). Used from ``since`` up to before ``until`` (UTC seconds).
    """

    kind: str
    value: str
    since: int
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Called:
    """A name a villager goes by from a time on, and how others write it. ``nick``: what friends say, may be empty."""

    given: str
    family: str
    since: int
    nick: str = ""

    @property
    def full(self) -> str:
        """Given and family name."""
        return f"{self.given} {self.family}".strip()


@dataclass(frozen=True, slots=True)
class Work:
    """What somebody does from a time on."""

    employer: str
    position: str
    trade: str
    since: int


@dataclass(frozen=True, slots=True)
class Villager:
    """One person, shop, list or bot (``kind``). ``circles``: names of circles. ``zone``: an IANA name."""

    number: int
    kind: str
    names: tuple[Called, ...]
    reaches: tuple[Reach, ...]
    works: tuple[Work, ...] = ()
    circles: tuple[str, ...] = ()
    birthday: str = ""
    zone: str = "Europe/London"

    def name_at(self, ts: int) -> Called:
        """The name in use at a time."""
        return next((name for name in reversed(self.names) if name.since <= ts), self.names[0])

    def work_at(self, ts: int) -> Work | None:
        """The work at a time."""
        return next((work for work in reversed(self.works) if work.since <= ts), None)

    def reach_at(self, kind: str, ts: int) -> Reach | None:
        """The handle of a kind in use at a time; of several the newest."""
        fitting = (r for r in reversed(self.reaches) if r.kind == kind and r.since <= ts and (r.until or ts + 1) > ts)
        return next(fitting, None)


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that happened, with everything a channel would have kept of it.

    ``number``: unique, ascending with time. ``sender``: a villager. ``to``, ``cc``: villagers; a list or group is one.
    ``text``: own words, plain, no quotes or signature (writers add what their clients add). ``shown``: the name the
    sender's client shows, empty for the name in use then. ``reach``: the sender's handle value used, empty for the one
    in use then. ``answers``: the number of what this replies to, 0 for none. ``talk``: the number of the first in its
    conversation. ``group``: the chat group or list it went to, empty for none. ``minutes``: of calls and meetings.
    ``absent``: of ``to``, who did not come or never answered. ``moved_from``: where a moved meeting stood.
    ``html``: the client sent it as HTML. ``zone``: where it was sent. ``headers``: further mail headers (list headers,
    Auto-Submitted, Precedence, X-Mailer).
    """

    number: int
    ts: int
    via: Via
    what: What
    sender: int
    to: tuple[int, ...]
    cc: tuple[int, ...] = ()
    subject: str = ""
    text: str = ""
    shown: str = ""
    reach: str = ""
    answers: int = 0
    talk: int = 0
    group: str = ""
    minutes: float | None = None
    fate: Fate = Fate.HELD
    absent: tuple[int, ...] = ()
    moved_from: int | None = None
    html: bool = False
    zone: str = "Europe/London"
    headers: tuple[tuple[str, str], ...] = ()
