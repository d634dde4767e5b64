"""What one message of a chat says, once the date and the sender are off: own words, a call, a file, or a notice."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from goodterms.sources.whatsapp_words import (
    BEHIND,
    CALL,
    DELETED,
    EDITED,
    ENCRYPTED,
    FILE,
    LED,
    LEFT_OUT_BEGINS,
    LOCATION,
    MADE_NAME,
    MAY_BE_LEFT_OUT,
    MAY_BE_NOTICE,
    NOTICES_BEGIN,
    OMITTED,
    OPTION,
    PLACEHOLDER,
    POLL,
    SECURITY,
    SIGNS,
)
from goodterms.words import NO_MARK, Mark

_DOCUMENT: Final = re.compile(r"[^\n]{1,250}\.\w{2,5}(?: • [^\n]{0,30})?")
_MAY_HOLD: Final = re.compile(rf"[<{LED}]|\.\w{{2,5}} \(|\b{OMITTED}\Z", re.IGNORECASE | re.MULTILINE)
"""Every way to write that something came along has one of these; most messages have none."""
NULL: Final = "null"
"""What Android writes for what it cannot show, such as a picture to be seen once."""


class Said(NamedTuple):
    """``kind``: message or call. ``text``: own words. ``file``: the name of a document or card that came with it.

    ``notice``: nobody wrote it, the service did. ``minutes``: length of a call.
    """

    kind: str = "message"
    text: str = ""
    marks: Mark = NO_MARK
    minutes: float | None = None
    file: str = ""
    notice: bool = False


def said(written: str) -> Said:
    """What the text behind a sender's name says."""
    text = written.strip()
    if only_words(text):
        return Said("message", text)
    if text.endswith(">"):
        text = EDITED.sub("", text).strip()
    bare = plain(text)
    if DELETED.fullmatch(bare):
        return Said(marks=Mark.SYSTEM)
    shaped = call(text) or _file(text) or _asked(text) or _elsewhere(text, bare)
    if shaped is not None:
        return shaped
    return noticed(bare) if text.startswith(LED) or service(bare) else _words(bare)


def only_words(text: str) -> bool:
    """Whether a text has none of the signs of anything but words; a text that has one may still be words alone."""
    if not text or "<" in text or " (" in text or text == NULL:
        return False
    if ":" in text and (":\n" in text or "://" in text):
        return False
    if not text.isascii() and SIGNS.search(text):
        return False
    last = text[text.rfind(" ") + 1 :]
    return not may_be_notice(text) and (
        last[:2].casefold() not in LEFT_OUT_BEGINS or MAY_BE_LEFT_OUT.match(last) is None
    )


def may_be_notice(text: str) -> bool:
    """Whether a text begins as what the service writes does; two letters tell it of most that it does not."""
    return text[:2].casefold() in NOTICES_BEGIN and MAY_BE_NOTICE.match(text[:24].casefold()) is not None


def service(text: str) -> bool:
    """Whether the words are a notice that iPhones put behind the other one's name."""
    return ENCRYPTED.match(text) is not None or SECURITY.fullmatch(text) is not None


def noticed(text: str) -> Said:
    """A notice of the service's."""
    return Said(text=plain(text), marks=Mark.SYSTEM, notice=True)


def call(text: str, *, unsaid: bool = False) -> Said | None:
    """A call, None when the text is none. One that took place says how long; any other came to nothing.

    A person may write "video call tomorrow" too, so most shapes count only when they are the phone's own:
    ``unsaid`` by anybody, or led by its sign.
    """
    found = CALL.fullmatch(plain(text))
    if found is None:
        return None
    unsaid = unsaid or text.startswith(LED)
    minutes = _minutes(found)
    if minutes and (unsaid or found["mark"]):
        return Said("call", minutes=minutes)
    return Said("call", marks=Mark.MISSED) if unsaid or (found["missed"] and not found["tail"]) else None


def plain(text: str) -> str:
    """The text without the signs of writing direction."""
    return text.strip() if text.isascii() else SIGNS.sub("", text).strip()


def _minutes(found: re.Match[str]) -> float | None:
    hours, minutes, seconds = (int(found[unit] or 0) for unit in ("hours", "minutes", "seconds"))
    return round(hours * 60 + minutes + seconds / 60, 2) or None


def _file(text: str) -> Said | None:
    if not _MAY_HOLD.search(text):
        return None
    first, _, caption = text.partition("\n")
    if found := FILE.fullmatch(first.strip()):
        return _holding(found["iphone"] or found["made"] or found["android"], caption)
    if PLACEHOLDER.fullmatch(first.strip()):
        return _holding("", caption)
    if not (found := BEHIND.search(text)):
        return None
    before = plain(text[: found.start()])
    if _DOCUMENT.fullmatch(before):  # the file's own name
        return _holding(before.partition(" • ")[0], "")
    return _holding(found["file"] or "", before)


def _holding(file: str, caption: str) -> Said:
    name = "" if MADE_NAME.fullmatch(plain(file)) else plain(file)
    return _words(plain(caption))._replace(file=name)


def _asked(text: str) -> Said | None:
    found = POLL.fullmatch(text) if ":\n" in text else None
    if found is None:
        return None
    return _words(plain("\n".join([found["asks"], *(one["option"] for one in OPTION.finditer(found["options"]))])))


def _elsewhere(text: str, bare: str) -> Said | None:
    """A place on a map, or something that could not be exported."""
    return _words("") if bare == NULL or ("https://" in text and LOCATION.fullmatch(text)) else None


def _words(text: str) -> Said:
    return Said(text=text, marks=NO_MARK if text else Mark.EMPTY)
