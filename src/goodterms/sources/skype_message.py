"""One Skype message as an interaction."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any, Final, NamedTuple

from goodterms.sources.jsonfile import number_in, text_in
from goodterms.sources.skype_talk import People, Talk, identity, is_program, took_part
from goodterms.sources.skype_text import Part, call_parts, call_state, cards, own_words
from goodterms.words import NO_MARK, Interaction, Mark, Participant, Role

CALL: Final = "Event/Call"
CARDS: Final = "RichText/Contacts"
SPOKEN: Final = ("Text", "RichText", "Poll")
"""What people send, with everything ``RichText/…`` (files, pictures, places, cards); the rest Skype writes itself."""
RECORDING: Final = "RichText/Media_CallRecording"

LAST: Final = 1 << 32
"""No message is from 2106 or later (UTC seconds); a time beyond is damage."""


def moment_ms(message: dict[str, Any]) -> int | None:
    """When it was sent, UTC milliseconds; None when the file does not say it as Skype does."""
    written = text_in(message, "originalarrivaltime")
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    try:
        ms = round(moment.timestamp() * 1000)
    except (ValueError, OverflowError):
        return None
    return ms if 0 < ms < LAST * 1000 else None


def id_of(message: dict[str, Any]) -> str:
    """Its id within the conversation, "" for none."""
    number = number_in(message, "id")
    return text_in(message, "id").strip() or ("" if number is None else str(number))


class _Said(NamedTuple):
    """What one message comes to."""

    participants: tuple[Participant, ...]
    kind: str = "message"
    text: str = ""
    marks: Mark = NO_MARK
    minutes: float | None = None


def interaction(message: dict[str, Any], ms: int, talk: Talk, people: People, number: str, where: str) -> Interaction:
    """The piece. ``ms``: when it was first sent; ``number``: the id it was first given. Its sender must be known."""
    sender = identity(text_in(message, "from"))
    content = text_in(message, "content")
    said = _said(text_in(message, "messagetype"), content, talk, people, sender)
    return Interaction(
        "skype",
        f"{talk.id}|{number or _digest(sender, ms, content)}",
        ms // 1000,
        said.kind,
        said.participants,
        text=said.text,
        thread=f"{talk.kind}|{talk.id}" if talk.kind else talk.id,
        marks=said.marks | _marks(talk, sender, said.participants),
        where=where,
        minutes=said.minutes,
    )


def _said(kind: str, content: str, talk: Talk, people: People, sender: str) -> _Said:
    if kind == CALL:
        return _call(content, talk, people, sender)
    everybody = took_part(talk, people, sender)
    if kind in SPOKEN or (kind.startswith("RichText") and kind != RECORDING):
        return _message(everybody, kind, content, people)
    return _Said(everybody, marks=Mark.SYSTEM)


def _marks(talk: Talk, sender: str, participants: tuple[Participant, ...]) -> Mark:
    """What conversation and sender tell: a program writes here, or a group whose members are not known hears it."""
    marks = Mark.LIST if any(one.role is Role.LIST for one in participants) else NO_MARK
    return marks | Mark.SYSTEM if is_program(sender) or is_program(talk.id) else marks


def _message(everybody: tuple[Participant, ...], kind: str, content: str, people: People) -> _Said:
    text = content.strip() if kind == "Text" and "<e_m" not in content else own_words(content)
    if kind == CARDS:
        about = (Participant(people.handle(_person(who), name), Role.ABOUT) for who, name in cards(content))
        everybody = (*everybody, *about)
    return _Said(everybody, text=text, marks=NO_MARK if text else Mark.EMPTY)


def _person(who: str) -> str:
    return who if ":" in who[:3] else f"8:{who}"


def _call(content: str, talk: Talk, people: People, sender: str) -> _Said:
    """A call; in a group only those who were in it take part. One that began or that nobody took is no contact."""
    state, parts = call_state(content), call_parts(content)
    for part in parts:
        people.learn(identity(part.who), part.name)
    everybody = took_part(talk, people, sender)
    seconds = max((part.seconds or 0.0 for part in parts), default=0.0)
    if state == "started":
        return _Said(everybody, "call", marks=Mark.SYSTEM)
    if state == "missed" or not seconds:
        return _Said(everybody, "call", marks=Mark.MISSED)
    call = _Said(everybody, "call", minutes=seconds / 60)
    return call if talk.is_two else _group_call(call, parts, people, sender)


def _group_call(call: _Said, parts: list[Part], people: People, sender: str) -> _Said:
    there = dict.fromkeys(identity(part.who) for part in parts if part.seconds)
    there.pop("", None)
    others = [Participant(people.handle(who), Role.TO) for who in there if who != sender]
    if not others:
        return call
    missed = people.owner and people.owner not in there and people.owner != sender
    groups = [one for one in call.participants if one.role is Role.LIST]
    return call._replace(
        participants=(call.participants[0], *others, *groups), marks=Mark.MISSED if missed else NO_MARK
    )


def _digest(sender: str, ms: int, content: str) -> str:
    """Stands in for an id that is missing: nothing in it changes between two exports."""
    return blake2b(f"{sender}\n{ms}\n{content}".encode("utf-8", "replace"), digest_size=8).hexdigest()
