"""What a mail's signature gives to reach its writer by: telephone numbers, mail addresses, profiles."""

from __future__ import annotations

import re

from goodterms.text.divider import is_rule
from goodterms.text.own import endings
from goodterms.text.signature import LOOSE, WIDEST

MOST = 6
"""Ways that are taken from one signature; who gives more gives a directory."""

_NUMBER = re.compile(r"(?<![\w/.@-])\+?\(?\d[\d \u00a0()/.-]{6,24}\d(?![\w/@])")
_DIGITS = range(8, 16)
"""Digits of a telephone number with its area (E.164: 15 at most); fewer may be a date or a room."""
_DATE = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}")
_FOOTER = re.compile(r"\s*_{4,}|\s*={4,}")
"""What Mailman and its like draw above the footer of a list."""
_FAX = re.compile(r"\bfax\b|\bf(?:ax)?\s*[:.]", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_PROFILE = re.compile(r"(?:https?://)?(?:[\w-]+\.)?linkedin\.com/in/[^\s/?#<>()]{2,100}", re.IGNORECASE)


def ways_to_reach(body: str, subject: str = "") -> tuple[tuple[str, str], ...]:
    """(kind, value as written) of each way that stands below a writer's own words: ``phone``, ``mail``, ``linkedin``.

    What stands in the words themselves or in quotes is left out, for it may be anybody's; so is a fax, which an office
    shares. Good: ``-- `` and "Kelly Keen, +1 202 555 0100". Bad: "call Ann at +1 202 555 0100" above the signature.
    """
    found: dict[tuple[str, str], None] = {}
    for lines in endings(body, subject):
        for line in card_lines(lines):
            if len(line) <= WIDEST and len(found) < MOST:
                found.update(dict.fromkeys(_in_line(line)))
    return tuple(found)[:MOST]


def card_lines(lines: list[str]) -> list[str]:
    """The lines of a signature down to a rule, below which a list or a firm speaks; the first may itself be one."""
    written = [line for line in lines if line.strip()][: LOOSE + 1]
    end = next((i for i, line in enumerate(written) if i and is_rule(line)), len(written))
    return [] if written and _FOOTER.match(written[0]) else written[:end]


def _in_line(line: str) -> list[tuple[str, str]]:
    found = [("linkedin", profile) for profile in _PROFILE.findall(line)]
    bare = _PROFILE.sub(" ", line)
    found += [("mail", address) for address in _MAIL.findall(bare)]
    bare = _DATE.sub(" ", _MAIL.sub(" ", bare))
    if not _FAX.search(bare):
        found += [("phone", number) for number in _NUMBER.findall(bare) if sum(map(str.isdigit, number)) in _DIGITS]
    return found
