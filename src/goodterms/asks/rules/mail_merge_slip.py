"""A placeholder is still in the text. Nothing says more clearly that nobody was meant.

Mend it before anything is sent, whoever gets it and however well you know them. The only rule that stops a message
on its text alone.

Bad:    "Hi %FIRSTNAME%, I thought of you!"
Good:   "Hi Ada, I thought of you: the tide tables you looked for are out."
Source: Plain reading. Placeholders of the usual programs: %NAME%, {{name}}, {name}, [First Name], <name>,
        *|FNAME|*, "Dear ,".
"""

from __future__ import annotations

from goodterms.asks.standards import Standards
from goodterms.words import Case, Finding, Word


def find(case: Case, _standards: Standards) -> Finding | None:
    """Speak when a placeholder stands in the text."""
    if not case.reading.slips:
        return None
    shown = " and ".join(f"“{words}”" for words in dict.fromkeys(slip.words.strip() for slip in case.reading.slips))
    verb = "stands" if shown.count("“") == 1 else "stand"
    says = f"{shown} still {verb} in the text where words meant for them should stand."
    return Finding("mail_merge_slip", Word.DONT, says, instead="Mend this first.")
