"""What stands below a person's last word: signatures, "Sent from my phone", list footers, disclaimers.

Only endings that are sure are taken off; a name and a telephone number without any mark stay with the text. What a
signature looks like is told in `signature`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from goodterms.text.clients import LEGAL, LEGAL_SURE, NEXT_PART, OWN_STAMP, SENT, SENT_FROM
from goodterms.text.divider import RULE, is_rule
from goodterms.text.signature import LOOSE, below_closing, dashed_name, is_card

LINE = 400
"""Characters that a line of a footer has at most, or that are looked at."""

_DEVICE = re.compile(
    r"\b(?:iphon\w*|ipad\w*|ipod|android|samsung|galaxy|huawei|xiaomi|redmi|pixel|nokia|oneplus|oppo|motorola|htc|sony"
    r"|xperia|blackberry|windows|outlook|yahoo|gmail|gmx|web\.de|proton\s?mail|proton|tutanota|aol|mobile|smartphone|tablet"
    r"|phone|handy|mobil\w*|móvil|portable|tel[eé]fono\w*|telefon\w*|t[eé]l[eé]phone|celular|cellulare|cell|puhelin\w*"
    r"|e?-?mail|palm|treo|device|zimbra|thunderbird|spark|superhuman|tele2|t-mobile|verizon|vodafone|xfinity|workspace)\b"
    r"|мобильн|телефон|手机|手機|スマートフォン|iphone|ipad|android|휴대",
    re.IGNORECASE,
)
_SORRY = re.compile(
    r"excuse|typo|brevity|terse|forgive|pardon|sorry|kürze|tippfehler|brièveté|fautes|errores", re.IGNORECASE
)
_LIST = re.compile(
    r"mailing.?list|mailman|listinfo|listserv|unsubscribe|\[un\]subscribe|subscribed to|google groups|groups\.io links"
    r"|yahoo! groups|abmelden|désabonner|désinscrire|list archive|majordomo",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"\s*(?:\[\[alternative html version deleted\]\]"
    r"|\[(?:non-text|attachment|html) .{0,60}(?:removed|deleted|scrubbed).{0,20}"
    r"|to unsubscribe\b.{0,300}"
    r"|you (?:received|are receiving) this .{0,300}(?:group|list|subscribed|notification)\b.{0,300}"
    r"|for more options, visit .{0,200}|to (?:view|post to) this (?:discussion|group)\b.{0,300}"
    r"|virus-free\.? .{0,60}|virenfrei\.? .{0,60}|<?https?://(?:www\.)?avast\.com\S*"
    r"|(?:this (?:e-?mail|message) )?(?:has been|was) (?:checked|scanned) for viruses.{0,100}"
    r"|.{0,30}please consider (?:the environment|your environmental).{0,120})\s*$",
    re.IGNORECASE,
)


def without_ending(lines: Sequence[str]) -> list[str]:
    """One unbroken run of own lines without what is sure to be signature or footer below it."""
    kept = list(lines)
    _trim(kept)
    _cut_at_delimiter(kept)
    while kept and (cut := _cut(kept)) < len(kept):
        del kept[cut:]
        _trim(kept)
    return kept


def _trim(lines: list[str]) -> None:
    while lines and not lines[-1].strip():
        lines.pop()


def _cut_at_delimiter(lines: list[str]) -> None:
    """Cuts at ``-- ``; at a bare ``--`` only when little follows, for people draw such lines between paragraphs too."""
    for i in [i for i, line in enumerate(lines) if line[:2] == "--" and line.rstrip() == "--"][:2]:
        below = sum(1 for other in lines[i + 1 :] if other.strip())
        if below > LOOSE and not any(other.strip() for other in lines[:i]):
            return  # nothing above it: a signature is never all there is
        if lines[i] != "--" or below <= LOOSE or any(map(_LIST.search, lines[i + 1 : i + 4])):
            del lines[i:]
            _trim(lines)
            return


def _cut(lines: list[str]) -> int:
    """The line at which one sure ending begins; the number of lines when there is none."""
    last = lines[-1]
    if len(last) <= LINE and (_STAMP.match(last) or _from_phone(last) or _own_stamp(lines) or dashed_name(lines)):
        return len(lines) - 1
    for found in (_scrubbed(lines), _ruled(lines), below_closing(lines)):
        if found is not None:
            return found
    return _legal(lines)


def _own_stamp(lines: list[str]) -> bool:
    """Whether the last paragraph is one line such as "Sent from my kitchen table", its words the writer's own joke."""
    if len(lines) < 3 or lines[-2].strip():  # own words, a blank line, the stamp
        return False
    words = lines[-1].strip(" \t*_()[]").casefold()
    return words.startswith(OWN_STAMP) and len(words.split()) <= 8 and words[-1] not in ".!?,:"  # no sentence


def _scrubbed(lines: list[str]) -> int | None:
    """Where Mailman tells of an attachment that it took out: a "next part" line, the attachment's name, its address."""
    if not any(line[:3].casefold() == "url" for line in lines[-3:]):
        return None
    for start in range(len(lines) - 1, max(-1, len(lines) - 14), -1):  # lines that it writes at most
        if lines[start][:6] == "------" and lines[start][:RULE].strip("- \t").casefold() in NEXT_PART:
            return start
    return None


def _from_phone(line: str) -> bool:
    """Whether a line is a program's stamp; "Sent from my desk, it is easier than my phone." is prose."""
    words = line.strip(" \t*_()[].\u3002").casefold()
    if not (words.startswith(SENT_FROM) or words.endswith(SENT)) or not _DEVICE.search(words):
        return False
    longest = 10 if words.endswith(SENT) else 8  # programs do not write more
    return len(words.split()) <= longest or _SORRY.search(words) is not None


def _ruled(lines: list[str]) -> int | None:
    """Where a rule begins the footer of a list, or a card of at least two lines by which to reach the writer."""
    last = len(lines) - 1
    for start in range(last, max(-1, last - 16), -1):
        if is_rule(lines[start]):
            below = [line[:LINE] for line in lines[start + 1 :] if line.strip() and not is_rule(line)]
            if not below or any(map(_LIST.search, below[:6])) or is_card(below):
                return start
    return None


def _legal(lines: list[str]) -> int:
    """Where the disclaimer begins: the last paragraphs, each speaking law, the first of them in three ways."""
    cut = end = len(lines)
    for _ in range(6):
        start = end
        while start and lines[start - 1].strip() and end - start < 40:  # a longer paragraph is no footer
            start -= 1
        marks = _marks(" ".join(lines[start:end]))
        if not marks:
            break
        cut = start if marks > 2 else cut
        end = start
        while end and not lines[end - 1].strip():
            end -= 1
        if not end:
            break
    return cut


def _marks(paragraph: str) -> int:
    """How many of the law's words a paragraph has; a short one has none."""
    if not 60 <= len(paragraph) <= 5000:  # a disclaimer's size
        return 0
    words = paragraph.casefold()
    if not any(mark in words for mark in LEGAL_SURE):
        return 0
    return sum(1 for mark in LEGAL if mark in words)
