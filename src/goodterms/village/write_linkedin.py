"""The archive that LinkedIn gives its members, as of 2024: tables in a zip, newest first."""

from __future__ import annotations

import csv
import io
import zipfile
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import chain
from pathlib import Path

from goodterms.village.happened import OWNER, Happened, Villager, What, Work
from goodterms.village.local import MONTHS, clock, local, stamp
from goodterms.village.sealed import private, put
from goodterms.village.spool import Spool
from goodterms.village.villagers import (
    Villagers,
    choice,
    has_left,
    is_many,
    last_handle,
    last_name,
    others,
    seen_by_owner,
    token,
)

KEPT = frozenset(
    {What.MESSAGE, What.SPAM, What.DRAFT, What.SPONSORED, What.CONNECTED, What.INVITED, What.ENDORSED, What.RECOMMENDED}
)
"""What leaves a row that says with whom it was; reactions to posts leave one that does not."""

LEFT = "LinkedIn Member"
"""How the archive calls everybody who left."""

NOTES = (
    b'Notes:\n"When exporting your connection data, you may notice that some of the email addresses are missing. You'
    b' will only see email addresses for connections who have allowed their connections to see or download it."\n\n'
)

CONNECTIONS = "Connections.csv"
MESSAGES = "messages.csv"
INVITATIONS = "Invitations.csv"
GIVEN, RECEIVED = "Recommendations_Given.csv", "Recommendations_Received.csv"
ENDORSED, ENDORSED_BY = "Endorsement_Given_Info.csv", "Endorsement_Received_Info.csv"
REACTIONS = "Reactions.csv"

HEADERS = {
    CONNECTIONS: "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
    MESSAGES: (
        "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,"
        "FOLDER,IS MESSAGE DRAFT,IS CONVERSATION DRAFT"
    ),
    INVITATIONS: "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl",
    GIVEN: "First Name,Last Name,Company,Job Title,Text,Creation Date,Status",
    RECEIVED: "First Name,Last Name,Company,Job Title,Text,Creation Date,Status",
    ENDORSED: (
        "Endorsement Date,Skill Name,Endorsee First Name,Endorsee Last Name,Endorsee Public Url,Endorsement Status"
    ),
    ENDORSED_BY: (
        "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,Endorsement Status"
    ),
    REACTIONS: "Date,Type,Link",
    "Profile.csv": (
        "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,"
        "Twitter Handles,Websites,Instant Messengers"
    ),
    "Positions.csv": "Company Name,Title,Description,Location,Started On,Finished On",
    "Email Addresses.csv": "Email Address,Confirmed,Primary,Updated On",
    "PhoneNumbers.csv": "Extension,Number,Type",
}
"""The tables and their header rows."""


class Archive:
    """The archive while its rows are put aside: it wants them newest first."""

    def __init__(self, folder: Path, villagers: Villagers) -> None:
        self.path = folder / "linkedin.zip"
        self.villagers = villagers
        self.spool = Spool(folder)
        self.connected: dict[int, int] = {}

    def add(self, happened: Happened) -> None:
        """Puts one row aside."""
        if not seen_by_owner(happened):
            return
        match happened.what:
            case What.MESSAGE | What.SPAM | What.DRAFT | What.SPONSORED:
                self._row(MESSAGES, _message(happened, self.villagers))
            case What.INVITED:
                self._row(INVITATIONS, _invitation(happened, self.villagers))
            case What.ENDORSED:
                self._row(ENDORSED if happened.sender == OWNER else ENDORSED_BY, _endorsement(happened, self.villagers))
            case What.RECOMMENDED:
                self._row(GIVEN if happened.sender == OWNER else RECEIVED, _recommendation(happened, self.villagers))
            case What.CONNECTED:
                for one in others(happened):
                    self.connected[one] = happened.ts
            case What.REACTION if happened.sender == OWNER:
                link = f"https://www.linkedin.com/feed/update/urn:li:activity:{happened.number}"
                self._row(REACTIONS, [stamp(happened.ts), "LIKE", link])

    def close(self) -> list[Path]:
        """Writes the archive."""
        with private(self.path) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
            for name, header in HEADERS.items():
                notes = [NOTES] if name == CONNECTIONS else []
                put(archive, name, chain(notes, [header.encode() + b"\n"], self._rows(name)))
        return [self.path]

    def let_go(self) -> None:
        """Lets go of what was put aside."""
        self.spool.close()

    def _row(self, table: str, cells: Sequence[str]) -> None:
        self.spool.add(table, _csv(cells))

    def _rows(self, table: str) -> Iterator[bytes]:
        owner = self.villagers[OWNER]
        match table:
            case "Connections.csv":
                yield from map(_csv, _connections(self.connected, self.villagers))
            case "Profile.csv":
                yield _csv(_profile(owner))
            case "Positions.csv":
                yield from map(_csv, _positions(owner.works))
            case "Email Addresses.csv":
                yield from map(_csv, _mails(owner))
            case "PhoneNumbers.csv":
                phones = (reach.value for reach in owner.reaches if reach.kind == "phone")
                yield from (_csv(["", phone, "Mobile"]) for phone in dict.fromkeys(phones))
            case _:
                yield from self.spool.pieces(table, newest_first=True)


def url_of(villager: Villager) -> str:
    """The profile address at the end, empty for somebody who left or never had one."""
    return "" if has_left(villager, "linkedin") else last_handle(villager, "linkedin")


