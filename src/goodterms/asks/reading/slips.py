"""Placeholders that nobody filled: %FIRSTNAME%, {{name}}, [First Name], a title without a name.

The surest sign of a note to many.
"""

from __future__ import annotations

from goodterms.asks.reading.matching import cue, every
from goodterms.words import Span

_FIELD = (
    r"(?:(?:your|recipient|contact|insert)[ _-]?)?(?:first|last|full|sur|given|company)?[ _-]?"
    r"(?:name|company|title|organi[sz]ation)(?:[ _-]?here)?"
)

_TITLE = r"(?:mrs?|ms|miss|dr)\.?"

SLIPS = (
    cue(r"(?<!\d)%+[A-Z][A-Z_]{2,30}%+"),
    cue(r"\{\{[^{}\n]{1,40}\}\}"),
    cue(rf"(?:\$?(?<!\{{)\{{|\[\[?|<{{1,2}}|\u00ab|&lt;) ?{_FIELD} ?(?:\}}|\]\]?|>{{1,2}}|\u00bb|&gt;)"),
    cue(r"\*\|[\w:]{2,30}\|\*"),
    cue(rf"^[ \t]*(?:hi|hello|hey|dear)(?:[ \t]+{_TITLE}(?:[ \t]*/[ \t]*{_TITLE})*)?[ \t]+,"),
)


def slips(text: str) -> tuple[Span, ...]:
    """All unfilled placeholders, in order."""
    return every(SLIPS, text) if any(sign in text for sign in "%{[<\u00ab*&") or " ," in text else ()
