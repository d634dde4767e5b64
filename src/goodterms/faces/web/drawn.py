"""The paper that pages are drawn on: templates, and the words that all of them use."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from goodterms.desk.moment import now
from goodterms.faces import said
from goodterms.faces.web.pointing import pointed
from goodterms.faces.web.when import today_of, when
from goodterms.words import channel

TEMPLATES = Path(__file__).with_name("templates")


def paper(navigation: Mapping[str, Mapping[str, str]]) -> Environment:
    """The environment of all templates. ``navigation``: heading to words to paths; under none what one always sees.

    Everything put into a template is escaped; a name that is not given is an error and never an empty place.
    """
    drawn = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages = {word: path for words in navigation.values() for word, path in words.items()}
    drawn.globals |= {"navigation": navigation, "pages": pages, "DEPTHS": said.DEPTHS, "STATES": said.STATES}
    drawn.filters |= {
        "when": lambda day, capital=False: when(day, today_of(now()), capital=capital),
        "day": said.day,
        "channel": channel,
        "counted": said.counted,
        "listed": said.listed,
        "pointed": lambda text, known=None: pointed(text, pages, known=known),
        "clean": _clean,
    }
    return drawn


def _clean(text: str) -> Markup:
    """Words of strangers, kept from turning the direction of what stands around them."""
    return Markup('<bdi dir="auto">{}</bdi>').format(text)
