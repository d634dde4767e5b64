"""What Facebook and Instagram write: text in the wrong letters, and sentences of their own among the messages."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from goodterms.words import NO_MARK, Mark

DELETED: Final = frozenset({"facebook user", "instagram user", "facebook-nutzer", "utilisateur facebook", ""})
"""Names of accounts that are gone; many different people share each."""

PROGRAMS: Final = frozenset({"Meta AI", "AI at Meta", "Messenger", "Facebook", "Instagram"})

LONGEST: Final = 300
"""Letters of a sentence that they write themselves; longer ones are people's."""

_REACTION: Final = re.compile(
    r"reacted \S{1,20} to your message\s*|liked a (?:message|photo)\s*|.{1,60} waved (?:at|to) .{1,60}"
    r"|hat mit \S{1,20} auf deine nachricht reagiert\s*|a réagi \S{1,20} à votre message\s*"
    r"|(?:ha )?reaccion(?:ó|ado) con \S{1,20} a tu mensaje\s*",
    re.IGNORECASE,
)
_NOTICE: Final = re.compile(
    r"you are now connected on messenger|say hi to your new facebook friend|you can now (?:message and call|call)"
    r"|messages and calls are secured with end-to-end encryption|this poll is no longer available"
    r"|ihr seid jetzt (?:im|auf) messenger (?:verbunden|vernetzt)|vous êtes (?:désormais|maintenant) en contact sur"
    r"|ahora están conectados en messenger",
    re.IGNORECASE,
)
_DID: Final = re.compile(
    r"(?:left the (?:group|chat|conversation)|joined the (?:group|chat|call|video chat|conversation)"
    r"|(?:added|removed) .{1,200} (?:to|from) the (?:group|chat|conversation)|created the group"
    r"|named the (?:group|conversation)|changed (?:the|your) .{1,60}|set (?:the|your|his|her|their|own) .{1,120}"
    r"|cleared the nickname .{1,80}|turned (?:on|off) .{1,80}|started (?:a|an|sharing) .{1,60}|ended the .{1,30}"
    r"|created a poll.{0,200}|voted for .{1,200}|pinned a message|unsent a message"
    r"|hat die gruppe verlassen|hat .{1,120} zur gruppe hinzugefügt|a quitté (?:le groupe|la discussion))\.?\s*",
    re.IGNORECASE,
)
_SENT: Final = re.compile(
    r"(?:sent (?:an|a|\d+) (?:attachment|photo|photos|video|videos|sticker|gif|voice message|link|location)s?"
    r"|shared a (?:story|post|reel|link)|hat einen anhang gesendet|a envoyé une pièce jointe)\.?\s*",
    re.IGNORECASE,
)
_MISSED: Final = re.compile(r"missed (?:a|your) (?:video |audio |voice )?(?:call|chat)\b.{0,60}", re.IGNORECASE)


@lru_cache(maxsize=16_384)
def mended(text: str) -> str:
    """The text as it was written: both services export each byte of UTF-8 as if it were a letter."""
    if text.isascii():
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def reading(text: str, sender: str) -> tuple[str, Mark, bool]:
    """A message's own words, what it is by them, and whether it tells of a missed call."""
    if len(text) > LONGEST or not text:
        return text, NO_MARK, False
    if _REACTION.fullmatch(text):
        return "", Mark.REACTION, False
    if _NOTICE.match(text):
        return "", Mark.SYSTEM, False
    did = _after_name(text, sender)
    if _MISSED.fullmatch(did):
        return "", Mark.MISSED, True
    if _DID.fullmatch(did):
        return "", Mark.SYSTEM, False
    return ("" if _SENT.fullmatch(did) else text), NO_MARK, False


def _after_name(text: str, sender: str) -> str:
    """What somebody did, in a sentence that begins with who it was; "" for all others."""
    first = sender.partition(" ")[0]
    if not text.startswith((first, "You ", "Du ", "Vous ")):
        return ""
    for name in (sender, first, "You", "Du", "Vous"):
        if name and text.startswith(f"{name} "):
            return text[len(name) + 1 :].strip()
    return ""
