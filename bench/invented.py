"""Invented words, names and running text for the benches: seeded, so that the same number gives the same bytes.

Words fall off as they do in language (Zipf-Mandelbrot over 20,000), because a full-text index costs by how
many different words a text has. Nobody here exists, and every address is under a reserved domain (RFC 2606, RFC 6761).
"""

from __future__ import annotations

import itertools
import random
import textwrap
from typing import NamedTuple

COMMON = """
the to and of a in I you is that it for on we with be this have are not at as was will but your can if so me my they
from or an all by when one what about there up out just had would our do were been has more some time like no how could
than then now only know see get them into other any good who over also back after work first well even new want because
way where think which next week meeting draft project number house garden table street
"""
ONSETS = ("b", "br", "d", "dr", "f", "g", "gl", "h", "k", "l", "m", "n", "p", "pl", "r", "s", "st", "t", "tr", "v", "w")
VOWELS = ("a", "e", "i", "o", "u", "ai", "ea", "ou")
CODAS = ("", "", "l", "m", "n", "nd", "r", "rt", "s", "t", "ck")
VOCABULARY = 20_000
PARAGRAPHS = 12_000
"""Paragraphs in stock, of some 300 letters each; a text is a run of them from anywhere."""

WIDTH = 72


class Person(NamedTuple):
    """Somebody invented. ``html``: their program sends HTML beside the plain text. ``german``: it quotes in German."""

    name: str
    address: str
    html: bool
    german: bool


OWNER = Person("Mara Quillfeather", "mara@quillfeather.example", html=True, german=False)


def drawing(seed: int) -> random.Random:
    """Where every choice of a bench comes from."""
    return random.Random(seed)  # noqa: S311 - invented mail needs no secrets


def word(draw: random.Random, syllables: int) -> str:
    """A word that nobody has heard."""
    parts = (draw.choice(ONSETS) + draw.choice(VOWELS) + draw.choice(CODAS) for _ in range(syllables))
    return "".join(parts)


def people(draw: random.Random, n: int) -> list[Person]:
    """This many people, each with an address of their own."""
    given = [word(draw, 2).title() for _ in range(90)]
    family = [word(draw, 2).title() + draw.choice(("quill", "feather", "wick", "mere", "low")) for _ in range(300)]
    firms = [word(draw, 2) for _ in range(max(20, n // 6))]
    found: dict[str, Person] = {}
    while len(found) < n:
        first, last, firm = draw.choice(given), draw.choice(family), draw.choice(firms)
        address = f"{first}.{last}@{firm}.example".lower()
        found.setdefault(address, Person(f"{first} {last}", address, draw.random() < 0.6, draw.random() < 0.1))
    return list(found.values())


class Prose:
    """A stock of running text, wrapped as mail is."""

    def __init__(self, draw: random.Random) -> None:
        self.draw = draw
        lengths = draw.choices((1, 2, 3, 4), (1, 6, 6, 3), k=VOCABULARY)
        self.words = [*COMMON.split(), *(word(draw, length) for length in lengths)]
        self.weights = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(len(self.words))))
        self.stock = [textwrap.fill(self._paragraph(), WIDTH) for _ in range(PARAGRAPHS)]

    def _paragraph(self) -> str:
        return " ".join(self.sentence() for _ in range(self.draw.randint(2, 5)))

    def sentence(self) -> str:
        """Six to eighteen words with an end; one in eight asks."""
        words = self.some(self.draw.randint(6, 18))
        return f"{words[0].upper()}{words[1:]}{'?' if self.draw.random() < 0.125 else '.'}"

    def some(self, n: int) -> str:
        """This many words."""
        return " ".join(self.draw.choices(self.words, cum_weights=self.weights, k=n))

    def text(self, letters: float) -> str:
        """Paragraphs of about this many letters together, at least one."""
        at = self.draw.randrange(PARAGRAPHS)
        found = [self.stock[at]]
        size = len(found[0])
        while size < letters:
            at = (at + 1) % PARAGRAPHS
            found.append(self.stock[at])
            size += len(self.stock[at])
        return "\n\n".join(found)
