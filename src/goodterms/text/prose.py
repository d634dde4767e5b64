"""Code, logs and patches in a mail: lines that nobody says to anybody, blanked so that every word keeps its place.

What is pasted asks for nothing, is in no language, and is most of what technical mails hold.
"""

from __future__ import annotations

import re
from functools import lru_cache

_LINE = r"[^\n]*"
_PASTED = (
    r"diff --git |index [0-9a-f]{6,}|@@ |--- a/|\+\+\+ b/|\[diff removed\]|---$",
    r"[A-Z][\w-]{2,20}-by: |(?:Fixes|Cc|Link|Reference|Closes|Change-Id): ",
    r"From: \S[^\n@]*@\S+$|\[ Upstream commit ",
    r"(?:create|delete|rename|new file|deleted file) mode? ?\d{6}\b|\S+ +\| +\d+ [+-]+$",
    r"\d+ files? changed\b",
    r"\[ *\d+\.\d+\]|<\d>\[|(?:[A-Z][a-z]{2} [ \d]\d|\d{4}-\d\d-\d\d)[ T]\d\d:\d\d:\d\d ",
    r"(?:[\w.-]+@[\w.-]+[^\n$#]{0,40}|\(\w+\) ?|)[$#] \S|#(?:include|define|ifdef|ifndef|endif|!/)|/\*|\*/|//|>>> ",
    r"(?:if|for|while|switch|return|struct|static|void|int|unsigned|char|const|def|class|import|function|var|let|else"
    rf"|case|goto)\b{_LINE}[;{{}}()]$",
    rf"[\w>.\[\]*&-]+(?: [=!+&|-]?=|\(){_LINE}[;{{,]$",
    r"[{}()\[\];]+$|\} ",
    r"[+-] {2,}\S|[+-]\t|[+-]\w+(?:\(|->| = )",
    r"(?:[\w-]+ ?: ){0,1}[\w./-]*\w\+0x[0-9a-f]+/0x|(?:Call Trace|Modules linked in|RIP|RAX|CPU|Code): ?\S*",
    r"(?:md\d+|sd[a-z]\d*|nvme\w+|loop\d+|/dev/\w+) ?[: ](?: |\S*active|\S*\d)",
)
_PASTE = re.compile(rf"^(?!\n)[ \t]*(?:{'|'.join(_PASTED)}){_LINE}", re.MULTILINE)
"""Beginnings of pasted lines: patches and their trailers, kernel and system logs, shell prompts, lines of code."""

_TABLE = re.compile(r"^(?=[^\n]{24})(?![^\n]*[^\W\d_]{2},? [^\W\d_]{2})[^\n]*[\d=:|/_\\][^\n]*", re.MULTILINE)
"""Long lines in which no two words stand side by side: figures, paths, keys."""


@lru_cache(maxsize=16)
def prose(text: str) -> str:
    """The text with pasted lines blanked: as long as before, every other character in its place.

    Good: a question above a log keeps its place, and the log is gone. A line of code within running words stays.
    """
    return text if "\n" not in text else _TABLE.sub(_blank, _PASTE.sub(_blank, text))


def _blank(line: re.Match[str]) -> str:
    return " " * (line.end() - line.start())
