"""The owner's mail as Gmail gives it away (Takeout): one mbox (mboxrd), oldest first, with Gmail's labels."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from goodterms.village.happened import OWNER, Happened, Villager, What
from goodterms.village.local import DAYS, MONTHS, local, mail_date
from goodterms.village.sealed import private
from goodterms.village.villagers import Villagers, choice, handle_at, seen_by_owner, token
from goodterms.village.write_mail_body import Older, Words, body_of, part, quote
from goodterms.village.write_mail_client import client_of, message_id, own_headers
from goodterms.village.write_mail_ends import Asked, Ends, ends_of, recipients, route
from goodterms.village.write_mail_header import Headers, block, words
from goodterms.village.write_mail_machine import (
    FORUM,
    away_headers,
    away_subject,
    bounce_body,
    list_footer,
    list_headers,
    newsletter_body,
    newsletter_headers,
    receipt_headers,
    rewritten,
)

KEPT = frozenset(
    {What.MESSAGE, What.NEWSLETTER, What.RECEIPT, What.AUTO_REPLY, What.BOUNCE, What.SPAM, What.DRAFT, What.SPONSORED}
)
"""What leaves a mail behind."""

REMEMBERED = 20_000
"""Mails whose words are held for quoting; a later answer to an older one still names it, but quotes nothing."""

CHAIN = 10
"""Ids in References at most: the first and the newest, as programs cut it."""

NOBODY = Asked(-1, "")

ANSWER = re.compile(r"(?:re|aw|sv|fwd?|wg|tr)\s*:", re.IGNORECASE)
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
FROM_LINES = re.compile(r"^(>*From )", re.MULTILINE)


class _Kept(NamedTuple):
    """A mail as answers to it need it. ``ids``: those of its thread, its own last. ``failed``: its first recipient."""

    older: Older
    ids: tuple[str, ...]
    failed: str


class Mailbox:
    """The mbox while it is written."""

    def __init__(self, folder: Path, villagers: Villagers) -> None:
        self.path = folder / "mail.mbox"
        self.villagers = villagers
        self.file = private(self.path)
        self.kept: OrderedDict[int, _Kept] = OrderedDict()
        self.senders: dict[int, int] = {}

    def add(self, happened: Happened) -> None:
        """Writes one mail."""
        if happened.what in KEPT and seen_by_owner(happened):
            written = self._mail(happened)
            if "From " in written:  # headers have a colon behind it
                written = FROM_LINES.sub(r">\1", written)
            self.file.write(f"{_from_line(happened)}{written}\n\n".encode("utf-8", "replace"))

    def close(self) -> list[Path]:
        """Ends the file."""
        self.file.close()
        return [self.path]

    def let_go(self) -> None:
        """Lets go of the file, whether it came to its end or not."""
        self.file.close()

    def _mail(self, happened: Happened) -> str:
        """The mail as text, headers and body."""
        chain = self._chain(happened)
        kept = self.kept.get(happened.answers)
        asked = Asked(self.senders[happened.answers], kept.older.address) if kept else NOBODY
        ends = ends_of(happened, self.villagers, asked)
        subject = _subject(happened, kept, answers=bool(chain))
        own = message_id(happened.number, happened.sender)
        headers: Headers = [
            *route(happened, ends, self.villagers),
            ("MIME-Version", "1.0"),
            ("References", "\n ".join(chain)),
            ("In-Reply-To", chain[-1] if chain else ""),
            *recipients(happened, ends),
            ("Subject", words(subject)),
            ("Date", mail_date(happened.ts, happened.zone)),
            ("Message-ID", own),
            *_made_by(happened, ends, self.villagers[happened.sender], subject),
            *happened.headers,
        ]
        self._remember(happened, ends, subject, (*chain, own))
        return block(headers).removesuffix("\n") + self._body(happened, ends, kept)

    def _body(self, happened: Happened, ends: Ends, kept: _Kept | None) -> str:
        sender = self.villagers[happened.sender]
        match happened.what:
            case What.NEWSLETTER | What.SPONSORED:
                return newsletter_body(happened, sender)
            case What.BOUNCE:
                failed = _failed(happened, self.villagers, kept)
                return bounce_body(happened, failed, kept.ids[-1] if kept else "")
            case What.RECEIPT | What.AUTO_REPLY | What.SPAM:
                return part("text/html" if happened.html else "text/plain", happened.text)
        if ends.forum and happened.sender != OWNER:
            footer = list_footer(handle_at(ends.forum, happened.ts, "mail"), ends.forum.names[0].full)
            return part("text/plain", f"{_with_quote(happened, sender, kept)}\n\n{footer}")
        older = kept.older if kept else None
        return body_of(Words(sender, happened.ts, happened.zone, happened.number, happened.text, older, happened.html))

    def _chain(self, happened: Happened) -> tuple[str, ...]:
        """The ids of the thread up to what is answered."""
        if not happened.answers:
            return ()
        if kept := self.kept.get(happened.answers):
            ids = kept.ids
            return ids if len(ids) <= CHAIN else (ids[0], *ids[1 - CHAIN :])
        known = [one for one in (happened.talk, happened.answers) if one in self.senders]
        return tuple(dict.fromkeys(message_id(one, self.senders[one]) for one in known))

    def _remember(self, happened: Happened, ends: Ends, subject: str, ids: tuple[str, ...]) -> None:
        self.senders[happened.number] = happened.sender
        to = "; ".join(name or address for name, address in ends.to)
        older = Older(happened.ts, ends.name, ends.address, to, subject, happened.text)
        if before := self.kept.get(happened.answers):
            # Two mails deep, as far as anybody reads.
            asked, sender = before.older._replace(before=""), self.villagers[happened.sender]
            below = quote(Words(sender, happened.ts, happened.zone, happened.number, "", asked, html=False))
            older = older._replace(before=below)
        self.kept[happened.number] = _Kept(older, ids, ends.to[0][1] if ends.to else "")
        if len(self.kept) > REMEMBERED:
            self.kept.popitem(last=False)


def _from_line(happened: Happened) -> str:
    """The separator as Takeout writes it: a number, and the time in UTC."""
    when = local(happened.ts, "UTC")
    day = f"{DAYS[when.weekday()][:3]} {MONTHS[when.month - 1][:3]} {when.day:02}"
    number = int(token(f"takeout {happened.number}", 15), 16)
    return f"From {number}@xxx {day} {when.hour:02}:{when.minute:02}:{when.second:02} +0000 {when.year}\n"


def _made_by(happened: Happened, ends: Ends, sender: Villager, subject: str) -> Headers:
    """The headers of the program or machine that sent it, and of the list it went through."""
    match happened.what:
        case What.NEWSLETTER | What.SPONSORED:
            return newsletter_headers(sender, happened, ends.address)
        case What.RECEIPT:
            return receipt_headers(sender, happened)
        case What.AUTO_REPLY:
            return away_headers(happened.sender)
        case What.BOUNCE:
            return [("Auto-Submitted", "auto-replied")]
    own = own_headers(client_of(happened.sender), happened.number, happened.talk or happened.number, words(subject))
    if ends.forum is None or happened.sender == OWNER:
        return [] if happened.what is What.SPAM else own
    name, address = ends.forum.names[0].full, handle_at(ends.forum, happened.ts, "mail")
    through = list_headers(address, name)
    if choice(happened.sender, "domain forbids", 4) == 0:
        through += rewritten(ends.name, ends.address, name, address)
    return [*own, *through]


def _subject(happened: Happened, kept: _Kept | None, *, answers: bool) -> str:
    subject = happened.subject or (kept.older.subject if kept else "")
    if happened.what is What.AUTO_REPLY:
        return away_subject(happened.sender, subject)
    if happened.group and happened.sender != OWNER:
        tag = FORUM.format(name=happened.group)
        subject = tag + ANSWER.sub("", subject).replace(tag, "").strip()
    if not answers or ANSWER.match(subject) or happened.what is not What.MESSAGE:
        return subject
    return f"RE: {subject}" if client_of(happened.sender) == "outlook" else f"Re: {subject}"


def _failed(happened: Happened, villagers: Villagers, kept: _Kept | None) -> str:
    """The address a report speaks of: that in its words, else of whom was absent, else of whom the mail went to."""
    if named := ADDRESS.search(happened.text):
        return named[0]
    if kept and not happened.absent:
        return kept.failed
    failing: Iterable[int] = happened.absent or (happened.sender,)
    return next(handle_at(villagers[one], happened.ts, "mail") for one in failing)


def _with_quote(happened: Happened, sender: Villager, kept: _Kept | None) -> str:
    """Own words and a short quote, as people write to lists: plain text."""
    if kept is None:
        return happened.text
    asked = Words(sender, happened.ts, happened.zone, happened.number, "", kept.older._replace(before=""), html=False)
    return f"{happened.text}\n\n{quote(asked)}"
