"""A mail's HTML as the plain text its writer saw, quotes marked with ``>`` so that `own_text` can take them off.

A scanner of our own instead of the standard library's parser, which takes some 100 ms for a large newsletter: mail HTML
needs no tree, only lines. Every step moves forward through the text, so broken or hostile input costs no more than
good.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

LONGEST = 262_144
"""Characters of HTML that are read. A person's own words stand at the top; beyond this there are only old quotes and
the tails of newsletters, and a reading stays below 10 ms."""

DEEPEST = 8
"""Quote marks that a line gets at most; deeper quotes tell nothing more and would let the text grow without bound."""

_TAG = re.compile(r"<(?:!--|(/?)([a-zA-Z][a-zA-Z0-9:]{0,30})(?![a-zA-Z0-9:])([^<>]*)>|[!?][^<>]*>)")
_STUFFING = re.compile(r"[\u034f\u00ad\u200b\ufeff\u2060]+|\u200c(?=[ \u00a0]|$)")
_HIDDEN = re.compile(
    r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden|max-height\s*:\s*0(?:px)?\s*[;\"']"
    r"|(?<![-\w])opacity\s*:\s*0\s*[;\"']|\shidden(?:\s|/|=|$)"
)
_INDENT = re.compile(r"border\s*:\s*(?:none|0|medium none)|webkit-indent")
_OLDER = re.compile(
    r"divrplyfwdmsg|border-top\s*:\s*(?:solid\s+#(?:e1e1e1|b5c4df)\s+1\.0pt|#(?:e1e1e1|b5c4df)\s+1(?:\.0)?pt\s+solid)"
)
"""Outlook's mark above an older mail in every language: the web's element id, the desktop's line in its two colours."""
_CITED = re.compile(r"yahoo_quoted")
_MARKS = ("quoted", "signature", "border-top", "divrply")
_SIGNATURE = re.compile(r"gmail_signature(?!_prefix)|moz-signature")
_ALT = re.compile(r"\balt=[\"']([^\"'\w]{1,4})[\"']")

_LINE_TAGS = """div tr table tbody thead tfoot h1 h2 h3 h4 h5 h6 ul ol dl dt dd section article header footer main
    center form address fieldset figure figcaption nav aside caption pre"""
_NESTED_TAGS = "div span td table p blockquote tr font center section tbody th a b i"
_SKIPPED = frozenset(
    {"style", "script", "head", "title", "noscript", "svg", "math", "object", "template", "select", "textarea", "xml"}
)
_LINES = frozenset(_LINE_TAGS.split())
_NESTED = frozenset(_NESTED_TAGS.split())
_PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol"})
_LAID_OUT = _LINES | _PARAGRAPHS | {"br", "td", "th", "li", "hr"}


@dataclass(slots=True)
class _Page:
    """What is written so far. ``open``: marked elements still open, innermost last, as [tag, nesting, what]."""

    lines: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    open: list[list[str | int]] = field(default_factory=list)
    depth: int = 0
    hidden: int = 0
    older: int = 0
    pre: int = 0


def html_to_text(html: str, enough: int = LONGEST) -> str:
    """Plain text of a mail's HTML body, at most `LONGEST` characters of it; "" for none.

    Stops soon after ``enough`` characters between tags have gone by, where the beginning is all that is wanted.

    Quotes (``blockquote``, Yahoo's container, all below Outlook's divider) are lines with ``>``; an indented
    paragraph is not a quote. Table rows are lines, list items begin with ``- ``, links are their words, hidden
    preheaders are dropped.
    """
    if len(html) > LONGEST:
        html = html[: html.rfind("<", 0, LONGEST)]
    page, at, gone, written = _Page(), 0, set[str](), 0
    while written < enough:
        tag = _TAG.search(html, at)
        if tag is None:
            break
        if tag.start() > at and not page.hidden:
            written += tag.start() - at
            _write(page, html[at : tag.start()])
        at = tag.end()
        name = (tag[2] or "").lower()
        if tag[0] == "<!--":
            at = _past(html, at, "-->", gone)
        elif name in _SKIPPED and not tag[1]:
            at = _past_element(html, at, name, gone)
        elif name:
            _tag(page, name, closing=bool(tag[1]), attributes=tag[3].lower() if tag[3] else "")
    if not page.hidden and written < enough:
        _write(page, html[at:])
    _break(page)
    return _text(page.lines)


def _past(html: str, at: int, mark: str, gone: set[str]) -> int:
    """The place after the next ``mark``; what is not there is looked for only once."""
    found = -1 if mark in gone else html.find(mark, at)
    if found < 0:
        gone.add(mark)
        return at
    return found + len(mark)