def _name(villager: Villager) -> str:
    return last_name(villager) if url_of(villager) else LEFT


def _csv(cells: Sequence[str]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(cells)
    return text.getvalue().encode("utf-8", "replace")


def _message(happened: Happened, villagers: Villagers) -> list[str]:
    sender = villagers[happened.sender]
    to = [villagers[one] for one in (*happened.to, *happened.cc) if not is_many(villagers[one])]
    company = happened.what is What.SPONSORED
    talk = happened.group or ",".join(map(str, sorted({happened.sender, *happened.to, *happened.cc})))
    conversation = b64encode(token(f"linkedin {talk}", 36).encode()).decode()
    draft = "Yes" if happened.what is What.DRAFT else "No"
    return [
        f"2-{conversation}",
        happened.group,
        last_name(sender) if company else _name(sender),
        "" if company else url_of(sender),
        ", ".join(map(_name, to)),
        ",".join(filter(None, map(url_of, to))),
        f"{stamp(happened.ts)} UTC",
        happened.subject,
        _paid(happened) if company else happened.text,
        _folder(happened),
        draft,
        "No",
    ]


def _folder(happened: Happened) -> str:
    if happened.what is What.SPAM:
        return "SPAM"
    paid = happened.what is What.SPONSORED
    return "ARCHIVE" if paid and choice(happened.number, "archived", 10) else "INBOX"


def _paid(happened: Happened) -> str:
    """A paid placement in the HTML of its own editor; one in three was never filled in."""
    slip = "Hi %FIRSTNAME%," if choice(happened.number, "slip", 3) == 0 else "Hi,"
    gap = '<p class="spinmail-quill-editor__spin-break">'
    return f"{gap}{slip}</p>" + "".join(f"{gap}{escape(line, quote=False)}</p>" for line in happened.text.split("\n"))


def _invitation(happened: Happened, villagers: Villagers) -> list[str]:
    sender, to = villagers[happened.sender], villagers[happened.to[0]]
    when = local(happened.ts, "UTC")
    sent = f"{when.month}/{when.day}/{when.year % 100:02}, {clock(when)}"
    direction = "OUTGOING" if happened.sender == OWNER else "INCOMING"
    return [_name(sender), _name(to), sent, happened.text, direction, url_of(sender), url_of(to)]


def _other(happened: Happened, villagers: Villagers) -> Villager:
    return villagers[happened.to[0] if happened.sender == OWNER else happened.sender]


def _endorsement(happened: Happened, villagers: Villagers) -> list[str]:
    other = _other(happened, villagers)
    work = villagers[happened.to[0]].work_at(happened.ts)
    skill = happened.subject or happened.text or (work.trade if work else "Communication")
    when = f"{stamp(happened.ts).replace('-', '/')} UTC"
    url = url_of(other).removeprefix("https://")
    return [when, skill, other.names[-1].given, other.names[-1].family, url, "ACCEPTED"]


def _recommendation(happened: Happened, villagers: Villagers) -> list[str]:
    other = _other(happened, villagers)
    work = other.work_at(happened.ts)
    when = local(happened.ts, "UTC")
    created = f"{when.month:02}/{when.day:02}/{when.year % 100:02}, {when.hour % 12 or 12:02}:{when.minute:02}"
    return [
        other.names[-1].given,
        other.names[-1].family,
        work.employer if work else "",
        work.position if work else "",
        happened.text,
        f"{created} {'AM' if when.hour < 12 else 'PM'}",
        "VISIBLE",
    ]


def _connections(connected: dict[int, int], villagers: Villagers) -> Iterator[list[str]]:
    """Newest first. Who left is a row of nothing but a date; one in a hundred shares an address."""
    for number, ts in sorted(connected.items(), key=lambda pair: (-pair[1], pair[0])):
        villager, when = villagers[number], local(ts, "UTC")
        on = f"{when.day:02} {MONTHS[when.month - 1][:3]} {when.year}"
        if not url_of(villager):
            yield ["", "", "", "", "", "", on]
            continue
        work = villager.works[-1] if villager.works else Work("", "", "", 0)
        mail = last_handle(villager, "mail") if choice(number, "shares an address", 100) == 0 else ""
        name = villager.names[-1]
        yield [name.given, name.family, url_of(villager), mail, work.employer, work.position, on]


def _profile(owner: Villager) -> list[str]:
    work = owner.works[-1] if owner.works else Work("", "", "", 0)
    headline = f"{work.position} at {work.employer}" if work.employer else work.position
    name = owner.names[-1]
    return [name.given, name.family, "", "", owner.birthday, headline, "", work.trade, "", "", "", "", ""]


def _positions(works: Sequence[Work]) -> Iterator[list[str]]:
    """Newest first."""
    end = ""
    for work in reversed(works):
        yield [work.employer, work.position, "", "", _month(work.since), end]
        end = _month(work.since)


def _month(ts: int) -> str:
    when = local(ts, "UTC")
    return f"{MONTHS[when.month - 1][:3]} {when.year}"


def _mails(owner: Villager) -> Iterable[list[str]]:
    mails = list(dict.fromkeys(reach.value for reach in owner.reaches if reach.kind == "mail"))
    return ([mail, "Yes", "Yes" if mail == mails[-1] else "No", "Not Available"] for mail in mails)
