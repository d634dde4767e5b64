"""The words of an event's description: without HTML, and without what conference services append."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

_TAGS: Final = re.compile(
    r"</?(?:html|body|head|a|b|i|u|p|br|div|span|ul|ol|li|strong|em|font)\b[^<>]*>", re.IGNORECASE
)
_BREAKS: Final = re.compile(r"<(?:br|p|div|li)\b[^<>]*>", re.IGNORECASE)
_SERVICE: Final = re.compile(
    r"""^(?:
        -::~:~::~                                   # Google Meet's frame
        | [_.]{30,}                                 # the rule above Teams and Skype for Business
        | .{0,80}\binviting\ you\ to\ a\ scheduled\ (?:Zoom|Webex)
        | (?:Join|Microsoft)\ (?:Zoom|Teams|Microsoft\ Teams|Webex)\ [Mm]eeting
        | Join\ with\ Google\ Meet
    )""",
    re.VERBOSE | re.MULTILINE,
)


def own_words(description: str) -> str:
    """The description down to the first line that a conference service wrote."""
    text = description
    if _TAGS.search(text):
        text = unescape(_TAGS.sub("", _BREAKS.sub("\n", text)))
    cut = _SERVICE.search(text)
    return (text[: cut.start()] if cut else text).replace("\r\n", "\n").strip()
