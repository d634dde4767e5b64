"""Calls, conversations and activities of an export of Monica, as interactions."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from typing import Final

from goodterms.sources.dates import moment
from goodterms.sources.jsonfile import text_in
from goodterms.sources.monica_people import OWNER, properties
from goodterms.words import NO_MARK, Handle, Interaction, Mark, Participant, Role, Unread

NO_DATE: Final = "It has no date."
ALONE: Final = "Nobody is said to have been there."


def call(value: object, who: Handle, where: str) -> Interaction | Unread:
    """A call that took place. Monica keeps the day, and who called."""
    said = properties(value)
    ts = moment(text_in(said, "called_at"))
    if ts is None:
        return Unread(where, NO_DATE)
    told = text_in(said, "content").strip()
    people = _between(who, out=not said.get("contact_called"))
    return Interaction(
        "monica", _id("call", who.value, str(ts), told), ts, "call", people, subject=told, thread=who.value, where=where
    )


def messages(value: object, who: Handle, where: str) -> Iterator[Interaction | Unread]:
    """The messages of a conversation somewhere else, as they were copied by hand."""
    listed = properties(value).get("messages")
    for message in listed if isinstance(listed, list) else ():
        said = properties(message)
        ts = moment(text_in(said, "written_at")) or moment(text_in(properties(value), "happened_at"))
        if ts is None:
            yield Unread(where, NO_DATE)
            continue
        text, out = text_in(said, "content").strip(), bool(said.get("written_by_me"))
        key = _id("message", who.value, str(ts), "out" if out else "in", text)
        marks = NO_MARK if text else Mark.EMPTY
        people = _between(who, out=out)
        yield Interaction("monica", key, ts, "message", people, text=text, thread=who.value, marks=marks, where=where)


def activity(value: object, who: list[Handle], where: str) -> Interaction | Unread:
    """Something done together."""
    said = properties(value)
    ts = moment(text_in(said, "happened_at"))
    if ts is None or not who:
        return Unread(where, NO_DATE if ts is None else ALONE)
    people = (Participant(OWNER, Role.ATTENDEE), *(Participant(each, Role.ATTENDEE) for each in dict.fromkeys(who)))
    subject = " - ".join(filter(None, (text_in(said, key).strip() for key in ("summary", "description"))))
    return Interaction("monica", text_in(value, "uuid"), ts, "meeting", people, subject=subject, where=where)


def _between(who: Handle, *, out: bool) -> tuple[Participant, ...]:
    sender, hearer = (OWNER, who) if out else (who, OWNER)
    return Participant(sender, Role.FROM), Participant(hearer, Role.TO)


def _id(*told: str) -> str:
    return blake2b("\n".join(told).encode("utf-8", "replace"), digest_size=12).hexdigest()
