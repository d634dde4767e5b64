"""Sentences of the desk name commands to type; on the page they lead to the page that does the same."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup, escape

COMMAND = re.compile(r"goodterms (?P<name>[a-z]+)(?: (?P<rest>PATH|--history|--next|[a-z]+_[a-z_]+))?")
"""``goodterms import PATH``, ``goodterms why never_two_way``, ``goodterms standards``."""

READ_ON = "goodterms read --history"
"""The Ledger has a button for it."""

AT = {
    "import": "Import",
    "sync": "Sources",
    "today": "Today",
    "people": "People",
    "who": "Who",
    "ask": "Ask",
    "asked": "Asked",
    "ledger": "Ledger",
    "hindsight": "Hindsight",
    "mirror": "Mirror",
    "brief": "Brief",
    "split": "Lists",
    "standards": "Standards",
    "why": "Why",
}
"""Command to the page of the navigation."""


KNOWN = re.compile(r"once and it is remembered: goodterms log known .+?\. (?=If not)", re.DOTALL)
"""What a finding says of somebody unknown: on the page that is a button."""


def pointed(text: str, pages: Mapping[str, str], *, known: int | None = None) -> Markup:
    """A sentence as HTML, its commands as links to the pages there are, and as code where there is none.

    ``pages``: the navigation, word to path. ``known``: the number of a recipient in the draft of Ask, where "goodterms
    log known" becomes a button of its form.
    """
    if (found := KNOWN.search(text)) is not None:
        before, after = (pointed(part, pages) for part in (text[: found.start()], text[found.end() :]))
        return Markup("{}once: {} {}").format(before, _button(known, pages), after)
    parts: list[Markup] = []
    end = 0
    for found in COMMAND.finditer(text):
        parts += [escape(text[end : found.start()]), _link(found, pages)]
        end = found.end()
    return Markup("").join([*parts, escape(text[end:])])


def _button(known: int | None, pages: Mapping[str, str]) -> Markup:
    """The button that keeps "I know them", or the page that has it."""
    if known is None:
        return Markup('write to them in <a href="{}">Ask</a>, which keeps it.').format(pages.get("Ask", "/"))
    return Markup(
        '<button class="word" id="known-{0}" form="draft" name="said" value="known {0}">I know them</button>.'
    ).format(known)


def _link(found: re.Match[str], pages: Mapping[str, str]) -> Markup:
    says = "Ledger" if found[0] == READ_ON else AT.get(found["name"], "")
    if says not in pages:
        return Markup("<code>{}</code>").format(found[0])
    rest = f"/{found['rest']}" if found["name"] == "why" and found["rest"] else ""
    return Markup('<a href="{}">{}</a>').format(pages[says] + rest, says)
