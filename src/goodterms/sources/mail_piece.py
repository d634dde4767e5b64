"""One message's bytes as an interaction."""

from __future__ import annotations

from goodterms.sources.mail_dates import written_at
from goodterms.sources.mail_folders import Place, of_labels
from goodterms.sources.mail_marks import mark, marks_of
from goodterms.sources.mail_message import Message, parse
from goodterms.sources.mail_people import author, list_addresses, participants
from goodterms.sources.mail_threads import own_id, thread_and_answer
from goodterms.text.html import html_to_text
from goodterms.text.own import own_text, quoted_head
from goodterms.text.post import posts
from goodterms.text.reach import ways_to_reach
from goodterms.text.subject import prefix
from goodterms.words import Handle, Interaction, Mark, Seen, Unread

LONGEST = 20_000
"""Characters of own text that are kept of one message: some ten pages, more than people write in a letter."""

LOOKED_AT = 200_000
"""Characters of a body in which own text is looked for."""

MACHINE_KEPT = 2_000
"""Characters of text that are kept of what a machine sent to subscribers: enough to find it again."""

EMPTY = Mark.EMPTY.value

NO_DATE = "This message has no date that can be true (before 1990, or unreadable) and no trace of when it arrived."
NO_MAIL = "This is no mail message: it does not begin with header lines such as From: and Date:."


def piece(raw: bytes, where: str, place: Place, line: str = "") -> Seen:
    """A message as an `Interaction`, or why it is none. ``line``: what stands behind "From " in an mbox."""
    message = parse(raw)
    if message is None:
        return Unread(where, NO_MAIL)
    headers = message.headers
    ts = written_at(headers["date"][0] if "date" in headers else "", headers.get("received", ()), line)
    if ts is None:
        return Unread(where, NO_DATE)
    lists = list_addresses(message)
    sender = author(message, lists)
    address = sender.address if sender else ""
    body = _body(message)
    subject = " ".join(message.subject.split())
    external_id = own_id(headers, address, ts, subject, body)
    thread, answers = thread_and_answer(headers, external_id, subject)
    by_machine, reply = _by_machine(message), _as_reply(subject, answers)
    text = body[:MACHINE_KEPT] if by_machine else own_text(body, reply)[:LONGEST]
    kept = _kept(message, place)
    return Interaction(
        channel="mail",
        external_id=external_id,
        ts=ts,
        kind="message",
        participants=participants(message, sender, lists),
        subject=subject,
        text=text,
        thread=thread,
        answers=answers,
        marks=mark(marks_of(message, address, lists, body, kept.marks.value) | (0 if text else EMPTY)),
        folder=kept.folder,
        where=where,
        quoted="" if thread else quoted_head(body),
        signed=() if by_machine else tuple(Handle(*way) for way in ways_to_reach(body, reply)),
        posts=() if by_machine else posts(body, reply, sender.name if sender else ""),
    )


def own_words(message: Message) -> str:
    """What its writer said, as `piece` keeps it, in a message that was parsed already and may have no date yet."""
    subject = " ".join(message.subject.split())
    if _by_machine(message):
        return _body(message)[:MACHINE_KEPT]
    _, answers = thread_and_answer(message.headers, "", subject)
    return own_text(_body(message), _as_reply(subject, answers))[:LONGEST]


def _as_reply(subject: str, answers: str) -> str:
    """The subject as own text wants it: a reply whose subject does not say so still quotes."""
    return f"Re: {subject}" if answers and not prefix(subject) else subject


def _by_machine(message: Message) -> bool:
    """Whether a machine sent this to subscribers: it answers nobody and quotes nobody, and is no list's talk."""
    headers = message.headers
    return "list-unsubscribe" in headers and "in-reply-to" not in headers and "list-post" not in headers


def _body(message: Message) -> str:
    """The words of a message, quotes and all: its plain part, or its HTML as text when it has no other."""
    if message.plain and not message.plain.isspace():
        return message.plain[:LOOKED_AT]
    if message.html and _by_machine(message):
        return html_to_text(message.html, MACHINE_KEPT)
    return html_to_text(message.html)[:LOOKED_AT] if message.html else ""


def _kept(message: Message, place: Place) -> Place:
    """Folder and labels together; Gmail's labels say more than the one file a Takeout comes as."""
    labels = message.headers.get("x-gmail-labels")
    if labels is None:
        return place
    found = of_labels(", ".join(labels))
    return Place(found.folder, found.marks | place.marks)
