"""Sentences of the desk name commands to type; on the page they lead to the page that does the same."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup, escape

COMMAND = re.compile(r"goodterms (?P<name>[a-z]+)(?: (?P<rest>PATH|[a-z]+_[a-z_]+))?")
"""``goodterms import PATH``, ``goodterms why never_two_way``, ``goodterms standards``."""

AT = {
    "import": "Import",
    "today": "Today",
    "people": "People",
    "ask": "Ask",
    "asked": "Asked",
    "standards": "Standards",
    "why": "Why",
}
"""Command to the page of the navigation."""


def pointed(text: str, pages: Mapping[str, str]) -> Markup:
    """A sentence as HTML, its commands as links to the pages there are, and as code where there is none.

    ``pages``: the navigation, word to path.
    """
    parts: list[Markup] = []
    end = 0
    for found in COMMAND.finditer(text):
        parts += [escape(text[end : found.start()]), _link(found, pages)]
        end = found.end()
    return Markup("").join([*parts, escape(text[end:])])


def _link(found: re.Match[str], pages: Mapping[str, str]) -> Markup:
    says = AT.get(found["name"], "")
    if says not in pages:
        return Markup("<code>{}</code>").format(found[0])
    rest = f"/{found['rest']}" if found["name"] == "why" and found["rest"] else ""
    return Markup('<a href="{}">{}</a>').format(pages[says] + rest, says)
