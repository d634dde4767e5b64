"""Everything that is read of one message: what it wants, and how it is put."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, tzinfo

from goodterms.asks.reading import model
from goodterms.asks.reading.congratulation import Congratulation, congratulation
from goodterms.asks.reading.opt_out import OptOut, opt_out
from goodterms.asks.reading.personal import PersonalHello, personal_hello
from goodterms.asks.reading.promises import Promise, promises
from goodterms.asks.reading.read import read
from goodterms.asks.reading.shared import shared
from goodterms.asks.reading.sorry import Missed, sorry_for_missing
from goodterms.asks.reading.thanks import Thanks, thanks
from goodterms.asks.standards import DEFAULTS, Standards
from goodterms.words import Kind, Reading, Span

READERS = "6"
"""Goes up when any reader but the fitted one reads differently, so that what is stored is read again."""


@dataclass(frozen=True, slots=True)
class Whole:
    """One message read. Every part carries the words behind it; empty or None where there is none."""

    reading: Reading
    thanks: tuple[Thanks, ...] = ()
    congratulates: Congratulation | None = None
    promises: tuple[Promise, ...] = ()
    sorry: Missed | None = None
    opts_out: OptOut | None = None
    shared: tuple[Span, ...] = ()
    hello: PersonalHello | None = None


def whole(
    text: str, written: int, declared: Kind | None = None, standards: Standards = DEFAULTS, zone: tzinfo = UTC
) -> Whole:
    """Reads the own text of one message. ``written``: when, UTC seconds; "Monday" is told from it, in ``zone``."""
    return Whole(
        reading=read(text, declared, standards),
        thanks=thanks(text),
        congratulates=congratulation(text),
        promises=promises(text, written, zone),
        sorry=sorry_for_missing(text),
        opts_out=opt_out(text),
        shared=shared(text),
        hello=personal_hello(text),
    )


def version() -> str:
    """The version that stored readings name: of the weights, and of the other readers."""
    return f"{model.version()}.{READERS}"
