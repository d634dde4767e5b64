"""Where a mail program sets off an older mail: header blocks, "Original Message" and "Forwarded" lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from goodterms.text.clients import BEGIN_FORWARDED, FORWARDED, HEADERS, ORIGINAL

BLOCK = 14
"""Lines that a header block may take up, wrapped address lists included."""

RULE = 200
"""Characters that the longest rule or divider line has."""

_LINES = frozenset("-_=\u2014")
_DOUBLE = frozenset({"--", "__", "==", "\u2014\u2014"})
_RULES = "-_=*~#+.\u2014\u2013\u2015\u2500 \t"


class Divider(NamedTuple):
    """``after``: the line on which the older mail itself begins. ``forward``: it is a forward, no answer."""

    after: int
    forward: bool


def header(line: str) -> str:
    """Which header a line is (from, date, to, subject, other), "" when none."""
    label = line[:40].replace("\uff1a", ":").partition(":")
    return HEADERS.get(label[0].strip(" \t*_\u00a0").casefold(), "") if label[1] else ""


def is_rule(line: str) -> bool:
    """Whether a line is a rule: three dashes or underscores, five dots or the like, or more."""
    if line[:1].isalnum():
        return False
    bare = line.strip()
    return (2 if bare[:1] in _LINES else 4) < len(bare) <= RULE and not bare.strip(_RULES)


def divider(lines: Sequence[str], i: int) -> Divider | None:
    """The divider that begins on line ``i``, or None."""
    line = lines[i]
    if header(line):
        after = _block(lines, i)
        return Divider(after, forward=False) if after else None
    if len(line) > RULE:
        return None
    forward = _forward(line)
    if forward is None:
        return None
    return Divider(_after_headers(lines, i + 1), forward)


def _forward(line: str) -> bool | None:
    """True for a forward line, False for an original-message line, None for neither."""
    bare = line.strip()
    if bare[:2] in _DOUBLE:
        words = bare.strip(_RULES).casefold()
        if words.startswith(FORWARDED):
            return True
        return False if words.startswith(ORIGINAL) else None
    return True if bare[-1:] in {":", "\uff1a"} and bare.casefold().startswith(BEGIN_FORWARDED) else None


def _after_headers(lines: Sequence[str], i: int) -> int:
    """Past blank lines and the header block below a divider line, if there is one."""
    for j in range(i, min(i + 4, len(lines))):
        if header(lines[j]):
            return _block(lines, j, sure=True) or i
        if lines[j].strip():
            return i
    return i


def _block(lines: Sequence[str], i: int, *, sure: bool = False) -> int:
    """The line after the header block that begins at ``i``; 0 when it is none.

    It takes a sender and two more kinds; without a subject there must be an address, for "From: Bonn / To: Bern /
    Date: 3 May" is a journey.
    """
    kinds, end, strange = set[str](), i, 0
    for j in range(i, min(i + BLOCK, len(lines))):
        kind = header(lines[j])
        if kind:
            kinds.add(kind)
            end, strange = j + 1, 0
            continue
        strange += 1
        if strange > 2 or (not lines[j].strip() and _enough(kinds)):  # an address list wraps twice
            break
    known = _enough(kinds) and ("subject" in kinds or any("@" in line or " at " in line for line in lines[i:end]))
    return end if known or (sure and kinds) else 0


def _enough(kinds: set[str]) -> bool:
    return "from" in kinds and len(kinds - {"other"}) > 2  # a sender and two more
