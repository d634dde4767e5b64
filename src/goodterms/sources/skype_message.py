"""One Skype message as an interaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any, Final

from goodterms.sources.jsonfile import number_in, text_in
from goodterms.sources.skype_talk import BOT, People, Talk, identity, is_program, took_part
from goodterms.sources.skype_text import Part, call_parts, call_state, cards, own_words
from goodterms.words import Interaction, Mark, Participant, Role

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


def interaction(message: dict[str, Any], ms: int, talk: Talk, people: People, number: str, where: str) -> Interaction:
    """The piece. ``ms``: when it was first sent; ``number``: the id it was first given. Its sender must be known."""
    sender = identity(text_in(message, "from"))
    kind = text_in(message, "messagetype")
    content = text_in(message, "content")
    made = Interaction(
        "skype",
        f"{talk.id}|{number or _digest(sender, ms, content)}",
        ms // 1000,
        "message",
        took_part(talk, people, sender),
        thread=talk.id,
        where=where,
    )
    if kind == CALL:
        made = _call(made, content, talk, people, sender)
    elif kind in SPOKEN or (kind.startswith("RichText") and kind != RECORDING):
        made = _message(made, kind, content, people)
    else:
        made = replace(made, marks=Mark.SYSTEM)
    marks = made.marks
    if is_program(sender) or talk.id.startswith(BOT) or is_program(talk.id):
        marks |= Mark.SYSTEM
    if any(one.role is Role.LIST for one in made.participants):
        marks |= Mark.LIST
    return replace(made, marks=marks)


def _message(made: Interaction, kind: str, content: str, people: People) -> Interaction:
    text = content.strip() if kind == "Text" and "<e_m" not in content else own_words(content)
    handed_on = cards(content) if kind == CARDS else []
    about = (Participant(people.handle(_person(who), name), Role.ABOUT) for who, name in handed_on)
    return replace(
        made,
        text=text,
        participants=(*made.participants, *about),
        marks=Mark(0) if text else Mark.EMPTY,
    )


def _person(who: str) -> str:
    return who if ":" in who[:3] else f"8:{who}"


def _call(made: Interaction, content: str, talk: Talk, people: People, sender: str) -> Interaction:
    """A call; in a group only those who were in it take part. One that began or that nobody took is no contact."""
    state, parts = call_state(content), call_parts(content)
    for part in parts:
        people.learn(identity(part.who), part.name)
    seconds = max((part.seconds or 0.0 for part in parts), default=0.0)
    made = replace(made, kind="call")
    if state == "started":
        return replace(made, marks=Mark.SYSTEM)
    if state == "missed" or not seconds:
        return replace(made, marks=Mark.MISSED)
    made = replace(made, minutes=seconds / 60)
    return made if talk.is_two else _group_call(made, parts, people, sender)


def _group_call(made: Interaction, parts: list[Part], people: People, sender: str) -> Interaction:
    there = dict.fromkeys(identity(part.who) for part in parts if part.seconds)
    there.pop("", None)
    others = [Participant(people.handle(who), Role.TO) for who in there if who != sender]
    if not others:
        return made
    missed = people.owner and people.owner not in there and people.owner != sender
    groups = [one for one in made.participants if one.role is Role.LIST]
    return replace(
        made,
        participants=(made.participants[0], *others, *groups),
        marks=Mark.MISSED if missed else Mark(0),
    )


def _digest(sender: str, ms: int, content: str) -> str:
    """Stands in for an id that is missing: nothing in it changes between two exports."""
    return blake2b(f"{sender}\n{ms}\n{content}".encode("utf-8", "replace"), digest_size=8).hexdigest()
