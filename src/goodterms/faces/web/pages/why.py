"""Why: every rule, what it looks at, with examples and its source."""

from __future__ import annotations

import re

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from goodterms.desk.trouble import Trouble
from goodterms.faces.web.state import show

LABELS = re.compile(r"^(Bad|Good|Source):\s*", re.MULTILINE)
"""How a rule's own text begins its examples and its source."""

QUOTED = re.compile(r'"([^"]*)"')


def page(request: Request) -> Response:
    """Every rule with its first sentence."""
    from goodterms.desk.why import rules

    return show(request, "why.html", rules=[(name, title(name), says) for name, says in rules()])


def rule(request: Request) -> Response:
    """One rule in full."""
    from goodterms.desk.why import why

    name = request.path_params["rule"]
    try:
        says, *examples = LABELS.split(why(name))
    except Trouble as trouble:
        raise HTTPException(404, "There is no rule of that name. Why lists them all.") from trouble
    paragraphs = [_line(paragraph) for paragraph in says.split("\n\n") if paragraph.strip()]
    labelled = [(label, _line(words)) for label, words in zip(examples[::2], examples[1::2], strict=True)]
    return show(request, "rule.html", name=name, title=title(name), paragraphs=paragraphs, examples=labelled)


def title(name: str) -> str:
    """A rule's name as words: ``never_two_way`` is "Never two way"."""
    return name.replace("_", " ").capitalize()


def _line(text: str) -> str:
    """A paragraph of a docstring as one line, its quotation marks as people print them."""
    return QUOTED.sub("“\\1”", " ".join(text.split()))


routes = [Route("/why", page), Route("/why/{rule}", rule)]
