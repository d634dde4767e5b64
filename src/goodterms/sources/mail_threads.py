"""A message's own id, what it answers, and the conversation it belongs to."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from hashlib import blake2b

BRACKETED = re.compile(r"<([^<>]+)>")

REPLY = re.compile(
    r"^\s*(?:re|aw|antw|antwort|sv|vs|ref|rif|r|res|rés|odp|vá|atb|ynt|回复|答复|回覆|返信)"
    r"\s*(?:\[\d+\]|\(\d+\))?\s*[:：]",  # noqa: RUF001 - the full-width colon is what Chinese programs write
    re.IGNORECASE,
)
"""How mail programs begin the subject of an answer, in their languages. A forward begins a conversation of its own."""


def ids(values: Sequence[str]) -> list[str]:
    """The message ids in a header: what stands in angle brackets, else the words with an @; no whitespace in them."""
    text = " ".join(values)
    found = BRACKETED.findall(text) or [word for word in text.split() if "@" in word]
    return ["".join(each.split()) for each in found]


def own_id(headers: Mapping[str, list[str]], sender: str, ts: int, subject: str, body: str) -> str:
    """The Message-ID without brackets and whitespace.

    Without one, ``sha:`` and 32 hex digits (BLAKE2b) over sender, time, subject and the words of the body, so that
    every copy of the message has the same.
    """
    for value in headers.get("message-id", ()):
        bracketed = BRACKETED.search(value)
        found = "".join((bracketed[1] if bracketed else value).split()).strip("<>")
        if found:
            return found
    words = "\x00".join((sender, str(ts), " ".join(subject.split()), " ".join(body.split())))
    return f"sha:{blake2b(words.encode('utf-8', 'replace'), digest_size=16).hexdigest()}"


def thread_and_answer(headers: Mapping[str, list[str]], own: str, subject: str) -> tuple[str, str]:
    """The conversation's key and the id of the message that this one answers.

    The key is the first of References, else In-Reply-To, else the message's own id; it is empty for a reply by its
    subject (``Re:``) that names nothing, which has to be threaded by that subject.
    """
    references = ids(headers["references"]) if "references" in headers else []
    parents = ids(headers["in-reply-to"]) if "in-reply-to" in headers else []
    answers = parents[-1] if parents else references[-1] if references else ""
    if references or parents:
        return (references[0] if references else answers), answers
    return ("" if REPLY.match(subject) else own), answers