def _past_element(html: str, at: int, name: str, gone: set[str]) -> int:
    if name in gone:
        return at
    found = re.compile(rf"</{name}\b[^<>]*>", re.IGNORECASE).search(html, at)
    if found is None:
        gone.add(name)
        return at
    return found.end()


def _write(page: _Page, words: str) -> None:
    if "&" in words:
        words = unescape(words)
    if page.pre:
        *lines, last = words.split("\n")
        for line in lines:
            page.words.append(line)
            _break(page, always=True)
        page.words.append(last)
        return
    page.words.append(words)


def _mark(page: _Page) -> str:
    return ">" * min(page.depth + page.older, DEEPEST)


def _break(page: _Page, *, always: bool = False) -> None:
    """Ends the line; an empty one is written only when asked for."""
    if not page.words and not always:
        return
    line = "".join(page.words)
    page.words.clear()
    if not line.isascii():
        line = _STUFFING.sub("", line)
    line = line.rstrip() if page.pre else " ".join(line.split())
    if line or always:
        mark = _mark(page)
        line = "-- " if line == "--" else line
        page.lines.append(f"{mark} {line}" if mark else line)


def _blank(page: _Page) -> None:
    _break(page)
    if page.lines and page.lines[-1].strip("> "):
        page.lines.append(_mark(page))


def _tag(page: _Page, name: str, *, closing: bool, attributes: str) -> None:
    if closing:
        if name in _LAID_OUT:
            _layout(page, name, closing=True)
        if page.open and page.open[-1][0] == name:
            _close(page)
        return
    _open(page, name, attributes)
    if page.hidden:
        return
    if name == "img":
        alt = _ALT.search(attributes)
        page.words.append(unescape(alt[1]) if alt else "")
    elif name in _LAID_OUT:
        _layout(page, name, closing=False)


def _layout(page: _Page, name: str, *, closing: bool) -> None:
    """Line breaks that an element makes."""
    if page.hidden:
        return
    if name == "br":
        _break(page, always=True)
    elif name in _PARAGRAPHS:
        _blank(page)
    elif name in _LINES:
        _break(page)
    elif name in {"td", "th"}:
        page.words.append(" ")
    elif name == "li":
        _break(page)
        if not closing:
            page.words.append("- ")
    elif name == "hr":
        _break(page)
        page.lines.append("_" * 32)
    if name == "pre":
        page.pre = max(0, page.pre + (-1 if closing else 1))


def _open(page: _Page, name: str, attributes: str) -> None:
    """Counts nesting inside a marked element, and marks a new one."""
    what = _what(page, name, attributes)
    if not what:
        if page.open and page.open[-1][0] == name:
            page.open[-1][1] = int(page.open[-1][1]) + 1
        return
    if what in {"signature", "older"} and page.open and page.open[-1][0] == name:
        page.open[-1][1] = int(page.open[-1][1]) + 1
    if what == "signature":
        _break(page)
        page.lines.append(_mark(page) + "-- ")
        return
    _blank(page) if what == "quote" else _break(page)
    if what == "older":
        page.older = 1
        return
    page.open.append([name, 1, what])
    if what == "hidden":
        page.hidden += 1
    else:
        page.depth += 1


def _what(page: _Page, name: str, attributes: str) -> str:
    """What an element is to us: hidden, older (all below it), quote, signature, or nothing ("")."""
    if name == "blockquote":
        return "" if _INDENT.search(attributes) else "quote"
    if len(attributes) < 7 or attributes.endswith("/"):  # " hidden" is the shortest that matters
        return ""
    if name in _NESTED and _may_hide(attributes) and _HIDDEN.search(attributes):
        return "hidden"
    return _set_off(page, attributes) if name in {"div", "pre"} else ""


def _may_hide(attributes: str) -> bool:
    return "none" in attributes or "hid" in attributes or "max-h" in attributes or "opac" in attributes


def _set_off(page: _Page, attributes: str) -> str:
    if not any(sign in attributes for sign in _MARKS):
        return ""
    if not page.older and _OLDER.search(attributes):
        return "older"
    if _CITED.search(attributes):
        return "quote"
    return "signature" if _SIGNATURE.search(attributes) else ""


def _close(page: _Page) -> None:
    """Ends one nesting of the innermost marked element."""
    top = page.open[-1]
    top[1] = int(top[1]) - 1
    if top[1]:
        return
    page.open.pop()
    if top[2] == "hidden":
        page.hidden -= 1
    else:
        _break(page)
        page.depth -= 1
        _blank(page)


def _text(lines: list[str]) -> str:
    """Joins the lines, one blank line at most between two."""
    kept: list[str] = []
    for line in lines:
        if line.strip("> ") or (kept and kept[-1].strip("> ")):
            kept.append(line)
    return "\n".join(kept).strip()
